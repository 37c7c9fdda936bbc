"""``vanban awards certificates``: a sheet for everyone who meets the award, in the decision's order, nothing added."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator import pdfium, readers
from generator.cli import main
from tests.drafting.awards.test_dossier import assessment


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "danh-gia.json"
    path.write_text(assessment().model_dump_json(by_alias=True), encoding="utf-8")
    return path


def words(path: Path) -> list[str]:
    layout = readers.read(path).layout
    assert layout is not None
    return [paragraph.text for paragraph in layout.paragraphs if paragraph.text.strip()]


def test_everyone_of_the_decision_has_a_sheet_in_its_order(saved: Path, tmp_path: Path) -> None:
    assert main(["awards", "certificates", str(saved), "-o", str(tmp_path / "bang")]) == 0
    lines = words(tmp_path / "bang" / "bang-bktinh.docx")
    starts = [at for at, line in enumerate(lines) if line == "BẰNG KHEN"]
    assert [lines[at + 1] for at in starts] == [
        "Phòng Nghiệp vụ Sở Mẫu (mẫu)",
        "Công ty trách nhiệm hữu hạn Nông sản Mẫu (mẫu)",
        "Ông Trần Văn Lành (mẫu)",
        "Bà Đặng Thị Ánh (mẫu)",
        "Hộ gia đình bà Lý Thị Giúp (mẫu)",
    ]
    fourth = lines[starts[3] - 4 : starts[3] + 9]
    assert fourth == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ",
        "TẶNG",
        "BẰNG KHEN",
        "Bà Đặng Thị Ánh (mẫu)",
        "Công chức văn hóa - xã hội, Ủy ban nhân dân xã Mẫu Một",
        "Đã có thành tích xuất sắc trong Phong trào thi đua “Sóc Trăng chung tay vì người nghèo - Không để ai bị bỏ lại phía "
        "sau” giai đoạn 2021 - 2025",
        "Quyết định số 3456/QĐ-UBND ngày 20 tháng 12 năm 2025",
        "Số sổ vàng: ……",
        "Cần Thơ, ngày 20 tháng 12 năm 2025",
        "CHỦ TỊCH",
        "Bùi Văn Tịch (mẫu)",
    ]


def test_state_awards_are_not_printed_by_the_province(saved: Path, tmp_path: Path) -> None:
    main(["awards", "certificates", str(saved), "-o", str(tmp_path / "bang")])
    assert [path.name for path in (tmp_path / "bang").iterdir()] == ["bang-bktinh.docx"]


def without_number(saved: Path) -> Path:
    data = json.loads(saved.read_text(encoding="utf-8"))
    data["de_nghi"]["so_van_ban"] = {}
    saved.write_text(json.dumps(data), encoding="utf-8")
    return saved


def test_what_is_not_known_stays_a_blank_and_a_final_print_is_refused(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = without_number(saved)
    assert main(["awards", "certificates", str(path), "-o", str(tmp_path / "bang")]) == 0
    assert "để trống số quyết định" in "".join(capsys.readouterr())
    lines = words(tmp_path / "bang" / "bang-bktinh.docx")
    assert "Quyết định số ……/QĐ-UBND ngày … tháng … năm …" in lines
    assert "Cần Thơ, ngày … tháng … năm …" in lines
    assert not any("3456" in line or "20 tháng 12" in line for line in lines)
    assert main(["awards", "certificates", str(path), "-o", str(tmp_path / "chinh"), "--final"]) == 2
    assert "BKTINH: chưa có số quyết định" in capsys.readouterr().err
    assert not (tmp_path / "chinh").exists()


def test_nothing_on_a_sheet_is_invented(saved: Path, tmp_path: Path) -> None:
    """Every word stands in the assessment, but for the lines that every certificate has."""
    main(["awards", "certificates", str(saved), "-o", str(tmp_path / "bang")])
    fixed = (
        "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc Chủ tịch Tặng Bằng khen Hộ gia đình Đã có thành tích xuất "
        "sắc trong Phong trào thi đua giai đoạn Quyết định số QĐ ngày tháng năm Số sổ vàng"
    )
    known = set(re.findall(r"\w+", f"{fixed} {assessment().model_dump_json(by_alias=True)}".lower())) | {"20", "12"}
    said = set(re.findall(r"\w+", " ".join(words(tmp_path / "bang" / "bang-bktinh.docx")).lower()))
    assert said - known == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--award", "GK_XA"], "không có bằng, giấy khen “GK_XA” để in trong đợt này"),
        (["--layout", "x.yaml"], "--layout chỉ dùng cùng --blank"),
        (["--blank", "--layout", "khong-co.yaml"], "không mở được tệp"),
        (["--template", "khong-co.docx"], "không mở được tệp"),
    ],
)
def test_what_cannot_be_done_is_said(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["awards", "certificates", str(saved), "-o", str(tmp_path / "bang"), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_places_on_a_blank_have_their_line_in_an_error(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layout = tmp_path / "vi-tri.yaml"
    layout.write_text("kho: a4\nvi_tri:\n  ho_ten: {trai: 10}\n", encoding="utf-8")
    assert (
        main(["awards", "certificates", str(saved), "-o", str(tmp_path / "b"), "--blank", "--layout", str(layout)]) == 2
    )
    assert "vi-tri.yaml" in (told := capsys.readouterr().err) and "ho_ten" in told


@pytest.mark.soffice
@pytest.mark.parametrize("options", [[], ["--blank"]], ids=["whole", "blank"])
def test_one_pdf_has_one_page_for_each(saved: Path, tmp_path: Path, options: list[str]) -> None:
    assert main(["awards", "certificates", str(saved), "-o", str(tmp_path), "--pdf", *options]) == 0
    (path,) = tmp_path.glob("*.pdf")
    assert pdfium.page_count(path) == 5


@pytest.mark.soffice
def test_a_sheet_too_full_for_its_page_is_named(
    saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(saved.read_text(encoding="utf-8"))
    for nominee in data["de_nghi"]["de_cu"]:
        if nominee["ten"].startswith("Đặng"):
            nominee["loai_hinh"], nominee["tom_tat"] = "cong_trang", "nhiều đóng góp " * 150
    saved.write_text(json.dumps(data), encoding="utf-8")
    assert main(["awards", "certificates", str(saved), "-o", str(tmp_path / "bang"), "--pdf"]) == 0
    told = "".join(capsys.readouterr())
    assert "Bà Đặng Thị Ánh (mẫu): chữ dài quá một trang" in told
    assert told.count("dài quá một trang") == 1
