"""Clauses of Nghị định 30/2020/NĐ-CP: the short form the data uses, and the words a report prints."""

from __future__ import annotations

import re
from functools import lru_cache

_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI"}
DECREE = "Nghị định số 30/2020/NĐ-CP"


@lru_cache(maxsize=512)
def in_words(clause: str) -> str:
    """Return a clause as the law is cited, small to large: "PL1/P1/M2/k3/c" -> "điểm c khoản 3 Mục II Phần I Phụ lục I".

    "PL1/P1/M5/6.b" is a line of the table of sample lettering, "PL3/Mẫu 1.4" a form, "Đ8/k2/c" a point of an article;
    "Luật 72/2025/QH15" and other texts outside the decree are returned as "Luật số 72/2025/QH15" or as they stand.
    """
    steps = clause.split("/")
    if not re.fullmatch(r"PL\d|Đ\d+", steps[0]):
        return re.sub(r"\b(Luật|Nghị định) (?=\d)", r"\1 số ", clause)
    return " ".join(_step(step, steps) for step in reversed(steps))


def list_in_words(clauses: tuple[str, ...]) -> str:
    """Return several clauses in words, with a semicolon between; empty when there is none."""
    return "; ".join(in_words(clause) for clause in clauses)


def _step(step: str, steps: list[str]) -> str:
    if found := re.fullmatch(r"(PL|P|M)(\d)", step):
        return {"PL": "Phụ lục", "P": "Phần", "M": "Mục"}[found[1]] + " " + _ROMAN[found[2]]
    if found := re.fullmatch(r"Đ(\d+)", step):
        return f"Điều {found[1]}"
    if found := re.fullmatch(r"k(\d+)", step):
        return f"khoản {found[1]}"
    if step.startswith(("Mẫu ", "chú thích ")):
        return step
    if len(steps) > 1 and steps[-2] == "M5":
        return f"dòng {step}"
    return f"điểm {step}"
