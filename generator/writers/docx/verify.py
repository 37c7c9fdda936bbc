"""Re-opens a printed .docx and proves that every value of the document is in it."""

from __future__ import annotations

import re
import struct
from collections import Counter
from typing import TYPE_CHECKING, cast

from isal import isal_zlib

from generator.catalog import kinds
from generator.errors import OutputError
from generator.messages import _
from generator.model.document import QUOC_HIEU, TIEU_NGU
from generator.model.location import Location
from generator.model.printed import date_line, number_line, printed_lines

if TYPE_CHECKING:
    from generator.model.document import Document

_TAG = re.compile(r"<w:t(?: [^>]*)?>([^<]*)|(<w:(?:br|tab)/>)")
_END = struct.Struct("<4sHHHHIIH")
_CENTRAL = struct.Struct("<4sHHHHIIIIHHHHHII")
_MANY = 5
_BROKEN = cast("type[Exception]", isal_zlib.error)  # isal's stubs call it an instance


def verify(data: bytes, document: Document, source: str) -> None:
    """Return nothing when every printed line of ``document`` stands in the .docx; raise :class:`OutputError` otherwise."""
    found = Counter(paragraphs(data))
    kind = kinds.find(document.kind)
    blank = _with_blanks(document)
    copy = kind is not None and kind.copy  # the block of a copy has no Quốc hiệu of its own
    lost = []
    for line in printed_lines(document, kind_name=kind.printed if kind else ""):
        wanted = _plain(line)
        if not wanted or line in blank or (copy and line in (QUOC_HIEU, TIEU_NGU)):
            continue
        if found[wanted] > 0:
            found[wanted] -= 1
        else:
            lost.append(wanted)
    if lost:
        # A template may print several lines in one paragraph.
        left = "\n".join(line for line, count in found.items() if count > 0)
        lost = [line for line in lost if line not in left]
    if lost:
        shown = "; ".join(f"“{line[:60]}”" for line in lost[:_MANY])
        raise OutputError(
            _("mẫu làm mất {count} dòng của văn bản: {lines}").format(count=len(lost), lines=shown),
            at=Location(source),
            hint=_("chạy vanban templates check để xem mẫu thiếu thẻ nào"),
        )


def paragraphs(data: bytes) -> list[str]:
    """Return the words of every paragraph of a .docx's body, headers and footers, spaces folded."""
    found: list[str] = []
    for name, content in _parts(data):
        if not name.endswith(".xml") or "/_rels/" in name or not name.startswith("word/"):
            continue
        if name.startswith(("word/styles", "word/settings", "word/fontTable", "word/theme", "word/numbering")):
            continue
        for piece in content.decode().split("</w:p>"):
            if "<w:t" in piece:
                words = "".join([text or (gap and " ") for text, gap in _TAG.findall(piece)])
                found.append(" ".join(_unescaped(words).split()))
    return found


def _parts(data: bytes) -> list[tuple[str, bytes]]:
    """Return the parts of a zip of ours, each unpacked and its CRC compared."""
    found = []
    _mark, _disk, _start, _here, count, _size, at, _comment = _END.unpack(data[-_END.size :])
    for _number in range(count):
        entry = _CENTRAL.unpack_from(data, at)
        crc, packed, length, name_length, extra, comment, offset = (*entry[6:12], entry[15])
        name = data[at + _CENTRAL.size : at + _CENTRAL.size + name_length].decode()
        start = offset + 30 + name_length
        try:
            content = isal_zlib.decompress(data[start : start + packed], wbits=-15)
        except _BROKEN as error:
            raise OutputError(_("tệp ghi ra bị hỏng ở phần {part}").format(part=name)) from error
        if isal_zlib.crc32(content) != crc or len(content) != length:
            raise OutputError(_("tệp ghi ra bị hỏng ở phần {part}").format(part=name))
        found.append((name, content))
        at += _CENTRAL.size + name_length + extra + comment
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def _with_blanks(document: Document) -> set[str]:
    """Return the lines in which the model shows what is not known yet: the page shows blanks of its own there."""
    lines = set()
    if not document.number or not document.symbol:
        lines.add(number_line(document))
    if document.date is None or not document.place:
        lines.add(date_line(document))
    return lines
