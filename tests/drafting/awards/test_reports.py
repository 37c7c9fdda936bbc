"""Báo cáo thành tích: the parts of the form for the route and the subject, filled with what was declared, blank where nothing was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator import readers
from generator.drafting import awards
from generator.drafting.awards.dossier import reports
from generator.drafting.awards.dossier.words import entries
from generator.model import Document, Table
from generator.model.awards import Outcome
from generator.model.body import Division, walk
from generator.rules.engine import check
from generator.writers import docx
from tests.drafting.awards.rounds import nominee, round_of

DAY = dt.date(2025, 12, 5)


def report(kind: str, award: str, **changes: Any) -> Document:
    """The report of one nominee of a round, whatever was judged of him."""
    found = awards.assess(round_of(nominee(kind, award, **changes)), None, DAY)
    (entry,) = [one for outcome in Outcome for one in entries(found, outcome)]
    return reports.paper(found, entry)


def headings(document: Document) -> list[str]:
    """The numbered parts of section II."""
    (second,) = [node for node in document.body if isinstance(node, Division) and node.label == "II."]
    return [
        getattr(node, "text", "").partition(":")[0]
        for node in second.children
        if getattr(node, "label", "")[:1].isdigit()
    ]


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in node.rows] for node in walk(document.body) if isinstance(node, Table)
    ]


LAW = "Việc chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước"


@pytest.mark.parametrize(
    ("kind", "changes", "parts", "form"),
    [
        ("ca_nhan", {"loai_hinh": "phong_trao"}, ["Kết quả thực hiện mục tiêu, nhiệm vụ của phong trào thi đua", "Biện pháp, giải pháp, sáng kiến", LAW], "08"),
        ("tap_the", {"loai_hinh": "cong_trang"}, ["Kết quả thực hiện nhiệm vụ", "Biện pháp, sáng kiến, đề tài", LAW, "Hoạt động của tổ chức đảng, đoàn thể"], "04"),
        ("ca_nhan", {"loai_hinh": "cong_trang"}, ["Chức trách, nhiệm vụ được giao", "Kết quả thực hiện nhiệm vụ", "Biện pháp, sáng kiến, đề tài", LAW, "Hoạt động của tổ chức đảng, đoàn thể"], "05"),
        ("ca_nhan", {"loai_hinh": "dot_xuat"}, ["Nhiệm vụ và thành tích đạt được", "Khó khăn và nỗ lực", "Ý nghĩa của thành tích"], "06"),
        ("ho_gia_dinh", {}, ["Kết quả phấn đấu của hộ gia đình", LAW], "08"),
        ("ho_gia_dinh", {"dang_ky_thoat_ngheo": "05/01/2024"}, ["Kết quả phấn đấu của hộ gia đình", "Thoát nghèo", LAW], "08"),
        ("ho_gia_dinh", {"dong_gop": [{"loai": "dat", "gia_tri": "300"}, {"loai": "giup_do", "so_ho": 2}]}, ["Kết quả phấn đấu của hộ gia đình", "Giúp đỡ hộ nghèo, hộ cận nghèo", "Đóng góp về công sức, đất đai, tài sản", LAW], "08"),
    ],
)  # fmt: skip
def test_the_parts_follow_the_form(kind: str, changes: dict[str, Any], parts: list[str], form: str) -> None:
    document = report(kind, "BKTINH", **changes)
    assert headings(document) == parts
    assert f"Mẫu số {form}" in document.body[-1].text  # type: ignore[union-attr]


def test_what_was_declared_stands_in_its_table() -> None:
    document = report(
        "ho_gia_dinh",
        "BKTINH",
        dong_gop=[
            {"loai": "tien", "noi_dung": "Góp quỹ", "gia_tri": "50000000", "chung_tu": "Phiếu thu", "nam": 2024},
            {"loai": "giup_do", "noi_dung": "Cho mượn giống", "so_ho": 5, "ket_qua": "02 hộ thoát nghèo"},
        ],
        vay_von=[{"chuong_trinh": "Hộ nghèo", "dung_muc_dich": "có", "dung_han": "không", "qua_han": "0"}],
    )
    helped, loans, given = tables(document)
    assert helped[1] == ["1", "Cho mượn giống", "", "5", "", "02 hộ thoát nghèo"]
    assert loans[1] == ["Hộ nghèo", "có", "không", "0", ""]
    assert given[1] == ["1", "Góp quỹ", "50.000.000 đồng", "", "2024", "Phiếu thu"]


def test_titles_and_awards_are_two_tables_for_merit_and_one_for_a_movement() -> None:
    earlier = [
        {"ma": "CSTDCS", "nam": 2023, "quyet_dinh": "12/QĐ-UBND", "ngay": "10/01/2024"},
        {"ma": "BKTINH", "nam": 2022, "quyet_dinh": "34/QĐ-UBND"},
    ]
    merit = tables(report("ca_nhan", "BKTTG", loai_hinh="cong_trang", da_khen=earlier))
    assert [table[1][1] for table in merit[-2:]] == [
        "Chiến sĩ thi đua cơ sở",
        "Bằng khen của Chủ tịch Ủy ban nhân dân ……",
    ]
    movement = tables(report("ca_nhan", "BKTINH", da_khen=earlier))
    assert [row[0] for row in movement[-1][1:]] == ["2022", "2023"]


def test_a_firm_shows_its_confirmations_and_nothing_that_it_has_not() -> None:
    papers = [{"loai": "thue", "so": "11/XN-CT", "ngay": "10/10/2025"}, {"loai": "quy_che", "so": "02/QC"}]
    text = " ".join(getattr(node, "text", "") for node in walk(report("doanh_nghiep", "BKTINH", giay_to=papers).body))
    assert "Xác nhận về thuế: 11/XN-CT ngày 10/10/2025." in text
    assert "bảo hiểm" not in text and "02/QC" not in text


def test_what_was_not_declared_is_a_blank() -> None:
    document = report("ca_nhan", "BKTINH", chap_hanh_phap_luat=None, thanh_tich=[])
    text = " ".join(getattr(node, "text", "") for node in walk(document.body))
    assert "nhiệm vụ của phong trào thi đua: ……." in text
    assert f"{LAW}: ……." in text


def test_a_report_that_the_nominee_wrote_stands_first() -> None:
    document = report("ca_nhan", "BKTINH", van_ban_bao_cao="Đoạn thứ nhất.\n\nĐoạn thứ hai.")
    (second,) = [node for node in document.body if isinstance(node, Division) and node.label == "II."]
    assert [getattr(node, "text", "") for node in second.children[:2]] == ["Đoạn thứ nhất.", "Đoạn thứ hai."]


@pytest.mark.parametrize("kind", ["ca_nhan", "ho_gia_dinh"])
@pytest.mark.parametrize("route", ["phong_trao", "cong_trang", "dot_xuat"])
def test_every_form_passes_the_checker(kind: str, route: str) -> None:
    document = report(
        kind, "BKTINH", loai_hinh=route, ten="Kim Thị Sa (mẫu)", xung_ho="Bà", don_vi="Ủy ban nhân dân xã Mẫu Một",
        xep_loai=[{"nam": 2024, "muc": "tot"}], sang_kien=[{"ten": "Sổ điện tử", "nam": 2024, "cong_nhan": "15/QĐ-UBND"}],
        dang_ky_thoat_ngheo="05/01/2024", dong_gop=[{"loai": "tien", "noi_dung": "Góp quỹ", "gia_tri": "5000000"}],
    )  # fmt: skip
    reading = readers.read_bytes(docx.render(document), source="bao-cao.docx", suffix=".docx")
    assert [(found.rule, found.message) for found in check(reading).findings] == []
