"""Real documents: the two seeds are read to the letter, and the whole corpus as well as the scoreboard says."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from generator.model import Division, Document, Item, Paragraph, Reading, Recipients, Signature
from tests.readers.corpus import CORPUS, MISSING, ROOT, facts, index
from tests.readers.scoreboard import COMPONENTS, FORMATS, Board, by_hand, by_index, page, reading_of

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason=MISSING)

SOC_TRANG = "seeds/000_9546b3f9fda8ec03.txt"
HAI_DUONG = "seeds/001_3e4db8574f403629.txt"


def reading(path: str) -> Reading:
    found = reading_of(path)
    assert found is not None
    return found


def headings(document: Document) -> list[str]:
    """The labels and headings of the two upper levels."""
    rows: list[str] = []
    for node in document.body:
        if isinstance(node, (Division, Item)):
            rows.append(f"{node.label} {node.heading}".strip())
            rows += [
                f"  {child.label} {child.heading}".rstrip()
                for child in node.children
                if isinstance(child, (Division, Item))
            ]
    return rows


def told(path: str) -> set[tuple[str | None, str | None]]:
    """What was told with a text: (present, proposed)."""
    return {(problem.text, problem.proposal) for problem in reading(path).problems}


def test_the_plan_of_soc_trang_is_read_to_the_letter() -> None:
    found = reading(SOC_TRANG)
    document = found.document
    assert (document.kind, document.number, document.symbol) == ("ke-hoach", "146", "KH-UBND")
    assert (document.place, document.date) == ("Sóc Trăng", dt.date(2022, 10, 12))
    assert document.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG")
    assert document.title == (
        "Tổ chức thực hiện Phong trào thi đua “Sóc Trăng chung tay vì người nghèo - Không để ai bị bỏ lại phía sau” "
        "giai đoạn 2021 - 2025"
    )
    assert [basis.text[:40] for basis in document.bases] == [
        "Căn cứ Chỉ thị số 05-CT/TW ngày 23/6/202",
        "Thực hiện Nghị quyết của Đại hội Đảng bộ",
        "Thực hiện Quyết định số 666/QĐ-TTg ngày ",
    ]
    assert document.signature == Signature(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name="Trần Văn Lâu")
    assert len(document.recipients.lines) == 10
    assert document.recipients.archive == "Lưu: QT, VT"
    assert found.remainder == ()


def test_the_sections_of_the_plan_of_soc_trang_are_all_there() -> None:
    assert headings(reading(SOC_TRANG).document) == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "  1. Mục đích",
        "  2. Yêu cầu",
        "II. ĐỐI TƯỢNG VÀ THỜI GIAN THI ĐUA",
        "  1. Đối tượng thi đua:",
        "  2. Thời gian thi đua:",
        "III. NỘI DUNG THI ĐUA VÀ GIẢI PHÁP THỰC HIỆN PHONG TRÀO THI ĐUA",
        "  1. Nội dung Phong trào thi đua",
        "  2. Giải pháp thực hiện Phong trào thi đua",
        "IV. TIÊU CHÍ THI ĐUA VÀ HÌNH THỨC KHEN THƯỞNG",
        "  1. Tiêu chí thi đua",
        "  2. Hình thức khen thưởng",
        "V. TIỀN ĐỘ THỰC HIỆN",
        "  1. Năm 2021 - 2022:",
        "  2. Giai đoạn 2022 - 2025:",
        "  3. Năm 2023:",
        "  4. Năm 2025:",
        "VI. TỔ CHỨC THỰC HIỆN",
        "  1.",
        "  2.",
        "  3.",
        "  4.",
        "  5.",
        "  6.",
        "  7.",
    ]


def test_the_paragraph_that_a_blank_line_broke_is_whole_and_told() -> None:
    found = reading(SOC_TRANG)
    second = found.document.body[1]
    assert isinstance(second, Paragraph)
    assert "phát triển bền vững của tỉnh trong thời gian qua" in second.text
    assert [problem.code for problem in found.problems].count("noi_doan") == 1


def test_the_issuer_that_soc_trang_does_not_print_is_inferred_with_its_reason() -> None:
    reason = reading(SOC_TRANG).inferred["co_quan"]
    assert "UBND" in reason
    assert "TM. ỦY BAN NHÂN DÂN" in reason
    assert "Ủy ban nhân dân tỉnh Sóc Trăng" in reason


@pytest.mark.parametrize(
    ("path", "text", "proposal"),
    [
        (SOC_TRANG, "Số: 146 /KH-UBND", "Số: 146/KH-UBND"),
        (SOC_TRANG, "TIỀN ĐỘ THỰC", "TIẾN ĐỘ THỰC"),
        (SOC_TRANG, "Phân đầu giảm", "Phấn đấu giảm"),
        (SOC_TRANG, "sống âm no", "sống ấm no"),
        (SOC_TRANG, "f)", "g)"),
        (HAI_DUONG, "động trào thi", "động phong trào thi"),
        (HAI_DUONG, "tháng 08", "tháng 8"),
        (HAI_DUONG, "Lưu: VT. KGVX. Lai (8)", "Lưu: VT, KGVX. Lai (8)"),
    ],
)
def test_a_slip_of_a_seed_is_told_with_its_proposal_and_left(path: str, text: str, proposal: str) -> None:
    assert (text, proposal) in told(path)


def test_the_plan_of_hai_duong_is_read_to_the_letter() -> None:
    document = reading(HAI_DUONG).document
    assert (document.kind, document.number, document.symbol) == ("ke-hoach", "2396", "KH-UBND")
    assert (document.place, document.date) == ("Hải Dương", dt.date(2022, 8, 12))
    assert document.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH HẢI DƯƠNG")
    assert document.title.startswith("TỔ CHỨC THỰC HIỆN PHONG TRÀO THI ĐUA “VÌ NGƯỜI NGHÈO")
    assert [basis.text[:40] for basis in document.bases] == [
        "Căn cứ Nghị quyết số 160/NQ-CP ngày 22/1",
        "Thực hiện Quyết định số 666/QĐ-TTg ngày ",
    ]
    assert headings(document)[:5] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "  1. Mục đích",
        "  2. Yêu cầu",
        "II. NỘI DUNG, GIẢI PHÁP THỰC HIỆN PHONG TRÀO THI ĐUA",
        "  1. Nội dung phong trào thi đua",
    ]
    assert [row for row in headings(document) if not row.startswith(" ")][-3:] == [
        "III. TIÊU CHÍ THI ĐUA VÀ HÌNH THỨC KHEN THƯỞNG",
        "IV. TIẾN ĐỘ THỰC HIỆN",
        "V. TỔ CHỨC THỰC HIỆN",
    ]
    assert document.recipients == Recipients(
        lines=(
            "Bộ Nội vụ;",
            "Bộ Lao động - TB&XH;",
            "Thường trực HĐND tỉnh;",
            "Chủ tịch và các PCT UBND tỉnh;",
            "UBMTTQ tỉnh;",
            "Lãnh đạo VP UBND tỉnh;",
            "Các sở, ban, ngành, đoàn thể tỉnh;",
            "UBND huyện, thị xã, thành phố;",
        ),
        archive="Lưu: VT. KGVX. Lai (8)",
    )
    assert document.signature == Signature(
        lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Nguyễn Minh Hùng"
    )


def test_the_site_around_the_plan_of_hai_duong_is_outside() -> None:
    site = "\n".join(part.text for part in reading(HAI_DUONG).remainder if part.name == "trang_web")
    assert site.startswith("Hệ thống pháp luật\nHIỆU LỰC VĂN BẢN\n")
    assert "• Người ký: Nguyễn Minh Hùng" in site
    assert site.endswith("Tải văn bản")


@cache
def board(name: str) -> Board:
    return by_index() if name == "index" else by_hand()


@pytest.mark.soffice
@pytest.mark.parametrize("name", ["index", "hand"])
@pytest.mark.parametrize("format_", list(FORMATS.values()))
def test_nearly_every_answer_is_right_in_every_format(name: str, format_: str) -> None:
    assert board(name).share(format_=format_) >= 0.98, board(name).misses


@pytest.mark.soffice
@pytest.mark.parametrize("component", COMPONENTS)
def test_nearly_every_answer_is_right_for_every_component(component: str) -> None:
    for name in ("index", "hand"):
        assert board(name).share(component) >= 0.98, board(name).misses


@pytest.mark.soffice
def test_the_boards_ask_enough_to_mean_something() -> None:
    assert sum(board("index").asked.values()) >= 500
    assert sum(board("hand").asked.values()) >= 1200
    assert len(facts()) >= 60
    assert len(index()) >= 100


def test_a_wrong_answer_lowers_the_share() -> None:
    small = Board()
    small.count("a.txt", "number", "5", "5")
    small.count("b.txt", "number", "5", "6")
    assert small.share() == 0.5
    assert small.misses == ["b.txt: number: muốn '5', đọc '6'"]


@pytest.mark.soffice
def test_the_written_page_is_what_is_measured_now() -> None:
    assert (ROOT / "docs" / "scoreboard.md").read_text(encoding="utf-8") == page()
