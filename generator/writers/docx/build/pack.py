"""Puts a page's blocks, the styles and the page set-up into a .docx package with nothing in it that we did not choose."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

from generator.catalog import nd30
from generator.writers.docx.build.markup import NAMESPACES, loop, paragraph, tag
from generator.writers.docx.build.styles import styles_xml

_KEPT = {RT.STYLES, RT.SETTINGS, RT.FONT_TABLE, RT.HEADER, RT.FOOTER}
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:doNotExpandShiftReturn/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)
_PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@dataclass(frozen=True, slots=True)
class Edges:
    """Relationship ids of the header and the two first-page footers."""

    header: str
    address: str
    blank: str


def package(title: str, content: Callable[[str], str]) -> bytes:
    """Return a template as the bytes of a .docx.

    ``content`` is called with the paragraph that ends the main text's section and returns the body of the document.
    """
    document: Any = docx.Document()
    _strip(document)
    edges = _edges(document)
    main = _section(edges.header, edges.address, restart=False)
    appendix = _section(edges.header, edges.blank, restart=True)
    body = content(paragraph("VB Ngắt phần", extra=main))
    document.part._element = _parsed(f"<w:document {NAMESPACES}><w:body>{body}{appendix}</w:body></w:document>")
    _describe(document, title)
    stream = io.BytesIO()
    document.save(stream)
    return _settled(stream.getvalue())


def sheet(title: str, body: str, section: str, styles: str) -> bytes:
    """Return a template of one section without header and footer, with styles of its own, as the bytes of a .docx."""
    document: Any = docx.Document()
    _strip(document, styles)
    document.part._element = _parsed(f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>")
    _describe(document, title)
    stream = io.BytesIO()
    document.save(stream)
    return _settled(stream.getvalue())


def _strip(document: Any, styles: str = "") -> None:
    """Replace the styles and settings of python-docx's own template, and drop its theme, numbering and thumbnail."""
    part = document.part
    for rid, relation in list(part.rels.items()):
        if relation.reltype == RT.STYLES:
            relation.target_part._element = _parsed(styles or styles_xml())
        elif relation.reltype == RT.SETTINGS:
            relation.target_part._element = _parsed(f"<w:settings {NAMESPACES}>{_SETTINGS}</w:settings>")
        elif relation.reltype == RT.FONT_TABLE:
            relation.target_part._blob = _font_table().encode()
        if relation.reltype not in _KEPT:
            del part.rels[rid]
    rels = part.package.rels
    for rid, relation in list(rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del rels[rid]
        elif relation.reltype == RT.EXTENDED_PROPERTIES:
            relation.target_part._blob = (
                b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
                b'officeDocument/2006/extended-properties"><Application>vanban</Application></Properties>'
            )


def _font_table() -> str:
    font = nd30.page().font
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {NAMESPACES}><w:font w:name="{font}">'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
        "</w:font></w:fonts>"
    )


def _edges(document: Any) -> Edges:
    header, header_id = document.part.add_header_part()
    header._element = _edge("hdr", paragraph("VB Số trang", inside=_PAGE_NUMBER))
    address, address_id = document.part.add_footer_part()
    address._element = _edge(
        "ftr",
        tag("{%p if dia_chi %}")
        + paragraph("VB Đường kẻ địa chỉ")
        + tag("{%p endif %}")
        + loop("dong", "dia_chi", paragraph("VB Địa chỉ", "{{ dong }}"))
        + paragraph("VB Địa chỉ"),
    )
    blank, blank_id = document.part.add_footer_part()
    blank._element = _edge("ftr", paragraph("VB Địa chỉ"))
    return Edges(header_id, address_id, blank_id)


def _edge(kind: str, content: str) -> etree._Element:
    return _parsed(f"<w:{kind} {NAMESPACES}>{content}</w:{kind}>")


def _section(header: str, first_footer: str, *, restart: bool) -> str:
    sheet, margins = nd30.page(), nd30.default_page()
    start = '<w:pgNumType w:start="1"/>' if restart else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="first" r:id="{first_footer}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{sheet.width.twips}" w:h="{sheet.height.twips}"/>'
        f'<w:pgMar w:top="{margins.top.twips}" w:right="{margins.right.twips}" w:bottom="{margins.bottom.twips}" '
        f'w:left="{margins.left.twips}" w:header="{margins.header.twips}" w:footer="{margins.header.twips}" w:gutter="0"/>'
        f"{start}<w:titlePg/></w:sectPr>"
    )


def _describe(document: Any, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.language = title, "vi-VN"
    properties.author = properties.comments = properties.last_modified_by = properties.subject = properties.keywords = (
        ""
    )
    properties.revision = 1


def _parsed(xml: str) -> etree._Element:
    from docx.oxml.parser import parse_xml

    element: etree._Element = parse_xml(xml.encode())
    return element


def _settled(data: bytes) -> bytes:
    """Return the package with fixed dates and a fixed order of entries: the same figures give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))
        for name in names:
            content = _dateless(old.read(name)) if name == "docProps/core.xml" else old.read(name)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()


def _dateless(core: bytes) -> bytes:
    root = etree.fromstring(core)
    for element in list(root):
        if etree.QName(element).localname in ("created", "modified"):
            root.remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
