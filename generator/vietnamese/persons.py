"""Names of persons: the family names of the peoples of Vietnam, by which a name in capitals is told from an office."""

from __future__ import annotations

from generator.vietnamese.text import nfc
from generator.vietnamese.tone import to_old

_FAMILY_NAMES = """
An Anh Ánh Ân Âu Ấu Bá Bạc Bạch Bàn Bàng Bành Bế Bì Bồ Bùi Bảo Cà Cai Cái Cam Cao Cát Cầm Cấn Chế Châu Chiêm Chiêu Chu Chương
Chử Cổ Cù Cung Cư Cự Danh Dã Diêm Diệp Doãn Duy Dư Dương Đái Đàm Đàng Đào Đạo Đặng Đèo Đèn Điền Điêu Điểu Đinh Đoàn Đô Đỗ Đổng Đồng
Đống Đương Đường Giang Giáp Giàng Hà Hạ Hàn Hàng Hán Hầu Hình Hoa Hoàng Hoắc Hồ Hồng Hờ Hùng Huỳnh Hứa Hướng Kha Khà Khang Khâu
Khiếu Khổng Khuất Khúc Khương Kiên Kiều Kim Kỷ La Lã Lạc Lại Lam Lâm Lâu Lầu Lê Lều Lèng Liêng Liêu Liễu Lò Long Lô Lỗ Lộ Lộc Lù Luân
Lục Lư Lừ Lữ Lường Lương Lưu Lý Lỳ Ma Mã Mạc Mạch Mai Mang Màng Mạnh Mẫn Mâu Mè Mịch Mộc Mông Mùa Ngạc Ngải Nghê Nghị Nghiêm Ngô Ngọc
Ngụy Nguyễn Nhâm Nhan Nhữ Ninh Nông Ôn Ông Phạm Phan Phàn Phí Phó Phong Phù Phú Phùng Phương Quách Quan Quàng Quảng Quế Quyền Sa Sái
Sầm Sằn Seo Sình Sơn Sử Sùng Tạ Tải Tán Tào Tăng Tần Tất Tẩn Thạch Thái Thàng Thành Thào Thân Thập Thẩm Thiều Thiệu Thoòng Thông Thôi
Thuận Thường Ti Tiên Tiêu Tiền Tiết Tín Tòng Tô Tôn Tôn-Thất Tống Tưởng Tốt Trà Tráng Trang Trầm Trần Tri Triệu Trình Trịnh Trọng Trung
Trương Từ Tường Tướng Ty Uông Ung Ứng Ưng Vàng Văn Vạn Vi Viên Vòng Võ Vũ Vương Vừ Vưu Xa Xồng Yên Y A H' Ka K' Ksor Rơ Rcom Siu Kpă
Kpuih Nay Niê Kbuôr Mlô Hồ Pơloong Alăng Bríu Zơrâm Bling Coor Bhnướch Rơmah Rah Puih Ro Ksơr Đinh Kon Cil Liêng Lơ Lơmu Krajăn Kră
Bon Dong Đa Touneh Ya Bơ Kơ Cao Thi Thị Neang Chau Kiêm Mouk Jang Kring Ríah Jơ Bnướch Tơ Tu Pi Chamaléa Katơr Patâu Mấu Cadá
"""
FAMILY_NAMES = frozenset(nfc(name).casefold() for name in _FAMILY_NAMES.split())
"""In small letters, marks placed the old way."""


def is_family_name(syllable: str) -> bool:
    """Return whether a syllable, in any case, is a family name (or the first syllable of one): "Thạch", "NIÊ", "Y"."""
    return to_old(nfc(syllable)).casefold() in FAMILY_NAMES
