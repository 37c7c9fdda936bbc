"""Labels as printed ("I.", "1.", "a)", "Điều 3.") and the level each one belongs to (PL1/P1/M2/k6/c, đ)."""

from __future__ import annotations

import re
from enum import Enum


class Level(Enum):
    """The levels of the decree's two systems (PL1/P1/M2/k6/c) and the marks that practice adds, outermost first."""

    PHAN = "phan"
    """Phần I, Phần thứ nhất."""
    CHUONG = "chuong"
    """Chương I."""
    MUC = "muc"
    """Mục 1."""
    TIEU_MUC = "tieu_muc"
    """Tiểu mục 1."""
    DIEU = "dieu"
    """Điều 1."""
    CHU_HOA = "chu_hoa"
    """A. — a capital letter above the Roman sections (practice)."""
    LA_MA = "la_ma"
    """I. — the large section of texts without Điều."""
    KHOAN = "khoan"
    """1. — khoản, or an Arabic section under a Roman one."""
    KHOAN_CON = "khoan_con"
    """1.1., 1.1.1. — practice."""
    DIEM = "diem"
    """a) — điểm."""
    DIEM_CON = "diem_con"
    """a.1), (1), (i) — practice."""
    GACH = "gach"
    """- — the dash below điểm."""
    CONG = "cong"
    """+ — the plus below the dash, *, •."""


LETTERS = "abcdđeghiklmnopqrstuvxy"
"""Order of điểm letters: the Vietnamese alphabet without ă, â, ê, ô, ơ, ư and without f, j, w, z."""

_ROMAN = r"[IVXLC]+"
_PATTERNS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.PHAN, re.compile(rf"(?:Phần|PHẦN)\s+(?:(?:{_ROMAN}|\d+)|(?:thứ|THỨ)\s+\w+)[.:]?")),
    (Level.CHUONG, re.compile(rf"(?:Chương|CHƯƠNG)\s+(?:{_ROMAN}|\d+)[.:]?")),
    (Level.TIEU_MUC, re.compile(rf"(?:Tiểu mục|TIỂU MỤC)\s+(?:\d+|{_ROMAN})[.:]?")),
    (Level.MUC, re.compile(rf"(?:Mục|MỤC)\s+(?:\d+|{_ROMAN})[.:]?")),
    (Level.DIEU, re.compile(r"(?:Điều|ĐIỀU)\s+\d+[a-zđ]?[.:]?")),
    (Level.LA_MA, re.compile(rf"{_ROMAN}\s?[./\-)]")),
    (Level.CHU_HOA, re.compile(r"[A-ZĐ]\s?[./)]")),
    (Level.KHOAN_CON, re.compile(r"\d{1,3}(?:\.\d{1,3})+[./)]?")),
    (Level.KHOAN, re.compile(r"(?:Khoản\s+)?\d{1,3}\s?[./)]")),
    (Level.DIEM, re.compile(r"[a-zđ]\s?[).]|[a-zđ]/")),
    (Level.DIEM_CON, re.compile(r"[a-zđ]\d?\.\d+[.)]?|[a-zđ]\d[.)]|\([0-9]{1,2}\)|\([a-zđ]\)|\([ivx]+\)|[ivx]{2,}\)")),
    (Level.GACH, re.compile(r"[-–—−]")),
    (Level.CONG, re.compile(r"[+*•●○▪■➢✓]")),
)


def level_of(label: str) -> Level | None:
    """Return the level that a printed label belongs to; ``None`` when it is no label we know."""
    label = label.strip()
    for level, pattern in _PATTERNS:
        if pattern.fullmatch(label):
            return level
    return None
