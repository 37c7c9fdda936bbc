"""Names of typefaces in PDF files: the subset mark, weight and slant, and what a metric twin stands in for."""

from __future__ import annotations

import re

from generator.readers.pdf.page import Font

# A PDF is made on a machine whose Times New Roman may be one of its metric twins: on paper they are the same lines.
_FAMILIES: dict[str, str] = {
    "timesnewroman": "Times New Roman",
    "timesnewromanps": "Times New Roman",
    "timesnewromanpsmt": "Times New Roman",
    "timesnewromanmt": "Times New Roman",
    "times": "Times New Roman",
    "timesroman": "Times New Roman",
    "liberationserif": "Times New Roman",
    "tinos": "Times New Roman",
    "thorndale": "Times New Roman",
    "nimbusroman": "Times New Roman",
    "nimbusromno9l": "Times New Roman",
    "arial": "Arial",
    "arialmt": "Arial",
    "liberationsans": "Arial",
    "arimo": "Arial",
    "helvetica": "Arial",
    "couriernew": "Courier New",
    "couriernewps": "Courier New",
    "couriernewpsmt": "Courier New",
    "liberationmono": "Courier New",
    "cousine": "Courier New",
    "carlito": "Calibri",
    "caladea": "Cambria",
}
_ENDINGS = ("mt", "ps", "bold", "italic", "oblique", "regular", "bd", "it")
_BOLD = re.compile(r"bold|black|heavy|demi|[-,](?:bd|bi)(?:mt|it)?$", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv|[-,](?:it|bi)(?:mt)?$", re.IGNORECASE)
_FLAG_ITALIC = 1 << 6
_FLAG_FORCE_BOLD = 1 << 18


def font_of(name: str, flags: int = 0, weight: int = 0) -> Font:
    """Return the Font of a base font name ("BAAAAA+LiberationSerif-Bold") with its descriptor's flags and weight."""
    raw = re.sub(r"^[A-Z]{6}\+", "", name.strip())
    bold = bool(_BOLD.search(raw)) or bool(flags & _FLAG_FORCE_BOLD)
    if not bold and weight >= 600 and not re.search(r"regular|roman$|psmt$", raw, re.IGNORECASE):
        bold = True
    italic = bool(_ITALIC.search(raw)) or (flags > 0 and bool(flags & _FLAG_ITALIC))
    return Font(_family(raw), bold, italic, raw)


def _family(raw: str) -> str:
    key = re.sub(r"[^a-z0-9]", "", raw.lower())
    while key:
        if key in _FAMILIES:
            return _FAMILIES[key]
        key = next((key.removesuffix(ending) for ending in _ENDINGS if key.endswith(ending)), "")
    if raw.startswith((".", "VNI")):
        return raw.split(",")[0]
    plain = re.split(r"[-,]", raw)[0] or raw
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain).replace("_", " ").strip()
