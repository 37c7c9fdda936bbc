"""Templates of bằng khen, giấy khen: as built, checked as what they are, and moved to the places of an office's blank."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document as Docx
from docx.shared import Mm

from generator import resources
from generator.catalog import certificates
from generator.errors import InputError
from generator.model.certificate import TAGS, BlankLayout
from generator.writers import docx
from generator.writers.docx import blank_sheet, joined
from generator.writers.docx.build import certificate
from tests.writers.docx import pages, restyled
from tests.writers.docx.test_pictures import png

VALUES = {tag.name: tag.head for tag in certificates.tags()}
GUIDE = (resources.templates_dir() / "README.md").read_text(encoding="utf-8")
W = pages.W
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def frames(data: bytes) -> dict[str, tuple[float, ...]]:
    """Words of each frame -> its place in millimetres: left, top, width."""
    found = {}
    for paragraph in pages.root(data).iter(f"{W}p"):
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        if frame is not None:
            words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
            found[words] = tuple(round(int(frame.get(f"{W}{name}")) / 1440 * 25.4, 1) for name in ("x", "y", "w"))
    return found


@pytest.mark.parametrize("name", list(certificate.names()))
def test_the_committed_template_is_what_is_built(name: str) -> None:
    def content(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {part: archive.read(part) for part in archive.namelist()}

    committed = resources.template_path(name).read_bytes()
    assert content(committed) == content(certificate.build(name)), "python -m generator.writers.docx.build"


@pytest.mark.parametrize("name", list(certificate.names()))
def test_every_value_is_printed_and_the_template_has_no_fault(name: str) -> None:
    path = resources.template_path(name)
    assert [str(fault) for fault in docx.check_template(path)] == []
    text = "\n".join(pages.lines(docx.compile_template(path).fill(VALUES)))
    wanted = VALUES if name.startswith("bang") else {tag: VALUES[tag] for tag in TAGS}
    assert [tag for tag, value in wanted.items() if value not in text] == []


@pytest.mark.parametrize(("name", "size"), [("bang-a4", (297, 210)), ("phoi-a3", (420, 297))])
def test_the_sheet_lies_on_its_side(name: str, size: tuple[int, int]) -> None:
    page = pages.root(resources.template_path(name).read_bytes()).find(f".//{W}pgSz")
    assert (page.get(f"{W}orient"), *(round(int(page.get(f"{W}{side}")) / 1440 * 25.4) for side in "wh")) == (
        "landscape",
        *size,
    )


@pytest.mark.parametrize("tag", sorted(VALUES))
def test_every_tag_is_explained_in_the_guide(tag: str) -> None:
    assert f"`{tag}`" in GUIDE


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ ten }}", "{{ tenn }}", "dữ liệu không có “tenn”"),
        ("{{ ten }}", "", "mẫu không in tên (không có thẻ “ten”)"),
        ("{{ so_so_vang }}", "", "mẫu không in số sổ vàng (không có thẻ “so_so_vang”)"),
        ("{{ hinh_thuc }}", "{{ hinh_thuc", "thẻ dở dang"),
    ],
)
def test_a_restyled_certificate_is_checked_as_a_certificate(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = restyled.replaced(tmp_path / "mau.docx", old, new, family="bang-a4")
    faults = [str(fault) for fault in docx.check_template(path)]
    assert len([fault for fault in faults if said in fault]) == 1
    assert not any("noi_nhan" in fault for fault in faults)


def test_values_stand_where_the_blank_wants_them() -> None:
    layout = BlankLayout.model_validate(
        {
            "kho": {"rong": 400, "cao": 300}, "lech_phai": 1.5, "lech_xuong": -2,
            "vi_tri": {"ten": {"trai": 60, "tren": 140, "rong": 280, "co_chu": 26, "canh": "phai"}, "so_so_vang": {"in": False}},
        }
    )  # fmt: skip
    data = blank_sheet.placed(resources.template_path("phoi-a3").read_bytes(), layout, "vi-tri.yaml")
    printed = docx.compile_bytes(data, "phoi").fill(VALUES)
    found = frames(printed)
    assert found["Tên"] == (61.5, 138.0, 280.0)
    assert "Số sổ vàng: Số sổ vàng" not in found
    assert len(found) == len(TAGS) - 1
    name = next(p for p in pages.root(printed).iter(f"{W}p") if "Tên" in "".join(p.itertext()))
    assert name.find(f"{W}pPr/{W}jc").get(f"{W}val") == "right"
    assert {size.get(f"{W}val") for size in name.iter(f"{W}sz")} == {"52"}
    page = pages.root(printed).find(f".//{W}pgSz")
    assert round(int(page.get(f"{W}w")) / 1440 * 25.4) == 400


def test_without_a_layout_nothing_moves() -> None:
    data = resources.template_path("phoi-a4").read_bytes()
    same = blank_sheet.placed(data, BlankLayout(), "vi-tri.yaml")
    assert frames(same) == frames(data)


@pytest.mark.parametrize(
    ("spots", "said"),
    [
        ({"ten": {"trai": 100, "rong": 290}}, "“ten” nằm ngoài khổ giấy 297 × 210 mm"),
        ({"ten": {"tren": 250}}, "“ten” nằm ngoài khổ giấy"),
    ],
)
def test_a_place_outside_the_sheet_is_refused(spots: dict[str, object], said: str) -> None:
    layout = BlankLayout.model_validate({"vi_tri": spots})
    with pytest.raises(InputError, match=said):
        blank_sheet.placed(resources.template_path("phoi-a4").read_bytes(), layout, "vi-tri.yaml")


def test_a_template_without_frames_is_no_blank() -> None:
    layout = BlankLayout.model_validate({"vi_tri": {"ten": {"trai": 10}}})
    with pytest.raises(InputError, match="mẫu phôi không có khung cho “ten”"):
        blank_sheet.placed(resources.template_path("bang-a4").read_bytes(), layout, "vi-tri.yaml")


def test_an_emblem_put_into_the_template_stands_on_every_sheet(tmp_path: Path) -> None:
    document = Docx(str(resources.template_path("bang-a4")))
    document.paragraphs[0].add_run().add_picture(io.BytesIO(png(60, 60)), width=Mm(20))
    path = tmp_path / "bang-co-quan.docx"
    document.save(str(path))
    assert [str(fault) for fault in docx.check_template(path)] == []
    compiled = docx.compile_template(path)
    stream = io.BytesIO()
    pieces = (joined.fragment(compiled, compiled.own_values(VALUES), at) for at in range(3))
    assert joined.write(compiled, pieces, joined.core("", ""), stream) == 3
    root = pages.root(stream.getvalue())
    pictures = [shape.get(f"{R}embed") for shape in root.iter(f"{A}blip")]
    assert len(pictures) == 3 and len(set(pictures)) == 1
    with zipfile.ZipFile(stream) as archive:
        assert len([name for name in archive.namelist() if name.startswith("word/media/")]) == 1
    numbers = [shape.get("id") for shape in root.iter(f"{pages.WP}docPr")]
    assert len(numbers) == len(set(numbers)) == 6
