"""Checking .docx files beside the time that python-docx needs only to open them: ``python -m benchmarks.check`` writes docs/benchmarks-check.md.

One document: CPU milliseconds of reading and of all rules, in a warm process, the documents taken in turn. Once with every
answer of the spelling evidence kept, once with none (a document of words never met before). Whole runs: ``vanban check`` over
as many files as the country has communes, every file another one, with the peak memory of the processes.
"""

from __future__ import annotations

import io
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

import docx as python_docx

from generator import readers, rules
from generator.model import Document
from generator.vietnamese import doubts
from generator.writers import docx

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks-check.md"
COMMUNES = 3_321
FEW = 830
"""A quarter of them: the peak memory of the two runs shows whether it grows with the number of files."""
ROUNDS = 25
GOAL = 60
"""Milliseconds of CPU that twelve pages may take."""


def document(case: str) -> Document:
    """Return a document of ``inputs/``."""
    return readers.read(ROOT / "inputs" / case).document


def twelve_pages() -> Document:
    """Return one province's plan, which prints on eight pages, with half of another province's text after it: twelve pages."""
    plan, other = document("soc-trang-2022/van-ban.yaml"), document("hai-duong-2022/van-ban.yaml")
    return plan.model_copy(update={"body": (*plan.body, *other.body[:3])})


def numbered(given: Document, number: int) -> bytes:
    """Return the document printed under a number and for an addressee of its own: no two files are alike."""
    changes: dict[str, object] = {"number": str(number)}
    if given.addressees:
        changes["addressees"] = (f"Ủy ban nhân dân xã số {number}",)
    return docx.render(given.model_copy(update=changes), folder=ROOT / "inputs" / "mau")


def milliseconds(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> tuple[float, float]:
    """Return the least and the middle CPU milliseconds of one call; ``before`` is done before each and does not count."""
    work()
    found = []
    for _round in range(ROUNDS):
        before()
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return min(found), statistics.median(found)


def one(name: str, data: bytes) -> tuple[str, ...]:
    """Return the row of one document."""

    def read() -> object:
        return readers.read_bytes(data, source="a.docx", suffix=".docx")

    def whole() -> object:
        return rules.check(readers.read_bytes(data, source="a.docx", suffix=".docx"))

    reading = readers.read_bytes(data, source="a.docx", suffix=".docx")
    layout = reading.layout
    words = sum(len(p.text.split()) for p in layout.paragraphs) if layout is not None else 0
    opened = milliseconds(lambda: python_docx.Document(io.BytesIO(data)))[0]
    reads, judges = milliseconds(read)[0], milliseconds(lambda: rules.check(reading))[0]
    least, middle = milliseconds(whole)
    fresh = milliseconds(whole, doubts.of.cache_clear)[0]
    return (
        name,
        f"{words:,}".replace(",", "."),
        f"{opened:.1f}",
        f"{reads:.1f}",
        f"{judges:.1f}",
        f"{least:.1f} ({middle:.1f})",
        f"{fresh:.1f}",
        f"{least / opened:.0f}×",
    )


def run(folder: Path, jobs: int) -> tuple[float, float, float, float]:
    """Run ``vanban check`` over a folder in a process of its own; return its seconds, the CPU seconds of all its processes,
    and in MB the peak memory of the first process and of the largest of the others (Linux)."""
    code = (
        "import re, resource, sys\nfrom pathlib import Path\nfrom generator.cli import main\nmain(sys.argv[1:])\n"
        "own = int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])\n"
        "print('peak', own / 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    command = ["check", str(folder), "--jobs", str(jobs), "--format", "json", "-o", str(folder / "ket-qua.json")]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([sys.executable, "-c", code, *command], check=True, capture_output=True, text=True)
    seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peaks = re.search(r"peak ([\d.]+) ([\d.]+)", done.stdout)
    assert peaks is not None, done.stderr
    return seconds, cpu, float(peaks[1]), float(peaks[2])


def runs() -> list[tuple[str, ...]]:
    """Return the rows of whole runs: every kind of ``inputs/`` mixed, and nothing but plans of twelve pages."""
    samples = [document(f"mau/{path.name}") for path in sorted((ROOT / "inputs" / "mau").glob("*.yaml"))]
    mixed = [*samples, document("soc-trang-2022/van-ban.yaml"), document("hai-duong-2022/van-ban.yaml")]
    found: list[tuple[str, ...]] = []
    for name, kinds, count, jobs in (
        ("văn bản các loại", mixed, FEW, 2),
        ("văn bản các loại", mixed, COMMUNES, 2),
        ("kế hoạch 12 trang", [twelve_pages()], FEW, 2),
    ):
        with tempfile.TemporaryDirectory() as where:
            folder = Path(where)
            for number in range(1, count + 1):
                (folder / f"{number:05d}.docx").write_bytes(numbered(kinds[number % len(kinds)], number))
            seconds, cpu, own, other = run(folder, jobs)
        dotted = f"{count:,}".replace(",", ".")
        found.append(
            (
                f"{dotted} {name}, {jobs} tiến trình",
                f"{seconds:.0f}",
                f"{count / seconds:.0f}",
                f"{cpu / count * 1000:.1f}",
                f"{own:.0f}",
                f"{other:.0f}" if jobs > 1 else "–",
            )
        )
    return found


def page() -> str:
    """Measure everything and return the page."""
    letter, plan = document("mau/cong-van.yaml"), document("soc-trang-2022/van-ban.yaml")
    files = [
        ("công văn một trang", docx.render(letter)),
        ("kế hoạch 8 trang", docx.render(plan)),
        ("kế hoạch 12 trang", docx.render(twelve_pages())),
        *((Path(name).name, Path(name).read_bytes()) for name in sys.argv[1:] if not name.startswith("-")),
    ]
    singles = [one(*file) for file in files]
    whole = [] if "--no-runs" in sys.argv else runs()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return "\n".join(
        [
            "# Số đo của việc kiểm tra",
            "",
            "Trang này do `python -m benchmarks.check` ghi ra (`make bench`). Mọi số là của cùng một lần chạy; so tỷ lệ, đừng so số giây của hai máy.",
            f"Máy: {os.cpu_count()} nhân, {platform.system()}, Python {platform.python_version()}, python-docx {version('python-docx')}; tải trung bình lúc đo {load:.1f}.",
            "",
            "## Một văn bản (mili giây CPU, tiến trình đã chạy sẵn)",
            "",
            f"Đọc tệp và xét mọi quy tắc. Mục tiêu: 12 trang không quá {GOAL} ms. “Chữ lạ” là khi bộ soát chính tả chưa gặp câu chữ nào của văn bản: các câu trả lời đã nhớ bị xóa trước mỗi lần đo.",
            "Cột python-docx là thời gian thư viện ấy chỉ để mở tệp, chưa đọc gì.",
            "",
            *_table(
                (
                    "văn bản",
                    "số chữ",
                    "python-docx chỉ mở",
                    "đọc",
                    "xét",
                    "đọc và xét: ít nhất (giữa)",
                    "chữ lạ",
                    "so với chỉ mở",
                ),
                singles,
            ),
            "",
            *(
                [
                    "## Cả một lần chạy (`vanban check thư-mục --format json`, mỗi tệp một số và một nơi nhận khác nhau)",
                    "",
                    "Mục tiêu: 3.321 tệp dưới hai phút trên hai nhân (ms CPU một tệp × 3.321 ÷ 2 khi không có việc khác), bộ nhớ không tăng theo số tệp.",
                    "Tiến trình con không giữ lại gì. Tiến trình chính giữ các kết quả đã nén và bản báo cáo sắp ghi, nên chỉ tăng theo độ dài của báo cáo.",
                    "",
                    *_table(
                        (
                            "việc",
                            "giây",
                            "tệp/giây",
                            "ms CPU một tệp",
                            "bộ nhớ đỉnh, tiến trình chính (MB)",
                            "bộ nhớ đỉnh, tiến trình con (MB)",
                        ),
                        whole,
                    ),
                    "",
                ]
                if whole
                else []
            ),
        ]
    )


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [head, ("---",) * len(head), *rows]
    return ["| " + " | ".join(line) + " |" for line in lines]


def main() -> None:
    """Write the page and print it."""
    text = page()
    if "--no-runs" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
