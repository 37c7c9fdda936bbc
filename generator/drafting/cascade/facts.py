"""What only the lower unit knows: its targets, resolutions, names, signer, deadlines. What is not given stays a blank."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from pydantic import Field

from generator.model.base import Model
from generator.model.document import DocumentDate


class MovementName(Enum):
    """What becomes of the movement's name one level down."""

    AUTO = "tu_dong"
    """Keep it when it holds no place; otherwise the unit's own name takes the province's place."""
    KEEP = "giu_nguyen"
    STRIP = "bo_ten_cap_tren"
    OWN = "dia_phuong_hoa"


class OwnTarget(Model):
    """A target of the unit itself: which one, and its value as it is to be printed."""

    indicator: str = Field(alias="chi_tieu", description='Chỉ tiêu nào, ví dụ "tỷ lệ hộ nghèo"')
    value: str = Field(alias="gia_tri", description='Giá trị in ra, ví dụ "1 - 1,5%/năm"')
    group: str = Field(default="", alias="nhom", description='Nhóm dân cư, ví dụ "dân tộc Khmer"')


class Steps(Model):
    """How far deadlines move at each step down, in working days."""

    units: int = Field(
        default=5, ge=1, alias="don_vi_cap_duoi", description="Đơn vị cấp dưới báo cáo phòng: trước mấy ngày làm việc"
    )


class Facts(Model):
    """The local facts of one lower plan. Everything may be left out."""

    unit: str = Field(default="", alias="don_vi", description="Đơn vị, ví dụ: huyện Châu Thành")
    date: DocumentDate | None = Field(
        default=None, alias="ngay_lap", description="Ngày soạn (chọn luật, tên cơ quan); không in ra"
    )
    lower: str = Field(default="", alias="don_vi_cap_duoi", description="Các đơn vị bên dưới: các xã, thị trấn")
    community: str = Field(
        default="", alias="cong_dong", description="Tên gọi cộng đồng dân cư: ấp, khóm, thôn, tổ dân phố"
    )
    movement: MovementName = Field(
        default=MovementName.AUTO, alias="ten_phong_trao", description="Cách đặt tên phong trào"
    )
    movement_own: str = Field(default="", alias="ten_phong_trao_rieng", description="Tên phong trào riêng của đơn vị")
    period: str = Field(default="", alias="giai_doan", description="Giai đoạn hoặc năm của kế hoạch, khi khác cấp trên")
    resolutions: tuple[str, ...] = Field(
        default=(), alias="nghi_quyet", description="Nghị quyết của cấp ủy, HĐND cùng cấp làm căn cứ"
    )
    targets: tuple[OwnTarget, ...] = Field(default=(), alias="chi_tieu", description="Chỉ tiêu của đơn vị")
    standing: str = Field(
        default="", alias="phong_thuong_truc", description="Phòng giúp UBND tổng hợp; để trống: theo lĩnh vực"
    )
    bodies: dict[str, str] = Field(
        default_factory=dict, alias="ten_co_quan", description="Tên riêng tại địa phương: mã cơ quan → tên"
    )
    office: tuple[str, ...] = Field(
        default=(), alias="quyen_han_chuc_vu", description="Các dòng quyền hạn, chức vụ người ký"
    )
    signer: str = Field(default="", alias="ho_ten", description="Họ và tên người ký")
    archive: str = Field(default="", alias="luu", description="Dòng Lưu, ví dụ: Lưu: VT, NV.")
    steps: Steps = Field(default=Steps(), alias="lui_thoi_han")
    holidays: tuple[dt.date, ...] = Field(default=(), alias="nghi_le", description="Các ngày nghỉ lễ, nghỉ bù đã biết")


class FactsFile(Facts):
    """A file of facts: of one unit; or what is common to all (without ``don_vi``) and the facts of each unit."""

    units: tuple[Facts, ...] = Field(default=(), alias="cac_don_vi", description="Dữ kiện của từng đơn vị")
