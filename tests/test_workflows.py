"""The whole way, over every case of inputs/: read, render, read again; and the order of the stages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.errors import ErrorGroup, InputError, MissingToolError, OutputError
from generator.workflows import cases, reading, rendering, starting

ROOT = Path(__file__).parents[1]
CASES = [case for case in cases.cases(ROOT / "inputs") if case.name != "mau"]  # those: test_every_kind.py
STRUCTURED = [(case, path) for case in CASES for path in case.structured]
needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="cần LibreOffice (libreoffice-writer-nogui)")


def case_id(value: object) -> str:
    return value.name if isinstance(value, (cases.Case, Path)) else str(value)


def test_there_are_cases_and_each_says_what_it_is() -> None:
    assert {case.name for case in CASES} >= {"soc-trang-2022", "hai-duong-2022"}
    assert [case.name for case in CASES if not (case.folder / "README.md").is_file()] == []
    for case in CASES:
        words = (case.folder / "README.md").read_text(encoding="utf-8")
        assert [path.name for path in (*case.raw, *case.structured) if f"`{path.name}`" not in words] == []


@pytest.mark.parametrize(("case", "path"), STRUCTURED, ids=case_id)
def test_every_input_is_complete(case: cases.Case, path: Path) -> None:
    assert rendering.load([path], final=True)


@pytest.mark.parametrize(("case", "path"), STRUCTURED, ids=case_id)
def test_what_is_rendered_reads_back_paragraph_for_paragraph(case: cases.Case, path: Path, tmp_path: Path) -> None:
    (job,) = rendering.plan([path], tmp_path)
    rendering.render([job], final=True)
    (document,) = rendering.load([path])
    assert cases.compare(reading.read(job.docx).document, document) == (0, "Giống nhau từng đoạn.\n")


@needs_soffice
@pytest.mark.soffice
@pytest.mark.parametrize(("case", "path"), STRUCTURED, ids=case_id)
def test_the_pdf_reads_back_paragraph_for_paragraph(case: cases.Case, path: Path, tmp_path: Path) -> None:
    (job,) = rendering.plan([path], tmp_path)
    rendering.render([job], pdf=True)
    (document,) = rendering.load([path])
    assert cases.compare(reading.read(job.pdf).document, document) == (0, "Giống nhau từng đoạn.\n")


@pytest.mark.parametrize(("case", "path"), STRUCTURED, ids=case_id)
def test_the_same_input_gives_the_same_bytes(case: cases.Case, path: Path, tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        (job,) = rendering.plan([path], tmp_path / name)
        rendering.render([job])
        made.append(job.docx.read_bytes())
    assert made[0] == made[1]


def _verified(name: str) -> tuple[int, str]:
    folder = ROOT / "inputs" / name
    (document,) = rendering.load([folder / "van-ban.yaml"])
    return cases.compare(reading.read(folder / "nguon.txt").document, document)


def test_the_plan_of_soc_trang_is_read_as_it_was_verified_by_hand() -> None:
    assert _verified("soc-trang-2022") == (0, "Giống nhau từng đoạn.\n")


def test_the_plan_of_hai_duong_differs_only_in_the_letters_of_its_title() -> None:
    count, told = _verified("hai-duong-2022")
    assert count == 1
    read, verified = (line.partition(":  ")[2] for line in told.splitlines()[:2])
    assert read == verified.upper()


@pytest.mark.parametrize("name", ["soc-trang-2022", "hai-duong-2022"])
def test_no_word_of_the_source_is_lost(name: str) -> None:
    """Every word stands in the document or in a named remainder; the number and the date are compared as values."""
    source = ROOT / "inputs" / name / "nguon.txt"
    found = reading.read(source)
    text = reading.as_data(found, "text") + "\n".join(part.text for part in found.remainder)
    known = set(text.replace("**", "").split()) | {"146", "/KH-UBND", "08"}
    words = source.read_text(encoding="utf-8").replace("**", "").split()
    assert [word for word in words if word not in known] == []


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        (
            "soc-trang-2022",
            {
                "number": "146",
                "symbol": "KH-UBND",
                "place": "Sóc Trăng",
                "issuer": ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG"),
                "bases": 3,
                "sections": ["I.", "II.", "III.", "IV.", "V.", "VI."],
                "recipients": 10,
                "signature": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
                "name": "Trần Văn Lâu",
            },
        ),
        (
            "hai-duong-2022",
            {
                "number": "2396",
                "symbol": "KH-UBND",
                "place": "Hải Dương",
                "issuer": ("ỦY BAN NHÂN DÂN", "TỈNH HẢI DƯƠNG"),
                "bases": 2,
                "sections": ["I.", "II.", "III.", "IV.", "V."],
                "recipients": 8,
                "signature": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
                "name": "Nguyễn Minh Hùng",
            },
        ),
    ],
    ids=["soc-trang-2022", "hai-duong-2022"],
)
def test_the_facts_of_the_two_plans(name: str, facts: dict[str, object]) -> None:
    document = reading.read(ROOT / "inputs" / name / "nguon.txt").document
    assert {
        "number": document.number,
        "symbol": document.symbol,
        "place": document.place,
        "issuer": document.issuer,
        "bases": len(document.bases),
        "sections": [node.label for node in document.body if getattr(node, "label", "").rstrip(".").isupper()],
        "recipients": len(document.recipients.lines),
        "signature": document.signature.lines,
        "name": document.signature.name,
    } == facts


@pytest.fixture
def one_case(tmp_path: Path) -> Path:
    """A folder of inputs with one small case: a raw text and what was verified of it."""
    folder = tmp_path / "in" / "hai-duong-2022"
    folder.mkdir(parents=True)
    for name in ("nguon.txt", "van-ban.yaml"):
        shutil.copy(ROOT / "inputs" / "hai-duong-2022" / name, folder / name)
    return tmp_path / "in"


def test_a_run_makes_everything_of_every_case(tmp_path: Path) -> None:
    told: list[str] = []
    outcomes = cases.run(ROOT / "inputs", tmp_path, pdf=False, tell=told.append)
    assert {outcome.case.name for outcome in outcomes} >= {case.name for case in CASES}
    for name in ("soc-trang-2022", "hai-duong-2022"):
        assert sorted(path.name for path in (tmp_path / name).iterdir() if path.is_file()) == [
            "nguon.doc-duoc.yaml",
            "nguon.van-de.txt",
            "so-sanh.txt",
            "van-ban.docx",
        ]
    assert any("giống nhau từng đoạn" in line for line in told)


def test_a_run_does_not_write_over_the_last_one_unless_asked(tmp_path: Path, one_case: Path) -> None:
    cases.run(one_case, tmp_path / "out", pdf=False)
    with pytest.raises(OutputError):
        cases.run(one_case, tmp_path / "out", pdf=False)
    cases.run(one_case, tmp_path / "out", pdf=False, overwrite=True)


def test_a_run_without_libreoffice_says_how_to_get_it(
    tmp_path: Path, one_case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_args: object, **_options: object) -> list[Path]:
        raise MissingToolError("không tìm thấy LibreOffice", hint="sudo apt-get install libreoffice-writer-nogui")

    monkeypatch.setattr(rendering, "convert", missing)
    told: list[str] = []
    cases.run(one_case, tmp_path / "out", tell=told.append)
    assert told[-1] == "không tìm thấy LibreOffice — Gợi ý: sudo apt-get install libreoffice-writer-nogui"


def test_a_folder_without_documents_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "README.md").write_text("x")
    with pytest.raises(InputError, match="không có hồ sơ nào"):
        cases.cases(tmp_path)


def test_data_that_is_no_document_is_not_rendered(tmp_path: Path) -> None:
    _input(tmp_path / "a" / "van-ban.yaml")
    (tmp_path / "a" / "du-kien.yaml").write_text("don_vi:\n  - ten: xã A\n    loai: xa\n", encoding="utf-8")
    (tmp_path / "a" / "khac.json").write_text('{"loai": "ke-hoach"}', encoding="utf-8")
    (case,) = cases.cases(tmp_path)
    assert [path.name for path in case.structured] == ["khac.json", "van-ban.yaml"]


# Planning and judging before anything is written ----------------------------------------------------------------------


def _input(path: Path, kind: str = "ke-hoach") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(starting.new(kind), encoding="utf-8")
    return path


def test_a_folder_keeps_its_sub_folders(tmp_path: Path) -> None:
    given = tmp_path / "in"
    for name in ("a.yaml", "b/a.yaml", "_bo-qua.yaml", ".an.yaml", "nguon.txt"):
        _input(given / name)
    jobs = rendering.plan([given], tmp_path / "out")
    assert [job.docx.relative_to(tmp_path / "out").as_posix() for job in jobs] == ["a.docx", "b/a.docx"]


def test_two_inputs_of_one_name_are_refused_before_anything_is_written(tmp_path: Path) -> None:
    files = [_input(tmp_path / name / "a.yaml") for name in ("x", "y")]
    with pytest.raises(OutputError, match="cùng cho ra một tệp"):
        rendering.plan(files, tmp_path / "out")


def test_one_input_may_name_its_output(tmp_path: Path) -> None:
    (job,) = rendering.plan([tmp_path / "a.yaml"], tmp_path / "b.docx")
    assert job.docx == tmp_path / "b.docx"


def test_nothing_is_written_while_one_input_is_wrong(tmp_path: Path) -> None:
    good, bad = _input(tmp_path / "a.yaml"), tmp_path / "b.yaml"
    bad.write_text("loai: ke-hoach\nngay: 31/02/2022\nnam: x\n", encoding="utf-8")
    with pytest.raises(ErrorGroup) as caught:
        rendering.render(rendering.plan([good, bad], tmp_path / "out"))
    assert len(caught.value.errors) == 2
    assert not (tmp_path / "out").exists()


def test_a_final_document_may_lack_nothing_and_every_lack_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(
        "loai: ke-hoach\nco_quan: SỞ NỘI VỤ\nky_hieu: KH-SNV\ntrich_yeu: Về ……\nnoi_dung:\n"
        "  - Báo cáo trước ngày … tháng 6.\n  - Các sở, ban, ngành …\nky:\n  ho_ten: An\n",
        encoding="utf-8",
    )
    with pytest.raises(ErrorGroup) as caught:
        rendering.render(rendering.plan([path], tmp_path / "out"), final=True)
    told = [str(error).replace(str(path), "a.yaml").partition(" — ")[0] for error in caught.value.errors]
    assert told == [
        "a.yaml:1:1 so: chưa có số văn bản",
        "a.yaml:1:1 dia_danh: chưa có địa danh",
        "a.yaml:1:1 ngay: chưa có ngày ban hành",
        "a.yaml:4:12 trich_yeu: còn chỗ trống chưa điền: “Về ……”",
        "a.yaml:6:5 noi_dung/0: còn chỗ trống chưa điền: “Báo cáo trước ngày … tháng 6.”",
        "a.yaml:9:3 ky: chưa có quyền hạn, chức vụ của người ký",
    ]
    assert not (tmp_path / "out").exists()


def test_a_real_document_is_not_rendered_but_read_first(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"")
    with pytest.raises(InputError, match="vanban read"):
        rendering.load([tmp_path / "a.docx"])
