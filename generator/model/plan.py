"""What a plan means: movement, legal bases, targets, duties, criteria, awards, timetable, reporting; each with its origin.

A ``Plan`` stands beside the Document it was understood from: nothing of the text is moved or changed, every part names the
paragraph it came from (:class:`Origin`). The cascade derives from it, the annual report measures its targets, the award
assessment judges by its criteria.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class SubjectLevel(Enum):
    """Whom a criterion, target or duty is addressed to."""

    TINH = "tinh"
    SO = "so"
    """Sở, ban, ngành, Mặt trận and unions of the province (and, at a lower level, the phòng that correspond)."""
    HUYEN = "huyen"
    XA = "xa"
    THON = "thon"
    HO_GIA_DINH = "ho_gia_dinh"
    CA_NHAN = "ca_nhan"
    DOANH_NGHIEP = "doanh_nghiep"


@dataclass(frozen=True, slots=True)
class Origin:
    """The paragraph that a part was understood from.

    ``place`` is the way of printed labels ("VI.7", "IV.1.b, gạch 5", "căn cứ 3"); ``index`` the paragraph's number in
    :func:`generator.model.printed.printed_lines` order (from 0); ``text`` its words.
    """

    place: str
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class ActReference:
    """One act named in a text. What the text does not say stays empty or ``None``."""

    kind: str
    symbol: str
    """Number and symbol as written ("666/QĐ-TTg", "05-CT/TW", "24/2021/QH15"); empty for a law cited by name."""
    issuer: str = ""
    date: dt.date | None = None
    title: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A body or group as the text names it. ``bodies`` are ids of the directory on the plan's date; empty = not resolved."""

    text: str
    bodies: tuple[str, ...] = ()
    level: SubjectLevel | None = None
    group: bool = False
    """True for "các sở, ban, ngành", "Ủy ban nhân dân các cấp": everyone of a kind."""


@dataclass(frozen=True, slots=True)
class Movement:
    """The emulation movement or programme that the plan carries out."""

    name: str
    """As quoted, without the quotation marks."""
    kind: str
    """"Phong trào thi đua", "Chương trình", "Đề án" … ; empty when the plan is about something else."""
    first_year: int | None = None
    last_year: int | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A measurable aim: ``low``..``high`` (equal when one value is given), ``unit``, for whom, over which period."""

    indicator: str
    subject: SubjectLevel | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    """"%", "%/năm", "phần" (a fraction such as 4/5 is 0.8), "hộ", "mô hình" …"""
    comparison: str = "ít nhất"
    """"ít nhất", "trên", "khoảng", "đạt", "giảm", "không quá"."""
    period: str = ""
    """"hàng năm", "đến hết năm 2025" … as written."""
    condition: str = ""
    """"trong 3 năm liên tục trước khi trình khen thưởng" … as written."""
    alternative_to: int | None = None
    """Index of the target that this one may replace ("hoặc")."""
    group: str = ""
    """A population named apart: "dân tộc Khmer"."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit as written, and what it means.

    ``last_day`` is the last valid calendar day ("trước ngày 01 tháng 12" → 30 November); its year is ``None`` when the limit
    comes back every year. ``recurring`` is "hằng năm", "hằng quý", "hằng tháng", "định kỳ" or empty.
    """

    text: str
    month: int | None = None
    day: int | None = None
    year: int | None = None
    recurring: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A task: who leads, who helps, what is done, what comes out, by when, to whom it is reported."""

    action: str
    leads: tuple[Actor, ...]
    partners: tuple[Actor, ...] = ()
    product: str = ""
    deadline: Deadline | None = None
    receiver: Actor | None = None
    requested: bool = False
    """True for "Đề nghị …": a body outside the UBND system is asked, not ordered."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One award criterion, the subject level it is for, and its target when it is measurable."""

    subject: SubjectLevel | None
    text: str
    target: int | None = None
    """Index in ``Plan.targets``."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class AwardForm:
    """A form of commendation the plan names, and who decides it."""

    name: str
    decided_by: str = ""
    when: str = ""
    """"hàng năm", "sơ kết, tổng kết" as written."""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of the timetable."""

    period: str
    first_year: int | None
    last_year: int | None
    action: str
    actors: tuple[Actor, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reporting regime: who reports, until when, to whom, who consolidates, who receives the whole."""

    reporters: tuple[Actor, ...]
    deadline: Deadline
    receiver: Actor | None
    consolidator: Actor | None = None
    final_receivers: tuple[Actor, ...] = ()
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All that was understood of a plan. ``not_understood`` keeps the paragraphs that look like duties but were not read."""

    movement: Movement | None = None
    bases: tuple[ActReference, ...] = ()
    targets: tuple[Target, ...] = ()
    duties: tuple[Duty, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    awards: tuple[AwardForm, ...] = ()
    timetable: tuple[Milestone, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    replaces: tuple[ActReference, ...] = ()
    not_understood: tuple[Origin, ...] = ()
