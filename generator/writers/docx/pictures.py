"""Pictures of a signature and a seal on an electronic document (PL1/P1/M2/k7/d, k8/a): read, measured and placed."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError
from generator.messages import _
from generator.model.document import Signature
from generator.model.length import Length, mm
from generator.model.location import Location
from generator.resources import read_beside
from generator.writers.docx.marks import Marks
from generator.writers.docx.notes import Notes
from generator.writers.docx.runtime import Xml

if TYPE_CHECKING:
    from generator.writers.docx.contents import Listed
    from generator.writers.docx.links import Links

_PNG = b"\x89PNG\r\n\x1a\n"
_LARGEST = 5 * 1024 * 1024
_MOST_PIXELS = 4_000
SIGNATURE_HEIGHT = mm(20)
"""Height of a signature whose file does not say how large it is, or says more than the block has room for."""
SIGNATURE_ROOM = mm(90)
"""Width of the cell of a signature where the template does not tell it."""
_OVERLAP = 1 / 3
"""Share of the signature that the seal covers, on its left (PL1/P1/M2/k8/a)."""
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
NAMES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG: its bytes, its size on paper where it says one, and its shape (width over height)."""

    data: bytes
    shape: float
    width: Length | None
    height: Length | None


class Pictures:
    """What one document holds besides words: pictures, charts, footnotes, marks in its text.

    ``folder`` is where the names of pictures lead from; ``parts`` what goes into the package.

    ``mark`` tells the parts of one document from those of the others it will be joined with; pictures then go by their
    content, so that one of many documents stands in the file once.
    """

    def __init__(self, folder: Path | None, mark: str = "") -> None:
        self._folder, self.mark = folder, mark
        self.parts: list[tuple[str, bytes]] = []
        self.charts = 0
        self.marks, self.notes = Marks(), Notes()
        self.links: Links | None = None
        """Bookmarks and references; ``None`` where nothing has a name."""
        self.listed: Listed | None = None
        """The headings of the table of contents; ``None`` where there is none."""
        self._drawings = self._bookmarks = 0
        self._known: dict[bytes, str] = {}
        self._related: list[str] = []
        self._types: dict[str, None] = {}

    @property
    def needed(self) -> bool:
        """Whether the document needs more than its own words."""
        return bool(self.parts or self.marks)

    def of(self, signature: Signature, room: Length = SIGNATURE_ROOM) -> Xml:
        """Return the drawing of a signature's pictures in a cell of the width ``room``, empty when it names none.

        Raises :class:`InputError` for a file that is not there, lies outside the folder, or is no PNG.
        """
        if not signature.image and not signature.seal:
            return Xml("")
        drawn = []
        width, height = mm(45), SIGNATURE_HEIGHT
        if signature.image:
            picture = self._read(signature.image)
            width, height = _signature_size(picture, room)
            drawn.append(_inline(self.add_image(picture.data, "png"), self.next_drawing(), width, height, _("Chữ ký")))
        if signature.seal:
            seal = self._read(signature.seal)
            if seal.width is None or seal.height is None:
                raise InputError(
                    _("ảnh dấu không ghi độ phân giải nên không biết kích thước thật của dấu"),
                    at=Location(signature.seal),
                    hint=_("quét lại và lưu PNG kèm độ phân giải (DPI)"),
                )
            left = Length((room - width) / 2 + width * _OVERLAP - seal.width)
            down = Length((height - seal.height) / 2)
            drawn.append(
                _anchored(
                    self.add_image(seal.data, "png"), self.next_drawing(), seal.width, seal.height, left, down, _("Dấu")
                )
            )
        return Xml("</w:t>" + "".join(drawn) + "<w:t>")

    def relations(self) -> list[str]:
        """Return the relationships of the pictures, as the lines of the main part's .rels."""
        return self._related

    def types(self) -> list[str]:
        """Return what the package's content types must say of the parts, each once."""
        return list(self._types)

    def add_chart(self, chart: bytes, workbook: bytes) -> str:
        """Take in a chart and the workbook behind it; return the id of the relationship to the chart."""
        self.charts += 1
        number = f"{self.mark}{self.charts}"
        self.parts += [
            (f"word/charts/bieu_do{number}.xml", chart),
            (f"word/charts/_rels/bieu_do{number}.xml.rels", _workbook_relation(number)),
            (f"word/embeddings/bieu_do{number}.xlsx", workbook),
        ]
        self._types[f'<Default Extension="xlsx" ContentType="{_WORKBOOK_TYPE}"/>'] = None
        self._types[f'<Override PartName="/word/charts/bieu_do{number}.xml" ContentType="{_CHART_TYPE}"/>'] = None
        name = f"rIdBieuDo{number}"
        self._related.append(
            f'<Relationship Id="{name}" Type="{_RELATIONS}chart" Target="charts/bieu_do{number}.xml"/>'
        )
        return name

    def add_image(self, data: bytes, kind: str) -> str:
        """Take in a picture ("png", "jpeg"), the same one once only; return the id of the relationship to it."""
        digest = hashlib.blake2b(data, digest_size=10).digest()
        if digest not in self._known:
            number = digest.hex() if self.mark else str(len(self._known) + 1)
            self._known[digest] = f"rIdAnh{number}"
            self.parts.append((f"word/media/vanban{number}.{kind}", data))
            self._types[f'<Default Extension="{kind}" ContentType="image/{kind}"/>'] = None
            self._related.append(
                f'<Relationship Id="rIdAnh{number}" Type="{_RELATIONS}image" Target="media/vanban{number}.{kind}"/>'
            )
        return self._known[digest]

    def file(self, name: str, limit: int) -> bytes:
        """Return a file that the document names; raises as :func:`generator.resources.read_beside`."""
        return read_beside(self._folder, name, limit)

    def next_bookmark(self) -> int:
        """Return the id of one more bookmark: no other of the file has it, joined or not."""
        self._bookmarks += 1
        return 1_000_000 + self.first + self._bookmarks

    @property
    def first(self) -> int:
        """What the numbers of this document begin with: no other of a joined file has them."""
        return int(self.mark.rstrip("_") or 0) * 1_000

    def next_drawing(self) -> int:
        """Return the number of one more drawing, from 1."""
        self._drawings += 1
        return self._drawings

    def _read(self, name: str) -> Picture:
        at = Location(name)
        if self._folder is None:
            raise InputError(_("không biết ảnh nằm ở thư mục nào"), at=at)
        folder = self._folder.resolve()
        path = (folder / name).resolve()
        if not path.is_relative_to(folder):
            raise InputError(_("ảnh nằm ngoài thư mục của văn bản"), at=at, hint=_("chép ảnh vào cạnh tệp dữ liệu"))
        try:
            with path.open("rb") as file:
                data = file.read(_LARGEST + 1)
        except OSError as error:
            raise InputError(_("không đọc được ảnh"), at=at) from error
        return _picture(data, at)


def _picture(data: bytes, at: Location) -> Picture:
    if len(data) > _LARGEST:
        raise InputError(_("ảnh quá lớn (hơn 5 MB)"), at=at)
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 33:
        raise InputError(_("ảnh chữ ký, ảnh dấu phải là tệp PNG"), at=at)
    across, down = struct.unpack_from(">II", data, 16)
    if not (0 < across <= _MOST_PIXELS and 0 < down <= _MOST_PIXELS):
        raise InputError(_("ảnh quá lớn (hơn {pixels} điểm mỗi chiều)").format(pixels=_MOST_PIXELS), at=at)
    density = _density(data)
    if density is None:
        return Picture(data, across / down, None, None)
    return Picture(data, across / down, mm(across / density[0] * 1000), mm(down / density[1] * 1000))


def _density(data: bytes) -> tuple[int, int] | None:
    """Return the points in a metre, across and down; ``None`` when the file does not say."""
    at = 8
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind in (b"IDAT", b"IEND"):
            return None
        if kind == b"pHYs" and length == 9 and at + 17 <= len(data):
            across, down, unit = struct.unpack_from(">IIB", data, at + 8)
            return (across, down) if unit == 1 and across and down else None
        at += 12 + length
    return None


def _signature_size(picture: Picture, room: Length) -> tuple[Length, Length]:
    height = picture.height if picture.height is not None and picture.height <= mm(30) else SIGNATURE_HEIGHT
    width = Length(height * picture.shape)
    if width > room:
        return room, Length(room / picture.shape)
    return width, height


def _inline(relation: str, number: int, width: Length, height: Length, words: str) -> str:
    return (
        f'<w:drawing><wp:inline {NAMES} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width.emu}" cy="{height.emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f"{_graphic(relation, number, width, height, words)}</wp:inline></w:drawing>"
    )


def _anchored(relation: str, number: int, width: Length, height: Length, left: Length, down: Length, words: str) -> str:
    return (
        f'<w:drawing><wp:anchor {NAMES} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{1000 + number}" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{left.emu}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{down.emu}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width.emu}" cy="{height.emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f"{_graphic(relation, number, width, height, words)}</wp:anchor></w:drawing>"
    )


def _graphic(relation: str, number: int, width: Length, height: Length, words: str) -> str:
    return (
        f'<wp:docPr id="{9000 + number}" name="anh_{number}" descr="{words}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{9000 + number}" name="anh_{number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width.emu}" cy="{height.emu}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def _workbook_relation(number: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}package" Target="../embeddings/bieu_do{number}.xlsx"/></Relationships>'
    ).encode()
