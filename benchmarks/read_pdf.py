"""CPU time of reading a PDF: pdfium alone (open and all text), our pages, our whole reading. Prints one table.

    python benchmarks/read_pdf.py FILE.pdf [FILE.pdf …]

Without files one of the plans in inputs/ is printed through LibreOffice and read.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

REPEATS = 15


def cpu(work: Callable[[], object]) -> float:
    """Return the median CPU milliseconds of one call, after one warm-up."""
    work()
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def pdfium_text(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    total = sum(len(page.get_textpage().get_text_range()) for page in document)
    document.close()
    return total


def example(folder: Path) -> Path:
    """Print a provincial plan."""
    from generator.readers import yaml_input
    from generator.writers import pdf
    from generator.writers.docx import render

    source = ROOT / "inputs" / "soc-trang-2022" / "van-ban.yaml"
    path = folder / "ke-hoach.docx"
    path.write_bytes(render(yaml_input.read(source.read_bytes(), source=source.name).document))
    return pdf.convert([path], folder)[0]


def main() -> None:
    from generator.readers import pdf

    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(name) for name in sys.argv[1:]] or [example(Path(folder))]
        print(
            f"{'tệp':30} {'trang':>5} {'pdfium':>9} {'trang, bảng, đoạn':>18} {'cả bản đọc':>11}   (ms CPU, trung vị)"
        )
        for path in paths:
            data = path.read_bytes()
            pages = len(pypdfium2.PdfDocument(data))
            floor = cpu(lambda data=data: pdfium_text(data))
            lines = cpu(lambda data=data: pdf.lines_of(data, "a.pdf"))
            whole = cpu(lambda data=data: pdf.read(data, source="a.pdf"))
            print(f"{path.name:30} {pages:5} {floor:9.1f} {lines:18.1f} {whole:11.1f}")


if __name__ == "__main__":
    main()
