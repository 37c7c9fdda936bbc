"""Irregular places are told with a proposal where there is one; the text stays as printed."""

from __future__ import annotations

import pytest

from generator.model import Problem
from tests.readers.recognise.lines import read

PLAN = """
ỦY BAN NHÂN DÂN
TỈNH CÀ MAU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND
Cà Mau, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Tổ chức hội nghị tổng kết phong trào thi đua
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
1. Phát động trong quý I:
a) Cấp tỉnh;
b) Cấp xã;
c) Ngành dọc.
2. Sơ kết trong quý II.
3. Tổng kết trong quý IV./.
Nơi nhận:
- Như trên;
- Lưu: VT, TĐKT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Bê
"""


def told(old: str = "", new: str = "") -> list[Problem]:
    """What is told of the plan with one place changed."""
    assert old in PLAN
    return [problem for problem in read(PLAN.replace(old, new) if old else PLAN).problems if problem.code != "suy_luan"]


def test_a_regular_document_has_nothing_to_tell() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("old", "new", "code", "text", "proposal"),
    [
        pytest.param("Số: 15/", "Số: 15 /", "the_thuc", "Số: 15 /KH-UBND", "Số: 15/KH-UBND", id="space in the number"),
        pytest.param("Số: 15/", "Số 15/", "the_thuc", "Số 15/KH-UBND", "Số: 15/KH-UBND", id="no colon after Số"),
        pytest.param("Số: 15/", "Số: 0015/", "the_thuc", "0015", "15", id="zeros before the number"),
        pytest.param("15/KH-UBND", "15/BC-UBND", "the_thuc", "BC-UBND", None, id="symbol of another kind"),
        pytest.param("tháng 01", "tháng 08", "nghi_sai", "tháng 08", "tháng 8", id="zero before the month"),
        pytest.param(
            "ngày 05 tháng 01", "ngày 5 tháng 01", "the_thuc", "Cà Mau, ngày 5 tháng 01 năm 2026",
            "ngày 05 tháng 01 năm 2026", id="no zero before the day",
        ),
        pytest.param(
            "ngày 05 tháng 01", "ngày 31 tháng 02", "chua_hieu", "Cà Mau, ngày 31 tháng 02 năm 2026", None,
            id="a day that no calendar has",
        ),
        pytest.param("quý IV./.", "quý IV.", "nghi_sai", "Tổng kết trong quý IV.", "Tổng kết trong quý IV./.", id="no ./."),
        pytest.param("Lưu: VT, TĐKT.", "Lưu VT, TĐKT.", "the_thuc", "Lưu VT, TĐKT.", "Lưu: VT, TĐKT.", id="Lưu, no colon"),
        pytest.param("Lưu: VT, TĐKT.", "Lưu: VT. TĐKT.", "the_thuc", "Lưu: VT. TĐKT.", "Lưu: VT, TĐKT.", id="dot after VT"),
        pytest.param("Lưu: VT, TĐKT.", "Lưu: VT, TĐKT", "the_thuc", "Lưu: VT, TĐKT", "Lưu: VT, TĐKT.", id="Lưu, no stop"),
        pytest.param("Lưu: VT, TĐKT.", "Lưu: TĐKT.", "the_thuc", "Lưu: TĐKT.", None, id="Lưu without VT"),
        pytest.param("Lưu: VT, TĐKT.", "Lưu: TĐKT, VT.", "the_thuc", "Lưu: TĐKT, VT.", None, id="VT not first"),
        pytest.param("- Lưu: VT, TĐKT.\n", "", "the_thuc", None, None, id="no Lưu line"),
        pytest.param("c) Ngành dọc.", "d) Ngành dọc.", "danh_so", "d)", "c)", id="a letter left out"),
        pytest.param("2. Sơ kết", "3. Sơ kết", "danh_so", "3.", "2.", id="a number left out"),
        pytest.param("3. Tổng kết", "2. Tổng kết", "danh_so", "2.", "3.", id="a number twice"),
    ],
)  # fmt: skip
def test_an_irregular_place_is_told_with_its_proposal(
    old: str, new: str, code: str, text: str | None, proposal: str | None
) -> None:
    found = [(problem.code, problem.text, problem.proposal) for problem in told(old, new)]
    assert (code, text, proposal) in found
    assert len(found) <= 2


def test_a_subject_in_capitals_is_told_with_the_sentence_form() -> None:
    title = "Tổ chức hội nghị tổng kết phong trào thi đua"
    found = read(PLAN.replace(title, title.upper()))
    assert found.document.title == title.upper()
    assert [(problem.code, problem.text, problem.proposal) for problem in found.problems] == [
        ("nghi_sai", title.upper(), title)
    ]


def test_f_in_a_list_of_letters_is_told_as_g() -> None:
    letters = "c) Ba;\nd) Bốn;\nđ) Năm;\ne) Sáu;\nf) Bảy."
    found = [problem for problem in told("c) Ngành dọc.", letters) if problem.code == "danh_so"]
    assert [(problem.text, problem.proposal) for problem in found] == [("f)", "g)")]


def test_the_numbers_of_a_quoted_text_are_its_own() -> None:
    quoted = "2. Sửa đổi khoản 7 như sau:\n“7. Nội dung mới.\n9. Nội dung khác.”"
    assert [problem for problem in told("2. Sơ kết trong quý II.", quoted) if problem.code == "danh_so"] == []


def test_a_slip_of_spelling_is_told_and_left() -> None:
    found = read(PLAN.replace("2. Sơ kết trong quý II.", "2. Phân đầu hoàn thành kế hoạch trong quý II."))
    slips = [problem for problem in found.problems if problem.code == "nghi_sai"]
    assert [(problem.text, problem.proposal) for problem in slips] == [("Phân đầu hoàn", "Phấn đấu hoàn")]
    assert "Phân đầu hoàn thành" in str(found.document.body)


def test_many_faults_of_numbering_are_counted_not_listed() -> None:
    many = "\n".join(f"{number}. Nội dung." for number in range(5, 1000, 2))
    found = [problem for problem in told("3. Tổng kết trong quý IV./.", f"{many}./.") if problem.code == "danh_so"]
    assert len(found) == 61
    assert "còn nhiều chỗ" in found[-1].message


def test_a_problem_says_where_it_is() -> None:
    problem = told("Số: 15/", "Số: 15 /")[0]
    assert problem.at is not None
    assert (problem.at.source, problem.at.line) == ("thu.txt", 5)
