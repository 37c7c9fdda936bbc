"""Pictures of the body: their size, their words, one part for one picture, and one line for one that cannot be used."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_docx
from PIL import Image as Pillow
from pydantic import ValidationError

from generator.errors import GeneratorError
from generator.model import Document, Image, Paragraph, Table
from generator.model.body import UNNAMED
from generator.readers import docx as reader
from generator.workflows import rendering
from generator.writers import docx
from tests.builders import documents
from tests.writers.docx import pages

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
LINE = 165.0
"""Millimetres of a line between the margins that the templates have."""


def save(path: Path, across: int = 400, down: int = 200, dpi: int | None = 100, **options: Any) -> Path:
    if dpi is not None:
        options["dpi"] = (dpi, dpi)
    Pillow.new("RGB", (across, down), "navy").save(path, **options)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save(tmp_path / "so-do.png")
    save(tmp_path / "anh.jpg", 300, 100)
    return tmp_path


def image(**changed: Any) -> Image:
    return Image.model_validate({"hinh_anh": "so-do.png", **changed})


def around(*nodes: Any) -> Document:
    return documents.plan(body=(Paragraph(text="Quy trình như sau."), *nodes, Paragraph(text="Hết./.")))


def sizes(data: bytes) -> list[tuple[float, float]]:
    """Return width and height in mm of the pictures of the body."""
    found = []
    for holder in pages.root(data).iter(f"{pages.WP}inline"):
        extent = holder.find(f"{pages.WP}extent")
        assert extent is not None
        found.append((round(int(extent.get("cx")) / 36_000, 1), round(int(extent.get("cy")) / 36_000, 1)))
    return found


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, (101.6, 50.8), id="its own size: 400 points at 100 an inch"),
        pytest.param({"rong": "12"}, (120.0, 60.0), id="centimetres"),
        pytest.param({"rong": "7,5 cm"}, (75.0, 37.5), id="centimetres with a comma"),
        pytest.param({"rong": "80%"}, (LINE * 0.8, LINE * 0.4), id="share of the line"),
        pytest.param({"rong": "50"}, (LINE, LINE / 2), id="never wider than the text"),
    ],
)
def test_a_picture_is_as_wide_as_asked(folder: Path, asked: dict[str, str], expected: tuple[float, float]) -> None:
    ((width, height),) = sizes(docx.render(around(image(**asked)), folder=folder))
    assert (width, height) == (pytest.approx(expected[0], abs=0.2), pytest.approx(expected[1], abs=0.2))


def test_a_tall_picture_stays_on_one_page(folder: Path) -> None:
    save(folder / "cao.png", 100, 1_000)
    ((width, height),) = sizes(docx.render(around(image(hinh_anh="cao.png", rong="100%")), folder=folder))
    assert (width, height) == (20.5, 205.0)


def test_a_picture_without_resolution_has_96_points_an_inch(folder: Path) -> None:
    save(folder / "khong-dpi.png", 96, 96, dpi=None)
    assert sizes(docx.render(around(image(hinh_anh="khong-dpi.png")), folder=folder)) == [(25.4, 25.4)]


@pytest.mark.parametrize("given", ["0", "-3", "120%", "0%", "rộng", "3 inch", "1000"])
def test_a_width_that_says_nothing_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match="không hiểu được"):
        image(rong=given)


def test_a_picture_has_words_and_its_name_stands_below_it(folder: Path) -> None:
    data = docx.render(around(image(ten_hinh="Hình 1. Sơ đồ", mo_ta="Ba khối & mũi tên")), folder=folder)
    told = [p.get("descr") for p in pages.root(data).iter(f"{pages.WP}docPr") if str(p.get("name")).startswith("hinh_")]
    assert told == ["Ba khối & mũi tên"]
    body = open_docx(io.BytesIO(data)).element.body
    texts = ["".join(t.text or "" for t in p.iter(f"{pages.W}t")) for p in body.iter(f"{pages.W}p")]
    drawn = next(n for n, p in enumerate(body.iter(f"{pages.W}p")) if p.find(f".//{PIC}pic") is not None)
    assert texts[drawn + 1] == "Hình 1. Sơ đồ"
    kept = list(body.iter(f"{pages.W}p"))[drawn].find(f"{pages.W}pPr/{pages.W}keepNext")
    assert kept is not None


@pytest.mark.parametrize(
    ("given", "words"), [({}, UNNAMED), ({"ten_hinh": "Hình 1. Sơ đồ"}, "Hình 1. Sơ đồ"), ({"mo_ta": "Lời"}, "Lời")]
)
def test_no_picture_is_without_words(folder: Path, given: dict[str, str], words: str) -> None:
    data = docx.render(around(image(**given)), folder=folder)
    assert f'descr="{words}"' in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def test_the_same_picture_is_stored_once_and_as_it_was(folder: Path) -> None:
    (folder / "ban-sao.png").write_bytes((folder / "so-do.png").read_bytes())
    nodes = (image(), image(rong="5"), image(hinh_anh="ban-sao.png"), image(hinh_anh="anh.jpg"))
    data = docx.render(around(*nodes), folder=folder)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = sorted(name for name in archive.namelist() if "/media/" in name)
        assert [archive.read(name) for name in media] == [
            (folder / "so-do.png").read_bytes(),
            (folder / "anh.jpg").read_bytes(),
        ]
        types = archive.read("[Content_Types].xml").decode()
    assert types.count('Extension="png"') == types.count('Extension="jpeg"') == 1
    assert len(sizes(data)) == 4
    numbers = [p.get("id") for p in pages.root(data).iter(f"{pages.WP}docPr")]
    assert len(numbers) == len(set(numbers))


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    document = around(image(), image(hinh_anh="anh.jpg"))
    assert docx.render(document, folder=folder) == docx.render(document, folder=folder)


def test_a_photo_taken_upright_stands_upright(folder: Path) -> None:
    exif = Pillow.Exif()
    exif[0x0112] = 6
    save(folder / "dien-thoai.jpg", 400, 200, exif=exif)
    assert sizes(docx.render(around(image(hinh_anh="dien-thoai.jpg")), folder=folder)) == [(50.8, 101.6)]


def test_a_picture_on_a_page_on_its_side_may_be_wider(folder: Path) -> None:
    turned = documents.plan().appendices or ()
    assert turned == ()
    from generator.model import Appendix

    appendix = Appendix(label="Phụ lục", title="SƠ ĐỒ", landscape=True, body=(image(rong="100%"),))
    ((width, _height),) = sizes(docx.render(documents.plan(appendices=(appendix,)), folder=folder))
    assert width > LINE


def test_a_picture_is_read_back_with_its_name_words_and_size(folder: Path) -> None:
    nodes = (
        image(ten_hinh="Hình 1. Sơ đồ quy trình", mo_ta="Ba khối", rong="12"),
        image(hinh_anh="anh.jpg", rong="5", can="phai"),
    )
    found = reader.read(docx.render(around(*nodes), folder=folder), source="lai.docx").document
    assert [node for node in found.body if isinstance(node, Image)] == list(nodes)
    assert [node.text for node in found.body if isinstance(node, Paragraph)] == ["Quy trình như sau.", "Hết./."]


def test_a_picture_behind_a_table_is_read_behind_it(folder: Path) -> None:
    table = Table.model_validate({"bang": [["TT", "Tên"], ["1", "Một"]]})
    found = reader.read(docx.render(around(table, image()), folder=folder), source="lai.docx").document
    assert [type(node).__name__ for node in found.body] == ["Paragraph", "Table", "Image", "Paragraph"]


def test_pictures_of_an_appendix_are_read_back_there(folder: Path) -> None:
    from generator.model import Appendix

    appendix = Appendix(label="Phụ lục", title="SƠ ĐỒ", body=(Paragraph(text="Sơ đồ như sau."), image(rong="12")))
    found = reader.read(docx.render(documents.plan(appendices=(appendix,)), folder=folder), source="a.docx").document
    assert found.appendices[0].body[1] == image(rong="12")


def test_the_files_of_pictures_come_out_again(folder: Path) -> None:
    data = docx.render(around(image(), image(hinh_anh="anh.jpg")), folder=folder)
    assert reader.pictures_of(data, "a.docx") == {
        "so-do.png": (folder / "so-do.png").read_bytes(),
        "anh.jpg": (folder / "anh.jpg").read_bytes(),
    }


INPUT = """\
loai: ke-hoach
noi_dung:
  - Quy trình như sau.
  - nhan: I.
    tieu_de: QUY TRÌNH
    noi_dung:
      - hinh_anh: "TEN"
"""


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        pytest.param("so-dp.png", None, "không có tệp này — Gợi ý: có phải “so-do.png”?", id="not there"),
        pytest.param("../ngoai.png", None, "tệp nằm ngoài thư mục của văn bản", id="outside"),
        pytest.param("/etc/passwd", None, "tệp nằm ngoài thư mục của văn bản", id="another file of the machine"),
        pytest.param("thu-muc", None, "đây không phải một tệp", id="a folder"),
        pytest.param("a.svg", b'<?xml version="1.0"?><svg xmlns="x"/>', "đây là SVG", id="svg"),
        pytest.param("a.png", b"GIF89a khong phai png", "đây là GIF", id="another kind under this name"),
        pytest.param("a.png", b"RIFF\0\0\0\0WEBPVP8 ", "đây là WEBP", id="webp"),
        pytest.param("a.png", b"chu", "đây là loại khác", id="no picture"),
        pytest.param("a.png", b"", "đây là loại khác", id="empty"),
        pytest.param("a.png", b"\x89PNG\r\n\x1a\n" + b"x" * 100, "ảnh bị hỏng, không mở được", id="damaged"),
        pytest.param("a.jpg", b"\xff\xd8\xff\xe0" + b"x" * 100, "ảnh bị hỏng, không mở được", id="damaged photo"),
    ],
)
def test_a_picture_that_cannot_be_used_is_told_with_its_line(
    folder: Path, name: str, content: bytes | None, told: str
) -> None:
    (folder / "thu-muc").mkdir()
    if content is not None:
        (folder / name).write_bytes(content)
    path = folder / "ke-hoach.yaml"
    path.write_text(INPUT.replace("TEN", name), encoding="utf-8")
    with pytest.raises(GeneratorError) as caught:
        rendering.load([path])
    said = str(caught.value)
    assert told in said
    assert f"{path}:7:" in said
    assert "\n" not in said


def test_half_a_picture_is_damaged(folder: Path) -> None:
    whole = save(folder / "lon.png", 900, 900).read_bytes()
    (folder / "nua.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(GeneratorError, match="ảnh bị hỏng"):
        docx.render(around(image(hinh_anh="nua.png")), folder=folder)


def test_a_small_file_that_is_a_huge_picture_is_not_opened(folder: Path) -> None:
    Pillow.new("1", (30_000, 30_000)).save(folder / "bom.png")
    with pytest.raises(GeneratorError, match=r"ảnh quá lớn \(hơn 50 triệu điểm\)"):
        docx.render(around(image(hinh_anh="bom.png")), folder=folder)
