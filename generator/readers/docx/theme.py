"""The theme's fonts: what "minorHAnsi" and its kin stand for."""

from __future__ import annotations

from lxml.etree import _Element

from generator.readers.docx.names import A

_SCRIPTS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}


def theme_fonts(root: _Element | None) -> dict[str, str]:
    """Return the typeface of every theme font name ("minorHAnsi" -> "Calibri"); fonts the theme leaves empty are absent."""
    fonts: dict[str, str] = {}
    if root is None:
        return fonts
    for prefix, tag in (("major", "majorFont"), ("minor", "minorFont")):
        family = next(root.iter(A + tag), None)
        if family is None:
            continue
        for suffix, script in _SCRIPTS.items():
            face = family.find(A + script)
            name = face.get("typeface", "") if face is not None else ""
            if name:
                fonts[prefix + suffix] = name
    return fonts
