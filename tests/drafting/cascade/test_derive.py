"""Deriving the plan of the level below from the two plans of 2022: eras, actors, figures, deadlines, nothing invented."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator import readers
from generator.catalog import bodies
from generator.drafting.cascade import Draft, Facts, derive, parse
from generator.drafting.plan import of_document
from generator.errors import InputError
from generator.model import Document
from generator.model.printed import printed_lines

INPUTS = Path(__file__).parents[3] / "inputs"


@cache
def parent(case: str) -> Document:
    return readers.read(INPUTS / case / "van-ban.yaml").document


def draft(case: str, unit: str, on: date, *, province: str, community: str = "", **facts: object) -> Draft:
    return derive(
        parent(case), parse(unit, province=province, on=on, community=community), on, Facts.model_validate(facts)
    )


def chau_thanh(on: date = date(2022, 12, 5), **facts: object) -> Draft:
    return draft("soc-trang-2022", "huyện Châu Thành", on, province="tỉnh Sóc Trăng", community="ấp", **facts)


def text(made: Draft) -> str:
    return "\n".join(paragraph.text for paragraph in of_document(made.document))


def paragraph(made: Draft, start: str) -> str:
    return next(p.text for p in of_document(made.document) if p.text.startswith(start))


ERAS = [
    pytest.param("huyện Châu Thành", date(2022, 12, 5), "tỉnh Sóc Trăng",
                 "Phòng Lao động - Thương binh và Xã hội phối hợp với Phòng Nội vụ", id="12/2022"),
    pytest.param("huyện Châu Thành", date(2025, 4, 7), "tỉnh Sóc Trăng",
                 "Phòng Nông nghiệp và Môi trường phối hợp với Phòng Nội vụ", id="04/2025"),
    pytest.param("xã Phú Tâm", date(2025, 8, 22), "thành phố Cần Thơ",
                 "Phòng Kinh tế phối hợp với Phòng Văn hóa - Xã hội", id="08/2025, xã"),
    pytest.param("phường Sóc Trăng", date(2026, 11, 22), "thành phố Cần Thơ",
                 "Phòng Kinh tế, Hạ tầng và Đô thị phối hợp với Phòng Văn hóa - Xã hội", id="11/2026, phường"),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "on", "province", "who"), ERAS)
def test_the_duty_of_two_so_goes_to_the_bodies_that_do_the_work_on_the_day(
    unit: str, on: date, province: str, who: str
) -> None:
    made = draft("soc-trang-2022", unit, on, province=province, community="ấp")
    assert any(p.text.startswith(f"{who} đôn đốc, kiểm tra việc thực hiện Kế hoạch này") or
               ("đôn đốc, kiểm tra việc thực hiện Kế hoạch này" in p.text) for p in of_document(made.document))  # fmt: skip
    assert who.split(" phối hợp")[0] in text(made)


@pytest.mark.parametrize(("unit", "on", "province", "who"), ERAS)
def test_no_body_is_left_that_does_not_exist_on_the_day(unit: str, on: date, province: str, who: str) -> None:
    made = draft("soc-trang-2022", unit, on, province=province, community="ấp")
    ended = [
        body.plain_name
        for body in bodies.all_bodies().values()
        if not body.exists(on) and body.plain_name.startswith(("Sở ", "Phòng "))
    ]
    living = {body.plain_name for body in bodies.all_bodies().values() if body.exists(on)}
    words = re.sub(r"(?:Quyết định|Kế hoạch) số [^;]*;?", "", text(made))
    assert [
        name
        for name in ended
        if name not in living and re.search(rf"{re.escape(name)}(?![\w ]*(?:và|,) [A-ZĐ])", words)
    ] == []


@pytest.mark.parametrize("on", [date(2025, 8, 22), date(2026, 11, 22)], ids=str)
def test_after_june_2025_no_district_word_is_left_outside_citations(on: date) -> None:
    made = draft("hai-duong-2022", "xã Cẩm Giang", on, province="thành phố Hải Phòng")
    words = re.sub(r"(?:Quyết định|Kế hoạch|Nghị quyết) số [^;]*;?", "", text(made))
    assert re.findall(r"[^.;]*\b(?:huyện|thị trấn|cấp huyện)\b[^.;]*", words) == []


def test_a_district_that_no_longer_exists_is_refused_with_the_reason() -> None:
    with pytest.raises(InputError, match="không còn huyện Châu Thành"):
        parse("huyện Châu Thành", province="tỉnh Sóc Trăng", on=date(2025, 7, 1))


def test_the_head_is_the_units_own_and_number_and_date_are_left_open() -> None:
    lines = printed_lines(chau_thanh().document, kind_name="KẾ HOẠCH")
    assert lines[:2] == ["ỦY BAN NHÂN DÂN", "HUYỆN CHÂU THÀNH"]
    assert lines[4:6] == ["Số:      /KH-UBND", "Châu Thành, ngày … tháng … năm 2022"]


def test_the_parent_is_cited_in_full_under_its_own_name() -> None:
    assert paragraph(chau_thanh(), "Thực hiện Kế hoạch") == (
        "Thực hiện Kế hoạch số 146/KH-UBND ngày 12 tháng 10 năm 2022 của Ủy ban nhân dân tỉnh Sóc Trăng tổ chức thực hiện Phong trào "
        "thi đua “Sóc Trăng chung tay vì người nghèo - Không để ai bị bỏ lại phía sau” giai đoạn 2021 - 2025."
    )


@pytest.mark.parametrize(
    ("way", "name"),
    [
        ("tu_dong", "Châu Thành chung tay vì người nghèo - Không để ai bị bỏ lại phía sau"),
        ("giu_nguyen", "Sóc Trăng chung tay vì người nghèo - Không để ai bị bỏ lại phía sau"),
        ("bo_ten_cap_tren", "Chung tay vì người nghèo - Không để ai bị bỏ lại phía sau"),
    ],
)
def test_the_movements_name_follows_the_choice(way: str, name: str) -> None:
    made = chau_thanh(ten_phong_trao=way)
    assert f"“{name}”" in made.document.title


def test_reports_go_to_our_own_body_first_and_five_working_days_earlier_in_every_year() -> None:
    # The province's last valid day is 30/11. Five working days before it: 23/11 in 2022 (from a Wednesday) and in 2023, 25/11 in 2024
    # (30/11 is a Saturday), 24/11 in 2025 (a Sunday). The earliest, 23/11, holds in every year: "trước ngày 24 tháng 11".
    assert paragraph(
        chau_thanh(), "Các phòng, ban, ngành huyện, Ủy ban Mặt trận Tổ quốc Việt Nam huyện, các đoàn thể huyện, Ủy ban"
    ) == (
        "Các phòng, ban, ngành huyện, Ủy ban Mặt trận Tổ quốc Việt Nam huyện, các đoàn thể huyện, Ủy ban nhân dân các xã, thị trấn báo cáo "
        "kết quả thực hiện về Phòng Nội vụ trước ngày 24 tháng 11 hằng năm để tổng hợp, tham mưu Ủy ban nhân dân huyện báo cáo Sở Nội vụ và "
        "Ủy ban nhân dân tỉnh Sóc Trăng trước ngày 01 tháng 12 hằng năm."
    )


def test_the_provinces_own_target_becomes_a_blank_and_a_decision() -> None:
    made = chau_thanh()
    assert "phấn đấu giảm tỷ lệ hộ nghèo hằng năm ……%;" in text(made)
    assert "Điền chỉ tiêu của huyện Châu Thành: tỷ lệ hộ nghèo" in made.decisions


def test_the_facts_fill_the_units_own_target() -> None:
    made = chau_thanh(chi_tieu=[{"chi_tieu": "tỷ lệ hộ nghèo", "gia_tri": "1 - 1,5%"}])
    assert "phấn đấu giảm tỷ lệ hộ nghèo hằng năm 1 - 1,5%;" in text(made)


def test_criteria_for_this_level_become_its_own_goals_and_lower_ones_stay() -> None:
    made = chau_thanh()
    places = {p.provenance[0].item.split(" (")[0]: p for p in of_document(made.document) if p.provenance}
    assert places["IV.1.b, gạch 5"].headings == ("MỤC TIÊU PHẤN ĐẤU CỦA HUYỆN",)
    assert places["IV.1.b, gạch 5"].provenance[0].by == "nhận thành nhiệm vụ của mình"
    assert places["IV.1.c, gạch 4"].headings[-1] == "Đối với xã, thị trấn:"


def test_slips_of_the_source_are_not_carried_down_and_the_trail_says_so() -> None:
    made = chau_thanh()
    words = text(made)
    assert not re.search(r"[Pp]hân đầu|TIỀN ĐỘ|âm no", words)
    noted = [
        p.provenance[0].note
        for p in of_document(made.document)
        if p.provenance and "sửa lỗi của nguồn" in p.provenance[0].note
    ]
    assert "sửa lỗi của nguồn: TIỀN → TIẾN" in " | ".join(noted)


def test_the_front_is_asked_and_not_ordered() -> None:
    assert paragraph(chau_thanh(), "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện").startswith(
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện, các đoàn thể huyện, các hội của huyện"
    )


def test_labels_run_in_vietnamese_order_after_the_change() -> None:
    made = chau_thanh()
    labels = [p.label for p in of_document(made.document) if p.headings[-1:] == ("Tiêu chí thi đua",)]
    assert labels == ["a)", "b)", "c)", "d)", "đ)", "e)"]


def test_the_text_ends_with_the_closing_mark_once() -> None:
    made = chau_thanh()
    assert text(made).count("./.") == 1 and text(made).endswith("./.")


def test_past_steps_of_the_timetable_are_dropped_with_the_reason() -> None:
    made = draft("hai-duong-2022", "xã Cẩm Giang", date(2025, 8, 22), province="thành phố Hải Phòng")
    assert [(d.paragraph.place, d.reason) for d in made.dropped if "thời gian đã qua" in d.reason] == [
        ("IV.1", "thời gian đã qua (Năm 2022)"),
        ("IV.3", "thời gian đã qua (Năm 2023)"),
    ]


def test_every_paragraph_says_where_it_comes_from_and_what_was_done() -> None:
    made = chau_thanh()
    assert [p.text for p in of_document(made.document) if not p.provenance or not p.provenance[0].by] == []


UNITS = [
    pytest.param("soc-trang-2022", "huyện Châu Thành", date(2022, 12, 5), "tỉnh Sóc Trăng", id="ST huyện 2022"),
    pytest.param("soc-trang-2022", "xã Phú Tâm", date(2025, 8, 22), "thành phố Cần Thơ", id="ST xã 2025"),
    pytest.param("hai-duong-2022", "thành phố Chí Linh", date(2022, 12, 5), "tỉnh Hải Dương", id="HD thành phố 2022"),
    pytest.param("hai-duong-2022", "phường Chí Linh", date(2026, 11, 22), "thành phố Hải Phòng", id="HD phường 2026"),
]


@pytest.mark.parametrize(("case", "unit", "on", "province"), UNITS)
def test_nothing_is_invented_every_number_date_and_act_is_in_the_parent_or_computed_from_it(
    case: str, unit: str, on: date, province: str
) -> None:
    made = draft(case, unit, on, province=province)
    source = " ".join((*printed_lines(parent(case), kind_name="KẾ HOẠCH"), parent(case).title))
    known = set(re.findall(r"\d+(?:[.,/]\d+)*", source)) | {str(on.year)}
    limit = re.search(r"trước ngày (\d\d) tháng (\d+) hằng năm để tổng hợp", text(made))
    known |= set(limit.groups()) if limit else set()
    known |= {f"0{number}" for number in known if len(number) == 1}
    body = list(of_document(made.document))
    said = {number for p in body for number in re.findall(r"\d+(?:[.,/]\d+)*", p.text)}
    assert said - known == set()
