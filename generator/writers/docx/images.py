"""Pictures of the body: looked at before they are taken in, turned upright, as wide as asked and never wider than the text."""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from generator.errors import InputError
from generator.messages import _
from generator.model.body import UNNAMED, Image
from generator.model.length import Length, mm
from generator.model.location import Location
from generator.writers.docx.pictures import NAMES, Pictures
from generator.writers.docx.runtime import Xml, attribute

LARGEST = 20 << 20
MOST_POINTS = 50_000_000
"""A photo of the largest cameras; more would take more memory than an office's machine has."""
_TALLEST = {"doc": mm(205), "ngang": mm(135)}
"""Height on a page upright and on its side, the caption's room left."""
_USUAL_DENSITY = 96.0
_PLAUSIBLE = range(20, 5_000)
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"%PDF", "pdf"),
)


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture that Word shows as it stands: its bytes, its kind ("png", "jpeg"), its points and points in an inch."""

    data: bytes
    kind: str
    across: int
    down: int
    density: float


def drawing(image: Image, pictures: Pictures, line: float, page: str) -> Xml:
    """Return the drawing of a picture in its line of text; ``line`` is the width of the text in mm, ``page`` "doc" or "ngang".

    Raises :class:`InputError` for a file that is not there or elsewhere, is no PNG or JPEG, is damaged or too large.
    """
    at = Location(image.file)
    raster = look(pictures.file(image.file, LARGEST), at)
    width, height = size(raster, image.width_on(line), line, _TALLEST[page])
    relation = pictures.add_image(raster.data, raster.kind)
    number = pictures.next_drawing()
    name = attribute(PurePath(image.file.replace("\\", "/")).name)
    words = attribute(image.words or image.caption or UNNAMED)
    return Xml(
        f'</w:t><w:drawing><wp:inline {NAMES} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width.emu}" cy="{height.emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{20_000 + number}" name="hinh_{number}" descr="{words}"/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{20_000 + number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width.emu}" cy="{height.emu}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing><w:t>"
    )


def size(raster: Raster, wanted: float | None, line: float, tallest: Length) -> tuple[Length, Length]:
    """Return width and height: as asked, else the picture's own, in its own shape, within the line and the page."""
    own = raster.across / raster.density * 25.4
    width = min(own if wanted is None else wanted, line)
    height = width * raster.down / raster.across
    if height > tallest:
        width, height = width * tallest / height, tallest
    return mm(width), mm(height)


@lru_cache(maxsize=32)
def look(data: bytes, at: Location) -> Raster:
    """Return a picture that is whole and not too large; a photo that says it lies on its side is turned upright.

    Raises :class:`InputError` in one line. The picture is decoded: a damaged one is found here, not on the reader's screen.
    """
    kind = _kind(data)
    if kind not in ("png", "jpeg"):
        raise InputError(
            _("ảnh phải là tệp PNG hoặc JPEG (đây là {kind})").format(kind=kind.upper() if kind else _("loại khác")),
            at=at,
            hint=_("mở ảnh, lưu lại thành .png hoặc .jpg"),
        )
    from PIL import Image as Pillow
    from PIL import ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            opened: Any = Pillow.open(io.BytesIO(data), formats=["PNG", "JPEG"])
            across, down = opened.size
            if across * down > MOST_POINTS:
                raise _too_large(at)
            opened.load()
            density = _density(opened.info.get("dpi"))
            if kind == "jpeg" and opened.getexif().get(0x0112, 1) != 1:
                upright: Any = ImageOps.exif_transpose(opened)
                stream = io.BytesIO()
                upright.save(stream, "JPEG", quality=90, dpi=(round(density), round(density)), exif=b"")
                data, (across, down) = stream.getvalue(), upright.size
    except InputError:
        raise
    except Pillow.DecompressionBombError as error:
        raise _too_large(at) from error
    except (OSError, ValueError, SyntaxError, struct.error, EOFError) as error:
        raise InputError(_("ảnh bị hỏng, không mở được"), at=at, hint=_("mở ảnh xem lại rồi lưu lại")) from error
    return Raster(data, kind, across, down, density)


def _too_large(at: Location) -> InputError:
    millions = MOST_POINTS // 1_000_000
    return InputError(
        _("ảnh quá lớn (hơn {millions} triệu điểm)").format(millions=millions), at=at, hint=_("thu nhỏ ảnh rồi lưu lại")
    )


def _density(given: Any) -> float:
    if isinstance(given, tuple) and given and isinstance(given[0], (int, float)) and int(given[0]) in _PLAUSIBLE:
        return float(given[0])
    return _USUAL_DENSITY


def _kind(data: bytes) -> str:
    for start, kind in _KINDS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return "heic"
    if b"<svg" in data[:4_000].lower():
        return "svg"
    return ""
