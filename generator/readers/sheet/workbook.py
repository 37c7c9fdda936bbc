"""An .xlsx opened for one of its ranges: sheets, names, texts, formats, and the cells with all that a printed table needs.

Understands: [x] sheets by name  [x] ranges, named ranges, Excel's own tables  [x] shared and inline texts  [x] number formats
             [x] hidden rows and columns  [x] merged cells  [x] stored results of formulas, and that there is none
             [-] .xls, .xlsb, passwords (refused)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from lxml import etree

from generator.errors import InputError
from generator.messages import _
from generator.model import Location
from generator.readers.package import Package, open_package
from generator.readers.sheet import formats
from generator.vietnamese.text import nfc

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = re.compile(r"\$?(\d{1,7}):\$?(\d{1,7})")
_QUALIFIED = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!(.+)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOST_TEXTS, _MOST_CELLS, _MOST_MERGED = 2_000_000, 1_300_000, 50_000


@dataclass(frozen=True, slots=True)
class Area:
    """A range of cells, both ends included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Value:
    """One cell: what it shows, its number where it is one, and why it cannot be printed (empty when it can)."""

    text: str = ""
    number: Decimal | None = None
    code: str = ""
    bold: bool = False
    fault: str = ""


@dataclass(slots=True)
class Sheet:
    """The cells of an area by row and column, with what hides and joins them."""

    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)

    def hides(self, column: int) -> bool:
        """Return whether a column is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


class Workbook:
    """An opened workbook; every method may raise :class:`RefusedFileError` for a damaged or hostile file."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        if not data.startswith(b"PK"):
            raise self._none(_("tệp có mật khẩu, .xls cũ hoặc loại khác"))
        self._package: Package = open_package(data, source=source)
        main = self._package.related("", "officeDocument")
        if main is None or not main.casefold().endswith(".xml") or "xl/" not in main:
            raise self._none(_("bên trong không có bảng tính"))
        self._main = main
        root = self._package.xml(main)
        self._sheets: dict[str, str] = {
            nfc(one.get("name", "")): one.get(_ID, "") for one in root.iterfind(f"{S}sheets/{S}sheet")
        }
        self._names = {
            nfc(one.get("name", "")): (one.text or "").strip()
            for one in root.iterfind(f"{S}definedNames/{S}definedName")
            if not one.get("name", "").startswith("_xlnm.")
        }
        properties, calculation = root.find(f"{S}workbookPr"), root.find(f"{S}calcPr")
        self.since_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true")
        # A program that only writes files asks Excel to count when it opens them: what is stored then was never counted.
        self._uncounted = calculation is not None and calculation.get("fullCalcOnLoad", "0") in ("1", "true")
        self._texts: list[str] | None = None
        self._styles: list[tuple[str, bool]] | None = None

    def find(self, sheet: str, text: str) -> tuple[str, Area | None]:
        """Return the name of the sheet and the area that ``text`` names in it; ``None`` for the whole sheet.

        ``text`` is a range ("A3:F40", "B:D", "'Biểu 1'!A3:F40"), a name of the workbook, or the name of one of its tables.
        Raises :class:`InputError` with the nearest name.
        """
        if not self._sheets:
            raise InputError(_("bảng tính không có trang nào"), at=Location(self.source))
        text = nfc(text.strip())
        chosen = self._named(nfc(sheet.strip()), self._sheets, _("trang tính")) if sheet.strip() else ""
        if text in self._names or (text and self._folded(text, self._names)):
            text = self._names[text if text in self._names else self._folded(text, self._names)]
        elif text and _area(text) is None and not _QUALIFIED.fullmatch(text):
            return self._table(text)
        if match := _QUALIFIED.fullmatch(text):
            named = self._named((match[1] or match[2]).replace("''", "'"), self._sheets, _("trang tính"))
            if chosen and chosen != named:
                raise InputError(
                    _("vùng “{range}” thuộc trang tính “{one}”, không phải “{other}”").format(
                        range=match[3], one=named, other=chosen
                    ),
                    at=Location(self.source),
                )
            chosen, text = named, match[3]
        area = _area(text) if text else None
        if text and area is None:
            raise InputError(
                _("vùng “{range}” không phải một khối ô liền nhau").format(range=text[:60]), at=Location(self.source)
            )
        return chosen or next(iter(self._sheets)), area

    def read(self, name: str, area: Area | None) -> Sheet:
        """Return the cells of a sheet that lie in ``area``, and of those merged with them."""
        found = Sheet()
        part = self._part(name)
        for element in self._package.elements(part, f"{S}col", f"{S}row", f"{S}mergeCell"):
            if element.tag == f"{S}col":
                if element.get("hidden") in ("1", "true") or element.get("width") == "0":
                    found.hidden_columns.append((_whole(element.get("min")), _whole(element.get("max"))))
            elif (one := _area(element.get("ref", ""))) is not None and (area is None or _meet(one, area)):
                if element.tag == f"{S}mergeCell":
                    found.merged.append(one)
                if len(found.merged) > _MOST_MERGED:
                    raise InputError(_("bảng tính có quá nhiều ô gộp"), at=Location(self.source))
        wanted = {(one.top, one.left) for one in found.merged}
        number = 0
        for row in self._package.elements(part, f"{S}row"):
            number = _whole(row.get("r")) or number + 1
            if area is not None and number > area.bottom:
                break
            hidden = row.get("hidden") in ("1", "true") or row.get("ht") == "0"
            if hidden:
                found.hidden_rows.add(number)
            column = 0
            for cell in row.iterchildren(f"{S}c"):
                match = _CELL.fullmatch(cell.get("r", ""))
                column = number_of(match[1]) if match else column + 1
                inside = area is None or (area.top <= number and area.left <= column <= area.right)
                if inside or (number, column) in wanted:
                    value = self._value(cell)
                    if value.text or value.fault:
                        found.cells[number, column] = value
            if len(found.cells) > _MOST_CELLS:
                raise InputError(
                    _("vùng có quá nhiều ô để in thành bảng"),
                    at=Location(self.source, sheet=name),
                    hint=_("chia thành nhiều bảng"),
                )
        return found

    def _value(self, cell: etree._Element) -> Value:
        get = cell.get
        kind, stored, formula = get("t", "n"), "", False
        inline = ""
        has_value = False
        for child in cell:
            if child.tag == f"{S}v":
                stored, has_value = child.text or "", bool(child.text) or kind == "str"
            elif child.tag == f"{S}f":
                formula = True
            elif child.tag == f"{S}is":
                inline = _words(child)
        code, bold = self._style(_whole(get("s")))
        if kind == "e":
            return Value(stored, fault=_("ô báo lỗi {error}").format(error=stored[:20] or "?"))
        if formula and (self._uncounted or not has_value):
            return Value(stored, fault=_("ô là công thức chưa có kết quả lưu trong tệp"))
        if kind in ("s", "inlineStr", "str"):
            text = inline if kind == "inlineStr" else self._text(stored) if kind == "s" else _plain(stored)
            return Value(text, bold=bold)
        if not stored.strip():
            return Value()
        if kind == "b":
            return Value("có" if stored.strip() == "1" else "không", bold=bold)
        if kind == "d":
            return Value(_iso(stored.strip()), bold=bold)
        try:
            number = Decimal(stored.strip())
        except InvalidOperation:
            return Value(stored, fault=_("ô không đọc được"))
        if not number.is_finite() or number.adjusted() > 30 or number.adjusted() < -30:
            return Value(stored, fault=_("ô có số ngoài tầm in được"))
        number = _counted(number)
        return Value(formats.shown(number, code, since_1904=self.since_1904), number, code, bold)

    def _text(self, index: str) -> str:
        if self._texts is None:
            part = self._package.related(self._main, "sharedStrings")
            self._texts = []
            for element in self._package.elements(part, f"{S}si") if part else ():
                self._texts.append(_words(element))
                if len(self._texts) > _MOST_TEXTS:
                    raise InputError(_("bảng tính có quá nhiều chữ"), at=Location(self.source))
        at = _whole(index)
        return self._texts[at] if at < len(self._texts) else ""

    def _style(self, index: int) -> tuple[str, bool]:
        """Return the number format and the weight of a cell's style."""
        if self._styles is None:
            self._styles = list(self._read_styles())
        return self._styles[index] if index < len(self._styles) else ("General", False)

    def _read_styles(self) -> Iterator[tuple[str, bool]]:
        part = self._package.related(self._main, "styles")
        if part is None:
            return
        root = self._package.xml(part)
        own = {_whole(one.get("numFmtId")): one.get("formatCode", "") for one in root.iterfind(f"{S}numFmts/{S}numFmt")}
        fonts = [
            (bold := font.find(f"{S}b")) is not None and bold.get("val", "1") not in ("0", "false")
            for font in root.iterfind(f"{S}fonts/{S}font")
        ]
        for style in root.iterfind(f"{S}cellXfs/{S}xf"):
            font = _whole(style.get("fontId"))
            yield formats.code_of(_whole(style.get("numFmtId")), own), font < len(fonts) and fonts[font]

    def _part(self, name: str) -> str:
        relation = self._package.relationships(self._main).get(self._sheets[name])
        if (
            relation is None
            or relation.external
            or relation.kind != "worksheet"
            or not self._package.has(relation.target)
        ):
            raise InputError(_("trang tính “{name}” không có ô nào").format(name=name), at=Location(self.source))
        return relation.target

    def _table(self, text: str) -> tuple[str, Area | None]:
        """Return where one of Excel's own tables stands, by its name."""
        tables: dict[str, tuple[str, str]] = {}
        for name in self._sheets:
            relation = self._package.relationships(self._main).get(self._sheets[name])
            for table in self._package.relationships(relation.target).values() if relation else ():
                if table.kind == "table" and not table.external and self._package.has(table.target):
                    root = self._package.xml(table.target)
                    tables[nfc(root.get("displayName", root.get("name", "")))] = name, root.get("ref", "")
        known = {**dict.fromkeys(self._names, ""), **dict.fromkeys(tables, "")}
        name, ref = tables[self._named(text, tables, _("vùng"), known)]
        return name, _area(ref)

    def _named(self, name: str, names: Iterable[str], what: str, known: Iterable[str] | None = None) -> str:
        have = list(names)
        if name in have:
            return name
        if folded := self._folded(name, have):
            return folded
        choices = list(known) if known is not None else have
        near = get_close_matches(name, choices, n=1)
        hint = None
        if near:
            hint = _("có phải “{name}”?").format(name=near[0])
        elif choices:
            hint = _("các tên có trong tệp: {names}").format(names=", ".join(choices[:10]))
        raise InputError(
            _("không có {what} “{name}”").format(what=what, name=name[:60]), at=Location(self.source), hint=hint
        )

    def _none(self, why: str) -> InputError:
        return InputError(
            _("không phải bảng tính .xlsx đọc được: {why}").format(why=why),
            at=Location(self.source),
            hint=_("mở bằng Excel và lưu lại dạng .xlsx"),
        )

    @staticmethod
    def _folded(name: str, names: Iterable[str]) -> str:
        folded = name.casefold()
        return next((one for one in names if one.casefold() == folded), "")


def letters_of(column: int) -> str:
    """Return a column's letters: 28 is "AB"."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def number_of(letters: str) -> int:
    """Return a column's number: "AB" is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _area(text: str) -> Area | None:
    text = text.strip()
    if match := _COLUMNS.fullmatch(text):
        ends = sorted((number_of(match[1]), number_of(match[2])))
        return _within(Area(1, ends[0], LAST_ROW, ends[1]))
    if match := _ROWS.fullmatch(text):
        rows = sorted((int(match[1]), int(match[2])))
        return _within(Area(rows[0], 1, rows[1], LAST_COLUMN))
    first, _colon, last = text.partition(":")
    one, other = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if not one or not other:
        return None
    rows, columns = sorted((int(one[2]), int(other[2]))), sorted((number_of(one[1]), number_of(other[1])))
    return _within(Area(rows[0], columns[0], rows[1], columns[1]))


def _within(area: Area) -> Area | None:
    return area if area.top >= 1 and area.bottom <= LAST_ROW and area.right <= LAST_COLUMN else None


def _meet(one: Area, other: Area) -> bool:
    return one.top <= other.bottom and other.top <= one.bottom and one.left <= other.right and other.left <= one.right


def _counted(number: Decimal) -> Decimal:
    """Return a stored number without the noise of binary fractions: 0.30000000000000004 is 0.3, as Excel shows it."""
    digits = number.as_tuple().digits
    return Decimal(f"{number:.15g}") if len(digits) > 15 else number


def _words(element: etree._Element) -> str:
    """Return the words of a text of the workbook: its runs joined, the readings of foreign letters left out."""
    parts = []
    for child in element:
        if child.tag == f"{S}t":
            parts.append(child.text or "")
        elif child.tag == f"{S}r":
            parts += [text.text or "" for text in child.iterfind(f"{S}t")]
    return _plain("".join(parts))


def _plain(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return nfc("\n".join(" ".join(_FORBIDDEN.sub("", line).split()) for line in lines)).strip()


def _iso(text: str) -> str:
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d).*)?", text)
    if not match:
        return text[:60]
    day = f"{match[3]}/{match[2]}/{match[1]}"
    return f"{match[4]}:{match[5]} {day}" if match[4] and (match[4], match[5]) != ("00", "00") else day


def _whole(text: object) -> int:
    return int(text) if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 9 else 0
