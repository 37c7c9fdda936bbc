"""TYPO-: marks at the end, marks and words twice, brackets, and one way of writing through a document."""

from __future__ import annotations

import pytest

from generator.model import Item, Paragraph
from tests.builders.layout import a_reading
from tests.rules.words import both_formats, fixed, proposals, rules_of, text_of, told, with_words

LONG = "Tổ chức tuyên truyền sâu rộng về công tác giảm nghèo trên địa bàn"
TWO_FORMS = "Thực hiện giai đoạn 2021 - 2025 và giai đoạn 2026 - 2030 theo kế hoạch."


def dashes(*texts: str, level: str = "gach") -> list[Item]:
    return [Item(label="-", text=text, level=level) for text in texts]


RIGHT = {
    "a full stop": [f"{LONG}."],
    "the end of a sentence in brackets": [f"{LONG} (trừ các trường hợp đặc biệt)."],
    "a semicolon in a list": [
        Item(label="a)", text=f"{LONG};", level="diem"),
        Item(label="b)", text=f"{LONG} năm 2026.", level="diem"),
    ],
    "an item that heads a list": [
        Item(label="3.", text="Đối với các sở, ban, ngành, đoàn thể cấp tỉnh và các đơn vị trực thuộc", level="khoan"),
        *dashes("Rà soát, thống kê đầy đủ.", "Báo cáo kết quả."),
    ],
    "a note in brackets": ["(Chi tiết từng nội dung tại danh mục ban hành kèm theo Kế hoạch)"],
    "a line to fill in": ["Họ và tên người nhận: ....................................................."],
    "a list with semicolons": [
        "Các hình thức khen thưởng gồm:",
        *dashes("Huân chương Lao động;", "Bằng khen của Bộ Nội vụ;", "Giấy khen của Giám đốc Sở."),
    ],
    "items of several sentences": [
        "Các nhiệm vụ gồm:",
        *dashes("Rà soát hộ nghèo;", "Lập danh sách. Công khai danh sách.", "Tổng hợp kết quả;", "Báo cáo kết quả."),
    ],
    "ellipsis and abbreviations": ["Văn phòng phẩm, in ấn, v.v., chi phí khác... được thanh toán."],
    "points inside a sentence": ["Theo điểm a), điểm b) khoản 2 (trừ điểm c) Điều 3 của Quy chế."],
    "brackets over two lines": ["Các đơn vị (gồm sở, ban, ngành;", "các xã, phường) thực hiện."],
    "reduplicated words": ["Các đơn vị luôn luôn từ từ, dần dần khắc phục, ngày ngày kiểm tra."],
    "one style of ranges, tight": ["Giai đoạn 2021-2025 và giai đoạn 2026-2030 theo kế hoạch."],
    "one style of ranges, spaced": [TWO_FORMS],
    "a symbol is no range": ["Giai đoạn 2021 - 2025 theo Kế hoạch số 15/2020-2021/KH."],
    "pairs always hyphened": ["Phát triển kinh tế - xã hội và các tổ chức chính trị - xã hội."],
    "pairs never hyphened": ["Phát triển kinh tế xã hội trên địa bàn."],
    "two movements": [
        "Phong trào “Sóc Trăng chung tay vì người nghèo - Không để ai bị bỏ lại phía sau” tiếp nối "
        "Phong trào “Vì người nghèo - Không để ai bị bỏ lại phía sau”."
    ],
    "yearly in one way": ["Báo cáo hằng năm, hằng quý."],
    "dates in one way": ["Từ ngày 05/3/2026 đến ngày 12/10/2026."],
    "đ of the alphabet": ["Đơn vị đôn đốc thực hiện."],
    "Greek in a formula": ["Hệ số α nhỏ hơn 5 μm."],
}


@both_formats
@pytest.mark.parametrize("texts", RIGHT.values(), ids=RIGHT.keys())
def test_sound_texts_are_left_alone(texts, read):
    assert told(read(with_words(*texts)), "TYPO") == []


WRONG = [
    ("TYPO-001", [LONG, Item(label="3.", text="Báo cáo kết quả.", level="khoan")], [("bàn", "bàn.")]),
    ("TYPO-002", ["Hình thức gồm:", *dashes("Huân chương;", "Bằng khen;", "Giấy khen;")], [(";", ".")]),
    ("TYPO-002", ["Hình thức gồm:", *dashes("Huân chương;", "Bằng khen.", "Cờ;", "Giấy khen.")], [(".", ";")]),
    ("TYPO-003", ["Các sở, ban, ngành,, địa phương thực hiện."], [(",,", None)]),
    ("TYPO-003", ["Các đơn vị nghiêm túc thực hiện.."], [("..", None)]),
    ("TYPO-004", ["Các đơn vị (gọi tắt là đơn vị thực hiện nghiêm túc."], [("(", None)]),
    ("TYPO-004", ["Các đơn vị gọi tắt là đơn vị) thực hiện nghiêm túc."], [(")", None)]),
    ("TYPO-005", [TWO_FORMS, "Tổng kết giai đoạn 2021-2025 trên địa bàn."], [("2021-2025", "2021 - 2025")]),
    ("TYPO-005", [TWO_FORMS, "Tổng kết giai đoạn 2021 -2025 trên địa bàn."], [("2021 -2025", "2021 - 2025")]),
    ("TYPO-006", ["Các tổ chức chính trị - xã hội; tổ chức chính trị xã hội."], [("trị xã", "trị - xã")]),
    (
        "TYPO-007",
        [
            "Phong trào “Vì người nghèo - Không để ai bị bỏ lại phía sau” được phát động.",
            "Tổng kết Phong trào “Vì người nghèo - Không để ai bị bỏ lại phía sau”.",
            "Sơ kết Phong trào “Vì người nghèo - không để ai bị bỏ lại phía sau”.",
        ],
        [("Vì người nghèo - không để ai bị bỏ lại phía sau", "Vì người nghèo - Không để ai bị bỏ lại phía sau")],
    ),
    (
        "TYPO-007",
        [
            "Phong trào “Vì người nghèo - Không để ai bị bỏ lại phía sau” được phát động.",
            "Tổng kết Phong trào “Vì người nghèo - Không để ai bị bỏ lại phía sau”.",
            "Sơ kết Phong trào “Vì người nghèo - Không để ai bỏ lại phía sau”.",
        ],
        [("Vì người nghèo - Không để ai bỏ lại phía sau", None)],
    ),
    (
        "TYPO-008",
        ["Báo cáo hằng năm, sơ kết hằng năm, khen thưởng hàng năm."],
        [("thưởng hàng năm.", "thưởng hằng năm.")],
    ),
    ("TYPO-009", ["Hoàn thành trong tháng 08 năm 2026."], [("tháng 08 năm", "tháng 8 năm")]),
    ("TYPO-009", ["Từ ngày 05/3/2026 đến ngày 12/06/2026."], [("12/06/2026.", "12/6/2026.")]),
    ("TYPO-010", ["Theo hướng dẫn của của Sở Nội vụ."], [("của của", "của")]),
    ("TYPO-010", ["Các đơn vị thực hiện thực hiện nghiêm túc."], [("thực hiện thực hiện", "thực hiện")]),
    ("TYPO-011", ["Thực hi\u200bện nghiêm túc."], [("hi\u200bện", "hiện")]),
]


@both_formats
@pytest.mark.parametrize("rule, texts, said", WRONG, ids=[f"{rule} {str(texts[-1])[:30]}" for rule, texts, _s in WRONG])
def test_a_slip_is_told_by_its_rule_and_by_no_other(rule, texts, said, read):
    findings = told(read(with_words(*texts)))
    assert rules_of(findings) == {rule}
    assert proposals(findings) == said


@pytest.mark.parametrize(
    "rule, texts", [(r, t) for r, t, _s in WRONG], ids=[f"{r} {str(t[-1])[:30]}" for r, t, _s in WRONG]
)
def test_a_fix_settles_and_brings_nothing_new(rule, texts):
    left = told(fixed(a_reading(with_words(*texts)), rule))
    assert all(finding.fix is None for finding in left)
    assert rules_of(left) <= {rule}


def test_a_letter_that_only_looks_like_the_right_one_is_told():
    (finding,) = told(a_reading(with_words("\u00d0iều kiện được bảo đảm.")), "TYPO-011")
    assert finding.proposed == "Điều"
    assert "Điều kiện được bảo đảm." in text_of(
        fixed(a_reading(with_words("\u00d0iều kiện được bảo đảm.")), "TYPO-011")
    )


def test_a_mostly_tight_document_may_keep_its_tight_ranges():
    document = with_words("Giai đoạn 2021-2025, 2026-2030, 2031-2035.", "Tổng kết giai đoạn 2021 - 2025.")
    assert proposals(told(a_reading(document), "TYPO-005")) == [("2021 - 2025", "2021-2025")]


def test_only_a_word_file_tells_that_a_paragraph_ends_before_another_one():
    from tests.rules.words import as_text

    document = with_words(Paragraph(text=LONG), Paragraph(text="Ủy ban nhân dân tỉnh giao Sở Nội vụ theo dõi."))
    assert told(as_text(document), "TYPO-001") == []
    assert rules_of(told(a_reading(document), "TYPO-001")) == {"TYPO-001"}


def test_the_fix_of_ranges_leaves_the_years():
    after = fixed(a_reading(with_words(TWO_FORMS, "Giai đoạn 2031-2035.")), "TYPO-005")
    assert "2031 - 2035" in text_of(after)
