"""A year of reporting tried out with sample figures: two provinces, two programmes, faults that are all found, samples that say so."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator import readers
from generator.catalog.store import load
from generator.register import datasets
from generator.rules import check
from generator.workflows import annual, followups, sample_year

INPUTS = Path(__file__).parents[2] / "inputs"
CASES = {"soc-trang-2022": ("van-ban.yaml", 31, 28), "can-tho-2025": ("nguon.md", 117, 112)}


@cache
def made(case: str, into: Path) -> Path:
    plan = INPUTS / case / CASES[case][0]
    followups._sample_year(INPUTS / case / "nam-mau.yaml", plan, into / case, overwrite=True, tell=lambda _line: None)
    return into / case


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nam-mau")


def test_the_city_has_the_communes_that_the_law_made() -> None:
    told = yaml.safe_load((INPUTS / "can-tho-2025" / "nam-mau.yaml").read_text(encoding="utf-8"))
    names = [unit if isinstance(unit, str) else unit["ten"] for unit in told["don_vi"]]
    kinds = Counter(name.split()[4] for name in names if name.startswith("Ủy ban nhân dân "))
    law = next(unit for unit in load("provinces")["new_units"] if unit["id"] == "can_tho")["cap_xa_2025_07_01"]
    assert (kinds["xã"], kinds["phường"], len(set(names))) == (law["xa"], law["phuong"], law["total"] + 14)


@pytest.mark.parametrize("case", CASES)
def test_a_year_is_collected_and_its_faults_are_found(case: str, outputs: Path) -> None:
    folder = made(case, outputs)
    _plan, asked, usable = CASES[case]
    (kept,) = [path for path in folder.glob("so-lieu-*.sqlite") if path.stem.endswith(("2023", "2026"))]
    data = datasets.load(kept)
    assert (len(data.units), len(data.returns)) == (asked, usable)
    said = " | ".join(problem.message for problem in data.problems)
    wanted = [
        "không khớp: ",
        "có thể hiểu hai cách",
        "“khoảng 500” không phải là số",
        "chưa có: ",
        "đơn vị gửi hai lần",
        "sai kỳ báo cáo",
    ]
    assert [words for words in wanted if words not in said] == []
    faulty = {problem.unit for problem in data.problems if problem.weight.value != "ghi nhận"}
    assert {path.stem for path in folder.glob("so-lieu-*-can-sua/*.xlsx")} >= faulty
    assert len(data.silent) == sample_year.SILENT


@pytest.mark.parametrize("case", CASES)
def test_every_document_of_a_trial_says_that_nothing_in_it_is_real_and_is_in_form(case: str, outputs: Path) -> None:
    folder = made(case, outputs)
    for path in sorted(folder.glob("*.docx")):
        reading = readers.read(path)
        text = " ".join(part for node in reading.document.body for part in [getattr(node, "text", "")])
        assert "Đây là văn bản chạy thử: mọi số liệu" in text, path.name
        assert [(found.rule, found.message) for found in check(reading).findings] == [], path.name


@pytest.mark.parametrize("case", CASES)
def test_the_same_seed_makes_the_same_files(case: str, outputs: Path, tmp_path: Path) -> None:
    first = made(case, outputs)
    followups._sample_year(
        INPUTS / case / "nam-mau.yaml",
        INPUTS / case / CASES[case][0],
        tmp_path / case,
        overwrite=True,
        tell=lambda _line: None,
    )
    differing = [
        path.relative_to(first)
        for path in first.rglob("*")
        if path.is_file()
        and path.suffix != ".sqlite"
        and path.read_bytes() != (tmp_path / case / path.relative_to(first)).read_bytes()
    ]
    assert differing == []


def test_an_offices_own_form_travels_with_its_round(outputs: Path) -> None:
    folder = made("can-tho-2025", outputs)
    found = annual.campaign_beside([folder / "gui-ve"])
    round_ = annual.prepare(INPUTS / "can-tho-2025" / "nguon.md", found)
    assert (round_.form.code, len(round_.units)) == ("dan-so", 117)


def test_every_figure_of_the_sidecar_names_the_cells_it_rests_on(outputs: Path) -> None:
    folder = made("can-tho-2025", outputs)
    figures = json.loads((folder / "bao-cao.so-lieu.json").read_text(encoding="utf-8"))
    births = next(f for f in figures if f["sentence"] == "tổng Trẻ sinh ra sống trong năm")
    communes = sum(1 for unit in datasets.load(folder / "so-lieu-2026.sqlite").units if unit.level == "xa")
    # Of 103 communes two are silent and three sent last year's form.
    assert len(births["cells"]) == communes - 5 == 98
    assert all(cell.split("!")[0].endswith(".xlsx, Số liệu") for cell in births["cells"])


def test_of_many_communes_a_chart_draws_fifteen_and_says_which(outputs: Path) -> None:
    document = readers.read(made("can-tho-2025", outputs) / "bao-cao.yaml").document
    from tests.drafting.annual.test_charts import charts

    drawn = charts(document.body)["Tỷ lệ tư vấn, khám sức khỏe trước khi kết hôn của 15 đơn vị có tỷ lệ thấp nhất"]
    values = [value for value in drawn.series[0].values if value is not None]
    assert len(drawn.categories) == 15 and values == sorted(values)


@pytest.mark.parametrize("case", CASES)
def test_every_number_of_a_whole_year_is_accounted_for_sentence_by_sentence(case: str, outputs: Path) -> None:
    from tests.drafting.annual import accounting

    folder = made(case, outputs)
    round_ = annual.prepare(INPUTS / case / CASES[case][0], INPUTS / case / "nam-mau.yaml")
    data = datasets.load(folder / f"so-lieu-{round_.year}.sqlite")
    before = folder / f"so-lieu-{round_.year - 1}.sqlite"
    written = annual.report(round_, data, datasets.load(before) if before.is_file() else None)
    assert accounting.unaccounted(written, data, round_.form, round_.plan, round_.reference) == []
    tables = [table for table in accounting.tables(written) if table[0][:2] == ["TT", "Đơn vị"]]
    wanted = accounting.appendix_cells(data, round_.form)
    assert [[row for row in table[1:] if row[1] != "Tổng cộng"] for table in tables][: len(wanted)] == wanted
