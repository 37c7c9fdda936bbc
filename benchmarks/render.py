"""Printing .docx files beside docxtpl and beside the floor, in one run: ``python -m benchmarks.render``.

CPU time of one document, warm, written to disk. The floor is what cannot be saved: the same XML rendered by Jinja alone,
encoded, deflated, zipped and written (benchmarks/floors.py). Ratios count, not seconds: both sides ran on the same machine a
moment apart.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import floors, peers
from generator.model import Cell, Division, Document, Item, Level, Paragraph, Recipients, Signature, Table
from generator.writers import docx
from generator.writers.docx.verify import verify

ROUNDS = 7
TEXT = (
    "Các sở, ban, ngành, Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội các cấp trong tỉnh, Ủy ban nhân "
    "dân các cấp và các cụm, khối thi đua thuộc tỉnh căn cứ vào đặc điểm tình hình, yêu cầu, nhiệm vụ tổ chức thực hiện Phong "
    "trào thi đua thiết thực, hiệu quả."
)
HEAD = (
    "STT",
    "Họ và tên",
    "Chức vụ, đơn vị công tác",
    "Thành tích",
    "Số quyết định",
    "Ngày",
    "Số tiền (đồng)",
    "Ghi chú",
)
YAML = """
loai: cong-van
co_quan: SỞ NỘI VỤ
ky_hieu: SNV-VP
dia_danh: A
trich_yeu: báo cáo kết quả phong trào thi đua năm 2025
kinh_gui: Ủy ban nhân dân xã B
noi_dung: [Đề nghị báo cáo trước ngày 20 tháng 3./.]
ky: {quyen_han_chuc_vu: [GIÁM ĐỐC], ho_ten: Nguyễn Văn A}
"""
GOALS = {"letter": 0.25, "plan": 1.0, "table": 50.0}
"""Milliseconds of CPU that each piece of work may take."""


def base(**fields: Any) -> Document:
    """Return a document with everything but its body."""
    given: dict[str, Any] = {
        "kind": "ke-hoach",
        "issuer": ("ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"),
        "number": "15",
        "symbol": "KH-UBND",
        "place": "Nghệ An",
        "date": "05/3/2026",
        "title": "Triển khai công tác thi đua, khen thưởng năm 2026",
        "recipients": Recipients(lines=("Bộ Nội vụ (để b/c);", "Các sở, ban, ngành cấp tỉnh;"), archive="Lưu: VT, NC."),
        "signature": Signature(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name="Nguyễn Văn An"),
    }
    return Document(**{**given, **fields})


def letter(number: int = 1) -> Document:
    """Return a công văn of one page, each with a number of its own."""
    return base(
        kind="cong-van",
        superior=("UBND TỈNH NGHỆ AN",),
        issuer=("SỞ NỘI VỤ",),
        number=f"{number:02d}",
        symbol="SNV-VP",
        title="báo cáo kết quả phong trào thi đua năm 2025",
        addressees=(f"Ủy ban nhân dân xã số {number}",),
        body=(
            Paragraph(text=TEXT),
            Paragraph(text=TEXT),
            Paragraph(text="Báo cáo gửi về Sở Nội vụ trước ngày 20 tháng 3./."),
        ),
    )


def plan() -> Document:
    """Return a plan of 150 paragraphs."""
    sections = []
    for number in range(15):
        points = tuple(Item(label=f"{letter_})", text=TEXT, level=Level.DIEM) for letter_ in "abcd")
        dashes = tuple(Item(label="-", text=TEXT, level=Level.GACH) for _n in range(3))
        clause = Division(label="1.", heading="Nội dung thực hiện", level=Level.KHOAN, children=points + dashes)
        sections.append(
            Division(
                label=f"{number + 1}.", heading="NHIỆM VỤ", level=Level.LA_MA, children=(clause, Paragraph(text=TEXT))
            )
        )
    return base(body=tuple(sections))


def table() -> Document:
    """Return a plan that is one table of 2,000 rows in eight columns."""
    rows = [HEAD] + [
        (
            str(number),
            f"Nguyễn Văn {number}",
            "Chuyên viên, Phòng Nội vụ",
            "Hoàn thành xuất sắc nhiệm vụ",
            f"{number}/QĐ-UBND",
            "05/3/2025",
            "1.500.000",
            "",
        )
        for number in range(2_000)
    ]
    return base(body=(Table(rows=tuple(tuple(Cell(text=text) for text in row) for row in rows)),))


def cpu(work: Callable[[], Any], times: int) -> tuple[float, float]:
    """Return the least and the middle CPU milliseconds of one call, over several rounds."""
    work()
    found = []
    for _round in range(ROUNDS):
        start = time.process_time()
        for _time in range(times):
            work()
        found.append((time.process_time() - start) / times * 1000)
    return min(found), statistics.median(found)


def fresh(document: Document) -> float:
    """Return the least CPU milliseconds of a new process that prints one document from plain data."""
    code = (
        "import sys\nfrom generator.model import Document\nfrom generator.writers import docx\n"
        "docx.render(Document.model_validate_json(sys.stdin.buffer.read()))"
    )
    return _process(code, document.model_dump_json().encode())


def importing() -> float:
    """Return the least CPU milliseconds that importing the model takes beyond starting Python."""
    return _process("import generator.model.document", b"") - _process("pass", b"")


def command() -> float:
    """Return the least CPU milliseconds of ``vanban render`` of one .yaml, from start to end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thu.yaml"
        path.write_text(YAML, encoding="utf-8")
        code = "from generator.cli import main\nimport sys\nsys.exit(main())"
        return _process(code, b"", "render", str(path), "-o", str(path.with_suffix(".docx")), "--force")


def _process(code: str, data: bytes, *arguments: str) -> float:
    # As on an office's machine: the first round leaves the compiled modules that an installation would hold.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    best = float("inf")
    for _round in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-c", code, *arguments], input=data, check=True, capture_output=True, env=environment
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000)
    return best


def rows() -> list[tuple[str, ...]]:
    """Return the table: work, ours, with proof, docxtpl, ratio, floor, ours over the floor, goal."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name, document, times in (("letter", letter(), 400), ("plan", plan(), 100), ("table", table(), 3)):
            compiled = docx.compile_template(docx.template_for(document))
            printed = compiled.render(document)
            path = Path(folder) / "ta.docx"
            ours, middle = cpu(lambda c=compiled, d=document, p=path: p.write_bytes(c.render(d)), times)  # type: ignore[misc]
            proof, _middle = cpu(lambda p=printed, d=document: verify(p, d, "mẫu"), times)  # type: ignore[misc]
            theirs, _middle = cpu(peers.docxtpl(document, Path(folder)), max(1, times // 40))
            least, _middle = cpu(floors.rendering(document, Path(folder) / "san.docx"), times)
            found.append(
                (
                    name,
                    f"{ours:.3f} (giữa {middle:.3f})",
                    f"{proof:.3f}",
                    f"{theirs:.1f}",
                    f"{theirs / ours:.0f}×",
                    f"{least:.3f}",
                    f"{ours / least:.1f}×",
                    f"{GOALS[name]:g}",
                )
            )
    return found


def main() -> None:
    """Print the table and the time of a fresh process."""
    head = ("việc", "ta (ms CPU)", "chứng minh", "docxtpl", "nhanh hơn", "sàn", "so với sàn", "mục tiêu")
    for row in (head, *rows()):
        print(" | ".join(text.rjust(width) for text, width in zip(row, (7, 24, 10, 8, 9, 7, 10, 8), strict=True)))
    print(f"một công văn trong tiến trình mới: {fresh(letter()):.0f} ms CPU (mục tiêu 150)")


if __name__ == "__main__":
    main()
