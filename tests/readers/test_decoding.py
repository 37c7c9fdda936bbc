"""Bytes become characters only where the code is declared or proved; anything else is refused with a way out."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import RefusedFileError
from generator.readers import decoding
from generator.readers.decoding import decode

TEXT = """Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về tổ chức Hội nghị điển hình tiên tiến các cấp,
Sở Nội vụ đề nghị các phòng, đơn vị trực thuộc báo cáo kết quả phong trào thi đua yêu nước năm 2026.
"""


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode("utf-8"), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode("utf-8"), id="UTF-8 with its mark"),
        pytest.param(TEXT.encode("utf-16"), id="UTF-16 with its mark"),
        pytest.param(TEXT.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(TEXT.encode("utf-16-be"), id="UTF-16 the other way about"),
        pytest.param(unicodedata.normalize("NFD", TEXT).encode("utf-8"), id="letters taken apart"),
        pytest.param(TEXT.replace("\n", "\r\n").encode("utf-8"), id="line ends of Windows"),
        pytest.param(TEXT.replace("\n", "\r").encode("utf-8"), id="line ends of an old Mac"),
    ],
)
def test_unicode_is_read_without_a_word(data: bytes) -> None:
    assert decode(data, source="thu.txt") == (TEXT, [])


def old_code(name: str) -> bytes:
    """The text in an old code, made with the standard library or a table written out here."""
    if name == "Windows-1258":
        return _cp1258(TEXT)
    tcvn3 = {
        "à": "\xb5", "ả": "\xb6", "ã": "\xb7", "á": "\xb8", "ạ": "\xb9", "ă": "\xa8", "â": "\xa9", "ầ": "\xc7",
        "ấ": "\xca", "ậ": "\xcb", "ê": "\xaa", "ế": "\xd5", "ệ": "\xd6", "ề": "\xd2", "ể": "\xd3", "ị": "\xde",
        "ì": "\xd7", "í": "\xdd", "ô": "\xab", "ố": "\xe8", "ộ": "\xe9", "ồ": "\xe5", "ổ": "\xe6", "ơ": "\xac",
        "ở": "\xeb", "ớ": "\xed", "ợ": "\xee", "ò": "\xdf", "ó": "\xe3", "ọ": "\xe4", "ư": "\xad", "ự": "\xf9",
        "ứ": "\xf8", "ủ": "\xf1", "ụ": "\xf4", "ú": "\xf3", "đ": "\xae", "Đ": "\xa7", "ả".upper(): "\xb6",
        "ẻ": "\xce", "ẽ": "\xcf", "é": "\xd0", "ẹ": "\xd1", "õ": "\xe1", "ỏ": "\xe1", "ũ": "\xf2", "ù": "\xef",
        "ỉ": "\xd8", "ĩ": "\xdc", "ỷ": "\xfb", "ý": "\xfd", "ỳ": "\xfa", "ẵ": "\xbd", "ắ": "\xbe", "ặ": "\xc6",
        "ằ": "\xbb", "ẳ": "\xbc", "ẩ": "\xc8", "ẫ": "\xc9", "ễ": "\xd4", "ờ": "\xea", "ỡ": "\xec", "ừ": "\xf5",
        "ử": "\xf6", "ữ": "\xf7", "ỗ": "\xe7",
    }  # fmt: skip
    plain = TEXT.replace("Ủy", "ủy")
    return "".join(tcvn3.get(letter, letter) for letter in plain).encode("latin-1")


def _cp1258(text: str) -> bytes:
    """Windows-1258 writes â, ê, ô, ă, ơ, ư whole and the five tones as marks of their own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    result = ""
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        tone = [mark for mark in apart if mark in tones]
        base = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
        result += base + "".join(tone)
    return result.encode("cp1258")


@pytest.mark.parametrize("name", ["Windows-1258", "TCVN3"])
def test_an_old_code_is_converted_where_it_alone_makes_words_and_told(name: str) -> None:
    text, problems = decode(old_code(name), source="thu.txt")
    assert text.lower().split() == TEXT.lower().split()
    assert [problem.code for problem in problems] == ["sua_ky_tu"]
    assert name in problems[0].message


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xe9\xe8\xff\xd0 abc " * 20, id="no Vietnamese words"),
        pytest.param("Kế hoạch".encode("utf-16-le")[:-1] + b"\xff\xd8", id="too short to tell"),
    ],
)
def test_bytes_in_no_certain_code_are_refused_with_a_way_out(data: bytes) -> None:
    with pytest.raises(RefusedFileError) as refused:
        decode(data, source="thu.txt")
    assert "Unicode" in str(refused.value) or "UTF-8" in (refused.value.hint or "")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04rest", "zip"),
        (b"%PDF-1.4 rest", "PDF"),
        (b"\xd0\xcf\x11\xe0rest", "Word 97-2003"),
        (b"{\\rtf1 rest", "RTF"),
        (b"\x89PNG rest", "PNG"),
        (b"MZ\x90 rest", "EXE"),
    ],
)
def test_a_file_of_another_kind_is_named(data: bytes, name: str) -> None:
    with pytest.raises(RefusedFileError, match=name):
        decode(data, source="thu.txt")


def test_a_zero_byte_is_refused() -> None:
    with pytest.raises(RefusedFileError, match="ký tự rỗng"):
        decode(b"abc\x00def", source="thu.txt")


def test_a_text_too_large_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST", 10)
    with pytest.raises(RefusedFileError, match="quá lớn"):
        decode(b"a" * 11, source="thu.txt")


def test_utf8_read_as_a_western_code_is_read_again_and_told() -> None:
    plain = "Kế hoạch tổ chức phong trào thi đua yêu nước năm 2026 của tỉnh\n" * 4
    text, problems = decode(plain.encode("utf-8").decode("cp1252").encode("utf-8"), source="thu.txt")
    assert text == plain
    assert [problem.code for problem in problems] == ["sua_ky_tu"]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _problems = decode(data, source="thu.txt")
    except RefusedFileError:
        return
    assert "\r" not in text
    assert unicodedata.is_normalized("NFC", text)
