"""A document that we print, and its PDF, read as the same document: paragraph for paragraph."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model import Cell, Division, Document, Item, Reading, Table
from generator.model.layout import Component
from generator.readers import docx, pdf, yaml_input
from generator.vietnamese.text import fold_spaces
from generator.writers import data
from generator.writers import pdf as pdf_writer
from generator.writers.docx import render
from tests.builders import documents

INPUTS = Path(__file__).resolve().parents[3] / "inputs"
SENTENCE = (
    "Các cơ quan, đơn vị chủ trì, phối hợp triển khai thực hiện các nội dung, nhiệm vụ được giao bảo đảm tiến độ, chất lượng, "
    "hiệu quả; kịp thời báo cáo khó khăn, vướng mắc về Ủy ban nhân dân tỉnh để được xem xét, chỉ đạo theo quy định tại Nghị định "
    "số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư trong giai đoạn 2021-2025 và các năm tiếp theo"
)


def words(start: int, length: int) -> str:
    return " ".join(itertools.islice(itertools.cycle(SENTENCE.split()), start % 40, start % 40 + length))


def long_plan() -> Document:
    """About a dozen pages: sections, headings, points, dashes, tables over pages, a landscape appendix."""
    sections = []
    for i, label in enumerate(("I.", "II.", "III.", "IV.")):
        children: list[Division | Item | Table] = []
        for j in range(1, 6):
            points = tuple(
                Item(
                    label=f"{letter})",
                    text=f"{words(7 * i + 5 * j + k, 18 + (11 * k + 3 * j) % 60)};",
                    level="diem",
                    children=(Item(label="-", text=f"{words(3 * k + j, 6 + (7 * k + i) % 40)}.", level="gach"),),
                )
                for k, letter in enumerate("abcdđ")
            )
            heading = f"Nhiệm vụ {words(j, 3 + (j * i) % 9)}".rstrip(",;")
            children.append(Division(label=f"{j}.", heading=heading, level="khoan", children=points))
        sections.append(
            Division(label=label, heading=f"NỘI DUNG THỨ {i + 1} CỦA KẾ HOẠCH", level="la_ma", children=tuple(children))
        )
        if i in (1, 3):
            sections.append(table(24))
    return documents.plan_with_appendix(body=tuple(sections))


def table(rows: int) -> Table:
    head = ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian")
    body = [(str(n), words(n, 3 + (5 * n) % 40), "Sở Nội vụ", "Quý I/2026") for n in range(1, rows + 1)]
    return Table(rows=tuple(tuple(Cell(text=text) for text in row) for row in (head, *body)))


def case(name: str) -> Callable[[], Document]:
    def load() -> Document:
        path = INPUTS / name / "van-ban.yaml"
        return yaml_input.read(path.read_bytes(), source=path.name).document

    return load


DOCUMENTS: dict[str, Callable[[], Document]] = {
    "ke-hoach": documents.plan,
    "quyet-dinh": documents.decision,
    "cong-van": documents.letter,
    "to-trinh": documents.submission,
    "bao-cao": documents.report,
    "phu-luc": documents.plan_with_appendix,
    "dai": long_plan,
    "soc-trang": case("soc-trang-2022"),
    "hai-duong": case("hai-duong-2022"),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Reading, Reading]]:
    """Every document printed once, as .docx and as .pdf, and both read."""
    folder = tmp_path_factory.mktemp("in")
    paths = []
    for name, document in DOCUMENTS.items():
        path = folder / f"{name}.docx"
        path.write_bytes(render(document()))
        paths.append(path)
    made = pdf_writer.convert(paths, folder)
    return {
        path.stem: (
            docx.read(path.read_bytes(), source=path.name),
            pdf.read(result.read_bytes(), source=result.name),
        )
        for path, result in zip(paths, made, strict=True)
    }


@pytest.mark.soffice
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_pdf_says_what_the_docx_says(name: str, printed: dict[str, tuple[Reading, Reading]]) -> None:
    from_docx, from_pdf = printed[name]
    assert data.to_text(from_pdf.document) == data.to_text(from_docx.document)
    assert from_pdf.document.model_dump() == from_docx.document.model_dump()


@pytest.mark.soffice
def test_a_long_plan_is_long(printed: dict[str, tuple[Reading, Reading]]) -> None:
    layout = printed["dai"][1].layout
    assert layout is not None and layout.file.pages is not None and layout.file.pages >= 12
    assert len(layout.tables) >= 2


@pytest.mark.soffice
@pytest.mark.parametrize("name", ["ke-hoach", "soc-trang", "dai"])
def test_the_look_measured_on_paper_is_the_look_that_was_set(
    name: str, printed: dict[str, tuple[Reading, Reading]]
) -> None:
    from_docx, from_pdf = (reading.layout for reading in printed[name])
    assert from_docx is not None and from_pdf is not None
    set_page, seen_page = from_docx.sections[0], from_pdf.sections[0]
    assert seen_page.left is not None and abs(seen_page.left - (set_page.left or 0)) <= 0.2
    assert seen_page.right is None or abs(seen_page.right - (set_page.right or 0)) <= 0.3
    assert seen_page.top is None or abs(seen_page.top - (set_page.top or 0)) <= 0.3
    for component in (
        Component.QUOC_HIEU,
        Component.TIEU_NGU,
        Component.CO_QUAN,
        Component.SO_KY_HIEU,
        Component.TEN_LOAI,
    ):
        one, other = from_docx.having(component)[0], from_pdf.having(component)[0]
        assert (other.text, other.align) == (one.text, "center"), component
        assert {(r.font, r.size, r.bold, r.italic) for r in other.runs} == {
            (r.font, r.size, r.bold, r.italic) for r in one.runs if r.text.strip()
        }, component


@pytest.mark.soffice
@pytest.mark.parametrize("name", ["ke-hoach", "soc-trang", "quyet-dinh"])
def test_rule_lines_are_found_under_the_same_words(name: str, printed: dict[str, tuple[Reading, Reading]]) -> None:
    found = []
    for reading in printed[name]:
        layout = reading.layout
        assert layout is not None
        found.append(
            {
                fold_spaces(layout.paragraphs[line.under].text): round(float(line.length or 0))
                for line in layout.rule_lines
                if line.under is not None
            }
        )
    assert found[0] and found[0].keys() == found[1].keys()
    assert all(abs(found[0][key] - found[1][key]) <= 1 for key in found[0])
