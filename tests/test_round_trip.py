"""What we write we read back as the same document: header, body node by node, recipients, signature, appendices."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model import (
    Appendix,
    Cell,
    Chart,
    Contents,
    Division,
    Document,
    Image,
    Item,
    Level,
    Paragraph,
    Recipients,
    Signature,
    Table,
    walk,
)
from generator.readers import docx as reader
from generator.writers import docx as writer
from tests.builders import documents


def told(document: Document) -> dict[str, Any]:
    """Return what a document says as plain values.

    The body is a list in reading order: whether a closing paragraph hangs on the last heading or stands beside it cannot be
    seen on paper. The look of cells is left out: the writer chooses it where the document does not.
    """
    plain = document.model_dump(exclude={"body", "appendices"})
    plain["noi_dung"] = _nodes(document.body)
    plain["phu_luc"] = [
        {**appendix.model_dump(exclude={"body"}), "noi_dung": _nodes(appendix.body, turned=appendix.landscape)}
        for appendix in document.appendices
    ]
    return plain


def _nodes(nodes: Any, *, turned: bool = False) -> list[tuple[Any, ...]]:
    return [_node(node, turned) for node in walk(nodes)]


def _node(node: Any, turned: bool) -> tuple[Any, ...]:
    """``turned``: the whole appendix lies on its side, so that nothing tells whether its table was meant to."""
    if isinstance(node, Division):
        return ("Division", node.level.value, node.label, node.heading)
    if isinstance(node, Item):
        return ("Item", node.level.value, node.label, node.heading, node.text)
    if isinstance(node, Table):
        cells = [[(cell.text, cell.columns, cell.rows) for cell in row] for row in node.rows]
        return ("Table", node.caption, node.unit, node.header_rows, node.landscape or turned, cells)
    if isinstance(node, Contents):
        return ("Contents", node.title, node.levels)
    if isinstance(node, Image):  # how wide a share of the line is, is seen on paper in centimetres only
        return ("Image", node.file, node.caption, node.words, node.align)
    if isinstance(node, Chart):
        return ("Chart", node.name, node.shape, node.unit, node.categories, node.series, node.words)
    return ("Paragraph", node.text, node.align, node.bold, node.italic)


def _again(document: Document) -> Document:
    return reader.read(writer.render(document), source="lai.docx").document


def _assert_same(document: Document) -> None:
    there, back = told(document), told(_again(document))
    for name, value in there.items():
        assert back[name] == value, name


@pytest.mark.parametrize(
    "make",
    [
        documents.plan,
        documents.decision,
        documents.letter,
        documents.submission,
        documents.report,
        documents.plan_with_appendix,
    ],
    ids=lambda make: make.__name__,
)
def test_a_document_comes_back(make: Any) -> None:
    _assert_same(make())


def test_several_addressees_come_back() -> None:
    _assert_same(documents.letter(addressees=("Bộ Nội vụ;", "Bộ Tài chính;", "Ủy ban nhân dân các tỉnh, thành phố.")))


def test_a_title_broken_by_sense_comes_back_with_plain_spaces() -> None:
    title = (
        "Tổ chức thực hiện Phong trào thi đua “Sóc Trăng chung tay vì người nghèo - Không để ai bị bỏ lại phía sau” "
        "giai đoạn 2021 - 2025 theo Quyết định số 666/QĐ-TTg ngày 02 tháng 6 năm 2022"
    )
    back = _again(documents.plan(title=title))
    assert back.title == title


def test_a_draft_comes_back_with_its_blanks_empty() -> None:
    draft = documents.plan(number="", date=None, year=2026)
    _assert_same(draft)


def test_a_landscape_table_comes_back_as_one() -> None:
    table = Table(
        rows=tuple(tuple(Cell(text=text) for text in row) for row in (("STT", "Nhiệm vụ"), ("1", "Tuyên truyền"))),
        landscape=True,
    )
    _assert_same(documents.plan(body=(Paragraph(text="Trước bảng."), table, Paragraph(text="Sau bảng./."))))


def test_merged_cells_come_back() -> None:
    table = Table(
        rows=(
            (Cell(text="STT", rows=2), Cell(text="Chỉ tiêu", rows=2), Cell(text="Năm 2026", columns=2)),
            (Cell(text="Kế hoạch"), Cell(text="Thực hiện")),
            (Cell(text="1"), Cell(text="Số hộ thoát nghèo"), Cell(text="1.250"), Cell(text="1.301")),
        ),
        header_rows=2,
    )
    _assert_same(documents.plan(body=(Paragraph(text="Trước bảng."), table, Paragraph(text="Sau bảng./."))))


def test_two_appendices_come_back() -> None:
    _assert_same(
        documents.plan(
            appendices=(
                Appendix(
                    label="Phụ lục I",
                    title="DANH MỤC NHIỆM VỤ",
                    reference="(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Nghệ An)",
                    body=(Paragraph(text="Nội dung phụ lục thứ nhất."),),
                ),
                Appendix(
                    label="Phụ lục II",
                    title="BIỂU TỔNG HỢP KẾT QUẢ",
                    reference="(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Nghệ An)",
                    body=(Table(rows=(("STT", "Tên đơn vị"), ("1", "Sở Nội vụ")), landscape=True),),
                    landscape=True,
                ),
            )
        )
    )


_WORDS = [
    "tổ",
    "chức",
    "thực",
    "hiện",
    "kế",
    "hoạch",
    "phong",
    "trào",
    "thi",
    "đua",
    "nâng",
    "cao",
    "nhận",
    "thức",
    "của",
    "cán",
    "bộ",
    "công",
    "chức",
    "viên",
    "chức",
    "và",
    "người",
    "lao",
    "động",
    "về",
    "công",
    "tác",
    "giảm",
    "nghèo",
    "bền",
    "vững",
    "trên",
    "địa",
    "bàn",
    "tỉnh",
    "tăng",
    "cường",
    "kiểm",
    "tra",
    "giám",
    "sát",
    "đôn",
    "đốc",
    "báo",
    "cáo",
    "kết",
    "quả",
]


@st.composite
def _sentence(draw: st.DrawFn, least: int = 6) -> str:
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=least, max_size=40))
    text = " ".join(words)
    return text[0].upper() + text[1:] + "."


@st.composite
def _heading(draw: st.DrawFn) -> str:
    text = " ".join(draw(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=8)))
    return text[0].upper() + text[1:]


@st.composite
def _plan(draw: st.DrawFn) -> Document:
    sections = []
    for number in range(draw(st.integers(1, 4))):
        clauses: list[Any] = []
        for clause in range(draw(st.integers(1, 3))):
            points = tuple(
                Item(
                    label=f"{'abcdđ'[index]})",
                    text=draw(_sentence()),
                    level=Level.DIEM,
                    children=tuple(
                        Item(label="-", text=draw(_sentence()), level=Level.GACH)
                        for _n in range(draw(st.integers(0, 2)))
                    ),
                )
                for index in range(draw(st.integers(0, 5)))
            )
            if points:
                clauses.append(
                    Division(label=f"{clause + 1}.", heading=draw(_heading()), level=Level.KHOAN, children=points)
                )
            else:
                clauses.append(Item(label=f"{clause + 1}.", text=draw(_sentence()), level=Level.KHOAN))
        roman = ("I.", "II.", "III.", "IV.")[number]
        sections.append(
            Division(label=roman, heading=draw(_heading()).upper(), level=Level.LA_MA, children=tuple(clauses))
        )
    closing = Paragraph(text=draw(_sentence(10)) + "/.")
    return documents.plan(
        number=str(draw(st.integers(10, 9999))),
        date=draw(st.dates(dt.date(2021, 1, 1), dt.date(2030, 12, 31))),
        title=draw(_heading()),
        body=(Paragraph(text=draw(_sentence(10))), *sections, closing),
        recipients=Recipients(
            lines=tuple(f"Đơn vị thứ {n};" for n in range(1, draw(st.integers(2, 12)))), archive="Lưu: VT, NC."
        ),
        signature=draw(
            st.sampled_from(
                [
                    Signature(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name="Nguyễn Văn An"),
                    Signature(lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Trần Thị Bích Hạnh"),
                ]
            )
        ),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_plan())
def test_any_plan_comes_back(document: Document) -> None:
    _assert_same(document)
