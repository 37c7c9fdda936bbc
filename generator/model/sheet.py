"""A table that stands in a workbook: what an input says of it, before its rows are read and take its place."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Model
from generator.model.body import Name

FILE = "tu_tep"
"""The key by which such a table is known among the nodes of a body."""


class SheetTable(Model):
    """A range of an .xlsx beside the input that is printed as a table. It becomes a :class:`~generator.model.Table`."""

    file: str = Field(alias="tu_tep", min_length=1, description="Tệp .xlsx nằm cạnh tệp đầu vào")
    sheet: str = Field(default="", alias="trang_tinh", description="Tên trang tính; để trống: trang tính đầu tiên")
    range: str = Field(
        default="",
        alias="vung",
        description="Vùng ô (A3:F40), tên vùng, hoặc tên bảng của Excel; để trống: cả trang tính",
    )
    hidden: str | None = Field(
        default=None,
        alias="phan_an",
        pattern="^(bo|giu)$",
        description="Hàng, cột ẩn trong Excel: bo (không in), giu (in)",
    )
    totals: tuple[str, ...] = Field(
        default=(), alias="tong_cong", max_length=63, description="Các cột (chữ cái của Excel) cộng thành hàng cuối"
    )
    header_rows: int | None = Field(
        default=None, alias="hang_tieu_de", ge=0, description="Số hàng tiêu đề; để trống: theo ô gộp ở hàng đầu"
    )
    widths: tuple[float, ...] = Field(default=(), alias="do_rong", description="Tỷ lệ độ rộng các cột")
    caption: str = Field(default="", alias="ten_bang", description="Tên bảng, đặt phía trên")
    unit: str = Field(default="", alias="don_vi_tinh", description='Dòng "Đơn vị tính: …" phía trên bên phải')
    landscape: bool = Field(default=False, alias="ngang", description="Đặt bảng trên trang giấy ngang")
    ref: Name = Field(default="", alias="ma", description="Mã để nơi khác dẫn chiếu: [[mã]]")
