"""From pdfium's raw calls to pages of pieces, strokes and pictures, within fixed limits."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from generator.readers.pdf.fonts import font_of
from generator.readers.pdf.page import Font, Image, Page, Piece, Stroke

MOST_CHARACTERS_PAGE = 60_000
MOST_OBJECTS_PAGE = 60_000
MOST_SEGMENTS = 400
FORM_DEPTH = 6

_VOID = ctypes.c_void_p
# The generated bindings wrap every returned handle in a new pointer object, ten times the cost of the call itself.
_text_object: Callable[[Any, int], int | None] = ctypes.CFUNCTYPE(_VOID, _VOID, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, _VOID).value or 0
)
_object_font: Callable[[Any], int | None] = ctypes.CFUNCTYPE(_VOID, _VOID)(
    ctypes.cast(raw.FPDFTextObj_GetFont, _VOID).value or 0
)
# pdfium gives the hyphen at the end of a line other codes.
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})


class Extractor:
    """Reads the pages of one opened document; fonts are looked up once."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self.document = document
        self.fonts: dict[int, Font] = {}
        self.comments = False
        """Whether any page read so far carries a reader's notes."""

    def page(self, index: int) -> Page:
        """Return what page ``index`` (from 0) holds."""
        try:
            page = self.document[index]
        except pypdfium2.PdfiumError:
            return Page(index + 1, 595.3, 841.9, broken=True)
        try:
            left, bottom, right, top = page.get_bbox()
            turn = page.get_rotation() % 360
            frame = _Frame(left, bottom, right, top, turn)
            result = Page(index + 1, frame.width, frame.height)
            text = page.get_textpage()
            try:
                printed = self._pieces(text.raw, frame, result)
            finally:
                text.close()
            self._objects(page.raw, frame, result, printed)
            self.comments = self.comments or _has_comments(page.raw)
        finally:
            page.close()
        return result

    def _pieces(self, handle: Any, frame: _Frame, page: Page) -> set[int | None]:
        """Add the pieces of a page; return the text objects that they come from."""
        count = raw.FPDFText_CountChars(handle)
        if count > MOST_CHARACTERS_PAGE:
            count, page.cut = MOST_CHARACTERS_PAGE, True
        if count <= 0:
            return set()
        text = _text(handle, count)
        pointer = ctypes.cast(handle, _VOID)
        owners = [_text_object(pointer, i) for i in range(count)]
        start = 0
        while start < count:
            owner = owners[start]
            end = start + 1
            while end < count and owners[end] == owner:
                end += 1
            if owner is not None:
                page.pieces.extend(
                    self._run(
                        handle, owner, text, (start, end, end < count and owners[end] is None), frame, len(page.pieces)
                    )
                )
            start = end
        return set(owners)

    def _run(
        self, handle: Any, owner: int, text: str, stretch: tuple[int, int, bool], frame: _Frame, order: int
    ) -> Iterator[Piece]:
        """Yield the pieces of the characters [start, end) of one text object.

        ``closed`` says that pdfium put a character of its own after them: it stands where the last one's advance ends.
        """
        start, end, closed = stretch
        matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetMatrix(handle, start, matrix)
        raw.FPDFText_GetCharOrigin(handle, start, ctypes.byref(x), ctypes.byref(y))
        size = _round(raw.FPDFText_GetFontSize(handle, start) * math.hypot(matrix.c, matrix.d))
        font, color, unseen = self._look(owner)
        turned = (round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 - frame.turn) % 360
        if (
            matrix.c > 0.1 * abs(matrix.d)
            and turned == 0
            and frame.turn == 0
            and abs(matrix.b) < 0.01
            and not font.italic
        ):
            font = font._replace(italic=True)
        __, base = frame.place(x.value, y.value)
        if not 0 < size < 2000:
            return
        reference, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        get_box, get_origin = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
        plain = frame.turn == 0 and turned == 0
        shift = frame.left

        def origin(index: int) -> float:
            """Where a character begins on its own line; its box may reach further in a typeface that is not embedded."""
            get_origin(handle, index, at_x, at_y)
            if plain:
                return x.value - shift
            across, down = frame.place(x.value, y.value)
            return down if turned in (90, 270) else across

        def span(index: int) -> tuple[float, float]:
            """From where to where a character stands on its own line."""
            get_box(handle, index, reference)
            if plain:
                return box.left - shift, box.right - shift
            ax, ay = frame.place(box.left, box.bottom)
            bx, by = frame.place(box.right, box.top)
            return (min(ay, by), max(ay, by)) if turned in (90, 270) else (min(ax, bx), max(ax, bx))

        if turned in (90, 270):
            base = frame.place(x.value, y.value)[0]
        words: list[tuple[int, int, float, float]] = []
        begin, left = start, 0.0
        for first, last in _words(text, start, end):
            if plain:
                low = origin(first)
                high = origin(last) if last < end or closed else 0.0
                if last == end and not low < high <= low + 2 * size * (last - first):
                    high = span(last - 1)[1]
                high = max(low, high)
            else:
                edges = (*span(first), *span(last - 1))
                low, high = min(edges), max(edges)
            if words and not -0.5 * size < low - words[-1][3] < 1.05 * size:
                # The same text object goes on far away: another column.
                yield self._piece(text, begin, first, words, left, base, size, font, color, unseen, turned, order)
                words, begin = [], first
            if not words:
                left = origin(begin) if plain and begin < first else low
            words.append((first - begin, last - begin, low, high))
        if words:
            yield self._piece(text, begin, end, words, left, base, size, font, color, unseen, turned, order)
        elif text[start:end].strip(" ") == "":
            low, high = span(start)
            yield Piece(text[start:end], low, high, base, size, font, (), color, unseen, turned, order=order)

    @staticmethod
    def _piece(
        text: str,
        begin: int,
        end: int,
        words: list[tuple[int, int, float, float]],
        left: float,
        base: float,
        size: float,
        font: Font,
        color: str | None,
        unseen: bool,
        turned: int,
        order: int,
    ) -> Piece:
        right = words[-1][3]
        return Piece(text[begin:end], left, right, base, size, font, tuple(words), color, unseen, turned, order=order)

    def _look(self, owner: int) -> tuple[Font, str | None, bool]:
        """Return typeface, colour and whether the text object cannot be seen."""
        pointer = ctypes.cast(_VOID(owner), raw.FPDF_PAGEOBJECT)
        key = _object_font(_VOID(owner)) or 0
        font = self.fonts.get(key)
        if font is None:
            font = self.fonts[key] = _font(key)
        mode = raw.FPDFTextObj_GetTextRenderMode(pointer)
        if mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE and not font.bold:
            font = font._replace(bold=True)
        unseen = mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
        return font, _fill(pointer), unseen

    def _objects(self, handle: Any, frame: _Frame, page: Page, printed: set[int | None]) -> None:
        budget = [MOST_OBJECTS_PAGE]
        still = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        blanks: list[tuple[float, float]] = []
        for index in range(raw.FPDFPage_CountObjects(handle)):
            item = raw.FPDFPage_GetObject(handle, index)
            if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_TEXT:
                self._object(item, still, frame, page, budget, 0)
            elif ctypes.cast(item, _VOID).value not in printed:
                # pdfium drops text objects of blanks: at the end of a line they say that it was broken at a blank.
                matrix = _matrix(item)
                blanks.append(frame.place(matrix[4], matrix[5]))
            if budget[0] <= 0:
                page.cut = True
                break
        for x, base in blanks:
            for piece in page.pieces:
                if abs(piece.base - base) < 1 and abs(piece.right - x) < 2:
                    piece.blank_after = True

    def _object(
        self, handle: Any, outer: tuple[float, ...], frame: _Frame, page: Page, budget: list[int], depth: int
    ) -> None:
        budget[0] -= 1
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            page.strokes.extend(_strokes(handle, outer, frame))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            (ax, ay), (bx, by) = _corners(handle, outer, frame)
            page.images.append(Image(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < FORM_DEPTH:
            inner = _times(_matrix(handle), outer)
            for index in range(raw.FPDFFormObj_CountObjects(handle)):
                if budget[0] <= 0:
                    return
                self._object(raw.FPDFFormObj_GetObject(handle, index), inner, frame, page, budget, depth + 1)


class _Frame:
    """The way from the file's coordinates to points from the top left of the page as it is seen."""

    def __init__(self, left: float, bottom: float, right: float, top: float, turn: int) -> None:
        self.left, self.bottom, self.right, self.top, self.turn = left, bottom, right, top, turn
        across, up = right - left, top - bottom
        self.width, self.height = (up, across) if turn in (90, 270) else (across, up)

    def place(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the words of text[start:end] begin and end; only blanks part words."""
    at = start
    while at < end:
        if text[at] == " ":
            at += 1
            continue
        stop = text.find(" ", at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop


def _text(handle: Any, count: int) -> str:
    """Return one character for every index; in one call when indexes and text agree, else one call each."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(handle, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace").translate(_HYPHENS)
        if len(text) == count:
            return text
    codes = [raw.FPDFText_GetUnicode(handle, index) for index in range(count)]
    letters = [chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes]
    return "".join(letters).translate(_HYPHENS)


def _round(size: float) -> float:
    """Return a size without the traces of a printer's grid: 12.96 and 14.04 are 13 and 14."""
    half = round(size * 2) / 2
    return half if abs(size - half) <= 0.06 else round(size, 2)


def _font(key: int) -> Font:
    if not key:
        return font_of("")
    pointer = ctypes.cast(_VOID(key), raw.FPDF_FONT)
    length = raw.FPDFFont_GetBaseFontName(pointer, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 1))
    raw.FPDFFont_GetBaseFontName(pointer, buffer, length)
    name = buffer.value.decode("utf-8", "replace")
    return font_of(name, raw.FPDFFont_GetFlags(pointer), raw.FPDFFont_GetWeight(pointer))


def _fill(handle: Any) -> str | None:
    return _colour(handle, raw.FPDFPageObj_GetFillColor)


def _colour(handle: Any, getter: Callable[..., int]) -> str | None:
    """Return RRGGBB, or ``None`` for black (and for what cannot be said in RGB)."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not getter(handle, *(ctypes.byref(part) for part in parts)):
        return None
    red, green, blue = (part.value for part in parts[:3])
    return None if red == green == blue == 0 else f"{red:02X}{green:02X}{blue:02X}"


def _matrix(handle: Any) -> tuple[float, ...]:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(handle, matrix):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(first: tuple[float, ...], then: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _map(matrix: tuple[float, ...], x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _corners(handle: Any, outer: tuple[float, ...], frame: _Frame) -> tuple[tuple[float, float], tuple[float, float]]:
    parts = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(handle, *(ctypes.byref(part) for part in parts))
    left, bottom, right, top = (part.value for part in parts)
    return frame.place(*_map(outer, left, bottom)), frame.place(*_map(outer, right, top))


def _strokes(handle: Any, outer: tuple[float, ...], frame: _Frame) -> Iterator[Stroke]:
    """Yield the straight, upright lines that a path draws: its own strokes, or a rectangle so thin that it is a line."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(handle, ctypes.byref(mode), ctypes.byref(stroked)):
        return
    if stroked.value:
        color = _colour(handle, raw.FPDFPageObj_GetStrokeColor)
        if color == "FFFFFF":
            return
        width = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(handle, ctypes.byref(width))
        matrix = _times(_matrix(handle), outer)
        weight = width.value * math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
        dashed = raw.FPDFPageObj_GetDashCount(handle) > 0
        for (ax, ay), (bx, by) in _segments(handle):
            px, py = frame.place(*_map(matrix, ax, ay))
            qx, qy = frame.place(*_map(matrix, bx, by))
            across, down = abs(px - qx), abs(py - qy)
            if max(across, down) >= 1.0 and min(across, down) <= max(0.6, 0.01 * max(across, down)):
                yield Stroke(min(px, qx), min(py, qy), max(px, qx), max(py, qy), weight, dashed, color)
    elif mode.value:
        (ax, ay), (bx, by) = _corners(handle, outer, frame)
        left, right, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        thin = min(right - left, bottom - top)
        if thin <= 3.0 and max(right - left, bottom - top) >= max(1.0, 2 * thin):
            color = _fill(handle)
            if color != "FFFFFF":
                yield Stroke(left, top, right, bottom, thin, False, color)


def _segments(handle: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the straight segments of a path in its own coordinates."""
    x, y = ctypes.c_float(), ctypes.c_float()
    here: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    for index in range(min(raw.FPDFPath_CountSegments(handle), MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(handle, index)
        if not raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        point = (x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO and here is not None:
            yield here, point
        if raw.FPDFPathSegment_GetClose(segment) and first is not None and first != point:
            yield point, first
        here = point


_COMMENTS = frozenset(
    {
        raw.FPDF_ANNOT_TEXT,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_HIGHLIGHT,
        raw.FPDF_ANNOT_UNDERLINE,
        raw.FPDF_ANNOT_STRIKEOUT,
        raw.FPDF_ANNOT_INK,
    }
)


def _has_comments(page: Any) -> bool:
    for number in range(min(raw.FPDFPage_GetAnnotCount(page), 200)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _COMMENTS:
            return True
    return False
