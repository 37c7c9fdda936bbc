"""Where an office's pre-printed blanks of bằng khen, giấy khen want each value: the sheet, and a place in millimetres."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Model

Millimetres = Annotated[float, Field(ge=0, le=1000)]
Align = Literal["", "giua", "trai", "phai"]


class Spot(Model):
    """The place of one value, in millimetres from the left and upper edge of the sheet; what is ``None`` or empty stays as it is
    in the template. ``shown`` false: the blank has it printed, or it is written by hand."""

    left: Millimetres | None = Field(default=None, alias="trai", description="mm từ mép trái của phôi")
    top: Millimetres | None = Field(default=None, alias="tren", description="mm từ mép trên của phôi")
    width: Millimetres | None = Field(default=None, alias="rong", description="mm, bề rộng dành cho dòng chữ")
    align: Align = Field(default="", alias="canh", description="giua, trai, phai")
    size: Annotated[float, Field(ge=6, le=72)] | None = Field(default=None, alias="co_chu", description="cỡ chữ (pt)")
    shown: bool = Field(default=True, alias="in", description="false: không in (phôi đã có, hoặc ghi tay)")


class Paper(Model):
    """A sheet of its own size, lying, in millimetres."""

    width: Annotated[float, Field(ge=100, le=900)] = Field(alias="rong")
    height: Annotated[float, Field(ge=100, le=900)] = Field(alias="cao")


class Spots(Model):
    """The places of the values that go onto a blank; the rest of a certificate is on it already."""

    name: Spot = Field(default=Spot(), alias="ten")
    where: Spot = Field(default=Spot(), alias="chuc_vu_don_vi")
    what_for: Spot = Field(default=Spot(), alias="thanh_tich")
    decision: Spot = Field(default=Spot(), alias="quyet_dinh")
    book: Spot = Field(default=Spot(), alias="so_so_vang")
    day: Spot = Field(default=Spot(), alias="dia_danh_ngay")
    office: Spot = Field(default=Spot(), alias="chuc_vu_ky")
    signer: Spot = Field(default=Spot(), alias="nguoi_ky")

    def by_tag(self) -> dict[str, Spot]:
        """Return the places that were given, by tag."""
        return {str(type(self).model_fields[name].alias): getattr(self, name) for name in self.model_fields_set}


class BlankLayout(Model):
    """The blank of an office: its sheet, how far its printer is off, and the place of each value by its tag."""

    sheet: Literal["a4", "a3"] | Paper = Field(default="a4", alias="kho", description="a4, a3 hoặc {rong: …, cao: …}")
    right: Annotated[float, Field(ge=-50, le=50)] = Field(
        default=0, alias="lech_phai", description="mm, dời mọi dòng sang phải"
    )
    down: Annotated[float, Field(ge=-50, le=50)] = Field(
        default=0, alias="lech_xuong", description="mm, dời mọi dòng xuống"
    )
    spots: Spots = Field(default=Spots(), alias="vi_tri", description="Vị trí của từng thẻ")


TAGS = tuple(str(field.alias) for field in Spots.model_fields.values())
"""The values that go onto a blank, by tag."""
