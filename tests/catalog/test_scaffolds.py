"""Starting inputs: every kind has its own, with the parts that the decree gives it, and what is printed of it is in order."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from generator.catalog import kinds, scaffolds
from generator.catalog.store import load
from generator.errors import InputError
from generator.readers import yaml_input
from generator.workflows import checking, rendering, starting

KINDS = (*kinds.all_kinds(), *kinds.copies())
TODAY = dt.date(2026, 11, 22)


def ids(kind: kinds.Kind) -> str:
    return kind.id


def values(kind: kinds.Kind) -> dict[str, Any]:
    return scaffolds.scaffold(kind, year=TODAY.year)


def test_every_kind_has_a_row_and_every_row_a_kind() -> None:
    assert set(load("scaffolds")["kinds"]) == {kind.id for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_the_parts_are_those_of_the_kind(kind: kinds.Kind) -> None:
    found = values(kind)
    assert ("tham_quyen" in found) == (kind.authority or kind.addressee == "dien")
    assert found.get("loi_ban_hanh", "") == kind.enacting
    assert ("trich_yeu" in found) == (kind.title != "khong")
    assert ("ky_trai" in found) >= (kind.signatures == 2)
    assert ("dia_danh" in found, "ngay" in found) == (kind.date_line, kind.date_line)
    assert ("kinh_gui" in found) == (kind.addressee in ("co", "dien"))
    assert ("can_cu" in found) or kind.bases != "co"
    assert found.get("ky_hieu", kind.symbol).startswith(kind.symbol)
    if kind.first_recipient:
        assert found["noi_nhan"]["danh_sach"][0].startswith(kind.first_recipient.split(" …")[0].rstrip(";"))


@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_number_and_day_are_left_to_the_records_office(kind: kinds.Kind) -> None:
    found = values(kind)
    assert found.get("so") is None
    assert found.get("ngay") is None
    assert found.get("nam") == (TODAY.year if kind.date_line else None)


@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_every_form_has_blanks_and_no_trace_of_how_it_was_filled_in(kind: kinds.Kind) -> None:
    text = starting.new(kind.id, today=TODAY)
    assert scaffolds.BLANK in text
    assert "{nam}" not in text
    assert "None" not in text


@pytest.mark.parametrize("kind", KINDS, ids=ids)
def test_what_is_printed_of_it_has_no_finding(kind: kinds.Kind, tmp_path: Path) -> None:
    path = tmp_path / f"{kind.id}.yaml"
    path.write_text(starting.new(kind.id, today=TODAY), encoding="utf-8")
    jobs = rendering.plan([path], tmp_path)
    rendering.render(jobs)
    report = checking.report(jobs[0].docx, checking.Demand(today=TODAY))
    assert [(found.rule, found.message, found.present) for found in report.findings] == []


def test_the_year_is_that_of_today() -> None:
    document = yaml_input.read(starting.new("ke-hoach", today=dt.date(2031, 1, 1)).encode(), source="a").document
    assert document.year == 2031
    assert "2031" in document.title


@pytest.mark.parametrize("issuing", ["quyet-dinh", "nghi-quyet"])
@pytest.mark.parametrize("attached", ["quy-che", "quy-dinh", "ke-hoach", "chuong-trinh"])
def test_a_decision_may_issue_another_text_and_what_is_printed_has_no_finding(
    issuing: str, attached: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(starting.new(issuing, attached=attached, today=TODAY), encoding="utf-8")
    jobs = rendering.plan([path], tmp_path)
    rendering.render(jobs)
    report = checking.report(jobs[0].docx, checking.Demand(today=TODAY))
    assert [(found.rule, found.message, found.present) for found in report.findings] == []
    name = kinds.get(attached).name
    document = yaml_input.read(path.read_bytes(), source="a").document
    assert document.title == f"Ban hành {name} ……"
    assert document.body[0].text == f"Ban hành kèm theo {kinds.get(issuing).name} này {name} ……."  # type: ignore[union-attr]
    (issued,) = document.appendices
    assert (issued.kind_name, issued.superior, issued.issuer) == (name.upper(), document.superior, document.issuer)


@pytest.mark.parametrize(
    "kind, attached", [("ke-hoach", "quy-che"), ("quyet-dinh", "cong-van"), ("quyet-dinh", "bien-ban")]
)
def test_nothing_else_is_issued_with_anything_else(kind: str, attached: str) -> None:
    with pytest.raises(InputError, match="không ban hành kèm theo"):
        starting.new(kind, attached=attached)
