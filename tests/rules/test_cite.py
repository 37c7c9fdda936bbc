"""CITE-: citations as they are found, and those that contradict themselves, the catalog, or each other."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.rules.cite.found import citations_of
from generator.rules.config import DEFAULT
from generator.rules.profile import Profile
from generator.rules.subject import Subject
from tests.builders.documents import decision
from tests.builders.layout import a_reading
from tests.rules.words import as_text, both_formats, changed, proposals, rules_of, told, with_words


def found_in(text: str):
    subject = Subject(as_text(with_words(text)), Profile(), DEFAULT, None)
    return [c for c in citations_of(subject).found if text[:12] in c.line.text]


def test_a_full_citation_is_taken_apart():
    (citation,) = found_in(
        "Thực hiện Quyết định số 666/QĐ-TTg ngày 02/6/2022 của Thủ tướng Chính phủ về việc ban hành Kế hoạch; Sở Nội vụ báo cáo."
    )
    assert (citation.kind, citation.symbol) == ("Quyết định", "666/QĐ-TTg")
    assert citation.date == dt.date(2022, 6, 2)
    assert citation.issuer == "Thủ tướng Chính phủ"
    assert citation.title == "về việc ban hành Kế hoạch"


@pytest.mark.parametrize(
    "text, symbol, letters",
    [
        ("Theo Nghị định số 30/2020/NĐ-CP đã ban hành.", "30/2020/NĐ-CP", ("NĐ", "CP")),
        ("Theo Chỉ thị số 05-CT/TW đã ban hành.", "05-CT/TW", ("CT", "TW")),
        ("Theo Nghị quyết số 24/2021/QH15 đã ban hành.", "24/2021/QH15", ("QH15",)),
        ("Theo Công văn số 12/UBND-VX đã ban hành.", "12/UBND-VX", ("UBND", "VX")),
    ],
    ids=["decree", "party", "assembly", "letter"],
)
def test_symbols_of_every_form_are_read(text, symbol, letters):
    (citation,) = found_in(text)
    assert (citation.symbol, citation.letters) == (symbol, letters)


def test_a_law_is_found_by_name_and_date():
    (citation,) = found_in("Theo Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022 đã ban hành.")
    assert (citation.kind, citation.name, citation.symbol) == ("Luật", "Thi đua, khen thưởng", "")
    assert citation.date == dt.date(2022, 6, 15)


RIGHT = {
    "a decree": "Theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.",
    "a decision of the Prime Minister": "Theo Quyết định số 666/QĐ-TTg ngày 02/6/2022 của Thủ tướng Chính phủ.",
    "a party directive": "Theo Chỉ thị số 05-CT/TW ngày 23/6/2021 của Ban Bí thư.",
    "a party regulation": "Theo Quy định số 213-QĐ/TW ngày 02/01/2020 của Bộ Chính trị.",
    "a resolution of the Assembly": "Theo Nghị quyết số 24/2021/QH15 ngày 28/7/2021 của Quốc hội.",
    "a letter of a tax office": "Theo Công văn số 5529/CT-CS ngày 05/12/2025.",
    "a minister": "Theo Quyết định số 12/QĐ-BNV ngày 05/01/2026 của Bộ trưởng Bộ Nội vụ.",
    "a number used again each year": (
        "Theo Kế hoạch số 15/KH-SNV ngày 05/01/2025 của Sở Nội vụ và Kế hoạch số 15/KH-SNV ngày 06/01/2026 của Sở Nội vụ."
    ),
    "a shortened title": (
        "Theo Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia giảm nghèo."
    ),
    "what regulations say": "Quyết định số 2578/QĐ-BNV ngày 05/01/2026 của Bộ Nội vụ quy định: mỗi đơn vị báo cáo một lần.",
}


@both_formats
@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_sound_citations_are_left_alone(text, read):
    assert told(read(with_words(text)), "CITE") == []


WRONG = [
    ("CITE-001", "Theo Nghị định số 667/QĐ-TTg ngày 02/6/2022.", "Nghị định số 667/QĐ-TTg"),
    ("CITE-001", "Theo Quyết định số 31/2020/NĐ-CP ngày 05/3/2020.", "Quyết định số 31/2020/NĐ-CP"),
    ("CITE-002", "Theo Quyết định số 667/QĐ-TTg ngày 02/6/2022 của Chính phủ.", "Chính phủ"),
    ("CITE-002", "Theo Nghị định số 31/2020/NĐ-CP ngày 05/3/2020 của Thủ tướng Chính phủ.", "Thủ tướng Chính phủ"),
    ("CITE-002", "Theo Thông tư số 12/2025/TT-BNV ngày 05/3/2025 của Bộ Tài chính.", "Bộ Tài chính"),
    ("CITE-003", "Theo Nghị định số 31/2020/NĐ-CP ngày 05/3/2021.", "31/2020/NĐ-CP ngày 05/3/2021"),
    ("CITE-004", "Theo Quyết định số 667/QĐ-TTg ngày 31/6/2022.", "31/6/2022"),
    ("CITE-004", "Theo Quyết định số 667/QĐ-TTg ngày 05/10/2026.", "05/10/2026"),
    ("CITE-005", "Theo Nghị quyết số 25/2022/QH14 ngày 15/6/2022.", "25/2022/QH14"),
    ("CITE-006", "Theo Nghị định số 31/2020/ND-CP ngày 05/3/2020.", "31/2020/ND-CP"),
    ("CITE-006", "Theo Quyết định số 667/QĐ-TTG ngày 02/6/2022.", "667/QĐ-TTG"),
    ("CITE-007", "Theo Nghị định số 30/2020/NĐ-CP ngày 03/5/2020 của Chính phủ.", "03/5/2020"),
    (
        "CITE-008",
        "Theo Quyết định số 667/QĐ-TTg ngày 02/6/2022 và Quyết định số 667/QĐ-TTg ngày 06/2/2022.",
        "06/2/2022",
    ),
    (
        "CITE-009",
        "Theo Quyết định số 667/QĐ-TTg ngày 02/6/2022 của Thủ tướng Chính phủ phê duyệt chương trình giảm nghèo bền vững; "
        "Quyết định số 667/QĐ-TTg ngày 02/6/2022 của Thủ tướng Chính phủ về kiểm soát thủ tục hành chính công.",
        "về kiểm soát thủ tục hành chính công",
    ),
    ("CITE-011", "Thực hiện theo Nghị định 31/2020/NĐ-CP của Chính phủ.", "Nghị định 31/2020/NĐ-CP"),
]


@both_formats
@pytest.mark.parametrize("rule, text, present", WRONG, ids=[f"{rule} {text[5:45]}" for rule, text, _p in WRONG])
def test_a_contradiction_is_told_by_its_rule_and_by_no_other(rule, text, present, read):
    findings = told(read(with_words(text)))
    assert rules_of(findings) == {rule}
    assert [finding.present for finding in findings] == [present]


LAW = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"
CIRCULAR = "Căn cứ Thông tư số 99/2025/TT-BNV ngày 04 tháng 8 năm 2025 của Bộ trưởng Bộ Nội vụ hướng dẫn về hồ sơ;"
LAST = "Theo đề nghị của Chánh Văn phòng Sở."


def with_bases(*texts: str):
    base = decision()
    bases = tuple(base.bases[0].model_copy(update={"text": text}) for text in texts)
    return changed(base, bases=bases)


@both_formats
def test_a_basis_given_twice_is_told(read):
    findings = told(read(with_bases(CIRCULAR, CIRCULAR, LAST)), "CITE")
    assert rules_of(findings) == {"CITE-010"}


@both_formats
def test_a_law_after_a_circular_is_told_and_the_other_order_is_not(read):
    assert rules_of(told(read(with_bases(CIRCULAR, LAW, LAST)), "CITE")) == {"CITE-012"}
    assert told(read(with_bases(LAW, CIRCULAR, LAST)), "CITE") == []


@both_formats
def test_the_basis_of_authority_may_come_first_whatever_its_rank(read):
    functions = CIRCULAR.replace("hướng dẫn về hồ sơ", "quy định chức năng, nhiệm vụ của Sở")
    assert told(read(with_bases(functions, LAW, LAST)), "CITE") == []


def test_the_right_symbol_is_proposed():
    findings = told(a_reading(with_words("Theo Quyết định số 667/QĐ – TTG ngày 02/6/2022.")), "CITE-006")
    assert proposals(findings) == [("667/QĐ – TTG", "667/QĐ-TTg")]
