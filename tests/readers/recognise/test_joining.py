"""Lines that a page broke are joined into paragraphs; true paragraphs stay apart."""

from __future__ import annotations

import pytest

from generator.model import Paragraph
from generator.readers.recognise.joining import join_texts, paragraphs
from generator.readers.recognise.units import Para, blocks_of
from tests.readers.recognise.lines import line


def joined(*texts: str, **hints: object) -> list[str]:
    """The paragraphs of lines each of which may go on in the next."""
    rows = [line(text, at, **{"hard_break": False, **hints}) for at, text in enumerate(texts)]
    return [entry.text for entry in paragraphs(blocks_of(rows)) if isinstance(entry, Para)]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ["Các cơ quan, đơn vị chủ trì, phối hợp", "triển khai thực hiện."], id="in the middle of a sentence"
        ),
        pytest.param(["Thực hiện Nghị quyết giai đoạn 2021", "- 2030 của Chính phủ."], id="before years"),
        pytest.param(["Báo cáo gửi Sở Lao động", "- Thương binh và Xã hội."], id="inside the name of a body"),
        pytest.param(["Căn cứ khoản 3 Điều", "12 của Nghị định này."], id="after Điều"),
        pytest.param(["Nghị định số 30 ngày", "05. Tháng ba là hạn cuối."], id="after ngày"),
    ],
)
def test_a_broken_paragraph_is_joined(texts: list[str]) -> None:
    assert joined(*texts) == [" ".join(texts)]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(["Nội dung thứ nhất như sau:", "1. Phát động thi đua."], id="a label after a colon"),
        pytest.param(["- Các sở, ban, ngành;", "- Các xã, phường."], id="items of a list"),
        pytest.param(["MỤC ĐÍCH, YÊU CẦU", "Phát huy truyền thống."], id="a heading in capitals"),
        pytest.param(
            ["Tổ chức hội nghị vào tháng 5.", "Thời gian thực hiện: quý II năm 2026."], id="a lead after a stop"
        ),
        pytest.param(["Nội dung một", "__________"], id="a rule line"),
        pytest.param(["Nội dung một", "Nơi nhận: các sở"], id="a component of its own"),
    ],
)
def test_true_paragraphs_stay_apart(texts: list[str]) -> None:
    assert joined(*texts) == texts


@pytest.mark.parametrize("ends", [True, None])
def test_a_line_that_may_not_go_on_is_never_joined(ends: bool | None) -> None:
    texts = ("Các cơ quan, đơn vị chủ trì, phối hợp", "triển khai thực hiện.")
    assert joined(*texts, hard_break=ends) == list(texts)


def test_lines_of_different_cells_are_never_joined() -> None:
    rows = [
        line("Các cơ quan, đơn vị", 0, hard_break=False, side="left"),
        line("triển khai thực hiện", 1, hard_break=False, side="right"),
    ]
    assert [entry.text for entry in paragraphs(blocks_of(rows)) if isinstance(entry, Para)] == [
        row.text for row in rows
    ]


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (["Nghị quyết số 66-NQ/", "TW ngày 30/4/2025"], "Nghị quyết số 66-NQ/TW ngày 30/4/2025"),
        (["Nghị quyết số 202/2025/NQ-", "QH15"], "Nghị quyết số 202/2025/NQ-QH15"),
        (["Luật số 06/2022/", "QH15"], "Luật số 06/2022/QH15"),
        (["giai đoạn 2021 -", "2025"], "giai đoạn 2021 - 2025"),
        (["và/", "hoặc"], "và/ hoặc"),
    ],
)
def test_a_symbol_broken_at_its_mark_is_closed_up(texts: list[str], whole: str) -> None:
    assert join_texts(texts) == whole


def test_a_joined_paragraph_is_bold_only_where_all_of_it_is() -> None:
    rows = [line("Các cơ quan,", 0, hard_break=False, bold=True), line("đơn vị.", 1, hard_break=True, bold=False)]
    (entry,) = paragraphs(blocks_of(rows))
    assert isinstance(entry, Para)
    assert (entry.text, entry.bold) == ("Các cơ quan, đơn vị.", False)
    assert Paragraph(text=entry.text).bold is False
