"""Typing (ND30-238 to 248): the decree's own usage is left alone, slips are told alone, and fixes settle."""

from __future__ import annotations

import pytest

from tests.builders.documents import plan
from tests.builders.layout import a_reading
from tests.rules.words import WORDS, both_formats, fixed, proposals, rules_of, text_of, told, with_words

TYPING = tuple(id for id in WORDS if id.startswith("ND30-2") and int(id[5:]) >= 238)

RIGHT = {
    "marks": "Các sở, ban, ngành; địa phương (sau đây gọi tắt là đơn vị): thực hiện!",
    "decimals and thousands": "Giảm 2,5%; kinh phí 1.250.000 đồng; diện tích 1.234,5 ha.",
    "numbers of sections and dates": "Theo mục 1.2, Phiên bản 2.5, ngày 12.10.2022.",
    "a ratio": "Theo tỷ lệ 3 : 4 của bản vẽ.",
    "an address on the net": "Gửi qua https://dichvucong.gov.vn/a,b và thư dien.tu@nghean.gov.vn.",
    "abbreviations with dots": "Các đoàn của TP.Vinh, ThS.Nguyễn Văn An dự.",
    "ellipsis": "Vốn, giống, kỹ thuật... được hỗ trợ.",
    "a blank to fill in": "Họ và tên:      ngày    tháng    năm sinh",
    "curly quotes": "Phong trào “Vì người nghèo - Không để ai bị bỏ lại phía sau” được phát động.",
    "quotes inside quotes": "Quy định: “Cụm từ “người nghèo” được hiểu theo nghĩa rộng” như trên.",
    "inches": 'Màn hình 24" được trang bị.',
    "hyphens": "Phát triển kinh tế - xã hội; ngày Quốc khánh 2-9; giai đoạn 2021 - 2025.",
    "one tone style": "Ủy ban nhân dân thực hiện ủy quyền, thủy lợi, hòa giải.",
    "a person's own spelling": "Ủy ban giao bà Nguyễn Thị Thuý, ông Trần Văn Hoà thủy lợi.",
    "syllables with one spelling only": "Quý II năm 2026, quỹ hoàn thành, ủy thác.",
    "two digits": "Trong 03 năm, gửi 02 bản, gồm 05 tờ.",
    "numbers that count nothing": "Ngày 5, tháng 3 năm 2026, khoản 2, lớp 5, cấp 3, 2,5 năm, 10 năm.",
    "an official five-year period": "Kế hoạch phát triển kinh tế - xã hội 5 năm 2021 - 2025.",
    "money": "Kinh phí 1.250.000 đồng (200 VND lẻ).",
    "dates": "Ngày 05 tháng 02 năm 2026; ngày 15 tháng 3 năm 2026; tháng 12 năm 2025.",
    "months of others": "Trong 12 tháng năm 2026 và ngày 25 tháng 11 năm 2025.",
}


@both_formats
@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_the_usual_way_is_left_alone(text, read):
    assert told(read(with_words(text)), *TYPING) == []


WRONG = [
    ("ND30-238", "Các sở , ban, ngành thực hiện.", [("sở ,", "sở,")]),
    ("ND30-238", "Các đơn vị ( sau đây gọi là đơn vị) thực hiện.", [("( sau", "(sau")]),
    ("ND30-238", "Các đơn vị thực hiện nghiêm túc .", [("túc .", "túc.")]),
    ("ND30-239", "Các sở,ban, ngành thực hiện.", [("sở,ban,", "sở, ban,")]),
    ("ND30-239", "Các đơn vị thực hiện  nghiêm túc.", [("hiện  nghiêm", "hiện nghiêm")]),
    ("ND30-239", "Các đơn vị triển khai.Sở Nội vụ theo dõi.", [("khai.Sở", "khai. Sở")]),
    ("ND30-240", 'Phong trào "Vì người nghèo" được phát động.', [('trào "Vì', "trào “Vì")]),
    ("ND30-240", "Phong trào “Vì người nghèo được phát động.", [("“", None)]),
    ("ND30-241", "Rà soát giai đoạn 2026 – 2030 trên địa bàn.", [("2026 – 2030", "2026 - 2030")]),
    ("ND30-242", "Phát triển kinh tế-xã hội trên địa bàn.", [("tế-xã", "tế - xã")]),
    ("ND30-242", "Các tổ chức chính trị -xã hội tham gia.", [("trị -xã", "trị - xã")]),
    ("ND30-244", "Tăng 2.5% so với năm trước.", [("2.5", "2,5")]),
    ("ND30-244", "Kinh phí 1,250,000 đồng từ ngân sách.", [("1,250,000", "1.250.000")]),
    ("ND30-244", "Hỗ trợ 1,234 hộ nghèo trên địa bàn.", [("1,234", "1.234")]),
    ("ND30-245", "Đạt 98,5 % kế hoạch được giao.", [("98,5 %", "98,5%")]),
    ("ND30-246", "Thực hiện trong 3 năm liên tục.", [("trong 3 năm", "trong 03 năm")]),
    ("ND30-247", "Kinh phí 1.250.000 VNĐ từ ngân sách.", [("VNĐ", "đồng")]),
    ("ND30-248", "Hoàn thành ngày 5 tháng 4 năm 2026.", [("5", "05")]),
    ("ND30-248", "Hoàn thành trong tháng 2 năm 2027.", [("2", "02")]),
]


@both_formats
@pytest.mark.parametrize("rule, text, said", WRONG, ids=[f"{rule} {text[:40]}" for rule, text, _said in WRONG])
def test_a_slip_is_told_by_its_rule_and_by_no_other(rule, text, said, read):
    findings = told(read(with_words(text)))
    assert rules_of(findings) == {rule}
    if rule == "ND30-248":
        assert said[0][1] in str(findings[0].proposed)
    else:
        assert proposals(findings) == said


@pytest.mark.parametrize("rule, text", [(r, t) for r, t, _s in WRONG], ids=[f"{r} {t[:40]}" for r, t, _s in WRONG])
def test_a_fix_settles_and_brings_nothing_new(rule, text):
    left = told(fixed(a_reading(with_words(text)), rule))
    assert all(finding.fix is None for finding in left)
    assert rules_of(left) <= {rule}


def test_several_slips_of_one_paragraph_are_one_finding_with_one_fix():
    reading = a_reading(with_words("Các sở , ban , ngành ; địa phương thực hiện."))
    (finding,) = told(reading, "ND30-238")
    assert "3 chỗ" in finding.message
    assert "Các sở, ban, ngành; địa phương thực hiện." in text_of(fixed(reading, "ND30-238"))


def test_mixed_tone_marks_are_one_finding_and_the_rarer_style_is_changed():
    document = with_words("Thực hiện uỷ quyền, thuỷ lợi theo quy định.", "Ủy ban nhân dân xã hòa giải, xóa nhà tạm.")
    (finding,) = told(a_reading(document), "ND30-243")
    assert "uỷ" in finding.message and "thuỷ" in finding.message
    after = fixed(a_reading(document), "ND30-243")
    assert "ủy quyền, thủy lợi" in text_of(after)
    assert told(after, "ND30-243") == []


def test_a_quotation_over_several_paragraphs_is_complete_when_it_is_closed_below():
    document = with_words(
        "Sửa đổi khoản 1 như sau: “1. Nhà nước hỗ trợ hộ nghèo.", "2. Hộ nghèo được vay vốn ưu đãi.”."
    )
    assert told(a_reading(document), "ND30-240") == []


def test_a_straight_mark_that_closes_a_curly_one_is_told_and_turned():
    reading = a_reading(with_words('Phong trào “Vì người nghèo" được phát động.'))
    (finding,) = told(reading, "ND30-240")
    assert finding.proposed == "nghèo” được"
    assert "“Vì người nghèo”" in text_of(fixed(reading, "ND30-240"))


def test_the_long_dash_of_a_list_is_told_too():
    document = plan()
    recipients = document.recipients.model_copy(
        update={"lines": ("Bộ Nội vụ – Vụ Tổ chức;", "Các sở, ban, ngành cấp tỉnh;")}
    )
    findings = told(a_reading(document.model_copy(update={"recipients": recipients})), "ND30-241")
    assert proposals(findings) == [("vụ – Vụ", "vụ - Vụ")]


def test_every_typing_rule_has_a_case_that_only_it_catches():
    alone = {rule for rule, _text, _said in WRONG} | {"ND30-243"}
    assert alone == set(TYPING)
