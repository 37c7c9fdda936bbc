"""``vanban read``, ``render``, ``run``, ``show`` and ``templates``: from file to file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.catalog import kinds
from generator.resources import templates_dir
from generator.workflows import starting
from tests.cli.conftest import Call

INPUTS = Path(__file__).parents[2] / "inputs"
RAW = INPUTS / "soc-trang-2022" / "nguon.txt"
needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="cần LibreOffice (libreoffice-writer-nogui)")


# read -----------------------------------------------------------------------------------------------------------------


def test_reading_prints_data_that_can_be_rendered(vanban: Call, tmp_path: Path) -> None:
    answer = vanban("read", RAW)
    assert (answer.code, answer.err) == (0, "")
    (tmp_path / "a.yaml").write_text(answer.out, encoding="utf-8")
    assert vanban("render", "a.yaml", "-o", "out", "--final").code == 0


@pytest.mark.parametrize(
    ("name", "first"), [("a.yaml", "# Đọc từ nguon.txt"), ("a.json", "{"), ("a.txt", "ỦY BAN NHÂN DÂN")]
)
def test_the_form_follows_the_name_of_the_output(vanban: Call, tmp_path: Path, name: str, first: str) -> None:
    assert vanban("read", RAW, "-o", name).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").splitlines()[0] == first


def test_the_problems_are_told_beside_the_file(vanban: Call) -> None:
    answer = vanban("read", RAW, "-o", "a.yaml")
    assert answer.lines[0] == "a.yaml"
    assert any("“f)”" in line and line.startswith("nguon.txt:135") for line in answer.lines)


def test_json_holds_document_and_problems(vanban: Call) -> None:
    told = json.loads(vanban("read", RAW, "--format", "json").out)
    assert (told["so"], told["ky_hieu"], told["ngay"]) == ("146", "KH-UBND", "12/10/2022")
    assert "co_quan" in told["_suy_luan"]
    assert any(problem["ma"] == "danh_so" for problem in told["_van_de"])


# render ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind.id for kind in kinds.all_kinds()])
def test_every_starting_input_renders_at_once_with_visible_blanks(vanban: Call, tmp_path: Path, kind: str) -> None:
    assert vanban("new", kind, "-o", "a.yaml").code == 0
    answer = vanban("render", "a.yaml", "-o", "out")
    assert (answer.code, answer.err, answer.out) == (0, "", "out/a.docx\n")
    assert "……" in vanban("read", "out/a.docx", "--format", "text").out
    final = vanban("render", "a.yaml", "-o", "final", "--final")
    assert final.code == 2
    assert all(line.startswith("a.yaml:") for line in final.lines)
    assert not (tmp_path / "final").exists()


def test_several_files_and_a_folder_in_one_call(vanban: Call, tmp_path: Path) -> None:
    for name in ("a.yaml", "more/b.yaml", "more/deep/c.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(starting.new("thong-bao"), encoding="utf-8")
    answer = vanban("render", "a.yaml", "more", "-o", "out")
    assert answer.out.splitlines() == ["out/a.docx", "out/b.docx", "out/deep/c.docx"]


def test_an_output_is_not_overwritten_unasked(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(starting.new("ke-hoach"), encoding="utf-8")
    assert vanban("render", "a.yaml").code == 0
    (tmp_path / "a.docx").write_bytes(b"mine")
    refused = vanban("render", "a.yaml")
    assert refused.code == 2
    assert refused.lines == [
        "a.docx: tệp đã có, không ghi đè — Gợi ý: thêm --force để ghi đè, hoặc chọn nơi khác bằng -o"
    ]
    assert (tmp_path / "a.docx").read_bytes() == b"mine"
    assert vanban("render", "a.yaml", "--force").code == 0


def test_every_error_of_every_input_is_told(vanban: Call, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text("loai: ke-hoach\nngay: 31/02/2022\nnamm: 1\n", encoding="utf-8")
    answer = vanban("render", "a.yaml", "b.yaml", "-o", "out")
    assert answer.code == 2
    assert [line.split(" ")[0] for line in answer.lines] == ["a.yaml:2:7", "a.yaml:3:1", "b.yaml:2:7", "b.yaml:3:1"]


def test_errors_are_english_when_asked_for(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("loai: ke-hoach\nnoi_nhann: 1\n", encoding="utf-8")
    assert vanban("--lang", "en", "render", "a.yaml").lines == [
        "a.yaml:2:1 noi_nhann: there is no such key — Hint: did you mean “noi_nhan”?"
    ]


@needs_soffice
@pytest.mark.soffice
def test_the_pdf_stands_beside_the_docx(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(starting.new("cong-van"), encoding="utf-8")
    answer = vanban("render", "a.yaml", "-o", "out", "--pdf")
    assert answer.out.splitlines() == ["out/a.docx", "out/a.pdf"]
    assert (tmp_path / "out" / "a.pdf").read_bytes()[:5] == b"%PDF-"


def test_without_libreoffice_a_pdf_is_refused_before_anything_is_written(
    vanban: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator import libreoffice
    from generator.errors import MissingToolError

    def missing() -> str:
        raise MissingToolError("không tìm thấy LibreOffice")

    monkeypatch.setattr(libreoffice, "find", missing)
    (tmp_path / "a.yaml").write_text(starting.new("ke-hoach"), encoding="utf-8")
    answer = vanban("render", "a.yaml", "-o", "out", "--pdf")
    assert (answer.code, answer.lines) == (2, ["không tìm thấy LibreOffice"])
    assert not (tmp_path / "out").exists()


def test_a_template_of_ones_own_is_used(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(starting.new("ke-hoach"), encoding="utf-8")
    shutil.copy(templates_dir() / "ten-loai.docx", tmp_path / "mau.docx")
    assert vanban("render", "a.yaml", "--template", "mau.docx", "-o", "out").code == 0
    assert vanban("render", "a.yaml", "--template", "khong-co.docx", "-o", "out2").code == 2


# run, show, templates -------------------------------------------------------------------------------------------------


def test_a_run_tells_what_it_made_and_where(vanban: Call, tmp_path: Path) -> None:
    for name in ("nguon.txt", "van-ban.yaml"):
        (tmp_path / "in" / "a").mkdir(parents=True, exist_ok=True)
        shutil.copy(INPUTS / "hai-duong-2022" / name, tmp_path / "in" / "a" / name)
    answer = vanban("run", "in", "-o", "out", "--no-pdf")
    assert answer.code == 0
    assert "  out/a/van-ban.docx" in answer.out.splitlines()
    assert vanban("run", "in", "-o", "out", "--no-pdf").code == 2
    assert vanban("run", "in", "-o", "out", "--no-pdf", "--force").code == 0


@pytest.mark.parametrize(
    ("stage", "key"), [("reading", "_van_de"), ("document", "loai: ke-hoach"), ("context", "trich_yeu")]
)
def test_the_value_at_an_arrow_can_be_seen(vanban: Call, stage: str, key: str) -> None:
    answer = vanban("show", "--stage", stage, RAW)
    assert answer.code == 0
    assert key in answer.out


def test_the_layout_can_be_seen_where_there_is_one(vanban: Call, tmp_path: Path) -> None:
    assert vanban("show", "--stage", "layout", RAW).code == 2
    (tmp_path / "a.yaml").write_text(starting.new("ke-hoach"), encoding="utf-8")
    vanban("render", "a.yaml", "-o", "out")
    told = json.loads(vanban("show", "--stage", "layout", "out/a.docx").out)
    assert told["file"]["format"] == "docx"
    assert told["paragraphs"]


@pytest.mark.parametrize("template", sorted(path.name for path in templates_dir().glob("*.docx")))
def test_our_own_templates_pass(vanban: Call, template: str) -> None:
    answer = vanban("templates", "check", templates_dir() / template)
    assert (answer.code, answer.out) == (0, "")


def test_a_file_that_is_no_template_is_refused(vanban: Call, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    answer = vanban("templates", "check", "a.docx", "khong-co.docx")
    assert answer.code == 2
    assert len(answer.lines) == 2
