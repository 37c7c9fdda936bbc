"""The corpus of real documents beside the clone: its index as facts, and the facts written by hand."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
FACTS = Path(__file__).parent / "facts"
MISSING = "không có thư mục ../shared/corpus bên cạnh bản sao"


@dataclass(frozen=True)
class Row:
    """One row of INDEX.md. ``number``, ``symbol``, ``place`` are empty and ``date`` is ``None`` where the row says nothing."""

    path: str
    number: str
    symbol: str
    place: str
    date: dt.date | None
    provenance: str
    illustrates: str

    @property
    def scan(self) -> bool:
        """Whether the file is an image of pages, without text."""
        return "scan" in self.provenance or "no text layer" in self.illustrates

    @property
    def kind(self) -> str:
        """The slug of the kind, by the folder; empty where the folder names none."""
        slug = self.path.split("/")[0].replace("_", "-")
        return "" if slug in {"mau-nd30", "legacy-encoding", "first-page-transcripts"} else slug


@cache
def index() -> tuple[Row, ...]:
    """Return the rows of INDEX.md; empty when the corpus is not there."""
    if not (CORPUS / "INDEX.md").exists():
        return ()
    return tuple(_rows((CORPUS / "INDEX.md").read_text(encoding="utf-8")))


def _rows(text: str) -> Iterator[Row]:
    for line in text.split("\n"):
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) < 5 or not cells[0].startswith("`"):
            continue
        found = re.fullmatch(r"(?:(?P<number>\d+(?:/\d{4})?)/)?(?P<symbol>.*)", cells[1])
        assert found is not None
        place, _comma, day = cells[2].partition(", ")
        yield Row(
            cells[0].strip("`"),
            found["number"] or "",
            re.sub(r"\s+", "", found["symbol"]).replace("–", "-"),
            place,
            dt.date.fromisoformat(day) if day else None,
            cells[3],
            cells[4],
        )


@cache
def facts() -> dict[str, dict[str, object]]:
    """Return the hand-made facts, by path inside the corpus."""
    result: dict[str, dict[str, object]] = {}
    for file in sorted(FACTS.glob("*.yaml")):
        result.update(yaml.safe_load(file.read_text(encoding="utf-8")))
    return result
