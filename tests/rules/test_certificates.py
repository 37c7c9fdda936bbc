"""Bằng khen, giấy khen are no documents of Điều 7: their form is not judged, their words are; what only looks like one is."""

from __future__ import annotations

import pytest

from generator import resources
from generator.model.reading import Reading
from generator.readers import read_bytes
from generator.rules.engine import check
from generator.writers import docx

VALUES = {
    "nguoi_quyet_dinh": "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ PHÚ TÂM", "tang": "TẶNG", "hinh_thuc": "GIẤY KHEN", "ten": "Bà Kim Thị Sa (mẫu)",
    "chuc_vu_don_vi": "Ấp Mẫu, xã Phú Tâm", "thanh_tich": "Đã có thành tích: Thoát nghèo bền vững năm 2025",
    "quyet_dinh": "Quyết định số 15/QĐ-UBND ngày 01 tháng 8 năm 2026", "so_so_vang": "……",
    "dia_danh_ngay": "Phú Tâm, ngày 01 tháng 8 năm 2026", "chuc_vu_ky": "CHỦ TỊCH", "nguoi_ky": "Võ Thị Ký (mẫu)",
}  # fmt: skip


def sheet(name: str, **changes: str) -> Reading:
    data = docx.compile_template(resources.template_path(name)).fill({**VALUES, **changes})
    return read_bytes(data, source="bang.docx", suffix=".docx")


@pytest.mark.parametrize("name", ["bang-a4", "bang-a3", "phoi-a4", "phoi-a3"])
def test_a_certificate_is_known_and_its_form_is_not_judged(name: str) -> None:
    report = check(sheet(name))
    assert [finding.rule for finding in report.findings] == []
    assert "không thuộc các loại văn bản ở Điều 7" in report.notes[0]


def test_its_words_are_still_read() -> None:
    report = check(sheet("bang-a4", thanh_tich="Đã có thành tích suất sắc trong phong trào"))
    assert [finding.rule for finding in report.findings] == ["SPELL-002"]


def test_a_decision_on_a_giay_khen_is_a_document() -> None:
    text = """ỦY BAN NHÂN DÂN XÃ PHÚ TÂM
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 15/QĐ-UBND
QUYẾT ĐỊNH
Về việc tặng Giấy khen
"""
    report = check(read_bytes(text.encode(), source="quyet-dinh.txt", suffix=".txt"))
    assert not any("Điều 7" in note for note in report.notes)
    assert any(finding.rule.startswith("ND30") for finding in report.findings)
