"""The Layout: how a document looks on paper. Only readers make it; only rules look at it.

Every property is *effective*: the style chain, theme fonts, document defaults, table styles, toggles and direct
formatting are already resolved. ``None`` means the reader could not see it (a rule that needs it is then
"not evaluated", never a finding).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from generator.model.length import Length
from generator.model.location import Location


class Component(Enum):
    """The component that a paragraph belongs to, as the recogniser decided (ô 1–14 and the parts of ô 6)."""

    QUOC_HIEU = "quoc_hieu"
    TIEU_NGU = "tieu_ngu"
    CHU_QUAN = "co_quan_chu_quan"
    CO_QUAN = "co_quan"
    SO_KY_HIEU = "so_ky_hieu"
    DIA_DANH = "dia_danh"
    TEN_LOAI = "ten_loai"
    TRICH_YEU = "trich_yeu"
    """Also the "V/v" line of a công văn."""
    KINH_GUI = "kinh_gui"
    THAM_QUYEN = "tham_quyen"
    CAN_CU = "can_cu"
    LOI_BAN_HANH = "loi_ban_hanh"
    DE_MUC = "de_muc"
    """A Division: its label line(s) and heading line(s). ``Role.level`` says which level."""
    MUC = "muc"
    """A labelled Item."""
    DOAN = "doan"
    """A plain body paragraph."""
    BANG = "bang"
    """A paragraph inside a body table."""
    TEN_BANG = "ten_bang"
    NOI_NHAN_NHAN = "noi_nhan_nhan"
    """The words "Nơi nhận:"."""
    NOI_NHAN = "noi_nhan"
    LUU = "luu"
    NGUOI_SOAN = "nguoi_soan"
    KY_CHUC_VU = "ky_chuc_vu"
    """A line of authority or office in the signature block (7a)."""
    KY_CHUC_VU_KHAC = "ky_chuc_vu_khac"
    KY_HO_TEN = "ky_ho_ten"
    PHU_LUC_NHAN = "phu_luc_nhan"
    PHU_LUC_TIEU_DE = "phu_luc_tieu_de"
    KEM_THEO = "kem_theo"
    DO_MAT = "do_mat"
    DO_KHAN = "do_khan"
    LUU_HANH = "luu_hanh"
    DIA_CHI = "dia_chi"
    KY_SO = "ky_so"
    """The 10 pt information line of a digital signature or an electronic copy."""
    SO_TRANG = "so_trang"
    DUONG_KE = "duong_ke"
    """A paragraph that only draws a rule line (underscores, hyphens)."""
    NGOAI = "ngoai"
    """Not part of the document (site chrome, repeated header)."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is in the document: its component, and for body parts the level and label."""

    component: Component
    level: str | None = None
    """Value of :class:`generator.model.body.Level` for DE_MUC and MUC."""
    label: str | None = None
    appendix: int | None = None
    """Index of the appendix the paragraph belongs to; ``None`` in the main text."""
    copy: bool = False
    """True inside the block of a bản sao."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of equal formatting. ``text`` is what is stored (before ``w:caps``)."""

    text: str
    font: str | None = None
    size: float | None = None
    """Points."""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool = False
    caps: bool = False
    small_caps: bool = False
    strike: bool = False
    superscript: bool = False
    hidden: bool = False
    color: str | None = None
    """RRGGBB in capitals; ``None`` = automatic (black)."""
    highlight: str | None = None
    """Highlight or shading colour other than none/white; ``None`` when there is none."""
    field: str | None = None
    """Name of the field this run shows ("PAGE", "HYPERLINK" …); ``None`` for plain text."""
    path: str | None = None
    """Where the run stands in the file, for edits: ``word/document.xml#p12r3``-like, opaque to rules."""


@dataclass(frozen=True, slots=True)
class Border:
    """A drawn edge of a paragraph."""

    edge: str
    """top, bottom, left, right"""
    style: str
    """single, double, dashed …"""
    width: Length | None = None
    color: str | None = None


@dataclass(frozen=True, slots=True)
class CellPlace:
    """The cell that a paragraph stands in: ``table`` indexes ``Layout.tables``; rows and columns count from 0."""

    table: int
    row: int
    column: int
    span: int = 1


@dataclass(frozen=True, slots=True)
class LayoutParagraph:
    """A paragraph as it looks. ``index`` is its place in ``Layout.paragraphs``."""

    index: int
    runs: tuple[Run, ...]
    at: Location
    role: Role | None = None
    style: str | None = None
    align: str | None = None
    """left, center, right, both; ``None`` unknown."""
    left: Length | None = None
    right: Length | None = None
    first_line: Length | None = None
    """Negative for a hanging indent."""
    before: Length | None = None
    after: Length | None = None
    line: float | None = None
    """Line spacing: a multiple of single (``line_rule`` "auto") or points ("exact", "atLeast")."""
    line_rule: str | None = None
    contextual_spacing: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    outline: int | None = None
    list_label: str | None = None
    """The label that Word's numbering would print ("1.", "a)"), already part of the recognised text."""
    list_font: str | None = None
    borders: tuple[Border, ...] = ()
    cell: CellPlace | None = None
    container: str = "body"
    """body, cell, textbox, header, footer, footnote"""
    section: int = 0
    page: int | None = None
    """PDF only."""
    box: tuple[float, float, float, float] | None = None
    """PDF only: left, top, right, bottom in millimetres from the page's top left corner."""
    path: str | None = None
    """Where the paragraph stands in the file, for edits; opaque to rules."""

    @property
    def text(self) -> str:
        """The words as stored, fields and hidden runs included, without the automatic label."""
        return "".join([run.text for run in self.runs])


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A drawn line that stands under a paragraph: a shape, a paragraph border, or a row of underscores/hyphens."""

    under: int | None
    """Index of the nearest paragraph with words above the line, in the same cell or text box."""
    length: Length | None
    how: str
    """shape, border, underscores, pdf"""
    centred: bool | None = None
    solid: bool | None = None
    weight: Length | None = None
    at: Location | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class LayoutTable:
    """A table's frame. Its words are the paragraphs whose ``cell.table`` is this table's index."""

    index: int
    grid: tuple[Length, ...]
    rows: int
    bordered: bool | None
    """Whether any inner or outer edge is drawn; ``None`` unknown."""
    width: Length | None = None
    header_rows: int = 0
    cant_split_rows: tuple[int, ...] = ()
    section: int = 0
    cell_margin_left: Length | None = None
    cell_margin_right: Length | None = None
    nested_in: int | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An embedded picture or a frame with words: seal, signature, stamp."""

    kind: str
    """picture or textbox"""
    content_type: str | None = None
    width: Length | None = None
    height: Length | None = None
    paragraph: int | None = None
    """Index of the paragraph that anchors it."""
    offset_left: Length | None = None
    transparent: bool | None = None
    main_color: str | None = None
    """blue, red, other; ``None`` unknown."""
    description: str | None = None
    text: str = ""
    outlined: bool | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of pages with one set-up."""

    index: int
    width: Length | None
    height: Length | None
    landscape: bool
    top: Length | None
    bottom: Length | None
    left: Length | None
    right: Length | None
    gutter: Length | None = None
    header_distance: Length | None = None
    title_page: bool = False
    page_start: int | None = None
    page_format: str | None = None
    headers: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """default, first, even -> indexes of the header's paragraphs (linked-to-previous resolved)."""
    footers: dict[str, tuple[int, ...]] = field(default_factory=dict)
    first_paragraph: int = 0
    break_type: str | None = None


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the container says, besides the words."""

    format: str
    """docx or pdf"""
    tracked_changes: bool = False
    comments: bool = False
    hidden_text: bool = False
    macros: bool = False
    signed: bool = False
    protected: bool = False
    pages: int | None = None
    """Known for pdf; for docx only an estimate from the file's own properties, or ``None``."""
    language: str | None = None
    title: str | None = None
    decomposed: int = 0
    """Paragraphs whose letters are stored decomposed (letter and marks apart); the layout shows them composed."""
    converted_from: str | None = None
    """doc, rtf or odt when the layout is that of a .docx that LibreOffice made of such a file; its paths lead nowhere."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole look of a document. ``paragraphs`` holds every paragraph in reading order: headers and footers come after
    the body, text boxes right after their anchor."""

    file: FileFacts
    sections: tuple[Section, ...]
    paragraphs: tuple[LayoutParagraph, ...]
    tables: tuple[LayoutTable, ...] = ()
    rule_lines: tuple[RuleLine, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def having(self, *components: Component) -> tuple[LayoutParagraph, ...]:
        """Return the paragraphs of these components, in reading order."""
        return tuple(p for p in self.paragraphs if p.role is not None and p.role.component in components)
