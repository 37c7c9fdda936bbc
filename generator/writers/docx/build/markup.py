"""WordprocessingML in small pieces: paragraphs, tags, layout tables, drawn lines and frames, as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator.model.length import Length, mm
from generator.writers.docx.build.names import style_id

_URIS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
NAMESPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _URIS.items())

LINE_WEIGHT = 9525
"""Weight of a drawn line in EMU: 0.75 pt."""

TAG_STYLE = "VB Thẻ"
"""The style of the lines that hold a tag only: small and grey, so that the template still looks like a page."""

Run = str | tuple[str, str]
"""The words of a run; or its words and the name of its character style."""


def paragraph(style: str, *runs: Run, extra: str = "", inside: str = "") -> str:
    """Return a paragraph in a style. ``extra`` goes into ``w:pPr`` after the style, ``inside`` after the runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{extra}</w:pPr>{"".join(map(run, runs))}{inside}</w:p>'


def run(words: Run) -> str:
    """Return one run."""
    text, style = words if isinstance(words, tuple) else (words, "")
    look = f'<w:rPr><w:rStyle w:val="{style_id(style)}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def tag(words: str) -> str:
    """Return a paragraph that holds one tag of its own ("{%p for d in noi_dung %}") and leaves no trace in the result."""
    return paragraph(TAG_STYLE, words)


def loop(variable: str, values: str, *content: str) -> str:
    """Return ``content`` once for each of ``values``."""
    return tag(f"{{%p for {variable} in {values} %}}") + "".join(content) + tag("{%p endfor %}")


def when(condition: str, *content: str, otherwise: Iterable[str] = ()) -> str:
    """Return ``content`` for the case that ``condition`` holds, else ``otherwise``."""
    other = "".join(otherwise)
    middle = tag("{%p else %}") + other if other else ""
    return tag(f"{{%p if {condition} %}}") + "".join(content) + middle + tag("{%p endif %}")


def choose(cases: Sequence[tuple[str, str]]) -> str:
    """Return one of several contents: pairs of a condition and what it prints, tried in order."""
    parts = []
    for number, (condition, content) in enumerate(cases):
        parts += [tag(f"{{%p {'elif' if number else 'if'} {condition} %}}"), content]
    return "".join([*parts, tag("{%p endif %}")])


def layout_table(
    widths: Sequence[Length], rows: Sequence[Sequence[str]], *, top: float = 0, one_piece: bool = False
) -> str:
    """Return a borderless table that only places things side by side: no cell margins, widths in the grid *and* the cells.

    LibreOffice obeys the grid, Word the cells: both must say the same. ``top`` is a gap in pt above the first row's text.
    """
    grid = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in widths)
    margin = f'<w:tcMar><w:top w:w="{round(top * 20)}" w:type="dxa"/></w:tcMar>' if top else ""
    body = ""
    for number, row in enumerate(rows):
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width.twips}" w:type="dxa"/>{"" if number else margin}</w:tcPr>{content}</w:tc>'
            for width, content in zip(widths, row, strict=True)
        )
        body += f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if one_piece else ''}{cells}</w:tr>"
    total = sum(width.twips for width in widths)
    # Centred: on upright paper that changes nothing, on landscape paper the table keeps the middle.
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def drawn_line(name: str, number: int, length: Length, *, style: str = "VB Đường kẻ", down: float = 3) -> str:
    """Return an empty line that carries a drawn line, centred, ``down`` pt below its top.

    The template holds a sample ``length``; when a document is printed the shape of this ``name`` gets the length that the
    words above it ask for.
    """
    shape = _anchor(
        name,
        number,
        length,
        mm(0),
        down,
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{LINE_WEIGHT}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>',
        connector=True,
    )
    return paragraph(style, inside=shape)


def frame(name: str, number: int, width: Length, height: Length, content: str, *, color: str = "000000") -> str:
    """Return a run with a text box in a single-line frame of a fixed size, standing in the line like a letter."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width.emu}" cy="{height.emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{name}"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{_URIS["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width.emu}" cy="{height.emu}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f'<a:ln w="{LINE_WEIGHT}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _anchor(name: str, number: int, width: Length, height: Length, down: float, look: str, *, connector: bool) -> str:
    kind = "<wps:cNvCnPr/>" if connector else "<wps:cNvSpPr/>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" '
        f'simplePos="0" relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(down * 12700)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width.emu}" cy="{height.emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{name}"/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="{_URIS["wps"]}"><wps:wsp>{kind}<wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{width.emu}" cy="{height.emu}"/></a:xfrm>{look}</wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
