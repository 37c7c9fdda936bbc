"""A look into an embedded picture: what kind it is, whether it is see-through, which colour its ink has.

Only PNG is opened (the decree asks for PNG signatures and seals, PL1/P1/M2/k7/d, k8/a), and only small ones: everything
else keeps its colour unknown.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

MAX_RAW = 1_200_000
"""Unpacked bytes of picture that are looked at in one document: about a second of work at most."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_KINDS = (
    (_SIGNATURE, "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"\xd7\xcd\xc6\x9a", "image/x-wmf"),
    (b"\x01\x00\x00\x00", "image/x-emf"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def kind_of(data: bytes, stated: str | None) -> str | None:
    """Return the content type of a picture by its own first bytes; as stated when they say nothing."""
    return next((kind for start, kind in _KINDS if data.startswith(start)), stated)


class PictureLook:
    """Looks at the pictures of one document within one budget of work."""

    def __init__(self) -> None:
        self._left = MAX_RAW

    def look(self, data: bytes) -> tuple[bool | None, str | None]:
        """Return (see-through, main colour) of a picture: blue, red or other; ``None`` for what is not known."""
        if data.startswith(b"\xff\xd8\xff"):
            return False, None
        header = _header(data)
        if header is None:
            return None, None
        width, height, depth, colour, interlaced = header
        chunks = dict(_chunks(data))
        clear = colour in (4, 6) or b"tRNS" in chunks
        channels = _CHANNELS.get(colour)
        if channels is None or depth not in (1, 2, 4, 8, 16):
            return None, None
        stride = (width * channels * depth + 7) // 8
        raw_size = (stride + 1) * height
        if interlaced or depth != 8 or raw_size > self._left or not width or not height:
            return clear, None
        self._left -= raw_size
        try:
            raw = zlib.decompressobj().decompress(
                b"".join(part for name, part in _chunks(data) if name == b"IDAT"), raw_size
            )
        except zlib.error:
            return None, None
        if len(raw) < raw_size:
            return None, None
        rows = _unfiltered(raw, stride, channels)
        return _seen(rows, colour, channels, chunks.get(b"PLTE", b""), chunks.get(b"tRNS", b""), clear)


def _header(data: bytes) -> tuple[int, int, int, int, int] | None:
    if not data.startswith(_SIGNATURE) or len(data) < 33 or data[12:16] != b"IHDR":
        return None
    width, height, depth, colour, _method, _filter, interlaced = struct.unpack(">IIBBBBB", data[16:29])
    return width, height, depth, colour, interlaced


def _chunks(data: bytes) -> Iterable[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += 12 + size


def _unfiltered(raw: bytes, stride: int, step: int) -> Iterable[bytearray]:
    """Yield the rows of 8-bit samples (PNG specification, filter types 0 to 4); stop where the data ends."""
    above = bytearray(stride)
    for at in range(0, len(raw) - stride, stride + 1):
        kind, row = raw[at], bytearray(raw[at + 1 : at + 1 + stride])
        if kind == 1:
            for i in range(step, stride):
                row[i] = (row[i] + row[i - step]) & 255
        elif kind == 2:
            row = bytearray([(one + up) & 255 for one, up in zip(row, above, strict=True)])
        elif kind == 3:
            for i in range(stride):
                row[i] = (row[i] + ((row[i - step] if i >= step else 0) + above[i]) // 2) & 255
        elif kind == 4:
            for i in range(stride):
                left, up, corner = (row[i - step], above[i], above[i - step]) if i >= step else (0, above[i], 0)
                guess = left + up - corner
                near, high, far = abs(guess - left), abs(guess - up), abs(guess - corner)
                row[i] = (row[i] + (left if near <= high and near <= far else up if high <= far else corner)) & 255
        above = row
        yield row


def _seen(
    rows: Iterable[bytearray], colour: int, channels: int, palette: bytes, clear_entries: bytes, has_alpha: bool
) -> tuple[bool, str | None]:
    """Count the ink: pixels that are neither see-through nor nearly white."""
    counts = {"blue": 0, "red": 0, "other": 0}
    clear = 0
    for row in rows:
        for at in range(0, len(row) - channels + 1, channels * 2):
            red, green, blue, alpha = _pixel(row, at, colour, palette, clear_entries)
            if alpha < 128:
                clear += 1
            elif min(red, green, blue) < 225:
                counts[_named(red, green, blue)] += 1
    ink = sum(counts.values())
    see_through = has_alpha and clear > 0
    if not ink:
        return see_through, None
    for name in ("blue", "red"):
        if counts[name] >= 0.5 * ink:
            return see_through, name
    return see_through, "other"


def _pixel(row: bytearray, at: int, colour: int, palette: bytes, clear: bytes) -> tuple[int, int, int, int]:
    if colour == 3:
        entry = row[at]
        red, green, blue = (palette[entry * 3 : entry * 3 + 3] + b"\0\0\0")[:3]
        return red, green, blue, clear[entry] if entry < len(clear) else 255
    if colour in (0, 4):
        return row[at], row[at], row[at], row[at + 1] if colour == 4 else 255
    return row[at], row[at + 1], row[at + 2], row[at + 3] if colour == 6 else 255


def _named(red: int, green: int, blue: int) -> str:
    if blue > red + 30 and blue >= green:
        return "blue"
    if red > blue + 40 and red > green + 40:
        return "red"
    return "other"
