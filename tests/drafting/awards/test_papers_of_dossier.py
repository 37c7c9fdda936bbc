"""The count of ballots, the summary, the room's tờ trình, the letters and the sheets: figures by hand, nothing of their own."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest

from generator import readers
from generator.catalog import certificates as law
from generator.catalog.awards import awards as awards_of_law
from generator.drafting.awards.dossier import certificates, letters, room, tally, words
from generator.drafting.awards.dossier.words import entries
from generator.model import Document, Table
from generator.model.awards import Assessment, Body, Outcome, Vote
from generator.model.body import walk
from generator.rules.engine import check
from generator.writers import docx
from tests.drafting.awards.test_dossier import SOURCES, assessment, dossier, paper, plan


def changed(case: str = "closing", **changes: Any) -> Assessment:
    """The assessment of a sample round with something of its nominations otherwise."""
    found = assessment(case)
    return found.model_copy(update={"nominations": found.nominations.model_copy(update=changes)})


def rows(document: Document) -> list[list[str]]:
    """Every row of every table of a paper, appendices too."""
    bodies = (document.body, *(appendix.body for appendix in document.appendices))
    tables = [node for body in bodies for node in walk(body) if isinstance(node, Table)]
    return [[cell.text for cell in row] for table in tables for row in table.rows]


def text(document: Document) -> str:
    """The running text of a paper."""
    return " ".join(getattr(node, "text", "") for node in walk(document.body))


@pytest.mark.parametrize(
    ("vote", "valid", "invalid"),
    [
        ({"dong_y": 12, "khong_dong_y": 1, "phat_ra": 13, "thu_ve": 13}, 13, 0),
        ({"dong_y": 11, "khong_dong_y": 1, "phat_ra": 13, "thu_ve": 13}, 12, 1),
        ({"dong_y": 11, "khong_dong_y": 1, "phat_ra": 13, "thu_ve": 13, "khong_hop_le": 1}, 12, 1),
        ({"dong_y": 11, "phat_ra": 13, "thu_ve": 13}, None, None),
        ({"dong_y": 11, "khong_dong_y": 1}, 12, None),
        ({}, None, None),
    ],
)
def test_valid_ballots_follow_from_what_is_told_and_from_nothing_else(
    vote: dict[str, int], valid: int | None, invalid: int | None
) -> None:
    found = tally.count_of(Vote.model_validate(vote))
    assert (found.valid, found.invalid) == (valid, invalid)


def test_the_count_of_ballots_by_hand() -> None:
    """Thirteen ballots of fifteen members: 12 yes is 80 %, 11 yes is 73.33 %."""
    table = {row[1]: row[3:] for row in rows(paper("kiem-phieu"))}
    assert table["Phòng Nghiệp vụ Sở Mẫu (mẫu)"] == ["13", "13", "13", "0", "12", "1", "", "80,00"]
    assert table["Ông Trần Văn Lành (mẫu)"] == ["13", "13", "13", "0", "11", "2", "", "73,33"]
    assert "có 15 thành viên; có mặt 13 thành viên; gửi ý kiến bằng văn bản 02 thành viên" in text(paper("kiem-phieu"))
    assert "phát ra 13 phiếu; thu về 13 phiếu; hợp lệ 13 phiếu; không hợp lệ 00 phiếu" in text(paper("kiem-phieu"))


def test_ballots_that_were_not_told_stay_blank() -> None:
    found = assessment()
    silent = tuple(x.model_copy(update={"vote": None}) for x in found.nominations.nominees)
    council = found.nominations.council
    assert council is not None
    quiet = council.model_copy(update={"members": None, "present": None, "written": None, "tellers": ()})
    document = tally.paper(changed(nominees=silent, council=quiet))
    assert {tuple(row[3:]) for row in rows(document)[1:]} == {("",) * 8}
    assert "có …… thành viên; có mặt …… thành viên" in text(document)
    assert "tại Phụ lục kèm theo" in text(document)
    assert document.signature.name == ""


def test_the_summary_tells_deeds_by_year_and_earlier_awards() -> None:
    table = {row[1]: row for row in rows(paper("tom-tat"))}
    assert table["Bà Đặng Thị Ánh (mẫu)"][4] == (
        "Sáng kiến theo dõi hộ nghèo bằng sổ điện tử. Năm 2024: Lập sổ điện tử theo dõi 280 hộ nghèo (Quyết định công nhận sáng "
        "kiến (mẫu))."
    )


def test_the_rooms_paper_counts_the_appraisal_and_lies_before_the_director() -> None:
    document = paper("04-du-thao")
    assert document.superior == ("SỞ NỘI VỤ",)
    assert document.addressees == ("Giám đốc Sở Nội vụ thành phố Cần Thơ",)
    assert "9 trường hợp được đề nghị; đạt 6 trường hợp, không đạt 2 trường hợp, cần làm rõ 1 trường hợp" in text(
        document
    )
    assert "dự thảo Quyết định" in text(document)


def test_without_a_room_there_is_no_paper_of_it_and_the_submission_carries_the_draft() -> None:
    met = entries(assessment("commune"), Outcome.PASS)
    assert room.paper(assessment("commune"), met) is None
    assert "dự thảo Quyết định kèm theo" in text(paper("01-to-trinh-xa", "commune"))
    assert "dự thảo Quyết định" not in text(paper("01-to-trinh-thu-tuong"))


def test_opinions_are_asked_on_firms_leaders_and_state_awards_with_what_is_there_already() -> None:
    asked = {row[1]: row for row in rows(paper("hiep-y"))[1:]}
    assert list(asked) == ["Nhân dân và cán bộ xã Mẫu Một (mẫu)", "Công ty trách nhiệm hữu hạn Nông sản Mẫu (mẫu)"]
    firm = asked["Công ty trách nhiệm hữu hạn Nông sản Mẫu (mẫu)"]
    assert firm[4] == "Thuế: 11/XN-CT; Bảo hiểm xã hội: 12/XN-BHXH"
    assert "thuế" not in firm[3] and "bảo hiểm" not in firm[3]
    assert "phòng cháy, chữa cháy, an toàn lao động, môi trường" in firm[3]
    leaders = tuple(x.model_copy(update={"leader": True}) for x in assessment().nominations.nominees)
    assert len(letters.consulted(entries(changed(nominees=leaders), Outcome.PASS))) == 6


def test_a_notice_names_few_units_one_by_one_and_many_together() -> None:
    met = entries(assessment(), Outcome.PASS)
    bodies = [entry for entry in met if entry.nominee.kind in ("tap_the", "doanh_nghiep")]
    assert letters.notice(assessment(), bodies[1:2]).addressees == ("Phòng Nghiệp vụ Sở Mẫu (mẫu)",)
    assert len(letters.notice(assessment(), bodies).addressees) == 3
    assert letters.notice(assessment(), met).addressees == (
        "Các cơ quan, đơn vị, cá nhân, hộ gia đình có tên trong danh sách",
    )


@pytest.mark.parametrize(
    ("office", "name", "chief", "lines"),
    [
        ("GIÁM ĐỐC", "Sở Nội vụ tỉnh A", "Giám đốc Sở Nội vụ tỉnh A", ("GIÁM ĐỐC",)),
        ("TRƯỞNG PHÒNG", "Phòng Văn hóa xã B", "Trưởng phòng Văn hóa xã B", ("TRƯỞNG PHÒNG",)),
        ("KT. CHỦ TỊCH | PHÓ CHỦ TỊCH", "Ủy ban nhân dân xã B", "Chủ tịch Ủy ban nhân dân xã B", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("", "Ủy ban nhân dân xã B", "…… Ủy ban nhân dân xã B", ("……",)),
    ],
)  # fmt: skip
def test_who_heads_a_body_and_who_signs(office: str, name: str, chief: str, lines: tuple[str, ...]) -> None:
    body = Body.model_validate({"co_quan": ["X"], "ten": name, "chuc_vu_ky": office})
    assert (words.chief(body), words.offices(body)) == (chief, lines)


def test_a_deputy_signs_the_sheets_and_the_decision_for_the_chairman() -> None:
    body = assessment().nominations.decider.model_copy(update={"office": "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"})
    first = next(certificates.certificates(changed(decider=body), "BKTINH"))
    assert first.values["nguoi_quyet_dinh"] == "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ"
    assert first.values["chuc_vu_ky"] == "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"


def test_sheets_go_by_the_order_of_the_decision_and_only_to_those_who_meet_the_award() -> None:
    listed = [row[1] for row in rows(paper("04-quyet-dinh")) if row[0].isdigit()]
    assert [one.values["ten"] for one in certificates.certificates(assessment(), "BKTINH")] == listed
    assert [one.order for one in certificates.certificates(assessment(), "BKTINH")] == [1, 2, 3, 4, 5]
    assert certificates.codes(assessment()) == ["BKTINH"]


@pytest.mark.parametrize("case", SOURCES)
def test_every_value_of_a_sheet_is_of_the_round(case: str) -> None:
    found = assessment(case)
    known = found.model_dump_json(by_alias=True).casefold()
    for code in certificates.codes(found):
        for one in certificates.certificates(found, code):
            assert set(one.values) == {tag.name for tag in law.tags()}
            assert (
                one.values["ten"].removeprefix("Hộ gia đình ").partition(" ")[2].casefold() in known
                or one.values["ten"].casefold() in known
            )
            for part in one.values["chuc_vu_don_vi"].split(", "):
                assert part.casefold() in known


def test_a_sheet_of_no_movement_says_the_summary_and_one_without_summary_leaves_a_blank() -> None:
    (group, person, household) = certificates.certificates(assessment("commune"), "GK_XA")
    assert person.values["thanh_tich"] == "Đã có thành tích: Cứu người đuối nước"
    assert group.values["quyet_dinh"] == "Quyết định số ……/QĐ-UBND ngày … tháng … năm …"
    bare = tuple(x.model_copy(update={"summary": ""}) for x in assessment("commune").nominations.nominees)
    (first, *_rest) = certificates.certificates(changed("commune", nominees=bare), "GK_XA")
    assert first.values["thanh_tich"] == "Đã có thành tích: ……"
    assert household.values["so_so_vang"] == "……"


@pytest.mark.parametrize("case", SOURCES)
def test_every_number_in_the_lists_of_the_new_papers_is_told_or_worked_out(case: str) -> None:
    """Lists hold numbers of the nominations, and the shares of the ballots."""
    found = assessment(case)
    known = {n.lstrip("0") or "0" for n in re.findall(r"\d+", found.model_dump_json(by_alias=True))}
    known |= {n.lstrip("0") for n in re.findall(r"\d+", plan("soc-trang-2022")[1].model_dump_json(by_alias=True))}
    counts = [tally.count_of(entry.nominee.vote) for entry in entries(found, Outcome.PASS)]
    known |= {str(value) for one in counts for value in (one.valid, one.invalid)}
    shares = {row[-1] for row in rows(next(d for n, d in dossier(case) if "kiem-phieu" in n))[1:]}
    order = {str(n) for n in range(1, 20)}
    for name, document in dossier(case):
        if any(part in name for part in ("kiem-phieu", "tom-tat", "04-du-thao", "08-", "09-")):
            cells = [cell for row in rows(document) for cell in row[1:] if cell not in shares]
            strange = {n.lstrip("0") or "0" for cell in cells for n in re.findall(r"\d+", cell)} - known - order
            assert strange == set(), name


def test_the_public_is_asked_on_orders_alone_with_the_days_that_were_told() -> None:
    met = entries(assessment(), Outcome.PASS)
    assert letters.made_public(met) == []
    order = awards_of_law()["HCLD3"]
    first, second = (
        replace(entry, award=order, nominee=entry.nominee.model_copy(update=days))
        for entry, days in zip(
            met[:2], ({"notice_from": dt.date(2025, 11, 3), "notice_to": dt.date(2025, 11, 14)}, {}), strict=True
        )
    )
    assert letters.made_public([first, met[2]]) == [first]
    document = letters.public(assessment(), [first, second])
    assert [row[-1] for row in rows(document)[1:]] == ["từ 03/11/2025 đến 14/11/2025", "từ …… đến ……"]
    reading = readers.read_bytes(docx.render(document), source="thong-bao.docx", suffix=".docx")
    assert [(found.rule, found.message) for found in check(reading).findings] == []
