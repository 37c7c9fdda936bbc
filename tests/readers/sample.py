"""One small plan in many forms: every reader must read the same document from it."""

from __future__ import annotations

from generator.model import Document
from generator.model.printed import printed_lines

PRINTED = [
    "UBND TỈNH NGHỆ AN",
    "SỞ NỘI VỤ",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-SNV",
    "Nghệ An, ngày 05 tháng 3 năm 2026",
    "KẾ HOẠCH",
    "Tổ chức Hội nghị điển hình tiên tiến ngành Nội vụ",
    "Thực hiện Kế hoạch số 5/KH-UBND của Ủy ban nhân dân tỉnh về tổ chức Hội nghị điển hình tiên tiến các cấp, Sở Nội vụ "
    "ban hành Kế hoạch với các nội dung như sau:",
    "1. Phát động phong trào thi đua trong toàn ngành từ tháng 3 năm 2026 đến hết tháng 6 năm 2026.",
    "2. Các phòng, đơn vị trực thuộc báo cáo kết quả về Văn phòng Sở trước ngày 30 tháng 6 năm 2026 để tổng hợp, báo cáo "
    "Giám đốc Sở./.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT.",
    "GIÁM ĐỐC",
    "Nguyễn Văn An",
]
"""What the plan prints, paragraph by paragraph."""


def printed(document: Document) -> list[str]:
    """Return what a reading of the plan prints."""
    return printed_lines(document, kind_name="KẾ HOẠCH")
