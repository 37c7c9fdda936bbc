"""A sheet of paper as a PDF, written byte by byte: words at exact places in Times, strokes, pictures, any page box.

Places are in points from the top left of the page. Widths of letters are those of Times New Roman, so a test may count on
where a line ends.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.catalog.widths import text_width

A4 = (595.3, 841.9)
FACES = {
    "": "BAAAAA+LiberationSerif",
    "B": "CAAAAA+LiberationSerif-Bold",
    "I": "DAAAAA+LiberationSerif-Italic",
    "BI": "EAAAAA+LiberationSerif-BoldItalic",
}


def width(text: str, size: float = 14, face: str = "") -> float:
    """Return the width of a text in points."""
    return text_width(text, size, bold="B" in face, italic="I" in face).pt


@dataclass
class Sheet:
    """One page: what is put on it is printed in the order of the calls."""

    box: tuple[float, float] = A4
    turn: int = 0
    content: list[bytes] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    picture: bool = False

    def words(
        self,
        text: str,
        left: float,
        base: float,
        *,
        size: float = 14,
        face: str = "",
        mode: int = 0,
        font: str | None = None,
        spread: float = 0.0,
        matrix: tuple[float, float, float, float] = (1, 0, 0, 1),
    ) -> Sheet:
        """Print ``text`` with its base line at ``base``; ``spread`` is added to every blank, as a justified line does."""
        name = font or FACES[face]
        codes = self._codes(text, name)
        place = " ".join(f"{value:g}" for value in (*matrix, left, self.box[1] - base))
        key = self._key(name)
        self.content.append(
            f"BT /{key} {size:g} Tf {mode} Tr {spread:g} Tw {place} Tm <{codes}> Tj ET\n".encode("ascii")
        )
        return self

    def line(self, text: str, left: float, right: float, base: float, *, size: float = 14, face: str = "") -> Sheet:
        """Print a full line, its blanks spread so that it ends at ``right``."""
        blanks = text.count(" ")
        return self.words(
            text, left, base, size=size, face=face, spread=(right - left - width(text, size, face)) / max(blanks, 1)
        )

    def centred(self, text: str, middle: float, base: float, *, size: float = 14, face: str = "") -> Sheet:
        return self.words(text, middle - width(text, size, face) / 2, base, size=size, face=face)

    def stroke(self, left: float, top: float, right: float, bottom: float, *, weight: float = 0.5) -> Sheet:
        """Draw a straight line."""
        height = self.box[1]
        self.content.append(
            f"{weight:g} w {left:g} {height - top:g} m {right:g} {height - bottom:g} l S\n".encode("ascii")
        )
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """Draw the edges of a table."""
        for y in ys:
            self.stroke(xs[0], y, xs[-1], y)
        for x in xs:
            self.stroke(x, ys[0], x, ys[-1])
        return self

    def image(self, left: float, top: float, wide: float, high: float) -> Sheet:
        """Put a grey picture."""
        self.picture = True
        self.content.append(
            f"q {wide:g} 0 0 {high:g} {left:g} {self.box[1] - top - high:g} cm /Im0 Do Q\n".encode("ascii")
        )
        return self

    def _codes(self, text: str, name: str) -> str:
        codes = []
        for letter in text:
            if (name, letter) not in self.texts:
                self.texts.append((name, letter))
            codes.append(f"{32 if letter == ' ' else self._code(name, letter):02X}")
        return "".join(codes)

    def _code(self, name: str, letter: str) -> int:
        letters = [other for face, other in self.texts if face == name and other != " "]
        return 33 + letters.index(letter)

    def _key(self, name: str) -> str:
        names = list(dict.fromkeys(face for face, __ in self.texts))
        return f"F{names.index(name)}"


def pdf(*sheets: Sheet, extra: str = "", trailer: str = "") -> bytes:
    """Return the sheets as a PDF file. ``extra`` goes into the catalog, ``trailer`` into the trailer."""
    objects: list[bytes] = [b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    image = add(
        _stream(b"\x80" * 64, b"/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8")
    )
    pages = []
    for sheet in sheets:
        fonts = []
        names = list(dict.fromkeys(face for face, __ in sheet.texts))
        for number, name in enumerate(names):
            fonts.append(f"/F{number} {_font(name, sheet, add)} 0 R")
        content = add(_stream(b"".join(sheet.content)))
        resources = f"<</Font<<{''.join(fonts)}>>/XObject<</Im0 {image} 0 R>>>>"
        pages.append(
            add(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {sheet.box[0]:g} {sheet.box[1]:g}]/Rotate {sheet.turn}"
                f"/Resources{resources}/Contents {content} 0 R>>".encode("ascii")
            )
        )
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{extra}>>".encode("ascii")
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode("ascii")
    return assemble(objects, trailer)


def assemble(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Return objects 1, 2, 3 … (the first the catalog) as a file with its table of offsets."""
    out = bytearray(b"%PDF-1.6\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
    return bytes(out)


def stream(content: bytes, head: bytes = b"") -> bytes:
    """Return a packed stream object."""
    return _stream(content, head)


def _stream(content: bytes, head: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<<%b/Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (head, len(packed), packed)


def _font(name: str, sheet: Sheet, add: object) -> int:
    assert callable(add)
    letters = [letter for face, letter in sheet.texts if face == name and letter != " "]
    bold, italic = "Bold" in name, "Italic" in name
    table = {32: " ", **{33 + number: letter for number, letter in enumerate(letters)}}
    last = max(table)
    widths = " ".join(
        f"{text_width(table.get(code, ' '), 1000, bold=bold, italic=italic).pt:.0f}" for code in range(32, last + 1)
    )
    mapping = "\n".join(f"<{code:02X}> <{letter.encode('utf-16-be').hex()}>" for code, letter in table.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(table)} beginbfchar\n{mapping}\nendbfchar\nendcmap end end"
    )
    unicode = add(_stream(cmap.encode("ascii")))
    descriptor = add(
        f"<</Type/FontDescriptor/FontName/{name}/Flags {4 + (64 if italic else 0)}/ItalicAngle {-12 if italic else 0}"
        "/Ascent 891/Descent -216/CapHeight 662/StemV 80/FontBBox[-500 -300 1200 1000]>>".encode("ascii")
    )
    made = add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{name}/FirstChar 32/LastChar {last}/Widths[{widths}]"
        f"/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>".encode("ascii")
    )
    assert isinstance(made, int)
    return made
