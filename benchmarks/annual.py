"""A year of every commune of the country: returns read and judged, the report written; beside openpyxl's time only to open them."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from generator import readers
from generator.drafting.annual import collect
from generator.drafting.annual.form import adapted
from generator.drafting.annual.report import Profile, write
from generator.drafting.plan import understand
from generator.model.collection import Form
from generator.model.returns import Unit
from generator.readers import returns, yaml_input
from generator.workflows import annual, sample_year
from generator.writers import collection_form

ROOT = Path(__file__).parent.parent

COMMUNES = 3321
WRITTEN = 200
"""So many workbooks are written by the product; the others are these with another commune's name and mark."""
OPENED = 60
PLAN = "146/KH-UBND"


def main() -> None:
    """Print CPU seconds for all communes, the report included, the ratio to openpyxl's opening alone, and the memory used."""
    plan = understand(readers.read(ROOT / "inputs" / "soc-trang-2022" / "van-ban.yaml").document)
    path = ROOT / "generator" / "catalog" / "data" / "annual" / "giam-ngheo.yaml"
    form = adapted(yaml_input.load(path.read_bytes(), Form, source=path.name), plan)
    units = tuple(Unit(f"xa-{n:04}", f"Ủy ban nhân dân xã số {n:04} (mẫu)", "xa") for n in range(COMMUNES))
    files = list(_workbooks(form, units))
    before = _memory()
    start = time.process_time()
    what = collect.Round(PLAN, 2023, form, units)
    data = collect.collect(((returns.read(content, f"{unit.id}.xlsx"), None) for unit, content in files), what)
    collected = time.process_time() - start
    assert len(data.returns) == COMMUNES and not data.problems
    made = write(data, form, plan, Profile(issuer=("BỘ NỘI VỤ",)), f"Kế hoạch số {PLAN}")
    from generator.writers import docx

    size = len(docx.render(made.document))
    whole = time.process_time() - start
    used = _memory() - before
    start = time.process_time()
    for _unit, content in files[:OPENED]:
        openpyxl.load_workbook(io.BytesIO(content))
    theirs = (time.process_time() - start) / OPENED * COMMUNES
    print(
        f"{COMMUNES} biểu: đọc và kiểm tra {collected:.1f} s CPU, cả báo cáo {whole:.1f} s ({size / 1e6:.1f} MB .docx, thêm {used:.0f} MB bộ nhớ)"
    )
    print(f"openpyxl chỉ mở: {theirs:.1f} s; tỷ lệ 1 : {theirs / collected:.0f}")
    start = time.process_time()
    assert len(annual.as_json(data)) > 0
    print(f"ghi ra json: {time.process_time() - start:.1f} s CPU")


def _workbooks(form: Form, units: tuple[Unit, ...]) -> Iterator[tuple[Unit, bytes]]:
    """Every commune's workbook: the first ones written, the others with their own mark and name in a copy of those."""
    what = collection_form.Collection(PLAN, 2023, "", None)
    own = form.for_level("xa")
    written = [
        collection_form.write(own, unit, what, filled=sample_year.values(own, unit, 1)) for unit in units[:WRITTEN]
    ]
    for number, unit in enumerate(units):
        model = units[number % WRITTEN]
        yield unit, written[number] if number < WRITTEN else _renamed(written[number % WRITTEN], model, unit)


def _renamed(data: bytes, model: Unit, unit: Unit) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "xl/sharedStrings.xml":
                for one, other in ((model.name, unit.name), (model.id, unit.id)):
                    content = content.replace(one.encode(), other.encode())
            new.writestr(entry, content)
    return buffer.getvalue()


def _memory() -> float:
    """The most memory held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
