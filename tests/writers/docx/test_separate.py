"""Appendices in files of their own, and electronic copies: the line of the signature, the page, nothing lost (PL3/Mẫu 2.2, 3.2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.model import Appendix, Document, Paragraph
from generator.model.body import Note
from generator.readers import docx as reader
from generator.workflows import checking, rendering
from generator.writers import docx
from generator.writers.docx.verify import paragraphs
from tests.builders import documents
from tests.writers.docx import pages

LINE = "Số: 15/KH-UBND; 05/03/2026; 14:30:05"
MAU = Path(__file__).parents[3] / "inputs" / "mau"


def plan(**second: object) -> Document:
    first = Appendix(label="Phụ lục I", title="DANH SÁCH", body=(Paragraph(text="Trong cùng tệp./."),))
    apart = Appendix(
        label="Phụ lục II",
        title="BIỂU BÁO CÁO",
        reference="(Kèm theo Văn bản số …/…-… ngày … tháng … năm … của …)",
        body=(Paragraph(text="Ở tệp riêng./."),),
        **{"separate": True, "signing": LINE, **second},  # type: ignore[arg-type]
    )
    return documents.plan(appendices=(first, apart))


def test_the_document_holds_only_its_own_appendices() -> None:
    printed = pages.lines(docx.render(plan()))
    assert "Phụ lục I" in " ".join(printed).replace("~", " ") and "BIỂU BÁO CÁO" not in printed


def test_the_appendix_is_printed_alone_with_the_line_of_its_signature() -> None:
    ((name, data),) = docx.render_appendices(plan(), "ke-hoach").items()
    assert name == "ke-hoach-phu-luc-2.docx"
    assert (
        pages.styled(data)
        == [
            ("VB Thông tin ký số", LINE),
            ("VB Phụ lục", "Phụ~lục~II"),
            ("VB Tiêu đề phụ lục", "BIỂU BÁO CÁO"),
            ("VB Kèm theo", "(Kèm theo Văn bản số …/…-… ngày … tháng … năm … của …)"),
            ("VB Đoạn", "Ở tệp riêng./."),
        ]
        or pages.styled(data)[1][1].replace("~", " ") == "Phụ lục II"
    )
    assert pages.sheets(data) == ["dọc, từ 1, trang đầu"]


@pytest.mark.parametrize("change, sheets", [({"landscape": True}, ["ngang, từ 1, trang đầu"]), ({"signing": ""}, None)])
def test_the_page_follows_the_appendix(change: dict[str, object], sheets: list[str] | None) -> None:
    (data,) = docx.render_appendices(plan(**change), "a").values()
    assert sheets is None or pages.sheets(data) == sheets
    assert (LINE in pages.lines(data)) == ("signing" not in change)


def test_the_line_is_read_as_what_it_is_and_judged() -> None:
    (data,) = docx.render_appendices(plan(), "a").values()
    reading = reader.read(data, source="a.docx")
    assert reading.document.signing == LINE
    assert reading.document.appendices[0].title == "BIỂU BÁO CÁO"
    assert [(f.rule, f.message) for f in checking.judge(reading, checking.Demand()).findings] == []
    wrong = docx.render_appendices(plan(signing="Số: 15/KH-UBND; 5/3/2026; 14 h 30"), "a")["a-phu-luc-2.docx"]
    found = checking.judge(reader.read(wrong, source="a.docx"), checking.Demand()).findings
    assert [f.rule for f in found] == ["ND30-195"]


def test_a_text_issued_with_a_decision_may_be_a_file_of_its_own() -> None:
    rules = Appendix(
        kind_name="QUY CHẾ",
        title="Hoạt động của Tổ giúp việc",
        reference="(Ban hành kèm theo Quyết định)",
        superior=("UBND TỈNH NGHỆ AN",),
        issuer=("SỞ NỘI VỤ",),
        body=(Paragraph(text="Nội dung./."),),
        separate=True,
    )
    (data,) = docx.render_appendices(documents.decision(appendices=(rules,)), "qd").values()
    assert [style for style, _words in pages.styled(data)][:4] == [
        "VB Cơ quan chủ quản",
        "VB Cơ quan",
        "VB Quốc hiệu",
        "VB Tiêu ngữ",
    ]
    assert set(pages.drawn(data)) == {"ke_co_quan_phu_luc", "ke_tieu_ngu_phu_luc", "ke_phu_luc"}


def test_the_files_stand_beside_each_other_and_are_never_written_over(tmp_path: Path) -> None:
    jobs = rendering.plan([MAU / "ke-hoach-phu-luc-tep-rieng.yaml"], tmp_path)
    told: list[str] = []
    rendering.render(jobs, final=True, tell=told.append)
    stem = "ke-hoach-phu-luc-tep-rieng"
    assert [Path(line).name for line in told] == [f"{stem}.docx", f"{stem}-phu-luc-2.docx"]
    jobs[0].docx.unlink()
    with pytest.raises(Exception, match=r"phu-luc-2\.docx: tệp đã có"):
        rendering.render(jobs, final=True)
    assert not jobs[0].docx.exists()


def test_an_electronic_copy_is_the_document_with_a_line_above() -> None:
    line = "SAO Y; UBND TỈNH NGHỆ AN; 13/10/2026; 09:15:30"
    data = docx.render(documents.letter(signing=line))
    assert pages.styled(data)[0] == ("VB Thông tin ký số", line)
    again = reader.read(data, source="a.docx").document
    assert (again.signing, again.kind, again.title) == (line, "cong-van", documents.letter().title)


def test_the_block_of_a_paper_copy_takes_no_such_line() -> None:
    with pytest.raises(InputError, match="bản sao điện tử không có khối bản sao"):
        docx.render(Document(kind="sao-y", issuer=("SỞ",), signing="SAO Y; SỞ; 13/10/2026; 09:15:30"))


def test_notes_of_an_appendix_stand_in_its_own_file() -> None:
    noted = Paragraph(text="Nội dung phụ lục.", notes=(Note(text="Chú thích của phụ lục."),))
    appendix = Appendix(label="Phụ lục", title="MỘT", body=(noted,), separate=True)
    document = documents.plan(appendices=(appendix,))
    (name,) = docx.appendix_files(document, "a")
    assert "Chú thích của phụ lục." in " ".join(paragraphs(docx.render_appendices(document, "a")[name]))
    assert "Chú thích của phụ lục." not in " ".join(paragraphs(docx.render(document)))
