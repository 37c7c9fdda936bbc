"""The jobs cascade, coverage and annual from the command line: files made, exit codes, errors in one line."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Call

INPUTS = Path(__file__).parents[2] / "inputs"
PLAN = INPUTS / "soc-trang-2022" / "van-ban.yaml"
CAMPAIGN = """\
nam: 2023
don_vi_tong_hop: {co_quan_chu_quan: [UBND TỈNH SÓC TRĂNG], co_quan: [SỞ NỘI VỤ], ky_hieu: BC-SNV, dia_danh: Sóc Trăng,
  kinh_gui: [Ủy ban nhân dân tỉnh Sóc Trăng], quyen_han_chuc_vu: [GIÁM ĐỐC]}
don_vi: [Ủy ban nhân dân huyện Châu Thành, Ủy ban nhân dân thị xã Vĩnh Châu, Sở Tài chính]
"""


def test_a_lower_plan_comes_with_all_that_belongs_to_it_and_misses_nothing(vanban: Call, tmp_path: Path) -> None:
    done = vanban("cascade", PLAN, "--to", "huyện Châu Thành", "--date", "05/12/2022", "-o", tmp_path)
    assert done.code == 0
    assert sorted(path.name.removeprefix("huyện Châu Thành") for path in tmp_path.iterdir()) == [
        ".can-quyet-dinh.txt", ".docx", ".doi-chieu.json", ".doi-chieu.xlsx", ".ra-soat.docx", ".yaml",
    ]  # fmt: skip
    compared = vanban("coverage", PLAN, tmp_path / "huyện Châu Thành.docx", "--date", "05/12/2022")
    assert (compared.code, compared.out.splitlines()[-1]) == (
        0, "49/49 yêu cầu của cấp trên có trong kế hoạch cấp dưới; 0 không thuộc cấp dưới",
    )  # fmt: skip
    assert vanban("check", tmp_path / "huyện Châu Thành.docx").code == 0


def test_the_review_copy_says_at_each_paragraph_where_it_comes_from(vanban: Call, tmp_path: Path) -> None:
    vanban("cascade", PLAN, "--to", "huyện Châu Thành", "--date", "05/12/2022", "-o", tmp_path)
    with zipfile.ZipFile(tmp_path / "huyện Châu Thành.ra-soat.docx") as archive:
        comments = archive.read("word/comments.xml").decode()
    assert re.search(r"Sửa lời: VI\.6 \(đoạn \d+\) của Kế hoạch số 146/KH-UBND", comments)
    assert "Cần quyết định: Điền chỉ tiêu của huyện Châu Thành: tỷ lệ hộ nghèo" in comments


def test_units_come_from_a_file_of_facts_too(vanban: Call, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Đơn vị", "Ngày lập", "Họ tên"])
    book.active.append(["huyện Kế Sách", "05/12/2022", "Nguyễn Văn A"])
    book.save(tmp_path / "du-kien.xlsx")
    done = vanban("cascade", PLAN, "--facts", tmp_path / "du-kien.xlsx", "-o", tmp_path / "ra")
    assert done.code == 0 and "ho_ten: Nguyễn Văn A" in (tmp_path / "ra" / "huyện Kế Sách.yaml").read_text(
        encoding="utf-8"
    )


WRONG = [
    pytest.param(
        ["--to", "huyện Châu Thành", "--date", "05/12/2025"], "không còn huyện Châu Thành", id="a level that ended"
    ),
    pytest.param(["--to", "Châu Thành"], "không rõ 'Châu Thành' là huyện", id="no class word"),
    pytest.param([], "chưa nêu đơn vị nào", id="nobody named"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_what_cannot_be_drafted_is_one_line_and_nothing_is_written(
    vanban: Call, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = vanban("cascade", PLAN, *arguments, "-o", tmp_path / "ra")
    assert (done.code, len(done.err.splitlines())) == (2, 1) and said in done.err
    assert not (tmp_path / "ra").exists()


def test_a_year_goes_from_the_forms_to_the_report(vanban: Call, tmp_path: Path) -> None:
    campaign = tmp_path / "dot.yaml"
    campaign.write_text(CAMPAIGN, encoding="utf-8")
    assert vanban("annual", "form", PLAN, "--units", campaign, "-o", tmp_path / "thu").code == 0
    form = tmp_path / "thu" / "bieu" / "so-tai-chinh.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(form.read_bytes()))
    for row in book["Số liệu"].iter_rows(min_row=5):
        if row[0].value and row[1].value and not str(row[3].value or "").startswith("="):
            row[3].value = 0
    book.save(form)
    data = tmp_path / "so-lieu.sqlite"
    collected = vanban("annual", "collect", PLAN, tmp_path / "thu" / "bieu", "-o", data)
    assert collected.code == 1 and "Đã gửi 1/3 đơn vị; chưa gửi 2." in collected.out
    assert vanban("annual", "status", data).out.splitlines()[0] == "Đã gửi 1/3 đơn vị; chưa gửi 2."
    assert vanban("annual", "report", PLAN, data, "--units", campaign, "-o", tmp_path / "bc").code == 0
    assert vanban("check", tmp_path / "bc" / "bao-cao.docx").code == 0
    figures = json.loads((tmp_path / "bc" / "bao-cao.so-lieu.json").read_text(encoding="utf-8"))
    assert {"printed": "01", "sentence": "số đơn vị đã gửi"}.items() <= figures[0].items()
    reminded = vanban(
        "annual", "remind", PLAN, data, "--units", campaign, "--date", "05/12/2023", "-o", tmp_path / "dd"
    )
    assert reminded.code == 0
    letter = vanban("read", tmp_path / "dd" / "cong-van-don-doc.docx", "--format", "text").out
    assert (
        "- Ủy ban nhân dân huyện Châu Thành;" in letter
        and "Sở Tài chính" not in letter
        and "đã quá hạn 05 ngày" in letter
    )
    assert vanban("annual", "diff", PLAN, data, data, "--units", campaign).out == "Không có câu, số nào thay đổi.\n"
    wrong_year = vanban("annual", "report", PLAN, data, "--units", campaign, "--year", "2024", "-o", tmp_path / "x")
    assert (wrong_year.code, len(wrong_year.err.splitlines())) == (2, 1)


def test_show_prints_what_a_plan_demands_as_lines_a_clerk_can_verify(vanban: Call) -> None:
    shown = vanban("show", "--stage", "document", PLAN).out
    assert (
        "# VI.7 | báo cáo | Các sở, ban, ngành tỉnh; Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; Đoàn thể tỉnh; Ủy ban nhân dân các huyện, thị xã, "
        "thành phố | trước ngày 01 tháng 12 hàng năm (chậm nhất 30/11 hằng năm) → Sở Nội vụ"
    ) in shown.splitlines()
    assert (
        "# IV.1.b, gạch 5 | chỉ tiêu | huyen | tỷ lệ hộ nghèo: ít nhất 2,5 - 3,5 %/năm hàng năm trong 3 năm liên tục trước khi trình khen thưởng"
        in shown.splitlines()
    )
