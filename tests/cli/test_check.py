"""``vanban check`` and ``rules``: reports, exit codes, mended copies, comments, a document set anew."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from generator.readers import read
from generator.workflows import starting
from generator.writers import docx
from tests.builders import documents
from tests.cli.conftest import Call


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "dung.docx"
    path.write_bytes(docx.render(documents.plan()))
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "sai.docx"
    path.write_bytes(docx.render(documents.plan(number="5", title="Triển khai công tác cải cách hành chính năm 2026.")))
    return path


def test_a_document_in_order_can_be_signed(vanban: Call, clean: Path) -> None:
    answer = vanban("check", clean)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == f"Có thể trình ký: {clean}"


def test_a_fault_is_told_with_its_clause_and_exit_1(vanban: Call, faulty: Path) -> None:
    answer = vanban("check", faulty)
    assert answer.code == 1
    assert answer.out.splitlines()[0] == f"Chưa thể ký: {faulty}"
    assert "số nhỏ hơn 10 phải có số 0 phía trước" in answer.out
    assert "ND30-055" in answer.out


def test_json_is_the_contract_of_scripts(vanban: Call, faulty: Path) -> None:
    answer = vanban("check", faulty, "--format", "json")
    (file,) = json.loads(answer.out)["files"]
    assert answer.code == 1
    assert file["path"] == str(faulty)
    for finding in file["findings"]:
        assert {"rule", "severity", "message", "location", "clause"} <= set(finding)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
def test_a_report_can_be_written_to_a_file(vanban: Call, faulty: Path, tmp_path: Path, form: str) -> None:
    answer = vanban("check", faulty, "--format", form, "-o", "bao-cao")
    assert (answer.code, answer.out) == (1, "")
    assert "ND30-055" in (tmp_path / "bao-cao").read_text(encoding="utf-8")


def test_rules_can_be_chosen_and_left_out(vanban: Call, faulty: Path) -> None:
    def found(*options: str) -> set[str]:
        told = json.loads(vanban("check", faulty, "--format", "json", *options).out)
        return {finding["rule"] for finding in told["files"][0]["findings"]}

    every = found()
    one = sorted(every)[0]
    assert found("--select", one) == {one}
    assert found("--ignore", one) == every - {one}
    assert found("--select", ",".join(sorted(every))) == every
    assert found("--select", "TYPO") <= {rule for rule in every if rule.startswith("TYPO")}


def test_a_folder_and_several_files_end_in_a_table(vanban: Call, clean: Path, faulty: Path, tmp_path: Path) -> None:
    answer = vanban("check", tmp_path)
    assert answer.code == 1
    table = [line for line in answer.out.splitlines() if not set(line) <= {"-"}][-3:]
    assert [line.split("  ")[0] for line in table[:2]] == [str(clean), str(faulty)]
    assert table[-1].startswith("Cộng: 2 tệp")


def test_one_bad_file_does_not_hide_the_others(vanban: Call, clean: Path, tmp_path: Path) -> None:
    (tmp_path / "hong.docx").write_bytes(b"not a zip")
    answer = vanban("check", "hong.docx", clean)
    assert answer.code == 2
    assert answer.lines[0].startswith("hong.docx: ")
    assert "Có thể trình ký" in answer.out


def test_many_files_are_shared_among_processes_in_the_same_order(vanban: Call, tmp_path: Path) -> None:
    data = docx.render(documents.plan())
    for number in range(12):
        (tmp_path / f"{number:02d}.docx").write_bytes(data if number != 5 else b"")
    answer = vanban("check", tmp_path, "--format", "json", "--jobs", "2")
    assert answer.code == 2
    paths = [Path(file["path"]).stem for file in json.loads(answer.out)["files"] if "error" not in file]
    assert paths == [f"{number:02d}" for number in range(12) if number != 5]
    assert len(answer.lines) == 1


def test_fixes_go_to_a_copy_and_settle(vanban: Call, faulty: Path, tmp_path: Path) -> None:
    before = faulty.read_bytes()
    answer = vanban("check", faulty, "--fix")
    assert faulty.read_bytes() == before
    copy = tmp_path / "sai.da-sua.docx"
    assert answer.lines[0].startswith(f"{copy}: đã sửa ")
    assert "giữ nguyên từng byte" in answer.lines[0]
    document = read(copy).document
    assert (document.number, document.title[-1]) == ("05", "6")
    again = vanban("check", copy, "--fix")
    assert again.lines == [f"{copy}: không có gì sửa được một cách an toàn"]


def test_fixes_in_place_only_when_asked(vanban: Call, faulty: Path, tmp_path: Path) -> None:
    vanban("check", faulty, "--fix", "--in-place")
    assert read(faulty).document.number == "05"
    assert [path.name for path in tmp_path.iterdir()] == ["sai.docx"]


def test_parts_that_no_fix_touches_keep_their_bytes(vanban: Call, faulty: Path, tmp_path: Path) -> None:
    vanban("check", faulty, "--fix", "-o", "out")
    with zipfile.ZipFile(faulty) as one, zipfile.ZipFile(tmp_path / "out" / "sai.da-sua.docx") as other:
        changed = [name for name in one.namelist() if one.read(name) != other.read(name)]
    assert changed == ["word/document.xml"]


def test_what_must_not_be_touched_is_not(vanban: Call, tmp_path: Path, faulty: Path) -> None:
    signed = tmp_path / "ky-so.docx"
    with zipfile.ZipFile(faulty) as source, zipfile.ZipFile(signed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    answer = vanban("check", signed, "--fix")
    assert answer.code == 2
    assert "ký số" in answer.err
    assert not (tmp_path / "ky-so.da-sua.docx").exists()


def test_a_file_that_cannot_be_mended_does_not_stop_the_others(vanban: Call, tmp_path: Path, faulty: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\nVề việc một\n\nI. MỘT\n\nĐoạn văn./.\n", encoding="utf-8")
    answer = vanban("check", "a.txt", faulty, "--fix")
    assert answer.code == 2
    assert answer.lines[0].startswith("a.txt: chỉ sửa được tệp .docx")
    assert (tmp_path / "sai.da-sua.docx").exists()


def test_findings_become_comments_in_a_copy(vanban: Call, faulty: Path, tmp_path: Path) -> None:
    answer = vanban("check", faulty, "--format", "docx", "-o", "out")
    assert answer.out == "out/sai.nhan-xet.docx\n"
    with zipfile.ZipFile(tmp_path / "out" / "sai.nhan-xet.docx") as archive:
        assert "ND30-055" in archive.read("word/comments.xml").decode()


def test_a_document_set_anew_keeps_its_words(vanban: Call, clean: Path, tmp_path: Path) -> None:
    assert vanban("check", clean, "--restyle", "-o", "out").code == 0
    again = read(tmp_path / "out" / "dung.trinh-bay-lai.docx").document
    assert again.title == documents.plan().title
    assert vanban("check", "out/dung.trinh-bay-lai.docx").code == 0


def test_a_copy_is_not_written_over_another_file(vanban: Call, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "sai.da-sua.docx").write_bytes(b"mine")
    answer = vanban("check", faulty, "--fix")
    assert answer.code == 2
    assert (tmp_path / "sai.da-sua.docx").read_bytes() == b"mine"


def test_a_draft_is_judged_as_a_draft_and_as_final_when_asked(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(starting.new("ke-hoach"), encoding="utf-8")
    vanban("render", "a.yaml")
    assert vanban("check", "a.docx").code == 0
    assert vanban("check", "a.docx", "--final").code == 1


# rules ----------------------------------------------------------------------------------------------------------------


def test_the_rules_are_listed(vanban: Call) -> None:
    lines = vanban("rules").out.splitlines()
    assert len(lines) > 251
    assert lines == sorted(lines)
    assert all(len(line.split()) > 3 for line in lines)


def test_a_group_of_rules_is_listed(vanban: Call) -> None:
    lines = vanban("rules", "typo").out.splitlines()
    assert lines and all(line.startswith("TYPO-") for line in lines)


def test_a_rule_is_explained(vanban: Call) -> None:
    text = vanban("rules", "nd30-004").out
    assert text.startswith("ND30-004. ")
    for section in ("Điều luật: ", "Kiểm tra gì", "Vì sao", "Ví dụ sai", "Ví dụ đúng", "Cách sửa"):
        assert section in text


@pytest.mark.parametrize("id", ["ND30-999", "XYZ"])
def test_an_unknown_rule_is_one_line(vanban: Call, id: str) -> None:
    answer = vanban("rules", id)
    assert (answer.code, answer.out) == (2, "")
    assert answer.lines[0].startswith(f"không có quy tắc “{id}”")
