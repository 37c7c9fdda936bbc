"""What a rule says (Fault, Unseen, NotEvaluated) and what the report holds (Finding, Report)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from generator.model.edits import Fix
from generator.model.layout import Component, LayoutParagraph
from generator.model.location import Location
from generator.model.problem import Severity


class NotEvaluated(Exception):
    """Raised by a rule that could not see what it needs: the reason, in the user's words. Unknown is not wrong, nor right."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Unseen:
    """Yielded by a rule for the part that it could not see, when it could judge the rest."""

    reason: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Yielded by a rule: one thing that is not as it should be.

    ``message`` says what is wrong in one clause, without a final stop. ``paragraph`` places it; ``component`` and ``at``
    are needed only where there is no paragraph, or another name fits better. ``present`` is the text as it stands,
    ``proposed`` what it should be; ``severity`` only where a rule has cases of different weight.
    """

    message: str
    paragraph: LayoutParagraph | None = None
    present: str | None = None
    proposed: str | None = None
    fix: Fix | None = None
    severity: Severity | None = None
    component: Component | None = None
    at: Location | None = None
    start: int | None = None
    """Where ``present`` begins in the paragraph's stored text, when it is a part of it."""
    place: str | None = None
    """The place in the clerk's words, where neither paragraph nor component says it ("trang giấy", "đầu trang")."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: a fault with its rule, its weight, its clause and its place.

    ``paragraph`` is the index in ``Layout.paragraphs`` (``None`` when the file has no layout, or the finding is about the
    page or the whole file); ``place`` names the place in the clerk's words; ``text`` is the paragraph's words, shortened.
    """

    rule: str
    severity: Severity
    message: str
    clause: str
    place: str
    component: Component | None = None
    at: Location | None = None
    paragraph: int | None = None
    present: str | None = None
    proposed: str | None = None
    fix: Fix | None = None
    start: int | None = None
    text: str | None = None

    @property
    def group(self) -> str:
        """Which of the three heaps it belongs to: "phai_sua", "nen_sua" (with a proposal) or "can_xem"."""
        if self.severity is Severity.ERROR:
            return "phai_sua"
        return "nen_sua" if self.proposed is not None or self.fix is not None else "can_xem"


@dataclass(frozen=True, slots=True)
class Gap:
    """One rule (or a part of it) that could not be judged in this file, and why. ``by_eye``: no program judges it."""

    rule: str
    reason: str
    by_eye: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What the rules say about one file. ``checked`` counts the rules that judged something or found nothing to judge."""

    file: str
    findings: tuple[Finding, ...] = ()
    not_evaluated: tuple[Gap, ...] = ()
    checked: int = 0
    blanks: int = 0
    """Places of a draft that still wait for words: no finding, but nothing to sign yet."""
    profile: str = ""
    notes: tuple[str, ...] = field(default=())
    """What the user should know about the check itself (which law and profile were used, why)."""

    @property
    def errors(self) -> int:
        """Number of findings that contradict the law."""
        return sum(f.severity is Severity.ERROR for f in self.findings)

    @property
    def warnings(self) -> int:
        """Number of the other findings."""
        return len(self.findings) - self.errors

    @property
    def ready(self) -> bool:
        """Whether nothing stands against the signature as far as the program can see: no error, no blank left open."""
        return self.errors == 0 and self.blanks == 0

    @property
    def per_rule(self) -> Counter[str]:
        """Rule id -> number of findings."""
        return Counter(f.rule for f in self.findings)
