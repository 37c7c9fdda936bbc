"""The Document: what an official document says, in the decree's components (ô 1–14 of PL1/P1/M4)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, model_serializer, model_validator

from generator.model.base import Model
from generator.model.body import BodyNode, Name, Node

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"


def _text_number(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


DocumentNumber = Annotated[str, BeforeValidator(_text_number)]


def _parse_date(value: Any) -> Any:
    """Accept 05/3/2020, 5-3-2020, 2020-03-05 and a date; anything else is left to pydantic to refuse."""
    if isinstance(value, str):
        text = value.strip()
        for separator in "/-.":
            parts = text.split(separator)
            if len(parts) == 3 and all(part.strip().isdigit() for part in parts):
                numbers = [int(part) for part in parts]
                day, month, year = numbers if len(parts[2].strip()) == 4 else reversed(numbers)
                return dt.date(year, month, day)
        raise ValueError("ngày phải viết dạng ngày/tháng/năm, ví dụ 05/3/2026")
    return value


DocumentDate = Annotated[
    dt.date,
    BeforeValidator(_parse_date),
    PlainSerializer(
        lambda d: f"{d.day:02d}/{d.month:02d}/{d.year}" if d.month < 3 else f"{d.day:02d}/{d.month}/{d.year}"
    ),
]


def _one_line(value: Any) -> Any:
    """A clerk may write one line without making a list of it; a block of several lines is several lines."""
    return tuple(line for line in value.split("\n") if line.strip()) if isinstance(value, str) else value


Lines = Annotated[tuple[str, ...], BeforeValidator(_one_line, json_schema_input_type=tuple[str, ...] | str)]


class LegalBasis(Node):
    """One căn cứ paragraph, its words complete, with its own mark at the end. In YAML a bare string is enough."""

    text: str = Field(alias="van_ban", description="Cả dòng căn cứ, kể cả dấu cuối dòng")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"van_ban": value} if isinstance(value, str) else value

    @model_serializer(mode="wrap")
    def _plain(self, handler: Any) -> Any:
        return handler(self) if self.provenance else self.text


class Signature(Model):
    """Ô 7: the lines of authority and office as printed, and the name.

    ``lines`` holds every line from the first prefix to the last office: ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH"]. ``other_office`` is the office above the name used by advisory bodies (k7/c).
    """

    lines: Lines = Field(default=(), alias="quyen_han_chuc_vu", description="Các dòng quyền hạn, chức vụ")
    other_office: str = Field(default="", alias="chuc_vu_khac", description="Chức vụ khác, ngay trên họ tên")
    name: str = Field(default="", alias="ho_ten", description="Họ và tên người ký")
    image: str = Field(default="", alias="anh_chu_ky", description="Tệp ảnh chữ ký (PNG, nền trong, màu xanh)")
    seal: str = Field(default="", alias="anh_dau", description="Tệp ảnh dấu (PNG, nền trong, màu đỏ)")


class Recipients(Model):
    """Ô 9b: the recipient lines without their dash, marks kept as printed, and the Lưu line ("Lưu: VT, NC.")."""

    lines: Lines = Field(default=(), alias="danh_sach", description='Các dòng, không kèm dấu gạch: "Như trên;"')
    archive: str = Field(default="", alias="luu", description='Dòng lưu, ví dụ "Lưu: VT, TCCB."')
    drafter: str = Field(default="", alias="nguoi_soan", description='Ký hiệu người soạn thảo và số bản: "PL.(300)"')


class Appendix(Model):
    """One phụ lục after the signature (PL1/P1/M3/k1), or a text issued with the document.

    ``separate``: it is a file of its own; ``signing`` is then the line of the digital signature on it, once it is signed.
    """

    label: str = Field(default="", alias="nhan", description='"Phụ lục", "Phụ lục I"; để trống nếu là văn bản kèm theo')
    ref: Name = Field(default="", alias="ma", description="Mã để nơi khác dẫn chiếu: [[mã]]")
    title: str = Field(default="", alias="tieu_de", description="Tên phụ lục")
    reference: str = Field(default="", alias="kem_theo", description="(Kèm theo Kế hoạch số … ngày … của …)")
    body: tuple[BodyNode, ...] = Field(default=(), alias="noi_dung", description="Nội dung phụ lục")
    landscape: bool = Field(default=False, alias="ngang", description="Trang giấy ngang")
    superior: Lines = Field(default=(), alias="co_quan_chu_quan")
    issuer: Lines = Field(default=(), alias="co_quan", description="Văn bản kèm theo: cơ quan ban hành")
    kind_name: str = Field(default="", alias="ten_loai", description="Văn bản kèm theo: tên loại (QUY CHẾ …)")
    signature: Signature | None = Field(default=None, alias="ky", description="Chữ ký riêng của phụ lục, nếu có")
    separate: bool = Field(default=False, alias="tep_rieng", description="Ghi phụ lục này thành một tệp riêng")
    signing: str = Field(
        default="",
        alias="thong_tin_ky_so",
        description='Phụ lục điện tử ở tệp riêng: dòng "Số: 15/KH-UBND; 05/03/2026; 14:30:05" ở góc trên bên phải',
    )


class Document(Model):
    """Everything an official document says. Every text is as printed; nothing is normalised here.

    ``kind`` is a slug of the catalog (``ke-hoach``, ``cong-van`` …). ``number`` is empty while the văn thư has not given
    one; ``date`` is ``None`` then too (``month`` and ``year`` may be known: "ngày … tháng 6 năm 2026").
    """

    kind: str = Field(alias="loai", description="Loại văn bản, theo danh mục (ke-hoach, bao-cao, cong-van, …)")
    kind_name: str = Field(default="", alias="ten_loai", description="Tên loại như in ra, khi khác danh mục")
    superior: Lines = Field(default=(), alias="co_quan_chu_quan", description="Các dòng cơ quan chủ quản")
    issuer: Lines = Field(default=(), alias="co_quan", description="Các dòng tên cơ quan ban hành")
    number: DocumentNumber = Field(default="", alias="so", description="Số; để trống khi chưa cấp")
    symbol: str = Field(default="", alias="ky_hieu", description="Ký hiệu, ví dụ KH-UBND")
    place: str = Field(default="", alias="dia_danh", description="Địa danh, ví dụ Sóc Trăng")
    date: DocumentDate | None = Field(default=None, alias="ngay", description="Ngày ban hành, dạng 12/10/2022")
    month: int | None = Field(default=None, alias="thang", ge=1, le=12, description="Tháng, khi chưa có ngày")
    year: int | None = Field(default=None, alias="nam", description="Năm, khi chưa có ngày")
    title: str = Field(default="", alias="trich_yeu", description="Trích yếu nội dung")
    addressees: Lines = Field(default=(), alias="kinh_gui", description="Nơi kính gửi, mỗi nơi một dòng")
    authority: Lines = Field(default=(), alias="tham_quyen", description="Dòng thẩm quyền ban hành (QĐ, NQ)")
    bases: tuple[LegalBasis, ...] = Field(default=(), alias="can_cu", description="Các căn cứ")
    enacting: str = Field(default="", alias="loi_ban_hanh", description='"QUYẾT ĐỊNH:", "QUYẾT NGHỊ:"')
    body: tuple[BodyNode, ...] = Field(default=(), alias="noi_dung", description="Nội dung văn bản")
    recipients: Recipients = Field(default=Recipients(), alias="noi_nhan", description="Nơi nhận")
    signature: Signature = Field(default=Signature(), alias="ky", description="Quyền hạn, chức vụ, họ tên người ký")
    cosignature: Signature | None = Field(
        default=None, alias="ky_trai", description="Người ký bên trái (biên bản: thư ký)"
    )
    appendices: tuple[Appendix, ...] = Field(default=(), alias="phu_luc", description="Phụ lục, văn bản kèm theo")
    secrecy: str = Field(default="", alias="do_mat", description="MẬT, TỐI MẬT, TUYỆT MẬT")
    urgency: str = Field(default="", alias="do_khan", description="KHẨN, THƯỢNG KHẨN, HỎA TỐC")
    circulation: str = Field(default="", alias="luu_hanh", description="XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ")
    signing: str = Field(
        default="",
        alias="thong_tin_ky_so",
        description='Bản sao điện tử của văn bản này: dòng "SAO Y; SỞ NỘI VỤ; 05/03/2026; 14:30:05" ở góc trên bên phải',
    )
    contact: Lines = Field(default=(), alias="dia_chi", description="Địa chỉ, điện thoại… ở chân trang 1 (ô 13)")
