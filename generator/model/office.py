"""What an office writes once for all its documents: its names, signatories, recipients, and a library of passages."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from generator.model.base import Model
from generator.model.document import DocumentDate, Lines


class Signatory(Model):
    """One person who signs, with the lines above the name: "KT.", "TL." there are the right to sign so.

    ``kinds`` are the kinds the right covers, all when empty; ``since`` and ``until`` the days between which it holds. A person
    with several rights has several entries.
    """

    lines: Lines = Field(alias="quyen_han_chuc_vu", description="Các dòng quyền hạn, chức vụ, ví dụ KT. GIÁM ĐỐC")
    name: str = Field(default="", alias="ho_ten", description="Họ và tên người ký")
    kinds: tuple[str, ...] = Field(default=(), alias="cac_loai", description="Các loại được ký; để trống: mọi loại")
    since: DocumentDate | None = Field(default=None, alias="tu_ngay", description="Được ký từ ngày")
    until: DocumentDate | None = Field(default=None, alias="den_ngay", description="Được ký đến hết ngày")


class Passage(Model):
    """A named passage of the library: its lines, and the days between which it may be used."""

    lines: Lines = Field(alias="van_ban", description="Các dòng của đoạn, đúng như in ra")
    since: DocumentDate | None = Field(default=None, alias="tu_ngay", description="Dùng được từ ngày")
    until: DocumentDate | None = Field(default=None, alias="den_ngay", description="Dùng được đến hết ngày")


class Office(Model):
    """The profile of an office (``ho-so-co-quan.yaml``); every part may be left out."""

    superior: Lines = Field(default=(), alias="co_quan_chu_quan", description="Các dòng cơ quan chủ quản")
    issuer: Lines = Field(default=(), alias="co_quan", description="Các dòng tên cơ quan ban hành")
    letters: str = Field(default="", alias="chu_viet_tat", description="Chữ viết tắt trong ký hiệu, ví dụ SNV")
    place: str = Field(default="", alias="dia_danh", description="Địa danh")
    templates: str = Field(default="", alias="mau", description="Thư mục mẫu của cơ quan, tính từ chỗ của hồ sơ")
    contact: Lines = Field(default=(), alias="dia_chi", description="Địa chỉ ở chân trang 1, nếu in")
    signatories: dict[str, Signatory] = Field(default={}, alias="nguoi_ky", description="Người ký, theo tên gọi tắt")
    usual: str = Field(default="", alias="nguoi_ky_thuong_dung", description="Tên gọi tắt của người ký khi không nêu")
    archive: str = Field(default="", alias="luu", description='Dòng lưu, ví dụ "Lưu: VT, TĐKT."')
    recipients: dict[str, Lines] = Field(default={}, alias="noi_nhan", description="Nơi nhận của từng loại văn bản")
    library: dict[str, Passage] = Field(default={}, alias="thu_vien", description="Các đoạn dùng lại, theo tên")

    @model_validator(mode="after")
    def _usual_is_there(self) -> Self:
        if self.usual and self.usual not in self.signatories:
            raise ValueError(f"nguoi_ky_thuong_dung: “{self.usual}” không có trong nguoi_ky")
        return self
