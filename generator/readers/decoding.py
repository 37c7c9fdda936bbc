"""Bytes of a text file to characters: Unicode as declared or proved, an old Vietnamese code only when certain."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator

from generator.errors import RefusedFileError
from generator.messages import _
from generator.model import Location, Problem, Severity
from generator.vietnamese import encodings
from generator.vietnamese.encodings import Encoding, looks_legacy, misread_utf8
from generator.vietnamese.syllables import is_syllable
from generator.vietnamese.text import nfc

LARGEST = 64 * 1024 * 1024
"""A text of more bytes is refused: no document of an office is that long."""
SURE, DOUBTFUL, FEWEST = 0.95, 0.75, 20
"""An old code is believed when it makes syllables of this share of at least so many words, and every other code of less."""

_NAMES = {Encoding.TCVN3: "TCVN3 (ABC)", Encoding.VNI: "VNI", Encoding.VISCII: "VISCII"}
_FOREIGN = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "Word 97-2003"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)


def decode(data: bytes, *, source: str) -> tuple[str, list[Problem]]:
    """Return the characters of a text file, in NFC, line ends as "\\n", and what was met.

    UTF-8 (with or without mark) and UTF-16 are read. Bytes in an old Vietnamese code (cp1258, TCVN3, VNI, VISCII) are
    converted, and told, only where one code alone makes Vietnamese words of them; anything else is refused. Letters of an
    old code inside a Unicode text are named and left. Raises :class:`RefusedFileError` for what is no text, too, and for
    more than :data:`LARGEST` bytes.
    """
    at = Location(source)
    if len(data) > LARGEST:
        raise RefusedFileError(_("tệp văn bản quá lớn ({size} MB)").format(size=len(data) // 1024 // 1024), at=at)
    for mark, name in _FOREIGN:
        if data.startswith(mark):
            raise RefusedFileError(
                _("nội dung tệp là {name}, không phải văn bản thuần").format(name=name),
                at=at,
                hint=_("đặt đúng đuôi tệp rồi đọc lại"),
            )
    problems: list[Problem] = []
    text = _unicode(data)
    if text is None:
        text = _old_code(data, at, problems)
    if "\x00" in text:
        raise RefusedFileError(_("tệp có ký tự rỗng, không phải văn bản thuần"), at=at)
    text = _in_unicode(text, at, problems)
    return nfc(text).replace("\r\n", "\n").replace("\r", "\n"), problems


def _in_unicode(text: str, at: Location, problems: list[Problem]) -> str:
    """Mend UTF-8 that was read as a Western code; name old codes inside Unicode, which no font tells apart here."""
    read = misread_utf8(text)
    if read is not None:
        problems.append(Problem("sua_ky_tu", _("chữ UTF-8 bị đọc nhầm bảng mã đã được đọc lại"), Severity.INFO, at))
        return read
    old = looks_legacy(text[:20000])
    if old is not None:
        problems.append(
            Problem(
                "chua_hieu",
                _("chữ có vẻ thuộc bảng mã cũ {name}; không tự chuyển vì không có phông chữ làm căn cứ").format(
                    name=_NAMES[old]
                ),
                Severity.ERROR,
                at,
            )
        )
    return text


def _old_code(data: bytes, at: Location, problems: list[Problem]) -> str:
    """Read bytes that are no Unicode, where one old code makes words of nearly all of them and no other does."""
    tried = sorted(((_share_of_words(text), name, text) for name, text in _readings(data)), reverse=True)
    if tried and tried[0][0] >= SURE and (len(tried) == 1 or tried[1][0] < DOUBTFUL):
        _share, name, text = tried[0]
        problems.append(
            Problem("sua_ky_tu", _("tệp viết bằng bảng mã {name}, đã chuyển sang Unicode").format(name=name), at=at)
        )
        return text
    likely = _(" (có thể là {name})").format(name=tried[0][1]) if tried and tried[0][0] >= DOUBTFUL else ""
    raise RefusedFileError(
        _("không đọc được bảng mã của tệp: không phải UTF-8 hay UTF-16{likely}").format(likely=likely),
        at=at,
        hint=_("mở tệp bằng Word hoặc trình soạn thảo, chuyển sang Unicode (UTF-8) rồi lưu lại"),
    )


def _readings(data: bytes) -> Iterator[tuple[str, str]]:
    """The file read in each old code."""
    sample = data[:200_000]
    with contextlib.suppress(UnicodeDecodeError):
        yield "Windows-1258", nfc(data.decode("cp1258"))
    if b"\x00" in sample:
        return
    western = data.decode("latin-1")
    for code in (Encoding.TCVN3, Encoding.VNI, Encoding.VISCII):
        yield _NAMES[code], encodings.decode(western, code)


def _share_of_words(text: str) -> float:
    """The share of Vietnamese syllables among the words with letters outside ASCII; 0 when there are too few to tell."""
    found = [word for word in re.findall(r"[^\W\d_]+", text[:60_000]) if not word.isascii()]
    if len(found) < FEWEST:
        return 0.0
    return sum(is_syllable(word.lower()) for word in found) / len(found)


def _unicode(data: bytes) -> str | None:
    for mark, code in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _strict(data, code)
    text = _strict(data, "utf-8")
    if text is not None and "\x00" not in text[:4096]:
        return text
    # UTF-16 without its mark: every second byte of plain Vietnamese or English text is zero, or one of a few.
    head = data[:4000]
    if len(head) >= 8:
        for code, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
            high = head[offset::2]
            if sum(byte in (0, 1, 0x1E) for byte in high) > 0.9 * len(high):
                return _strict(data, code)
    return text


def _strict(data: bytes, code: str) -> str | None:
    try:
        return data.decode(code)
    except UnicodeDecodeError:
        return None
