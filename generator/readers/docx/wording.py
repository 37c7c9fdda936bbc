"""Mending the words of a paragraph: legacy fonts, broken letters, NFC; and telling what was mended."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from generator.messages import _
from generator.model import Location, Problem, Severity
from generator.model.layout import Run
from generator.vietnamese.encodings import Encoding, looks_legacy, of_font, to_unicode
from generator.vietnamese.repair import Repair, repair
from generator.vietnamese.text import nfc

MAX_TOLD = 100
"""Paragraphs whose repairs are told one by one; the rest are counted."""
_NAMES = {Encoding.TCVN3: "TCVN3 (ABC)", Encoding.VNI: "VNI", Encoding.VISCII: "VISCII"}
_SAMPLE = 20_000


class Wording:
    """Mends the words of one file and remembers what it did."""

    def __init__(self) -> None:
        self._encodings: dict[str, Encoding | None] = {}
        self._converted: dict[str, int] = {}
        self._composed = 0
        self._told: list[tuple[int, str, str, tuple[Repair, ...]]] = []
        self._untold = 0
        self._sample: list[str] = []
        self._sampled = 0

    def decoded(self, text: str, font: str | None) -> str:
        """Return the words of a run in ``font``: text in a legacy font (TCVN3, VNI) as Unicode, other text as it is."""
        if font is None:
            return text
        encoding = self._encodings.get(font, ...)
        if encoding is ...:
            encoding = self._encodings[font] = of_font(font)
        if encoding is None:
            return text
        words = to_unicode(text, font)
        if words != text:
            self._converted[font] = self._converted.get(font, 0) + 1
        return words

    def mended(self, runs: Sequence[Run], text: str, number: int) -> list[Run] | None:
        """Return the runs of a paragraph with broken letters repaired and all letters composed; ``None`` when nothing was
        to be done. ``text`` is their joined text, ``number`` the paragraph's number for the report."""
        if text.isascii() and text.isprintable():
            return None
        if self._sampled < _SAMPLE:
            self._sample.append(text)
            self._sampled += len(text)
        words, repairs = repair(text)
        if repairs:
            if len(self._told) < MAX_TOLD:
                self._told.append((number, text, words, repairs))
            else:
                self._untold += 1
        if words == text:
            return None
        if not repairs:
            self._composed += 1
        return _spread(runs, repairs)

    @property
    def composed(self) -> int:
        """How many paragraphs had their letters composed."""
        return self._composed

    def problems(self, source: str) -> tuple[Problem, ...]:
        """Return what was mended, and what seems broken but could not be."""
        found: list[Problem] = []
        whole = Location(source)
        for font, count in self._converted.items():
            encoding = self._encodings[font]
            message = _("Chữ gõ bằng phông cũ {font} (bảng mã {code}) ở {count} chỗ: đã chuyển sang Unicode.").format(
                font=font, code=_NAMES[encoding] if encoding else "", count=count
            )
            found.append(Problem("sua_ky_tu", message, Severity.WARNING, whole))
        suspected = looks_legacy("\n".join(self._sample)[:_SAMPLE]) if self._sample else None
        if suspected is not None:
            message = _("Chữ có vẻ ở bảng mã cũ {code} nhưng phông không cho biết: chưa chuyển sang Unicode.")
            found.append(Problem("chua_hieu", message.format(code=_NAMES[suspected]), Severity.WARNING, whole))
        if self._composed:
            message = _("Chữ gõ bằng Unicode tổ hợp ở {count} đoạn: đã chuyển sang Unicode dựng sẵn.")
            found.append(Problem("sua_ky_tu", message.format(count=self._composed), Severity.INFO, whole))
        found.extend(_told(source, *entry) for entry in self._told)
        if self._untold:
            message = _("còn {count} đoạn khác có ký tự được sửa").format(count=self._untold)
            found.append(Problem("sua_ky_tu", message, Severity.WARNING, whole))
        return tuple(found)


def _told(source: str, number: int, text: str, words: str, repairs: Sequence[Repair]) -> Problem:
    reasons = list(dict.fromkeys(entry.reason for entry in repairs))
    mended = any(entry.replaced is not None for entry in repairs)
    message = (_("ký tự lạ đã được sửa: {reasons}") if mended else _("ký tự lạ: {reasons}")).format(
        reasons="; ".join(reasons[:4])
    )
    shown = any(entry.found.strip() and entry.found.isprintable() for entry in repairs)
    return Problem(
        "sua_ky_tu",
        message,
        Severity.WARNING if shown else Severity.INFO,
        Location(source, paragraph=number or None),
        _around(text, repairs),
        words if mended and len(words) <= 200 else None,
    )


def _around(text: str, repairs: Sequence[Repair]) -> str:
    """Return the text round the first repair."""
    if len(text) <= 200:
        return text
    start = max(0, repairs[0].start - 40)
    return text[start : start + 120]


def _spread(runs: Sequence[Run], repairs: Sequence[Repair]) -> list[Run]:
    """Return the runs with each repair made in the run where it begins; marks that begin a run go to the letter before."""
    out: list[Run] = []
    pending = [entry for entry in repairs if entry.replaced is not None]
    at = 0
    place = 0
    for run in runs:
        end = at + len(run.text)
        parts: list[str] = []
        done = at
        while place < len(pending) and pending[place].start < end:
            entry = pending[place]
            if entry.start >= at:
                parts += [run.text[done - at : entry.start - at], entry.replaced or ""]
            done = min(max(entry.end, done), end)
            if entry.end > end:
                break
            place += 1
        parts.append(run.text[done - at :])
        text = "".join(parts)
        if text and out and unicodedata.combining(text[0]):
            marks = len(text) - len(
                text.lstrip("".join(sorted({mark for mark in text if unicodedata.combining(mark)})))
            )
            out[-1] = replace(out[-1], text=nfc(out[-1].text + text[:marks]))
            text = text[marks:]
        text = nfc(text)
        out.append(run if text == run.text else replace(run, text=text))
        at = end
    return out
