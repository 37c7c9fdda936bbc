"""How long a 12-page .docx takes to read in full, beside the time python-docx needs only to open it.

    .venv/bin/python -m benchmarks.read_docx [file.docx …]

CPU milliseconds, warm, median of many runs; without a file a plan of about 12 pages is made on the spot.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from generator.readers.docx import layout_of, lines_of, read

SENTENCE = (
    "Tổ chức quán triệt, triển khai thực hiện đồng bộ, hiệu quả các nhiệm vụ, giải pháp được giao; định kỳ trước ngày 15 tháng 12 hằng năm "
    "báo cáo kết quả về Sở Nội vụ để tổng hợp, tham mưu Ủy ban nhân dân tỉnh xem xét, chỉ đạo theo quy định. "
)
RUNS = 30


def plan() -> bytes:
    """Return a .docx of about 12 pages: head, 120 numbered paragraphs, a table of 30 rows, signature block."""
    document = docx.Document()
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(14)
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin, section.right_margin = (
        Mm(210),
        Mm(297),
        Mm(30),
        Mm(20),
    )
    head = document.add_table(rows=2, cols=2)
    for cell, lines in zip(
        head._cells,
        (
            ("ỦY BAN NHÂN DÂN", "TỈNH A"),
            ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
            ("Số: 15/KH-UBND",),
            ("A, ngày 05 tháng 3 năm 2026",),
        ),
        strict=True,
    ):
        for number, words in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(words).bold = True
    for words in ("KẾ HOẠCH", "Tổ chức phong trào thi đua"):
        title = document.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.add_run(words).bold = True
    for number in range(120):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent, paragraph.paragraph_format.space_before = Mm(12.7), Pt(6)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        label = paragraph.add_run(f"{number % 9 + 1}. Nhiệm vụ. ")
        label.bold = True
        for part in (SENTENCE[:60], SENTENCE[60:200], SENTENCE[200:]):
            paragraph.add_run(part).font.size = Pt(14)
    table = document.add_table(rows=30, cols=5, style="Table Grid")
    for number, cell in enumerate(table._cells):
        cell.paragraphs[0].add_run(f"Nội dung công việc {number}").font.size = Pt(12)
    document.add_paragraph("Nơi nhận:")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def milliseconds(action: Callable[[], object]) -> float:
    """Return the median CPU time of ``action`` in milliseconds, after two runs to warm up."""
    times = []
    for number in range(RUNS + 2):
        begun = time.process_time()
        action()
        if number > 1:
            times.append((time.process_time() - begun) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print one table per file."""
    files = [(Path(name).name, Path(name).read_bytes()) for name in sys.argv[1:]] or [("kế hoạch 12 trang", plan())]
    for name, data in files:
        opened = milliseconds(lambda data=data: docx.Document(io.BytesIO(data)))
        rows = [
            ("python-docx: open", opened),
            ("vanban: lines", milliseconds(lambda data=data: lines_of(data, "a.docx"))),
            ("vanban: layout", milliseconds(lambda data=data: layout_of(data, "a.docx"))),
            ("vanban: document and layout", milliseconds(lambda data=data: read(data, source="a.docx"))),
        ]
        layout = layout_of(data, "a.docx")
        print(f"{name}: {len(layout.paragraphs)} paragraphs, {sum(len(p.runs) for p in layout.paragraphs)} runs")
        for label, value in rows:
            print(f"  {label:30}{value:8.1f} ms   {value / opened:5.2f} × open")


if __name__ == "__main__":
    main()
