"""What is not printed is inferred only where the words settle it, and the reason is given."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model import Severity
from generator.readers.recognise.infer import infer_issuer, number_in_title
from tests.readers.recognise.lines import read

CLOSING = "Trên đây là Kế hoạch của Ủy ban nhân dân tỉnh Sóc Trăng."


def test_the_issuer_comes_from_symbol_signature_and_a_sentence() -> None:
    found = infer_issuer("KH-UBND", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], [CLOSING], "Sóc Trăng")
    assert found is not None
    issuer, reason = found
    assert issuer == ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG")
    assert "UBND" in reason
    assert "TM. ỦY BAN NHÂN DÂN" in reason
    assert "Ủy ban nhân dân tỉnh Sóc Trăng" in reason


@pytest.mark.parametrize(
    ("symbol", "sign", "texts", "place", "issuer"),
    [
        pytest.param(
            "NQ-HĐND", [], ["Hội đồng nhân dân xã Tân Hưng ban hành."], "Tân Hưng",
            ("HỘI ĐỒNG NHÂN DÂN", "XÃ TÂN HƯNG"), id="a council",
        ),
        pytest.param(
            "KH-UBND", [], ["Ủy ban nhân dân tỉnh Cà Mau giao …", "Ủy ban nhân dân xã Tân Hưng báo cáo."], "Tân Hưng",
            ("ỦY BAN NHÂN DÂN", "XÃ TÂN HƯNG"), id="the one of the place",
        ),
        pytest.param(
            "KH-UBND", [], ["Ủy ban nhân dân tỉnh Cà Mau giao …", "Ủy ban nhân dân xã Tân Hưng báo cáo."], "",
            None, id="two, and nothing settles it",
        ),
        pytest.param("SNV-VP", [], ["Đề nghị Sở Nội vụ xem xét."], "Huế", ("SỞ NỘI VỤ",), id="initials of a name"),
        pytest.param("SNV-VP", [], ["Đề nghị Sở Tài chính xem xét."], "Huế", None, id="initials that fit no name"),
        pytest.param("KH-UBND", [], ["Không nhắc đến cơ quan nào."], "Huế", None, id="no sentence names it"),
        pytest.param("", [], [CLOSING], "Sóc Trăng", None, id="neither symbol nor signature"),
    ],
)  # fmt: skip
def test_the_issuer_is_told_only_where_it_is_settled(
    symbol: str, sign: list[str], texts: list[str], place: str, issuer: tuple[str, ...] | None
) -> None:
    found = infer_issuer(symbol, sign, texts, place)
    assert (found[0] if found else None) == issuer


PLAN = """
Số: 146 /KH-UBND        Sóc Trăng, ngày 12 tháng 10 năm 2022
KẾ HOẠCH
Tổ chức phong trào thi đua
1. Phát động.
2. Sơ kết.
{closing}
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Bê
"""


def test_the_reading_says_what_was_inferred_and_why() -> None:
    found = read(PLAN.format(closing=CLOSING))
    assert found.document.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG")
    assert "KH-UBND" in found.inferred["co_quan"] or "UBND" in found.inferred["co_quan"]
    told = [problem for problem in found.problems if problem.code == "suy_luan"]
    assert [(problem.severity, problem.message) for problem in told] == [(Severity.INFO, found.inferred["co_quan"])]


def test_an_issuer_that_nothing_settles_stays_blank_and_is_told() -> None:
    found = read(PLAN.format(closing="Trên đây là Kế hoạch."))
    assert found.document.issuer == ()
    assert "co_quan" not in found.inferred
    assert any("cơ quan ban hành" in problem.message for problem in found.problems if problem.code == "chua_hieu")


def test_a_kind_that_no_line_prints_comes_from_the_symbol_with_a_reason() -> None:
    found = read("SỞ NỘI VỤ\nSố: 15/BC-SNV\nHuế, ngày 05 tháng 3 năm 2026\nSở Nội vụ báo cáo như sau:\n1. Một./.")
    assert found.document.kind == "bao-cao"
    assert "BC-SNV" in found.inferred["loai"]


def test_a_printed_issuer_needs_no_reason() -> None:
    found = read("ỦY BAN NHÂN DÂN\nTỈNH SÓC TRĂNG\n" + PLAN.format(closing=CLOSING))
    assert (found.document.issuer, dict(found.inferred)) == (("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG"), {})


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("SẮC LỆNH CHỦ TỊCH SỐ 77-B NGÀY 24 THÁNG 12 NĂM 1945", ("77-B", dt.date(1945, 12, 24))),
        ("SỐ 5 NGÀY 31 THÁNG 2 NĂM 1950", ("5", None)),
        ("Tổ chức hội nghị năm 2026", None),
    ],
)
def test_old_decrees_give_number_and_day_in_their_title(title: str, wanted: tuple[str, dt.date | None] | None) -> None:
    assert number_in_title(title) == wanted
