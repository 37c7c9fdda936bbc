"""Reading and judging the returns of every commune of the country, beside the time openpyxl needs only to open them."""

from __future__ import annotations

import io
import time
from pathlib import Path

import openpyxl

from generator import readers
from generator.drafting.annual import collect
from generator.drafting.annual.form import adapted
from generator.drafting.plan import understand
from generator.model.collection import Form
from generator.model.returns import Unit
from generator.readers import returns, yaml_input
from generator.workflows import sample_year
from generator.writers import collection_form

ROOT = Path(__file__).parent.parent
COMMUNES = 3321
DISTINCT = 200
"""So many different workbooks are made; each stands for several communes (its identity is read every time)."""


def main() -> None:
    """Print CPU seconds for all communes and the ratio to openpyxl's opening alone."""
    plan = understand(readers.read(ROOT / "inputs" / "soc-trang-2022" / "van-ban.yaml").document)
    path = ROOT / "generator" / "catalog" / "data" / "annual" / "giam-ngheo.yaml"
    form = adapted(yaml_input.load(path.read_bytes(), Form, source=path.name), plan)
    units = tuple(Unit(f"xa-{number}", f"Ủy ban nhân dân xã số {number} (mẫu)", "xa") for number in range(DISTINCT))
    what = collection_form.Collection("146/KH-UBND", 2023, "", None)
    own = form.for_level("xa")
    files = [collection_form.write(own, unit, what, filled=sample_year.values(own, unit, 1)) for unit in units]
    rounds = -(-COMMUNES // DISTINCT)
    start = time.process_time()
    for _round in range(rounds):
        raws = [(returns.read(data, "x.xlsx"), None) for data in files]
        collect.collect(raws, collect.Round("146/KH-UBND", 2023, form, units))
    ours = (time.process_time() - start) / (rounds * DISTINCT) * COMMUNES
    start = time.process_time()
    for data in files[:30]:
        openpyxl.load_workbook(io.BytesIO(data))
    theirs = (time.process_time() - start) / 30 * COMMUNES
    print(
        f"{COMMUNES} biểu: đọc và kiểm tra {ours:.1f} s CPU; openpyxl chỉ mở {theirs:.1f} s; tỷ lệ 1 : {theirs / ours:.0f}"
    )


if __name__ == "__main__":
    main()
