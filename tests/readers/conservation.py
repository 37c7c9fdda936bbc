"""Whether a reading lost any letter of its lines: what the tests of conservation count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model.document import QUOC_HIEU, TIEU_NGU
from generator.model.layout import Component
from generator.model.printed import printed_lines
from generator.readers.lines import Recognition, SourceLine
from generator.readers.recognise.words import printed_kind
from generator.vietnamese.text import fold_spaces


def letters(texts: Iterable[str]) -> Counter[str]:
    """Count every character that takes room on paper, composed."""
    return Counter("".join(fold_spaces(text).replace(" ", "") for text in texts))


def lost(lines: Iterable[SourceLine], found: Recognition) -> str:
    """Return the characters of the lines that neither the printed document nor the remainder has, in order of code."""
    document = found.document
    source = letters(part for line in lines for part in (line.label or "", line.text))
    printed = printed_lines(document, kind_name=printed_kind(document.kind))
    roles = {role.component for role in found.roles.values()}
    for component, fixed in ((Component.QUOC_HIEU, QUOC_HIEU), (Component.TIEU_NGU, TIEU_NGU)):
        # The model prints the fixed lines always; they keep a letter only where the source has such a line.
        if component not in roles and fixed in printed:
            printed.remove(fixed)
    kept = letters(printed)
    kept += letters(remainder.text for remainder in found.remainder)
    return "".join(sorted((source - kept).elements()))
