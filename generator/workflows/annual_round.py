"""A round of collecting made ready: the plan read and understood, the form found and fitted to it, the units with their levels."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError
from generator.messages import _
from generator.model.location import Location

if TYPE_CHECKING:
    from generator.drafting.annual.report import Profile
    from generator.model import Document
    from generator.model.campaign import Campaign
    from generator.model.collection import Form
    from generator.model.plan import Plan
    from generator.model.returns import Unit


@dataclass(frozen=True, slots=True)
class Round:
    """A round made ready: the plan and what it means, the form adapted to it, the units, who reports, the last valid day."""

    parent: Document
    plan: Plan
    form: Form
    units: tuple[Unit, ...]
    profile: Profile
    year: int
    last_day: dt.date | None
    source: Path
    form_file: Path
    sample: bool = False
    """The figures are made up to try the round out: every document says so."""
    sample_years: int = 1

    @property
    def symbol(self) -> str:
        """The plan's number and symbol, by which returns know it."""
        return f"{self.parent.number}/{self.parent.symbol}"

    @property
    def reference(self) -> str:
        """The plan cited in full, with its title; one printed in capitals alone is told as the plan's own text writes it."""
        from generator.drafting import cascade
        from generator.drafting.cascade.preamble import reference, title_words

        province = cascade.province_of(self.parent)
        issuer = f"Ủy ban nhân dân {province.in_sentence}" if province else " ".join(self.parent.issuer)
        return reference(self.parent, issuer) + (title_words(self.parent.title) or _title_in_text(self.parent))

    @property
    def subject(self) -> str:
        """What is reported on, as in a sentence."""
        from generator.drafting.annual.report import subject

        return subject(self.plan, self.form)


def _title_in_text(parent: Document) -> str:
    """A title printed in capitals, as the plan's own sentences write it; empty where they do not."""
    from generator.drafting.plan import of_document

    title = " ".join(parent.title.split()).rstrip(".;").casefold()
    for paragraph in of_document(parent) if title else ():
        text = " ".join(paragraph.text.split())
        # Case folding may change lengths in other languages, not in Vietnamese: the same place in both.
        at = text.casefold().find(title)
        if at >= 0 and len(text) == len(text.casefold()):
            found = text[at : at + len(title)]
            return f" {found[:1].lower()}{found[1:]}"
    return ""


def prepare(plan: Path, campaign: Path) -> Round:
    """Return a round from the plan (any format) and its description (.yaml, or .xlsx of units)."""
    from generator.drafting.annual.form import adapted
    from generator.drafting.annual.report import Profile
    from generator.drafting.plan import understand
    from generator.model.returns import Unit
    from generator.workflows import reading

    parent = reading.read(plan).document
    meaning = understand(parent)
    told = _campaign(campaign)
    file = _form_file(told.form, campaign.parent)
    form = adapted(_form(file), meaning)
    ids = _ids([unit.name for unit in told.units], campaign)
    levels = (unit.level or _level(unit.name) for unit in told.units)
    units = tuple(Unit(*one) for one in zip(ids, (_written(unit.name) for unit in told.units), levels, strict=True))
    profile = Profile(**{name: getattr(told.reporter, name) for name in type(told.reporter).model_fields})
    last = told.deadline or _last_day(meaning, told.year)
    return Round(parent, meaning, form, units, profile, told.year, last, campaign, file, told.sample, told.sample_years)


def _campaign(path: Path) -> Campaign:
    from generator.model.campaign import Campaign
    from generator.readers import rows, yaml_input

    if path.suffix.lower() in {".xlsx", ".csv"}:
        from generator.vietnamese.text import search_key

        units = []
        for row in rows.read(path):
            keyed = {search_key(head): value for head, value in row.values.items()}
            name = keyed.get("ten") or keyed.get("ten don vi") or keyed.get("don vi")
            if not name:
                raise InputError(_("dòng không có tên đơn vị"), at=row.at, hint=_("cột “Tên đơn vị”"))
            units.append({"ten": name, "cap": keyed.get("cap", "")})
        return Campaign.model_validate({"nam": dt.date.today().year, "don_vi": units})
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(_("không đọc được: {reason}").format(reason=error.strerror), at=Location(str(path))) from None
    return yaml_input.load(data, Campaign, source=path.name)


def _form_file(name: str, beside: Path) -> Path:
    """The file of a form: of the catalog by its code, or of the office beside the campaign."""
    folder = Path(__file__).parent.parent / "catalog" / "data" / "annual"
    path = folder / f"{name}.yaml" if re.fullmatch(r"[a-z0-9-]+", name) else beside / name
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.yaml")))
        raise InputError(
            _("không có biểu “{name}”").format(name=name), hint=_("các biểu có sẵn: {known}").format(known=known)
        )
    return path


def _form(path: Path) -> Form:
    from generator.model.collection import Form
    from generator.readers import yaml_input

    return yaml_input.load(path.read_bytes(), Form, source=path.name)


def unit_id(name: str) -> str:
    """Return what a unit is known by in its workbook: its name without marks ("so-tai-chinh")."""
    from generator.vietnamese.text import search_key

    return search_key(name).replace(" ", "-")


def _ids(names: list[str], source: Path) -> list[str]:
    """The units' ids. Names that differ in their marks alone ("Tân Thành", "Tân Thạnh") get a mark of their own."""
    ids = [unit_id(name) for name in names]
    folded = [" ".join(name.casefold().split()) for name in names]
    double = next((name for name, key in zip(names, folded, strict=True) if folded.count(key) > 1), None)
    if double:
        raise InputError(_("đơn vị “{name}” có hai lần").format(name=double), at=Location(source.name))
    times = Counter(ids)
    return [
        one if times[one] == 1 else f"{one}-{hashlib.sha256(key.encode()).hexdigest()[:4]}"
        for one, key in zip(ids, folded, strict=True)
    ]


def _written(name: str) -> str:
    """A unit's name as in a sentence: the class word of a place named after a number, a person, an event begins with a capital."""
    from generator.catalog.units import unit_in_sentence

    head = re.match(r"(?:ủy|uỷ) ban nhân dân\s+", name, re.IGNORECASE)
    return f"{name[: head.end()]}{unit_in_sentence(name[head.end() :])}" if head else name


_LEVELS = (
    (r"(?:huyện|quận|thị xã|thành phố)\b", "huyen"),
    (r"(?:xã|phường|thị trấn|đặc khu)\b(?! hội)", "xa"),
    (r"(?:thôn|ấp|khóm|bản|buôn|tổ dân phố)\b", "thon"),
)


def _level(name: str) -> str:
    """The level of a People's Committee by its place, of a place by its own class word; any other body is a sở, ban, ngành."""
    place = re.sub(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", "", " ".join(name.lower().split()))
    return next((level for pattern, level in _LEVELS if re.match(pattern, place)), "so")


def _last_day(plan: Plan, year: int) -> dt.date | None:
    for report in plan.reporting:
        if report.deadline.day and report.deadline.month:
            return dt.date(report.deadline.year or year, report.deadline.month, report.deadline.day)
    return None
