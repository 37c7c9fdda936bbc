"""The body of a document (ô 6): divisions, items, paragraphs, tables, charts and pictures, as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    PlainSerializer,
    Tag,
    ValidationInfo,
    model_serializer,
    model_validator,
)

from generator.model.base import Model
from generator.model.labels import Level, level_of
from generator.model.location import Location
from generator.model.provenance import Provenance


class Node(Model):
    """What every body node carries besides its words: where it was read, and where it was derived from."""

    provenance: tuple[Provenance, ...] = Field(default=(), alias="nguon_goc", description="Nguồn gốc của đoạn này")
    at: Location | None = Field(default=None, exclude=True, repr=False)


class Emphasis(Model):
    """Words of a paragraph that are printed bold or italic; they stand for their first occurrence in it."""

    text: str = Field(alias="van_ban", min_length=1, description="Cụm từ, đúng như trong đoạn")
    bold: bool = Field(default=False, alias="dam", description="In đậm")
    italic: bool = Field(default=False, alias="nghieng", description="In nghiêng")


class Note(Model):
    """A footnote. Its number stands behind the first occurrence of ``after``, or behind all the words. A bare text is enough."""

    text: str = Field(alias="van_ban", min_length=1, description="Lời chú thích ở cuối trang")
    after: str = Field(default="", alias="sau", description="Cụm từ mang số chú thích; để trống: cuối đoạn")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"van_ban": value} if isinstance(value, str) else value

    @model_serializer(mode="wrap")
    def _plain(self, handler: Any) -> Any:
        return handler(self) if self.after else self.text


def _one_note(value: Any) -> Any:
    return (value,) if isinstance(value, (str, dict)) else value


def _behind_words(notes: tuple[Note, ...], info: ValidationInfo) -> tuple[Note, ...]:
    # Run only where notes are given: a table of a million cells has none.
    text: str = info.data.get("text", info.data.get("heading")) or ""
    places: set[int] = set()
    for one in notes:
        if one.after not in text:
            raise ValueError(f"cụm từ “{one.after}” của chú thích không có trong đoạn")
        at = text.find(one.after) + len(one.after) if one.after else len(text)
        if at in places:
            raise ValueError("hai chú thích đứng cùng một chỗ: gộp thành một")
        places.add(at)
    return notes


Notes = Annotated[
    tuple[Note, ...],
    BeforeValidator(_one_note, json_schema_input_type=tuple[Note | str, ...] | Note | str),
    AfterValidator(_behind_words),
]


class Reference(Model):
    """Words of a text that refer to something with a name; their numbers follow it when it moves."""

    text: str = Field(alias="van_ban", min_length=1, description='Lời dẫn chiếu, ví dụ "khoản 2 Điều 3"')
    to: str = Field(alias="toi", description="Mã (ma) của điều, khoản, bảng, hình, phụ lục được dẫn chiếu")


def find_words(text: str, words: str, start: int = 0) -> int:
    """Return where ``words`` stand in ``text`` from ``start`` on, not as a part of longer words; -1 when they do not."""
    found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, start)
    return found.start() if found else -1


def _referring_words(references: tuple[Reference, ...], info: ValidationInfo) -> tuple[Reference, ...]:
    text: str = info.data.get("text", info.data.get("heading")) or ""
    last = 0
    for one in references:
        last = find_words(text, one.text, last)
        if last < 0:
            raise ValueError(
                f"lời dẫn chiếu “{one.text}” không có trong đoạn, hoặc không theo thứ tự từ trái sang phải"
            )
        last += len(one.text)
    return references


References = Annotated[tuple[Reference, ...], AfterValidator(_referring_words)]
_NAME = re.compile(r"[a-z][a-z0-9_]{0,35}")


def _plain_name(name: str) -> str:
    if name and not _NAME.fullmatch(name):
        raise ValueError(
            f"mã “{name[:40]}” chỉ gồm chữ thường không dấu, chữ số, gạch dưới, bắt đầu bằng chữ (ví dụ kinh_phi)"
        )
    return name


Name = Annotated[str, AfterValidator(_plain_name)]


class Paragraph(Node):
    """A paragraph without a label. In YAML a bare string is enough."""

    text: str = Field(alias="van_ban", description="Nội dung đoạn văn")
    align: str = Field(default="deu", alias="can", pattern="^(deu|giua|trai|phai)$", description="Căn lề")
    bold: bool = Field(default=False, alias="dam", description="In đậm cả đoạn")
    italic: bool = Field(default=False, alias="nghieng", description="In nghiêng cả đoạn")
    emphasis: tuple[Emphasis, ...] = Field(default=(), alias="nhan_manh", description="Các cụm từ đậm, nghiêng")
    notes: Notes = Field(default=(), alias="chu_thich", description="Các chú thích cuối trang của đoạn này")
    references: References = Field(default=(), alias="dan_chieu", description="Các lời dẫn chiếu trong đoạn này")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"van_ban": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _words_are_there(self) -> Self:
        _all_inside(self.emphasis, self.text)
        return self


class Division(Node):
    """A labelled part with a heading of its own line(s) and what stands under it: "I. MỤC ĐÍCH, YÊU CẦU", "Điều 3. …"."""

    label: str = Field(alias="nhan", description='Nhãn đúng như in ra: "I.", "1.", "a)", "Điều 1.", "Chương I"')
    heading: str = Field(default="", alias="tieu_de", description="Tiêu đề")
    level: Level = Field(alias="cap", description="Cấp của phần này")
    notes: Notes = Field(default=(), alias="chu_thich", description="Các chú thích cuối trang của tiêu đề này")
    references: References = Field(default=(), alias="dan_chieu", description="Các lời dẫn chiếu trong đoạn này")
    ref: Name = Field(default="", alias="ma", description="Mã để nơi khác dẫn chiếu: [[mã]]")
    children: tuple[BodyNode, ...] = Field(default=(), alias="noi_dung", description="Nội dung bên trong")

    @model_validator(mode="before")
    @classmethod
    def _level_from_label(cls, value: Any) -> Any:
        return _with_level(value)


class Item(Node):
    """A labelled paragraph: its words run on after the label, perhaps after a run-in heading ("1. Đối tượng: Các sở …")."""

    label: str = Field(alias="nhan", description='Nhãn đúng như in ra: "1.", "a)", "-", "Điều 1."')
    heading: str = Field(default="", alias="tieu_de", description="Tiêu đề liền dòng, kể cả dấu kết thúc")
    text: str = Field(alias="van_ban", description="Nội dung sau nhãn (và sau tiêu đề liền dòng)")
    level: Level = Field(alias="cap", description="Cấp của mục này")
    emphasis: tuple[Emphasis, ...] = Field(default=(), alias="nhan_manh", description="Các cụm từ đậm, nghiêng")
    notes: Notes = Field(default=(), alias="chu_thich", description="Các chú thích cuối trang của đoạn này")
    references: References = Field(default=(), alias="dan_chieu", description="Các lời dẫn chiếu trong đoạn này")
    ref: Name = Field(default="", alias="ma", description="Mã để nơi khác dẫn chiếu: [[mã]]")
    children: tuple[BodyNode, ...] = Field(default=(), alias="noi_dung", description="Nội dung bên trong")

    @model_validator(mode="after")
    def _words_are_there(self) -> Self:
        _all_inside(self.emphasis, self.text)
        return self

    @model_validator(mode="before")
    @classmethod
    def _level_from_label(cls, value: Any) -> Any:
        return _with_level(value)


class Cell(Model):
    """One cell of a table. In YAML a bare string is enough. Lines of one cell are separated by a newline."""

    text: str = Field(default="", alias="van_ban")
    columns: int = Field(default=1, alias="gop_cot", ge=1, description="Số cột mà ô này chiếm")
    rows: int = Field(default=1, alias="gop_hang", ge=1, description="Số hàng mà ô này chiếm")
    align: str | None = Field(default=None, alias="can", pattern="^(deu|giua|trai|phai)$")
    bold: bool | None = Field(default=None, alias="dam")

    notes: Notes = Field(default=(), alias="chu_thich", description="Các chú thích cuối trang của ô này")
    references: References = Field(default=(), alias="dan_chieu", description="Các lời dẫn chiếu trong đoạn này")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if value is None:
            return {}
        if isinstance(value, (str, int, float)):
            return {"van_ban": str(value)}
        return value

    @model_serializer(mode="wrap")
    def _plain(self, handler: Any) -> Any:
        plain = (
            self.columns == 1
            and self.rows == 1
            and self.align is None
            and self.bold is None
            and not self.notes
            and not self.references
        )
        return self.text if plain else handler(self)


class Table(Node):
    """A table of the body: rows of cells; a cell that spans rows is written once, in its first row.

    ``header_rows`` rows are repeated on every page. ``widths`` are shares of the text width (any positive numbers), empty
    when the writer is to compute them from the contents. ``caption`` stands above the table.
    """

    rows: tuple[tuple[Cell, ...], ...] = Field(alias="bang", description="Các hàng; mỗi hàng là danh sách ô")
    header_rows: int = Field(default=1, alias="hang_tieu_de", ge=0, description="Số hàng tiêu đề lặp lại ở mỗi trang")
    widths: tuple[float, ...] = Field(default=(), alias="do_rong", description="Tỷ lệ độ rộng các cột")
    caption: str = Field(default="", alias="ten_bang", description="Tên bảng, đặt phía trên")
    unit: str = Field(default="", alias="don_vi_tinh", description='Dòng "Đơn vị tính: …" phía trên bên phải')
    landscape: bool = Field(default=False, alias="ngang", description="Đặt bảng trên trang giấy ngang")
    ref: Name = Field(default="", alias="ma", description="Mã để nơi khác dẫn chiếu: [[mã]]")


_VIETNAMESE = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+,\d+")


def _number(value: Any) -> Any:
    """Read "1.250" and "97,5" as Vietnamese writes them; anything else is left to pydantic."""
    if isinstance(value, str) and _VIETNAMESE.fullmatch(value.strip()):
        return value.strip().replace(".", "").replace(",", ".")
    return value


def _written(value: float) -> str:
    """Write a figure so that it is read again as itself: "3.125" would be three thousand."""
    return str(int(value)) if value == int(value) else f"{Decimal(repr(value)):f}".replace(".", ",")


Figure = Annotated[
    float,
    Field(allow_inf_nan=False),
    BeforeValidator(_number, json_schema_input_type=float | str),
    PlainSerializer(_written, return_type=str),
]


class Series(Model):
    """One row of figures of a chart; ``None`` is a figure that is not known, and is not drawn."""

    name: str = Field(alias="ten", description="Tên dãy số liệu, ghi ở chú giải")
    values: tuple[Figure | None, ...] = Field(alias="gia_tri", description="Số liệu theo thứ tự của nhom; ~ là chưa có")


class Drawn(Node):
    """What is seen and not read: a chart or a picture. Its ``words`` say it to those who cannot see it."""


class Chart(Drawn):
    """A chart of the body, drawn by Word from figures that stay editable; ``name`` is printed above it."""

    name: str = Field(alias="bieu_do", description="Tên biểu đồ, in phía trên")
    shape: str = Field(default="cot", alias="dang", pattern="^(cot|thanh|duong|tron)$", description="Dạng biểu đồ")
    unit: str = Field(default="", alias="don_vi_tinh", description='Dòng "Đơn vị tính: …" phía trên bên phải')
    categories: tuple[str, ...] = Field(alias="nhom", min_length=1, max_length=200, description="Tên các nhóm")
    series: tuple[Series, ...] = Field(alias="so_lieu", min_length=1, max_length=20, description="Các dãy số liệu")
    words: str = Field(default="", alias="mo_ta", description="Lời mô tả cho người không nhìn thấy biểu đồ")
    ref: Name = Field(default="", alias="ma", description="Mã để nơi khác dẫn chiếu: [[mã]]")

    @model_validator(mode="after")
    def _even(self) -> Self:
        for one in self.series:
            if len(one.values) != len(self.categories):
                raise ValueError(f"dãy “{one.name}” có {len(one.values)} số, cần {len(self.categories)} (bằng số nhóm)")
        if self.shape == "tron" and len(self.series) != 1:
            raise ValueError("biểu đồ tròn chỉ có một dãy số liệu")
        return self


UNNAMED = "Hình ảnh"
"""What is said of a picture about which nothing is said."""
_CENTIMETRES = re.compile(r"(\d{1,2}(?:[.,]\d{1,2})?) ?(?:cm)?")
_SHARE = re.compile(r"(\d{1,3}) ?%")


class Image(Drawn):
    """A picture of the body, from a file beside the input; ``caption`` is printed below it."""

    file: str = Field(alias="hinh_anh", min_length=1, description="Tệp ảnh .png hoặc .jpg nằm cạnh tệp đầu vào")
    caption: str = Field(default="", alias="ten_hinh", description="Tên hình, in phía dưới")
    words: str = Field(default="", alias="mo_ta", description="Lời mô tả cho người không nhìn thấy hình")
    width: str = Field(
        default="",
        alias="rong",
        description='Bề rộng: số cm ("12"), hoặc phần của dòng chữ ("80%"); để trống: cỡ thật của ảnh',
    )
    align: str = Field(default="giua", alias="can", pattern="^(giua|trai|phai)$", description="Chỗ đặt hình")
    ref: Name = Field(default="", alias="ma", description="Mã để nơi khác dẫn chiếu: [[mã]]")

    @model_validator(mode="after")
    def _width_is_known(self) -> Self:
        self.width_on(100.0)
        return self

    def width_on(self, line: float) -> float | None:
        """Return the width in mm that is asked for on a line of ``line`` mm; ``None`` for the picture's own size."""
        if not self.width:
            return None
        if match := _SHARE.fullmatch(self.width.strip()):
            if 0 < int(match[1]) <= 100:
                return line * int(match[1]) / 100
        elif (match := _CENTIMETRES.fullmatch(self.width.strip())) and float(match[1].replace(",", ".")) > 0:
            return 10 * float(match[1].replace(",", "."))
        raise ValueError(f"bề rộng “{self.width[:20]}” không hiểu được: ghi số cm (12) hoặc phần trăm dòng chữ (80%)")


class Contents(Drawn):
    """A table of contents: Word counts the pages. It stands in the main text, between its paragraphs."""

    title: str = Field(alias="muc_luc", description="Tên mục lục, in phía trên: MỤC LỤC")
    levels: int = Field(default=2, alias="so_cap", ge=1, le=6, description="Số cấp đề mục được liệt kê")

    @model_validator(mode="before")
    @classmethod
    def _usual_title(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("muc_luc") in (True, "true", "co", "có"):
            return {**value, "muc_luc": "MỤC LỤC"}
        return value


def _all_inside(emphasis: tuple[Emphasis, ...], text: str) -> None:
    for one in emphasis:
        if one.text not in text:
            raise ValueError(f"cụm từ nhấn mạnh “{one.text}” không có trong đoạn")


def _with_level(value: Any) -> Any:
    """Fill in ``cap`` from the printed label where the writer left it out."""
    if not isinstance(value, dict) or "cap" in value or "level" in value:
        return value
    label = value.get("nhan", value.get("label"))
    if not isinstance(label, str):
        return value
    level = level_of(label)
    return {**value, "cap": level.value} if level else value


def _kind_of_node(value: Any) -> str:
    if isinstance(value, Node):
        return type(value).__name__
    if isinstance(value, dict):
        if "bang" in value or "rows" in value:
            return "Table"
        if "bieu_do" in value or "series" in value:
            return "Chart"
        if "hinh_anh" in value or "file" in value:
            return "Image"
        if "muc_luc" in value or "levels" in value:
            return "Contents"
        if "nhan" in value or "label" in value:
            return "Item" if "van_ban" in value or "text" in value else "Division"
    return "Paragraph"


BodyNode = Annotated[
    Annotated[Paragraph, Tag("Paragraph")]
    | Annotated[Division, Tag("Division")]
    | Annotated[Item, Tag("Item")]
    | Annotated[Table, Tag("Table")]
    | Annotated[Chart, Tag("Chart")]
    | Annotated[Image, Tag("Image")]
    | Annotated[Contents, Tag("Contents")],
    Discriminator(_kind_of_node),
]


def walk(nodes: tuple[BodyNode, ...]) -> Iterator[BodyNode]:
    """Yield every node of the tree in reading order, a parent before its children."""
    for node in nodes:
        yield node
        if isinstance(node, (Division, Item)):
            yield from walk(node.children)
