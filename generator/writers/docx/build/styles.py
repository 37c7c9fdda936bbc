"""The Word styles of the templates, made from the decree's figures: one style for each thing that has a look of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalog import nd30
from generator.model.length import Length, mm, pt
from generator.writers.docx.build.markup import NAMESPACES, TAG_STYLE
from generator.writers.docx.build.names import SMALL, style_id

SIGNATURE_ROOM = 64
"""Points left between office and name: four lines of text, for the signature and the seal."""
BLOCK_GAP = 12
"""Points between the blocks of the page (title, Kính gửi, body, signature); the decree leaves them open."""
TITLE_GAP = 18
"""Points above tên loại."""
TABLE_SIZE = 12
SMALL_TABLE_SIZE = 10
LINE_SIZE = 5
"""Size in pt of the empty line that carries a drawn line."""

_ALIGN = {"giua": "center", "trai": "left", "phai": "right", "deu": "both"}
_BODY = "VB Đoạn"
_CENTRED = "VB Giữa trang"
_CELL = "VB Ô bảng"


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style. ``component`` names the decree's component that gives size, weight, capitals and alignment;
    lengths are ``None`` where the style takes them from the one it is based on."""

    name: str
    component: str | None = None
    based_on: str | None = None
    size: float | None = None
    align: str | None = None
    bold: bool = False
    italic: bool = False
    before: float | None = None
    after: float | None = None
    line: float | None = None
    first_line: Length | None = None
    left: Length | None = None
    hanging: Length | None = None
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    borders: str = ""
    color: str = ""
    upright: bool = False
    """Never in capitals, whatever the component says."""


_PARAGRAPHS: tuple[Style, ...] = (
    # Running text
    Style(_BODY, "noi_dung"),
    Style("VB Đoạn giữa", based_on=_BODY, align="giua", first_line=mm(0)),
    Style("VB Đoạn trái", based_on=_BODY, align="trai", first_line=mm(0)),
    Style("VB Đoạn phải", based_on=_BODY, align="phai", first_line=mm(0)),
    Style("VB Căn cứ", "can_cu", _BODY),
    Style("VB Khoản", "khoan", _BODY),
    Style("VB Khoản con", "khoan", _BODY),
    Style("VB Điểm", "diem", _BODY),
    Style("VB Điểm con", "diem", _BODY),
    Style("VB Gạch", "diem", _BODY),
    Style("VB Cộng", "diem", _BODY),
    Style("VB Mục không tiêu đề", "noi_dung", _BODY),
    Style("VB Điều không tiêu đề", "noi_dung", _BODY),
    Style("VB Điều", "dieu", _BODY, keep_next=True, outline=4),
    Style("VB Chữ hoa", "muc_la_ma", _BODY, keep_next=True, outline=0),
    Style("VB La Mã", "muc_la_ma", _BODY, keep_next=True, outline=1),
    Style("VB Khoản có tiêu đề", "khoan_co_tieu_de", _BODY, keep_next=True, outline=5),
    Style("VB Khoản con có tiêu đề", "khoan_co_tieu_de", _BODY, keep_next=True, outline=6),
    # Centred lines
    Style(_CENTRED, size=14, align="giua"),
    Style("VB Phần", "phan_chuong", _CENTRED, before=6, keep_next=True, outline=0),
    Style("VB Tiêu đề phần", "tieu_de_phan_chuong", _CENTRED, after=6, keep_next=True),
    Style("VB Chương", "phan_chuong", _CENTRED, before=6, keep_next=True, outline=1),
    Style("VB Tiêu đề chương", "tieu_de_phan_chuong", _CENTRED, after=6, keep_next=True),
    Style("VB Mục", "muc", _CENTRED, before=6, keep_next=True, outline=2),
    Style("VB Tiêu đề mục", "tieu_de_muc", _CENTRED, after=6, keep_next=True),
    Style("VB Tiểu mục", "muc", _CENTRED, before=6, keep_next=True, outline=3),
    Style("VB Tiêu đề tiểu mục", "tieu_de_muc", _CENTRED, after=6, keep_next=True),
    Style("VB Tên loại", "ten_loai", _CENTRED, before=TITLE_GAP, keep_next=True),
    Style("VB Trích yếu", "trich_yeu", _CENTRED, keep_next=True),
    Style("VB Thẩm quyền", "tham_quyen", _CENTRED, after=BLOCK_GAP, keep_next=True),
    Style("VB Lời ban hành", "loi_ban_hanh", _CENTRED, before=6, after=BLOCK_GAP, keep_next=True),
    # The head of the page
    Style("VB Quốc hiệu", "quoc_hieu", _CENTRED),
    Style("VB Tiêu ngữ", "tieu_ngu", _CENTRED),
    Style("VB Cơ quan chủ quản", "chu_quan", _CENTRED),
    Style("VB Cơ quan", "co_quan", _CENTRED),
    Style("VB Số ký hiệu", "so_ky_hieu", _CENTRED, before=6),
    Style("VB Trích yếu công văn", "trich_yeu_cv", _CENTRED, before=nd30.vv_gap()),
    Style("VB Địa danh", "dia_danh", _CENTRED, before=6),
    Style("VB Đường kẻ", based_on=_CENTRED, size=LINE_SIZE),
    Style("VB Đường kẻ tên loại", based_on="VB Đường kẻ", after=BLOCK_GAP),
    # The decree leaves this mark to the law on secrets, whose stamps of 2015 and of 2020 were red as well.
    Style("VB Độ mật", "do_khan", _CENTRED, color="FF0000"),
    Style("VB Mức độ khẩn", "do_khan", _CENTRED, color="FF0000"),
    Style("VB Lưu hành", "luu_hanh", _CENTRED),
    Style("VB Khung dấu", based_on=_CENTRED, before=6),
    # Kính gửi
    Style("VB Kính gửi", "kinh_gui", _CENTRED, before=BLOCK_GAP, after=BLOCK_GAP),
    Style("VB Kính gửi nhiều nơi", "kinh_gui", before=BLOCK_GAP, align="trai", left=mm(35), keep_next=True),
    Style("VB Kính gửi dòng", "kinh_gui", align="trai", left=mm(57), hanging=mm(4)),
    Style("VB Kính gửi dòng cuối", based_on="VB Kính gửi dòng", after=BLOCK_GAP),
    # The foot of the text
    Style("VB Nơi nhận", "noi_nhan"),
    Style("VB Nơi nhận dòng", "noi_nhan_dong"),
    Style("VB Người soạn", "nguoi_soan", "VB Nơi nhận dòng"),
    Style("VB Ký chức vụ", "ky_chuc_vu", _CENTRED, keep_next=True),
    Style("VB Ký họ tên", "ky_ho_ten", _CENTRED, before=SIGNATURE_ROOM),
    Style("VB Ký chức vụ khác", "ky_chuc_vu_khac", _CENTRED, before=SIGNATURE_ROOM, keep_next=True),
    Style("VB Ký họ tên liền", "ky_ho_ten", _CENTRED),
    Style("VB Ký ảnh", based_on=_CENTRED, before=6, after=6, keep_next=True),
    Style("VB Hình thức sao", "hinh_thuc_sao", _CENTRED),
    Style(
        "VB Đường kẻ bản sao",
        size=LINE_SIZE,
        before=12,
        after=12,
        borders='<w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/>',
    ),
    # Appendices
    Style("VB Phụ lục", "phu_luc", _CENTRED, keep_next=True, outline=0),
    Style("VB Tiêu đề phụ lục", "tieu_de_phu_luc", _CENTRED, keep_next=True),
    Style("VB Kèm theo", "kem_theo", _CENTRED, keep_next=True),
    Style("VB Thông tin ký số", "ky_so"),
    # Tables
    Style(_CELL, size=TABLE_SIZE, align="trai", before=2, after=2),
    Style("VB Ô bảng giữa", based_on=_CELL, align="giua"),
    Style("VB Ô bảng phải", based_on=_CELL, align="phai"),
    Style("VB Ô bảng đều", based_on=_CELL, align="deu"),
    Style("VB Ô bảng số", based_on=_CELL, align="phai"),
    Style("VB Ô tiêu đề", based_on=_CELL, align="giua", bold=True, keep_next=True),
    Style("VB Tên bảng", size=14, align="giua", bold=True, before=6, after=6, keep_next=True),
    Style("VB Đơn vị tính", size=14, align="phai", italic=True, after=3, keep_next=True),
    Style("VB Sau bảng", size=6),
    # Edges of the sheet
    Style("VB Số trang", "so_trang"),
    Style("VB Địa chỉ", "dia_chi"),
    Style("VB Đường kẻ địa chỉ", size=LINE_SIZE, borders='<w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/>'),
    Style("VB Ngắt phần", size=1),
    Style(TAG_STYLE, size=8, align="trai", color="7F7F7F"),
)
_SMALL_HEAD = ("VB Quốc hiệu", "VB Tiêu ngữ", "VB Cơ quan chủ quản", "VB Cơ quan", "VB Địa danh")
_SMALL_CELLS = (_CELL, "VB Ô bảng giữa", "VB Ô bảng phải", "VB Ô bảng đều", "VB Ô bảng số", "VB Ô tiêu đề")

_CHARACTERS: tuple[tuple[str, str], ...] = (
    ("VB Đậm", "<w:b/><w:bCs/>"),
    ("VB Nghiêng", "<w:i/><w:iCs/>"),
    ("VB Đậm nghiêng", "<w:b/><w:bCs/><w:i/><w:iCs/>"),
    ("VB Nhãn điều", "<w:b/><w:bCs/>"),
    ("VB Tiêu đề liền", "<w:b/><w:bCs/>"),
    ("VB Chỗ trống", '<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'),
)


def styles_xml(styles: Iterable[Style] | None = None) -> str:
    """Return the whole ``word/styles.xml``: of the documents, or with paragraph ``styles`` of another page."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {NAMESPACES}>'
        f"{_defaults()}{_fixed_styles()}"
        + "".join(_paragraph_style(style) for style in (paragraph_styles() if styles is None else styles))
        + "".join(_character_style(name, look) for name, look in _CHARACTERS)
        + "</w:styles>"
    )


def paragraph_styles() -> Iterator[Style]:
    """Yield every paragraph style of the templates, the small namesakes after the rest."""
    yield from _PARAGRAPHS
    by_name = {style.name: style for style in _PARAGRAPHS}
    small = nd30.size_sets()[1]
    for name in _SMALL_HEAD:
        component = by_name[name].component or ""
        size = small.get(component, nd30.component(component).low)
        yield Style(name + SMALL, based_on=name, size=size)
    for name in _SMALL_CELLS:
        yield Style(name + SMALL, based_on=name, size=SMALL_TABLE_SIZE, before=1, after=1)


def style_names() -> list[str]:
    """Return the names of all our styles, paragraph and character."""
    return [*(style.name for style in paragraph_styles()), *(name for name, _look in _CHARACTERS)]


def _defaults() -> str:
    font = nd30.page().font
    size = round(nd30.component("noi_dung").default * 2)
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _fixed_styles() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    )


def _paragraph_style(style: Style) -> str:
    based = f'<w:basedOn w:val="{style_id(style.based_on or "Normal")}"/>'
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style_id(style.name)}">'
        f'<w:name w:val="{style.name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{_paragraph_look(style)}</w:pPr><w:rPr>{_letter_look(style)}</w:rPr></w:style>"
    )


def _paragraph_look(style: Style) -> str:
    component = nd30.component(style.component) if style.component else None
    align = style.align or (component.align if component else None)
    parts = []
    if style.keep_next:
        parts.append("<w:keepNext/>")
    if style.keep_lines:
        parts.append("<w:keepLines/>")
    if style.borders:
        parts.append(f"<w:pBdr>{style.borders}</w:pBdr>")
    before, after, first_line = style.before, style.after, style.first_line
    if style.name == _BODY:
        after, first_line = nd30.body().gap_min, nd30.body().first_line[-1]
    gaps = [
        f'w:{name}="{pt(value).twips}"' for name, value in (("before", before), ("after", after)) if value is not None
    ]
    if gaps:
        parts.append(f"<w:spacing {' '.join(gaps)}/>")
    indents = []
    if style.left is not None:
        indents.append(f'w:left="{style.left.twips}"')
    if style.hanging is not None:
        indents.append(f'w:hanging="{style.hanging.twips}"')
    if first_line is not None:
        indents.append(f'w:firstLine="{first_line.twips}"')
    if indents:
        parts.append(f"<w:ind {' '.join(indents)}/>")
    if align:
        parts.append(f'<w:jc w:val="{_ALIGN[align]}"/>')
    if style.outline is not None:
        parts.append(f'<w:outlineLvl w:val="{style.outline}"/>')
    return "".join(parts)


def _letter_look(style: Style) -> str:
    component = nd30.component(style.component) if style.component else None
    size = style.size or (component.default if component else None)
    parts = []
    if style.bold or (component and component.bold):
        parts.append("<w:b/><w:bCs/>")
    if style.italic or (component and component.italic):
        parts.append("<w:i/><w:iCs/>")
    if component and component.capitals:
        parts.append("<w:caps/>")
    if style.color:
        parts.append(f'<w:color w:val="{style.color}"/>')
    if size is not None:
        parts.append(f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>')
    return "".join(parts)


def _character_style(name: str, look: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )
