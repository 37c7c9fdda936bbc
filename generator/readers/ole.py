"""The directory of an OLE compound file (.doc, .xls, encrypted Office files): which streams it holds, and their first bytes."""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA
_MOST_SECTORS = 4096
"""A directory of an Office file takes a few sectors; this bounds a chain that runs in a circle."""


class Compound:
    """What streams a compound file holds, by name. A damaged directory holds none."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._starts: dict[str, tuple[int, int]] = {}
        try:
            self._read_directory()
        except (struct.error, IndexError, ValueError, OverflowError):
            self._starts = {}

    def __contains__(self, name: str) -> bool:
        return name in self._starts

    def head(self, name: str) -> bytes:
        """Return the first bytes of a stream, up to one sector; empty when it is not there or lies in the small-stream area."""
        start, size = self._starts.get(name, (0, 0))
        if size < 4096:
            return b""
        return self._sector(start)[:size]

    def _read_directory(self) -> None:
        data = self._data
        if not data.startswith(MAGIC):
            return
        self._shift = struct.unpack_from("<H", data, 30)[0]
        if self._shift not in (9, 12):
            return
        fat_count, directory = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 48)[0]
        fat_places = list(struct.unpack_from("<109I", data, 76))[: min(fat_count, 109)]
        entries_per_sector = 1 << (self._shift - 2)
        sector = directory
        for _step in range(_MOST_SECTORS):
            if sector >= _END:
                return
            block = self._sector(sector)
            for at in range(0, len(block) - 127, 128):
                length = struct.unpack_from("<H", block, at + 64)[0]
                if 2 <= length <= 64 and block[at + 66] == 2:
                    name = block[at : at + length - 2].decode("utf-16-le", "replace")
                    start, size = struct.unpack_from("<II", block, at + 116)
                    self._starts.setdefault(name, (start, size))
            place, offset = divmod(sector, entries_per_sector)
            if place >= len(fat_places):
                return
            sector = struct.unpack_from("<I", self._sector(fat_places[place]), 4 * offset)[0]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        return self._data[start : start + (1 << self._shift)]
