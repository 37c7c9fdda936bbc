"""Thousands of documents with pictures, charts and tables of workbooks: each alone, and all in one file."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document as open_docx
from PIL import Image as Pillow

from generator.errors import GeneratorError
from generator.workflows import library

BASE = """\
loai: cong-van
co_quan: [SỞ NỘI VỤ]
so: "{so}"
ky_hieu: SNV-VP
dia_danh: Hà Nội
ngay: 05/3/2026
trich_yeu: gửi số liệu cho {ten}
kinh_gui: ["{ten}"]
noi_dung:
  - Sở Nội vụ gửi {ten} số liệu sau.
  - {hinh_anh: "so-do.png", ten_hinh: Hình 1. Sơ đồ}
  - {tu_tep: so-lieu.xlsx, vung: "A1:B{hang}"}
  - bieu_do: Biểu đồ 1. Số hộ
    nhom: [A, B]
    so_lieu: [{ten: Số hộ, gia_tri: ["1", "{hang}"]}]
  - Đề nghị {ten} thực hiện./.
noi_nhan: {danh_sach: [Như trên;], luu: "Lưu: VT, VP."}
ky: {quyen_han_chuc_vu: [GIÁM ĐỐC], ho_ten: Nguyễn Văn A}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "chung.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "xa.csv").write_text("so,ten,hang\n1,Xã A,2\n2,Xã B,3\n3,Xã C,2\n", encoding="utf-8")
    Pillow.new("RGB", (80, 40), "navy").save(tmp_path / "so-do.png")
    book = openpyxl.Workbook()
    for row in (["TT", "Tên"], [1, "Một"], [2, "Hai"]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "so-lieu.xlsx")
    return tmp_path


def test_each_document_has_its_own(folder: Path) -> None:
    library.batch("cong-van", folder / "xa.csv", folder / "ra", base=folder / "chung.yaml", name="{so}")
    rows = [len(open_docx(str(folder / "ra" / f"{number}.docx")).tables[-2].rows) for number in (1, 2, 3)]
    assert rows == [2, 3, 2]


def test_all_in_one_file_every_picture_and_chart_is_found(folder: Path) -> None:
    library.batch("cong-van", folder / "xa.csv", folder / "ra", base=folder / "chung.yaml", form="join")
    whole = folder / "ra" / "van-ban.docx"
    with zipfile.ZipFile(whole) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert len([name for name in names if "/media/" in name]) == 1
        assert len([name for name in names if name.startswith("word/charts/bieu_do")]) == 3
    part = open_docx(str(whole)).part
    used = [str(value) for value in part.element.xpath("//@r:embed | //c:chart/@r:id")]
    assert len(used) == 6
    assert all(part.rels[name].target_part.blob for name in used)
    numbers = part.element.xpath("//wp:docPr/@id")
    assert len(numbers) == len(set(numbers))


def test_a_row_whose_table_or_picture_is_not_there_is_told_with_its_place(folder: Path) -> None:
    (folder / "chung.yaml").write_text(BASE.replace("so-do.png", "{ten}.png"), encoding="utf-8")
    with pytest.raises(GeneratorError) as caught:
        library.batch("cong-van", folder / "xa.csv", folder / "ra", base=folder / "chung.yaml")
    assert str(caught.value).count("không có tệp này") == 3
    assert not (folder / "ra" / "van-ban.docx").exists()
    (folder / "chung.yaml").write_text(BASE.replace("so-lieu.xlsx", "khac.xlsx"), encoding="utf-8")
    with pytest.raises(GeneratorError, match="không có tệp này"):
        library.batch("cong-van", folder / "xa.csv", folder / "ra", base=folder / "chung.yaml")
