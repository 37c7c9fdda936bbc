"""A conformant document with one defect put in is caught by the right rule, and no other rule says anything."""

from __future__ import annotations

import pytest
from docx.shared import Mm, Pt

from generator.readers import read_bytes
from generator.rules import check
from tests.builders import defects as d

KH, QD, CV, TT, BC, PL = "ke-hoach", "quyet-dinh", "cong-van", "to-trinh", "bao-cao", "phu-luc"
QUOC_HIEU, TIEU_NGU = "CỘNG HÒA", "Độc lập"

DEFECTS: list[tuple[str, str, d.Defect, str]] = [
    ("top margin 15", KH, d.margin("top", 15), "ND30-004"),
    ("bottom margin 30", KH, d.margin("bottom", 30), "ND30-005"),
    ("left margin 25", KH, d.margin("left", 25), "ND30-006"),
    ("right margin 25", KH, d.margin("right", 25), "ND30-007"),
    ("letter paper", CV, d.paper(215.9, 279.4), "ND30-001"),
    ("body in Arial", KH, d.font("Thực hiện Nghị định", "Arial"), "ND30-010"),
    ("body in .VnTime", KH, d.font("Yêu cầu các cơ quan", ".VnTime"), "ND30-011"),
    ("red words", KH, d.color("Thực hiện Nghị định", "FF0000"), "ND30-013"),
    ("yellow words", KH, d.highlight("Thực hiện Nghị định"), "ND30-014"),
    ("page number in the footer", PL, d.number_in_footer, "ND30-016"),
    ("page number at the right", KH, d.header(lambda p: setattr(p, "alignment", d.RIGHT)), "ND30-017"),
    ("page number 10 pt", KH, d.header(lambda p: [setattr(r.font, "size", Pt(10)) for r in p.runs]), "ND30-018"),
    ("page number italic", KH, d.header(lambda p: [setattr(r.font, "italic", True) for r in p.runs]), "ND30-018"),
    ("page number bold", KH, d.header(lambda p: [setattr(r.font, "bold", True) for r in p.runs]), "ND30-019"),
    (
        "“Trang 2”",
        KH,
        d.header(lambda p: p.insert_paragraph_before and p.runs[0]._element.addprevious(_run("Trang "))),
        "ND30-020",
    ),
    ("number on page 1", KH, d.first_page_shows_number, "ND30-021"),
    ("Quốc hiệu misspelt", KH, d.text(QUOC_HIEU, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIẸT NAM"), "ND30-025"),
    ("Quốc hiệu small letters", KH, d.small(QUOC_HIEU, "Cộng hòa xã hội chủ nghĩa Việt Nam"), "ND30-026"),
    ("Quốc hiệu 14 pt", KH, d.size(QUOC_HIEU, 11), "ND30-027"),
    ("Quốc hiệu not bold", KH, d.bold(QUOC_HIEU, False), "ND30-028"),
    ("Quốc hiệu italic", KH, d.italic(QUOC_HIEU, True), "ND30-028"),
    ("motto with dashes", KH, d.text(TIEU_NGU, "Độc lập – Tự do – Hạnh phúc"), "ND30-031"),
    ("motto with tight hyphens", KH, d.text(TIEU_NGU, "Độc lập-Tự do-Hạnh phúc"), "ND30-031"),
    ("motto in capitals", KH, d.text(TIEU_NGU, "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"), "ND30-033"),
    ("motto 12 pt", KH, d.size(TIEU_NGU, 12), "ND30-032"),
    ("motto italic", KH, d.italic(TIEU_NGU, True), "ND30-033"),
    ("motto at the left", KH, d.align(TIEU_NGU, d.LEFT), "ND30-034"),
    ("gap under Quốc hiệu", KH, d.spacing(QUOC_HIEU, space_after=Pt(12)), "ND30-035"),
    ("no line under the motto", KH, d.line_gone(TIEU_NGU), "ND30-036"),
    ("line under the motto too short", KH, d.line_scaled(TIEU_NGU, 0.5), "ND30-037"),
    ("issuer underlined", QD, d.underline("SỞ NỘI VỤ"), "ND30-038"),
    ("issuer in small letters", QD, d.small("SỞ NỘI VỤ", "Sở Nội vụ"), "ND30-040"),
    ("issuer 14 pt", QD, d.size("SỞ NỘI VỤ", 14), "ND30-041"),
    ("issuer not bold", QD, d.bold("SỞ NỘI VỤ", False), "ND30-042"),
    ("superior italic", QD, d.italic("UBND TỈNH", True), "ND30-043"),
    ("superior bold", QD, d.bold("UBND TỈNH", True), "ND30-044"),
    ("issuer at the left", QD, d.align("SỞ NỘI VỤ", d.LEFT), "ND30-045"),
    ("gap between the names", QD, d.spacing("UBND TỈNH", space_after=Pt(6)), "ND30-046"),
    ("no line under the issuer", QD, d.line_gone("SỞ NỘI VỤ"), "ND30-047"),
    ("line under the issuer too long", QD, d.line_scaled("SỞ NỘI VỤ", 2.2), "ND30-048"),
    ("issuer abbreviated", KH, d.text("ỦY BAN NHÂN DÂN", "UBND"), "ND30-049"),
    ("superior without place", QD, d.text("UBND TỈNH", "UBND TỈNH"), "ND30-050"),
    ("number line gone", KH, d.gone("Số: 15"), "ND30-053"),
    ("“SỐ”", KH, d.swap("Số: 15", "Số:", "SỐ:"), "ND30-054"),
    ("number without zero", QD, d.swap("Số: 08", "08", "8"), "ND30-055"),
    ("blank round the slash", KH, d.swap("Số: 15", "15/", "15 / "), "ND30-056"),
    ("blank round the hyphen", KH, d.swap("Số: 15", "KH-UBND", "KH - UBND"), "ND30-057"),
    ("wrong kind in the symbol", KH, d.swap("Số: 15", "KH-", "BC-"), "ND30-058"),
    ("three groups in the symbol", KH, d.swap("Số: 15", "KH-UBND", "KH-UBND-NC"), "ND30-059"),
    ("công văn with one group", CV, d.swap("Số: 05", "SNV-VP", "SNV"), "ND30-060"),
    ("công văn with CV", CV, d.swap("Số: 05", "SNV-VP", "CV-SNV"), "ND30-061"),
    ("year in the number", QD, d.swap("Số: 08", "08/", "08/2026/"), "ND30-062"),
    ("symbol in small letters", KH, d.swap("Số: 15", "KH-UBND", "KH-Ubnd"), "ND30-063"),
    ("number 14 pt", KH, d.size("Số: 15", 14), "ND30-064"),
    ("number italic", KH, d.italic("Số: 15", True), "ND30-065"),
    ("number bold", KH, d.bold("Số: 15", True), "ND30-066"),
    ("number at the left", KH, d.align("Số: 15", d.LEFT), "ND30-067"),
    ("date as 05/3/2026", KH, d.text("Nghệ An, ngày", "Nghệ An, 05/3/2026"), "ND30-070"),
    ("day without zero", KH, d.swap("Nghệ An, ngày", "ngày 05", "ngày 5"), "ND30-071"),
    ("month 2 without zero", KH, d.swap("Nghệ An, ngày", "tháng 3", "tháng 2"), "ND30-072"),
    ("month 03", KH, d.swap("Nghệ An, ngày", "tháng 3", "tháng 03"), "ND30-073"),
    ("31 February", KH, d.swap("Nghệ An, ngày", "05 tháng 3", "31 tháng 02"), "ND30-074"),
    ("no comma after the place", KH, d.swap("Nghệ An, ngày", "An, ngày", "An ngày"), "ND30-075"),
    ("place in small letters", KH, d.swap("Nghệ An, ngày", "Nghệ An", "Nghệ an"), "ND30-076"),
    ("“TP. HCM”", KH, d.swap("Nghệ An, ngày", "Nghệ An", "TP. HCM"), "ND30-077"),
    ("“Tỉnh Nghệ An”", KH, d.swap("Nghệ An, ngày", "Nghệ An", "Tỉnh Nghệ An"), "ND30-078"),
    ("date 12 pt", KH, d.size("Nghệ An, ngày", 12), "ND30-079"),
    ("date upright", KH, d.italic("Nghệ An, ngày", False), "ND30-080"),
    ("date bold", KH, d.bold("Nghệ An, ngày", True), "ND30-081"),
    ("date at the right", KH, d.align("Nghệ An, ngày", d.RIGHT), "ND30-082"),
    ("kind 16 pt", KH, d.size("KẾ HOẠCH", 16), "ND30-084"),
    ("kind not bold", KH, d.bold("KẾ HOẠCH", False), "ND30-084"),
    ("kind at the left", KH, d.align("KẾ HOẠCH", d.LEFT), "ND30-085"),
    ("title not bold", KH, d.bold("Triển khai", False), "ND30-087"),
    ("title italic", KH, d.italic("Triển khai", True), "ND30-087"),
    ("title in capitals", KH, d.caps("Triển khai"), "ND30-087"),
    ("no line under the title", KH, d.line_gone("Triển khai"), "ND30-088"),
    ("line under the title too long", KH, d.line_scaled("Triển khai", 2.0), "ND30-089"),
    ("full stop after the title", KH, d.swap("Triển khai", "năm 2026", "năm 2026."), "ND30-090"),
    ("title of a decision", QD, d.swap("Về việc", "Về việc thành lập", "Thành lập"), "ND30-091"),
    ("V/v in a decision", QD, d.swap("Về việc", "Về việc", "V/v"), "ND30-092"),
    ("công văn without V/v", CV, d.swap("V/v", "V/v", "Về việc"), "ND30-094"),
    ("V/v 14 pt", CV, d.size("V/v", 14), "ND30-095"),
    ("V/v bold", CV, d.bold("V/v", True), "ND30-096"),
    ("V/v at the left", CV, d.align("V/v", d.LEFT), "ND30-097"),
    ("no gap over V/v", CV, d.spacing("V/v", space_before=Pt(0)), "ND30-098"),
    ("capital after V/v", CV, d.swap("V/v", "báo cáo", "Báo cáo"), "ND30-099"),
    ("no authority line", QD, d.gone("GIÁM ĐỐC SỞ"), "ND30-100"),
    ("no QUYẾT ĐỊNH:", QD, d.gone("QUYẾT ĐỊNH:"), "ND30-101"),
    ("base upright", QD, d.italic("Căn cứ Nghị định", False), "ND30-103"),
    ("base bold", QD, d.bold("Căn cứ Nghị định", True), "ND30-104"),
    ("base ends with a comma", QD, d.swap("Căn cứ Nghị định", "văn thư;", "văn thư,"), "ND30-106"),
    ("last base ends with a comma", QD, d.swap("Theo đề nghị", "Sở.", "Sở,"), "ND30-107"),
    ("law with number", QD, d.swap("Căn cứ Luật", "địa phương ngày", "địa phương số 72/2025/QH15 ngày"), "ND30-108"),
    ("law without date", QD, d.swap("Căn cứ Luật", " ngày 16 tháng 6 năm 2025", ""), "ND30-109"),
    ("base without issuer", QD, d.swap("Căn cứ Nghị định", " của Chính phủ", ""), "ND30-110"),
    (
        "proposal before a base",
        QD,
        d.both(
            d.swap("Theo đề nghị", "Sở.", "Sở;"),
            d.swap("Căn cứ Nghị", "thư;", "thư."),
            d.moved_behind("Căn cứ Nghị định", "Theo đề nghị"),
        ),
        "ND30-111",
    ),
    ("authority against signature", QD, d.text("GIÁM ĐỐC SỞ", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"), "ND30-113"),
    ("body 12 pt", KH, d.size("Thực hiện Nghị định", 12), "ND30-114"),
    ("body italic", KH, d.italic("Yêu cầu các cơ quan", True), "ND30-116"),
    ("body at the left", KH, d.align("Thực hiện Nghị định", d.LEFT), "ND30-117"),
    ("indent 2 cm", KH, d.spacing("Thực hiện Nghị định", first_line_indent=Mm(20)), "ND30-118"),
    ("no indent", KH, d.spacing("Yêu cầu các cơ quan", first_line_indent=Mm(0)), "ND30-118"),
    ("no gap", KH, d.spacing("2. Các cơ quan", space_before=Pt(0), space_after=Pt(0)), "ND30-119"),
    ("lines 0.8", KH, d.spacing("Thực hiện Nghị định", line_spacing=0.8), "ND30-120"),
    ("lines double", KH, d.spacing("Thực hiện Nghị định", line_spacing=2.0), "ND30-121"),
    ("Điều with a colon", QD, d.swap("Điều 2", "Điều 2.", "Điều 2:"), "ND30-129"),
    ("Điều not bold", QD, d.bold("Điều 2", False), "ND30-129"),
    ("khoản with a bracket", KH, d.swap("2. Các cơ quan", "2.", "2)"), "ND30-131"),
    ("điểm with a stop", KH, d.swap("b) Rút ngắn", "b)", "b."), "ND30-132"),
    ("roman section missing", KH, d.swap("II. TỔ CHỨC", "II.", "III."), "ND30-134"),
    ("roman section in small letters", KH, d.small("II. TỔ CHỨC", "II. Tổ chức thực hiện"), "ND30-136"),
    ("bullet", KH, d.swap("Yêu cầu các", "Yêu", "• Yêu"), "ND30-138"),
    ("no closing mark", QD, d.swap("Điều 3", "này./.", "này."), "ND30-139"),
    ("closing mark apart", QD, d.swap("Điều 3", "này./.", "này ./."), "ND30-140"),
    ("authority line not bold", QD, d.bold("GIÁM ĐỐC SỞ", False), "ND30-100"),
    ("office not bold", CV, d.bold("PHÓ GIÁM ĐỐC", False), "ND30-149"),
    ("K/T", CV, d.swap("KT. GIÁM", "KT.", "K/T"), "ND30-150"),
    ("no deputy after KT.", CV, d.text("PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"), "ND30-151"),
    ("acting", CV, d.text("PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC PHỤ TRÁCH"), "ND30-154"),
    ("office abbreviated", CV, d.text("KT. GIÁM ĐỐC", "KT. GĐ"), "ND30-155"),
    ("name not bold", QD, d.bold("Trần Thị Bình", False), "ND30-156"),
    ("name in capitals", QD, d.text("Trần Thị Bình", "TRẦN THỊ BÌNH"), "ND30-157"),
    ("title before the name", QD, d.text("Trần Thị Bình", "ThS. Trần Thị Bình"), "ND30-158"),
    ("no room to sign", QD, d.spacing("Trần Thị Bình", space_before=Pt(0)), "ND30-160"),
    ("no Kính gửi", CV, d.gone("Kính gửi"), "ND30-166"),
    ("Kính gửi bold", CV, d.bold("Kính gửi", True), "ND30-168"),
    ("Kính gửi without colon", CV, d.swap("Kính gửi", "gửi:", "gửi"), "ND30-169"),
    ("addressee with a comma", TT, d.swap("- Ủy ban nhân dân tỉnh", "tỉnh;", "tỉnh,"), "ND30-171"),
    ("no Nơi nhận", KH, d.gone("Nơi nhận:"), "ND30-173"),
    ("Nơi nhận 14 pt", KH, d.size("Nơi nhận:", 14), "ND30-174"),
    ("Nơi nhận not bold", KH, d.bold("Nơi nhận:", False), "ND30-174"),
    ("recipients 12 pt", KH, d.size("- Bộ Nội vụ", 12), "ND30-175"),
    ("recipients italic", KH, d.italic("- Bộ Nội vụ", True), "ND30-176"),
    ("recipient without dash", KH, d.swap("- Bộ Nội vụ", "- Bộ", "Bộ"), "ND30-177"),
    ("recipient with a comma", KH, d.swap("- Bộ Nội vụ", "b/c);", "b/c),"), "ND30-177"),
    ("Lưu without VT", KH, d.swap("- Lưu", "VT, NC", "NC"), "ND30-178"),
    ("Lưu without full stop", KH, d.swap("- Lưu", "NC.", "NC"), "ND30-178"),
    ("no Lưu line", KH, d.gone("- Lưu"), "ND30-179"),
    ("no Như trên", CV, d.gone("- Như trên"), "ND30-180"),
    ("Như Điều 9", QD, d.swap("- Như Điều", "Điều 3", "Điều 9"), "ND30-181"),
    ("recipient twice", KH, d.copied("- Bộ Nội vụ"), "ND30-182"),
    ("appendix not mentioned", PL, d.swap("Chi tiết", "Phụ lục kèm theo Kế hoạch này", "bảng sau"), "ND30-184"),
    ("one appendix with a number", PL, d.text("Phụ lục", "Phụ lục I"), "ND30-185"),
    ("PHỤ LỤC", PL, d.text("Phụ lục", "PHỤ LỤC"), "ND30-186"),
    ("appendix title not bold", PL, d.bold("DANH MỤC", False), "ND30-187"),
    ("no reference line", PL, d.gone("(Kèm theo"), "ND30-188"),
    ("reference line upright", PL, d.italic("(Kèm theo", False), "ND30-189"),
    ("reference line with another number", PL, d.swap("(Kèm theo", "số 15/", "số 16/"), "ND30-190"),
    ("blank left", KH, d.swap("Yêu cầu các cơ quan", "Yêu cầu", "Yêu cầu ……"), "ND30-249"),
    ("hidden words", KH, d.hidden("Yêu cầu các cơ quan"), "ND30-250"),
]


def _run(words: str) -> object:
    from docx.oxml import OxmlElement

    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    return run


@pytest.mark.parametrize("name", sorted(d.ALL))
def test_a_rendered_document_has_no_finding(name: str) -> None:
    report = check(read_bytes(d.rendered(name), source="x.docx", suffix=".docx"))
    assert [(f.rule, f.message) for f in report.findings] == []


@pytest.mark.parametrize(
    ("name", "defect", "wanted"), [pytest.param(*case[1:], id=f"{case[3]} {case[0]}") for case in DEFECTS]
)
def test_a_defect_is_caught_by_its_rule_alone(name: str, defect: d.Defect, wanted: str) -> None:
    report = check(read_bytes(d.with_defect(name, defect), source="x.docx", suffix=".docx"))
    assert {f.rule for f in report.findings} == {wanted}, [(f.rule, f.message) for f in report.findings]
