"""The dossier of the sample round: every paper passes the checker, agrees with the others, and says nothing of its own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from generator import readers
from generator.drafting import awards
from generator.drafting.awards import one_truth
from generator.drafting.awards.dossier import papers
from generator.model import Document, Reading
from generator.model.awards import Assessment, Outcome
from generator.model.body import walk
from generator.readers import nominations
from generator.rules.engine import check
from generator.vietnamese.text import search_key
from generator.writers import docx
from tests.drafting.awards.rounds import INPUTS, plan

SOURCES = {
    "closing": INPUTS / "khen-thuong-tong-ket-2025" / "de-nghi.yaml",
    "commune": INPUTS / "khen-thuong-xa-2026" / "de-nghi.yaml",
}


@cache
def assessment(case: str = "closing") -> Assessment:
    understood, document = plan("soc-trang-2022") if case == "closing" else (None, None)
    return awards.assess(nominations.read(SOURCES[case]), understood, dt.date(2025, 12, 5), plan_document=document)


@cache
def dossier(case: str = "closing") -> tuple[tuple[str, Document], ...]:
    return tuple((f"{paper.name}.docx", paper.document) for paper in papers(assessment(case)))


@cache
def as_read(case: str = "closing") -> tuple[tuple[str, Reading], ...]:
    return tuple(
        (name, readers.read_bytes(docx.render(document), source=name, suffix=".docx"))
        for name, document in dossier(case)
    )


def paper(part: str, case: str = "closing") -> Document:
    return next(document for name, document in dossier(case) if part in name)


def words(document: Document) -> str:
    """Every word of a paper, tables and appendices too."""
    return document.model_dump_json(by_alias=True)


@pytest.mark.parametrize(
    ("id_", "outcome", "proposed"),
    [
        ("1", "đạt", "BKTTG"),
        ("2", "đạt", "BKTINH"),
        ("5", "không đạt", "GK_XA"),
        ("6", "đạt", "BKTINH"),
        ("8", "không đạt", ""),
        ("9", "cần làm rõ", "BKTINH"),
    ],
)
def test_a_nominee_is_judged_and_the_highest_award_met_is_named(id_: str, outcome: str, proposed: str) -> None:
    result = next(r for r in assessment().results if r.nominee == id_)
    assert (result.outcome.value, result.proposed) == (outcome, proposed)


def test_every_judgement_has_its_rule_its_reason_and_failures_their_evidence() -> None:
    for result in assessment().results:
        for judgement in result.judgements:
            assert judgement.reason
            if judgement.outcome is Outcome.FAIL:
                assert re.search(r"de-nghi\.yaml:\d+", judgement.evidence)


def test_each_deciding_authority_has_its_own_submission() -> None:
    assert [name for name, _d in dossier() if "01-to-trinh" in name] == [
        "01-to-trinh-thu-tuong.docx",
        "01-to-trinh-tinh.docx",
    ]


def test_the_decision_is_the_chairmans_own() -> None:
    decision = paper("quyet-dinh")
    assert decision.authority == ("CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ",)
    assert decision.signature.lines == ("CHỦ TỊCH",)


def test_the_bonus_is_the_sum_worked_out_by_hand() -> None:
    """Two bodies at 7 020 000, two persons at 3 510 000, one household at 5 270 000: 26 330 000."""
    text = paper("quyet-dinh").body[1].text  # type: ignore[union-attr]
    assert "26.330.000 đồng (Bằng chữ: Hai mươi sáu triệu ba trăm ba mươi nghìn đồng)" in text


def test_lists_go_by_award_kind_unit_and_alphabet() -> None:
    table = paper("01-to-trinh-tinh").appendices[0].body[0]
    assert [row[1].text for row in table.rows[1:]] == [  # type: ignore[union-attr]
        "Phòng Nghiệp vụ Sở Mẫu (mẫu)",
        "Công ty trách nhiệm hữu hạn Nông sản Mẫu (mẫu)",
        "Ông Trần Văn Lành (mẫu)",
        "Bà Đặng Thị Ánh (mẫu)",
        "Hộ gia đình bà Lý Thị Giúp (mẫu)",
    ]


def test_nobody_who_does_not_meet_the_award_is_proposed() -> None:
    proposed = "".join(words(d) for name, d in dossier() if "to-trinh" in name or "quyet-dinh" in name)
    assert [name for name in ("Sơn Văn Thoát", "Mẫu Ba", "Hồ Văn Chờ") if name in proposed] == []
    assert "Sơn Văn Thoát" in words(paper("khong-du-dieu-kien"))
    assert "Hồ Văn Chờ" in words(paper("bo-sung-ho-so"))


def test_identity_numbers_are_printed_nowhere() -> None:
    assert [name for name, document in dossier() if "00000000000" in words(document)] == []


@pytest.mark.parametrize("case", SOURCES)
def test_every_number_of_a_paper_is_in_the_nominations_the_plan_or_the_law(case: str) -> None:
    known = assessment(case).model_dump_json(by_alias=True) + words(plan("soc-trang-2022")[1])
    allowed = {digits.lstrip("0") or "0" for digits in re.findall(r"\d+", known)} | {str(n) for n in range(32)}
    strange = {}
    for name, document in dossier(case):
        if "quyet-dinh" in name:
            continue
        body = " ".join(getattr(node, "text", "") for node in walk(document.body))
        digits = {number.lstrip("0") or "0" for number in re.findall(r"\d+", body.replace(".", ""))}
        strange[name] = digits - allowed
    assert {name: left for name, left in strange.items() if left} == {}


@pytest.mark.parametrize("case", SOURCES)
def test_every_paper_passes_the_checker(case: str) -> None:
    faults = {
        name: sorted({f.rule for f in report.findings})
        for name, reading in as_read(case)
        if (report := check(reading)).findings
    }
    assert {name: rules for name, rules in faults.items() if rules} == {}


@pytest.mark.parametrize("case", SOURCES)
def test_a_sound_dossier_has_no_contradiction(case: str) -> None:
    assert [str(c) for c in one_truth.check([(name, reading.document) for name, reading in as_read(case)])] == []


def replaced(part: str, old: str, new: str) -> Callable[[list[tuple[str, Document]]], list[tuple[str, Document]]]:
    """A dossier in which one text of one paper is another."""

    def change(found: list[tuple[str, Document]]) -> list[tuple[str, Document]]:
        changed = []
        for name, document in found:
            if part in name:
                text = document.model_dump_json(by_alias=True)
                assert old in text, (name, old)
                document = Document.model_validate_json(text.replace(old, new, 1))
            changed.append((name, document))
        return changed

    return change


def without(part: str) -> Callable[[list[tuple[str, Document]]], list[tuple[str, Document]]]:
    return lambda found: [(name, document) for name, document in found if part not in name]


MUTANTS: dict[str, tuple[Any, list[tuple[str, str, str]]]] = {
    "an altered name in the decision": (
        replaced("04-quyet-dinh", "Bà Đặng Thị Ánh (mẫu)", "Bà Đặng Thị Anh (mẫu)"),
        [("Tên khác nhau", "04-quyet-dinh", "01-to-trinh-tinh")],
    ),
    "a missing report": (without("tran-van-lanh"), [("Thiếu báo cáo thành tích", "01-to-trinh-tinh", "")]),
    "a count off by one": (
        replaced("01-to-trinh-tinh", "02 (hai) cá nhân, 01 (một) hộ gia đình đã", "03 (ba) cá nhân, 01 (một) hộ gia đình đã"),
        [("Số lượng khác với danh sách", "01-to-trinh-tinh", "01-to-trinh-tinh")],
    ),
    "a count whose words differ": (
        replaced("04-quyet-dinh", "02 (hai) cá nhân", "02 (ba) cá nhân"),
        [("Số bằng số và bằng chữ khác nhau", "04-quyet-dinh", "04-quyet-dinh")],
    ),
    "a wrong award in the minutes": (
        replaced("02-bien-ban-hop", "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố Cần Thơ", "Bằng khen của Thủ tướng Chính phủ"),
        [("Hình thức khen thưởng khác nhau", "02-bien-ban-hop", "01-to-trinh-tinh")],
    ),
    "another day of the decision": (
        replaced("08-cong-van", "ngày 20 tháng 12 năm 2025", "ngày 02 tháng 12 năm 2025"),
        [("Ngày khác nhau", "08-cong-van", "04-quyet-dinh")],
    ),
    "a wrong form": (
        replaced("dang-thi-anh", "Mẫu số 08", "Mẫu số 07"),
        [("Mẫu số sai, đúng là mẫu số 08", "dang-thi-anh", "01-to-trinh")],
    ),
    "a wrong total": (
        replaced("04-quyet-dinh", '"26.330.000"', '"26.340.000"'),
        [("Tổng tiền thưởng sai", "04-quyet-dinh", "04-quyet-dinh"), ("Tiền thưởng khác với danh sách", "04-quyet-dinh", "04-quyet-dinh")],
    ),
    "an ended decree": (
        replaced("01-to-trinh-tinh", "Nghị định số 152/2025/NĐ-CP ngày 14", "Nghị định số 98/2023/NĐ-CP ngày 14"),
        [("Viện dẫn 98/2023/NĐ-CP không còn hiệu lực", "01-to-trinh-tinh", "01-to-trinh-tinh")],
    ),
    "a decision signed for the committee": (
        replaced("04-quyet-dinh", '"CHỦ TỊCH"', '"TM. ỦY BAN NHÂN DÂN"'),
        [("Quyết định khen thưởng không ký thay mặt", "04-quyet-dinh", "")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), MUTANTS.values(), ids=MUTANTS.keys())
def test_a_contradiction_is_found_with_both_places_and_nothing_else(
    change: Callable[[list[tuple[str, Document]]], list[tuple[str, Document]]], expected: list[tuple[str, str, str]]
) -> None:
    mutated = change([(name, reading.document) for name, reading in as_read()])
    found = one_truth.check(mutated)
    assert [(c.what, True, True) for c in found] == [(what, True, True) for what, _a, _b in expected]
    for one, (_what, first, second) in zip(found, expected, strict=True):
        assert first in one.first
        assert second in one.second


def test_two_authorities_in_one_submission_are_found() -> None:
    documents = {name: reading.document for name, reading in as_read()}
    text = documents["01-to-trinh-thu-tuong.docx"].model_dump_json(by_alias=True)
    table = documents["01-to-trinh-thu-tuong.docx"].appendices[0].body[0].rows  # type: ignore[union-attr]
    second = [
        cell.model_copy(update={"text": "Huân chương Lao động hạng Ba"}) if at == 5 else cell
        for at, cell in enumerate(table[1])
    ]
    changed = Document.model_validate_json(text)
    rows = (*table, tuple(second))
    body = changed.appendices[0].body[0].model_copy(update={"rows": rows})
    appendix = changed.appendices[0].model_copy(update={"body": (body,)})
    documents["01-to-trinh-thu-tuong.docx"] = changed.model_copy(update={"appendices": (appendix,)})
    found = one_truth.check(list(documents.items()))
    assert "Hai cấp quyết định trong một tờ trình" in [one.what for one in found]


def test_names_of_files_hold_no_marks() -> None:
    assert [
        name for name, _d in dossier() if search_key(name) != search_key(name.encode("ascii", "ignore").decode())
    ] == []
