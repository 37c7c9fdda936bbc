"""Real documents against the rules: which files, read how, judged by what; one bad file does not stop the others."""

from __future__ import annotations

import datetime as dt
import os
import pickle
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import GeneratorError, InputError
from generator.messages import _
from generator.model.location import Location

if TYPE_CHECKING:
    from generator.model import Document, Reading
    from generator.rules.config import Config
    from generator.rules.engine import Profile, Report

CHECKED = (".docx", ".docm", ".dotx", ".pdf", ".doc", ".rtf")
"""Suffixes looked for in a folder; a file that is named itself may be of any kind that is read."""

MANY = 6
"""Files from which on starting more processes pays."""

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Demand:
    """What a check is asked for. ``final`` and ``electronic`` are ``None`` where the document itself decides."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    final: bool | None = None
    electronic: bool | None = None
    config: Config | None = None
    today: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: its report, or the error why there is none."""

    path: Path
    report: Report | None = None
    error: GeneratorError | None = None


class Reports(Collection["Report"]):
    """The reports of many files in a small room: each is packed as it comes, and unpacked when it is looked at.

    Taken as they are, the findings of thousands of files would fill the memory with the paragraphs that they quote.
    """

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self.errors = 0
        """What must be mended, in all of them."""

    def append(self, report: Report) -> None:
        """Keep one more report."""
        self._packed.append(zlib.compress(pickle.dumps(report, pickle.HIGHEST_PROTOCOL), 1))
        self.errors += report.errors

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, report: object) -> bool:
        return any(report == one for one in self)

    def __iter__(self) -> Iterator[Report]:
        for packed in self._packed:
            report: Report = pickle.loads(zlib.decompress(packed))
            yield report


def why(error: GeneratorError) -> str:
    """Return an error's words without the place, which is the file itself."""
    return f"{error.message} — {_('Gợi ý')}: {error.hint}" if error.hint else error.message


def files(inputs: Iterable[Path]) -> list[Path]:
    """Return the files to check: those named, and those that the named folders hold, in order of name, each once.

    Raises :class:`InputError` for a folder that holds none. Word's own lock files ("~$…") are passed over.
    """
    found: dict[Path, None] = {}
    for given in inputs:
        if given.is_dir():
            inside = sorted(
                path
                for path in given.rglob("*")
                if path.suffix.lower() in CHECKED and path.is_file() and not path.name.startswith((".", "~$"))
            )
            if not inside:
                raise InputError(_("thư mục không có tệp .docx, .pdf, .doc hoặc .rtf nào"), at=Location(str(given)))
            found.update(dict.fromkeys(inside))
        else:
            found[given] = None
    return list(found)


def check(paths: Sequence[Path], demand: Demand, *, workers: int | None = None) -> Iterator[Checked]:
    """Yield what the rules say about each of ``paths``, in their order; several processes share many files."""
    workers = min(workers or os.cpu_count() or 1, len(paths))
    if workers <= 1 or len(paths) < MANY:
        for path in paths:
            yield _check(path, demand)
        return
    from concurrent.futures import ProcessPoolExecutor

    from generator import messages

    with ProcessPoolExecutor(workers, initializer=messages.use, initargs=(messages.language(),)) as pool:
        yield from pool.map(
            _check, paths, [demand] * len(paths), chunksize=max(1, min(16, len(paths) // (4 * workers)))
        )


def _check(path: Path, demand: Demand) -> Checked:
    try:
        return Checked(path, report=report(path, demand))
    except GeneratorError as error:
        return Checked(path, error=error)


def report(path: Path, demand: Demand) -> Report:
    """Return what the rules say about one file; its ``file`` is the path as it was given."""
    from generator import readers

    return replace(judge(readers.read(path), demand), file=str(path))


def judge(reading: Reading, demand: Demand) -> Report:
    """Return what the rules say about what was read."""
    from generator import rules
    from generator.rules.config import DEFAULT

    return rules.check(
        reading,
        profile=_profile(demand, reading.document),
        config=demand.config or DEFAULT,
        select=demand.select,
        ignore=demand.ignore,
        today=demand.today,
    )


def _profile(demand: Demand, document: Document) -> Profile:
    from generator.rules.profile import Medium, Profile, Stage, infer_profile

    inferred = infer_profile(document)
    stage = inferred.stage if demand.final is None else Stage.FINAL if demand.final else Stage.DRAFT
    medium = inferred.medium if demand.electronic is None else Medium.ELECTRONIC if demand.electronic else Medium.PAPER
    return Profile(stage, medium)


def rendered(form: str, reports: Reports, failures: Mapping[str, str]) -> str:
    """Return the reports in one of the forms that there are for them; ``failures`` are the files without one, and why."""
    from generator.rules.reports import FORMATS

    return FORMATS[form](reports, failures)


def configuration(path: Path | None) -> Config | None:
    """Return an office's settings from ``path``, or from ``vanban.toml`` here when it is there; ``None`` for the decree alone."""
    usual = Path("vanban.toml")
    if path is None and not usual.is_file():
        return None
    from generator.rules import load_config

    settings: Config = load_config(path or usual)
    return settings
