"""Every number of a rendered report accounted for: extracted from the .docx itself, matched with the figures, the tables, the plan."""

from __future__ import annotations

import io
import re
import zipfile
from fractions import Fraction

from lxml import etree

from generator.drafting.annual.report import Report
from generator.model.collection import Form, Kind
from generator.model.plan import Plan
from generator.model.returns import DataSet
from generator.writers import docx

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def parts(report: Report) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx.render(report.document))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def paragraphs(report: Report) -> list[str]:
    """The paragraphs of the printed document outside tables, in order."""
    root = etree.fromstring(parts(report)["word/document.xml"])
    found = []
    for node in root.iter(f"{_W}p"):
        if not any(parent.tag == f"{_W}tc" for parent in node.iterancestors()):
            found.append("".join(text.text or "" for text in node.iter(f"{_W}t")))
    return found


def tables(report: Report) -> list[list[list[str]]]:
    """Every table of the printed document: rows of cells."""
    root = etree.fromstring(parts(report)["word/document.xml"])
    return [
        [
            ["".join(text.text or "" for text in cell.iter(f"{_W}t")) for cell in row.iter(f"{_W}tc")]
            for row in table.iter(f"{_W}tr")
        ]
        for table in root.iter(f"{_W}tbl")
    ]


def drawn(report: Report) -> list[str]:
    """Every value that a chart of the printed document holds."""
    found = []
    for name, data in parts(report).items():
        if re.fullmatch(r"word/charts/[a-z_]+\d+\.xml", name):
            root = etree.fromstring(data)
            c = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
            found += [value.text or "" for one in root.iter(f"{c}val") for value in one.iter(f"{c}v")]
    return found


def unaccounted(report: Report, data: DataSet, form: Form, plan: Plan, reference: str) -> list[tuple[str, str]]:
    """Numbers of the running text that are neither figures told of that very sentence nor words of the plan, the form, the units."""
    names = [unit.name for unit in data.units] + [i.name for i in form.indicators] + [t.name for t in form.texts]
    said = [s for target in plan.targets for s in (target.indicator, target.unit)] + [i.unit for i in form.indicators]
    aims = [
        f"{verb}{amount}{space}{target.unit}"
        for target in plan.targets if target.low is not None
        for amount in _amounts(target.low, target.high)
        for space in ("", " ")
        for verb in ("", "giảm ", "đạt ", "dưới ", "khoảng ")
    ]  # fmt: skip
    for given in data.returns.values():  # what units wrote themselves, as they wrote it
        names += [" ".join(text.split()).rstrip(" .;") for text in given.texts.values()]
        names += [cell.rstrip(" .;") for rows in given.lists.values() for row in rows for cell in row if cell]
    words = sorted(
        {reference, *names, *said, *(f"{word[:1].lower()}{word[1:]}" for word in names)}, key=len, reverse=True
    )
    lacking = []
    for printed in paragraphs(report):
        line = " ".join(printed.split()).replace(reference, " ")
        rest = re.sub(r"^(?:Bảng|Biểu đồ) \d+\. |^\d+\. |năm 20\d\d|NĂM 20\d\d|Số: ", " ", line)
        aim = re.match(r"(?:- Chỉ tiêu|\+) [^:]+:", rest)
        if aim:  # the aim itself, as the plan states it
            for word in aims:
                rest = rest.replace(word, " ", 1) if rest.find(word) < aim.end() and rest.find(word) >= 0 else rest
        for word in words:
            rest = rest.replace(word, " ")
        rest = re.sub(r"ít nhất [45] (?:loại bệnh tật|bệnh) bẩm sinh|dưới 15 tuổi|từ 65 tuổi|100 bé gái", " ", rest)
        rest = re.sub(r"“[^”]*”", " ", rest)
        known = {f.printed.rstrip("%") for f in report.figures if f.place and f.place in printed}
        lacking += [(n, line) for n in _NUMBER.findall(rest) if n not in known and n.lstrip("0") not in known]
    return lacking


def _amounts(low: object, high: object) -> list[str]:
    one, other = (f"{value}".replace(".", ",") for value in (low, high))
    return [one] if one == other else [f"{one} - {other}"]


def appendix_cells(data: DataSet, form: Form) -> list[list[list[str]]]:
    """What the appendices have to print, worked out from the cells with fractions and nothing of the product's own sums."""
    made = []
    for part in form.parts:
        units = [unit for unit in data.units if part.asks(unit)]
        if not units:
            continue
        rows = []
        for number, unit in enumerate(units, start=1):
            cells = []
            for i in part.indicators:
                given = data.returns[unit.id].values if unit.id in data.returns else {}
                if any(code not in given for code in i.codes):
                    cells.append("-")
                elif i.typed:
                    cells.append(_written(Fraction(given[i.code].number), i.kind))
                else:
                    above = sum(Fraction(given[code].number) for code in i.parts)
                    below = sum(Fraction(given[code].number) for code in i.wholes)
                    cells.append(_written(above * 100 / below, i.kind) if below else "-")
            rows.append([str(number), unit.name, *cells])
        made.append(rows)
    return made


def _written(value: Fraction, kind: Kind) -> str:
    """A number in the Vietnamese way, two decimals at most, half up; counts below ten with a nought."""
    if kind is Kind.COUNT:
        return "0" if not value else f"{int(value):02d}" if value < 10 else f"{int(value):,}".replace(",", ".")
    hundredths = int(value * 100 + Fraction(1, 2))
    whole, rest = divmod(hundredths, 100)
    tail = "" if not rest else f",{rest:02d}" if kind is Kind.RATE else f",{rest:02d}".rstrip("0")
    return f"{whole:,}".replace(",", ".") + tail
