"""SIGN-: the lines of authority against the body, its regime, the kind of document and the symbol."""

from __future__ import annotations

import pytest

from generator.model import Signature
from generator.rules.engine import check
from tests.builders.documents import decision, letter, plan
from tests.rules.words import as_text, both_formats, changed, rules_of, told

UBND = ("ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN")


def signed(document, *lines: str, **changes):
    return changed(document, signature=Signature(lines=lines, name="Nguyễn Văn An"), **changes)


RIGHT = {
    "chairman for the committee": signed(plan(), "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "deputy for the committee": signed(plan(), "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    "in the other tone style": signed(plan(), "TM. UỶ BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    "by order of the chairman": signed(plan(kind="thong-bao"), "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    "by order, by a deputy of the office": signed(
        plan(kind="thong-bao"), "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"
    ),
    "the chairman's own decision": signed(
        decision(), "CHỦ TỊCH", issuer=UBND, symbol="QĐ-UBND", authority=("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN",)
    ),
    "director of a department": signed(letter(), "GIÁM ĐỐC"),
    "deputy director": signed(letter(), "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    "acting director": signed(letter(), "Q. GIÁM ĐỐC"),
    "by order of the director": signed(letter(), "TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC CÁN BỘ"),
    "by mandate": signed(letter(), "TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
    "a council in the agency's name": signed(letter(), "TM. HỘI ĐỒNG", "CHỦ TỊCH"),
    "minister": signed(letter(issuer=("BỘ NỘI VỤ",), superior=()), "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
    "people's council": signed(
        plan(kind="nghi-quyet", issuer=("HỘI ĐỒNG NHÂN DÂN", "TỈNH NGHỆ AN"), symbol="NQ-HĐND"), "CHỦ TỊCH"
    ),
    "a regulation on awards by the committee": signed(
        decision(
            authority=("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN",),
            issuer=UBND,
            symbol="QĐ-UBND",
            title="Ban hành Quy chế thi đua, khen thưởng",
        ),
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    ),
}


@both_formats
@pytest.mark.parametrize("document", RIGHT.values(), ids=RIGHT.keys())
def test_usual_signatures_are_left_alone(document, read):
    assert told(read(document), "SIGN") == []


WRONG = {
    "the authority line of another office": ("SIGN-001", decision(authority=("CHỦ TỊCH SỞ NỘI VỤ",))),
    "head of an office of the department": ("SIGN-001", signed(letter(), "TRƯỞNG PHÒNG")),
    "head of the committee's office": ("SIGN-001", signed(plan(kind="cong-van", title="x"), "CHÁNH VĂN PHÒNG")),
    "chairman of a department": ("SIGN-001", signed(letter(), "CHỦ TỊCH")),
    "a department signs as a collective": ("SIGN-002", signed(letter(), "TM. SỞ NỘI VỤ", "GIÁM ĐỐC")),
    "a plan of the committee without TM.": ("SIGN-003", signed(plan(), "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    "Q. before a deputy": ("SIGN-004", signed(letter(issuer=("CÔNG TY BÌNH MINH",)), "Q. PHÓ GIÁM ĐỐC")),
    "a deputy by order": ("SIGN-004", signed(plan(kind="thong-bao"), "TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    "an award of the committee": (
        "SIGN-005",
        signed(
            decision(
                authority=("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN",),
                issuer=UBND,
                symbol="QĐ-UBND",
                title="Về việc tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
            ),
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
        ),
    ),
    "the council's symbol": ("SIGN-006", plan(symbol="KH-HĐND")),
    "TM. of another body": ("SIGN-006", signed(plan(), "TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH")),
    "a deputy without KT.": ("SIGN-007", signed(plan(), "TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")),
}


@both_formats
@pytest.mark.parametrize("rule, document", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_signature_is_told_by_its_rule(rule, document, read):
    assert rule in rules_of(told(read(document)))
    assert rules_of(told(read(document), "SIGN")) == {rule}


def test_every_rule_on_signatures_has_a_case():
    assert {rule for rule, _document in WRONG.values()} == {f"SIGN-00{n}" for n in range(1, 8)}


def test_a_body_that_the_data_does_not_know_is_not_evaluated():
    document = signed(letter(issuer=("HỢP TÁC XÃ BÌNH MINH",)), "CHỦ TỊCH")
    report = check(as_text(document), select=["SIGN-001"])
    assert report.findings == ()
    assert [gap.rule for gap in report.not_evaluated] == ["SIGN-001"]


def test_without_a_signature_nothing_is_concluded():
    report = check(as_text(changed(plan(), signature=Signature())), select=["SIGN"])
    assert report.findings == ()
    assert {gap.rule for gap in report.not_evaluated} >= {"SIGN-001", "SIGN-004", "SIGN-007"}
