"""Looking things up in the directory of bodies, as a person reads them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from generator.messages import N_, _


def bodies(words: str, on: dt.date) -> list[str]:
    """Return one line for each body that the directory finds under ``words`` on that day."""
    from generator.catalog import bodies as directory

    return [
        _PLACES.sub(lambda m: f"({_(_UNITS.get(m[1], m[1]))})", _body_line(b)) for b in directory.find(words, on=on)
    ]


_PLACES = re.compile(r"\{(\w+)\}")
_UNITS = {"tinh": N_("tỉnh"), "huyen": N_("huyện"), "xa": N_("xã"), "thon": N_("thôn")}
"""The directory's own names of the place that a body belongs to -> what a person calls it."""


def _body_line(body: Any) -> str:
    def day(date: dt.date | None) -> str:
        return f"{date.day:02d}/{date.month}/{date.year}" if date else "…"

    parts = [body.name]
    if body.symbols:
        parts.append(_("ký hiệu {symbols}").format(symbols=", ".join(body.symbols)))
    if body.start or body.end:
        parts.append(_("từ {start} đến {end}").format(start=day(body.start), end=day(body.end)))
    for label, ids in ((_("trước là"), body.predecessors), (_("nay là"), body.successors)):
        if ids:
            from generator.catalog import bodies as directory

            names = [found.name if (found := directory.by_id(one)) else one for one in ids]
            parts.append(f"{label} {', '.join(names)}")
    return " — ".join(parts)
