"""Slips that clerks make, put one at a time into rendered documents: the rule of that slip tells it, and no other one."""

from __future__ import annotations

import pytest

from generator.model import Reading
from generator.readers import read_bytes
from generator.rules import check
from tests.builders import defects as d
from tests.builders.documents import plan

KH, QD, CV, TT, BC, PL = "ke-hoach", "quyet-dinh", "cong-van", "to-trinh", "bao-cao", "phu-luc"
BASE, LAST = "Căn cứ Nghị định", "Yêu cầu các cơ quan"

SLIPS: list[tuple[str, str, d.Defect, str]] = [
    ("a mark wrong in the issuer's name", KH, d.text("ỦY BAN", "ỦY BAN NHÂN DẤN"), "SPELL-002"),
    ("a mark wrong in an office", CV, d.text("PHÓ GIÁM", "PHÓ GIÁM ĐÓC"), "SPELL-002"),
    ("a hyphen for the slash", CV, d.swap("Số: 05", "05/SNV", "05-SNV"), "ND30-056"),
    ("a stop for the hyphen", KH, d.swap("Số: 15", "KH-UBND", "KH.UBND"), "ND30-057"),
    ("a slash for the hyphen", PL, d.swap("Số: 15", "KH-UBND", "KH/UBND"), "ND30-057"),
    ("no kind in the symbol", PL, d.swap("Số: 15", "KH-UBND", "UBND"), "ND30-058"),
    ("another kind in the symbol", PL, d.swap("Số: 15", "KH-UBND", "QĐ-UBND"), "ND30-058"),
    ("a place in small letters", KH, d.swap("Nghệ An, ngày", "Nghệ An", "nghệ An"), "ND30-076"),
    ("another province", KH, d.swap("Nghệ An, ngày", "Nghệ An", "Hà Tĩnh"), "NAME-004"),
    ("the kind in small letters", KH, d.small("KẾ HOẠCH", "Kế hoạch"), "ND30-084"),
    ("Căn Cứ", QD, d.swap(BASE, "Căn cứ", "Căn Cứ"), "ND30-104"),
    ("two bases in a line", QD, d.swap(BASE, ";", "; căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"), "ND30-105"),
    ("letters turned", QD, d.swap(BASE, "NĐ-CP", "CP-NĐ"), "CITE-006"),
    (
        "a law of another day",
        QD,
        d.swap(
            "Căn cứ Luật",
            "Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Thi đua, khen thưởng ngày 16 tháng 6 năm 2022",
        ),
        "CITE-007",
    ),
    (
        "a kế hoạch before a nghị định",
        QD,
        d.both(
            d.copied(
                "Căn cứ Luật",
                "Căn cứ Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Nghệ An về cải cách hành chính;",
            ),
        ),
        "CITE-012",
    ),
    ("điểm in a capital", KH, d.swap("b) Rút ngắn", "b)", "B)"), "ND30-132"),
    ("opening of a report in italics", BC, d.both(d.italic("Để có cơ sở", True)), "ND30-116"),
    ("K.T", CV, d.swap("KT. GIÁM", "KT.", "K.T"), "ND30-150"),
    ("office in small letters", CV, d.small("PHÓ GIÁM", "Phó Giám đốc"), "ND30-149"),
    ("recipient with a plus", KH, d.swap("- Các sở", "- ", "+ "), "ND30-177"),
    ("Như trên without Kính gửi", KH, d.text("- Bộ Nội vụ", "- Như trên;"), "ND30-180"),
    ("Như điều", QD, d.swap("- Như Điều", "Điều", "điều"), "ND30-181"),
    ("Như Điều of another article", QD, d.swap("- Như Điều", "3", "1"), "ND30-181"),
    ("kind in the reference line", PL, d.swap("(Kèm theo", "Kế hoạch số", "Quyết định số"), "ND30-190"),
    ("nghành", KH, d.swap("2. Các cơ quan", "Các cơ quan", "Các nghành, cơ quan"), "SPELL-002"),
    ("a word of two syllables twice", KH, d.swap("2. Các cơ quan", "cơ quan,", "cơ quan cơ quan,"), "TYPO-010"),
    ("thousands with a comma", KH, d.swap(LAST, "các cơ quan", "1,250 cơ quan"), "ND30-244"),
    ("XX", KH, d.swap(LAST, "Yêu cầu các", "Yêu cầu XX"), "ND30-249"),
    ("an article that is not there", QD, d.swap("Điều 3", "tại Điều 1", "tại Điều 9"), "LIST-001"),
    ("a section that is not there", KH, d.swap("2. Các cơ quan", "được giao", "theo mục V"), "LIST-002"),
    ("a day that is not there", KH, d.swap("1. Sở Nội vụ", "15 tháng 12", "31 tháng 11"), "ND30-074"),
    (
        "an old department in the text",
        KH,
        d.swap("2. Sở Tài chính", "Tài chính", "Tài nguyên và Môi trường"),
        "NAME-002",
    ),
    ("the Government in small letters", KH, d.swap(LAST, "các cơ quan", "các cơ quan của chính phủ"), "ND30-223"),
    ("Quốc Hội", KH, d.swap(LAST, "các cơ quan", "các cơ quan của Quốc Hội"), "ND30-223"),
    (
        "sở in small letters after a preposition",
        KH,
        d.swap("2. Các cơ quan", "đúng tiến độ", "với sở nội vụ đúng tiến độ"),
        "ND30-222",
    ),
    ("đả", KH, d.swap("2. Các cơ quan", "thực hiện", "đả thực hiện"), "SPELL-002"),
    ("a break in Quốc hiệu", KH, d.text("CỘNG HÒA", "CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM"), "ND30-030"),
    ("two blanks in the motto", KH, d.text("Độc lập", "Độc lập  -  Tự do  -  Hạnh phúc"), "ND30-031"),
    ("the date twice", KH, d.copied("Nghệ An, ngày"), "ND30-070"),
    ("“Nơi nhận:” underlined", KH, d.underline("Nơi nhận"), "ND30-174"),
    ("the head of another body", QD, d.text("GIÁM ĐỐC SỞ", "GIÁM ĐỐC SỞ TÀI CHÍNH"), "SIGN-006"),
    ("a whole article in bold", QD, d.bold("Điều 3", True), "ND30-129"),
    ("a whole khoản in bold", KH, d.bold("2. Các cơ quan", True), "ND30-131"),
    ("a whole paragraph in bold", CV, d.bold("Để có cơ sở", True), "ND30-116"),
    ("a kind in capitals", KH, d.swap(LAST, "Kế hoạch này", "Kế Hoạch này"), "ND30-231"),
    ("an office in capitals", CV, d.swap("- Giám đốc Sở", "Giám đốc", "Giám Đốc"), "ND30-228"),
    ("an office with a letter wrong", KH, d.text("KT. CHỦ TỊCH", "KT. CHỦ TỊNH"), "SPELL-002"),
    ("a collective abbreviated", KH, d.text("TM. ỦY BAN", "TM. UBND TỈNH"), "ND30-155"),
    ("a decimal stop in a range", KH, d.swap("2. Các cơ quan", "đúng tiến độ", "tăng 2,5 - 3.5% tiến độ"), "ND30-244"),
    ("a count of models", KH, d.swap("2. Các cơ quan", "đúng tiến độ", "2 mô hình đúng tiến độ"), "ND30-246"),
    ("no mark after a labelled sentence", KH, d.swap("2. Các cơ quan", "được giao.", "được giao"), "TYPO-001"),
    ("a comma after a labelled sentence", KH, d.swap("1. Sở Nội vụ", "năm 2026.", "năm 2026,"), "TYPO-001"),
    (
        "two leads, one of them of the province",
        KH,
        d.swap("1. Sở Nội vụ", "Sở Nội vụ", "Công an tỉnh và Sở Nội vụ"),
        "TASK-001",
    ),
    ("a day that is over, in a letter", CV, d.swap("Báo cáo gửi về", "2026", "2025"), "TASK-005"),
    ("a dash in a symbol", QD, d.swap(BASE, "NĐ-CP", "NĐ –CP"), "CITE-006"),
    ("one paragraph with another indent", KH, d.spacing("2. Các cơ quan", first_line_indent=d.Mm(10)), "ND30-118"),
    ("Nơi gửi", KH, d.text("Nơi nhận", "Nơi gửi:"), "ND30-173"),
    ("a bracket of the reference line", PL, d.swap("(Kèm theo", "(Kèm theo", "Kèm theo"), "ND30-188"),
    (
        "a deputy under TL.",
        CV,
        d.both(d.text("KT. GIÁM", "TL. GIÁM ĐỐC"), d.text("PHÓ GIÁM", "PHÓ CHÁNH VĂN PHÒNG")),
        "SIGN-007",
    ),
    (
        "a report without a day",
        KH,
        d.swap("2. Các cơ quan", "thực hiện đúng tiến độ được giao", "báo cáo kết quả về Sở Nội vụ"),
        "TASK-004",
    ),
]


@pytest.mark.parametrize(
    ("name", "slip", "wanted"), [pytest.param(*case[1:], id=f"{case[3]} {case[0]}") for case in SLIPS]
)
def test_a_slip_is_told_by_its_rule_alone(name: str, slip: d.Defect, wanted: str) -> None:
    report = check(read_bytes(d.with_defect(name, slip), source="x.docx", suffix=".docx"))
    assert {f.rule for f in report.findings} == {wanted}, [(f.rule, f.message) for f in report.findings]


def test_the_kind_in_the_symbol_is_compared_without_a_layout_too() -> None:
    report = check(Reading("ke-hoach.yaml", plan(symbol="BC-UBND")))
    assert {f.rule for f in report.findings} == {"ND30-058"}


LEFT_ALONE = [
    ("years, five of them", KH, d.swap(LAST, "các cơ quan", "trong năm năm các cơ quan")),
    ("organisations that organise", KH, d.swap(LAST, "các cơ quan", "các tổ chức tổ chức thực hiện, các cơ quan")),
    (
        "a congress in Roman numbers",
        KH,
        d.swap(LAST, "các cơ quan", "các cơ quan theo Nghị quyết Đại hội lần thứ XX của tỉnh"),
    ),
    ("digital government", KH, d.swap(LAST, "các cơ quan", "các cơ quan xây dựng chính phủ điện tử, chính phủ số")),
    ("natural resources", KH, d.swap(LAST, "các cơ quan", "các cơ quan quản lý tài nguyên")),
    ("a leap day", KH, d.swap("1. Sở Nội vụ", "15 tháng 12 năm 2026", "29 tháng 02 năm 2028")),
]


@pytest.mark.parametrize(("name", "change"), [pytest.param(*case[1:], id=case[0]) for case in LEFT_ALONE])
def test_what_looks_like_a_slip_and_is_right_is_left_alone(name: str, change: d.Defect) -> None:
    report = check(read_bytes(d.with_defect(name, change), source="x.docx", suffix=".docx"))
    assert [(f.rule, f.message) for f in report.findings] == []
