"""Derives the table of advance widths from the font files: run it to make the table again, import it to compare.

    python tests/catalog/font_metrics.py > generator/catalog/data/widths.json

needs fontTools and Liberation Serif 2 (Debian: fonts-liberation2).
"""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

FACES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "Bold Italic"}
RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x24F),  # Latin-1, Latin Extended-A and -B: Đ ă ơ ư
    (0x300, 0x36F),  # combining marks
    (0x370, 0x3FF),  # Greek
    (0x400, 0x45F),  # Cyrillic
    (0x1EA0, 0x1EF9),  # Vietnamese letters with two marks
    (0x2000, 0x206F),  # dashes, quotes, ellipsis, bullets
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x215E),  # №, ™, fractions
    (0x2190, 0x2195),
    (0x2200, 0x2265),
    (0x25A0, 0x25CF),
    (0xFB01, 0xFB02),
)
NOTE = (
    "Advance widths of Liberation Serif 2 (SIL Open Font License 1.1; metric-compatible with Times New Roman), in font units, "
    "made by tests/catalog/font_metrics.py. runs: first character code -> widths of the characters that follow one another."
)


def font_file(style: str) -> Path | None:
    """Return the file of one style of Liberation Serif, or ``None`` where it is not installed."""
    try:
        answer = subprocess.run(
            ["fc-match", "-f", "%{family}|%{file}", f"Liberation Serif:style={style}"], capture_output=True, text=True
        ).stdout
    except FileNotFoundError:
        return None
    family, _, file = answer.partition("|")
    return Path(file) if family.startswith("Liberation Serif") else None


def derive() -> dict[str, Any]:
    """Return the table as it is stored, read from the installed font files."""
    from fontTools.ttLib import TTFont

    faces: dict[str, Any] = {}
    for face, style in FACES.items():
        path = font_file(style)
        if path is None:
            raise FileNotFoundError(f"Liberation Serif {style}")
        font = TTFont(path)
        cmap, advances = font.getBestCmap(), font["hmtx"]
        runs: dict[str, list[int]] = {}
        start, previous = "", -2
        for low, high in RANGES:
            for code in range(low, high + 1):
                if code not in cmap:
                    continue
                if code != previous + 1:
                    start = str(code)
                    runs[start] = []
                combining = unicodedata.combining(chr(code)) or unicodedata.category(chr(code)) == "Cf"
                runs[start].append(0 if combining else advances[cmap[code]][0])
                previous = code
        faces[face] = {"units": font["head"].unitsPerEm, "runs": runs}
    return {"note": NOTE, "faces": faces}


def text(table: dict[str, Any]) -> str:
    """Return the table as the stored JSON text, a face a line."""
    faces = ",\n".join(
        f"  {json.dumps(face)}: {json.dumps(data, separators=(',', ':'))}" for face, data in table["faces"].items()
    )
    return f'{{\n "note": {json.dumps(table["note"])},\n "faces": {{\n{faces}\n }}\n}}\n'


if __name__ == "__main__":
    sys.stdout.write(text(derive()))
