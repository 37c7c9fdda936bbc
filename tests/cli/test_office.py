"""``vanban render`` with a profile, and ``vanban templates init``: what an office makes its own."""

from __future__ import annotations

from pathlib import Path

from generator.readers import read
from tests.cli.conftest import Call
from tests.writers.docx import pages, restyled
from tests.writers.docx.test_pictures import png

PROFILE = """\
co_quan_chu_quan: UBND TỈNH NGHỆ AN
co_quan: SỞ NỘI VỤ
chu_viet_tat: SNV
dia_danh: Nghệ An
nguoi_ky:
  giam-doc: {quyen_han_chuc_vu: GIÁM ĐỐC, ho_ten: Trần Văn B}
nguoi_ky_thuong_dung: giam-doc
luu: "Lưu: VT, VP."
noi_nhan:
  thong-bao: ["Các phòng, đơn vị thuộc Sở;"]
"""
INPUT = """\
loai: thong-bao
so: "12"
ngay: 05/3/2026
trich_yeu: Về việc nghỉ lễ
noi_dung:
  - Sở Nội vụ thông báo để các phòng, đơn vị biết, thực hiện./.
"""


def test_a_profile_beside_the_input_fills_in_what_never_changes(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "_co-quan.yaml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(INPUT, encoding="utf-8")
    assert vanban("render", "a.yaml", "-o", "ra", "--final").code == 0
    document = read(tmp_path / "ra" / "a.docx").document
    assert (document.issuer, document.symbol, document.signature.name) == (("SỞ NỘI VỤ",), "TB-SNV", "Trần Văn B")


def test_a_profile_can_be_named(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "ho-so-co-quan.yaml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(INPUT, encoding="utf-8")
    assert vanban("render", "a.yaml", "-o", "ra", "--final").code == 2
    assert vanban("render", "a.yaml", "-o", "ra", "--final", "--profile", "ho-so-co-quan.yaml").code == 0


def test_an_unknown_signatory_is_told_with_line_and_column(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "_co-quan.yaml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(INPUT + "ky: giam-dc\n", encoding="utf-8")
    answer = vanban("render", "a.yaml", "-o", "ra")
    assert answer.code == 2
    assert "a.yaml:7:5" in answer.err and "giam-doc" in answer.err


def test_the_pictures_of_a_signature_are_looked_for_beside_the_input(vanban: Call, tmp_path: Path) -> None:
    folder = tmp_path / "ho-so"
    folder.mkdir()
    signed = INPUT + "ky: {quyen_han_chuc_vu: GIÁM ĐỐC, ho_ten: Trần Văn B, anh_chu_ky: ky.png}\n"
    (folder / "a.yaml").write_text(signed, encoding="utf-8")
    assert "ky.png" in vanban("render", "ho-so/a.yaml", "-o", "ra").err
    (folder / "ky.png").write_bytes(png(60, 30))
    assert vanban("render", "ho-so/a.yaml", "-o", "ra").code == 0


def test_templates_are_copied_with_their_guide_and_are_sound(vanban: Call, tmp_path: Path) -> None:
    assert vanban("templates", "init", "mau-so").code == 0
    names = sorted(path.name for path in (tmp_path / "mau-so").iterdir())
    assert names == [
        "README.md",
        "ban-sao.docx",
        "bang-a3.docx",
        "bang-a4.docx",
        "bien-ban.docx",
        "cong-van.docx",
        "ho-so-co-quan.yaml",
        "huong-dan",
        "phoi-a3.docx",
        "phoi-a4.docx",
        "phu-luc.docx",
        "quyet-dinh.docx",
        "ten-loai.docx",
        "vi-tri-phoi.yaml",
    ]
    guide = tmp_path / "mau-so" / "huong-dan"
    assert (guide / "huong-dan-mau.docx").is_file() and len(list(guide.glob("*.png"))) >= 10
    assert vanban("templates", "check", "mau-so/ten-loai.docx").code == 0


def test_templates_are_never_written_over(vanban: Call, tmp_path: Path) -> None:
    assert vanban("templates", "init", "mau-so").code == 0
    (tmp_path / "mau-so" / "ten-loai.docx").write_bytes(b"cua toi")
    assert vanban("templates", "init", "mau-so").code == 2
    assert (tmp_path / "mau-so" / "ten-loai.docx").read_bytes() == b"cua toi"


def test_the_sample_profile_is_a_profile(vanban: Call, tmp_path: Path) -> None:
    vanban("templates", "init", "mau-so")
    (tmp_path / "a.yaml").write_text(INPUT, encoding="utf-8")
    answer = vanban("render", "a.yaml", "-o", "ra", "--profile", "mau-so/ho-so-co-quan.yaml")
    assert (answer.code, answer.err) == (0, answer.err)
    assert (tmp_path / "ra" / "a.docx").is_file()


def test_an_input_without_a_profile_may_take_the_sets_of_bases(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(INPUT + "can_cu:\n  - thu_vien: van-thu\n", encoding="utf-8")
    assert vanban("render", "a.yaml", "-o", "ra").code == 0
    assert read(tmp_path / "ra" / "a.docx").document.bases[0].text == (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư."
    )
    (tmp_path / "a.yaml").write_text(INPUT + "can_cu:\n  - thu_vien: van-thuu\n", encoding="utf-8")
    answer = vanban("render", "a.yaml", "-o", "ra", "--force")
    assert answer.code == 2 and "a.yaml:8:" in answer.err and "van-thu" in answer.err


def test_a_kind_that_the_profile_misspells_is_told_with_its_place(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "_co-quan.yaml").write_text(PROFILE.replace("thong-bao:", "thong-baoo:"), encoding="utf-8")
    (tmp_path / "a.yaml").write_text(INPUT, encoding="utf-8")
    answer = vanban("render", "a.yaml", "-o", "ra")
    assert answer.code == 2
    assert "_co-quan.yaml:10:" in answer.err and "“thong-baoo”" in answer.err and "thong-bao" in answer.err


def test_a_folder_of_templates_serves_every_kind(vanban: Call, tmp_path: Path) -> None:
    vanban("templates", "init", "mau-so")
    own = tmp_path / "mau-so" / "cong-van.docx"
    restyled.changed(
        own, lambda text: text.replace("<w:body>", f"<w:body>{restyled.p('Dòng của Sở')}"), family="cong-van"
    )
    letter = "loai: cong-van\nkinh_gui: Bộ Nội vụ\ntrich_yeu: báo cáo\nnoi_dung: [Nội dung./.]\n"
    (tmp_path / "a.yaml").write_text(INPUT, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(letter, encoding="utf-8")
    assert vanban("render", "a.yaml", "b.yaml", "-o", "ra", "--template", "mau-so").code == 0
    printed = {name: pages.lines((tmp_path / "ra" / name).read_bytes()) for name in ("a.docx", "b.docx")}
    assert ["Dòng của Sở" in lines for lines in printed.values()] == [False, True]
    own.unlink()
    answer = vanban("render", "a.yaml", "b.yaml", "-o", "ra", "--template", "mau-so", "--force")
    assert answer.code == 2 and "thư mục mẫu không có cong-van.docx" in answer.err
    (tmp_path / "_co-quan.yaml").write_text(PROFILE + "mau: mau-so\n", encoding="utf-8")
    assert vanban("render", "a.yaml", "-o", "ra2").code == 0
    answer = vanban("render", "b.yaml", "-o", "ra2")
    assert answer.code == 2 and "thư mục mẫu không có cong-van.docx" in answer.err
    (tmp_path / "_co-quan.yaml").write_text(PROFILE + "mau: khong-co\n", encoding="utf-8")
    answer = vanban("render", "a.yaml", "-o", "ra3")
    assert answer.code == 2 and "không có thư mục mẫu “khong-co”" in answer.err
