"""``vanban awards assess`` on files: annual data sets, personal data in no output, names that look like formulas, one thousand nominees."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from generator.cli import main
from generator.register import datasets
from tests.drafting.awards.test_evidence import NAME, THREE, district

INPUTS = Path(__file__).parents[2] / "inputs"
CLOSING = INPUTS / "khen-thuong-tong-ket-2025" / "de-nghi.yaml"
PLAN = INPUTS / "soc-trang-2022" / "van-ban.yaml"
PERSONAL = ("12/05/1985", "1985-05-12", "12/5/1985", "03/02/1979", "1979-02-03", "000000000001", "000000000002")


def written(tmp_path: Path, *nominees: dict[str, Any], **changes: Any) -> Path:
    """The closing round with other nominees."""
    data = yaml.load(CLOSING.read_text(encoding="utf-8"), yaml.BaseLoader)
    data.update({"de_cu": list(nominees) or data["de_cu"], **changes})
    path = tmp_path / "de-nghi.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def district_nominee(**changes: Any) -> dict[str, Any]:
    sound = {"chap_hanh_phap_luat": "có", "dang_bi_xem_xet": "không", "noi_bo_doan_ket": "có", "da_binh_xet": "có"}
    made = {
        "ma": "1",
        "doi_tuong": "tap_the",
        "ten": NAME,
        "hinh_thuc": "BKTINH",
        "cap": "huyen",
        "dia_chi": "tỉnh Sóc Trăng",
    }
    done = {"co_bao_cao": "có", "bao_cao_da_ky": "có", "cap_tren_xac_nhan": "có"}
    papers = [
        {"loai": "ke_hoach", "so": "1/KH-UBND", "nam": "2024", "ngay": "05/01/2024"},
        {"loai": "quyet_toan", "nam": "2024", "han": "31/01/2025", "ngay": "20/01/2025"},
    ]
    rest = {
        "thanh_tich": [{"nam": "2024", "noi_dung": "Giảm nghèo"}],
        "giay_to": papers,
        "bieu_quyet": {"dong_y": "13"},
    }
    return {**made, **sound, **done, **rest, **changes}


MARCH = {"ngay_trinh": "15/03/2025", "ngay_quyet_dinh": "20/04/2025", "hoi_dong": {
    "ten": "Hội đồng", "quyet_dinh": "01/QĐ-UBND", "ngay_hop": "10/03/2025", "so_thanh_vien": "15", "co_mat": "13",
    "chu_tri": "Chủ (mẫu)", "thu_ky": "Ký (mẫu)",
}}  # fmt: skip


def saved(tmp_path: Path, *sets: Any) -> list[str]:
    options: list[str] = []
    for data in sets:
        options += ["--annual", str(datasets.save(data, tmp_path / f"so-lieu-{data.year}-{len(options)}.sqlite"))]
    return options


def assess(tmp_path: Path, source: Path, *options: str) -> int:
    day = ["--plan", str(PLAN), "--date", "15/03/2025"]
    return main(["awards", "assess", str(source), *day, "-o", str(tmp_path / "kq"), *options])


def test_data_sets_given_make_the_case_with_their_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = written(tmp_path, district_nominee(), **MARCH)
    assert assess(tmp_path, source) == 1
    assert "Chưa có số liệu để tính tỷ lệ hộ nghèo giảm từ 2,5 điểm % một năm trở lên" in capsys.readouterr().out
    assert assess(tmp_path, source, *saved(tmp_path, *THREE), "--force") == 0
    out = capsys.readouterr().out
    assert "1 đạt, 0 không đạt, 0 cần làm rõ" in out
    assert (
        "Số liệu hộ nghèo lấy từ: số liệu báo cáo năm 2022, thu theo kế hoạch 146/KH-UBND; số liệu báo cáo năm 2023"
        in out
    )
    rows = load_workbook(tmp_path / "kq" / "danh-gia.xlsx")["Chi tiết"].iter_rows(values_only=True)
    (cells,) = [row[7] for row in rows if row[3] == "KT-053"]
    assert str(cells).endswith("huyen-chau-thanh-2024.xlsx, Biểu!D8, D10")


def test_a_figure_stated_otherwise_is_told_with_both_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = [{"nam": "2024", "tong_ho": "10.000", "ho_ngheo": "610"}]
    source = written(tmp_path, district_nominee(ho_ngheo=own), **MARCH)
    assert assess(tmp_path, source, *saved(tmp_path, *THREE)) == 1
    out = capsys.readouterr().out
    assert "số hộ nghèo trong đề nghị là 610 (de-nghi.yaml:" in out
    assert "trong số liệu báo cáo năm là 620 (số liệu năm 2024: huyen-chau-thanh-2024.xlsx, Biểu!D8, D10)" in out


def test_two_data_sets_of_one_year_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twice = saved(tmp_path, THREE[0], district(2022, 140, 120))
    assert assess(tmp_path, written(tmp_path, district_nominee(), **MARCH), *twice) == 2
    assert "hai bộ số liệu cùng năm 2022" in capsys.readouterr().err


def test_another_file_is_no_data_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert assess(tmp_path, written(tmp_path, district_nominee(), **MARCH), "--annual", str(PLAN)) == 2
    assert "không phải tệp dữ liệu do “vanban annual collect” lập" in capsys.readouterr().err


def text_of(path: Path) -> str:
    """Every text of a file, a workbook's parts unpacked."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_no_birth_date_and_no_identity_number_in_anything_that_is_said_or_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    source = CLOSING
    if suffix == ".xlsx":
        source = tmp_path / "de-nghi.xlsx"
        assert main(["awards", "form", "-o", str(source), "--from", str(CLOSING)]) == 0
    main(["awards", "assess", str(source), "--plan", str(PLAN), "--date", "05/12/2025", "-o", str(tmp_path / "kq")])
    said = capsys.readouterr()
    reports = {path.name: text_of(path) for path in (tmp_path / "kq").iterdir() if path.name != "danh-gia.json"}
    assert set(reports) == {"danh-gia.txt", "danh-gia.xlsx"}
    everything = {"stdout": said.out, "stderr": said.err, **reports}
    assert [(name, datum) for name, text in everything.items() for datum in PERSONAL if datum in text] == []
    kept = (tmp_path / "kq" / "danh-gia.json").read_text(encoding="utf-8")
    assert [number for number in PERSONAL if number.isdigit() and number in kept] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"ngay_sinh": "12/05/85"},
        {"ngay_sinh": "12/05/2031"},
        {"ngay_sinh": "12/05/1985", "so_dinh_danh": ["000000000001"]},
        {"ngay_sinh": "12/05/1985", "so_dinh_danh": "000000000001", "nu": "chưa rõ"},
    ],
    ids=["two figures for the year", "after the submission", "a list for a number", "another field wrong"],
)
def test_no_error_repeats_personal_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any]
) -> None:
    who = {"ma": "1", "doi_tuong": "ca_nhan", "ten": "Người (mẫu)", "hinh_thuc": "BKTINH", **changes}
    assert assess(tmp_path, written(tmp_path, who)) == 2
    said = capsys.readouterr()
    assert [datum for datum in (*PERSONAL, "12/05/85", "12/05/2031") if datum in said.out + said.err] == []
    assert said.err.strip()


def test_a_name_that_looks_like_a_formula_is_a_text_in_the_report(tmp_path: Path) -> None:
    name = '=HYPERLINK("http://x";"Tên")'
    who = {"ma": "=1+1", "doi_tuong": "ca_nhan", "ten": name, "hinh_thuc": "BKTINH"}
    assert assess(tmp_path, written(tmp_path, who)) == 1
    sheet = load_workbook(tmp_path / "kq" / "danh-gia.xlsx")["Kết luận"]
    assert sheet["C2"].data_type == "s"
    assert (sheet["B2"].value, sheet["C2"].value) == ("=1+1", name)


def test_a_thousand_nominees_of_a_workbook_are_assessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = [
        {
            "ma": str(at),
            "doi_tuong": "ca_nhan",
            "ten": f"Người {at} (mẫu)",
            "hinh_thuc": "BKTINH",
            "ngay_sinh": "12/05/1985",
        }
        for at in range(1, 1001)
    ]
    form = tmp_path / "de-nghi.xlsx"
    assert main(["awards", "form", "-o", str(form), "--from", str(written(tmp_path, *people))]) == 0
    capsys.readouterr()
    assert assess(tmp_path, form) == 1
    assert "0 đạt, 0 không đạt, 1000 cần làm rõ" in capsys.readouterr().out


def test_what_is_wrong_for_every_nominee_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = [
        {
            "ma": str(at),
            "doi_tuong": "ca_nhan",
            "ten": f"Người {at} (mẫu)",
            "hinh_thuc": "BKTINH",
            "ngay_sinh": f"0{at}/05/1985",
        }
        for at in range(1, 4)
    ]
    changes = {"phong_trao": {"ten": "Tên khác", "nam_dau": "2021", "nam_cuoi": "2025", "phat_dong": ["tinh"]}}
    assert assess(tmp_path, written(tmp_path, *people, **changes)) == 1
    out = capsys.readouterr().out
    assert out.count("Tên phong trào ghi “Tên khác”") == 1
    assert "không đạt, KT-108: Tên phong trào ghi “Tên khác”, kế hoạch ghi “Sóc Trăng chung tay" in out
    assert out.count("ở mọi đối tượng") >= 2
    rows = load_workbook(tmp_path / "kq" / "danh-gia.xlsx")["Chi tiết"].iter_rows(values_only=True)
    assert sum(row[3] == "KT-108" for row in rows) == 3
