"""Pictures of signature and seal: embedded at their real size, the seal over the signature's left third."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.model import Signature
from generator.writers import docx
from tests.builders import documents
from tests.writers.docx import pages

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def png(width: int, height: int, per_metre: int | None = None) -> bytes:
    """Return a transparent PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    density = b"" if per_metre is None else chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    rows = zlib.compress((b"\0" + bytes(4 * width)) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + density + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "chu-ky.png").write_bytes(png(400, 200))
    (tmp_path / "dau.png").write_bytes(png(360, 360, per_metre=10_000))
    return tmp_path


def _signed(image: str = "chu-ky.png", seal: str = "dau.png") -> object:
    signature = documents.plan().signature.model_copy(update={"image": image, "seal": seal})
    return documents.plan(signature=signature)


def _sizes(data: bytes, kind: str) -> list[tuple[float, float]]:
    return [
        tuple(int(holder.find(f"{pages.WP}extent").get(side)) / 36000 for side in ("cx", "cy"))  # type: ignore[misc]
        for holder in pages.root(data).iter(f"{pages.WP}{kind}")
        if holder.find(f".//{A}blip") is not None
    ]


def test_both_pictures_are_embedded_and_found_by_the_page(folder: Path) -> None:
    data = docx.render(_signed(), folder=folder)  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.read("word/media/vanban1.png") == (folder / "chu-ky.png").read_bytes()
        assert archive.read("word/media/vanban2.png") == (folder / "dau.png").read_bytes()
        assert b'Extension="png"' in archive.read("[Content_Types].xml")
        relations = archive.read("word/_rels/document.xml.rels").decode()
    used = [str(blip.get(f"{{{blip.nsmap['r']}}}embed")) for blip in pages.root(data).iter(f"{A}blip")]
    assert used == ["rIdAnh1", "rIdAnh2"]
    assert all(f'Id="{rid}"' in relations for rid in used)


def test_the_seal_has_its_real_size_and_covers_a_third_of_the_signature(folder: Path) -> None:
    data = docx.render(_signed(), folder=folder)  # type: ignore[arg-type]
    ((width, height),) = _sizes(data, "inline")
    assert (width, height) == (40, 20)
    ((across, down),) = _sizes(data, "anchor")
    assert (across, down) == (36, 36)
    seal = next(h for h in pages.root(data).iter(f"{pages.WP}anchor") if h.find(f".//{A}blip") is not None)
    left = int(seal.find(f"{pages.WP}positionH/{pages.WP}posOffset").text) / 36000
    start = (90 - width) / 2
    assert left + across - start == pytest.approx(width / 3, abs=0.1)


def _covered(data: bytes, room: float) -> list[float]:
    """Return which share of each signature its seal covers, where the cell is ``room`` mm wide."""
    width = _sizes(data, "inline")[0][0]
    found = []
    for holder in pages.root(data).iter(f"{pages.WP}anchor"):
        if holder.find(f".//{A}blip") is not None:
            left = int(holder.find(f"{pages.WP}positionH/{pages.WP}posOffset").text) / 36000
            across = int(holder.find(f"{pages.WP}extent").get("cx")) / 36000
            found.append((left + across - (room - width) / 2) / width)
    return found


def test_the_seal_covers_a_third_wherever_the_signature_stands(folder: Path) -> None:
    signed = _signed().signature  # type: ignore[attr-defined]
    minutes = documents.plan(kind="bien-ban", signature=signed, cosignature=signed)
    assert _covered(docx.render(minutes, folder=folder), 82.5) == pytest.approx([1 / 3, 1 / 3], abs=0.01)
    leave = documents.plan(kind="giay-nghi-phep", signature=signed, cosignature=signed)
    right, left = _covered(docx.render(leave, folder=folder), 90), _covered(docx.render(leave, folder=folder), 75)
    assert (right[0], left[1]) == pytest.approx((1 / 3, 1 / 3), abs=0.01)


def test_with_pictures_the_name_follows_directly(folder: Path) -> None:
    styles = [style for style, _text in pages.styled(docx.render(_signed(), folder=folder))]  # type: ignore[arg-type]
    assert styles[-1] == "VB Ký họ tên liền"


def test_pictures_have_words_for_those_who_cannot_see_them(folder: Path) -> None:
    data = docx.render(_signed(), folder=folder)  # type: ignore[arg-type]
    told = [
        str(p.get("descr")) for p in pages.root(data).iter(f"{pages.WP}docPr") if str(p.get("name")).startswith("anh_")
    ]
    assert told == ["Chữ ký", "Dấu"]


def test_a_document_without_pictures_is_as_it_was(folder: Path) -> None:
    assert docx.render(documents.plan(), folder=folder) == docx.render(documents.plan())


@pytest.mark.parametrize(
    "image, seal, said",
    [
        pytest.param("khong-co.png", "", "không đọc được ảnh", id="not there"),
        pytest.param("../ngoai.png", "", "nằm ngoài thư mục", id="outside the folder"),
        pytest.param("/etc/passwd", "", "nằm ngoài thư mục", id="another file of the machine"),
        pytest.param("anh.jpg", "", "phải là tệp PNG", id="no PNG"),
        pytest.param("", "chu-ky.png", "không ghi độ phân giải", id="a seal of unknown size"),
        pytest.param("lon.png", "", "quá lớn", id="too many points"),
    ],
)
def test_a_picture_that_cannot_be_used_is_told(folder: Path, image: str, seal: str, said: str) -> None:
    (folder / "anh.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / "lon.png").write_bytes(png(1, 1)[:16] + struct.pack(">II", 10**6, 10**6) + png(1, 1)[24:])
    with pytest.raises(InputError, match=said):
        docx.render(_signed(image, seal), folder=folder)  # type: ignore[arg-type]


def test_pictures_without_a_folder_are_refused() -> None:
    document = documents.plan(signature=Signature(lines=("CHỦ TỊCH",), name="A", image="x.png"))
    with pytest.raises(InputError, match="không biết ảnh nằm ở thư mục nào"):
        docx.render(document)
