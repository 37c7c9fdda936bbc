"""The printers of others, each in its usual way, on simple templates of the same words: what is not installed is left out.

docxtpl is always there; ``pip install docx-mailmerge2`` and ``npm install --prefix benchmarks`` bring the others. The simple
templates (plain paragraphs, no styles of ours, no drawn lines) are in the peers' favour: each has less to do than we have.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import docx as python_docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from generator.model import Document, Table
from generator.model.printed import printed_lines
from generator.writers import docx

ROUNDS = 5
HERE = Path(__file__).parent
NODE = ("easy-template-x", "docxtemplater")


@dataclass(frozen=True, slots=True)
class Measured:
    """CPU milliseconds of one document: the least, the middle and the greatest of the rounds."""

    least: float
    middle: float
    most: float


def spread(work: Callable[[], Any], times: int) -> Measured:
    """Return the CPU milliseconds of one call over the rounds, after a warm-up."""
    work()
    found = []
    for _round in range(ROUNDS):
        start = time.process_time()
        for _time in range(times):
            work()
        found.append((time.process_time() - start) / times * 1000)
    return of(found)


def of(found: list[float]) -> Measured:
    """Return the spread of what was measured."""
    return Measured(min(found), statistics.median(found), max(found))


def all_of(document: Document, folder: Path) -> Iterator[tuple[str, Measured]]:
    """Yield every peer that is installed and can do this work, with its name and version."""
    table = next((node for node in document.body if isinstance(node, Table)), None)
    times = 2 if table is not None else 10
    yield f"docxtpl {version('docxtpl')}", spread(docxtpl(document, folder), 1 if table is not None else 5)
    lines = printed_lines(document) if table is None else []
    for who in NODE:
        if (number := _node_version(who)) is not None:
            yield f"{who} {number}", _by_node(who, lines, table, folder, times)
    with contextlib.suppress(PackageNotFoundError):
        yield f"docx-mailmerge2 {version('docx-mailmerge2')}", spread(_mailmerge(lines, table, folder), times)
    yield (
        f"python-docx {version('python-docx')}, tự viết",
        spread(_by_hand(lines, table, folder), 1 if table else times),
    )


def missing() -> list[str]:
    """Return the peers that are not installed here, with the way to install them."""
    found = [f"{who} (npm install --prefix benchmarks)" for who in NODE if _node_version(who) is None]
    try:
        version("docx-mailmerge2")
    except PackageNotFoundError:
        found.append("docx-mailmerge2 (pip install docx-mailmerge2)")
    return found


def docxtpl(document: Document, folder: Path) -> Callable[[], Any]:
    """Return docxtpl's way: its own template object for each document, strict and escaping; our template where it can."""
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    table = next((node for node in document.body if isinstance(node, Table)), None)
    if table is not None:
        path = folder / "bang-docxtpl.docx"
        _table_template(path, table, "{%tr for r in rows %}", "{{{{ r[{n}] }}}}", "{%tr endfor %}")
        given: dict[str, Any] = {"rows": [[cell.text for cell in row] for row in table.rows]}
    else:
        path = docx.template_for(document)
        given = dict(docx.context(document), phan_cuoi="")
    out = folder / "docxtpl.docx"

    def run() -> None:
        template = DocxTemplate(path)
        template.render(given, environment, autoescape=True)
        stream = io.BytesIO()
        template.save(stream)
        out.write_bytes(stream.getvalue())

    return run


def _table_template(path: Path, table: Table, begin: str, place: str, end: str) -> None:
    document = python_docx.Document()
    made = document.add_table(rows=3 if end else 1, cols=len(table.rows[0]))
    row = made.rows[1 if end else 0]
    if end:
        made.rows[0].cells[0].text, made.rows[2].cells[0].text = begin, end
    for number, cell in enumerate(row.cells):
        opened, closed = (
            ("" if end or number else begin),
            ("{/rows}" if not end and number == len(row.cells) - 1 else ""),
        )
        cell.text = opened + place.format(n=number) + closed
    document.save(str(path))


def _by_node(who: str, lines: list[str], table: Table | None, folder: Path, times: int) -> Measured:
    path, data, out = folder / f"{who}.docx", folder / f"{who}.json", folder / f"{who}-ra.docx"
    if table is not None:
        _table_template(path, table, "{#rows}", "{{c{n}}}", "")
        given: dict[str, Any] = {"rows": [{f"c{n}": cell.text for n, cell in enumerate(row)} for row in table.rows]}
    elif len(lines) > 60:
        _paragraphs(path, ["{#rows}", "{line}", "{/rows}"])
        given = {"rows": [{"line": line} for line in lines]}
    else:
        _paragraphs(path, [f"{{l{number}}}" for number in range(len(lines))])
        given = {f"l{number}": line for number, line in enumerate(lines)}
    data.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    command = ["node", str(HERE / "peers.cjs"), who, str(path), str(data), str(out), str(times), str(ROUNDS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=_node_environment())
    _same_words(out, lines, table)
    return of(json.loads(done.stdout))


def _paragraphs(path: Path, texts: list[str]) -> None:
    document = python_docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))


def _same_words(path: Path, lines: list[str], table: Table | None) -> None:
    """Stop when a peer has not printed what it was given: its time would mean nothing."""
    document = python_docx.Document(str(path))
    if table is not None:
        assert len(document.tables[0].rows) == len(table.rows)
    else:
        assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [
            line for line in lines if line
        ]


def _mailmerge(lines: list[str], table: Table | None, folder: Path) -> Callable[[], Any]:
    from mailmerge import MailMerge  # type: ignore[import-not-found,unused-ignore]

    path, out = folder / "mailmerge.docx", folder / "mailmerge-ra.docx"
    document = python_docx.Document()
    if table is not None:
        for number, cell in enumerate(document.add_table(rows=1, cols=len(table.rows[0])).rows[0].cells):
            _merge_field(cell.paragraphs[0], f"c{number}")
        rows = [{f"c{n}": cell.text for n, cell in enumerate(row)} for row in table.rows]
    else:
        for number in range(len(lines)):
            _merge_field(document.add_paragraph(), f"l{number}")
        rows = []
    document.save(str(path))
    values = {f"l{number}": line for number, line in enumerate(lines)}

    def run() -> None:
        with MailMerge(str(path)) as merge:
            if rows:
                merge.merge_rows("c0", rows)
            else:
                merge.merge(**values)
            merge.write(str(out))

    run()
    _same_words(out, lines, table)
    return run


def _merge_field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" MERGEFIELD {name} ")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = f"«{name}»"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _by_hand(lines: list[str], table: Table | None, folder: Path) -> Callable[[], Any]:
    """Return what a script of an office's own does with python-docx: add paragraph after paragraph, row after row."""
    out = folder / "python-docx.docx"

    def run() -> None:
        document = python_docx.Document()
        for line in lines:
            document.add_paragraph(line)
        if table is not None:
            made = document.add_table(rows=len(table.rows), cols=len(table.rows[0]))
            cells = iter(made._cells)
            for row in table.rows:
                for cell in row:
                    next(cells).text = cell.text
        document.save(str(out))

    return run


def _node_environment() -> dict[str, str]:
    return {**os.environ, "NODE_PATH": str(_modules())}


def _modules() -> Path:
    """Return where the packages of Node are: ``VANBAN_NODE_MODULES``, else beside this file."""
    return Path(os.environ.get("VANBAN_NODE_MODULES", HERE / "node_modules"))


def _node_version(name: str) -> str | None:
    path = _modules() / name / "package.json"
    if shutil.which("node") is None or not path.exists():
        return None
    return str(json.loads(path.read_text(encoding="utf-8"))["version"])
