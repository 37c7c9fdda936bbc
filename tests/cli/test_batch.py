"""``vanban batch`` as a user calls it: exit codes, what is said, what is left behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Call

BASE = "co_quan: SỞ NỘI VỤ\nky_hieu: SNV-VP\ntrich_yeu: báo cáo của {ten}\nnoi_dung: [Nội dung./.]\nky: {ho_ten: Nguyễn Văn A}\n"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    (tmp_path / "chung.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "xa.csv").write_text("so,ten,ghi_chu\n1,xã B,x\n2,xã C,y\n", encoding="utf-8")
    return tmp_path


def test_a_run_names_its_manifest_and_counts_its_documents(vanban: Call, given: Path) -> None:
    answer = vanban("batch", "cong-van", "xa.csv", "--base", "chung.yaml", "-o", "ra", "--name", "{so}-{ten}")
    assert (answer.code, answer.out) == (0, "ra/manifest.jsonl\n")
    assert answer.lines == ["xa.csv: cột không dùng đến: ghi_chu", "2 văn bản trong ra"]
    assert sorted(path.name for path in (given / "ra").iterdir()) == ["1-xã B.docx", "2-xã C.docx", "manifest.jsonl"]


def test_wrong_rows_end_the_run_with_two_and_left_out_ones_with_one(vanban: Call, given: Path) -> None:
    (given / "xa.csv").write_text("so,ten,ngay\n1,xã B,05/3/2026\n2,xã C,hôm nay\n", encoding="utf-8")
    arguments = ("batch", "cong-van", "xa.csv", "--base", "chung.yaml", "-o", "ra", "--name", "{so}")
    answer = vanban(*arguments)
    assert answer.code == 2 and answer.out == ""
    assert answer.lines[0].startswith("xa.csv:3 (ô C3) ngay: ")
    assert not (given / "ra").exists()
    answer = vanban(*arguments, "--skip-bad")
    assert answer.code == 1
    assert answer.out.splitlines() == ["ra/manifest.jsonl", "ra/dong-loi.xlsx"]


def test_progress_has_a_rate_and_the_time_left(vanban: Call, given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANBAN_PROGRESS", "0")
    lines = "".join(f"{n},xã {n}\n" for n in range(250))
    (given / "xa.csv").write_text("so,ten\n" + lines, encoding="utf-8")
    answer = vanban("batch", "cong-van", "xa.csv", "--base", "chung.yaml", "-o", "ra", "--name", "{so}")
    told = [line for line in answer.lines if line.startswith("Soạn")]
    assert [line.split(",")[0] for line in told] == ["Soạn: 100/250", "Soạn: 200/250", "Soạn: 250/250"]
    assert all(re.search(r"[\d.]+ văn bản/giây, còn khoảng \d+ giây$", line) for line in told)


def test_one_file_or_one_package_but_not_both(vanban: Call, given: Path) -> None:
    answer = vanban("batch", "cong-van", "xa.csv", "-o", "ra", "--join", "--zip")
    assert answer.code == 2 and "--join và --zip" in answer.err and not (given / "ra").exists()


def test_a_template_of_the_office_prints_documents_of_a_kind(vanban: Call, given: Path) -> None:
    from generator.resources import template_path

    (given / "mau.docx").write_bytes(template_path("cong-van").read_bytes())
    options = ("--base", "chung.yaml", "--name", "{so}")
    assert vanban("batch", "cong-van", "xa.csv", *options, "-o", "ra", "--template", "mau.docx").code == 0
    assert vanban("batch", "cong-van", "xa.csv", *options, "-o", "khac").code == 0
    assert (given / "ra" / "1.docx").read_bytes() == (given / "khac" / "1.docx").read_bytes()


@pytest.mark.parametrize("name", ["../ngoai", "/tmp/ngoai", "CON", "a/b"])
def test_a_value_never_leads_a_file_out_of_the_folder(vanban: Call, given: Path, name: str) -> None:
    (given / "xa.csv").write_text(f"so,ten\n1,{name}\n", encoding="utf-8")
    assert vanban("batch", "cong-van", "xa.csv", "--base", "chung.yaml", "-o", "ra", "--name", "{ten}").code == 0
    assert len(list((given / "ra").glob("*.docx"))) == 1
    assert sorted(path.name for path in given.iterdir()) == ["chung.yaml", "ra", "xa.csv"]


@pytest.mark.parametrize("number", ["0", "65", "hai"])
def test_a_number_out_of_range_is_told_in_vietnamese(vanban: Call, given: Path, number: str) -> None:
    answer = vanban("batch", "cong-van", "xa.csv", "-o", "ra", "--jobs", number)
    assert answer.code == 2
    assert "--jobs: phải là số nguyên từ 1 đến 64" in " ".join(answer.lines)
