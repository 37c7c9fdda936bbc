"""Every rule of the decree about form (ND30-001 to 210, 249 to 251) with at least one layout that only it objects to."""

from __future__ import annotations

import dataclasses
from functools import partial as f

from generator.model import Division, Item, Paragraph, Recipients, Signature, Table
from generator.model.layout import Border
from generator.model.layout import Component as C
from generator.model.length import mm, pt
from tests.builders.documents import decision, letter, plan, plan_with_appendix, report, submission
from tests.builders.layout import (
    a_reading,
    find,
    inserted_after,
    with_file,
    with_layout,
    with_paragraph,
    with_rule_line,
    with_run,
    with_section,
    with_text,
    without,
    without_rule_line,
)
from tests.rules.nd30.mutants import (
    Mutant,
    attached,
    blank,
    invitation,
    line,
    long_plan,
    minutes,
    moved,
    picture,
    points,
    rules_text,
    telegram,
    two_appendices,
    with_address,
    with_component,
    with_copy,
    with_mark,
    without_numbers,
)

M = Mutant
KH, QD, CV, TT, BC, PL = plan, decision, letter, submission, report, plan_with_appendix


def run(where, make=KH, nth=0, **look):  # type: ignore[no-untyped-def]
    return lambda: with_run(a_reading(make()), where, nth, **look)


def par(where, make=KH, nth=0, **look):  # type: ignore[no-untyped-def]
    return lambda: with_paragraph(a_reading(make()), where, nth, **look)


def txt(where, text, make=KH, nth=0):  # type: ignore[no-untyped-def]
    return lambda: with_text(a_reading(make()), where, text, nth)


def doc(make=KH, **fields):  # type: ignore[no-untyped-def]
    return lambda: a_reading(make(**fields))


def sec(**fields):  # type: ignore[no-untyped-def]
    return lambda: with_section(a_reading(), **fields)


def lost(*components, make=KH):  # type: ignore[no-untyped-def]
    return lambda: without(a_reading(make()), *components)


def without_table(make=KH):  # type: ignore[no-untyped-def]
    document = make()
    body = tuple(Paragraph(text=p.text) for p in document.body if isinstance(p, Paragraph)) or (
        Paragraph(text="Nội dung./."),
    )
    return document.model_copy(
        update={"body": (*body[:-1], Paragraph(text="Yêu cầu các cơ quan thực hiện Kế hoạch này./."))}
    )


def landscape_tail():  # type: ignore[no-untyped-def]
    reading = a_reading(KH(body=(p("Các cơ quan thực hiện nhiệm vụ được giao."), LAST)))
    layout = reading.layout
    start = find(reading, C.DOAN, 1).index
    paragraphs = tuple(dataclasses.replace(q, section=1) if q.index >= start else q for q in layout.paragraphs)
    turned = dataclasses.replace(
        layout.sections[0],
        index=1,
        landscape=True,
        width=mm(297),
        height=mm(210),
        page_start=None,
        first_paragraph=start,
    )
    return with_layout(reading, paragraphs=paragraphs, sections=(layout.sections[0], turned))


def body(*nodes, make=KH):  # type: ignore[no-untyped-def]
    return doc(make, body=nodes)


def p(text):  # type: ignore[no-untyped-def]
    return Paragraph(text=text)


LAST = p("Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện Kế hoạch này./.")
CITED = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"


def base(n, text):  # type: ignore[no-untyped-def]
    bases = [b.text for b in decision().bases]
    bases[n] = text
    return doc(QD, bases=tuple(bases))


PAGE = [
    M("ND30-001", "letter paper", sec(width=mm(215.9), height=mm(279.4)), "khổ giấy 215,9 x 279,4 mm"),
    M(
        "ND30-002",
        "landscape letter",
        lambda: with_section(a_reading(letter()), landscape=True, width=mm(297), height=mm(210)),
    ),
    M("ND30-003", "landscape pages of words", landscape_tail),
    M("ND30-004", "15 mm", sec(top=mm(15)), "lề trên 15 mm, phải từ 20 - 25 mm"),
    M("ND30-005", "10 mm", sec(bottom=mm(10)), "lề dưới 10 mm"),
    M("ND30-006", "Word's own 25.4 mm", sec(left=mm(25.4)), "lề trái 25,4 mm"),
    M("ND30-006", "gutter on top", sec(gutter=mm(10)), "lề trái 40 mm"),
    M("ND30-007", "Word's own 25.4 mm", sec(right=mm(25.4)), "lề phải 25,4 mm"),
    M("ND30-008", "5 mm on a landscape appendix", lambda: with_section(_landscape_appendix(), 1, left=mm(5))),
    M(
        "ND30-009",
        "two left margins",
        lambda: with_section(a_reading(PL()), 1, left=mm(35)),
        "lề trái khác phần trang đầu",
        ("ND30-144",),
    ),
    M("ND30-010", "Arial", run(C.DOAN, font="Arial"), "phông chữ Arial"),
    M("ND30-011", ".VnTime", run(C.DOAN, font=".VnTime"), "bảng mã cũ"),
    M("ND30-012", "marks apart", lambda: with_file(a_reading(), decomposed=4), "4 đoạn"),
    M("ND30-013", "red", run(C.DOAN, color="FF0000"), "chữ màu đỏ"),
    M("ND30-014", "yellow", run(C.DOAN, highlight="FFFF00")),
    M("ND30-014", "a blue link", run(C.DOAN, field="HYPERLINK", color="0563C1")),
    M("ND30-015", "many pages, no number", lambda: without_numbers(long_plan())),
    M("ND30-016", "in the footer", lambda: _in_footer()),
    M("ND30-017", "at the right", par(C.SO_TRANG, align="right"), "canh phải"),
    M("ND30-018", "10 pt", run(C.SO_TRANG, size=10.0), "cỡ chữ 10"),
    M("ND30-018", "italic", run(C.SO_TRANG, italic=True)),
    M("ND30-019", "bold", run(C.SO_TRANG, bold=True)),
    M("ND30-020", "roman", sec(page_format="lowerRoman")),
    M("ND30-020", "“Trang 2”", lambda: _beside_number("Trang ")),
    M("ND30-021", "no different first page", sec(title_page=False)),
    M("ND30-022", "from 0", sec(page_start=0), "bắt đầu từ 0"),
    M("ND30-023", "the office's name", lambda: _words_in_header()),
    M("ND30-024", "13, 13, 14", run(C.TIEU_NGU, size=13.0), "13 - 13 - 14"),
]

HEADER = [
    M("ND30-025", "a wrong letter", txt(C.QUOC_HIEU, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NẠM")),
    M("ND30-025", "missing", lost(C.QUOC_HIEU), "không có Quốc hiệu"),
    M("ND30-026", "small letters", txt(C.QUOC_HIEU, "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    M("ND30-027", "14 pt", run(C.QUOC_HIEU, size=14.0)),
    M("ND30-028", "light", run(C.QUOC_HIEU, bold=False)),
    M("ND30-028", "italic", run(C.QUOC_HIEU, italic=True)),
    M("ND30-029", "changed places", lambda: _changed_places()),
    M("ND30-029", "in the middle of the page", lambda: _header_without_table(), also=("ND30-068",)),
    M("ND30-030", "a narrow cell", lambda: _narrow_cell(), "95,7 mm"),
    M("ND30-031", "dashes", txt(C.TIEU_NGU, "Độc lập – Tự do – Hạnh phúc")),
    M("ND30-031", "capitals of words", txt(C.TIEU_NGU, "Độc Lập - Tự Do - Hạnh Phúc")),
    M("ND30-031", "missing", lost(C.TIEU_NGU), "không có Tiêu ngữ"),
    M("ND30-032", "15 pt", run(C.TIEU_NGU, size=15.0)),
    M("ND30-033", "italic", run(C.TIEU_NGU, italic=True)),
    M("ND30-033", "all caps", run(C.TIEU_NGU, caps=True)),
    M("ND30-034", "at the left", par(C.TIEU_NGU, align="left")),
    M("ND30-035", "1.5 lines", par(C.TIEU_NGU, line=1.5)),
    M("ND30-036", "no line", lambda: without_rule_line(a_reading(), C.TIEU_NGU)),
    M("ND30-037", "half as long", lambda: with_rule_line(a_reading(), C.TIEU_NGU, length=mm(30)), "bằng 50% dòng chữ"),
    M("ND30-038", "underlined issuer", run(C.CO_QUAN, underline=True, nth=1)),
]

ISSUER = [
    M(
        "ND30-039",
        "missing",
        lambda: without_rule_line(without(a_reading(decision()), C.CO_QUAN), C.CO_QUAN) if False else _no_issuer(),
    ),
    M("ND30-040", "small letters", txt(C.CO_QUAN, "Sở Nội vụ", QD)),
    M("ND30-041", "14 pt", run(C.CO_QUAN, QD, size=14.0)),
    M("ND30-042", "light", run(C.CO_QUAN, QD, bold=False)),
    M("ND30-043", "14 pt", run(C.CHU_QUAN, QD, size=14.0)),
    M("ND30-043", "small letters", txt(C.CHU_QUAN, "UBND tỉnh Nghệ An", QD)),
    M("ND30-044", "bold", run(C.CHU_QUAN, QD, bold=True)),
    M("ND30-045", "at the left", par(C.CHU_QUAN, QD, align="left")),
    M("ND30-046", "6 pt between", par(C.CHU_QUAN, QD, after=pt(6)), "cách dòng dưới 6 pt"),
    M("ND30-047", "no line", lambda: without_rule_line(a_reading(decision()), C.CO_QUAN)),
    M(
        "ND30-048",
        "as long as the name",
        lambda: with_rule_line(a_reading(decision()), C.CO_QUAN, length=mm(28)),
        "phải bằng 1/3 đến 1/2",
    ),
    M("ND30-048", "not in the middle", lambda: with_rule_line(a_reading(decision()), C.CO_QUAN, centred=False)),
    M("ND30-049", "UBND", txt(C.CO_QUAN, "UBND")),
    M("ND30-050", "no place", txt(C.CHU_QUAN, "UBND TỈNH", QD)),
    M(
        "ND30-051",
        "a committee under another",
        doc(superior=("UBND TỈNH NGHỆ AN",), issuer=("ỦY BAN NHÂN DÂN", "XÃ QUẢNG CHÂU"), place="Quảng Châu"),
    ),
    M(
        "ND30-052",
        "a district in 2026",
        doc(
            QD,
            superior=("UBND HUYỆN YÊN THÀNH",),
            issuer=("PHÒNG NỘI VỤ",),
            symbol="QĐ-PNV",
            authority=("TRƯỞNG PHÒNG NỘI VỤ",),
            signature=Signature(lines=("TRƯỞNG PHÒNG",), name="Trần Thị Bình"),
        ),
    ),
]

NUMBER = [
    M("ND30-053", "missing", lost(C.SO_KY_HIEU)),
    M("ND30-054", "“SỐ”", txt(C.SO_KY_HIEU, "SỐ: 15/KH-UBND")),
    M("ND30-054", "no colon", txt(C.SO_KY_HIEU, "Số 15/KH-UBND")),
    M("ND30-055", "one digit", txt(C.SO_KY_HIEU, "Số: 5/KH-UBND"), "phải có số 0"),
    M("ND30-056", "blanks", txt(C.SO_KY_HIEU, "Số: 15 / KH-UBND")),
    M("ND30-056", "no slash", txt(C.SO_KY_HIEU, "Số: 15 KH-UBND")),
    M("ND30-057", "blanks", txt(C.SO_KY_HIEU, "Số: 15/KH - UBND")),
    M("ND30-057", "a dash", txt(C.SO_KY_HIEU, "Số: 15/KH–UBND")),
    M("ND30-058", "another kind", txt(C.SO_KY_HIEU, "Số: 15/BC-UBND")),
    M("ND30-059", "three groups", txt(C.SO_KY_HIEU, "Số: 15/KH-UBND-NC")),
    M("ND30-060", "one group", txt(C.SO_KY_HIEU, "Số: 05/SNV", CV)),
    M("ND30-060", "a kind's letters", txt(C.SO_KY_HIEU, "Số: 05/BC-SNV", CV)),
    M("ND30-061", "CV", txt(C.SO_KY_HIEU, "Số: 05/CV-SNV", CV)),
    M("ND30-062", "a year", txt(C.SO_KY_HIEU, "Số: 08/2026/QĐ-SNV", QD)),
    M("ND30-063", "small letters", txt(C.SO_KY_HIEU, "Số: 15/kh-UBND")),
    M("ND30-063", "TTR", txt(C.SO_KY_HIEU, "Số: 05/TTR-SNV", TT), "TTr-SNV"),
    M("ND30-064", "14 pt", run(C.SO_KY_HIEU, size=14.0)),
    M("ND30-065", "italic", run(C.SO_KY_HIEU, italic=True)),
    M("ND30-066", "bold", run(C.SO_KY_HIEU, bold=True)),
    M("ND30-067", "at the left", par(C.SO_KY_HIEU, align="left")),
    M("ND30-068", "one row lower", lambda: moved(a_reading(), C.DIA_DANH, row=2)),
]

DATE = [
    M("ND30-069", "missing", lost(C.DIA_DANH)),
    M("ND30-070", "in figures", txt(C.DIA_DANH, "Nghệ An, 05/3/2026")),
    M("ND30-070", "a stop at the end", txt(C.DIA_DANH, "Nghệ An, ngày 05 tháng 3 năm 2026.")),
    M("ND30-071", "ngày 5", txt(C.DIA_DANH, "Nghệ An, ngày 5 tháng 3 năm 2026")),
    M("ND30-072", "tháng 2", txt(C.DIA_DANH, "Nghệ An, ngày 05 tháng 2 năm 2026")),
    M("ND30-073", "tháng 03", txt(C.DIA_DANH, "Nghệ An, ngày 05 tháng 03 năm 2026")),
    M("ND30-074", "31 tháng 4", txt(C.DIA_DANH, "Nghệ An, ngày 31 tháng 4 năm 2026")),
    M("ND30-075", "no comma", txt(C.DIA_DANH, "Nghệ An ngày 05 tháng 3 năm 2026")),
    M("ND30-076", "Nghệ an", txt(C.DIA_DANH, "Nghệ an, ngày 05 tháng 3 năm 2026")),
    M("ND30-077", "TP. HCM", txt(C.DIA_DANH, "TP. HCM, ngày 05 tháng 3 năm 2026")),
    M("ND30-077", "a number alone", txt(C.DIA_DANH, "3, ngày 05 tháng 3 năm 2026"), "Phường 3"),
    M("ND30-078", "Tỉnh Nghệ An", txt(C.DIA_DANH, "Tỉnh Nghệ An, ngày 05 tháng 3 năm 2026")),
    M("ND30-079", "12 pt", run(C.DIA_DANH, size=12.0)),
    M("ND30-080", "upright", run(C.DIA_DANH, italic=False)),
    M("ND30-081", "bold", run(C.DIA_DANH, bold=True)),
    M("ND30-082", "at the right", par(C.DIA_DANH, align="right")),
]

TITLE = [
    M("ND30-083", "missing", lambda: without(a_reading(), C.TEN_LOAI)),
    M("ND30-083", "no kind of the decree", txt(C.TEN_LOAI, "KẾ HOẠCH HÀNH ĐỘNG")),
    M("ND30-084", "16 pt", run(C.TEN_LOAI, size=16.0)),
    M("ND30-084", "small letters", txt(C.TEN_LOAI, "Kế hoạch")),
    M("ND30-085", "at the left", par(C.TEN_LOAI, align="left")),
    M("ND30-085", "still indented", par(C.TEN_LOAI, first_line=mm(10)), "lệch khỏi giữa trang 5 mm"),
    M(
        "ND30-086",
        "words between",
        lambda: inserted_after(
            a_reading(), C.TEN_LOAI, line(find(a_reading(), C.TEN_LOAI), "(Dự thảo lần hai)", C.DOAN)
        ),
        also=("ND30-251", "ND30-136"),
    ),
    M("ND30-087", "light", run(C.TRICH_YEU, bold=False)),
    M("ND30-087", "12 pt", run(C.TRICH_YEU, size=12.0)),
    M("ND30-088", "no line", lambda: without_rule_line(a_reading(), C.TRICH_YEU)),
    M("ND30-089", "too long", lambda: with_rule_line(a_reading(), C.TRICH_YEU, length=mm(100))),
    M("ND30-090", "a stop", txt(C.TRICH_YEU, "Triển khai công tác cải cách hành chính năm 2026.")),
    M("ND30-091", "no Về việc", txt(C.TRICH_YEU, "Thành lập Tổ công tác cải cách hành chính", QD)),
    M("ND30-092", "V/v", txt(C.TRICH_YEU, "V/v thành lập Tổ công tác cải cách hành chính", QD)),
    M(
        "ND30-093",
        "CÔNG VĂN",
        lambda: inserted_after(
            a_reading(letter()), C.DIA_DANH, line(find(a_reading(plan()), C.TEN_LOAI), "CÔNG VĂN", C.TEN_LOAI)
        ),
    ),
    M("ND30-094", "Về việc", txt(C.TRICH_YEU, "Về việc báo cáo công tác văn thư", CV)),
    M("ND30-094", "missing", lost(C.TRICH_YEU, make=CV)),
    M("ND30-095", "14 pt", run(C.TRICH_YEU, CV, size=14.0)),
    M("ND30-096", "bold", run(C.TRICH_YEU, CV, bold=True)),
    M("ND30-097", "at the left", par(C.TRICH_YEU, CV, align="left")),
    M("ND30-098", "0 pt", par(C.TRICH_YEU, CV, before=pt(0)), "cách dòng Số 0 pt, phải 6 pt"),
    M("ND30-099", "a capital", txt(C.TRICH_YEU, "V/v Báo cáo công tác văn thư năm 2025", CV)),
]

BASES = [
    M("ND30-100", "missing", lost(C.THAM_QUYEN, make=QD)),
    M("ND30-100", "light", run(C.THAM_QUYEN, QD, bold=False)),
    M("ND30-101", "missing", lost(C.LOI_BAN_HANH, make=QD)),
    M("ND30-101", "no colon", txt(C.LOI_BAN_HANH, "QUYẾT ĐỊNH", QD)),
    M("ND30-102", "none", doc(QD, bases=())),
    M("ND30-103", "upright", run(C.CAN_CU, QD, italic=False)),
    M("ND30-104", "bold", run(C.CAN_CU, QD, bold=True)),
    M(
        "ND30-105",
        "two in one",
        base(
            0,
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025; Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;",
        ),
        also=("TYPO-002",),
    ),
    M("ND30-106", "a comma", base(0, "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025,")),
    M("ND30-107", "a semicolon", base(2, "Theo đề nghị của Chánh Văn phòng Sở;")),
    M(
        "ND30-108",
        "a law's number",
        base(0, "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;"),
    ),
    M("ND30-109", "a law's year only", base(0, "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;")),
    M(
        "ND30-110",
        "no issuer",
        base(1, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 về công tác văn thư;"),
        "cơ quan ban hành",
    ),
    M(
        "ND30-111",
        "proposal first",
        doc(
            QD,
            bases=(
                "Theo đề nghị của Chánh Văn phòng Sở;",
                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025.",
            ),
        ),
    ),
    M("ND30-112", "no indent", par(C.CAN_CU, QD, first_line=mm(0))),
    M(
        "ND30-113",
        "a head and TM.",
        doc(QD, signature=Signature(lines=("TM. BAN GIÁM ĐỐC", "GIÁM ĐỐC"), name="Trần Thị Bình")),
        also=("SIGN-002",),
    ),
]

BODY = [
    M("ND30-114", "12 pt", run(C.DOAN, size=12.0), "cỡ chữ 12"),
    M("ND30-115", "half 13, half 14", lambda: _half_13()),
    M("ND30-116", "italic", run(C.DOAN, nth=1, italic=True)),
    M("ND30-117", "at the left", par(C.DOAN, align="left")),
    M("ND30-118", "5 mm", par(C.DOAN, first_line=mm(5)), "đầu dòng lùi 5 mm"),
    M("ND30-118", "the whole block", par(C.DOAN, left=mm(20)), "cả đoạn lùi 20 mm"),
    M("ND30-119", "3 pt", lambda: _tight(3), "cách đoạn trên 3 pt"),
    M("ND30-119", "contextual spacing", lambda: _contextual()),
    M("ND30-120", "exactly 12 pt", par(C.DOAN, line=12.0, line_rule="exact")),
    M("ND30-121", "double", par(C.DOAN, line=2.0), "giãn dòng 2 dòng"),
    M(
        "ND30-122",
        "an empty paragraph",
        lambda: inserted_after(a_reading(), C.DE_MUC, blank(find(a_reading(), C.DE_MUC))),
    ),
    M("ND30-123", "a tab", lambda: _lead("\t")),
    M("ND30-124", "CHƯƠNG", lambda: with_text(rules_text(), C.DE_MUC, "CHƯƠNG I")),
    M("ND30-124", "at the left", lambda: with_paragraph(rules_text(), C.DE_MUC, align="left")),
    M("ND30-125", "Chương 1", lambda: _chapter("Chương 1")),
    M("ND30-126", "Mục I", lambda: _section("Mục I")),
    M("ND30-127", "small letters", lambda: with_text(rules_text(), C.DE_MUC, "Quy định chung", nth=1)),
    M("ND30-128", "no title", lambda: _chapter_without_title()),
    M("ND30-129", "a colon", txt(C.MUC, "Điều 1: Thành lập Tổ công tác.", QD), also=("ND30-129",)),
    M("ND30-129", "light", lambda: _light_article()),
    M("ND30-130", "no title", lambda: _article_without_title()),
    M("ND30-131", "1)", lambda: _relabelled("2. Các", "2) Các")),
    M("ND30-132", "a.", lambda: _relabelled("a) Nâng", "a. Nâng")),
    M("ND30-132", "bold", lambda: _bold_point()),
    M("ND30-133", "d) then e)", f(points, "a)", "b)", "c)", "d)", "e)"), "phải là “đ)”"),
    M("ND30-133", "f)", f(points, "a)", "b)", "c)", "d)", "đ)", "e)", "f)")),
    M("ND30-134", "a) then c)", f(points, "a)", "c)")),
    M("ND30-134", "b) twice", f(points, "a)", "b)", "b)")),
    M(
        "ND30-134",
        "1., 3.",
        body(
            Item(label="1.", text="Nội dung một.", level="khoan"),
            Item(label="3.", text="Nội dung ba.", level="khoan"),
            LAST,
        ),
    ),
    M("ND30-135", "Điều 1 again", lambda: _articles_again()),
    M("ND30-136", "small letters", lambda: _relabelled("I. MỤC ĐÍCH, YÊU CẦU", "I. Mục đích, yêu cầu")),
    M("ND30-137", "I. then a)", lambda: _skipped()),
    M("ND30-138", "•", body(p("• Sở Nội vụ tổ chức thực hiện Kế hoạch này."), LAST)),
    M("ND30-139", "a stop only", body(p("Các cơ quan, đơn vị nghiêm túc thực hiện Kế hoạch này."))),
    M("ND30-140", "apart", body(p("Các cơ quan, đơn vị nghiêm túc thực hiện Kế hoạch này. /."))),
    M(
        "ND30-140",
        "alone",
        body(p("Các cơ quan, đơn vị nghiêm túc thực hiện Kế hoạch này."), p("./.")),
        also=("ND30-118",),
    ),
    M("ND30-140", "twice", body(p("Các cơ quan thực hiện Kế hoạch này./."), LAST)),
    M(
        "ND30-141",
        "short at first",
        body(p("Thực hiện Nghị định số 30/2020/NĐ-CP, các cơ quan tổ chức triển khai."), LAST),
    ),
    M(
        "ND30-142",
        "full again",
        body(p(f"Thực hiện {CITED}; các cơ quan tổ chức triển khai."), p(f"Các cơ quan báo cáo theo {CITED}."), LAST),
    ),
    M(
        "ND30-143",
        "a law's number",
        body(p("Các cơ quan thực hiện Luật Lưu trữ số 33/2024/QH15 trong năm 2026."), LAST),
    ),
    M("ND30-144", "190 mm", lambda: _wide_table(), "bảng rộng 190 mm"),
    M("ND30-145", "no “điện:”", f(telegram, "Các cơ quan, đơn vị thực hiện các nội dung sau.")),
    M("ND30-146", "no end", f(minutes, ending="Biên bản lập thành 02 bản./."), "thời gian kết thúc"),
    M(
        "ND30-147",
        "no chair",
        f(invitation, "Thời gian: 08 giờ 00 phút, ngày 10 tháng 3 năm 2026.", "Địa điểm: Phòng họp số 1./."),
        "Chủ trì",
    ),
]

SIGNATURE = [
    M("ND30-148", "missing", lost(C.KY_CHUC_VU, C.KY_HO_TEN, make=QD)),
    M("ND30-148", "no name", lost(C.KY_HO_TEN, make=QD), "chưa ghi họ tên"),
    M("ND30-148", "at the left", lambda: _signature_left()),
    M("ND30-149", "light", run(C.KY_CHUC_VU, QD, bold=False)),
    M("ND30-149", "small letters", txt(C.KY_CHUC_VU, "Giám đốc", QD)),
    M("ND30-150", "K/T", txt(C.KY_CHUC_VU, "K/T GIÁM ĐỐC", CV)),
    M("ND30-150", "no blank", txt(C.KY_CHUC_VU, "KT.GIÁM ĐỐC", CV)),
    M("ND30-151", "no deputy", txt(C.KY_CHUC_VU, "TRƯỞNG PHÒNG", CV, nth=1)),
    M(
        "ND30-152",
        "TM. an office",
        doc(QD, signature=Signature(lines=("TM. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), name="Trần Thị Bình")),
        also=("SIGN-002", "SIGN-004", "ND30-113"),
    ),
    M(
        "ND30-153",
        "TL. a committee",
        doc(
            CV,
            superior=(),
            issuer=("ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"),
            symbol="UBND-NC",
            signature=Signature(lines=("TL. ỦY BAN NHÂN DÂN", "CHÁNH VĂN PHÒNG"), name="Trần Thị Bình"),
        ),
        also=("SIGN-004", "SIGN-003"),
    ),
    M("ND30-154", "acting", txt(C.KY_CHUC_VU, "PHÓ GIÁM ĐỐC PHỤ TRÁCH", CV, nth=1)),
    M("ND30-155", "GĐ", txt(C.KY_CHUC_VU, "KT. GĐ", CV), also=("SIGN-007",)),
    M("ND30-156", "light", run(C.KY_HO_TEN, QD, bold=False)),
    M("ND30-157", "capitals", txt(C.KY_HO_TEN, "TRẦN THỊ BÌNH", QD)),
    M("ND30-157", "a small syllable", txt(C.KY_HO_TEN, "Trần thị Bình", QD), "chữ đầu mỗi âm tiết"),
    M("ND30-158", "ThS.", txt(C.KY_HO_TEN, "ThS. Trần Thị Bình", QD)),
    M("ND30-159", "one row lower", lambda: moved(a_reading(decision()), C.KY_CHUC_VU, row=1)),
    M("ND30-160", "no room", lambda: _no_room()),
    M("ND30-161", "alone on its page", lambda: _alone_on_page()),
    M("ND30-162", "changed places", f(minutes, left="CHỦ TỌA", right="THƯ KÝ")),
    M(
        "ND30-163",
        "small letters",
        lambda: with_text(_council(), C.KY_CHUC_VU_KHAC, "Giám đốc Sở Nội vụ"),
        also=("ND30-113",),
    ),
    M("ND30-164", "jpeg", f(picture, content_type="image/jpeg")),
    M("ND30-164", "white ground", f(picture, transparent=False)),
    M("ND30-165", "jpeg", f(picture, main_color="red", content_type="image/jpeg")),
]

RECIPIENTS = [
    M(
        "ND30-166",
        "missing",
        doc(CV, addressees=(), recipients=Recipients(lines=("Giám đốc Sở (để b/c);",), archive="Lưu: VT, VP.")),
    ),
    M("ND30-167", "in a plan", doc(addressees=("Sở Nội vụ",))),
    M("ND30-168", "bold", run(C.KINH_GUI, CV, bold=True)),
    M("ND30-169", "no colon", txt(C.KINH_GUI, "Kính gửi Các phòng, đơn vị trực thuộc Sở", CV)),
    M("ND30-170", "a dash", txt(C.KINH_GUI, "Kính gửi: - Các phòng, đơn vị trực thuộc Sở", CV)),
    M("ND30-171", "a comma", txt(C.KINH_GUI, "- Ủy ban nhân dân tỉnh,", TT, nth=1)),
    M("ND30-171", "no last stop", txt(C.KINH_GUI, "- Bộ Nội vụ;", TT, nth=2)),
    M("ND30-172", "10 mm apart", par(C.KINH_GUI, TT, nth=2, left=mm(60)), "lệch 10 mm"),
    M("ND30-173", "capitals", txt(C.NOI_NHAN_NHAN, "NƠI NHẬN:")),
    M("ND30-173", "centred", par(C.NOI_NHAN_NHAN, align="center")),
    M("ND30-173", "missing", lost(C.NOI_NHAN_NHAN)),
    M("ND30-174", "14 pt", run(C.NOI_NHAN_NHAN, size=14.0)),
    M("ND30-174", "upright", run(C.NOI_NHAN_NHAN, italic=False)),
    M("ND30-175", "12 pt", run(C.NOI_NHAN, size=12.0)),
    M("ND30-176", "italic", run(C.LUU, italic=True)),
    M("ND30-177", "no dash", txt(C.NOI_NHAN, "Bộ Nội vụ (để b/c);")),
    M("ND30-177", "a comma", txt(C.NOI_NHAN, "- Bộ Nội vụ (để b/c),")),
    M("ND30-178", "VT last", txt(C.LUU, "- Lưu: QT, VT")),
    M("ND30-178", "no unit", txt(C.LUU, "- Lưu: VT."), "chưa ghi đơn vị soạn thảo"),
    M("ND30-179", "missing", lost(C.LUU)),
    M("ND30-180", "missing", doc(CV, recipients=Recipients(lines=("Giám đốc Sở (để b/c);",), archive="Lưu: VT, VP."))),
    M(
        "ND30-181",
        "Điều 9",
        doc(QD, recipients=Recipients(lines=("Như Điều 9;", "Giám đốc Sở;"), archive="Lưu: VT, VP.")),
        "không có Điều 9",
    ),
    M(
        "ND30-182",
        "twice",
        doc(recipients=Recipients(lines=("Bộ Nội vụ;", "Bộ Nội vụ (để b/c);"), archive="Lưu: VT, NC.")),
    ),
    M(
        "ND30-183",
        "no brackets",
        doc(recipients=Recipients(lines=("Bộ Nội vụ;",), archive="Lưu: VT, NC.", drafter="PL 300")),
    ),
]

APPENDIX = [
    M("ND30-184", "not mentioned", doc(PL, body=(p("Các cơ quan thực hiện nhiệm vụ được giao./."),))),
    M("ND30-185", "Arabic", f(two_appendices, "Phụ lục 1", "Phụ lục 2"), also=("ND30-184",)),
    M("ND30-185", "one with a number", txt(C.PHU_LUC_NHAN, "Phụ lục I", PL)),
    M("ND30-186", "PHỤ LỤC", txt(C.PHU_LUC_NHAN, "PHỤ LỤC", PL)),
    M("ND30-186", "13 pt", run(C.PHU_LUC_NHAN, PL, size=13.0)),
    M("ND30-187", "small letters", txt(C.PHU_LUC_TIEU_DE, "Danh mục nhiệm vụ", PL)),
    M("ND30-188", "missing", lambda: _no_reference()),
    M("ND30-189", "upright", run(C.KEM_THEO, PL, italic=False)),
    M(
        "ND30-190",
        "another number",
        txt(
            C.KEM_THEO,
            "(Kèm theo Kế hoạch số 16/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Nghệ An)",
            PL,
        ),
    ),
    M(
        "ND30-190",
        "blank",
        txt(
            C.KEM_THEO,
            "(Kèm theo Kế hoạch số      /KH-UBND ngày      tháng      năm 2026 của Ủy ban nhân dân tỉnh Nghệ An)",
            PL,
        ),
    ),
    M("ND30-192", "no line", lambda: without_rule_line(a_reading(PL()), C.KEM_THEO)),
    M("ND30-193", "goes on counting", lambda: with_section(a_reading(PL()), 1, page_start=None)),
    M("ND30-194", "on the same page", lambda: _same_page(), also=("ND30-193",)),
    M("ND30-195", "no time", lambda: with_component("Số: 15/KH-UBND", C.KY_SO, 10)),
    M("ND30-195", "13 pt", lambda: with_component("Số: 15/KH-UBND; 05/03/2026; 10:15:30", C.KY_SO, 13)),
    M("ND30-196", "no issuer", lambda: attached(missing=("co_quan",))),
    M("ND30-197", "no reference", lambda: without(attached(), C.KEM_THEO)),
]

MARKS = [
    M("ND30-198", "KHẨN CẤP", f(with_mark, "KHẨN CẤP")),
    M("ND30-199", "no frame", f(with_mark, box={"outlined": False})),
    M("ND30-199", "light", f(with_mark, run={"bold": False})),
    M("ND30-200", "too wide", f(with_mark, box={"width": mm(60)}), "60 x 8 mm, phải 20 x 8 mm"),
    M("ND30-201", "black", f(with_mark, run={"color": None})),
    M("ND30-202", "at the right", lambda: moved(with_mark(), C.DO_KHAN, column=1)),
    M("ND30-203", "BÍ MẬT", lambda: with_component("BÍ MẬT", C.DO_MAT, 13, bold=True)),
    M("ND30-204", "no frame", lambda: with_component("LƯU HÀNH NỘI BỘ", C.LUU_HANH, 13, bold=True)),
    M("ND30-205", "on every page", f(with_address, first_only=False), also=("ND30-021",)),
    M("ND30-205", "no line", f(with_address, lined=False)),
    M("ND30-205", "14 pt", f(with_address, size=14.0)),
    M("ND30-206", "SAO Y BẢN CHÍNH", f(with_copy, "SAO Y BẢN CHÍNH")),
    M("ND30-207", "another form's letters", f(with_copy, "SAO LỤC", "Số: 05/SY-UBND")),
    M("ND30-208", "no line", f(with_copy, lined=False)),
    M("ND30-209", "light issuer", lambda: with_run(with_copy(), C.CO_QUAN, -1, bold=False)),
    M("ND30-249", "dots", body(p("Giao …… chủ trì thực hiện nội dung này."), LAST)),
    M("ND30-249", "brackets", body(p("Giao [tên đơn vị] chủ trì thực hiện nội dung này."), LAST)),
    M("ND30-250", "tracked changes", lambda: with_file(a_reading(), tracked_changes=True)),
    M("ND30-250", "comments", lambda: with_file(a_reading(), comments=True)),
    M("ND30-251", "no title", doc(title="")),
]

ALL = [*PAGE, *HEADER, *ISSUER, *NUMBER, *DATE, *TITLE, *BASES, *BODY, *SIGNATURE, *RECIPIENTS, *APPENDIX, *MARKS]

NO_FAULT = {"ND30-191": "it only allows something", "ND30-210": "by eye"}
"""Rules that never find anything, and why."""


# The odd ones ------------------------------------------------------------------------------------------------------------


def _landscape_appendix():  # type: ignore[no-untyped-def]
    appendix = PL().appendices[0].model_copy(update={"landscape": True})
    return a_reading(PL(appendices=(appendix,)))


def _in_footer():  # type: ignore[no-untyped-def]
    reading = a_reading()
    number = find(reading, C.SO_TRANG)
    moved_down = with_paragraph(reading, number.index, container="footer")
    return with_section(moved_down, headers={"default": (), "first": ()}, footers={"default": (number.index,)})


def _beside_number(words):  # type: ignore[no-untyped-def]
    reading = a_reading()
    number = find(reading, C.SO_TRANG)
    other = dataclasses.replace(number.runs[0], text=words, field=None)
    return with_paragraph(reading, number.index, runs=(other, number.runs[0]))


def _words_in_header():  # type: ignore[no-untyped-def]
    reading = a_reading()
    number = find(reading, C.SO_TRANG)
    run_ = dataclasses.replace(number.runs[0], text="Ủy ban nhân dân tỉnh", field=None)
    made = inserted_after(reading, number.index, dataclasses.replace(number, runs=(run_,), role=None))
    return with_section(made, headers={"default": (number.index, number.index + 1), "first": ()})


def _changed_places():  # type: ignore[no-untyped-def]
    reading = a_reading()
    table = {C.QUOC_HIEU: 0, C.TIEU_NGU: 0, C.CO_QUAN: 1}
    for component, column in table.items():
        reading = moved(reading, component, column=column)
    grid = reading.layout.tables[0].grid[::-1]
    tables = (dataclasses.replace(reading.layout.tables[0], grid=grid), *reading.layout.tables[1:])
    return with_layout(reading, tables=tables)


def _header_without_table():  # type: ignore[no-untyped-def]
    reading = a_reading()
    for component in (C.QUOC_HIEU, C.TIEU_NGU):
        reading = with_paragraph(reading, component, cell=None, container="body")
    return reading


def _narrow_cell():  # type: ignore[no-untyped-def]
    reading = a_reading()
    first = dataclasses.replace(reading.layout.tables[0], grid=(mm(85), mm(80)))
    return with_layout(reading, tables=(first, *reading.layout.tables[1:]))


def _no_issuer():  # type: ignore[no-untyped-def]
    reading = without_rule_line(a_reading(decision()), C.CO_QUAN)
    return without(reading, C.CO_QUAN, C.CHU_QUAN)


def _half_13():  # type: ignore[no-untyped-def]
    reading = a_reading()
    for n in range(3):
        reading = with_run(reading, C.MUC, n, size=13.0)
    return reading


def _tight(points_):  # type: ignore[no-untyped-def]
    reading = a_reading()
    first = find(reading, C.DOAN).index
    return with_paragraph(reading, first, after=pt(points_))


def _contextual():  # type: ignore[no-untyped-def]
    reading = a_reading()
    for q in reading.layout.having(C.DOAN, C.MUC, C.DE_MUC):
        reading = with_paragraph(reading, q.index, style="Normal", contextual_spacing=True)
    return reading


def _lead(blanks):  # type: ignore[no-untyped-def]
    reading = a_reading()
    q = find(reading, C.DOAN)
    return with_text(with_paragraph(reading, q.index, first_line=mm(0)), q.index, blanks + q.text)


def _section(label):  # type: ignore[no-untyped-def]
    article_ = Division(
        label="Điều 1.", heading="Phạm vi điều chỉnh", level="dieu", children=(p("Nội dung của quy chế./."),)
    )
    section = Division(label=label, heading="QUẢN LÝ VĂN BẢN", level="muc", children=(article_,))
    return rules_text(body=(Division(label="Chương I", heading="QUY ĐỊNH CHUNG", level="chuong", children=(section,)),))


def _chapter(label):  # type: ignore[no-untyped-def]
    article_ = Division(label="Điều 1.", heading="Phạm vi", level="dieu", children=(p("Nội dung của quy chế./."),))
    return rules_text(body=(Division(label=label, heading="QUY ĐỊNH CHUNG", level="chuong", children=(article_,)),))


def _chapter_without_title():  # type: ignore[no-untyped-def]
    reading = rules_text()
    title = find(reading, C.DE_MUC, 1)
    return with_paragraph(reading, title.index, runs=(), role=None, container="gone")


def _light_article():  # type: ignore[no-untyped-def]
    reading = a_reading(decision())
    q = find(reading, C.MUC)
    return with_paragraph(reading, q.index, runs=tuple(dataclasses.replace(r, bold=False) for r in q.runs))


def _article_without_title():  # type: ignore[no-untyped-def]
    item = Item(label="Điều 1.", text="Quy chế này quy định chế độ làm việc của Ủy ban nhân dân tỉnh./.", level="dieu")
    return rules_text(body=(item,))


def _relabelled(old, new):  # type: ignore[no-untyped-def]
    reading = a_reading()
    q = next(q for q in reading.layout.paragraphs if q.text.startswith(old))
    return with_text(reading, q.index, q.text.replace(old, new, 1))


def _bold_point():  # type: ignore[no-untyped-def]
    reading = a_reading()
    q = next(q for q in reading.layout.paragraphs if q.text.startswith("a) "))
    return with_run(reading, q.index, bold=True)


def _articles_again():  # type: ignore[no-untyped-def]
    def chapter(label, *numbers):  # type: ignore[no-untyped-def]
        articles = tuple(
            Division(label=f"Điều {n}.", heading="Quy định", level="dieu", children=(p("Nội dung của điều."),))
            for n in numbers
        )
        return Division(label=label, heading="QUY ĐỊNH", level="chuong", children=articles)

    last = Division(
        label="Điều 2.", heading="Hiệu lực", level="dieu", children=(p("Quy chế này có hiệu lực từ ngày ký./."),)
    )
    second = chapter("Chương II", 1)
    return rules_text(
        body=(chapter("Chương I", 1, 2), second.model_copy(update={"children": (*second.children, last)}))
    )


def _skipped():  # type: ignore[no-untyped-def]
    items = (Item(label="a)", text="Nội dung một.", level="diem"), Item(label="b)", text="Nội dung hai.", level="diem"))
    return a_reading(plan(body=(Division(label="I.", heading="MỤC ĐÍCH", level="la_ma", children=(*items, LAST)),)))


def _wide_table():  # type: ignore[no-untyped-def]
    reading = a_reading()
    tables = tuple(dataclasses.replace(t, width=mm(190)) if t.bordered else t for t in reading.layout.tables)
    return with_layout(reading, tables=tables)


def _signature_left():  # type: ignore[no-untyped-def]
    reading = a_reading(decision())
    for component in (C.KY_CHUC_VU, C.KY_HO_TEN):
        reading = moved(reading, component, column=0)
    for component in (C.NOI_NHAN_NHAN, C.NOI_NHAN, C.LUU):
        reading = moved(reading, component, column=1)
    gaps = [q for q in reading.layout.paragraphs if q.role is None and q.cell and q.cell.table == 1]
    for q in gaps:
        reading = with_paragraph(reading, q.index, cell=dataclasses.replace(q.cell, column=0))
    return reading


def _no_room():  # type: ignore[no-untyped-def]
    reading = a_reading(decision())
    keep = [q for q in reading.layout.paragraphs if not (q.role is None and q.cell and not q.text)]
    gone = {q.index for q in reading.layout.paragraphs} - {q.index for q in keep}
    for index in gone:
        reading = with_paragraph(reading, index, container="gone", cell=None)
    return reading


def _alone_on_page():  # type: ignore[no-untyped-def]
    reading = a_reading(decision())
    foot = {C.KY_CHUC_VU, C.KY_HO_TEN, C.NOI_NHAN_NHAN, C.NOI_NHAN, C.LUU}
    for q in reading.layout.paragraphs:
        if q.role is not None:
            reading = with_paragraph(reading, q.index, page=2 if q.role.component in foot else 1)
    return reading


def _council():  # type: ignore[no-untyped-def]
    signature = Signature(lines=("TM. HỘI ĐỒNG", "CHỦ TỊCH"), other_office="GIÁM ĐỐC SỞ NỘI VỤ", name="Trần Thị Bình")
    return a_reading(
        decision(
            signature=signature,
            authority=("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG",),
            issuer=("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"),
            symbol="QĐ-HĐTĐKT",
        )
    )


def _no_reference():  # type: ignore[no-untyped-def]
    return without_rule_line(without(a_reading(PL()), C.KEM_THEO), C.PHU_LUC_TIEU_DE) if False else _bare_appendix()


def _bare_appendix():  # type: ignore[no-untyped-def]
    appendix = PL().appendices[0].model_copy(update={"reference": ""})
    return a_reading(PL(appendices=(appendix,)))


def _same_page():  # type: ignore[no-untyped-def]
    reading = a_reading(PL())
    for q in reading.layout.paragraphs:
        if q.section == 1:
            reading = with_paragraph(reading, q.index, section=0)
    return with_layout(reading, sections=reading.layout.sections[:1])


__all__ = ["ALL", "NO_FAULT", "Border", "Table", "f"]
