"""Writes a .docx: parts that never change copied still deflated, fixed dates, the same input always the same bytes."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Iterable, Sequence

from isal import isal_zlib

Entry = tuple[str, bytes, int, int]
"""A part as it stands in the zip: name, deflated bytes, CRC of the content, length of the content."""

_LEVEL = 1
_STAMP = (1980 - 1980) << 25 | 1 << 21 | 1 << 16
"""The date of every entry, 1 January 1980: the first that a zip knows."""
_LOCAL = struct.Struct("<4sHHHIIIIHH")
_CENTRAL = struct.Struct("<4sHHHHIIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_UTF8_NAME = 0x800
_DEFLATED = 8


class Base:
    """The unchanging parts of one template, ready to be put in front of the changing ones."""

    __slots__ = ("_central", "_count", "_entries", "_front")

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._front, self._central, self._count = b"", b"", 0
        self._entries = list(entries)
        for entry in self._entries:
            local, central = _headers(entry, len(self._front))
            self._front += local + entry[1]
            self._central += central
            self._count += 1

    def with_parts(self, parts: Sequence[Entry]) -> bytes:
        """Return the finished zip with these parts behind the unchanging ones."""
        pieces = [self._front]
        centrals = [self._central]
        at = len(self._front)
        for entry in parts:
            local, central = _headers(entry, at)
            pieces += (local, entry[1])
            centrals.append(central)
            at += len(local) + len(entry[1])
        directory = b"".join(centrals)
        count = self._count + len(parts)
        pieces += (directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0))
        return b"".join(pieces)

    def content(self, name: str) -> bytes:
        """Return an unchanging part unpacked; raise :class:`KeyError` when there is none of this name."""
        for part, packed, _crc, _length in self._entries:
            if part == name:
                return bytes(isal_zlib.decompress(packed, wbits=-15))
        raise KeyError(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the unchanging parts."""
        return tuple(entry[0] for entry in self._entries)

    def with_changed(self, changed: Sequence[Entry]) -> Base:
        """Return a base in which these parts stand in place of those of their names."""
        new = {entry[0]: entry for entry in changed}
        return Base([new.get(entry[0], entry) for entry in self._entries])

    def without(self, name: str) -> Base:
        """Return a base that lacks one part."""
        return Base([entry for entry in self._entries if entry[0] != name])


def deflated(name: str, content: bytes) -> Entry:
    """Return a part deflated fast: isal's lowest level is smaller and eight times faster than zlib's."""
    packer = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, -15)
    return name, packer.compress(content) + packer.flush(), isal_zlib.crc32(content), len(content)


def deflated_pieces(name: str, pieces: Iterable[bytes]) -> Entry:
    """Return a part whose content comes in pieces, deflated as it comes: a long table is never in memory as a whole."""
    packer = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, -15)
    packed, crc, length = [], 0, 0
    for piece in pieces:
        packed.append(packer.compress(piece))
        crc = isal_zlib.crc32(piece, crc)
        length += len(piece)
    packed.append(packer.flush())
    return name, b"".join(packed), crc, length


def core_properties(title: str, creator: str, date: dt.date | None) -> bytes:
    """Return ``docProps/core.xml``: title, issuing body, and the document's own date; no clock is asked."""
    from generator.writers.docx.runtime import attribute

    stamp = ""
    if date is not None:
        when = f"{date.isoformat()}T00:00:00Z"
        stamp = (
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{attribute(title)}</dc:title><dc:creator>{attribute(creator)}</dc:creator>"
        f"<dc:language>vi-VN</dc:language>{stamp}</cp:coreProperties>"
    ).encode()


def _headers(entry: Entry, at: int) -> tuple[bytes, bytes]:
    name, packed, crc, length = entry
    encoded = name.encode()
    flags = 0 if name.isascii() else _UTF8_NAME
    local = _LOCAL.pack(b"PK\x03\x04", 20, flags, _DEFLATED, _STAMP, crc, len(packed), length, len(encoded), 0)
    central = _CENTRAL.pack(
        b"PK\x01\x02", 20, 20, flags, _DEFLATED, _STAMP, crc, len(packed), length, len(encoded), 0, 0, 0, 0, 0, at
    )
    return local + encoded, central + encoded
