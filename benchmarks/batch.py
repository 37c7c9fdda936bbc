"""Thousands of letters beside docxtpl and the floor, in one run: ``python -m benchmarks.batch`` writes docs/benchmarks.md.

Every figure is of this run; ratios count, not seconds. Work: letter, plan of 150 paragraphs, table of 2,000 rows; a run of
``vanban batch`` with one and two processes; PDF of 3,321 letters where LibreOffice is there (``--no-pdf`` leaves it out).
"""

from __future__ import annotations

import csv
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks import render as one
from generator import libreoffice
from generator.model import Document
from generator.writers import docx
from generator.writers.docx.verify import verify

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
COMMUNES = 3_321
"""Communes of the country since 1 July 2025: a letter to each is the work of one plan."""
ROUNDS = 5
BASE = """
co_quan_chu_quan: UBND TỈNH A
co_quan: SỞ NỘI VỤ
ky_hieu: SNV-VP
dia_danh: A
trich_yeu: báo cáo kết quả phong trào thi đua năm 2025 của {ten_xa}
noi_dung:
  - Sở Nội vụ đề nghị {ten_xa} gửi báo cáo kết quả phong trào thi đua năm 2025.
  - Báo cáo gửi về Sở Nội vụ trước ngày 20 tháng 3./.
noi_nhan: {danh_sach: [Như trên;], luu: "Lưu: VT."}
ky: {quyen_han_chuc_vu: [GIÁM ĐỐC], ho_ten: Nguyễn Văn A}
"""


def spread(work: Callable[[], Any], times: int) -> tuple[float, float, float]:
    """Return the least, middle and greatest CPU milliseconds of one call over the rounds."""
    work()
    found = []
    for _round in range(ROUNDS):
        start = time.process_time()
        for _time in range(times):
            work()
        found.append((time.process_time() - start) / times * 1000)
    return min(found), statistics.median(found), max(found)


def floor(document: Document, folder: Path) -> Callable[[], None]:
    """Return what no printer can save: the finished XML encoded, deflated, zipped and written."""
    packed, path = one.floor(document), folder / "san.docx"
    return lambda: void(path.write_bytes(packed()))


def void(_value: object) -> None:
    """Return nothing."""


def single(folder: Path) -> list[tuple[str, ...]]:
    """Return the rows of one document each: ours written, ours with proof, docxtpl, the floor, ratios."""
    rows = []
    for name, document, times in (
        ("công văn một trang", one.letter(), 200),
        ("kế hoạch 150 đoạn", one.plan(), 60),
        ("bảng 2.000 × 8", one.table(), 2),
    ):
        compiled = docx.compile_template(docx.template_for(document))
        path = folder / "ta.docx"

        def ours(c: Any = compiled, d: Document = document, p: Path = path) -> None:
            p.write_bytes(c.render(d))

        def proved(c: Any = compiled, d: Document = document, p: Path = path) -> None:
            data = c.render(d)
            verify(data, d, "mẫu")
            p.write_bytes(data)

        least, middle, most = spread(ours, times)
        with_proof = spread(proved, times)[1]
        theirs = spread(one.peer(document, folder), max(1, times // 40))[1]
        ground = spread(floor(document, folder), times)[1]
        rows.append(
            (
                name,
                f"{middle:.2f} ({least:.2f}–{most:.2f})",
                f"{with_proof:.2f}",
                f"{theirs:.1f}",
                f"{ground:.2f}",
                f"{theirs / middle:.0f}×",
                f"{middle / ground:.1f}×",
            )
        )
    return rows


def run(folder: Path, into: str, *options: str) -> tuple[float, float, float]:
    """Run ``vanban batch`` in a process of its own; return its seconds, CPU seconds and peak memory in MB.

    The peak is that of the first process (Linux): what a child of ours is said to have taken would count this one's too.
    """
    code = (
        "import re, sys\nfrom pathlib import Path\nfrom generator.cli import main\ncode = main(sys.argv[1:])\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) / 1024)\nsys.exit(code)"
    )
    command = ["batch", "cong-van", str(folder / "xa.csv"), "--base", str(folder / "chung.yaml"), "--name", "{so}"]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, *command, "-o", str(folder / into), *options],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, cpu, float(done.stdout.splitlines()[-1])


def letters(folder: Path, count: int) -> None:
    """Write the table and the base of so many letters."""
    (folder / "chung.yaml").write_text(BASE, encoding="utf-8")
    with (folder / "xa.csv").open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(["so", "ten_xa", "kinh_gui"])
        lines.writerows([str(n), f"xã số {n}", f"Ủy ban nhân dân xã số {n}"] for n in range(1, count + 1))


def bulk(folder: Path, *, pdf: bool) -> list[tuple[str, ...]]:
    """Return the rows of whole runs: seconds, CPU per document, peak memory."""
    rows = []

    def add(name: str, count: int, into: str, *options: str) -> None:
        seconds, cpu, memory = run(folder, into, *options)
        rows.append((name, f"{seconds:.1f}", f"{count / seconds:,.0f}", f"{cpu / count * 1000:.2f}", f"{memory:.0f}"))

    for count in (500, COMMUNES):
        letters(folder, count)
        add(f"{one_dot(count)} công văn, 1 tiến trình", count, f"mot-{count}")
    add(f"{one_dot(COMMUNES)} công văn, 2 tiến trình", COMMUNES, "hai", "--jobs", "2")
    add(f"{one_dot(COMMUNES)} công văn ghép một tệp", COMMUNES, "ghep", "--join")
    if pdf:
        add(f"{one_dot(COMMUNES)} công văn và PDF, 2 tiến trình", COMMUNES, "pdf", "--pdf", "--jobs", "2")
        assert len(list((folder / "pdf").glob("*.pdf"))) == COMMUNES
    return rows


def one_dot(count: int) -> str:
    """Return a number as written in Vietnam."""
    return f"{count:,}".replace(",", ".")


def page(pdf: bool) -> str:
    """Measure everything and return the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        singles, runs = single(folder), bulk(folder, pdf=pdf)
    fresh = one.fresh(one.letter())
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return "\n".join(
        [
            "# Số đo",
            "",
            "Trang này do `python -m benchmarks.batch` ghi ra (`make bench`). Mọi số là của cùng một lần chạy; so tỷ lệ, đừng so số giây của hai máy.",
            f"Máy: {os.cpu_count()} nhân, {platform.system()}, Python {platform.python_version()}, docxtpl {version('docxtpl')}; tải trung bình lúc đo {load:.1f}.",
            "",
            "## Một văn bản (mili giây CPU, tiến trình đã chạy sẵn, ghi ra đĩa)",
            "",
            "Sàn là việc không ai tránh được: mã hóa, nén, đóng gói và ghi đúng các bytes đó. Chứng minh là mở lại tệp, tìm đủ mọi giá trị.",
            "",
            *_table(
                (
                    "việc",
                    "vanban: giữa (từ–đến)",
                    "kèm chứng minh",
                    "docxtpl",
                    "sàn",
                    "nhanh hơn docxtpl",
                    "so với sàn",
                ),
                singles,
            ),
            "",
            f"Một công văn trong một tiến trình mới: {fresh:.0f} ms CPU.",
            "",
            "## Cả một lần chạy (`vanban batch`: đọc bảng, xét, soạn, chứng minh, ghi, đặt tên, mã băm)",
            "",
            *_table(("việc", "giây", "văn bản/giây", "ms CPU một văn bản", "bộ nhớ đỉnh (MB)"), runs),
            "",
        ]
    )


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    lines = [head, ("---",) * len(head), *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def main() -> None:
    """Write the page and print it."""
    text = page("--no-pdf" not in sys.argv and libreoffice.available())
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
