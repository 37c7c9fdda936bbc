"""The main job: every case of an input folder -> its documents, what was read of its raw sources, and how the two differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError, MissingToolError
from generator.messages import _
from generator.model.location import Location
from generator.workflows import followups, rendering

if TYPE_CHECKING:
    from generator.model import Document, Reading

RAW = (".txt", ".md", ".html", ".htm", ".docx", ".doc", ".rtf", ".pdf")
"""Suffixes of real documents: read, never rendered."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Case:
    """One folder of an input tree: real documents as they were found, and structured input made of them."""

    name: str
    folder: Path
    raw: tuple[Path, ...]
    structured: tuple[Path, ...]


@dataclass(slots=True)
class Outcome:
    """What a run made of one case: the files written, and for each raw source how far it is from the structured input."""

    case: Case
    written: list[Path] = field(default_factory=list)
    problems: int = 0
    differences: int | None = None
    """Printed paragraphs that differ between the raw source as read and the structured input; ``None``: nothing to compare."""


def cases(inputs: Path) -> list[Case]:
    """Return the cases of ``inputs``: its sub-folders, or the folder itself when it holds documents.

    Raises :class:`InputError` when there is none.
    """
    if not inputs.is_dir():
        raise InputError(_("không có thư mục này"), at=Location(str(inputs)))
    found = [case for folder in [inputs, *sorted(f for f in inputs.iterdir() if f.is_dir())] if (case := _case(folder))]
    if not found:
        raise InputError(
            _("không có hồ sơ nào: mỗi hồ sơ là một thư mục có tệp .yaml hoặc văn bản gốc"), at=Location(str(inputs))
        )
    return found


def _case(folder: Path) -> Case | None:
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "_")))
    raw = tuple(path for path in files if path.suffix.lower() in RAW and path.name != "README.md")
    structured = tuple(path for path in files if path.suffix.lower() in rendering.INPUTS and _is_document(path))
    return Case(folder.name, folder, raw, structured) if raw or structured or followups.asked(folder) else None


def _is_document(path: Path) -> bool:
    """Whether a YAML or JSON file is a document: a case may hold other data too (facts, lists of units)."""
    data = path.read_bytes()
    if path.suffix.lower() == ".json":
        return re.match(rb'\s*\{(?:[^{}\[\]]*,)?\s*"loai"\s*:', data) is not None
    return re.search(rb"""^(?:"loai"|'loai'|loai)\s*:""", data, re.MULTILINE) is not None


def run(
    inputs: Path, outputs: Path, *, pdf: bool = True, overwrite: bool = False, tell: Tell = lambda _line: None
) -> list[Outcome]:
    """Run every case of ``inputs`` into a folder of ``outputs`` under its name, and return what was made.

    For a raw source: ``<name>.doc-duoc.yaml`` (what was read) and ``<name>.van-de.txt`` (the problems met). For a structured
    input: the .docx, and the .pdf when ``pdf`` and LibreOffice is there (one line says when it is not). For a case that has
    one of each: ``so-sanh.txt``, the paragraphs in which the reading and the structured input differ.
    """
    from generator.writers.files import safe_name

    found = cases(inputs)
    outcomes = []
    documents: list[Path] = []
    for case in found:
        tell(f"{case.name}")
        into = outputs / safe_name(case.name)
        outcome, made = _run(case, into, pages=pdf, overwrite=overwrite, tell=tell)
        outcomes.append(outcome)
        documents += made
    if pdf and documents:
        try:
            made = rendering.convert(documents)
        except MissingToolError as missing:
            tell(str(missing))
        else:
            for path in made:
                tell(f"  {path}")
            for outcome in outcomes:
                outcome.written += [path for path in made if path.parent in {w.parent for w in outcome.written}]
    return outcomes


def _run(case: Case, into: Path, *, pages: bool, overwrite: bool, tell: Tell) -> tuple[Outcome, list[Path]]:
    from generator.writers import files

    outcome = Outcome(case)

    def write(name: str, data: bytes) -> Path:
        path = files.write(into / name, data, overwrite=overwrite)
        outcome.written.append(path)
        return path

    readings = []
    for source in case.raw:
        reading = _read(source)
        readings.append(reading)
        outcome.problems += len(reading.problems)
        write(f"{source.stem}.doc-duoc.yaml", _as_yaml(reading).encode())
        path = write(f"{source.stem}.van-de.txt", _problems(reading).encode())
        tell(
            _("  {source}: {count} điều cần xem, ghi ở {path}").format(
                source=source.name, count=len(reading.problems), path=path
            )
        )
    documents = rendering.load(case.structured)
    plan = next(iter(documents), readings[0].document if readings else None)
    plan_file = next(iter((*case.structured, *case.raw)), None)
    outcome.written += followups.run(case.folder, plan_file, plan, into, pages=pages, overwrite=overwrite, tell=tell)
    made = []
    for source, document in zip(case.structured, documents, strict=True):
        printed = rendering.prints(document, Path(f"{files.safe_name(source.stem)}.docx"), folder=source.parent)
        for path, data in printed.items():
            made.append(write(path.name, data))
            tell(f"  {made[-1]}")
    if len(readings) == 1 and len(documents) == 1:
        outcome.differences, text = compare(readings[0].document, documents[0])
        path = write("so-sanh.txt", text.encode())
        tell(
            _("  {raw} và {input} giống nhau từng đoạn").format(raw=case.raw[0].name, input=case.structured[0].name)
            if outcome.differences == 0
            else _("  {raw} và {input} khác nhau {count} đoạn, ghi ở {path}").format(
                raw=case.raw[0].name, input=case.structured[0].name, count=outcome.differences, path=path
            )
        )
    return outcome, made


def _read(source: Path) -> Reading:
    from generator.workflows import reading

    return reading.read(source)


def _as_yaml(reading: Reading) -> str:
    from generator.writers import data

    return data.reading_to_yaml(reading)


def _problems(reading: Reading) -> str:
    from generator.writers import data

    return data.problems_to_text(reading)


def compare(read: Document, structured: Document) -> tuple[int, str]:
    """Return in how many printed paragraphs two documents differ, and the differences as text, in reading order."""
    import difflib

    ours, theirs = _lines(read), _lines(structured)
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    count, told = 0, []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        count += max(a2 - a1, b2 - b1)
        told += [_("đọc được:  {text}").format(text=line) for line in ours[a1:a2]]
        told += [_("đã duyệt:  {text}").format(text=line) for line in theirs[b1:b2]]
        told.append("")
    if not count:
        told = [_("Giống nhau từng đoạn."), ""]
    return count, "\n".join(told)


def _lines(document: Document) -> Sequence[str]:
    from generator.catalog import kinds
    from generator.model.printed import printed_lines

    kind = kinds.find(document.kind)
    return printed_lines(document, kind_name=kind.printed if kind else "")
