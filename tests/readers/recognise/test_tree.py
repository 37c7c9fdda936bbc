"""The text becomes a tree: divisions, items, paragraphs, in both systems of numbering, with no word changed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from generator.model import BodyNode, Division, Item, Paragraph
from generator.readers.recognise import recognise
from tests.readers.recognise.lines import line, lines, read

HEAD = "SỞ NỘI VỤ\nSố: 15/KH-SNV\nCà Mau, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nTổ chức hội nghị\n"


def outline(nodes: Sequence[BodyNode], depth: int = 0) -> list[str]:
    """One line per node: # division, = item with heading, - item, . paragraph."""
    rows: list[str] = []
    for node in nodes:
        pad = "  " * depth
        if isinstance(node, Division):
            rows.append(f"{pad}# {node.label} {node.heading}".rstrip())
        elif isinstance(node, Item):
            rows.append(
                f"{pad}= {node.label} {node.heading}| {node.text}" if node.heading else f"{pad}{node.label} {node.text}"
            )
        elif isinstance(node, Paragraph):
            rows.append(f"{pad}. {node.text}")
        if isinstance(node, (Division, Item)):
            rows += outline(node.children, depth + 1)
    return rows


def tree(text: str) -> list[str]:
    return outline(read(HEAD + text).document.body)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            """
            I. MỤC ĐÍCH, YÊU CẦU
            1. Mục đích
            a) Phát huy truyền thống.
            b) Tạo không khí thi đua.
            2. Yêu cầu
            - Thiết thực;
            - Tiết kiệm.
            II. TỔ CHỨC THỰC HIỆN
            Sở Nội vụ chủ trì.
            """,
            [
                "# I. MỤC ĐÍCH, YÊU CẦU",
                "  # 1. Mục đích",
                "    a) Phát huy truyền thống.",
                "    b) Tạo không khí thi đua.",
                "  # 2. Yêu cầu",
                "    - Thiết thực;",
                "    - Tiết kiệm.",
                "# II. TỔ CHỨC THỰC HIỆN",
                "  . Sở Nội vụ chủ trì.",
            ],
            id="I, 1, a, dash",
        ),
        pytest.param(
            """
            Chương I
            QUY ĐỊNH CHUNG
            Điều 1. Phạm vi điều chỉnh
            1. Quy chế này quy định về thi đua.
            2. Các nội dung khác:
            a) Một;
            b) Hai.
            Chương II
            TỔ CHỨC
            Mục 1
            HỘI ĐỒNG
            Điều 2. Thành lập
            Hội đồng do Giám đốc thành lập.
            """,
            [
                "# Chương I QUY ĐỊNH CHUNG",
                "  # Điều 1. Phạm vi điều chỉnh",
                "    1. Quy chế này quy định về thi đua.",
                "    2. Các nội dung khác:",
                "      a) Một;",
                "      b) Hai.",
                "# Chương II TỔ CHỨC",
                "  # Mục 1 HỘI ĐỒNG",
                "    # Điều 2. Thành lập",
                "      . Hội đồng do Giám đốc thành lập.",
            ],
            id="Chương, Mục, Điều, khoản, điểm",
        ),
        pytest.param(
            """
            Phần thứ nhất
            KẾT QUẢ
            A. CÔNG TÁC CHỈ ĐẠO
            I. Ban hành văn bản
            1. Cấp tỉnh
            1.1. Ban hành 05 kế hoạch.
            1.2. Ban hành 02 công văn.
            2. Cấp xã
            - Các xã:
            + Xã A;
            + Xã B.
            B. HẠN CHẾ
            Còn chậm.
            """,
            [
                "# Phần thứ nhất KẾT QUẢ",
                "  # A. CÔNG TÁC CHỈ ĐẠO",
                "    # I. Ban hành văn bản",
                "      # 1. Cấp tỉnh",
                "        1.1. Ban hành 05 kế hoạch.",
                "        1.2. Ban hành 02 công văn.",
                "      # 2. Cấp xã",
                "        - Các xã:",
                "          + Xã A;",
                "          + Xã B.",
                "  # B. HẠN CHẾ",
                "    . Còn chậm.",
            ],
            id="Phần, A, I, 1, 1.1, dash, plus",
        ),
        pytest.param(
            """
            1. Đối tượng thi đua: Các sở, ban, ngành.
            2. Thời gian: Từ tháng 01 năm 2026.
            """,
            [
                "= 1. Đối tượng thi đua:| Các sở, ban, ngành.",
                "= 2. Thời gian:| Từ tháng 01 năm 2026.",
            ],
            id="headings that run in",
        ),
        pytest.param(
            """
            Sở Nội vụ đề nghị:
            1. Các phòng báo cáo.
            2. Văn phòng tổng hợp.
            Trên đây là Kế hoạch của Sở Nội vụ.
            """,
            [
                ". Sở Nội vụ đề nghị:",
                "1. Các phòng báo cáo.",
                "2. Văn phòng tổng hợp.",
                ". Trên đây là Kế hoạch của Sở Nội vụ.",
            ],
            id="a list between paragraphs",
        ),
        pytest.param(
            """
            A. Một
            Nội dung một.
            B. Hai
            Nội dung hai.
            C. Ba
            Nội dung ba.
            D. Bốn
            Nội dung bốn.
            """,
            [
                "# A. Một", "  . Nội dung một.", "# B. Hai", "  . Nội dung hai.",
                "# C. Ba", "  . Nội dung ba.", "# D. Bốn", "  . Nội dung bốn.",
            ],
            id="C and D are letters after B",
        ),
        pytest.param(
            """
            I. Một
            Nội dung một.
            III. Ba
            Nội dung ba.
            """,
            ["# I. Một", "  . Nội dung một.", "# III. Ba", "  . Nội dung ba."],
            id="a number left out stays as printed",
        ),
    ],
)  # fmt: skip
def test_the_tree_follows_the_labels(text: str, wanted: list[str]) -> None:
    assert tree(text) == wanted


def test_the_level_of_every_line_is_in_its_role() -> None:
    found = read(HEAD + "I. MỤC ĐÍCH\n1. Thiết thực.")
    assert [(found.roles[at].level, found.roles[at].label) for at in (5, 6)] == [("la_ma", "I."), ("khoan", "1.")]


def test_automatic_labels_are_part_of_the_text() -> None:
    head = lines(HEAD)
    text = [
        line("MỤC ĐÍCH", len(head), label="I.", hard_break=True),
        line("Thiết thực.", len(head) + 1, label="1.", hard_break=True),
        line("Tiết kiệm.", len(head) + 2, label="2.", hard_break=True),
    ]
    found = recognise([*head, *text], source="thu.docx").document
    assert outline(found.body) == ["# I. MỤC ĐÍCH", "  1. Thiết thực.", "  2. Tiết kiệm."]


def test_rule_lines_in_the_text_stay_outside() -> None:
    found = read(HEAD + "Nội dung một.\n---------\nNội dung hai.")
    assert outline(found.document.body) == [". Nội dung một.", ". Nội dung hai."]
    assert [part.text for part in found.remainder if part.name == "duong_ke"] == ["---------"]


def test_a_hostile_depth_is_read_without_an_error() -> None:
    text = "\n".join(f"{number}. Gồm:\na) Gồm:\n- Gồm:\n+ Gồm:" for number in [1] * 400)
    assert len(tree(text)) > 0


def test_every_node_knows_its_line() -> None:
    found = read(HEAD + "I. MỤC ĐÍCH\nNội dung.").document
    division = found.body[0]
    assert isinstance(division, Division)
    assert division.at is not None
    assert division.at.line == 6
    assert division.children[0].at is not None
    assert division.children[0].at.line == 7
