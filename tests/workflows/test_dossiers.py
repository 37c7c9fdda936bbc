"""A finished dossier on disk: its index, its zip, its sheets; every slip made in it is told once, with both places."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator import libreoffice, resources
from generator.catalog import certificates
from generator.cli import main
from generator.drafting.awards import one_truth
from generator.errors import MissingToolError
from generator.model import Document, Table
from generator.readers import rows
from generator.workflows import dossiers
from generator.workflows.batching.recipe import tag_of
from tests.drafting.awards.test_dossier import as_read, assessment, replaced, without


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dossier of the closing round, pages not counted."""
    base = tmp_path_factory.mktemp("ho-so")
    (base / "danh-gia.json").write_text(assessment().model_dump_json(by_alias=True), encoding="utf-8")
    dossiers.write(base / "danh-gia.json", base / "ho-so", pages=False)
    return base / "ho-so"


@cache
def _read(folder: Path) -> tuple[tuple[str, Document], ...]:
    return tuple(dossiers.read(folder))


def files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def table(document: Document) -> Table:
    return next(node for node in document.body if isinstance(node, Table))


def test_every_paper_that_a_round_needs_is_there(folder: Path) -> None:
    names = {re.sub(r"/.*", "/", name) for name in files(folder)}
    assert names == {
        "00-muc-luc-ho-so.docx", "01-to-trinh-thu-tuong.docx", "01-to-trinh-tinh.docx", "01-tom-tat-thanh-tich.docx",
        "02-bien-ban-hop-hoi-dong.docx", "02-bien-ban-kiem-phieu.docx", "03-giay-moi-va-phieu-bau.docx",
        "04-du-thao-to-trinh-cua-phong.docx", "04-quyet-dinh-bktinh.docx", "05-bao-cao-thanh-tich/",
        "06-cong-van-khong-du-dieu-kien.docx", "07-cong-van-bo-sung-ho-so.docx", "08-cong-van-thong-bao-ket-qua-bktinh.docx",
        "09-cong-van-gioi-thieu-dien-hinh.docx", "09-cong-van-xin-hiep-y.docx", "10-danh-sach-in-bang.xlsx",
        "11-bang-khen-giay-khen/", "ho-so.zip",
    }  # fmt: skip


def test_the_zip_holds_the_dossier_under_names_without_marks_and_not_the_sheets_to_print(folder: Path) -> None:
    with zipfile.ZipFile(folder / "ho-so.zip") as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert all(name.isascii() for name in names)
    assert sorted(names) == sorted(n for n in files(folder) if n != "ho-so.zip" and not n.startswith("11-"))


def test_an_index_whose_pages_were_not_counted_says_so_and_shows_blanks(folder: Path) -> None:
    index = dict(_read(folder))["00-muc-luc-ho-so.docx"]
    assert "số trang để trống là chưa đếm được" in index.body[0].text  # type: ignore[union-attr]
    assert {row[3].text for row in table(index).rows[1:]} == {"……"}


@pytest.mark.soffice
def test_the_index_counts_the_pages_of_each_paper(tmp_path: Path) -> None:
    (tmp_path / "danh-gia.json").write_text(assessment("commune").model_dump_json(by_alias=True), encoding="utf-8")
    dossiers.write(tmp_path / "danh-gia.json", tmp_path / "h", pdf=True)
    from generator import pdfium

    index = dict(dossiers.read(tmp_path / "h"))["00-muc-luc-ho-so.docx"]
    listed = {row[2].text: int(row[3].text) for row in table(index).rows[1:]}
    on_paper = {name: pdfium.page_count((tmp_path / "h" / name).with_suffix(".pdf")) for name in listed}
    assert listed == on_paper
    total = sum(listed.values())
    assert f"Hồ sơ có {len(listed)} văn bản, tổng số {total} trang" in index.body[0].text  # type: ignore[union-attr]
    with zipfile.ZipFile(tmp_path / "h" / "ho-so.zip") as archive:
        assert {name.replace(".docx", ".pdf") for name in listed} <= set(archive.namelist())


def test_without_libreoffice_the_dossier_is_whole_and_says_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Path:
        raise MissingToolError("không tìm thấy LibreOffice")

    monkeypatch.setattr(libreoffice, "find", missing)
    (tmp_path / "danh-gia.json").write_text(assessment("commune").model_dump_json(by_alias=True), encoding="utf-8")
    told: list[str] = []
    dossiers.write(tmp_path / "danh-gia.json", tmp_path / "h", tell=told.append)
    assert "không tìm thấy LibreOffice: mục lục để trống số trang" in told
    with pytest.raises(MissingToolError):
        dossiers.write(tmp_path / "danh-gia.json", tmp_path / "h2", pdf=True)


def test_the_print_list_prints_the_same_sheets_by_batch(folder: Path, tmp_path: Path) -> None:
    found = list(rows.read(folder / "10-danh-sach-in-bang.xlsx"))
    assert [tag_of(head) for head in found[0].values if head not in ("STT trong quyết định", "Mã hình thức")] == [
        tag.name for tag in certificates.tags() if tag.name != "so_so_vang"
    ]
    values = {tag_of(head): value for head, value in found[3].values.items()}
    assert values["ten"] == "Bà Đặng Thị Ánh (mẫu)"
    assert values["quyet_dinh"] == "Quyết định số 3456/QĐ-UBND ngày 20 tháng 12 năm 2025"
    arguments = ["batch", str(resources.template_path("bang-a4")), str(folder / "10-danh-sach-in-bang.xlsx")]
    assert main([*arguments, "-o", str(tmp_path / "b"), "--join"]) == 0


def test_a_finished_dossier_has_no_contradiction(folder: Path) -> None:
    assert [str(one) for one in one_truth.check(_read(folder), files(folder))] == []


Change = Callable[[list[tuple[str, Document]]], list[tuple[str, Document]]]
ANH = "Bà Đặng Thị Ánh (mẫu)"
MUTANTS: dict[str, tuple[Change, str, str, str]] = {
    "a name on a sheet": (replaced("bang-bktinh", ANH, "Bà Đặng Thị Anh (mẫu)"), "Tên khác nhau", "bang-bktinh.docx, bằng số 4", "01-to-trinh-tinh"),
    "an award on a sheet": (replaced("bang-bktinh", "BẰNG KHEN của", "GIẤY KHEN của"), "Hình thức khen thưởng khác nhau", "bằng số 1", "04-quyet-dinh"),
    "the number on a sheet": (replaced("bang-bktinh", "số 3456/", "số 3465/"), "Số quyết định khác nhau", "bằng số 1", "04-quyet-dinh"),
    "the day on a sheet": (replaced("bang-bktinh", "Cần Thơ, ngày 20", "Cần Thơ, ngày 21"), "Ngày khác nhau", "bằng số 1", "04-quyet-dinh"),
    "the day of the decision on a sheet": (replaced("bang-bktinh", "QĐ-UBND ngày 20", "QĐ-UBND ngày 21"), "Ngày khác nhau", "bằng số 1", "04-quyet-dinh"),
    "who signs a sheet": (replaced("bang-bktinh", "Bùi Văn Tịch", "Bùi Văn Tính"), "Người ký khác nhau", "bằng số 1", "04-quyet-dinh"),
    "a name in the count of ballots": (replaced("kiem-phieu", ANH, "Bà Đặng Thị Anh (mẫu)"), "Tên khác nhau", "kiem-phieu.docx, Phụ lục, bảng dòng 5", "01-to-trinh-tinh"),
    "a name in the summary": (replaced("tom-tat", ANH, "Bà Đặng Thị Án (mẫu)"), "Tên khác nhau", "tom-tat", "01-to-trinh-tinh"),
    "a name in the tờ trình itself": (replaced("01-to-trinh-tinh", ANH, "Bà Đặng Thị Án (mẫu)"), "Tên khác nhau", "01-to-trinh-tinh", "01-tom-tat"),
    "a name in the room's tờ trình": (replaced("04-du-thao", ANH, "Bà Đặng Thị Án (mẫu)"), "Tên khác nhau", "04-du-thao", "01-to-trinh-tinh"),
    "a name in the notice": (replaced("08-cong-van", ANH, "Bà Đặng Thị Án (mẫu)"), "Tên khác nhau", "08-cong-van", "01-to-trinh-tinh"),
    "a name in the letter of opinion": (replaced("hiep-y", "Nhân dân và cán bộ xã Mẫu Một", "Nhân dân và cán bộ xã Mẫu Mốt"), "Tên khác nhau", "hiep-y", "01-to-trinh-thu-tuong"),
    "an award in the tờ trình": (replaced("01-to-trinh-tinh", '"Bằng khen của Chủ tịch Ủy ban nhân dân thành phố Cần Thơ"', '"Bằng khen của Thủ tướng Chính phủ"'), "Hình thức khen thưởng khác nhau", "01-to-trinh-tinh", "01-tom-tat"),
    "a unit in the decision": (replaced("04-quyet-dinh", "Ủy ban nhân dân xã Mẫu Một", "Ủy ban nhân dân xã Mẫu Hai"), "Đơn vị, địa chỉ khác nhau", "04-quyet-dinh", "01-to-trinh-tinh"),
    "a count in the room's tờ trình": (replaced("04-du-thao", "02 (hai) cá nhân", "03 (ba) cá nhân"), "Số lượng khác với danh sách", "04-du-thao", "04-du-thao"),
    "a count in the recommendation": (replaced("gioi-thieu", "02 (hai) tập thể", "03 (ba) tập thể"), "Số lượng khác với danh sách", "gioi-thieu", "gioi-thieu"),
    "a count in the notice, figures and words": (replaced("08-cong-van", "01 (một) hộ gia đình", "01 (hai) hộ gia đình"), "Số bằng số và bằng chữ khác nhau", "08-cong-van", "08-cong-van"),
    "members in the count of ballots": (replaced("kiem-phieu", "có 15 thành viên", "có 16 thành viên"), "Tổng số thành viên Hội đồng khác nhau", "kiem-phieu", "01-to-trinh"),
    "members present": (replaced("kiem-phieu", "có mặt 13 thành viên", "có mặt 12 thành viên"), "Số thành viên có mặt khác nhau", "kiem-phieu", "01-to-trinh"),
    "a name in the index": (
        replaced("00-muc-luc", "bà Đặng Thị Ánh", "bà Đặng Thị Án"),
        "Tên khác nhau",
        "00-muc-luc-ho-so.docx, bảng dòng 13",
        "01-to-trinh-tinh",
    ),
    "a title in the index": (
        replaced("00-muc-luc", "Quyết định về việc tặng Bằng khen", "Quyết định về việc tặng Giấy khen"),
        "Tên văn bản khác nhau",
        "00-muc-luc",
        "04-quyet-dinh-bktinh.docx, trích yếu",
    ),
    "the name at the end of a report": (
        replaced("dang-thi-anh", "báo cáo thành tích của bà Đặng Thị Ánh", "báo cáo thành tích của bà Đặng Thị Án"),
        "Tên khác nhau",
        "dang-thi-anh",
        "01-to-trinh-tinh",
    ),
    "an award in a sentence of the decision": (
        replaced("04-quyet-dinh", "Tặng Bằng khen của Chủ tịch", "Tặng Giấy khen của Chủ tịch"),
        "Hình thức khen thưởng khác nhau",
        "04-quyet-dinh-bktinh.docx, Điều 1.",
        "04-quyet-dinh",
    ),
    "an award in the title of the decision": (
        replaced("04-quyet-dinh", "Về việc tặng Bằng khen", "Về việc tặng Giấy khen"),
        "Hình thức khen thưởng khác nhau",
        "04-quyet-dinh",
        "04-quyet-dinh-bktinh.docx, trích yếu",
    ),
    "the number on the decision's own list": (
        replaced("04-quyet-dinh", "Kèm theo Quyết định số 3456/", "Kèm theo Quyết định số 3465/"),
        "Số văn bản khác nhau",
        "04-quyet-dinh-bktinh.docx, danh sách",
        "04-quyet-dinh-bktinh.docx, số",
    ),
    "the decision's number in the notice": (
        replaced("08-cong-van", "3456/QĐ-UBND", "3465/QĐ-UBND"),
        "Số văn bản khác nhau",
        "08-cong-van",
        "04-quyet-dinh-bktinh.docx, số",
    ),
    "members in the tờ trình": (
        replaced("01-to-trinh-tinh", "gồm 15 thành viên", "gồm 16 thành viên"),
        "Tổng số thành viên Hội đồng khác nhau",
        "01-to-trinh-tinh",
        "01-to-trinh-thu-tuong",
    ),
    "ballots in the sentence": (replaced("kiem-phieu", "thu về 13 phiếu", "thu về 12 phiếu"), "Số phiếu khác nhau", "kiem-phieu", "kiem-phieu"),
    "a file of the index": (without("02-bien-ban-hop"), "Có trong mục lục nhưng không có tệp", "00-muc-luc", ""),
    "an outdated decree in the tờ trình": (replaced("01-to-trinh-tinh", "152/2025/NĐ-CP ngày 14", "98/2023/NĐ-CP ngày 14"), "Viện dẫn 98/2023/NĐ-CP không còn hiệu lực", "01-to-trinh-tinh", "01-to-trinh-tinh"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "what", "first", "second"), MUTANTS.values(), ids=MUTANTS.keys())
def test_a_slip_is_told_once_with_both_places(folder: Path, change: Change, what: str, first: str, second: str) -> None:
    changed = change(list(_read(folder)))
    names = [name for name, _document in changed] + [name for name in files(folder) if not name.endswith(".docx")]
    found = one_truth.check(changed, names)
    assert [one.what for one in found] == [what], [str(one) for one in found]
    assert first in found[0].first
    assert second in found[0].second


def cell(part: str, row: int, column: str, value: str) -> Change:
    """A dossier in which one cell of a list of one paper is another."""

    def change(found: list[tuple[str, Document]]) -> list[tuple[str, Document]]:
        return [(name, _with(document, row, column, value) if part in name else document) for name, document in found]

    return change


def _with(document: Document, row: int, column: str, value: str) -> Document:
    data = document.model_dump(mode="json", by_alias=True)
    tables = [rows_ for rows_ in _tables(data) if any(_words(head) == column for head in rows_[0])]
    (lines,) = tables
    at = [_words(head) for head in lines[0]].index(column)
    assert _words(lines[row][at]) != value
    lines[row][at] = {"van_ban": value}
    return Document.model_validate(data)


def _tables(data: Any) -> Iterator[list[Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "bang" and isinstance(value, list):
                yield value
            else:
                yield from _tables(value)
    elif isinstance(data, list):
        for value in data:
            yield from _tables(value)


def _words(found: Any) -> str:
    return str(found.get("van_ban", "")) if isinstance(found, dict) else str(found)


CELLS: dict[str, tuple[Change, str, str, str]] = {
    "a place in a list": (cell("04-quyet-dinh", 2, "STT", "3"), "Số thứ tự sai", "04-quyet-dinh-bktinh.docx, danh sách, bảng dòng 2", "04-quyet-dinh"),
    "the office on a sheet": (cell("bang-bktinh", 4, "Chức vụ, đơn vị", "Công chức tư pháp, Ủy ban nhân dân xã Mẫu Một"), "Chức vụ, đơn vị khác nhau", "bang-bktinh.docx, bằng số 4", "04-quyet-dinh"),
    "deeds in the summary": (cell("tom-tat", 5, "Thành tích", "Thành tích khác."), "Thành tích khác nhau", "gioi-thieu", "tom-tat"),
    "poor households in a report": (cell("xa-mau-mot", 1, "Hộ nghèo", "208"), "Tỷ lệ hộ nghèo sai", "xa-mau-mot", "xa-mau-mot"),
    "the rate in a report": (cell("xa-mau-mot", 1, "Tỷ lệ hộ nghèo (%)", "41"), "Tỷ lệ hộ nghèo sai", "xa-mau-mot", "xa-mau-mot"),
    "a bonus": (cell("04-quyet-dinh", 2, "Tiền thưởng (đồng)", "7.030.000"), "Tổng tiền thưởng sai", "04-quyet-dinh", "04-quyet-dinh"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "what", "first", "second"), CELLS.values(), ids=CELLS.keys())
def test_a_cell_that_others_contradict_is_told_once(
    folder: Path, change: Change, what: str, first: str, second: str
) -> None:
    found = one_truth.check(change(list(_read(folder))), files(folder))
    assert [one.what for one in found] == [what], [str(one) for one in found]
    assert first in found[0].first
    assert second in found[0].second


def test_two_rows_that_changed_places_are_told_with_the_order_of_the_submission(folder: Path) -> None:
    changed = []
    for name, document in _read(folder):
        if "04-quyet-dinh" in name:
            data = document.model_dump(mode="json", by_alias=True)
            (lines,) = _tables(data)
            lines[3][1:], lines[4][1:] = lines[4][1:], lines[3][1:]
            document = Document.model_validate(data)
        changed.append((name, document))
    (found, *others) = one_truth.check(changed, files(folder))
    assert (found.what, others) == ("Thứ tự khác nhau", [])
    assert "danh sách, bảng dòng 4" in found.first and "01-to-trinh-tinh" in found.second


def test_a_form_is_known_by_the_decree_cited_where_the_submission_has_no_day_yet() -> None:
    changed = replaced("ngo-van-bay", "Mẫu số 06", "Mẫu số 07")(
        [(name, reading.document) for name, reading in as_read("commune")]
    )
    (found,) = one_truth.check(changed)
    assert found.what == "Mẫu số sai, đúng là mẫu số 06"
    assert "01-to-trinh-xa.docx, căn cứ" in found.second


BALLOTS: dict[str, tuple[Change, str, str, str]] = {
    "yes": (cell("kiem-phieu", 5, "Đồng ý", "12"), "Số phiếu đồng ý khác nhau", "kiem-phieu.docx, Phụ lục, bảng dòng 5", "02-bien-ban-hop"),
    "no": (cell("kiem-phieu", 5, "Không đồng ý", "1"), "Số phiếu không khớp", "kiem-phieu.docx, Phụ lục, bảng dòng 5", "kiem-phieu"),
    "valid": (cell("kiem-phieu", 5, "Hợp lệ", "12"), "Số phiếu không khớp", "kiem-phieu", "kiem-phieu"),
    "invalid": (cell("kiem-phieu", 5, "Không hợp lệ", "1"), "Số phiếu không khớp", "kiem-phieu", "kiem-phieu"),
    "returned": (cell("kiem-phieu", 5, "Thu về", "14"), "Số phiếu không khớp", "kiem-phieu", "kiem-phieu"),
    "share": (cell("kiem-phieu", 5, "Tỷ lệ (%)", "86,76"), "Tỷ lệ phiếu sai", "kiem-phieu", "kiem-phieu"),
    "share in the minutes": (cell("bien-ban-hop", 5, "Tỷ lệ (%)", "86,76"), "Tỷ lệ phiếu sai", "02-bien-ban-hop", "02-bien-ban-hop"),
    "yes in the minutes": (cell("bien-ban-hop", 5, "Số phiếu đồng ý", "12/15"), "Số phiếu đồng ý khác nhau", "kiem-phieu", "02-bien-ban-hop"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "what", "first", "second"), BALLOTS.values(), ids=BALLOTS.keys())
def test_a_figure_of_the_ballots_is_told_once(folder: Path, change: Change, what: str, first: str, second: str) -> None:
    found = one_truth.check(change(list(_read(folder))), files(folder))
    assert [one.what for one in found] == [what], [str(one) for one in found]
    assert first in found[0].first
    assert second in found[0].second


@pytest.mark.parametrize("shown", ["80", "80,0", "80%", "……", ""])
def test_a_rate_may_be_printed_with_as_many_decimals_as_the_office_likes(folder: Path, shown: str) -> None:
    papers = list(_read(folder))
    assert "80,00" in papers_text(papers)
    for paper in ("kiem-phieu", "bien-ban-hop"):
        papers = cell(paper, 2, "Tỷ lệ (%)", shown)(papers)
    assert [str(one) for one in one_truth.check(papers, files(folder))] == []


def papers_text(papers: list[tuple[str, Document]]) -> str:
    return "\n".join(document.model_dump_json() for _name, document in papers)


def test_a_name_that_reads_like_a_form_is_none(folder: Path) -> None:
    renamed = [
        (
            name,
            Document.model_validate_json(
                document.model_dump_json(by_alias=True).replace("Sở Mẫu (mẫu)", "Sở Mẫu số 2 (mẫu)")
            ),
        )
        for name, document in _read(folder)
    ]
    assert [str(one) for one in one_truth.check(renamed, files(folder))] == []


def test_two_units_whose_names_differ_by_a_number_are_two(folder: Path) -> None:
    both = [
        (
            name,
            Document.model_validate_json(
                document.model_dump_json(by_alias=True).replace("Trần Văn Lành", "Đặng Thị Ảnh")
            ),
        )
        for name, document in _read(folder)
    ]
    assert [str(one) for one in one_truth.check(both, files(folder))] == []


def test_a_slip_typed_into_the_file_is_told_by_the_command(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "ho-so"
    shutil.copytree(folder, copy)
    path = copy / "11-bang-khen-giay-khen" / "bang-bktinh.docx"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts["word/document.xml"].decode().replace("Trần Văn Lành", "Trần Văn Lãnh", 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, text if name == "word/document.xml" else data)
    assert main(["dossier", "check", str(copy)]) == 1
    told = capsys.readouterr().out.strip().splitlines()
    assert len(told) == 1
    assert (
        "Tên khác nhau: 11-bang-khen-giay-khen/bang-bktinh.docx, bằng số 3: “Ông Trần Văn Lãnh (mẫu)” - 01-" in told[0]
    )


@pytest.mark.parametrize("case", ["closing", "commune"])
def test_every_name_of_every_paper_is_in_the_nominations(case: str, tmp_path: Path) -> None:
    """Nothing is invented: whoever a list names was nominated, whoever signs or is named in the council is in the round."""
    (tmp_path / "danh-gia.json").write_text(assessment(case).model_dump_json(by_alias=True), encoding="utf-8")
    dossiers.write(tmp_path / "danh-gia.json", tmp_path / "h", pages=False)
    round_ = assessment(case).nominations
    nominated = {one_truth.key(x.name) for x in round_.nominees}
    known = round_.model_dump_json(by_alias=True)
    for _name, document in dossiers.read(tmp_path / "h"):
        paper = one_truth.paper_of(_name, document)
        assert {one_truth.key(row.name) for row in paper.rows if row.name} <= nominated
        for signature in (document.signature, document.cosignature):
            name = signature.name.strip(" ….") if signature else ""
            assert not name or name in known, (_name, name)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "Lập sổ điện tử theo dõi 280 hộ nghèo",
            "Lập sổ điện tử theo Quyết định số 15/QĐ-UBND ngày 10 tháng 01 năm 2024",
            id="a decision of another day",
        ),
        pytest.param(
            "Lập sổ điện tử theo dõi 280 hộ nghèo",
            "Được tặng Giấy khen của Giám đốc Sở Nội vụ vì lập sổ điện tử",
            id="an award that a nominee already has",
        ),
    ],
)
def test_what_a_report_tells_of_the_past_is_no_contradiction(folder: Path, old: str, new: str) -> None:
    changed = replaced("dang-thi-anh", old, new)(list(_read(folder)))
    assert [str(one) for one in one_truth.check(changed, files(folder))] == []
