"""Where a derived sentence or figure comes from."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import Model


class Provenance(Model):
    """One step back: the source, the item in it, what made the step, and how.

    ``item`` names a paragraph ("đoạn 41"), a cell ("Biểu 1!C7") or an article ("khoản 2 Điều 8").
    """

    source: str = Field(alias="nguon", description="Tệp, văn bản hoặc bộ dữ liệu là nguồn")
    item: str = Field(default="", alias="muc", description="Đoạn, ô hoặc điều khoản trong nguồn")
    by: str = Field(default="", alias="cach", description="Bước xử lý đã tạo ra nội dung này")
    note: str = Field(default="", alias="ghi_chu", description="Đã làm gì với nội dung nguồn")
    decision: str = Field(default="", alias="can_quyet_dinh", description="Điều người dùng phải quyết định ở đoạn này")
