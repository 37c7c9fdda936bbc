"""The rule engine: rules are registered functions of a Subject; ``check`` runs them over one Reading and reports.

A rule is written

    @rule("ND30-004", sees="docx")
    def top_margin(subject: Subject) -> Faults:
        \"\"\"Lề trên nằm ngoài khoảng 20-25 mm.

        ## Kiểm tra gì
        …
        ## Vì sao
        …
        ## Ví dụ sai
        …
        ## Ví dụ đúng
        …
        ## Cách sửa
        …
        \"\"\"

It yields :class:`Fault` for what is wrong, :class:`Unseen` for a part it could not see, and raises :class:`NotEvaluated`
when it could see nothing. Severity and clause of the decree's rules come from the catalog; rules of our own state theirs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.catalog import kinds
from generator.messages import _
from generator.model.document import Document
from generator.model.problem import Severity
from generator.model.reading import Reading
from generator.rules import clauses, scope
from generator.rules.blanks import to_fill
from generator.rules.config import DEFAULT, Config
from generator.rules.finding import Fault, Finding, Gap, NotEvaluated, Report, Unseen
from generator.rules.places import place_of
from generator.rules.profile import Medium, Profile, Stage, infer_profile
from generator.rules.subject import Subject, Unit

__all__ = [
    "RULES",
    "Fault",
    "Faults",
    "Finding",
    "Gap",
    "Medium",
    "NotEvaluated",
    "Profile",
    "Report",
    "Rule",
    "Severity",
    "Stage",
    "Subject",
    "Unit",
    "Unseen",
    "check",
    "rule",
]

Faults = Iterator[Fault | Unseen]
Judge = Callable[[Subject], Faults]
Sees = Literal["text", "layout", "docx"]

SECTIONS = ("Kiểm tra gì", "Vì sao", "Ví dụ sai", "Ví dụ đúng", "Cách sửa")
"""The sections that every rule's docstring has, in order; the page adds "Điều luật" from the catalog."""


@dataclass(frozen=True)
class Rule:
    """One registered rule. ``sees`` is what it needs: any text, a layout, or a Word file's layout.

    ``by_eye`` is the reason why only a person can judge it. ``final_only`` rules are silent in the draft profile.
    """

    id: str
    judge: Judge
    sees: Sees
    final_only: bool = False
    by_eye: str | None = None
    own_severity: Severity | None = None
    own_clause: str = ""

    @cached_property
    def title(self) -> str:
        """The fault's name: the first line of the docstring."""
        return (self.judge.__doc__ or "").strip().partition("\n")[0].strip().rstrip(".")

    @cached_property
    def explanation(self) -> str:
        """The docstring, dedented: what the user reads."""
        import inspect

        return inspect.cleandoc(self.judge.__doc__ or "")

    @cached_property
    def severity(self) -> Severity:
        """The weight of its findings unless a finding says otherwise."""
        return self.own_severity or clauses.severity_of(self.id)

    @cached_property
    def clause(self) -> str:
        """The clause it enforces, in words: "Phụ lục I, Phần I, Mục I, khoản 3"."""
        return clauses.in_words(self.own_clause) if self.own_clause else clauses.clause_of(self.id)

    @property
    def source(self) -> str:
        """The prefix of its id: "ND30", "TYPO" …"""
        return self.id.partition("-")[0]


RULES: dict[str, Rule] = {}
"""Every registered rule by id. Filled by importing the modules of :data:`generator.rules.families.FAMILIES`."""


def rule(
    id: str,
    *,
    sees: Sees = "text",
    final_only: bool = False,
    by_eye: str | None = None,
    severity: Severity | None = None,
    clause: str = "",
) -> Callable[[Judge], Judge]:
    """Register the decorated function as the rule ``id``. Two rules of one id are a mistake of ours."""

    def register(judge: Judge) -> Judge:
        if id in RULES:
            raise ValueError(f"rule {id} is registered twice")
        RULES[id] = Rule(id, judge, sees, final_only, by_eye, severity, clause)
        return judge

    return register


def chosen(select: Iterable[str], ignore: Iterable[str], config: Config) -> tuple[Rule, ...]:
    """Return the rules that a selection by id or by prefix ("TYPO", "ND30-1") and the configuration leave on, in order of id."""
    wanted, unwanted = tuple(select), (*ignore, *config.off)
    return tuple(
        RULES[id]
        for id in sorted(RULES)
        if (not wanted or id.startswith(wanted)) and not (unwanted and id.startswith(unwanted))
    )


def check(
    reading: Reading,
    *,
    profile: Profile | None = None,
    config: Config = DEFAULT,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: dt.date | None = None,
) -> Report:
    """Return what the rules say about ``reading``.

    Without ``profile`` it is inferred (a document without number and date is a draft). The date that chooses law, names
    and forms is the document's own; ``today`` stands in for a draft that has none and does not name another year.
    """
    from generator.rules.families import load

    load()
    profile = profile or infer_profile(reading.document)
    subject = Subject(reading, profile, config, reading.document.date or _stand_in(reading.document, today))
    findings: list[Finding] = []
    gaps: list[Gap] = []
    checked = blanks = 0
    beyond, spared = scope.outside(subject) or ("", frozenset())
    if beyond:
        subject.notes.append(beyond[0].upper() + beyond[1:] + ".")
    for each in chosen(select, ignore, config):
        if each.final_only and profile.stage is Stage.DRAFT:
            if each.id == PLACEHOLDER_LEFT:
                blanks = sum(isinstance(said, Fault) for said in each.judge(subject))
            continue
        reason = each.by_eye or _blind(each, reading) or (beyond if each.id in spared else None)
        if reason is not None:
            gaps.append(Gap(each.id, reason, by_eye=each.by_eye is not None))
            continue
        if _run(each, subject, findings, gaps):
            checked += 1
    findings.sort(key=lambda f: (_order(f), f.rule, f.start or 0))
    return Report(
        file=reading.source,
        findings=tuple(findings),
        not_evaluated=tuple(gaps),
        checked=checked,
        blanks=blanks,
        profile=str(profile),
        notes=tuple(subject.notes),
    )


def _stand_in(document: Document, today: dt.date | None) -> dt.date | None:
    """Return the day by which a document without a date is judged: today, unless it says "năm 2025" and this is another year."""
    return today if today is not None and document.year in (None, today.year) else None


PLACEHOLDER_LEFT = "ND30-249"
"""In a draft what this rule sees is no finding; the report counts it, since nobody should sign it."""

OF_BLANKS = frozenset({PLACEHOLDER_LEFT, "ND30-250", "ND30-251"})
"""Rules about what was left open; to the others a line to fill in shows nothing."""


def _blind(each: Rule, reading: Reading) -> str | None:
    """Return why ``each`` cannot see this kind of file; ``None`` when it can."""
    if each.id in scope.OF_COMPONENTS and (kind := kinds.find(reading.document.kind)) is not None and kind.copy:
        return _("thành phần này thuộc văn bản được sao, không thuộc bản sao")
    if each.sees == "text":
        return None
    if reading.layout is None:
        return _("tệp chỉ có chữ, không có trang in để đo")
    if each.sees == "docx" and reading.layout.file.format != "docx":
        return _("thuộc tính này không còn trong tệp PDF")
    return None


def _run(each: Rule, subject: Subject, findings: list[Finding], gaps: list[Gap]) -> bool:
    """Run one rule into ``findings`` and ``gaps``; return whether it judged anything."""
    seen_gaps: set[str] = set()
    try:
        for said in each.judge(subject):
            if isinstance(said, Unseen):
                if said.reason not in seen_gaps:
                    seen_gaps.add(said.reason)
                    gaps.append(Gap(each.id, said.reason))
            elif said.paragraph is not None and each.id not in OF_BLANKS and to_fill(said.paragraph.text):
                gaps.append(Gap(each.id, _("chỗ này còn để trống, chưa điền nội dung")))
            else:
                findings.append(_finding(each, said, subject))
    except NotEvaluated as nothing:
        gaps.append(Gap(each.id, nothing.reason))
        return False
    return True


def _finding(each: Rule, fault: Fault, subject: Subject) -> Finding:
    paragraph = fault.paragraph
    component = fault.component
    if component is None and paragraph is not None and paragraph.role is not None:
        component = paragraph.role.component
    return Finding(
        rule=each.id,
        severity=subject.config.severity_of(each.id) or fault.severity or each.severity,
        message=fault.message,
        clause=each.clause,
        place=fault.place or place_of(subject, paragraph, component, fault.at),
        component=component,
        at=fault.at or (paragraph.at if paragraph is not None else None),
        paragraph=paragraph.index if paragraph is not None else None,
        present=fault.present,
        proposed=fault.proposed,
        fix=fault.fix,
        start=fault.start,
        text=subject.words(paragraph)[:200] if paragraph is not None else None,
    )


def _order(finding: Finding) -> int:
    """Findings about the page or the file come first, then in reading order."""
    if finding.paragraph is not None:
        return finding.paragraph
    if finding.at is not None:
        return finding.at.paragraph or finding.at.line or -1
    return -1
