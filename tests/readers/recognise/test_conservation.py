"""No letter of a source is lost and every line has its place, whatever the lines say and in whatever order they come."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.readers.decoding import decode
from generator.readers.lines import Recognition, SourceLine
from generator.readers.recognise import recognise
from generator.readers.text import source_lines
from generator.vietnamese.text import fold_spaces
from tests.readers.conservation import lost
from tests.readers.corpus import CORPUS, MISSING
from tests.readers.recognise.lines import line, read

WORDS = """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc|ỦY BAN NHÂN DÂN|TỈNH CÀ MAU|SỞ NỘI VỤ|Số:|Số: 12/KH-UBND|Số: 12 /
KH-UBND|V/v|V/v báo cáo|Hà Nội, ngày 12 tháng 3 năm 2022|ngày|tháng|năm 2022|MẬT|HỎA TỐC|DỰ THẢO|KẾ HOẠCH|QUYẾT ĐỊNH|CÔNG ĐIỆN
Kính gửi:|Kính gửi: Sở Nội vụ|THỦ TƯỚNG điện:|CHỦ TỊCH ỦY BAN NHÂN DÂN|Căn cứ Luật;|Theo đề nghị của Giám đốc.|QUYẾT ĐỊNH:
Phần thứ nhất|Chương I|Mục 1|Điều 1.|Điều 2. Hiệu lực|I.|A. MỤC TIÊU|1.|1. Mục đích|1.1. Cấp tỉnh|a)|a) Một;|-|- |- Hai;|* x|+ y|(1)
Trên đây là Kế hoạch./.|:|./.|…|------|Nơi nhận:|- Như trên;|- Lưu: VT.|Lưu: VT|PL.(300)|TM. ỦY BAN NHÂN DÂN|KT. GIÁM ĐỐC|CHỦ TỊCH
Nguyễn Văn An|(Đã ký)|PHỤ LỤC|Phụ lục I|(Kèm theo Quyết định số 5/QĐ-SNV)|QUY CHẾ|SAO Y|[1] Chú thích.|HIỆU LỰC VĂN BẢN|Số hiệu: 5/KH
"""
WORD = st.sampled_from([word for row in WORDS.strip().split("\n") for word in row.split("|")])
TEXT = st.one_of(
    WORD,
    WORD,
    st.lists(WORD, min_size=1, max_size=4).map(" ".join),
    st.lists(WORD, min_size=2, max_size=3).map("   ".join),
    st.text(max_size=30),
)
HINTS = st.fixed_dictionaries(
    {},
    optional={
        "hard_break": st.sampled_from([True, False, None]),
        "side": st.sampled_from(["left", "right", None]),
        "bold": st.sampled_from([True, False, None]),
        "align": st.sampled_from(["center", "both", "left", None]),
        "label": st.sampled_from(["1.", "-", "a)", "•", None]),
        "table": st.sampled_from([None, None, 0, 1]),
        "row": st.integers(0, 3),
        "column": st.integers(0, 2),
        "container": st.sampled_from(["body", "body", "body", "header", "footer", "chrome", "textbox"]),
        "layout_table": st.sampled_from([True, False, None]),
    },
)
ROWS = st.lists(st.tuples(TEXT, HINTS), max_size=24)


def made(rows: list[tuple[str, dict[str, object]]]) -> list[SourceLine]:
    return [line(words, at, **hints) for at, (words, hints) in enumerate(rows)]


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_no_letter_is_lost_and_every_line_has_a_role(rows: list[tuple[str, dict[str, object]]]) -> None:
    source = made(rows)
    found = recognise(source, source="thu")
    assert lost(source, found) == ""
    assert {row.index for row in source if fold_spaces(row.text)} <= set(found.roles)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS)
def test_the_same_lines_are_always_read_the_same(rows: list[tuple[str, dict[str, object]]]) -> None:
    assert recognise(made(rows), source="thu") == recognise(made(rows), source="thu")


def test_no_lines_make_an_empty_document() -> None:
    found = recognise([], source="thu")
    assert (found.document.body, found.problems, found.remainder) == ((), (), ())


def test_a_letter_that_is_lost_would_be_noticed() -> None:
    source = [line("Nội dung thứ nhất.", 0)]
    found = recognise(source, source="thu")
    emptied = Recognition(found.document.model_copy(update={"body": ()}), found.roles)
    assert lost(source, found) == ""
    assert lost(source, emptied) == "".join(sorted("Nộidungthứnhất."))


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("- " * 20_000, id="dashes"),
        pytest.param("(" * 30_000, id="brackets"),
        pytest.param("Số: " + "1 " * 20_000, id="a number without end"),
        pytest.param("ngày " * 10_000, id="days"),
        pytest.param("A" * 100_000, id="one word"),
        pytest.param("CỘNG HÒA XÃ HỘI " * 5_000, id="Quốc hiệu again and again"),
        pytest.param("/" * 50_000, id="slashes"),
    ],
)
def test_a_line_of_absurd_length_is_kept_whole(words: str) -> None:
    source = [line("SỞ NỘI VỤ", 0), line("Số: 1/KH-SNV", 1), line(words, 2)]
    assert lost(source, recognise(source, source="thu")) == ""


def test_a_long_document_is_kept_whole() -> None:
    many = "\n".join(f"{number}. Nội dung thứ {number} của kế hoạch." for number in range(1, 5001))
    found = read(f"SỞ NỘI VỤ\nSố: 1/KH-SNV\nHuế, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nTổ chức\n{many}")
    assert len(found.document.body) == 5000


def corpus_files() -> list[str]:
    return sorted(
        str(path.relative_to(CORPUS))
        for path in CORPUS.rglob("*")
        if path.suffix in {".md", ".txt"} and re.fullmatch(r"INDEX\.md|README\.md", path.name) is None
    )


@pytest.mark.skipif(not CORPUS.exists(), reason=MISSING)
def test_no_letter_of_the_corpus_is_lost() -> None:
    missing: dict[str, str] = {}
    for name in corpus_files():
        words, _problems = decode((CORPUS / name).read_bytes(), source=name)
        source, _met = source_lines(words, name)
        letters = lost(source, recognise(source, source=name))
        if letters:
            missing[name] = letters
    assert missing == {}
