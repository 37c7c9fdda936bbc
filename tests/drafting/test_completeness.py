"""What a document lacks before it is final: components of its kind, and blanks left in the text; a way of writing is no blank."""

from __future__ import annotations

import pytest

from generator.catalog import kinds
from generator.drafting.completeness import missing
from generator.model import Document, Paragraph, Signature
from tests.builders import documents


def lacks(document: Document) -> list[str]:
    found = missing(document, kinds.find(document.kind), source="a.yaml")
    return ["/".join(str(step) for step in problem.at.path) for problem in found if problem.at]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Các sở, ban, ngành, đoàn thể …", id="an ellipsis for and so on"),
        pytest.param("hỗ trợ vốn, giống, kỹ thuật...", id="three points for and so on"),
        pytest.param("tập thể, cá nhân, hộ gia đình,... có thành tích", id="three points inside a sentence"),
        pytest.param("Kế hoạch số 146/KH-UBND ngày 12 tháng 10 năm 2022", id="a number and a date"),
        pytest.param("tỷ lệ hộ nghèo [1]", id="a reference in brackets"),
    ],
)
def test_what_is_written_so_is_left_alone(text: str) -> None:
    assert lacks(documents.plan(body=(Paragraph(text=text),))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức ……",
        "Tổ chức ......",
        "Họ và tên: ____",
        "ngày … tháng 6 năm 2026",
        "ngày 05 tháng … năm 2026",
        "số …/KH-UBND",
    ],
)
def test_a_blank_is_found_where_it_stands(text: str) -> None:
    assert lacks(documents.plan(body=(Paragraph(text="Một."), Paragraph(text=text)))) == ["noi_dung/1/van_ban"]


@pytest.mark.parametrize("make", [documents.plan, documents.decision])
def test_a_complete_document_lacks_nothing(make: object) -> None:
    assert lacks(make()) == []  # type: ignore[operator]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"issuer": ()}, "co_quan"),
        ({"number": ""}, "so"),
        ({"symbol": ""}, "ky_hieu"),
        ({"place": ""}, "dia_danh"),
        ({"date": None}, "ngay"),
        ({"title": ""}, "trich_yeu"),
        ({"body": ()}, "noi_dung"),
        ({"signature": Signature(lines=("CHỦ TỊCH",))}, "ky"),
        ({"signature": Signature(name="Nguyễn Văn An")}, "ky"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_each_component_that_is_missing_is_named(change: dict[str, object], key: str) -> None:
    assert lacks(documents.plan(**change)) == [key]


def test_a_kind_is_asked_only_for_what_it_has() -> None:
    assert "kinh_gui" not in lacks(documents.plan())
    assert "kinh_gui" in lacks(documents.plan(kind="cong-van", symbol="UBND-NC"))
    assert "tham_quyen" in lacks(documents.plan(kind="quyet-dinh", symbol="QĐ-UBND"))
    assert "ngay" not in lacks(documents.plan(kind="bien-ban", symbol="BB-UBND", date=None, place=""))
    assert "ky_trai" in lacks(documents.plan(kind="bien-ban", symbol="BB-UBND"))
