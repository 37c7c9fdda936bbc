"""Charts that Word draws, and words set bold or italic inside a paragraph."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from docx import Document as open_docx
from pydantic import ValidationError

from generator.model import Chart, Document, Paragraph
from generator.readers import docx as reader
from generator.writers import docx
from generator.writers.docx.charts import described
from tests.builders import documents

CHART: dict[str, Any] = {
    "bieu_do": "Biểu đồ 1. Tỷ lệ đăng ký thi đua",
    "don_vi_tinh": "Đơn vị tính: %",
    "nhom": ["Quý I", "Quý II"],
    "so_lieu": [
        {"ten": "Kế hoạch", "gia_tri": ["80", "1.250"]},
        {"ten": "Thực hiện", "gia_tri": ["81,5", None]},
    ],
}


def chart(**changed: Any) -> Chart:
    return Chart.model_validate({**CHART, **changed})


def with_chart(*charts: Chart) -> Document:
    return documents.plan(body=(Paragraph(text="Kết quả như sau."), *charts, Paragraph(text="Hết./.")))


def part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def test_figures_are_read_as_vietnamese_writes_them() -> None:
    assert [one.values for one in chart().series] == [(80, 1250), (81.5, None)]


@pytest.mark.parametrize("value", [3.125, 1250.0, -0.5, 97.5, 1e20, 0.000001])
def test_a_figure_that_is_written_is_read_again_as_itself(value: float) -> None:
    one = chart(nhom=["Quý I"], so_lieu=[{"ten": "Số", "gia_tri": [value]}])
    assert Chart.model_validate(one.model_dump()).series[0].values == (value,)


def test_a_figure_without_end_is_refused() -> None:
    with pytest.raises(ValidationError):
        chart(nhom=["Quý I"], so_lieu=[{"ten": "Số", "gia_tri": ["inf"]}])


@pytest.mark.parametrize("shape", ["cot", "thanh", "duong", "tron"])
def test_the_workbook_behind_a_chart_holds_its_figures(shape: str) -> None:
    series = list(CHART["so_lieu"])[:1] if shape == "tron" else CHART["so_lieu"]
    data = docx.render(with_chart(chart(dang=shape, so_lieu=series)))
    sheet = openpyxl.load_workbook(io.BytesIO(part(data, "word/embeddings/bieu_do1.xlsx"))).active
    assert sheet is not None
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    wanted: list[list[Any]] = [[None, "Kế hoạch", "Thực hiện"], ["Quý I", 80, 81.5], ["Quý II", 1250, None]]
    assert rows == [row[: 1 + len(series)] for row in wanted]


def test_the_chart_is_a_part_that_leads_to_its_workbook() -> None:
    document = open_docx(io.BytesIO(docx.render(with_chart(chart(), chart()))))
    charts = [relation.target_part for relation in document.part.rels.values() if relation.reltype.endswith("/chart")]
    assert sorted(str(one.partname) for one in charts) == ["/word/charts/bieu_do1.xml", "/word/charts/bieu_do2.xml"]
    assert all(b'externalData r:id="rId1"' in one.blob.replace(b"c:", b"") for one in charts)
    books = [relation.target_part.partname for one in charts for relation in one.rels.values()]
    assert sorted(books) == ["/word/embeddings/bieu_do1.xlsx", "/word/embeddings/bieu_do2.xlsx"]


def test_whoever_cannot_see_a_chart_is_told_every_figure() -> None:
    words = "Biểu đồ: Biểu đồ 1. Tỷ lệ đăng ký thi đua; Kế hoạch: Quý I 80, Quý II 1.250; Thực hiện: Quý I 81,5, Quý II chưa có số liệu"
    assert described(chart()) == words
    assert words in part(docx.render(with_chart(chart())), "word/document.xml").decode()
    assert described(chart(mo_ta="Tỷ lệ tăng đều.")) == "Tỷ lệ tăng đều."


def test_the_name_of_a_chart_is_printed_and_its_line_is_no_blank_paragraph() -> None:
    reading = reader.read(docx.render(with_chart(chart())), source="a.docx")
    assert reading.layout is not None
    assert CHART["bieu_do"] in [paragraph.text for paragraph in reading.layout.paragraphs]
    assert len([picture for picture in reading.layout.pictures if picture.kind == "picture"]) == 1


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert docx.render(with_chart(chart())) == docx.render(with_chart(chart()))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"nhom": ["Quý I"]}, "có 2 số, cần 1"),
        ({"dang": "tron"}, "chỉ có một dãy"),
        ({"dang": "banh"}, "pattern"),
        ({"so_lieu": []}, "at least 1"),
    ],
    ids=["figures without a group", "two rows in a pie", "unknown shape", "nothing to draw"],
)
def test_a_chart_that_cannot_be_drawn_is_refused(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        chart(**changed)


def test_words_are_set_bold_or_italic_inside_a_paragraph() -> None:
    paragraph = Paragraph.model_validate(
        {
            "van_ban": "Kết quả đạt 95% & <tốt> trong năm./.",
            "nhan_manh": [{"van_ban": "95% & <tốt>", "dam": True}, {"van_ban": "& <tốt> trong", "nghieng": True}],
        }
    )
    document = open_docx(io.BytesIO(docx.render(documents.plan(body=(paragraph,)))))
    (printed,) = [one for one in document.paragraphs if one.text == paragraph.text]
    look = [(run.text, run.style.name) for run in printed.runs if run.text and run.style is not None]
    assert [text for text, _style in look] == ["Kết quả đạt ", "95% ", "& <tốt>", " trong", " năm./."]
    assert [style for _text, style in look][1:4] == ["VB Đậm", "VB Đậm nghiêng", "VB Nghiêng"]


def test_emphasis_on_words_that_are_not_there_is_refused() -> None:
    with pytest.raises(ValidationError, match="không có trong đoạn"):
        Paragraph.model_validate({"van_ban": "Nội dung.", "nhan_manh": [{"van_ban": "khác", "dam": True}]})


@pytest.mark.parametrize("shape", ["cot", "thanh", "duong", "tron"])
@pytest.mark.parametrize("words", ["", "Kế hoạch tăng, thực hiện chưa đủ số liệu."])
def test_a_chart_is_read_back_with_its_figures(shape: str, words: str) -> None:
    given = {"dang": shape, "mo_ta": words}
    if shape == "tron":
        given["so_lieu"] = CHART["so_lieu"][1:]
    made = chart(**given)
    body = reader.read(docx.render(with_chart(made, chart(bieu_do="Biểu đồ 2. Hai"))), source="a.docx").document.body
    assert body[1] == made
    assert [type(node).__name__ for node in body] == ["Paragraph", "Chart", "Chart", "Paragraph"]


def test_a_chart_behind_a_centred_paragraph_of_the_text_does_not_take_its_unit_for_a_name() -> None:
    plain = chart(bieu_do="", don_vi_tinh="")
    body = reader.read(docx.render(with_chart(plain)), source="a.docx").document.body
    assert [type(node).__name__ for node in body] == ["Paragraph", "Chart", "Paragraph"]
    assert (body[1].name, body[1].unit) == ("", "")  # type: ignore[union-attr]
