"""Places in the clerk's words: "dòng Số, ký hiệu", "căn cứ thứ 2", "Phụ lục I", "đoạn 41"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.messages import _
from generator.model.layout import Component, LayoutParagraph
from generator.model.location import Location

if TYPE_CHECKING:
    from generator.rules.subject import Subject


def names() -> dict[Component, str]:
    """Return the name of each component as a clerk says it."""
    return {
        Component.QUOC_HIEU: _("dòng Quốc hiệu"),
        Component.TIEU_NGU: _("dòng Tiêu ngữ"),
        Component.CHU_QUAN: _("tên cơ quan chủ quản"),
        Component.CO_QUAN: _("tên cơ quan ban hành"),
        Component.SO_KY_HIEU: _("dòng Số, ký hiệu"),
        Component.DIA_DANH: _("dòng địa danh, ngày tháng"),
        Component.TEN_LOAI: _("tên loại văn bản"),
        Component.TRICH_YEU: _("trích yếu"),
        Component.KINH_GUI: _("phần Kính gửi"),
        Component.THAM_QUYEN: _("dòng thẩm quyền ban hành"),
        Component.CAN_CU: _("căn cứ"),
        Component.LOI_BAN_HANH: _("dòng QUYẾT ĐỊNH/QUYẾT NGHỊ"),
        Component.DE_MUC: _("đề mục"),
        Component.MUC: _("nội dung"),
        Component.DOAN: _("nội dung"),
        Component.BANG: _("bảng"),
        Component.TEN_BANG: _("tên bảng"),
        Component.NOI_NHAN_NHAN: _("chữ “Nơi nhận:”"),
        Component.NOI_NHAN: _("danh sách nơi nhận"),
        Component.LUU: _("dòng Lưu"),
        Component.NGUOI_SOAN: _("ký hiệu người soạn thảo"),
        Component.KY_CHUC_VU: _("dòng quyền hạn, chức vụ người ký"),
        Component.KY_CHUC_VU_KHAC: _("chức vụ khác của người ký"),
        Component.KY_HO_TEN: _("họ tên người ký"),
        Component.PHU_LUC_NHAN: _("dòng “Phụ lục”"),
        Component.PHU_LUC_TIEU_DE: _("tên phụ lục"),
        Component.KEM_THEO: _("dòng “(Kèm theo …)”"),
        Component.DO_MAT: _("dấu chỉ độ mật"),
        Component.DO_KHAN: _("dấu chỉ mức độ khẩn"),
        Component.LUU_HANH: _("chỉ dẫn phạm vi lưu hành"),
        Component.DIA_CHI: _("địa chỉ cơ quan cuối trang"),
        Component.KY_SO: _("dòng thông tin chữ ký số"),
        Component.SO_TRANG: _("số trang"),
        Component.DUONG_KE: _("đường kẻ"),
        Component.NGOAI: _("ngoài văn bản"),
    }


def place_of(
    subject: Subject, paragraph: LayoutParagraph | None, component: Component | None, at: Location | None
) -> str:
    """Return where a finding stands, in the clerk's words; "" when it is about the whole file."""
    words = names().get(component, "") if component else ""
    at = at or (paragraph.at if paragraph is not None else None)
    if at is not None and at.paragraph is not None:
        number = _("đoạn {n}").format(n=at.paragraph)
        return f"{words} ({number})" if words else number
    return words
