"""The rules on real documents: findings per rule over ../shared/corpus, and the decree's own forms one by one.

``python -m tests.rules.corpus`` prints the table of docs/van-ban-that.md anew.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from docx import Document as Docx
from docx.oxml.ns import qn

from generator.errors import GeneratorError
from generator.readers import read, read_bytes
from generator.rules import RULES, Report, check

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
FORMS = CORPUS / "mau_nd30" / "ND30-PL3.docx"
MISSING = "không có thư mục ../shared/corpus bên cạnh bản sao"
GROUPS = {".docx": ".docx", ".doc": ".doc", ".md": "chữ", ".txt": "chữ", ".html": "chữ"}


@dataclass
class Group:
    """The files of one kind: how many were read, and for each rule how many it judged and how many it found fault with."""

    files: int = 0
    found: Counter[str] = field(default_factory=Counter)
    unjudged: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Count one file."""
        self.files += 1
        self.found.update(set(report.per_rule))
        self.unjudged.update({gap.rule for gap in report.not_evaluated} - set(report.per_rule))

    def often(self) -> set[str]:
        """Return the rules that find fault with more than a third of the files."""
        return {rule for rule, count in self.found.items() if count * 3 > self.files}


@cache
def groups() -> dict[str, Group]:
    """Return the findings by kind of file; texts made by OCR are left out, their slips are the machine's."""
    result = {name: Group() for name in dict.fromkeys(GROUPS.values())}
    for path in sorted(CORPUS.glob("*/*")):
        name = GROUPS.get(path.suffix)
        if name is None or path.name.endswith(".ocr.txt"):
            continue
        try:
            reading = read(path)
        except GeneratorError:
            continue
        result[name].add(check(reading))
    return result


def forms() -> dict[str, Report]:
    """Return what the rules say about each form of Phụ lục III, cut out of its file."""
    data = FORMS.read_bytes()
    texts = [_text(element) for element in Docx(io.BytesIO(data)).element.body]
    starts = [number for number, text in enumerate(texts) if re.match(r"Mẫu \d\.\d+ - ", text)]
    result = {}
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        if end - start < 4:
            continue  # a line of the list of forms
        document = Docx(io.BytesIO(data))
        for number, element in enumerate(list(document.element.body)):
            if not start < number < end and element.tag != qn("w:sectPr"):
                document.element.body.remove(element)
        buffer = io.BytesIO()
        document.save(buffer)
        name = texts[start].split(" - ")[0]
        result[name] = check(read_bytes(buffer.getvalue(), source=f"{name}.docx", suffix=".docx"))
    return result


def _text(element: object) -> str:
    return " ".join("".join(piece.text or "" for piece in element.iter(qn("w:t"))).split())  # type: ignore[attr-defined]


def table() -> str:
    """Return the table of findings per rule as Markdown: files with a finding / files judged, for each kind of file."""
    found = groups()
    totals: Counter[str] = sum((group.found for group in found.values()), Counter())
    heads = " | ".join(f"{name} ({group.files})" for name, group in found.items())
    lines = [f"| Quy tắc | {heads} | Nội dung |", "|---|" + "---:|" * len(found) + "---|"]
    for rule, _count in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        cells = " | ".join(
            f"{group.found[rule]}/{group.files - group.unjudged[rule]}" if group.files > group.unjudged[rule] else "-"
            for group in found.values()
        )
        lines.append(f"| {rule} | {cells} | {RULES[rule].title} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table(), end="")
