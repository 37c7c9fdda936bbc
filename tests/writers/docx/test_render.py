"""What stands on the page for a document: every value once, nothing executed, nothing lost."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.errors import ErrorGroup, InputError
from generator.model import Appendix, Document, Item, Paragraph, Recipients, Signature
from generator.writers import docx
from tests.builders import documents
from tests.writers.docx import pages


def test_a_plan_is_printed_block_by_block_in_the_decrees_order() -> None:
    printed = pages.styled(docx.render(documents.plan()))
    assert printed[:8] == [
        ("VB Cơ quan", "ỦY BAN NHÂN DÂN"),
        ("VB Cơ quan", "TỈNH NGHỆ AN"),
        ("VB Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("VB Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc"),
        ("VB Số ký hiệu", "Số: 15/KH-UBND"),
        ("VB Địa danh", "Nghệ An, ngày 05 tháng 3 năm 2026"),
        ("VB Tên loại", "KẾ HOẠCH"),
        ("VB Trích yếu", "Triển khai công tác cải cách hành chính năm 2026"),
    ]
    assert printed[-9:] == [
        ("VB Nơi nhận", "Nơi nhận:"),
        ("VB Nơi nhận dòng", "- Bộ Nội vụ (để b/c);"),
        ("VB Nơi nhận dòng", "- Các sở, ban, ngành cấp tỉnh;"),
        ("VB Nơi nhận dòng", "- Ủy ban nhân dân các xã, phường;"),
        ("VB Nơi nhận dòng", "- Lưu: VT, NC."),
        ("VB Ký chức vụ", "TM. ỦY BAN NHÂN DÂN"),
        ("VB Ký chức vụ", "KT. CHỦ TỊCH"),
        ("VB Ký chức vụ", "PHÓ CHỦ TỊCH"),
        ("VB Ký họ tên", "Nguyễn Văn An"),
    ]


def test_a_decision_has_its_authority_bases_and_enacting_words_between_title_and_articles() -> None:
    printed = pages.styled(docx.render(documents.decision()))
    at = printed.index(("VB Thẩm quyền", "GIÁM ĐỐC SỞ NỘI VỤ"))
    assert [style for style, _text in printed[at : at + 8]] == [
        "VB Thẩm quyền",
        "VB Căn cứ",
        "VB Căn cứ",
        "VB Căn cứ",
        "VB Lời ban hành",
        "VB Điều không tiêu đề",
        "VB Điều không tiêu đề",
        "VB Điều không tiêu đề",
    ]


def test_a_letter_has_its_subject_under_the_number_and_no_name_of_kind() -> None:
    printed = pages.styled(docx.render(documents.letter()))
    styles = [style for style, _text in printed]
    assert "VB Tên loại" not in styles
    assert styles.index("VB Trích yếu công văn") == styles.index("VB Số ký hiệu") + 1
    assert printed[styles.index("VB Trích yếu công văn")][1].startswith("V/v")


def test_one_addressee_stands_on_the_line_of_kinh_gui() -> None:
    printed = pages.lines(docx.render(documents.letter(addressees=("Bộ Nội vụ",))))
    assert "Kính gửi: Bộ Nội vụ" in printed


def test_several_addressees_stand_one_a_line_with_a_dash() -> None:
    printed = pages.styled(docx.render(documents.letter(addressees=("Bộ Nội vụ;", "Bộ Tài chính;", "Bộ Y tế."))))
    at = printed.index(("VB Kính gửi nhiều nơi", "Kính gửi:"))
    assert printed[at + 1 : at + 4] == [
        ("VB Kính gửi dòng", "- Bộ Nội vụ;"),
        ("VB Kính gửi dòng", "- Bộ Tài chính;"),
        ("VB Kính gửi dòng cuối", "- Bộ Y tế."),
    ]


def test_minutes_have_two_signers_and_no_date_line() -> None:
    minutes = Document(
        kind="bien-ban",
        issuer=("SỞ NỘI VỤ",),
        number="02",
        symbol="BB-SNV",
        title="Họp xét khen thưởng",
        body=(Paragraph(text="Nội dung./."),),
        signature=Signature(lines=("CHỦ TỌA",), name="Trần Văn Bình"),
        cosignature=Signature(lines=("THƯ KÝ",), name="Lê Thị Hoa"),
        recipients=Recipients(archive="Lưu: VT, Hồ sơ."),
    )
    printed = pages.styled(docx.render(minutes, profile="final"))
    assert "VB Địa danh" not in [style for style, _text in printed]
    assert [text for style, text in printed if style.startswith("VB Ký")] == [
        "THƯ KÝ",
        "Lê Thị Hoa",
        "CHỦ TỌA",
        "Trần Văn Bình",
    ]


def test_an_urgent_telegram_lists_its_addressees_below_the_authority_line() -> None:
    telegram = documents.plan(
        kind="cong-dien",
        authority=("CHỦ TỊCH TỈNH điện:",),
        addressees=("Sở Nội vụ;", "Sở Tài chính."),
        symbol="CĐ-UBND",
    )
    printed = pages.lines(docx.render(telegram))
    at = printed.index("CHỦ TỊCH TỈNH điện:")
    assert printed[at + 1 : at + 3] == ["- Sở Nội vụ;", "- Sở Tài chính."]
    assert not any(line.startswith("Kính gửi") for line in printed)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Công ty A & B <c> “d”", id="ampersand and angle brackets"),
        pytest.param("\"ngoặc thẳng\" và 'nháy'", id="straight quotes"),
        pytest.param("{{ 7 * 7 }} {% for x in y %} {# z #}", id="template code"),
        pytest.param("{_{ 1 }_} {%p if x %}", id="docxtpl's own marks"),
        pytest.param("</w:t></w:r></w:p>", id="markup of Word"),
        pytest.param("&amp; &#60; &lt;", id="entities"),
        pytest.param("a  b", id="two spaces"),
        pytest.param("Hòa thượng 𠀀 ☎", id="letters beyond the usual"),
    ],
)
def test_what_only_looks_like_markup_or_code_is_printed_as_it_is(text: str) -> None:
    document = documents.plan(
        title=text, issuer=(text,), body=(Paragraph(text=text), Item(label="-", text=text, level="gach"))
    )
    printed = [line.replace("~", " ") for line in pages.lines(docx.render(document))]
    assert printed.count(text) == 3
    assert f"- {text}" in printed


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1))
def test_any_text_is_printed_whole(text: str) -> None:
    document = documents.plan(title=text, body=(Paragraph(text=text), Item(label="-", text=text, level="gach")))
    docx.render(document)  # proves that every value is in the file
    assert len(etree.fromstring(pages.part(docx.render(document)).encode())) > 0


def test_a_line_break_in_a_value_is_a_line_break_of_word() -> None:
    printed = pages.lines(docx.render(documents.plan(body=(Paragraph(text="dòng một\ndòng hai\r\ndòng ba"),))))
    assert "dòng một|dòng hai|dòng ba" in printed


def test_a_tab_in_a_value_is_a_tab_of_word() -> None:
    assert "a\tb" in pages.lines(docx.render(documents.plan(body=(Paragraph(text="a\tb"),))))


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1f", "\ud800", "\uffff"], ids=ascii)
def test_a_character_that_word_cannot_hold_is_refused_and_not_dropped(character: str) -> None:
    with pytest.raises(InputError, match=f"U\\+{ord(character):04X}"):
        docx.render(documents.plan(body=(Paragraph(text=f"trước{character}sau"),)))


def test_the_same_document_gives_the_same_bytes() -> None:
    document = documents.plan_with_appendix()
    assert docx.render(document) == docx.render(document.model_copy())


def test_the_file_is_a_sound_zip_without_any_date_of_today() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.render(documents.plan()))) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_the_files_properties_are_the_documents_own() -> None:
    core = pages.part(docx.render(documents.plan(title="Nội dung A & B")), "docProps/core.xml")
    assert "<dc:title>KẾ HOẠCH Nội dung A &amp; B</dc:title>" in core
    assert "<dc:creator>ỦY BAN NHÂN DÂN TỈNH NGHỆ AN</dc:creator>" in core
    assert core.count("2026-03-05T00:00:00Z") == 2


def test_a_draft_shows_every_missing_component_as_a_blank() -> None:
    draft = Document(kind="quyet-dinh", year=2026)
    data = docx.render(draft)
    printed = pages.lines(data)
    assert "Số:        /……" in printed
    assert "……, ngày      tháng      năm 2026" in printed
    assert printed.count("……") == 7, "issuer, title, authority, căn cứ, body, office and name of the signer"
    assert "- ……" in printed
    marked = pages.root(data).iter(f"{pages.W}rStyle")
    assert sum(style.get(f"{pages.W}val") == "VBChoTrong" for style in marked) == 10, "and symbol, place, recipients"


def test_a_draft_keeps_the_month_that_is_known() -> None:
    printed = pages.lines(docx.render(documents.plan(date=None, month=6, year=2026, number="")))
    assert "Nghệ An, ngày      tháng 6 năm 2026" in printed
    assert "Số:        /KH-UBND" in printed


def test_final_refuses_a_document_with_blanks_and_names_them_all() -> None:
    with pytest.raises(ErrorGroup) as caught:
        docx.render(documents.plan(number="", date=None, place=""), profile="final")
    assert [str(error) for error in caught.value.errors] == [
        f"ke-hoach {alias}: chưa có {name} — Gợi ý: điền vào, hoặc xuất bản dự thảo"
        for alias, name in (("so", "số văn bản"), ("dia_danh", "địa danh"), ("ngay", "ngày ban hành"))
    ]


def test_final_prints_a_whole_document() -> None:
    assert docx.render(documents.letter(), profile="final") == docx.render(documents.letter())


@pytest.mark.parametrize(
    "symbol, said", [("KH-UBND", "Số: 15/KH-UBND"), ("-KH/TU", "Số: 15-KH/TU")], ids=["state", "Party"]
)
def test_the_number_line(symbol: str, said: str) -> None:
    assert said in pages.lines(docx.render(documents.plan(symbol=symbol)))


def test_each_appendix_has_a_section_of_its_own_counted_from_one() -> None:
    document = documents.plan(
        appendices=(
            Appendix(label="Phụ lục I", title="MỘT", body=(Paragraph(text="a"),), landscape=True),
            Appendix(label="Phụ lục II", title="HAI", body=(Paragraph(text="b"),)),
        )
    )
    data = docx.render(document)
    assert pages.sheets(data) == ["dọc, trang đầu", "ngang, từ 1, trang đầu", "dọc, từ 1, trang đầu"]


def test_an_attached_text_has_names_and_motto_but_no_number_and_no_date() -> None:
    document = documents.decision(
        appendices=(
            Appendix(
                issuer=("SỞ NỘI VỤ",),
                superior=("UBND TỈNH NGHỆ AN",),
                kind_name="QUY CHẾ",
                title="Làm việc của Tổ công tác",
                reference="(Kèm theo Quyết định số 08/QĐ-SNV)",
                body=(Paragraph(text="Nội dung./."),),
            ),
        )
    )
    printed = pages.styled(docx.render(document))
    at = len(printed) - 1 - [style for style, _text in printed][::-1].index("VB Cơ quan chủ quản")
    assert printed[at:] == [
        ("VB Cơ quan chủ quản", "UBND TỈNH NGHỆ AN"),
        ("VB Cơ quan", "SỞ NỘI VỤ"),
        ("VB Quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("VB Tiêu ngữ", "Độc lập - Tự do - Hạnh phúc"),
        ("VB Tên loại", "QUY CHẾ"),
        ("VB Trích yếu", "Làm việc của Tổ công tác"),
        ("VB Kèm theo", "(Kèm theo Quyết định số 08/QĐ-SNV)"),
        ("VB Đoạn", "Nội dung./."),
    ]


def test_marks_and_address_are_printed_only_where_they_are_given() -> None:
    plain = docx.render(documents.letter())
    assert "khung_" not in pages.part(plain)
    marked = docx.render(
        documents.letter(secrecy="MẬT", urgency="HỎA TỐC", circulation="LƯU HÀNH NỘI BỘ", contact=("Địa chỉ: số 1",))
    )
    assert {"MẬT", "HỎA TỐC", "LƯU HÀNH NỘI BỘ"} <= set(pages.lines(marked))
    footers = [pages.part(marked, f"word/footer{n}.xml") for n in (1, 2)]
    assert sum("Địa chỉ: số 1" in footer for footer in footers) == 1
    assert not any(
        "dia_chi" in footer or "VBDuongKeDiaChi" in pages.part(plain, f"word/footer{n}.xml")
        for n, footer in enumerate(footers, 1)
    )


@pytest.mark.parametrize(
    "mark, width", [("KHẨN", 20), ("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40)], ids=["20 mm", "30 mm", "40 mm"]
)
def test_the_frame_of_urgency_has_the_decrees_size(mark: str, width: int) -> None:
    data = docx.render(documents.letter(urgency=mark))
    extent = pages.root(data).find(f".//{pages.WP}inline/{pages.WP}extent")
    assert (int(extent.get("cx")) / 36000, int(extent.get("cy")) / 36000) == (width, 8)


def test_an_unknown_kind_is_printed_under_its_own_name() -> None:
    document = Document(
        kind="giay-la", kind_name="GIẤY LẠ", issuer=("SỞ",), body=(Paragraph(text="x"),), date=dt.date(2026, 1, 2)
    )
    assert "GIẤY LẠ" in pages.lines(docx.render(document))


def test_ten_thousand_recipients_are_all_printed() -> None:
    recipients = Recipients(lines=tuple(f"Đơn vị số {n};" for n in range(10_000)), archive="Lưu: VT.")
    printed = pages.lines(docx.render(documents.plan(recipients=recipients)))
    assert sum(line.startswith("- Đơn vị số") for line in printed) == 10_000
