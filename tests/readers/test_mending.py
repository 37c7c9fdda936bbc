"""Look-alike and broken letters are repaired before reading, and every repaired line is told."""

from __future__ import annotations

from generator.model import Location, Severity
from generator.readers.lines import SourceLine
from generator.readers.mending import MOST, mend


def lines(*texts: str) -> list[SourceLine]:
    return [SourceLine(text, at, Location("thu.txt", line=at + 1)) for at, text in enumerate(texts)]


def test_a_clean_line_is_left_and_nothing_is_told() -> None:
    source = lines("Kế hoạch tổ chức hội nghị.", "Số: 12/KH-UBND")
    assert mend(source) == (source, [])


def test_a_letter_of_another_alphabet_is_repaired_and_told() -> None:
    # The first "о" of "hоạch" is Cyrillic.
    mended, problems = mend(lines("Kế h\u043eạch tổ chức hội nghị."))
    assert [line.text for line in mended] == ["Kế hoạch tổ chức hội nghị."]
    assert [(problem.code, problem.severity) for problem in problems] == [("sua_ky_tu", Severity.WARNING)]
    assert problems[0].at == Location("thu.txt", line=1)
    assert problems[0].text is not None
    assert problems[0].proposal is not None
    assert "h\u043eạch" in problems[0].text
    assert "hoạch" in problems[0].proposal


def test_many_repairs_are_counted_not_listed() -> None:
    _mended, problems = mend(lines(*["Kế h\u043eạch tổ chức."] * (MOST + 5)))
    assert len(problems) == MOST + 1
    assert "5 dòng" in problems[-1].message
