"""NAME-: bodies, levels and provinces on the document's date; history, quotations and citations are left alone."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model import Table
from generator.rules.engine import check
from tests.rules.words import as_text, both_formats, rules_of, told, with_words

BEFORE = dt.date(2022, 10, 12)
AFTER = dt.date(2026, 3, 5)

RIGHT = {
    "the district level, then": (BEFORE, "Giao Ủy ban nhân dân các huyện, thị xã, thành phố triển khai."),
    "communes, now": (AFTER, "Giao Ủy ban nhân dân các xã, phường, đặc khu triển khai."),
    "an old department, then": (BEFORE, "Sở Lao động - Thương binh và Xã hội theo dõi."),
    "a new department, now": (AFTER, "Sở Nông nghiệp và Môi trường theo dõi."),
    "an old province, then": (BEFORE, "Trên địa bàn tỉnh Sóc Trăng có mưa."),
    "a province that lived on": (AFTER, "Trên địa bàn tỉnh Nghệ An có mưa."),
    "a city of today": (AFTER, "Trên địa bàn thành phố Cần Thơ có mưa."),
    "an issuer in a citation": (
        AFTER,
        "Theo Kế hoạch số 146/KH-UBND ngày 12/10/2022 của Ủy ban nhân dân tỉnh Sóc Trăng về giảm nghèo ở các huyện, thị xã.",
    ),
    "a quotation": (AFTER, "Tấm biển “Ủy ban nhân dân huyện Châu Thành” được thay."),
    "history by a word": (AFTER, "Xã Phú Tâm trước đây thuộc huyện Châu Thành, tỉnh Sóc Trăng."),
    "history by (cũ)": (AFTER, "Trên địa bàn tỉnh Sóc Trăng (cũ) có mưa."),
    "history by a year": (AFTER, "Năm 2024, Sở Lao động - Thương binh và Xã hội đã tổ chức ba lớp."),
    "a merger": (AFTER, "Sau khi sáp nhập Bộ Giao thông vận tải vào Bộ Xây dựng, các đơn vị ổn định tổ chức."),
    "the weeks of the local mergers": (dt.date(2025, 3, 10), "Sở Giao thông vận tải theo dõi."),
    "the Committee of Nationalities of a council": (AFTER, "Ban Dân tộc của Hội đồng nhân dân tỉnh giám sát."),
    "Đồng Nai while a province": (dt.date(2026, 4, 29), "Trên địa bàn tỉnh Đồng Nai có mưa."),
}


@both_formats
@pytest.mark.parametrize("on, text", RIGHT.values(), ids=RIGHT.keys())
def test_names_of_their_time_are_left_alone(on, text, read):
    assert told(read(with_words(text, date=on, bases=())), "NAME") == []


WRONG = [
    ("NAME-001", AFTER, "Giao Ủy ban nhân dân các huyện, thị xã, thành phố triển khai.", "cấp huyện"),
    ("NAME-001", AFTER, "Các xã, phường, thị trấn triển khai.", "thị trấn"),
    ("NAME-001", AFTER, "Công chức cấp huyện triển khai.", "cấp huyện"),
    ("NAME-001", AFTER, "Đoàn kiểm tra làm việc tại huyện Châu Thành.", "cấp huyện"),
    ("NAME-002", AFTER, "Sở Lao động - Thương binh và Xã hội theo dõi.", "Sở Nội vụ"),
    ("NAME-002", AFTER, "Sở LĐTB&XH theo dõi.", "Sở Nội vụ"),
    ("NAME-002", AFTER, "Báo cáo Bộ Kế hoạch và Đầu tư xem xét.", "Bộ Tài chính"),
    ("NAME-002", BEFORE, "Sở Nông nghiệp và Môi trường theo dõi.", "01/3/2025"),
    ("NAME-003", AFTER, "Trên địa bàn tỉnh Sóc Trăng có mưa.", "thành phố Cần Thơ"),
    ("NAME-003", dt.date(2026, 4, 30), "Trên địa bàn tỉnh Đồng Nai có mưa.", "thành phố Đồng Nai"),
    ("NAME-003", BEFORE, "Trên địa bàn thành phố Đồng Nai có mưa.", "tỉnh Đồng Nai"),
    ("NAME-003", AFTER, "Đoàn làm việc tại thành phố Sóc Trăng.", "thành phố thuộc tỉnh"),
]


@both_formats
@pytest.mark.parametrize("rule, on, text, said", WRONG, ids=[f"{rule} {text[:40]}" for rule, _on, text, _s in WRONG])
def test_a_name_of_another_time_is_told_with_what_took_its_place(rule, on, text, said, read):
    document = with_words(text, date=on)
    findings = [finding for finding in told(read(document)) if not finding.rule.startswith(("LAW", "CITE"))]
    findings = [finding for finding in findings if finding.present and finding.present in text]
    assert rules_of(findings) == {rule}
    assert said in findings[0].message


def test_figures_of_earlier_years_in_a_table_are_left_alone():
    table = Table(rows=(("Đơn vị", "Hộ nghèo"), ("Huyện Châu Thành", "120"), ("Huyện Kế Sách", "95")))
    assert told(as_text(with_words(table)), "NAME") == []


def test_without_a_date_nothing_is_concluded():
    report = check(as_text(with_words("Giao các huyện, thị xã, thành phố.", date=None)), select=["NAME"])
    assert report.findings == ()
    assert {gap.rule for gap in report.not_evaluated} == {"NAME-001", "NAME-002", "NAME-003"}


def test_the_date_of_the_check_stands_in_for_a_draft_without_date():
    document = with_words("Giao Ủy ban nhân dân các huyện, thị xã triển khai.", date=None)
    report = check(as_text(document), select=["NAME-001"], today=AFTER)
    assert [finding.rule for finding in report.findings] == ["NAME-001"]
