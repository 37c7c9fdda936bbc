"""What units wrote themselves: in the text, each with its unit, while it is little; in appendices of their own when it is much."""

from __future__ import annotations

from generator.drafting.annual.tables import appendix_labels, heads, part_tables
from generator.drafting.annual.wording import Figure, FigureWriter, names
from generator.model import Appendix, BodyNode, Cell, Item, Level, Paragraph, Provenance, Table
from generator.model.returns import Unit
from generator.vietnamese.numbers import format_count

MANY = 15
"""More entries than these stand in an appendix, for the editor to sum up in the text."""


def opinions(w: FigureWriter, code: str) -> tuple[BodyNode, ...]:
    """Return what units wrote under one head, in their own words, the same words once; a blank when none did."""
    found = _grouped(w, code)
    if not found:
        return (Paragraph(text="……"),)
    if len(found) > MANY:
        count = sum(len(units) for _text, units in found)
        w.sidecar.append(Figure(format_count(count), f"số đơn vị có ý kiến: {code}", "đếm đơn vị có ý kiến", ()))
        told = f"Có {format_count(count)} đơn vị nêu ý kiến, nguyên văn tại {_where(w, 'texts')}. Tổng hợp chung: ……"
        return (w.node("-", Level.GACH, told),)
    return tuple(
        Item(
            label="-",
            text=f"{text} ({names(units)}).",
            level=Level.GACH,
            provenance=tuple(
                Provenance(source=w.data.returns[unit.id].file, item=code, by="nguyên văn của đơn vị") for unit in units
            ),
        )
        for text, units in found
    )


def listed(w: FigureWriter, code: str, words: str) -> tuple[BodyNode, ...]:
    """Return the models and people that units name, each with its unit, for the editor to choose from; nothing when none did."""
    rows = _rows(w, code)
    head = words or next((f"{part.name} do các đơn vị nêu" for part in w.form.lists if part.code == code), "")
    if len(rows) > MANY:
        count = format_count(len(rows))
        w.sidecar.append(Figure(count, f"số dòng của danh sách {code}", "đếm dòng các đơn vị nêu", ()))
        return (w.node("-", Level.GACH, f"{head}: {count} trường hợp, nêu tại {_where(w, code)}."),)
    nodes: list[BodyNode] = []
    for unit, row in rows:
        text = ", ".join(part.rstrip(" .;") for part in row if part)
        source = (Provenance(source=w.data.returns[unit.id].file, by="đơn vị nêu"),)
        nodes.append(Item(label="+", text=f"{text} ({unit.name}).", level=Level.CONG, provenance=source))
    return (Item(label="-", text=f"{head}:", level=Level.GACH, children=tuple(nodes)),) if nodes else ()


def appendices_of_words(w: FigureWriter) -> tuple[Appendix, ...]:
    """Return the appendices, still without labels, of lists and opinions too long for the text."""
    made = []
    for code in _long_lists(w):
        part = next(part for part in w.form.lists if part.code == code)
        rows = [heads("TT", "Đơn vị", *part.columns)]
        for number, (unit, row) in enumerate(_rows(w, code), start=1):
            rows.append((Cell(text=str(number), align="giua"), *(Cell(text=text) for text in (unit.name, *row))))
        made.append(_appendix(part.name, rows))
    long = _long_texts(w)
    if long:
        parts = [part for part in w.form.texts if part.code in long]
        rows = [heads("TT", "Đơn vị", *(part.name for part in parts))]
        told = [unit for unit in w.data.units if any(_text(w, unit, part.code) for part in parts)]
        for number, unit in enumerate(told, start=1):
            texts = (_text(w, unit, part.code) for part in parts)
            rows.append((Cell(text=str(number), align="giua"), *(Cell(text=text) for text in (unit.name, *texts))))
        made.append(_appendix("Ý kiến của các đơn vị", rows))
    return tuple(made)


def all_labels(w: FigureWriter) -> list[str]:
    """Return the labels of all appendices in order: the tables of figures, then the long lists, then the opinions."""
    return appendix_labels(len(part_tables(w)) + len(_long_lists(w)) + bool(_long_texts(w)))


def _appendix(title: str, rows: list[tuple[Cell, ...]]) -> Appendix:
    table = Table(rows=tuple(rows), header_rows=1, landscape=True)
    return Appendix(label="", title=title.upper(), landscape=True, body=(table,))


def _where(w: FigureWriter, key: str) -> str:
    order = [*_long_lists(w), *(["texts"] if _long_texts(w) else [])]
    return all_labels(w)[len(part_tables(w)) + order.index(key)]


def _long_lists(w: FigureWriter) -> list[str]:
    return [part.code for part in w.form.lists if len(_rows(w, part.code)) > MANY]


def _long_texts(w: FigureWriter) -> list[str]:
    return [part.code for part in w.form.texts if len(_grouped(w, part.code)) > MANY]


def _rows(w: FigureWriter, code: str) -> list[tuple[Unit, tuple[str, ...]]]:
    given = ((unit, w.data.returns.get(unit.id)) for unit in w.data.units)
    return [(unit, row) for unit, one in given if one for row in one.lists.get(code, ())]


def _text(w: FigureWriter, unit: Unit, code: str) -> str:
    given = w.data.returns.get(unit.id)
    return " ".join(given.texts.get(code, "").split()) if given else ""


def _grouped(w: FigureWriter, code: str) -> list[tuple[str, list[Unit]]]:
    """The texts of one head in the round's order, the same words of several units once."""
    found: dict[str, list[Unit]] = {}
    for unit in w.data.units:
        if text := _text(w, unit, code).rstrip(" .;"):
            found.setdefault(text, []).append(unit)
    return list(found.items())
