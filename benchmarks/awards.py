"""A round of 1,000 nominees from the workbook to the dossier and the sheets to print: ``python -m benchmarks.awards`` writes
docs/benchmarks-awards.md.

Each command runs in a process of its own: seconds by the clock, CPU, peak memory of the program itself (and of LibreOffice apart).
``--no-pdf`` leaves out what needs LibreOffice.
"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.batch import _table, one_dot
from generator import libreoffice, pdfium
from generator.model.awards import Nominations
from generator.readers import nominations
from generator.writers import nomination_form

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks-awards.md"
CASE = ROOT / "inputs" / "khen-thuong-tong-ket-2025"
COUNT = 1_000
_RUN = """
import re, resource, sys
from pathlib import Path
from generator.cli import main
code = main(sys.argv[1:])
own = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(0 if code in (0, 1) else code)
"""


def round_of(count: int) -> Nominations:
    """Return the sample round with ``count`` nominees: those of its own who meet their award, each with a number of its own."""
    sample = nominations.read(CASE / "de-nghi.yaml")
    sound = [x for x in sample.nominees if x.id in ("2", "3", "4", "6", "7")]
    many = []
    for number in range(count):
        x = sound[number % len(sound)]
        name = f"{x.name.removesuffix(' (mẫu)')} số {number + 1:04d} (mẫu)"
        rows = {
            field: tuple(row.model_copy(update={"place": ""}) for row in getattr(x, field))
            for field in (
                "achievements",
                "earlier",
                "ratings",
                "poor",
                "initiatives",
                "contributions",
                "loans",
                "papers",
            )
        }
        many.append(
            x.model_copy(
                update={"id": str(number + 1), "name": name, "identity": f"{number + 1:012d}", "place": "", **rows}
            )
        )
    return sample.model_copy(update={"nominees": tuple(many), "quota": {}})


def run(*arguments: str) -> tuple[float, float, float, float]:
    """Run one command; return seconds, seconds of CPU, peak MB of the program, peak MB of its largest child."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments], check=True, capture_output=True, text=True, cwd=ROOT
    )
    seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    own, child = done.stdout.splitlines()[-1].split()
    return seconds, cpu, int(own) / 1024, int(child) / 1024


def rows(folder: Path, *, pdf: bool) -> list[tuple[str, ...]]:
    """Return what each step of the round took."""
    form = folder / "de-nghi.xlsx"
    form.write_bytes(nomination_form.write(round_of(COUNT).model_dump(mode="json", by_alias=True)))
    plan = str(CASE / "ke-hoach.yaml")
    found = str(folder / "danh-gia" / "danh-gia.json")
    steps = [
        ("đánh giá từ tệp .xlsx (`awards assess`)", ("awards", "assess", str(form), "--plan", plan, "--date", "05/12/2025", "-o", str(folder / "danh-gia"))),
        ("cả hồ sơ, không đếm trang (`awards dossier --no-pages`)", ("awards", "dossier", found, "-o", str(folder / "ho-so"), "--no-pages")),
        ("đối chiếu cả hồ sơ (`dossier check`)", ("dossier", "check", str(folder / "ho-so"))),
        ("bằng khen, một tệp .docx (`awards certificates`)", ("awards", "certificates", found, "-o", str(folder / "bang"))),
    ]  # fmt: skip
    if pdf:
        steps += [
            ("cả hồ sơ, mục lục đếm trang (`awards dossier`)", ("awards", "dossier", found, "-o", str(folder / "ho-so-2"))),
            ("bằng khen, một tệp .pdf (`awards certificates --pdf`)", ("awards", "certificates", found, "-o", str(folder / "bang-2"), "--pdf")),
            ("chữ in lên phôi, một tệp .pdf (`--blank --pdf`)", ("awards", "certificates", found, "-o", str(folder / "phoi"), "--blank", "--pdf")),
        ]  # fmt: skip
    lines = []
    for name, arguments in steps:
        seconds, cpu, own, child = run(*arguments)
        lines.append((name, f"{seconds:.1f}", f"{cpu:.1f}", f"{own:.0f}", f"{child:.0f}" if child > 10 else ""))
    if pdf:
        assert pdfium.page_count(folder / "bang-2" / "bang-bktinh.pdf") == COUNT
    return lines


def page(*, pdf: bool) -> str:
    """Measure everything and return the page."""
    with tempfile.TemporaryDirectory() as name:
        lines = rows(Path(name), pdf=pdf)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return "\n".join(
        [
            "# Số đo của việc khen thưởng",
            "",
            "Trang này do `python -m benchmarks.awards` ghi ra (`make bench`). Mọi số là của cùng một lần chạy.",
            f"Máy: {os.cpu_count()} nhân, {platform.system()}, Python {platform.python_version()}; tải trung bình lúc đo {load:.1f}.",
            "",
            f"Một đợt {one_dot(COUNT)} đối tượng mẫu, đều đạt: {one_dot(COUNT)} báo cáo thành tích, {one_dot(COUNT)} bằng khen.",
            "",
            *_table(("việc", "giây", "giây CPU", "bộ nhớ đỉnh (MB)", "LibreOffice (MB)"), lines),
            "",
        ]
    )


def main() -> None:
    """Write the page and print it."""
    text = page(pdf="--no-pdf" not in sys.argv and libreoffice.available())
    PAGE.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
