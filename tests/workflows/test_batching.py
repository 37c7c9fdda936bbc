"""Thousands from a table: every row judged first, nothing half done, and a killed run ends as an undisturbed one."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pypdfium2
import pytest

from generator.errors import GeneratorError, InputError, MissingToolError, OutputError, TemplateError
from generator.readers import rows
from generator.workflows import batching
from generator.workflows.batching import journal as journals
from generator.workflows.batching import pools
from generator.writers import outline, pdf
from tests.writers.docx import pages, restyled
from tests.writers.docx.restyled import p

BASE = """
co_quan_chu_quan: UBND TỈNH A
co_quan: SỞ NỘI VỤ
ky_hieu: SNV-VP
dia_danh: A
trich_yeu: báo cáo kết quả của {ten_xa}
noi_dung: ["Đề nghị {ten_xa} gửi báo cáo trước ngày 20 tháng 3./."]
ky: {quyen_han_chuc_vu: [GIÁM ĐỐC], ho_ten: Nguyễn Văn A}
"""
Plan = Callable[..., batching.Plan]


def table(path: Path, lines: Iterable[Sequence[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(lines)
    return path


def letters(path: Path, count: int) -> Path:
    head = [["so", "ten_xa", "kinh_gui"]]
    return table(path, head + [[f"{n:02d}", f"xã {n}", f"Ủy ban nhân dân xã {n}"] for n in range(1, count + 1)])


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """A function that plans letters of ``tmp_path/xa.csv`` into a folder of the given name."""
    base = tmp_path / "chung.yaml"
    base.write_text(BASE, encoding="utf-8")
    if not (tmp_path / "xa.csv").exists():
        letters(tmp_path / "xa.csv", 5)

    def make(into: str = "ra", target: str = "cong-van", data: str = "xa.csv", **options: object) -> batching.Plan:
        given: dict[str, object] = {"base": base, "pattern": "{so}-{ten_xa}", **options}
        return batching.plan(batching.Request(target, tmp_path / data, tmp_path / into, **given))  # type: ignore[arg-type]

    return make


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def texts(folder: Path, name: str) -> list[str]:
    return pages.lines((folder / name).read_bytes())


def messages_of(error: GeneratorError) -> list[str]:
    return str(error).splitlines()


def test_each_row_becomes_a_document_and_the_manifest_says_what_each_is(plan: Plan, tmp_path: Path) -> None:
    outcome = batching.run(plan())
    assert outcome.documents == 5
    assert sorted(path.name for path in (tmp_path / "ra").iterdir()) == [
        *(f"0{n}-xã {n}.docx" for n in range(1, 6)),
        "manifest.jsonl",
    ]
    said = texts(tmp_path / "ra", "03-xã 3.docx")
    assert "V/v báo cáo kết quả của xã 3" in said
    assert any("Ủy ban nhân dân xã 3" in line for line in said)
    lines = [json.loads(line) for line in (tmp_path / "ra" / "manifest.jsonl").read_text("utf-8").splitlines()]
    assert [line["tep"] for line in lines[1:]] == [f"0{n}-xã {n}" for n in range(1, 6)]
    assert [line["dong"] for line in lines[1:]] == [2, 3, 4, 5, 6]
    found = contents(tmp_path / "ra")
    assert all(found[f"{line['tep']}.docx"] == line["sha256"] for line in lines[1:])


@pytest.mark.parametrize(
    "column, cell, said",
    [
        pytest.param("ky.ho_ten", "Trần Thị B", "Trần Thị B", id="a key inside another"),
        pytest.param("trich_yeu", "họp giao ban", "V/v họp giao ban", id="a column takes the place of the base"),
        pytest.param("noi_nhan.danh_sach", "Như trên; Bộ Nội vụ", "- Như trên;", id="a list parted by semicolons keeps its marks"),
        pytest.param("noi_nhan.danh_sach", "Như trên;\nBộ Nội vụ", "- Bộ Nội vụ", id="a list with a line each"),
        pytest.param("ky.quyen_han_chuc_vu", "KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC", id="offices lose the semicolon"),
        pytest.param("noi_dung", "Đoạn một; có dấu.\nĐoạn hai.", "Đoạn một; có dấu.", id="paragraphs are lines"),
        pytest.param("co_quan", "{ten_xa} & <xã>", "{ten_xa} & <xã>", id="a value is never read as a place or as markup"),
    ],
)  # fmt: skip
def test_columns_are_keys(plan: Plan, tmp_path: Path, column: str, cell: str, said: str) -> None:
    table(tmp_path / "mot.csv", [["so", "ten_xa", column], ["1", "xã 1", cell]])
    batching.run(plan(data="mot.csv"))
    assert said in texts(tmp_path / "ra", "1-xã 1.docx")


@pytest.mark.parametrize("suffix", ["jsonl", "xlsx", "folder"])
def test_the_same_records_give_the_same_documents_from_every_form_of_data(
    plan: Plan, tmp_path: Path, suffix: str
) -> None:
    batching.run(plan())
    records = [{"so": f"{n:02d}", "ten_xa": f"xã {n}", "kinh_gui": f"Ủy ban nhân dân xã {n}"} for n in range(1, 6)]
    name = f"khac.{suffix}"
    if suffix == "jsonl":
        text = "\n".join(json.dumps(record, ensure_ascii=False) for record in records)
        (tmp_path / name).write_text(text, encoding="utf-8")
    elif suffix == "xlsx":
        workbook(tmp_path / name, [list(records[0]), *(list(record.values()) for record in records)])
    else:
        (tmp_path / name).mkdir()
        for number, record in enumerate(records):
            text = (
                BASE.replace("{ten_xa}", record["ten_xa"]) + f"so: '{record['so']}'\nkinh_gui: {record['kinh_gui']}\n"
            )
            (tmp_path / name / f"{record['so']}-{record['ten_xa']}.yaml").write_text(text, encoding="utf-8")
            assert number < 5
    batching.run(plan("khac", data=name, **({"base": None, "pattern": ""} if suffix == "folder" else {})))
    first, second = contents(tmp_path / "ra"), contents(tmp_path / "khac")
    del first["manifest.jsonl"], second["manifest.jsonl"]
    assert first == second


def workbook(path: Path, lines: Sequence[Sequence[str]]) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.save(path)


BAD = [
    ["so", "ten_xa", "ngay", "kinh_gui"],
    ["1", "xã 1", "05/3/2026", "A"],
    ["2", "xã 2", "31/02/2026", "B"],
    ["3", "xã 3", "05/3/2026", "độc \x07 hại"],
    ["1", "xã 1", "05/3/2026", "C"],
    ["4", "", "05/3/2026", "D"],
]


def test_all_errors_of_all_rows_are_told_with_row_and_cell_and_nothing_is_written(plan: Plan, tmp_path: Path) -> None:
    table(tmp_path / "sai.csv", BAD)
    with pytest.raises(GeneratorError) as caught:
        batching.run(plan(data="sai.csv"))
    told = messages_of(caught.value)
    assert len(told) == 4
    assert told[0].startswith("sai.csv:3 (ô C3) ngay: ")
    assert "U+0007" in told[1] and told[1].startswith("sai.csv:4 (ô D4) kinh_gui")
    assert "“1-xã 1”" in told[2] and "dòng 2" in told[2] and told[2].startswith("sai.csv:5")
    assert told[3].startswith("sai.csv:6 (ô B6) ten_xa: cột “ten_xa” để trống")
    assert not (tmp_path / "ra").exists()


def test_bad_rows_can_be_left_out_and_come_back_as_a_workbook_with_the_reasons(plan: Plan, tmp_path: Path) -> None:
    table(tmp_path / "sai.csv", BAD)
    outcome = batching.run(plan(data="sai.csv", skip_bad=True))
    assert (outcome.documents, outcome.bad) == (1, 4)
    assert [path.name for path in (tmp_path / "ra").glob("*.docx")] == ["1-xã 1.docx"]
    left = rows.read(tmp_path / "ra" / "dong-loi.xlsx")
    assert [row.values["Dòng"] for row in left] == ["3", "4", "5", "6"]
    assert "31/02/2026" in left[0].values["ngay"] and "ngày" in left[0].values["Lý do"]


def test_what_is_wrong_in_the_base_is_told_once(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "chung.yaml").write_text(BASE + "ngay: hôm nay\n", encoding="utf-8")
    with pytest.raises(GeneratorError) as caught:
        batching.run(plan())
    assert [line.split(":")[0] for line in messages_of(caught.value)] == ["chung.yaml ngay"]


PROFILE = """\
co_quan: SỞ NỘI VỤ
co_quan_chu_quan: UBND TỈNH NGHỆ AN
chu_viet_tat: SNV
dia_danh: Nghệ An
nguoi_ky:
  giam-doc: {quyen_han_chuc_vu: GIÁM ĐỐC, ho_ten: Trần Văn B}
  pho: {quyen_han_chuc_vu: [KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC], ho_ten: Nguyễn Văn A, den_ngay: 31/5/2026}
nguoi_ky_thuong_dung: giam-doc
luu: "Lưu: VT."
noi_nhan: {thong-bao: ["Các phòng;"]}
"""


def test_a_profile_completes_every_record_on_its_own_day(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "_co-quan.yaml").write_text(PROFILE, encoding="utf-8")
    (tmp_path / "chung.yaml").write_text("trich_yeu: Về việc nghỉ lễ\nnoi_dung: [Nội dung./.]\n", encoding="utf-8")
    head = ["so", "ten_xa", "ngay", "ky"]
    table(tmp_path / "xa.csv", [head, ["01", "a", "05/3/2026", "pho"], ["02", "b", "05/3/2026", ""]])
    batching.run(plan(target="thong-bao"))
    first, second = (texts(tmp_path / "ra", name) for name in ("01-a.docx", "02-b.docx"))
    assert "Số:~01/TB-SNV" in first or "Số: 01/TB-SNV" in first
    assert ("KT. GIÁM ĐỐC" in first, "Nguyễn Văn A" in first, "- Các phòng;" in first) == (True, True, True)
    assert ("GIÁM ĐỐC" in second, "Trần Văn B" in second) == (True, True)
    table(tmp_path / "xa.csv", [head, ["01", "a", "05/3/2026", "pho"], ["02", "b", "05/6/2026", "pho"]])
    with pytest.raises(GeneratorError, match="“pho” chỉ được ký đến ngày 31/05/2026") as caught:
        batching.run(plan(into="ra2", target="thong-bao"))
    assert "xa.csv" in str(caught.value) and not list((tmp_path / "ra2").glob("*.docx"))


def test_an_appendix_in_a_file_of_its_own_is_not_left_out_in_silence(plan: Plan, tmp_path: Path) -> None:
    more = "phu_luc: [{nhan: Phụ lục, tieu_de: BIỂU, noi_dung: [Nội dung./.], tep_rieng: true}]\n"
    (tmp_path / "chung.yaml").write_text(BASE + more, encoding="utf-8")
    with pytest.raises(GeneratorError, match="phụ lục ở tệp riêng không in được hàng loạt"):
        batching.run(plan())
    assert not list((tmp_path / "ra").glob("*.docx"))


@pytest.mark.parametrize(
    "changes, said",
    [
        pytest.param({"pattern": "{ten_xax}"}, "có phải “ten_xa”?", id="a name without its column"),
        pytest.param({"target": "cong-vam"}, "có phải “cong-van”?", id="an unknown kind"),
        pytest.param({"data": "nham.csv"}, "có phải “trich_yeu”?", id="a column that is nearly a key"),
        pytest.param({"data": "trong.csv"}, "không có dòng dữ liệu nào", id="no rows"),
        pytest.param({"data": "khong-co.csv"}, "không đọc được tệp", id="no file"),
        pytest.param({"data": "la.txt"}, ".xlsx, .csv, .jsonl", id="a file that is no table"),
    ],
)
def test_what_cannot_work_is_told_before_anything_is_done(
    plan: Plan, tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    table(tmp_path / "nham.csv", [["so", "ten_xa", "trich_yeuu"], ["1", "a", "b"]])
    table(tmp_path / "trong.csv", [["so", "ten_xa"]])
    (tmp_path / "la.txt").write_text("a", encoding="utf-8")
    with pytest.raises(GeneratorError) as caught:
        plan(**changes)
    assert said in str(caught.value)


def test_an_empty_cell_is_a_visible_blank_in_a_draft_and_refused_when_final(plan: Plan, tmp_path: Path) -> None:
    table(tmp_path / "thieu.csv", [["so", "ten_xa"], ["1", ""]])
    batching.run(plan(data="thieu.csv", pattern="{so}"))
    assert "V/v báo cáo kết quả của ……" in texts(tmp_path / "ra", "1.docx")
    with pytest.raises(GeneratorError) as caught:
        batching.run(plan("hai", data="thieu.csv", pattern="{so}", final=True))
    assert "(ô B2) ten_xa" in str(caught.value)


def own(tmp_path: Path, *paragraphs: str) -> str:
    """Write a template of these paragraphs, with nothing of ours in its footers; return its path."""
    path = restyled.from_body(tmp_path / "giay-khen.docx", "".join(p(text) for text in paragraphs))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in parts:
        if name.startswith("word/footer"):
            parts[name] = re.sub(rb"<w:t[ >].*?</w:t>", b"", re.sub(rb"\{%.*?%\}|\{\{.*?\}\}", b"", parts[name]))
    return str(restyled.save(path, parts))


def test_a_template_with_tags_of_its_own_is_filled_by_column(plan: Plan, tmp_path: Path) -> None:
    target = own(tmp_path, "Tặng {{ ho_va_ten }}", "{% if don_vi %}{{ don_vi }}{% endif %}", "{{ thanh_tich }}")
    table(
        tmp_path / "ds.csv", [["Họ và tên", "Đơn vị", "Thành tích"], ["Lê A", "", "A & B <c>"], ["Lê B", "Phòng X", ""]]
    )
    batching.run(plan(target=target, data="ds.csv", base=None, pattern="{Họ và tên}"))
    assert texts(tmp_path / "ra", "Lê A.docx") == ["Tặng Lê A", "A & B <c>"]
    assert texts(tmp_path / "ra", "Lê B.docx") == ["Tặng Lê B", "Phòng X", "……"]


def test_an_error_of_the_template_at_one_record_names_the_row_and_leaves_nothing(plan: Plan, tmp_path: Path) -> None:
    target = own(tmp_path, "{% if loai_hai %}{{ khong_co }}{% endif %}")
    lines = [["ten", "loai_hai"], *([f"n{n}", "x" if n == 150 else ""] for n in range(200))]
    table(tmp_path / "ds.csv", lines)
    with pytest.raises(GeneratorError) as caught:
        batching.run(plan(target=target, data="ds.csv", base=None, pattern="{ten}", jobs=2))
    assert str(caught.value).startswith("ds.csv:152: ") and "khong_co" in str(caught.value)
    assert not (tmp_path / "ra").exists()


def test_a_tag_without_its_column_is_told_once_and_not_for_every_row(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as caught:
        batching.run(plan(target=own(tmp_path, "{{ ten_xa }} {{ chuc_vu }}"), base=None))
    assert len(messages_of(caught.value)) == 1 and "“chuc_vu”" in str(caught.value)


def test_the_number_of_processes_changes_nothing(plan: Plan, tmp_path: Path) -> None:
    letters(tmp_path / "xa.csv", 350)
    batching.run(plan("mot"))
    batching.run(plan("hai", jobs=2))
    assert len(contents(tmp_path / "mot")) == 351
    assert contents(tmp_path / "mot") == contents(tmp_path / "hai")


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.workflows import batching
from generator.workflows.batching import placing
folder, into, at, jobs = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
moved = []
def tell(stage, done, total):
    if at.isdigit() and done >= int(at):
        os.kill(os.getpid(), signal.SIGKILL)
if at.startswith("xep"):
    move = placing._move
    def die(journal, entry, into):
        move(journal, entry, into)
        moved.append(entry)
        if len(moved) == int(at[3:]):
            os.kill(os.getpid(), signal.SIGKILL)
    placing._move = die
batching.run(batching.plan(batching.Request("cong-van", folder / "xa.csv", into, base=folder / "chung.yaml",
             pattern="{so}-{ten_xa}", jobs=jobs)), tell)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("at", ["0", "100", "300", "350", "xep1", "xep120", "xep350"])
def test_a_killed_run_goes_on_and_ends_as_an_undisturbed_one(plan: Plan, tmp_path: Path, at: str, jobs: int) -> None:
    letters(tmp_path / "xa.csv", 350)
    batching.run(plan("yen"))
    into = tmp_path / "ngat"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, tmp_path, into, at, str(jobs)], capture_output=True, timeout=60
    )
    assert done.returncode == -9, done.stderr.decode()
    assert (into / journals.WAITING).exists() and not (into / "manifest.jsonl").exists()
    if not at.startswith("xep"):
        assert list(into.glob("*.docx")) == []
    batching.run(plan("ngat", resume=True))
    assert contents(into) == contents(tmp_path / "yen")


def test_what_a_kill_left_damaged_is_made_again(plan: Plan, tmp_path: Path) -> None:
    letters(tmp_path / "xa.csv", 350)
    batching.run(plan("yen"))
    into = tmp_path / "ngat"
    subprocess.run([sys.executable, "-c", KILLED, tmp_path, into, "300", "1"], capture_output=True, timeout=60)
    waiting = into / journals.WAITING
    (waiting / "00000120.docx").write_bytes(b"PK half")
    with (waiting / "van-ban.jsonl").open("ab") as stream:
        stream.write(b'{"stt": 300, "do')
    batching.run(plan("ngat", resume=True))
    assert contents(into) == contents(tmp_path / "yen")


def test_an_unfinished_run_is_not_begun_again_unasked_nor_gone_on_with_other_data(plan: Plan, tmp_path: Path) -> None:
    letters(tmp_path / "xa.csv", 350)
    into = tmp_path / "ngat"
    subprocess.run([sys.executable, "-c", KILLED, tmp_path, into, "100", "1"], capture_output=True, timeout=60)
    with pytest.raises(OutputError, match="còn dở"):
        batching.run(plan("ngat"))
    letters(tmp_path / "xa.csv", 351)
    with pytest.raises(GeneratorError, match="đã khác lần chạy trước"):
        batching.run(plan("ngat", resume=True))
    assert batching.run(plan("ngat", force=True)).documents == 351


def test_a_finished_run_is_looked_over_and_only_what_is_missing_is_made(plan: Plan, tmp_path: Path) -> None:
    batching.run(plan())
    before = contents(tmp_path / "ra")
    assert not batching.run(plan(resume=True)).redone
    (tmp_path / "ra" / "02-xã 2.docx").unlink()
    batching.run(plan(resume=True))
    assert contents(tmp_path / "ra") == before
    (tmp_path / "ra" / "02-xã 2.docx").write_bytes(b"mended by hand")
    with pytest.raises(OutputError, match="đã được sửa"):
        batching.run(plan(resume=True))
    with pytest.raises(OutputError, match="đã có kết quả"):
        batching.run(plan())


def test_a_file_of_another_hand_is_not_written_over(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "ra").mkdir()
    (tmp_path / "ra" / "03-xã 3.docx").write_bytes(b"mine")
    with pytest.raises(OutputError, match="không ghi đè"):
        batching.run(plan())
    assert (tmp_path / "ra" / "03-xã 3.docx").read_bytes() == b"mine"
    assert [path.name for path in (tmp_path / "ra").glob("*.docx")] == ["03-xã 3.docx"]


def test_two_runs_never_share_a_folder(plan: Plan, tmp_path: Path) -> None:
    lock = journals.Lock(tmp_path / "ra")
    with pytest.raises(OutputError, match="một lần chạy khác"):
        batching.run(plan(force=True))
    lock.release()
    assert batching.run(plan()).documents == 5


def test_a_folder_that_cannot_be_written_is_told(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"")
    with pytest.raises(OutputError, match="không ghi được"):
        batching.run(plan("tep/ra"))


def test_a_full_disk_is_told_and_the_run_can_go_on(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letters(tmp_path / "xa.csv", 250)
    batching.run(plan("yen"))
    write, left = Path.write_bytes, [170]

    def full(path: Path, data: bytes) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        return write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(OutputError, match="hết chỗ") as caught:
            batching.run(plan("day"))
        assert "--resume" in str(caught.value)
    assert list((tmp_path / "day").glob("*.docx")) == []
    batching.run(plan("day", resume=True))
    assert contents(tmp_path / "day") == contents(tmp_path / "yen")


def test_one_zip_holds_the_same_documents(plan: Plan, tmp_path: Path) -> None:
    batching.run(plan())
    batching.run(plan("goi", form="zip"))
    assert sorted(path.name for path in (tmp_path / "goi").iterdir()) == ["manifest.jsonl", "van-ban.zip"]
    with zipfile.ZipFile(tmp_path / "goi" / "van-ban.zip") as archive:
        packed = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    single = contents(tmp_path / "ra")
    del single["manifest.jsonl"]
    assert packed == single


def test_one_joined_file_holds_the_words_of_all_in_order_each_in_a_section_that_counts_anew(
    plan: Plan, tmp_path: Path
) -> None:
    letters(tmp_path / "xa.csv", 203)
    batching.run(plan())
    batching.run(plan("ghep", form="join", jobs=2))
    words = [line for line in texts(tmp_path / "ghep", "van-ban.docx") if line]
    wanted = [line for n in range(1, 204) for line in texts(tmp_path / "ra", f"{n:02d}-xã {n}.docx") if line]
    body = [line for line in wanted if line in set(words)]
    assert [line for line in words if line.startswith("V/v")] == [line for line in body if line.startswith("V/v")]
    assert set(wanted) == set(words)
    with zipfile.ZipFile(tmp_path / "ghep" / "van-ban.docx") as archive:
        xml = archive.read("word/document.xml").decode()
    assert xml.count("<w:sectPr") == xml.count('<w:pgNumType w:start="1"/>') == 203


def test_different_footers_stay_with_their_documents(plan: Plan, tmp_path: Path) -> None:
    lines = [["so", "ten_xa", "dia_chi"], *([str(n), f"xã {n}", f"Số {n % 2} phố Huế"] for n in range(4))]
    table(tmp_path / "ds.csv", lines)
    batching.run(plan("ghep", data="ds.csv", form="join"))
    with zipfile.ZipFile(tmp_path / "ghep" / "van-ban.docx") as archive:
        footers = [name for name in archive.namelist() if name.startswith("word/footer1-")]
        assert len(footers) == 2
        relations = archive.read("word/_rels/document.xml.rels").decode()
        xml = archive.read("word/document.xml").decode()
    names = {part: f"rId_{part[5:-4].replace('-', '_')}" for part in footers}
    assert all(f'Id="{name}"' in relations and xml.count(f'r:id="{name}"') == 2 for name in names.values())


def fake_pdf(failing: set[str]) -> Callable[..., list[Path]]:
    """Return a converter that makes one empty page of each single document and fails for joined ones and those named."""

    def convert(paths: Sequence[Path], into: Path, **_options: object) -> list[Path]:
        done, errors = [], []
        for path in paths:
            goal = into / f"{path.stem}.pdf"
            if path.stem.startswith("nhom") or path.stem in failing:
                from generator.model.location import Location

                errors.append(OutputError("LibreOffice không chuyển được tệp này", at=Location(str(path))))
                continue
            document = pypdfium2.PdfDocument.new()
            document.new_page(595, 842)
            document.save(goal)
            done.append(goal)
        if errors:
            raise pdf.ConversionErrors(errors, done)
        return done

    return convert


def test_a_document_that_libreoffice_cannot_print_is_told_and_the_others_are_not_lost(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "convert", fake_pdf({"00000002"}))
    monkeypatch.setattr("generator.libreoffice.find", lambda: Path("soffice"))
    outcome = batching.run(plan(pdf=True))
    assert outcome.documents == 5 and len(outcome.failed) == 1
    assert str(outcome.failed[0]).startswith("xa.csv:4: không chuyển được sang PDF")
    assert sorted(path.name for path in (tmp_path / "ra").glob("*.pdf")) == [f"0{n}-xã {n}.pdf" for n in (1, 2, 4, 5)]
    assert len(list((tmp_path / "ra").glob("*.docx"))) == 5


@pytest.mark.soffice
def test_every_pdf_is_counted_and_matched_to_its_document(plan: Plan, tmp_path: Path) -> None:
    long = "\n".join(f"Đoạn {n}. " + "Nội dung công việc cần làm trong năm. " * 8 for n in range(40))
    lines = [
        ["so", "ten_xa", "noi_dung"],
        *([str(n), f"xã {n}", long if n == 2 else f"Đoạn {n}."] for n in range(1, 5)),
    ]
    table(tmp_path / "ds.csv", lines)
    batching.run(plan(data="ds.csv", pdf=True))
    batching.run(plan("lai", data="ds.csv", pdf=True))
    assert contents(tmp_path / "ra") == contents(tmp_path / "lai")
    entries = [json.loads(line) for line in (tmp_path / "ra" / "manifest.jsonl").read_text("utf-8").splitlines()][1:]
    for entry in entries:
        document = pypdfium2.PdfDocument(tmp_path / "ra" / f"{entry['tep']}.pdf")
        words = "".join(document[0].get_textpage().get_text_bounded().split())
        assert f"Số:{entry['tep'].partition('-')[0]}/SNV-VP" in words
        assert len(document) == entry["trang"]
        document.close()
    assert [entry["trang"] > 1 for entry in entries] == [False, True, False, False]
    batching.run(plan("ghep", data="ds.csv", pdf=True, form="join"))
    assert len(pypdfium2.PdfDocument(tmp_path / "ghep" / "van-ban.pdf")) == sum(entry["trang"] for entry in entries)


def _die_once(task: tuple[str, int]) -> int:
    import os

    folder, number = task
    mark = Path(folder) / "da-chet"
    if number == 3 and not mark.exists():
        mark.touch()
        os._exit(1)
    return number * number


def test_the_tasks_of_a_process_that_died_are_done_again(tmp_path: Path) -> None:
    tasks = [(str(tmp_path), number) for number in range(20)]
    assert list(pools.in_order(_die_once, tasks, jobs=2)) == [n * n for n in range(20)]


def test_a_task_that_a_broken_pool_refuses_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    refused: list[int] = []

    class Broken(pools.Inline):
        """Refuses its seventh task, as a pool does whose process has just died."""

        done = 0

        def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> Future[object]:  # type: ignore[override]
            Broken.done += 1
            if Broken.done == 7:
                refused.append(*args)  # type: ignore[arg-type]
                raise BrokenProcessPool
            return super().submit(fn, *args, **kwargs)

    @contextlib.contextmanager
    def executor(*_given: object) -> Iterator[Broken]:
        yield Broken()

    monkeypatch.setattr(pools, "executor", executor)
    assert list(pools.in_order(abs, range(20), jobs=2)) == list(range(20))
    assert refused == [6]


def test_a_cluster_gives_the_same_bytes(plan: Plan, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="cần Dask: pip install 'vanban[cluster]'")
    letters(tmp_path / "xa.csv", 350)
    batching.run(plan("mot"))
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        batching.run(plan("cum", cluster=cluster.scheduler_address))
    assert contents(tmp_path / "cum") == contents(tmp_path / "mot")


def test_without_dask_the_message_says_how_to_install_it(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingToolError, match="Dask") as caught:
        batching.run(plan(cluster="tcp://127.0.0.1:1"))
    assert "vanban[cluster]" in str(caught.value)


def test_a_faulty_cell_of_a_column_that_goes_nowhere_does_not_stop_a_document(plan: Plan, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (("so", "ten_xa", "ghi_chu"), ("1", "xã 1", "=A1"), ("2", "xã 2", "#N/A")):
        book.active.append(row)
    book.save(tmp_path / "ds.xlsx")
    assert batching.run(plan(data="ds.xlsx")).documents == 2


def test_columns_without_a_name_are_told_before_the_run(plan: Plan, tmp_path: Path) -> None:
    table(tmp_path / "ds.csv", [["so", "ten_xa", ""], ["1", "xã 1", "lạc"]])
    assert plan(data="ds.csv").notes == ("ds.csv: cột C có dữ liệu mà không có tên ở hàng đầu, không dùng đến",)


def test_data_that_is_changed_while_it_is_printed_ends_the_run_with_nothing(plan: Plan, tmp_path: Path) -> None:
    letters(tmp_path / "xa.csv", 250)
    made = plan()

    def tell(_stage: str, done: int, _total: int) -> None:
        if done == 100:
            letters(tmp_path / "xa.csv", 120)

    with pytest.raises(InputError, match=r"xa\.csv: tệp dữ liệu bị sửa trong lúc đang soạn"):
        batching.run(made, tell)
    assert not (tmp_path / "ra").exists()


def test_one_row_changed_in_place_is_noticed_too(plan: Plan, tmp_path: Path) -> None:
    made = plan()
    path = tmp_path / "xa.csv"
    path.write_bytes(path.read_bytes().replace(b"x\xc3\xa3 5", b"x\xc3\xa3 6"))
    with pytest.raises(InputError, match="bị sửa"):
        batching.run(made)
    assert not (tmp_path / "ra").exists()


def test_a_template_that_is_broken_is_told_before_any_row(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(GeneratorError, match="khong_co_loc"):
        plan(target=own(tmp_path, "{{ so|khong_co_loc }}"), base=None)


def test_a_folder_whose_name_is_too_long_is_told(plan: Plan) -> None:
    with pytest.raises(OutputError, match="tên quá dài"):
        batching.run(plan("x" * 300))


def test_a_calculation_that_fails_at_one_row_is_told_in_the_users_words(plan: Plan, tmp_path: Path) -> None:
    target = own(tmp_path, "{{ 1 / (so|int - 3) }} {{ ten_xa }}")
    with pytest.raises(TemplateError, match="chia cho 0") as caught:
        batching.run(plan(target=target, base=None))
    assert str(caught.value).startswith("xa.csv:4")


def test_an_archive_pdf_of_a_joined_file_is_refused(plan: Plan) -> None:
    with pytest.raises(InputError, match="PDF/A chỉ làm được cho từng văn bản"):
        plan(pdf=True, pdfa=True, form="join")


@pytest.mark.soffice
def test_bookmarks_lead_to_the_headings_of_a_document_and_to_the_documents_of_a_joined_file(
    plan: Plan, tmp_path: Path
) -> None:
    (tmp_path / "chung.yaml").write_text(
        BASE.replace("noi_dung: [", 'noi_dung: [{nhan: I., tieu_de: "MỤC ĐÍCH CỦA {ten_xa}"}, '), encoding="utf-8"
    )

    def toc(path: Path) -> list[tuple[int, str, int]]:
        return [(one.level, one.title, one.page) for one in outline.read(pypdfium2.PdfDocument(path))]

    letters(tmp_path / "xa.csv", 2)
    batching.run(plan("rieng", pdf=True, bookmarks=True))
    assert toc(tmp_path / "rieng" / "02-xã 2.pdf") == [(0, "I. MỤC ĐÍCH CỦA xã 2", 0)]
    batching.run(plan("ghep", pdf=True, bookmarks=True, form="join"))
    assert toc(tmp_path / "ghep" / "van-ban.pdf") == [
        (0, "01-xã 1", 0),
        (1, "I. MỤC ĐÍCH CỦA xã 1", 0),
        (0, "02-xã 2", 1),
        (1, "I. MỤC ĐÍCH CỦA xã 2", 1),
    ]


def test_a_picture_or_workbook_that_has_changed_makes_another_run(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "chung.yaml").write_text(
        BASE.replace('noi_dung: ["', 'noi_dung: [{tep: bang.csv}, "'), encoding="utf-8"
    )
    table(tmp_path / "bang.csv", [["STT", "Việc"], ["1", "Một"]])
    first, again = plan().fingerprint, plan().fingerprint
    table(tmp_path / "bang.csv", [["STT", "Việc"], ["1", "Hai"]])
    assert first == again != plan().fingerprint


def test_a_cluster_that_does_not_answer_leaves_nothing(plan: Plan, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="cần Dask: pip install 'vanban[cluster]'")
    with pytest.raises(InputError, match="không kết nối được với Dask"):
        batching.run(plan(cluster="tcp://127.0.0.1:1"))
    assert not (tmp_path / "ra").exists()
