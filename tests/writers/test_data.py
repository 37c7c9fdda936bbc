"""Documents and readings as YAML, JSON and text: pleasant to read, and the same when read back."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model import (
    Division,
    Document,
    Item,
    LegalBasis,
    Location,
    Paragraph,
    Problem,
    Reading,
    Recipients,
    Remainder,
    Table,
)
from generator.model.body import BodyNode, Cell
from generator.model.labels import level_of
from generator.model.problem import Severity
from generator.readers import yaml_input
from generator.writers import data
from tests.builders import documents


def back(text: str) -> Document:
    return yaml_input.read(text.encode(), source="a.yaml").document


AWKWARD = "ab đấ:#-'\"[]{},&*!|>%@`\\?~=\n \t.\u00a0\u2028\x85\ufeff\x7f01x"
texts = st.text(alphabet=AWKWARD, max_size=250) | st.text(max_size=40).filter(str.isprintable)
labels = st.sampled_from(["I.", "1.", "a)", "-", "Điều 1.", "+", "Chương I"])


def _item(children: Any) -> Any:
    def make(kind: Any, label: str, text: str, below: list[BodyNode]) -> BodyNode:
        words = {"text": text} if kind is Item else {"heading": text}
        node: BodyNode = kind(label=label, level=level_of(label), children=tuple(below), **words)
        return node

    return st.builds(make, st.sampled_from([Item, Division]), labels, texts, children)


paragraphs = st.builds(lambda text, bold: Paragraph(text=text, bold=bold), texts, st.booleans())
tables = st.builds(
    lambda rows: Table(rows=rows),
    st.lists(
        st.lists(st.builds(lambda text, span: Cell(text=text, columns=span), texts, st.integers(1, 2)), max_size=3).map(
            tuple
        ),
        max_size=3,
    ).map(tuple),
)
bodies = st.recursive(
    st.lists(paragraphs | tables, max_size=3), lambda below: st.lists(_item(below), max_size=3), max_leaves=6
)
any_document = st.builds(
    lambda title, lines, bases, body, date: Document(
        kind="ke-hoach",
        title=title,
        issuer=tuple(lines),
        bases=tuple(LegalBasis(text=text) for text in bases),
        body=tuple(body),
        date=date,
    ),
    texts,
    st.lists(texts, max_size=3),
    st.lists(texts, max_size=2),
    bodies,
    st.none() | st.dates(dt.date(1945, 9, 2), dt.date(2100, 1, 1)),
)


@given(any_document)
def test_yaml_reads_back_as_the_same_document(document: Document) -> None:
    assert back(data.to_yaml(document)) == document


@given(any_document)
def test_yaml_is_yaml_for_other_programs_too(document: Document) -> None:
    assert yaml.safe_load(data.to_yaml(document))["loai"] == "ke-hoach"


@given(any_document)
def test_json_is_json_and_reads_back_as_the_same_document(document: Document) -> None:
    text = data.to_json(document)
    assert json.loads(text)["trich_yeu"] == document.title
    assert back(text) == document


@pytest.mark.parametrize("make", [documents.plan, documents.decision])
def test_a_real_document_reads_back(make: Any) -> None:
    document = make()
    assert back(data.to_yaml(document)) == document
    assert back(data.to_json(document)) == document


def test_the_yaml_is_what_a_person_would_have_written() -> None:
    long = (
        "Tổ chức thực hiện Phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” trên địa bàn tỉnh: " * 2
    )
    document = Document(
        kind="ke-hoach",
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH A"),
        number="05",
        date=dt.date(2022, 1, 5),
        body=(
            Paragraph(text=long.strip()),
            Division(label="1.", heading="Mục đích", level=level_of("1."), children=(Paragraph(text="Lưu: VT"),)),
            Table(rows=((Cell(text="TT"), Cell(text="Tên, số")), (Cell(text="1"), Cell(text="", columns=2)))),
        ),
    )
    assert data.to_yaml(document) == (
        "loai: ke-hoach\n"
        "co_quan:\n"
        "  - ỦY BAN NHÂN DÂN\n"
        "  - TỈNH A\n"
        'so: "05"\n'
        "ngay: 05/01/2022\n"
        "noi_dung:\n"
        "  - >-\n"
        "    Tổ chức thực hiện Phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” trên địa bàn tỉnh: Tổ\n"
        "    chức thực hiện Phong trào thi đua “Vì người nghèo - Không để ai bị bỏ lại phía sau” trên địa bàn tỉnh:\n"
        '  - nhan: "1."\n'
        "    tieu_de: Mục đích\n"
        "    noi_dung:\n"
        '      - "Lưu: VT"\n'
        "  - bang:\n"
        '      - [TT, "Tên, số"]\n'
        '      - - "1"\n'
        "        - gop_cot: 2\n"
    )


def _reading() -> Reading:
    at = [Location("nguon.txt", line=line) for line in (3, 7)]
    document = Document(
        kind="ke-hoach",
        issuer=("ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG",),
        body=(
            Paragraph(text="Đoạn một.", at=at[0]),
            Item(label="a)", text="Phân đầu giảm.", level=level_of("a)"), at=at[1]),
        ),
    )
    problems = (
        Problem(
            "nghi_sai", "nghi sai chính tả", Severity.WARNING, Location("nguon.txt", line=7), "Phân đầu", "Phấn đấu"
        ),
        Problem("the_thuc", "thiếu dấu kết thúc", Severity.ERROR),
    )
    return Reading(
        "nguon.txt",
        document,
        problems=problems,
        remainder=(Remainder("trang_web", "Tải văn bản"),),
        inferred={"co_quan": "theo ký hiệu và chữ ký"},
    )


def test_a_reading_says_where_each_part_stood_and_what_was_met_right_above_it() -> None:
    assert data.reading_to_yaml(_reading()) == (
        "# Đọc từ nguon.txt\n"
        "# Phải sửa: thiếu dấu kết thúc\n"
        "# Để ngoài văn bản: trang_web, 1 đoạn\n"
        "loai: ke-hoach\n"
        "# suy luận: theo ký hiệu và chữ ký\n"
        "co_quan:\n"
        "  - ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG\n"
        "noi_dung:\n"
        "  - Đoạn một.  # dòng 3\n"
        "  # Cần xem: nghi sai chính tả — đề nghị: Phân đầu → Phấn đấu\n"
        "  - nhan: a)  # dòng 7\n"
        "    van_ban: Phân đầu giảm.\n"
    )


def test_what_was_met_after_the_body_stands_above_the_recipients_or_on_top_and_is_never_lost() -> None:
    problem = Problem("the_thuc", "thiếu dấu chấm", at=Location("a", line=99))
    body = (Paragraph(text="Một.", at=Location("a", line=5)),)
    for recipients, where in ((Recipients(archive="Lưu: VT"), "noi_nhan:"), (Recipients(), "loai: ke-hoach")):
        reading = Reading("a", Document(kind="ke-hoach", body=body, recipients=recipients), problems=(problem,))
        lines = data.reading_to_yaml(reading).splitlines()
        assert lines[lines.index("# dòng 99: Cần xem: thiếu dấu chấm") + 1] == where


def test_the_comments_of_a_reading_change_nothing_in_the_document() -> None:
    reading = _reading()
    assert back(data.reading_to_yaml(reading)) == back(data.to_yaml(reading.document))
    assert back(data.reading_to_json(reading)) == back(data.to_yaml(reading.document))


def test_a_hostile_name_or_message_cannot_leave_its_comment_line() -> None:
    problem = Problem("x", "một\nloai: cong-van\u2028loai: bao-cao")
    reading = Reading("a\nloai: bao-cao", Document(kind="ke-hoach"), problems=(problem,))
    assert back(data.reading_to_yaml(reading)).kind == "ke-hoach"


def test_json_tells_the_problems_beside_the_document() -> None:
    told = json.loads(data.reading_to_json(_reading()))
    assert told["co_quan"] == ["ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG"]
    assert told["so"] == ""
    assert told["_van_de"][0] == {
        "ma": "nghi_sai",
        "muc_do": "warning",
        "noi_dung": "nghi sai chính tả",
        "vi_tri": "nguon.txt:7",
        "dong": 7,
        "hien_tai": "Phân đầu",
        "de_nghi": "Phấn đấu",
    }
    assert told["_suy_luan"] == {"co_quan": "theo ký hiệu và chữ ký"}
    assert told["_de_ngoai"] == [{"ten": "trang_web", "van_ban": "Tải văn bản"}]


def test_problems_as_text_are_one_line_each_with_place_and_proposal() -> None:
    assert data.problems_to_text(_reading()).splitlines() == [
        "dòng 7: Cần xem: nghi sai chính tả — đề nghị: Phân đầu → Phấn đấu",
        "Phải sửa: thiếu dấu kết thúc",
        "Suy luận co_quan: theo ký hiệu và chữ ký",
        "Để ngoài (trang_web): Tải văn bản",
    ]
