"""Re-opens a printed .docx and proves that every value of the document is in it."""

from __future__ import annotations

import struct
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from isal import isal_zlib

from generator.catalog import kinds
from generator.errors import OutputError
from generator.messages import _
from generator.model.document import QUOC_HIEU, TIEU_NGU
from generator.model.location import Location
from generator.model.printed import date_line, note_lines, number_line, printed_lines

if TYPE_CHECKING:
    from generator.model.document import Document

_END = struct.Struct("<4sHHHHIIH")
_CENTRAL = struct.Struct("<4sHHHHIIIIHHHHHII")
_MANY = 5
_SMALL = 64 * 1024
_WORDLESS = ("word/styles", "word/settings", "word/fontTable", "word/theme", "word/numbering", "word/_rels/")
_BROKEN = cast("type[Exception]", isal_zlib.error)  # isal's stubs call it an instance


def verify(data: bytes, document: Document, source: str) -> None:
    """Return nothing when every printed line of ``document`` stands in the .docx; raise :class:`OutputError` otherwise."""
    found = Counter(paragraphs(data))
    kind = kinds.find(document.kind)
    unsure = _with_blanks(document)
    if kind is not None and kind.copy:
        unsure |= {QUOC_HIEU, TIEU_NGU}  # the block of a copy has no Quốc hiệu of its own
    wanted = Counter(printed_lines(document, kind_name=kind.printed if kind else ""))
    wanted.update(note_lines(document))
    # Nearly every line stands there letter by letter; only the rest is compared with its spaces folded.
    missing = [line for line, count in (wanted - found).items() for _time in range(count) if line not in unsure]
    lost = [line for line in map(_plain, missing) if line]
    if lost:
        left = Counter(_plain(line) for line in (found - wanted).elements())
        lost = list((Counter(lost) - left).elements())
    if lost:
        # A template may print several lines in one paragraph.
        rest = "\n".join(left)
        lost = [line for line in lost if line not in rest]
    if lost:
        shown = "; ".join(f"“{line[:60]}”" for line in lost[:_MANY])
        raise OutputError(
            _("mẫu làm mất {count} dòng của văn bản: {lines}").format(count=len(lost), lines=shown),
            at=Location(source),
            hint=_("chạy vanban templates check để xem mẫu thiếu thẻ nào"),
        )


def paragraphs(data: bytes) -> list[str]:
    """Return the words of every paragraph of a .docx's body, headers and footers."""
    found: list[str] = []
    for content in _texts(data):
        words: list[str] = []
        # A program of ours writes every ">" of a text as "&gt;": what follows the last one is the text.
        *pieces, _end = content.split("</w:t>")
        for piece in pieces:
            if "</w:p>" in piece:
                found.append("".join(words) if len(words) != 1 else words[0])
                words = []
            elif words and ("<w:br/>" in piece or "<w:tab/>" in piece):
                words.append(" ")
            words.append(piece[piece.rfind(">") + 1 :])
        found.append("".join(words))
    return [_unescaped(text) if "&" in text else text for text in found if text]


def _texts(data: bytes) -> list[str]:
    """Return the XML of those parts of a zip of ours that hold words; every part is unpacked and its CRC compared."""
    found = []
    _mark, _disk, _start, _here, count, _size, at, _comment = _END.unpack(data[-_END.size :])
    for _number in range(count):
        entry = _CENTRAL.unpack_from(data, at)
        crc, packed, length, name_length, extra, comment, offset = (*entry[6:12], entry[15])
        name = data[at + _CENTRAL.size : at + _CENTRAL.size + name_length].decode()
        start = offset + 30 + name_length
        wordless = not name.startswith("word/") or not name.endswith(".xml") or name.startswith(_WORDLESS)
        unpack = _unpacked_again if wordless and packed < _SMALL else _unpacked
        content = unpack(data[start : start + packed], crc, length)
        if content is None:
            raise OutputError(_("tệp ghi ra bị hỏng ở phần {part}").format(part=name))
        if not wordless:
            found.append(content.decode())
        at += _CENTRAL.size + name_length + extra + comment
    return found


def _unpacked(packed: bytes, crc: int, length: int) -> bytes | None:
    """Return a part unpacked, ``None`` when it is damaged."""
    try:
        content = bytes(isal_zlib.decompress(packed, wbits=-15))
    except _BROKEN:
        return None
    return content if len(content) == length and isal_zlib.crc32(content) == crc else None


_unpacked_again = lru_cache(maxsize=64)(_unpacked)
"""The same for styles and the like: they are the same bytes in every document of a template."""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def _with_blanks(document: Document) -> set[str]:
    """Return the lines in which the model shows what is not known yet: the page shows blanks of its own there."""
    lines = set()
    if not document.number or not document.symbol:
        lines.add(number_line(document))
    if document.date is None or not document.place:
        lines.add(date_line(document))
    return lines
