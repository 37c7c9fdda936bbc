"""Every kind of the decree and every form of copy: its filled example is complete, in order, and comes back as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import readers
from generator.catalog import kinds
from generator.model import Document
from generator.model.printed import body_lines
from generator.readers import docx
from generator.workflows import cases, checking, rendering, starting
from tests.test_round_trip import told

FOLDER = Path(__file__).parents[1] / "inputs" / "mau"
EXAMPLES = sorted(FOLDER.glob("*.yaml"))
needs_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="cần LibreOffice (libreoffice-writer-nogui)")
SAME = (0, "Giống nhau từng đoạn.\n")


def ids(path: Path) -> str:
    return path.stem


def load(path: Path) -> Document:
    (document,) = rendering.load([path], final=True)
    return document


def test_every_kind_and_every_copy_has_an_example() -> None:
    wanted = {kind.id for kind in (*kinds.all_kinds(), *kinds.copies())}
    assert {load(path).kind for path in EXAMPLES} == wanted


@pytest.mark.parametrize("path", EXAMPLES, ids=ids)
def test_an_example_says_that_it_is_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Văn bản mẫu: nội dung giả định")
    assert "(mẫu)" in text or kinds.get(load(path).kind).copy


@pytest.mark.parametrize("path", EXAMPLES, ids=ids)
def test_what_is_printed_of_an_example_has_no_finding_and_reads_back_the_same(path: Path, tmp_path: Path) -> None:
    (job,) = rendering.plan([path], tmp_path)
    rendering.render([job], final=True)
    reading = readers.read(job.docx)
    document = load(path)
    assert reading.document.kind == document.kind
    assert cases.compare(reading.document, document) == SAME
    assert [(f.rule, f.message, f.present) for f in checking.judge(reading, checking.Demand()).findings] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=ids)
def test_every_part_of_an_example_comes_back_from_word_as_the_part_it_was(path: Path) -> None:
    document = load(path)
    printed = rendering.prints(document, Path(f"{path.stem}.docx"), final=True, folder=path.parent)
    there, back = (
        told(together(document)),
        told(docx.read(printed[Path(f"{path.stem}.docx")], source="a.docx").document),
    )
    for name, value in there.items():
        assert back[name] == value, name
    apart = [appendix for appendix in document.appendices if appendix.separate]
    for appendix, data in zip(apart, list(printed.values())[1:], strict=True):
        (found,) = docx.read(data, source="phu-luc.docx").document.appendices
        assert (found.label, found.title, found.reference) == (appendix.label, appendix.title, appendix.reference)
        assert list(body_lines(found.body)) == list(body_lines(appendix.body))


def together(document: Document) -> Document:
    """Return what stands in the document's own file."""
    return document.model_copy(update={"appendices": tuple(a for a in document.appendices if not a.separate)})


@needs_soffice
@pytest.mark.soffice
def test_the_pdf_of_every_example_reads_back_the_same_and_has_no_finding(tmp_path: Path) -> None:
    jobs = rendering.plan([FOLDER], tmp_path)
    rendering.render(jobs, final=True, pdf=True)
    readings = {job.source: readers.read(job.pdf) for job in jobs}
    differing = {
        source.stem: text
        for source, reading in readings.items()
        if (text := cases.compare(reading.document, load(source))[1]) != SAME[1]
    }
    assert differing == {}
    found = {
        source.stem: [(f.rule, f.message) for f in checking.judge(reading, checking.Demand()).findings]
        for source, reading in readings.items()
    }
    assert {name: findings for name, findings in found.items() if findings} == {}


@needs_soffice
@pytest.mark.soffice
def test_the_pdf_of_every_draft_shows_its_blanks_and_has_no_finding(tmp_path: Path) -> None:
    for kind in starting.kinds():
        (tmp_path / f"{kind.id}.yaml").write_text(starting.new(kind.id), encoding="utf-8")
    (tmp_path / "kem-theo.yaml").write_text(starting.new("quyet-dinh", attached="quy-che"), encoding="utf-8")
    jobs = rendering.plan([tmp_path], tmp_path / "ra")
    rendering.render(jobs, pdf=True)
    found, signers = {}, {}
    for job in jobs:
        reading = readers.read(job.pdf)
        found[job.source.stem] = [(f.rule, f.message) for f in checking.judge(reading, checking.Demand()).findings]
        signers[job.source.stem] = 1 + (reading.document.cosignature is not None)
    assert {name: findings for name, findings in found.items() if findings} == {}
    assert {name for name, count in signers.items() if count == 2} == {
        "bien-ban",
        "hop-dong",
        "ban-ghi-nho",
        "ban-thoa-thuan",
        "giay-nghi-phep",
    }


def test_the_confirmation_of_a_leave_paper_stands_below_the_recipients_and_the_signature(tmp_path: Path) -> None:
    (job,) = rendering.plan([FOLDER / "giay-nghi-phep.yaml"], tmp_path)
    rendering.render([job], final=True)
    reading = readers.read(job.docx)
    assert reading.layout is not None
    printed = [p.text for p in reading.layout.paragraphs if p.text.strip()]
    order = [
        "Nơi nhận:",
        "- Lưu: VT, VP.",
        "TL. GIÁM ĐỐC",
        "Lê Thị C",
        "XÁC NHẬN CỦA CƠ QUAN (TỔ CHỨC) NƠI NGHỈ PHÉP",
        "Lê Văn G",
    ]
    assert [line for line in printed if line in order] == order
    confirmed = reading.document.cosignature
    assert confirmed is not None and confirmed.name == "Lê Văn G"
    assert reading.document.signature.name == "Lê Thị C"


def test_two_signers_keep_their_sides() -> None:
    contract = load(FOLDER / "hop-dong.yaml")
    assert contract.cosignature is not None
    assert (contract.cosignature.lines[0], contract.signature.lines[0]) == ("ĐẠI DIỆN BÊN A", "ĐẠI DIỆN BÊN B")


def test_a_text_issued_with_a_decision_keeps_its_own_head(tmp_path: Path) -> None:
    path = FOLDER / "quyet-dinh-ban-hanh-quy-che.yaml"
    (job,) = rendering.plan([path], tmp_path)
    rendering.render([job])
    (attached,) = readers.read(job.docx).document.appendices
    assert (attached.superior, attached.issuer, attached.kind_name) == (
        ("UBND TỈNH NGHỆ AN",),
        ("SỞ NỘI VỤ",),
        "QUY CHẾ",
    )
