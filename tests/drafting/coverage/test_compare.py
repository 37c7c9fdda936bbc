"""Coverage of a lower plan: a whole one is clean; each of six faults put in is found, with both places, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator import readers
from generator.drafting import coverage
from generator.drafting.cascade import Facts, derive, parse
from generator.model import BodyNode, Division, Document, Item, Paragraph

INPUTS = Path(__file__).parents[3] / "inputs"
ON = date(2022, 12, 5)


@cache
def parent(case: str = "soc-trang-2022") -> Document:
    return readers.read(INPUTS / case / "van-ban.yaml").document


@cache
def lower() -> Document:
    """The district's plan as from another hand: without the trail of its derivation."""
    made = derive(parent(), parse("huyện Châu Thành", province="tỉnh Sóc Trăng", on=ON, community="ấp"), ON, Facts())
    return without_trail(made.document).model_copy(update={"date": ON})


def without_trail(document: Document) -> Document:
    return rewritten(document, lambda node: node.model_copy(update={"provenance": ()})).model_copy(
        update={"bases": tuple(basis.model_copy(update={"provenance": ()}) for basis in document.bases)}
    )


def rewritten(document: Document, change: Callable[[BodyNode], BodyNode | None]) -> Document:
    def walk(nodes: tuple[BodyNode, ...]) -> tuple[BodyNode, ...]:
        made = []
        for node in nodes:
            new = change(node)
            if isinstance(new, (Division, Item)):
                new = new.model_copy(update={"children": walk(new.children)})
            if new is not None:
                made.append(new)
        return tuple(made)

    return document.model_copy(update={"body": walk(document.body)})


def replaced(old: str, new: str) -> Document:
    """The lower plan with one wording changed, wherever it stands."""

    def change(node: BodyNode) -> BodyNode:
        if isinstance(node, (Item, Paragraph)) and old in node.text:
            return node.model_copy(update={"text": node.text.replace(old, new)})
        return node

    changed = rewritten(lower(), change)
    bases = tuple(basis.model_copy(update={"text": basis.text.replace(old, new)}) for basis in changed.bases)
    assert changed.body != lower().body or bases != lower().bases, f"{old!r} stands nowhere"
    return changed.model_copy(update={"bases": bases})


def without(start: str) -> Document:
    """The lower plan without the item that begins so."""
    changed = rewritten(lower(), lambda node: None if isinstance(node, Item) and node.text.startswith(start) else node)
    assert changed.body != lower().body
    return changed


def found(document: Document) -> list[tuple[str, str, str]]:
    return [(f.kind, f.parent, f.lower) for f in coverage.compare(parent(), document, on=ON).findings]


@pytest.mark.parametrize("case", ["soc-trang-2022", "hai-duong-2022"])
@pytest.mark.parametrize(
    ("unit", "on", "province"),
    [("huyện Châu Thành", date(2022, 12, 5), "tỉnh Sóc Trăng"), ("xã Phú Tâm", date(2025, 8, 22), "thành phố Cần Thơ")],
    ids=["huyện 2022", "xã 2025"],
)
def test_a_derived_plan_misses_nothing(case: str, unit: str, on: date, province: str) -> None:
    made = derive(parent(case), parse(unit, province=province, on=on), on, Facts())
    reasons = {dropped.paragraph.index: dropped.reason for dropped in made.dropped}
    result = coverage.compare(parent(case), made.document, on=on, reasons=reasons)
    assert result.findings == ()
    assert [row.parent.place for row in result.rows if row.lower is None and not row.reason] == []


def test_the_same_plan_from_another_hand_is_clean() -> None:
    assert found(lower()) == []


FAULTS = [
    pytest.param(lambda: without("Phòng Nội vụ chủ trì, phối hợp với Phòng Lao động"), ("thieu", "III.2, gạch 4", ""), id="a duty left out"),
    pytest.param(lambda: replaced("trước ngày 24 tháng 11 hằng năm", "trước ngày 15 tháng 12 hằng năm"), ("muon", "VI.7", "VII.7"),
                 id="a deadline after the superior's"),
    pytest.param(lambda: replaced("từ 2,5 - 3,5%/năm", "từ 1,5 - 3,5%/năm"), ("thap", "IV.1.b, gạch 5", "III.5"), id="a lower target"),
    pytest.param(lambda: replaced("Phòng Lao động - Thương binh và Xã hội phối hợp với Phòng Nội vụ đôn đốc",
                                  "Phòng Nông nghiệp và Môi trường phối hợp với Phòng Nội vụ đôn đốc"), ("khong_ton_tai", "", "VII.6"),
                 id="a body of another time"),
    pytest.param(lambda: replaced("Kế hoạch số 146/KH-UBND", "Kế hoạch số 164/KH-UBND"), ("sai_vien_dan", "số, ký hiệu", "căn cứ 2"),
                 id="a wrong number of the parent"),
    pytest.param(lambda: replaced("ngày 12 tháng 10 năm 2022", "ngày 21 tháng 10 năm 2022"), ("sai_vien_dan", "ngày ban hành", "căn cứ 2"),
                 id="a wrong date of the parent"),
    pytest.param(lambda: replaced("thi đua “Sóc Trăng chung tay vì người nghèo", "thi đua “Sóc Trăng chung sức vì người nghèo"),
                 ("sai_ten", "trích yếu", "căn cứ 2"), id="the movement's name changed in the citation"),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "expected"), FAULTS)
def test_one_fault_is_found_with_its_places_and_nothing_else(
    fault: Callable[[], Document], expected: tuple[str, str, str]
) -> None:
    assert found(fault()) == [expected]


def test_a_duty_that_only_the_province_has_is_named_when_it_is_copied_down() -> None:
    made = derive(parent("hai-duong-2022"), parse("huyện Cẩm Giàng", province="tỉnh Hải Dương", on=ON), ON, Facts())
    only_theirs = next(d.paragraph for d in made.dropped if "chỉ cấp tỉnh" in d.reason)
    document = without_trail(made.document)
    copied = document.model_copy(
        update={"body": (*document.body, Item(label="8.", text=only_theirs.text, level="khoan"))}
    )
    findings = coverage.compare(parent("hai-duong-2022"), copied, on=ON).findings
    assert [(f.kind, f.parent) for f in findings] == [("sai_cap", only_theirs.place)]
