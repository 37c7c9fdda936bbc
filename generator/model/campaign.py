"""One round of collecting for a yearly report, as an office writes it: who asks, which form, which units, the year."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator

from generator.model.base import Model
from generator.model.document import DocumentDate


class Reporter(Model):
    """The body that asks for the returns and writes the report; what is not given stays a blank."""

    superior: tuple[str, ...] = Field(default=(), alias="co_quan_chu_quan")
    issuer: tuple[str, ...] = Field(default=(), alias="co_quan")
    symbol: str = Field(default="", alias="ky_hieu", description="Ký hiệu báo cáo, ví dụ BC-SNV")
    place: str = Field(default="", alias="dia_danh")
    addressees: tuple[str, ...] = Field(default=(), alias="kinh_gui")
    recipients: tuple[str, ...] = Field(default=("Như trên;",), alias="noi_nhan")
    archive: str = Field(default="", alias="luu")
    office: tuple[str, ...] = Field(default=(), alias="quyen_han_chuc_vu")
    signer: str = Field(default="", alias="ho_ten")


class ReportingUnit(Model):
    """One unit that has to report. In YAML a bare name is enough where the level follows from it."""

    name: str = Field(alias="ten")
    level: str = Field(default="", alias="cap", pattern="^(|so|huyen|xa|thon)$", description="so, huyen, xa, thon")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"ten": value} if isinstance(value, str) else value


class Campaign(Model):
    """The round: year, form, units, reporter. ``deadline`` overrides the plan's own."""

    year: int = Field(alias="nam", ge=2000, le=2100)
    form: str = Field(default="giam-ngheo", alias="bieu", description="Mã biểu có sẵn, hoặc đường dẫn tệp biểu .yaml")
    units: tuple[ReportingUnit, ...] = Field(alias="don_vi", min_length=1)
    reporter: Reporter = Field(default=Reporter(), alias="don_vi_tong_hop")
    deadline: DocumentDate | None = Field(default=None, alias="han_gui", description="Hạn gửi, khi khác kế hoạch")
    sample: bool = Field(default=False, alias="so_lieu_mau", description="Số liệu chạy thử: mọi văn bản đều ghi rõ")
    sample_years: int = Field(
        default=1, ge=1, le=2, alias="so_nam_mau", description="Số năm chạy thử: 2 là có cả năm trước"
    )
