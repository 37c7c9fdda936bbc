"""Thousands of letters beside the printers of others and the floors, in one run: ``python -m benchmarks.batch`` writes docs/benchmarks.md.

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
from pathlib import Path
from typing import Any

from benchmarks import floors, peers
from benchmarks import render as one
from generator import libreoffice
from generator.model import Document
from generator.writers import docx
from generator.writers.docx.verify import verify

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
COMMUNES = 3_321
"""Communes of the country since 1 July 2025: a letter to each is the work of one plan."""
MANY = 10_000
"""Letters enough that starting the processes does not count."""
RUNS = 3
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


def single(folder: Path) -> list[tuple[str, ...]]:
    """Return the rows of one document each: ours, the floors, the peers; the spread of each and its ratio to ours."""
    rows = []
    for name, document, times in (
        ("công văn một trang", one.letter(), 300),
        ("kế hoạch 150 đoạn", one.plan(), 100),
        ("bảng 2.000 × 8", one.table(), 5),
    ):
        compiled = docx.compile_template(docx.template_for(document))
        path = folder / "ta.docx"

        def ours(c: Any = compiled, d: Document = document, p: Path = path) -> None:
            p.write_bytes(c.render(d))

        def proved(c: Any = compiled, d: Document = document, p: Path = path) -> None:
            data = c.render(d)
            verify(data, d, "mẫu")
            p.write_bytes(data)

        own = peers.spread(ours, times)
        measured = [
            ("**vanban**", own),
            ("vanban kèm chứng minh", peers.spread(proved, times)),
            ("sàn: nén, gói, ghi", peers.spread(floors.packing(document, folder / "san.docx"), times)),
            ("sàn: Jinja trần, nén, gói, ghi", peers.spread(floors.rendering(document, folder / "san2.docx"), times)),
            *peers.all_of(document, folder),
        ]
        rows += [(name, who, _shown(found), _ratio(found.middle / own.middle)) for who, found in measured]
    return rows


def _shown(found: peers.Measured) -> str:
    places = 2 if found.middle < 20 else 0
    return f"{found.middle:.{places}f} ({found.least:.{places}f}–{found.most:.{places}f})"


def _ratio(value: float) -> str:
    return f"{value:.2f}×" if value < 10 else f"{value:.0f}×"


def run(folder: Path, into: str, *options: str) -> tuple[float, float, float, float]:
    """Run ``vanban batch`` in a process of its own; return its seconds, CPU seconds, peak memory in MB, and the CPU seconds
    of its first process alone.

    The peak is that of the first process (Linux): what a child of ours is said to have taken would count this one's too.
    """
    code = (
        "import re, resource, sys\nfrom pathlib import Path\nfrom generator.cli import main\ncode = main(sys.argv[1:])\n"
        "own = resource.getrusage(resource.RUSAGE_SELF)\nprint(own.ru_utime + own.ru_stime)\n"
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
    *_said, own, memory = done.stdout.splitlines()
    return seconds, cpu, float(memory), float(own)


def letters(folder: Path, count: int) -> None:
    """Write the table and the base of so many letters."""
    (folder / "chung.yaml").write_text(BASE, encoding="utf-8")
    with (folder / "xa.csv").open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(["so", "ten_xa", "kinh_gui"])
        lines.writerows([str(n), f"xã số {n}", f"Ủy ban nhân dân xã số {n}"] for n in range(1, count + 1))


def bulk(folder: Path, *, pdf: bool) -> tuple[list[tuple[str, ...]], str]:
    """Return the rows of whole runs: seconds, CPU per document, peak memory; and a line on two processes beside one."""
    rows = []

    def add(name: str, count: int, into: str, *options: str) -> tuple[float, float, float]:
        runs = [run(folder, f"{into}-{number}", *options) for number in range(1 if "--pdf" in options else RUNS)]
        seconds = sorted(one_run[0] for one_run in runs)
        middle, cpu, memory = statistics.median(seconds), min(one_run[1] for one_run in runs), max(r[2] for r in runs)
        shown = f"{middle:.1f}" if len(runs) == 1 else f"{middle:.1f} ({seconds[0]:.1f}–{seconds[-1]:.1f})"
        rows.append((name, shown, one_dot(round(count / middle)), f"{cpu / count * 1000:.2f}", f"{memory:.0f}"))
        return seconds[0], cpu, min(one_run[3] for one_run in runs)

    letters(folder, 500)
    add("500 công văn, 1 tiến trình", 500, "it")
    letters(folder, COMMUNES)
    add(f"{one_dot(COMMUNES)} công văn, 1 tiến trình", COMMUNES, "mot")
    add(f"{one_dot(COMMUNES)} công văn, 2 tiến trình", COMMUNES, "hai", "--jobs", "2")
    add(f"{one_dot(COMMUNES)} công văn ghép một tệp", COMMUNES, "ghep", "--join")
    letters(folder, MANY)
    alone = add(f"{one_dot(MANY)} công văn, 1 tiến trình", MANY, "nhieu")
    both = add(f"{one_dot(MANY)} công văn, 2 tiến trình", MANY, "nhieu-hai", "--jobs", "2")
    if pdf:
        letters(folder, COMMUNES)
        add(f"{one_dot(COMMUNES)} công văn và PDF, 2 tiến trình", COMMUNES, "pdf", "--pdf", "--jobs", "2")
        assert len(list((folder / "pdf-0").glob("*.pdf"))) == COMMUNES
    parts = both[1] - both[2]
    return rows, (
        f"Hai tiến trình nhanh gấp {alone[0] / both[0]:.2f} lần một tiến trình ({one_dot(MANY)} công văn, lượt nhanh nhất của mỗi bên; máy bận việc khác thì số này không nói "
        f"được gì). Theo CPU: một tiến trình {alone[1]:.2f} giây; chia hai thì tiến trình chính {both[2]:.2f}, hai tiến trình con {parts:.2f}, vậy trên hai nhân rảnh "
        f"nhanh gấp ít nhất {alone[1] / (both[2] + parts / 2):.2f} lần, nhiều nhất {min(2.0, alone[1] / (both[1] / 2)):.2f}."
    )


def one_dot(count: int) -> str:
    """Return a number as written in Vietnam."""
    return f"{count:,}".replace(",", ".")


def page(pdf: bool) -> str:
    """Measure everything and return the page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = _load()
        singles = single(folder)
        runs, scaling = bulk(folder, pdf=pdf)
    fresh = one.fresh(one.letter())
    left_out = peers.missing()
    return "\n".join(
        [
            "# Số đo",
            "",
            "Trang này do `python -m benchmarks.batch` ghi ra (`make bench`). Mọi số là của cùng một lần chạy; so tỷ lệ, đừng so số giây của hai máy.",
            f"Máy: {os.cpu_count()} nhân, {platform.system()}, Python {platform.python_version()}; tải trung bình trước khi đo {before:.1f}, lúc xong {_load():.1f}.",
            *([f"Chưa cài ở máy này nên không đo: {', '.join(left_out)}."] if left_out else []),
            "",
            "## Một văn bản",
            "",
            f"Mili giây CPU, tiến trình đã chạy sẵn, kể cả ghi ra đĩa: giữa (ít nhất–nhiều nhất) của {peers.ROUNDS} lượt.",
            "",
            "- *Sàn: nén, gói, ghi*: phần XML đã xong, chỉ mã hóa, nén, đóng gói và ghi đúng các bytes đó.",
            "- *Sàn: Jinja trần, nén, gói, ghi*: thêm việc tạo ra phần XML ấy bằng một mẫu Jinja dịch sẵn, biết trước cả văn bản: chỉ điền chữ và thoát ký tự,",
            "  không đo bề rộng cột, không ngắt dòng theo nghĩa, không kiểm tra gì. Kết quả giống từng ký tự, có kiểm tra trước khi đo.",
            "- *Kèm chứng minh*: mở lại tệp vừa soạn, tìm đủ mọi giá trị; `vanban batch` luôn làm việc này, các công cụ khác không có.",
            "- Các công cụ khác soạn cùng những chữ ấy từ mẫu đơn giản (đoạn trơn, không kiểu chữ, không nét kẻ), riêng docxtpl dùng mẫu của vanban cho công văn, kế hoạch.",
            "",
            *_table(("việc", "công cụ", "ms CPU: giữa (từ–đến)", "so với vanban"), singles),
            "",
            f"Một công văn trong một tiến trình mới (nạp Python, thư viện, mẫu đã dịch từ bộ nhớ đệm): {fresh:.0f} ms CPU; lệnh `vanban render` trọn vẹn: {one.command():.0f} ms,",
            f"trong đó nạp thư viện đọc dữ liệu (pydantic) và mô hình văn bản {one.importing():.0f} ms.",
            "",
            "## Cả một lần chạy (`vanban batch`: đọc bảng, xét, soạn, chứng minh, ghi, đặt tên, mã băm)",
            "",
            *_table(("việc", "giây", "văn bản/giây", "ms CPU một văn bản", "bộ nhớ đỉnh (MB)"), runs),
            "",
            scaling,
            "",
        ]
    )


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


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
