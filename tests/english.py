"""The English catalogue of the messages: ``python -m tests.english`` takes new messages in, drops old ones, and compiles.

Messages are found in the syntax tree, so that those inside f-strings are found too, whatever the version of Python.
"""

from __future__ import annotations

import ast
import datetime as dt
import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "generator" / "locale" / "en" / "LC_MESSAGES"
PO, MO = FOLDER / "vanban.po", FOLDER / "vanban.mo"
_NO_CLOCK = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def messages() -> list[str]:
    """Return every constant text given to ``_()`` or ``N_()``, in alphabetical order."""
    found = {
        call.args[0].value
        for path in sorted((ROOT / "generator").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path)))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in ("_", "N_")
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }
    return sorted(text for text in found if text)


def translations() -> dict[str, str]:
    """Return the English of each message of the catalogue; empty where it is still to be written."""
    catalogue = read_po(io.BytesIO(PO.read_bytes()), locale="en")
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id}


def update(known: dict[str, str]) -> list[str]:
    """Write the catalogue of the messages that are said now, compile it, and return those without English."""
    catalogue = Catalog(
        locale="en", domain="vanban", project="vanban", fuzzy=False, creation_date=_NO_CLOCK, revision_date=_NO_CLOCK
    )
    for text in messages():
        entry = catalogue.add(text, known.get(text, ""))
        # A per cent sign is one here, never the start of a format.
        entry.flags.discard("python-format")
    with PO.open("wb") as stream:
        write_po(stream, catalogue, width=120, sort_output=True, omit_header=True)
    with MO.open("wb") as stream:
        write_mo(stream, catalogue)
    return [text for text in messages() if not known.get(text)]


if __name__ == "__main__":
    left = update(translations())
    for text in left:
        print(text)
    print(f"{len(messages()) - len(left)} / {len(messages())}")
