"""What cannot be read is refused in one line that says why and what to do; what is doubtful is told."""

from __future__ import annotations

import random
import zlib

import pytest

from generator.errors import RefusedFileError
from generator.readers.pdf import guard, read
from tests.readers.pdf.paper import Sheet, assemble, pdf, stream

WORDS = "Kính gửi: Ủy ban nhân dân các xã, phường"
LOCK = (
    "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + "11" * 32 + ">/U<" + "22" * 32 + ">>>/ID[<" + "33" * 16 + "><"
    + "33" * 16 + ">]"
)  # fmt: skip


def a_page() -> Sheet:
    return Sheet().words(WORDS, 85, 100)


def a_scan(*, words: str = "", mode: int = 3) -> Sheet:
    sheet = Sheet().image(0, 0, 595, 841)
    return sheet.words(words, 85, 100, mode=mode) if words else sheet


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "rỗng", id="empty"),
        pytest.param(b"  \n\0", "rỗng", id="blanks"),
        pytest.param(b"PK\x03\x04 word", "không phải PDF", id="no PDF"),
        pytest.param(b"%PDF-1.7 rest is missing", "hỏng", id="cut after the first line"),
        pytest.param(pdf(a_page())[:300], "hỏng", id="cut early"),
        pytest.param(pdf(a_page(), trailer=LOCK), "mật khẩu", id="password"),
        pytest.param(pdf(a_scan()), "bản quét", id="scan"),
        pytest.param(
            pdf(a_scan(words="Người ký: Ủy ban nhân dân tỉnh, ngày ký: 05-03-2026 07:08:09", mode=0)),
            "bản quét",
            id="scan with the line of a digital signature",
        ),
        pytest.param(
            pdf(Sheet().image(0, 0, 595, 280).image(0, 280, 595, 280).image(0, 560, 595, 281)),
            "bản quét",
            id="scan in strips",
        ),
        pytest.param(pdf(Sheet().stroke(10, 10, 200, 10)), "không có chữ", id="only a line"),
        pytest.param(
            assemble([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 4>>"]),
            "hỏng",
            id="pages that hold themselves",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line_with_a_hint(data: bytes, said: str) -> None:
    with pytest.raises(RefusedFileError) as caught:
        read(data, source="cong-van.pdf")
    assert said in caught.value.message
    assert caught.value.hint
    assert str(caught.value).startswith("cong-van.pdf: ") and "\n" not in str(caught.value)


def bomb(content: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<%b>>/Contents 4 0 R>>" % resources,
            content,
            *more,
        ]
    )


def form(content: bytes, draws: bytes = b"") -> bytes:
    return stream(content, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<<%b>>>>" % draws)


def packed_twice() -> bytes:
    inner = zlib.compress(b" " * (guard.LARGEST_STREAM + 10), 9)
    outer = zlib.compress(inner, 9)
    return b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n%b\nendstream" % (len(outer), outer)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: bomb(stream(b" " * (guard.LARGEST_STREAM + 10))), id="a stream that unpacks too far"),
        pytest.param(lambda: bomb(packed_twice()), id="packed twice"),
        pytest.param(
            lambda: bomb(stream(b"/X Do "), b"/XObject<</X 5 0 R>>", form(b"/X Do /X Do ", b"/X 5 0 R")),
            id="a form that draws itself",
        ),
        pytest.param(
            lambda: bomb(
                stream(b"/X Do "),
                b"/XObject<</X 5 0 R>>",
                *(form(b"/X Do " * 20, b"/X %d 0 R" % (6 + depth)) for depth in range(6)),
                form(b"0 0 m 10 10 l S"),
            ),
            id="forms inside forms, twenty at each step",
        ),
    ],
)
def test_a_file_that_unfolds_without_end_is_refused_before_it_is_opened(data: object) -> None:
    assert callable(data)
    with pytest.raises(RefusedFileError, match="độc hại"):
        read(data(), source="bom.pdf")


def test_forms_as_programs_write_them_are_no_bomb() -> None:
    """A page that draws a form of its own name, which draws a picture of that name too."""
    data = bomb(
        stream(b"/Fm0 Do " * 50), b"/XObject<</Fm0 5 0 R>>", form(b"/Fm0 Do ", b"/Fm0 6 0 R"), form(b"0 0 m 10 10 l S")
    )
    guard.check(data)


def test_a_text_layer_behind_a_scan_is_read_and_reported_as_guessed_by_a_machine() -> None:
    reading = read(pdf(a_scan(words=WORDS)), source="a.pdf")
    assert reading.document.addressees == ("Ủy ban nhân dân các xã, phường",)
    assert any(problem.code == "ban_quet" and "OCR" in problem.message for problem in reading.problems)
    assert reading.layout is not None
    assert {(run.font, run.size, run.bold) for p in reading.layout.paragraphs for run in p.runs} == {(None, None, None)}


def test_a_scanned_page_among_others_is_named() -> None:
    reading = read(pdf(a_page(), a_scan()), source="a.pdf")
    (problem,) = [problem for problem in reading.problems if problem.code == "ban_quet"]
    assert "Trang 2" in problem.message and problem.at is not None and problem.at.page == 2


def test_the_stamp_on_a_scanned_page_among_others_is_kept_beside_the_document() -> None:
    reading = read(pdf(a_page(), a_scan(words="Sao y bản chính", mode=0)), source="a.pdf")
    assert [entry.text for entry in reading.remainder if entry.name == "chu_tren_anh"] == ["Sao y bản chính"]
    assert any("Trang 2" in problem.message for problem in reading.problems if problem.code == "ban_quet")


def test_words_that_nobody_can_see_are_kept_out_and_told() -> None:
    sheet = a_page().words("Nội dung giấu đi", 85, 200, mode=3)
    reading = read(pdf(sheet), source="a.pdf")
    assert [entry.text for entry in reading.remainder if entry.name == "chu_an"] == ["Nội dung giấu đi"]
    assert reading.layout is not None and reading.layout.file.hidden_text is True
    assert "giấu" not in " ".join(p.text for p in reading.layout.paragraphs)


def test_a_file_without_its_end_is_read_with_a_warning() -> None:
    data = pdf(a_page())
    reading = read(data[: data.rindex(b"startxref")], source="a.pdf")
    assert any("cắt cụt" in problem.message for problem in reading.problems)


def test_words_that_run_up_the_margin_are_kept_beside_the_document() -> None:
    sheet = a_page().words("Bản điện tử", 30, 500, matrix=(0, 1, -1, 0))
    reading = read(pdf(sheet), source="a.pdf")
    assert [entry.text for entry in reading.remainder if entry.name == "chu_xoay"] == ["Bản điện tử"]


def test_the_layout_says_that_the_file_is_a_pdf_and_how_long_it_is() -> None:
    layout = read(pdf(a_page(), a_page(), extra="/Lang(vi-VN)"), source="a.pdf").layout
    assert layout is not None
    assert (layout.file.format, layout.file.pages, layout.file.language, layout.file.signed) == (
        "pdf",
        2,
        "vi-VN",
        False,
    )


def test_a_signed_file_is_read_and_said_to_be_signed() -> None:
    field = "/AcroForm<</SigFlags 3/Fields[<</FT/Sig/T(ky)/V<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>>>]>>"
    reading = read(pdf(a_page(), extra=field), source="a.pdf")
    assert reading.layout is not None and reading.layout.file.signed is True
    assert any("chữ ký số" in problem.message for problem in reading.problems)


def test_more_words_than_any_document_has_are_left_unread_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.readers.pdf.MOST_CHARACTERS", 50)
    reading = read(pdf(a_page(), a_page(), a_page(), a_page()), source="a.pdf")
    assert any("chỉ đọc phần đầu" in problem.message for problem in reading.problems)
    assert reading.layout is not None and len(reading.layout.paragraphs) == 2


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_gets_an_answer_and_never_a_crash(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(pdf(a_page().grid((85, 200, 300), (150, 170, 190)), a_scan(words=WORDS), a_page()))
    match chance.randrange(4):
        case 0:
            del data[chance.randrange(len(data)) :]
        case 1:
            for _ in range(chance.choice([1, 10, 100])):
                data[chance.randrange(len(data))] = chance.randrange(256)
        case 2:
            start = chance.randrange(len(data))
            del data[start : start + chance.randrange(400)]
        case _:
            start = chance.randrange(len(data))
            data[start:start] = data[chance.randrange(len(data)) :][: chance.randrange(400)]
    try:
        reading = read(bytes(data), source="hong.pdf")
    except RefusedFileError as error:
        assert "\n" not in str(error)
    else:
        assert reading.layout is not None
