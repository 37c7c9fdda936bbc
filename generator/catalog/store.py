"""The one reader of the catalog's YAML files: parsed once per process, and kept parsed beside the Python cache."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def load(name: str) -> Any:
    """Return the content of ``data/<name>.yaml``: plain mappings, lists, texts, numbers; dates stay ISO texts.

    Parsing YAML costs more than all the rest of a small command, so the parsed form is kept as JSON where Python keeps
    its own compiled modules, and is trusted only while the file's time and size are those it was made from. The result
    is shared: callers make their own frozen objects of it and change nothing.
    """
    path = DATA / f"{name}.yaml"
    stat = path.stat()
    stamp = [stat.st_mtime_ns, stat.st_size]
    kept = Path(importlib.util.cache_from_source(str(path))).with_suffix(".json")
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        held = json.loads(kept.read_bytes())
        if held["stamp"] == stamp:
            return held["data"]
    data = parse(path.read_text(encoding="utf-8"))
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            _keep(kept, json.dumps({"stamp": stamp, "data": data}, ensure_ascii=False))
    return data


def parse(text: str) -> Any:
    """Return what a YAML text of the catalog says; dates are left as the texts they are written as."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Plain(base):  # type: ignore[misc]
        """The safe loader without its guess that a text which looks like a date is one."""

    Plain.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in base.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Plain)


def as_date(value: str | None) -> date | None:
    """Return the date of an ISO text; ``None`` (an open end) stays ``None``."""
    return None if value is None else date.fromisoformat(value)


def holds(start: date | None, end: date | None, on: date) -> bool:
    """Return whether ``on`` lies in the period [start, end]; ``None`` leaves that end open."""
    return (start is None or start <= on) and (end is None or on <= end)


def _keep(path: Path, text: str) -> None:
    """Write the parsed form in one step, so that two processes starting together never read half a file."""
    path.parent.mkdir(exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
