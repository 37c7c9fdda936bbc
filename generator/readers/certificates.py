"""Bằng khen, giấy khen of one file as a table: a row for each sheet, whoever made or edited it; ``None`` for any other file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.catalog import certificates as law
from generator.model import Cell, Document, Reading, Table
from generator.model.document import QUOC_HIEU
from generator.model.layout import Component
from generator.vietnamese.text import fold_spaces

KIND = "bang-khen"
HEADS = (
    "STT",
    "Họ và tên, tên tập thể",
    "Hình thức khen thưởng",
    "Chức vụ, đơn vị",
    "Thành tích",
    "Quyết định",
    "Địa danh, ngày",
    "Người ký",
)
_STYLES = {
    "VB Bằng quốc hiệu": "",
    "VB Bằng người quyết định": "nguoi_quyet_dinh",
    "VB Bằng hình thức": "hinh_thuc",
    "VB Bằng tên": "ten",
    "VB Bằng đơn vị": "chuc_vu_don_vi",
    "VB Bằng thành tích": "thanh_tich",
    "VB Bằng quyết định": "quyet_dinh",
    "VB Bằng ngày": "dia_danh_ngay",
    "VB Bằng chức vụ": "chuc_vu_ky",
    "VB Bằng họ tên": "nguoi_ky",
}
_WORDS = re.compile("|".join(sorted({re.escape(form.words) for form in law.forms().values()})), re.IGNORECASE)
_DEEDS = re.compile(r"(?:Đã có|Đã|Có|Vì|Về)\b.*thành tích|Thành tích", re.IGNORECASE)
_DECISION = re.compile(r"(?:Kèm theo |Theo )?Quyết định số\b", re.IGNORECASE)
_DAY = re.compile(r"[^,]{2,60},\s*ngày\b.*\btháng\b.*\bnăm\b.*", re.IGNORECASE)
_BOOK = re.compile(r"(?:Vào )?[Ss]ố (?:sổ )?vàng|Vào sổ", re.IGNORECASE)

Row = dict[str, str]


def document(reading: Reading) -> Document | None:
    """Return the sheets of a file as a Document of one table, or ``None`` when it holds none."""
    layout = reading.layout
    if layout is None or not layout.sections or not layout.sections[0].landscape:
        return None
    if any(p.role is not None and p.role.component is Component.SO_KY_HIEU for p in layout.paragraphs):
        return None
    lines = [(p.style or "", text) for p in layout.paragraphs if (text := fold_spaces(p.text).strip())]
    rows = list(_by_style(lines) if any(style == "VB Bằng tên" for style, _text in lines) else _by_words(lines))
    if not rows:
        return None
    cells = [tuple(Cell(text=head) for head in HEADS)]
    for number, row in enumerate(rows, start=1):
        texts = (
            str(number),
            row.get("ten", ""),
            _award(row),
            *(
                row.get(name, "")
                for name in ("chuc_vu_don_vi", "thanh_tich", "quyet_dinh", "dia_danh_ngay", "nguoi_ky")
            ),
        )
        cells.append(tuple(Cell(text=text) for text in texts))
    return Document(kind=KIND, title="Bằng khen, giấy khen", body=(Table(rows=tuple(cells), header_rows=1),))


def _award(row: Row) -> str:
    """The award as its sheet says it: "BẰNG KHEN của CHỦ TỊCH ỦY BAN NHÂN DÂN …"; "" on a pre-printed blank."""
    words, decider = row.get("hinh_thuc", ""), row.get("nguoi_quyet_dinh", "")
    return f"{words} của {decider}" if decider and words.upper().endswith("KHEN") else words


def _by_style(lines: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """The sheets of our own templates: each style says what its line is; one that comes back begins the next sheet."""
    row: Row = {}
    last = ""
    for style, text in lines:
        name = _STYLES.get(style)
        if name is None:
            continue
        if name in row and name != last:
            if "ten" in row:
                yield row
            row = {}
        row[name] = f"{row[name]} {text}" if name in row else text
        last = name
    if "ten" in row:
        yield row


def _by_words(lines: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """The sheets of any hand: what stands before and after the line that says "BẰNG KHEN", "GIẤY KHEN"."""
    texts = [text for _style, text in lines]
    heads = [at for at, text in enumerate(texts) if _WORDS.fullmatch(text.removeprefix("TẶNG ").strip())]
    for number, at in enumerate(heads):
        end = heads[number + 1] if number + 1 < len(heads) else len(texts)
        if number + 1 < len(heads):
            end = next((i for i in range(end, at, -1) if texts[i].upper() == QUOC_HIEU), end)
        row = {"hinh_thuc": texts[at].removeprefix("TẶNG ").strip()}
        above = [text for text in texts[max(0, at - 3) : at] if text.isupper() and text not in (QUOC_HIEU, "TẶNG")]
        row["nguoi_quyet_dinh"] = above[-1] if above else ""
        _below(texts[at + 1 : end], row)
        if row.get("ten"):
            yield row


def _below(texts: Sequence[str], row: Row) -> None:
    """What stands below: who, where, what for; the decision; the place and day; at the end who signs."""
    rest: list[str] = []
    for text in texts:
        if _DECISION.match(text):
            row.setdefault("quyet_dinh", text)
        elif _BOOK.match(text):
            continue
        elif "ten" in row and _DAY.fullmatch(text) and len(text) < 80:
            row.setdefault("dia_danh_ngay", text)
        elif "ten" not in row:
            row["ten"] = text
        elif _DEEDS.match(text):
            row.setdefault("thanh_tich", text)
        elif "dia_danh_ngay" in row:
            rest.append(text)
        else:
            row.setdefault("chuc_vu_don_vi", text)
    if rest and not rest[-1].isupper():
        row["nguoi_ky"] = rest[-1]
