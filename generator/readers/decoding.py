"""Bytes of a text file to characters: Unicode as declared or proved, an old Vietnamese code only when certain."""

from __future__ import annotations

import codecs

from generator.errors import RefusedFileError
from generator.messages import _
from generator.model import Location
from generator.vietnamese.text import nfc

LARGEST = 64 * 1024 * 1024
"""A text of more bytes is refused: no document of an office is that long."""

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


def decode(data: bytes, *, source: str) -> str:
    """Return the characters of a text file, in NFC, line ends as "\\n".

    UTF-8 (with or without mark) and UTF-16 are read. Anything else is refused with the most likely code named; raises
    :class:`RefusedFileError` also for files that are no text, and for more than :data:`LARGEST` bytes.
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
    text = _unicode(data)
    if text is None:
        raise RefusedFileError(
            _("không đọc được bảng mã của tệp (không phải UTF-8 hay UTF-16)"),
            at=at,
            hint=_("mở tệp bằng Word hoặc trình soạn thảo, chuyển sang Unicode (UTF-8) rồi lưu lại"),
        )
    if "\x00" in text:
        raise RefusedFileError(_("tệp có ký tự rỗng, không phải văn bản thuần"), at=at)
    return nfc(text).replace("\r\n", "\n").replace("\r", "\n")


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
