"""Rounds of collecting from the command line: slips of the hand told in one line, a city's whole year, a commune's return for the city."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from generator.register import datasets
from tests.cli.conftest import Call
from tests.drafting.annual import population, samples

INPUTS = Path(__file__).parents[2] / "inputs"
CITY, PROVINCE = INPUTS / "can-tho-2025" / "nguon.md", INPUTS / "soc-trang-2022" / "van-ban.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Data sets of two plans and years, a round for each plan, and one that names the wrong form."""
    datasets.save(population.whole_year(), tmp_path / "2026.sqlite")
    datasets.save(population.whole_year(year=2025), tmp_path / "2025.sqlite")
    datasets.save(samples.whole_year(), tmp_path / "ngheo.sqlite")
    head = (
        "don_vi_tong_hop: {co_quan_chu_quan: [UBND THÀNH PHỐ CẦN THƠ], co_quan: [SỞ Y TẾ], ky_hieu: BC-SYT, dia_danh: Cần Thơ, "
        "kinh_gui: [Ủy ban nhân dân thành phố Cần Thơ], quyen_han_chuc_vu: [GIÁM ĐỐC]}\n"
    )
    units = f"{head}don_vi: [Sở Y tế, Ủy ban nhân dân phường P, Ủy ban nhân dân xã X]\n"
    form = INPUTS / "can-tho-2025" / "bieu-dan-so.yaml"
    (tmp_path / "bieu-dan-so.yaml").write_bytes(form.read_bytes())
    (tmp_path / "dot.yaml").write_text(
        f"nam: 2026\nbieu: bieu-dan-so.yaml\nhan_gui: 30/11/2026\n{units}", encoding="utf-8"
    )
    (tmp_path / "bieu-khac.yaml").write_text(f"nam: 2026\nhan_gui: 30/11/2026\n{units}", encoding="utf-8")
    (tmp_path / "dot-2025.yaml").write_text(
        f"nam: 2025\nbieu: bieu-dan-so.yaml\nhan_gui: 30/11/2025\n{units}", encoding="utf-8"
    )
    return tmp_path


SLIPS = [
    pytest.param(["collect", CITY, "khong-co", "--units", "dot.yaml", "-o", "x.sqlite"], "không có tệp, thư mục này", id="a folder that is not there"),
    pytest.param(["report", CITY, "2026.sqlite", "--units", "khong.yaml", "-o", "ra"], "không đọc được", id="a round that is not there"),
    pytest.param(["report", CITY, "ngheo.sqlite", "--units", "dot.yaml", "-o", "ra"], "thu theo kế hoạch 146/KH-UBND, không phải 165/KH-UBND", id="another plan's data"),
    pytest.param(["report", CITY, "2026.sqlite", "--units", "bieu-khac.yaml", "-o", "ra"], "dữ liệu thu bằng biểu “dan-so”, không phải “giam-ngheo”", id="another form"),
    pytest.param(
        ["report", CITY, "2025.sqlite", "--last", "2026.sqlite", "--units", "dot-2025.yaml", "-o", "ra"],
        "dữ liệu năm trước là của năm 2026, không trước năm 2025", id="next year for last year",
    ),
    pytest.param(["remind", CITY, "2025.sqlite", "--units", "dot.yaml", "-o", "ra"], "dữ liệu của năm 2025, không phải năm 2026", id="another year's round"),
    pytest.param(["review", CITY, "2026.sqlite", "ngheo.sqlite", "--units", "dot.yaml", "-o", "ra"], "thu theo kế hoạch 146/KH-UBND", id="a review of two plans"),
    pytest.param(["review", CITY, "2026.sqlite", "--units", "dot.yaml", "-o", "ra"], "ít nhất hai năm khác nhau", id="a review of one year"),
    pytest.param(["diff", CITY, "2026.sqlite", "ngheo.sqlite", "--units", "dot.yaml"], "thu theo kế hoạch 146/KH-UBND", id="a comparison of two plans"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "said"), SLIPS)
def test_a_slip_is_one_line_and_nothing_is_written(
    vanban: Call, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[object], said: str
) -> None:
    monkeypatch.chdir(folder)
    done = vanban("annual", *arguments)
    assert (done.code, len(done.err.splitlines())) == (2, 1) and said in done.err
    assert not (folder / "ra").exists() and not (folder / "x.sqlite").exists()


def test_a_year_of_a_two_tier_city_goes_all_the_way(
    vanban: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    report = ["annual", "report", CITY, "2026.sqlite", "--last", "2025.sqlite", "--units", "dot.yaml", "-o", "ra"]
    assert vanban(*report).code == 0
    assert vanban("check", "ra/bao-cao.docx").code == 0
    assert (
        vanban(
            "annual", "review", CITY, "2025.sqlite", "2026.sqlite", "--units", "dot.yaml", "--final", "-o", "ra"
        ).code
        == 0
    )
    assert vanban("check", "ra/bao-cao-tong-ket.docx").code == 0
    assert vanban("annual", "remind", CITY, "2026.sqlite", "--units", "dot.yaml", "-o", "ra").out.startswith(
        "Mọi đơn vị đã gửi"
    )
    shown = vanban("annual", "status", "2026.sqlite", "-o", "ra/tinh-trang.xlsx")
    assert (
        shown.out.splitlines()[0] == "Đã gửi 3/3 đơn vị; chưa gửi 0." and (folder / "ra" / "tinh-trang.xlsx").is_file()
    )


def test_a_communes_own_year_is_its_return_for_the_city(
    vanban: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "dot-xa.yaml").write_text(
        "nam: 2026\nbieu: bieu-dan-so.yaml\nhan_gui: 20/11/2026\ndon_vi: [ấp Một, ấp Hai, ấp Ba]\n", encoding="utf-8"
    )
    assert vanban("annual", "form", CITY, "--units", "dot-xa.yaml", "-o", "thu").code == 0
    for number, path in enumerate(sorted((folder / "thu" / "bieu").iterdir()), start=1):
        book = openpyxl.load_workbook(path)
        for row in book["Số liệu"].iter_rows(min_row=5):
            if row[0].value in {"dan_so", "tuoi_15_64", "sinh", "trai"}:
                row[3].value = number * 100
            elif row[0].value and row[1].value and not str(row[3].value or "").startswith("="):
                row[3].value = 0 if (number, row[0].value) != (3, "cong_tac_vien") else None
        book["Danh sách"]["A4"] = f"Câu lạc bộ {number}"
        book.save(path)
    assert vanban("annual", "collect", CITY, "thu/bieu", "--units", "dot-xa.yaml", "-o", "xa.sqlite").code == 1
    up = ["annual", "upward", CITY, "xa.sqlite", "--units", "dot.yaml", "--as", "Ủy ban nhân dân xã X", "-o", "len"]
    assert vanban(*up).code == 0
    vanban("annual", "collect", CITY, "len", "--units", "dot.yaml", "-o", "tp.sqlite")
    sent = datasets.load(folder / "tp.sqlite").returns["uy-ban-nhan-dan-xa-x"]
    # 100 + 200 + 300; what one ấp did not give is left blank for the commune to ask, not added up without it.
    assert (sent.values["dan_so"].number, sent.values["trai"].number) == (
        600,
        600,
    ) and "cong_tac_vien" not in sent.values
    assert {row[0] for row in sent.lists["mo_hinh_tieu_bieu"]} == {"Câu lạc bộ 1", "Câu lạc bộ 2", "Câu lạc bộ 3"}
