"""Small .docx files from raw XML, so that a test shows exactly what stands in the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": WORD,
        "r": OFFICE,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
A4 = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="28"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
"""Times New Roman 14 pt and nothing else."""


def r(text: str, properties: str = "") -> str:
    """Return a run; ``properties`` is the inside of its ``w:rPr``."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, properties: str = "") -> str:
    """Return a paragraph of runs (or of plain words); ``properties`` is the inside of its ``w:pPr``."""
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{''.join(part if part.startswith('<') else r(part) for part in content)}</w:p>"


def tc(*content: str, width: int | None = None, properties: str = "") -> str:
    """Return a table cell of paragraphs (or of plain words)."""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width is not None else ""
    inside = "".join(part if part.startswith("<") else p(part) for part in content) or p()
    return f"<w:tc><w:tcPr>{size}{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a table row."""
    look = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{look}{''.join(cell if cell.startswith('<') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, grid: Iterable[int] = (), borders: bool = False, properties: str = "") -> str:
    """Return a table with a grid of column widths in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    drawn = f"<w:tblBorders>{edges}</w:tblBorders>" if borders else ""
    return f"<w:tbl><w:tblPr>{drawn}{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def field(code: str, result: str | None = None, properties: str = "") -> str:
    """Return a complex field in runs of its own; without ``result`` it keeps none."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    shown = (
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>{r(result, properties)}' if result is not None else ""
    )
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r><w:r>{look}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'{shown}<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def anchored(shape: str, *, cx: int, cy: int, x: str, y: str) -> str:
    """Return a run with an anchored DrawingML drawing; ``x`` and ``y`` are the positionH and positionV elements."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:simplePos x="0" y="0"/>{x}{y}'
        f'<wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="u">{shape}</a:graphicData></a:graphic>'
        '</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line from="1pt,1pt" to="99pt,1pt"/></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def line_shape(length_mm: float, x_mm: float, y_mm: float, *, dash: str = "", relative: str = "column") -> str:
    """Return a run with a drawn horizontal line, placed from its column and paragraph."""
    broken = f'<a:prstDash val="{dash}"/>' if dash else ""
    return anchored(
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill/>{broken}</a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp>",
        cx=round(length_mm * 36000),
        cy=0,
        x=f'<wp:positionH relativeFrom="{relative}"><wp:posOffset>{round(x_mm * 36000)}</wp:posOffset></wp:positionH>',
        y=f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(y_mm * 36000)}</wp:posOffset></wp:positionV>',
    )


def text_box(
    *content: str, width_mm: float = 60, height_mm: float = 20, x_mm: float = 0, y_mm: float = 0, outline: bool = False
) -> str:
    """Return a run with an anchored text box of paragraphs (or of plain words)."""
    edge = "<a:ln><a:solidFill/></a:ln>" if outline else "<a:ln><a:noFill/></a:ln>"
    inside = "".join(part if part.startswith("<") else p(part) for part in content)
    return anchored(
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"/>{edge}</wps:spPr>'
        f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>",
        cx=round(width_mm * 36000),
        cy=round(height_mm * 36000),
        x=f'<wp:positionH relativeFrom="column"><wp:posOffset>{round(x_mm * 36000)}</wp:posOffset></wp:positionH>',
        y=f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(y_mm * 36000)}</wp:posOffset></wp:positionV>',
    )


def level(ilvl: int, fmt: str, text: str, more: str = "", start: int = 1) -> str:
    """Return one level of an abstract list."""
    return f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{escape(text)}"/></w:lvl>'


def numbering(*lists: Iterable[str], nums: Mapping[int, tuple[int, str]] | None = None) -> str:
    """Return the inside of a numbering part: abstract list n (from 0) for each argument, and list n+1 made from it.

    ``nums`` replaces the lists: number -> (abstract list, inside of ``w:num`` after it).
    """
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{index}">{"".join(levels)}</w:abstractNum>'
        for index, levels in enumerate(lists)
    )
    made = nums if nums is not None else {index + 1: (index, "") for index in range(len(lists))}
    return abstract + "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{index}"/>{more}</w:num>'
        for num, (index, more) in made.items()
    )


def item(text: str, num: int = 1, ilvl: int = 0) -> str:
    """Return a paragraph in a list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>')


def part(root: str, inside: str) -> bytes:
    """Return an XML part with the root ``w:<root>``."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMESPACES}>{inside}</w:{root}>'.encode()


def relationships(*targets: tuple[str, str, str], external: Iterable[str] = ()) -> bytes:
    """Return a relationships part of (id, last word of the type, target); ids in ``external`` point outside."""
    outside = set(external)
    rows = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if name in outside else ""}/>'
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'.encode()


def parts_of(
    *body: str,
    styles: str = STYLES,
    numbering: str | None = None,
    settings: str | None = None,
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, bytes] | None = None,
    links: Iterable[tuple[str, str, str]] = (),
    external: Iterable[str] = (),
    section: str = A4,
) -> dict[str, bytes]:
    """Return the parts of a .docx by name. ``headers`` maps a part's file name ("header1.xml") to its inside; its
    relationship id is the name without ".xml". ``more`` adds or replaces parts, ``links`` relationships of the document."""
    found = [("styles", "styles", "styles.xml")]
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        b'<Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
        b'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{''.join(body)}{section}</w:body>"),
        "word/styles.xml": part("styles", styles),
    }
    for name, inside in (("numbering", numbering), ("settings", settings)):
        if inside is not None:
            parts[f"word/{name}.xml"] = part(name, inside)
            found.append((name, name, f"{name}.xml"))
    for file, inside in (headers or {}).items():
        kind = "header" if file.startswith("header") else "footer"
        parts[f"word/{file}"] = part("hdr" if kind == "header" else "ftr", inside)
        found.append((file.removesuffix(".xml"), kind, file))
    parts["word/_rels/document.xml.rels"] = relationships(*found, *links, external=external)
    parts.update(more or {})
    return parts


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip package of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def docx(*body: str, **options: object) -> bytes:
    """Return a .docx with these body blocks (paragraphs, tables, or plain words); ``options`` as in :func:`parts_of`."""
    blocks = [block if block.startswith("<") else p(block) for block in body]
    return zipped(parts_of(*blocks, **options))  # type: ignore[arg-type]
