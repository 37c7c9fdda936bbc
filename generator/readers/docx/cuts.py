"""Cutting a paragraph into its printed lines: at line breaks, and between two columns that tabs or blanks make.

A paragraph of the file may print several components: "CỘNG HÒA …" and "Độc lập …" with a line break between them, or
"Số: …" and "Hà Nội, ngày …" with a tab. Each printed line gets a number of its own for the recogniser; afterwards
neighbours with the same role grow together again (``assemble``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.readers.docx.pieces import Cut, Para

_GAP = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*|[ \u00a0]{3,}")
_RULE = re.compile(r"[_\-–—―─━¯‾‗.\s]{3,}")
_QUOC_HIEU = re.compile(
    r"C[ỘO]NG\s+H(?:ÒA|OÀ|ÓA|OÁ)\s+XÃ\s+H[ỘO]I|Đ[ộo]c\s+l[ậâa]p\s*[-–—]|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM", re.IGNORECASE
)
_DATE = re.compile(r"[^\W\d][^,;:]{1,40},?\s*ngày\s*[\d.…_\s]*\s*tháng\b", re.IGNORECASE)
_NUMBER = re.compile(r"S[ốôo]\s*:|S[ốô]\s*[.…\d]", re.IGNORECASE)
_RECIPIENTS = re.compile(r"N[ơo]i\s+nhận\s*:?", re.IGNORECASE)
_SIGNS = re.compile(
    r"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*[./]|(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|TỔNG\s+GIÁM\s+ĐỐC|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|CHÁNH\s+VĂN\s+PHÒNG"
    r"|CỤC\s+TRƯỞNG|VỤ\s+TRƯỞNG|TRƯỞNG\s+\w+|HIỆU\s+TRƯỞNG|CHỦ\s+T[ỌO][ẠA]|CHỦ\s+TRÌ|THƯ\s+KÝ|BÍ\s+THƯ|VIỆN\s+TRƯỞNG|THỦ\s+TRƯỞNG)"
)
_NAME = re.compile(r"[A-ZĐÀ-ỸƠƯ]\w+(?:\s+[A-ZĐÀ-ỸƠƯ]\w*){1,5}")
LONGEST = 600
"""Characters of a line that may still be two columns."""
_REMEMBERED = 30
"""Paragraphs after "Nơi nhận:" in which a wide gap still parts two columns."""


class Cutter:
    """Cuts the paragraphs of a document in reading order; remembers whether the signature block has begun."""

    def __init__(self) -> None:
        self._left_in_block = 0
        self._count = 0

    def cut(self, paragraph: Para) -> list[Cut]:
        """Fill and return the paragraph's cuts, numbered on."""
        text = paragraph.text
        cuts = self._lines(text, paragraph) if "\n" in text else [Cut(0, len(text))]
        if paragraph.area.container in ("body", "textbox", "cell") and (
            "\t" in text or "   " in text or "\u00a0\u00a0\u00a0" in text
        ):
            cuts = [part for cut in cuts for part in self._columns(text, cut, paragraph)]
        if self._left_in_block and text.strip():
            self._left_in_block -= 1
        if paragraph.new_page:
            cuts[0].new_page = True
            self._left_in_block = 0
        for cut in cuts:
            cut.index = self._count
            self._count += 1
        paragraph.cuts = cuts
        return cuts

    def _lines(self, text: str, paragraph: Para) -> list[Cut]:
        """Cut at line breaks; blank lines belong to nothing."""
        cuts: list[Cut] = []
        start = 0
        broken = False
        breaks = set(paragraph.page_breaks)
        for end in (*(index for index, letter in enumerate(text) if letter == "\n"), len(text)):
            if text[start:end].strip():
                cuts.append(Cut(start, end, new_page=broken))
                broken = False
            broken |= end in breaks
            start = end + 1
        return cuts or [Cut(0, len(text))]

    def _columns(self, text: str, cut: Cut, paragraph: Para) -> Iterable[Cut]:
        """Cut one line between its left and right column; a line with words at the right only keeps its side."""
        words = text[cut.start : cut.end]
        body = words.strip()
        if not body or len(words) > LONGEST:
            return (cut,)
        lead = len(words) - len(words.lstrip())
        if paragraph.area.container == "body" and words[:lead].count("\t") >= 2 and self._right_alone(body):
            return (Cut(cut.start + lead, cut.end, side="right", new_page=cut.new_page),)
        best = self._gap(words, lead, len(words.rstrip()))
        if best is None:
            return (cut,)
        left, right = best
        if _RECIPIENTS.match(body):
            self._left_in_block = _REMEMBERED
        return (
            Cut(cut.start, cut.start + left, side="left", new_page=cut.new_page),
            Cut(cut.start + right, cut.end, side="right"),
        )

    def _gap(self, words: str, lead: int, end: int) -> tuple[int, int] | None:
        """Return where the left column ends and the right one begins; ``None`` when the line is one column."""
        for gap in _GAP.finditer(words, lead, end):
            left, right = words[lead : gap.start()].strip(), words[gap.end() : end].strip()
            if left and right and self._two(left, right):
                return gap.start(), gap.end()
        return None

    def _two(self, left: str, right: str) -> bool:
        if _QUOC_HIEU.match(right):
            return True
        if _DATE.match(right) and (
            _NUMBER.match(left) or left.isupper() or _RULE.fullmatch(left) or left.lower().startswith("v/v")
        ):
            return True
        if _RULE.fullmatch(left) and _RULE.fullmatch(right):
            return True
        titled = right.isupper() and len(right) > 3
        if _RECIPIENTS.match(left) and (titled or _SIGNS.match(right)):
            return True
        if _SIGNS.match(left) and _SIGNS.match(right) and left.isupper() and right.isupper():
            self._left_in_block = max(self._left_in_block, 12)
            return True
        if self._left_in_block:
            return titled or bool(_SIGNS.match(right)) or (_NAME.fullmatch(right) is not None and len(right) < 40)
        return False

    def _right_alone(self, body: str) -> bool:
        if _QUOC_HIEU.match(body) or _DATE.match(body):
            return True
        return bool(self._left_in_block) and len(body) < 60
