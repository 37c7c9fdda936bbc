"""The templates of bằng khen, giấy khen: the whole sheet for plain paper, and the words alone for a pre-printed blank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from generator.catalog import certificates
from generator.catalog.widths import text_width
from generator.model.document import QUOC_HIEU, TIEU_NGU
from generator.model.length import Length, mm
from generator.writers.docx.build.markup import drawn_line, layout_table, paragraph
from generator.writers.docx.build.pack import sheet
from generator.writers.docx.build.styles import Style, styles_xml

WHOLE, WORDS = "bang", "phoi"
"""Beginnings of the names: the whole certificate, and only the words that go onto a blank."""
TITLES = {WHOLE: "Bằng khen, giấy khen in trọn trang", WORDS: "Phần chữ in lên phôi bằng khen, giấy khen"}
SIDE, TOP = mm(34), mm(17)
"""White beside and above the words of an A4 sheet."""
EDGE = 28
"""Points from the edge of the sheet to the frame: Word allows 31."""
RED = "C00000"
_STYLES = (
    Style("VB Bằng", size=14, align="giua"),
    Style("VB Bằng quốc huy", based_on="VB Bằng", size=58),
    Style("VB Bằng quốc hiệu", based_on="VB Bằng", size=16, bold=True),
    Style("VB Bằng tiêu ngữ", based_on="VB Bằng", size=16, bold=True),
    Style("VB Bằng đường kẻ", based_on="VB Bằng", size=5),
    Style("VB Bằng người quyết định", based_on="VB Bằng", size=18, bold=True, color=RED, before=10),
    Style("VB Bằng tặng", based_on="VB Bằng", size=16, bold=True, before=8),
    Style("VB Bằng hình thức", based_on="VB Bằng", size=40, bold=True, color=RED, before=2, after=2),
    Style("VB Bằng tên", based_on="VB Bằng", size=23, bold=True, before=4),
    Style("VB Bằng đơn vị", based_on="VB Bằng", size=16, before=4),
    Style("VB Bằng thành tích", based_on="VB Bằng", size=16, before=4, after=22),
    Style("VB Bằng quyết định", based_on="VB Bằng", size=12, bold=True, italic=True, align="trai"),
    Style("VB Bằng số sổ vàng", based_on="VB Bằng quyết định", align="trai", before=3),
    Style("VB Bằng ngày", based_on="VB Bằng", bold=True, italic=True),
    Style("VB Bằng chức vụ", based_on="VB Bằng", bold=True),
    Style("VB Bằng họ tên", based_on="VB Bằng", bold=True, before=62),
)
FIELDS: tuple[tuple[str, str, str, tuple[float, float, float]], ...] = (
    ("ten", "VB Bằng tên", "{{ ten }}", (0.13, 0.47, 0.74)),
    ("chuc_vu_don_vi", "VB Bằng đơn vị", "{{ chuc_vu_don_vi }}", (0.13, 0.525, 0.74)),
    ("thanh_tich", "VB Bằng thành tích", "{{ thanh_tich }}", (0.13, 0.575, 0.74)),
    ("quyet_dinh", "VB Bằng quyết định", "{{ quyet_dinh }}", (0.08, 0.76, 0.4)),
    ("so_so_vang", "VB Bằng số sổ vàng", "Số sổ vàng: {{ so_so_vang }}", (0.08, 0.8, 0.4)),
    ("dia_danh_ngay", "VB Bằng ngày", "{{ dia_danh_ngay }}", (0.52, 0.69, 0.38)),
    ("chuc_vu_ky", "VB Bằng chức vụ", "{{ chuc_vu_ky }}", (0.52, 0.73, 0.38)),
    ("nguoi_ky", "VB Bằng họ tên", "{{ nguoi_ky }}", (0.52, 0.87, 0.38)),
)
"""What goes onto a blank: tag, style, words, and where it stands at first (from the left, from the top, width, as shares of the
sheet). Where the lines of a blank really are only its office knows."""


def names() -> Iterator[str]:
    """Yield the names of the templates: bang-a4, bang-a3, phoi-a4, phoi-a3."""
    for what in (WHOLE, WORDS):
        for code in certificates.sheets():
            yield f"{what}-{code}"


def build(name: str) -> bytes:
    """Return the template ``name`` as the bytes of a .docx."""
    what, _dash, code = name.partition("-")
    paper = certificates.sheets()[code]
    scale = paper.width / certificates.sheets()["a4"].width
    title = f"{TITLES[what]}, khổ {code.upper()}"
    styles = styles_xml(_scaled(scale))
    if what == WHOLE:
        return sheet(
            title, _whole(paper, scale), _section(paper, mm(SIDE * scale), mm(TOP * scale), framed=True), styles
        )
    return sheet(title, _words(paper), _section(paper, mm(10), mm(10), framed=False), styles)


def _scaled(scale: float) -> list[Style]:
    """Return the styles for a larger sheet: sizes in half points, gaps in points."""
    return [
        replace(
            style,
            size=style.size and round(style.size * scale * 2) / 2,
            before=style.before and round(style.before * scale),
            after=style.after and round(style.after * scale),
        )
        for style in _STYLES
    ]


def _whole(paper: certificates.Sheet, scale: float) -> str:
    """Return the body of the whole sheet: emblem's room, motto, decider, award, who and what for; below number and signature."""
    width = paper.width - 2 * SIDE * scale
    left = mm(width * 0.5)
    right = mm(width - left)
    numbers = count(1)
    size = next(style.size or 14 for style in _scaled(scale) if style.name == "VB Bằng tiêu ngữ")
    line: Length = text_width(TIEU_NGU, size, bold=True)
    head = (
        paragraph("VB Bằng quốc huy")
        + paragraph("VB Bằng quốc hiệu", QUOC_HIEU)
        + paragraph("VB Bằng tiêu ngữ", TIEU_NGU)
        + drawn_line("ke_bang_tieu_ngu", next(numbers), line, style="VB Bằng đường kẻ")
        + paragraph("VB Bằng người quyết định", "{{ nguoi_quyet_dinh }}")
        + paragraph("VB Bằng tặng", "{{ tang }}")
        + paragraph("VB Bằng hình thức", "{{ hinh_thuc }}")
    )
    by_tag = {tag: paragraph(style, words) for tag, style, words, _place in FIELDS}
    middle = by_tag["ten"] + by_tag["chuc_vu_don_vi"] + by_tag["thanh_tich"]
    number = by_tag["quyet_dinh"] + by_tag["so_so_vang"]
    sign = by_tag["dia_danh_ngay"] + by_tag["chuc_vu_ky"] + by_tag["nguoi_ky"]
    # A table takes a paragraph after it; this one is kept as low as can be.
    end = paragraph("VB Bằng đường kẻ")
    return head + middle + layout_table((left, right), ((number, sign),), one_piece=True) + end


def _words(paper: certificates.Sheet) -> str:
    """Return the body for a blank: each value in a frame of its own, placed from the edges of the sheet.

    A line outside the frames stands before them, so that a sheet's beginning can be marked, and one after them, which holds them.
    """
    frames = ""
    for _tag, style, words, (across, down, wide) in FIELDS:
        place = (
            f'<w:framePr w:w="{mm(paper.width * wide).twips}" w:hSpace="0" w:vSpace="0" w:wrap="around" w:vAnchor="page" '
            f'w:hAnchor="page" w:x="{mm(paper.width * across).twips}" w:y="{mm(paper.height * down).twips}"/>'
        )
        frames += paragraph(style, words, extra=place + '<w:spacing w:before="0" w:after="0"/>')
    line = paragraph("VB Bằng đường kẻ")
    return line + frames + line


def _section(paper: certificates.Sheet, side: Length, top: Length, *, framed: bool) -> str:
    edges = ""
    if framed:
        edges = "".join(
            f'<w:{edge} w:val="double" w:sz="12" w:space="{EDGE}" w:color="{RED}"/>'
            for edge in ("top", "left", "bottom", "right")
        )
        edges = f'<w:pgBorders w:offsetFrom="page">{edges}</w:pgBorders>'
    return (
        f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="{paper.width.twips}" w:h="{paper.height.twips}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{top.twips}" w:right="{side.twips}" w:bottom="{top.twips}" w:left="{side.twips}" '
        f'w:header="0" w:footer="0" w:gutter="0"/>{edges}</w:sectPr>'
    )
