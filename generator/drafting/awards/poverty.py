"""Rules D on units: the falls of poverty rates and numbers that the plan's own criteria ask for, in fractions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.drafting.awards.registry import Case, Said, ask, no, note, rule, yes
from generator.model.awards import Outcome, Poor
from generator.model.plan import SubjectLevel, Target
from generator.vietnamese.capitals import upper_first
from generator.vietnamese.numbers import format_number
from generator.vietnamese.tone import match_key

LEVELS = {"tinh": SubjectLevel.TINH, "huyen": SubjectLevel.HUYEN, "xa": SubjectLevel.XA, "thon": SubjectLevel.THON}
YEARS_IN_A_ROW = 3


@dataclass(frozen=True, slots=True)
class Fall:
    """The fall of a rate from one year's end to the next, in percentage points, exact."""

    year: int
    points: Fraction
    row: Poor


def rate(row: Poor) -> Fraction | None:
    """Return the rate in percent from the counts, else as given; ``None`` where neither is known or there are no households."""
    if row.total is not None and row.poor is not None:
        return Fraction(100 * row.poor, row.total) if row.total else None
    return Fraction(row.rate) if row.rate is not None else None


def falls(rows: Sequence[Poor], *, relative: bool = False) -> dict[int, Fall]:
    """Return the fall of each year whose rate and whose year before are known: in points, or in percent of the year before."""
    rates = {row.year: (found, row) for row in rows if (found := rate(row)) is not None}
    found_: dict[int, Fall] = {}
    for year, (now, row) in sorted(rates.items()):
        if year - 1 not in rates:
            continue
        before = rates[year - 1][0]
        if not relative:
            found_[year] = Fall(year, before - now, row)
        elif before:
            found_[year] = Fall(year, 100 * (before - now) / before, row)
    return found_


def shown(value: Fraction, places: int = 2) -> str:
    """A fraction for people: two decimals, decimal comma. Comparisons never use it."""
    return format_number(Decimal(value.numerator) / Decimal(value.denominator), places=places)


def aims(case: Case) -> list[Target]:
    """Return the targets of the plan's award criteria for the nominee's level."""
    if case.plan is None or case.nominee.level not in LEVELS or case.nominee.kind not in ("tap_the",):
        return []
    level = LEVELS[case.nominee.level]
    numbers = {
        number
        for criterion in case.plan.criteria
        if criterion.target is not None
        for number in range(criterion.target, len(case.plan.targets))
        if _place(case.plan.targets[number]) == (criterion.origin.place if criterion.origin else "")
    }
    return [
        target
        for number, target in enumerate(case.plan.targets)
        if number in numbers
        and (
            target.subject is level
            or (level is SubjectLevel.TINH and target.subject in (SubjectLevel.TINH, SubjectLevel.SO))
        )
    ]


def _place(target: Target) -> str:
    return target.origin.place if target.origin else ""


def period(case: Case) -> tuple[int, int] | None:
    """Return the first and last year of the movement: by the plan that gives the criteria, else as the round says."""
    own = case.round.movement
    theirs = case.plan.movement if case.plan is not None else None
    first = theirs.first_year if theirs and theirs.first_year else own.first_year if own else None
    last = theirs.last_year if theirs and theirs.last_year else own.last_year if own else None
    return None if first is None or last is None else (first, last)


def series(rows: Iterable[Poor], group: str) -> list[Poor]:
    """Return the rows of a population ("dân tộc Khmer" is also "Khmer"); of everybody where ``group`` is empty."""
    wanted = match_key(group)
    return [row for row in rows if (match_key(row.group) in wanted and row.group if wanted else not row.group)]


def _fall_rules(case: Case, level: str, *, groups: bool) -> Iterator[Said]:
    if case.nominee.level != level:
        return
    for target in aims(case):
        if target.unit == "%/năm" and bool(target.group) == groups and target.low is not None:
            yield from _fall(case, target)


def _fall(case: Case, target: Target) -> Iterator[Said]:
    assert target.low is not None
    rows, where = series(case.nominee.poor, target.group), _place(target)
    least = case.round.reading.least_households or 1
    if target.group and rows and all(row.total is not None and row.total < least for row in rows):
        if any(row.total for row in rows):
            yield note(f"Đơn vị có ít hơn {least} hộ {target.group}: không xét {target.indicator}", rows[0].place)
        return
    unit = "% so với năm trước" if case.round.reading.relative else "điểm % một năm"
    name = f"{target.indicator} giảm từ {format_number(target.low)} {unit} trở lên ({where} của kế hoạch)"
    if not rows:
        yield ask(f"Chưa có số liệu để tính {name}", case.nominee.place)
        return
    found = _fall_of(case, target, rows, name)
    if case.evidence.contested(target.group.removeprefix("dân tộc ")):
        own = _fall_of(case, target, series(case.stated, target.group), name)
        if own.outcome is not found.outcome:
            yield ask(
                f"{upper_first(name)}: {found.outcome.value} theo số liệu báo cáo năm, {own.outcome.value} theo số liệu trong "
                "đề nghị; phải xác định số liệu đúng trước khi kết luận",
                found.evidence,
            )
            return
    if found.outcome is Outcome.FAIL and case.round.reading.binding is False:
        yield note(f"{found.reason} (“phấn đấu” không phải điều kiện bắt buộc)", found.evidence)
    else:
        yield found


def _fall_of(case: Case, target: Target, rows: Sequence[Poor], name: str) -> Said:
    assert target.low is not None
    if not rows:
        return ask(f"Chưa có số liệu để tính {name}", case.nominee.place)
    relative = bool(case.round.reading.relative)
    found = falls(rows, relative=relative)
    years_of_movement = period(case)
    first = years_of_movement[0] if years_of_movement else min(row.year for row in rows)
    found = {year: fall for year, fall in found.items() if year > first}
    if "liên t" in target.condition:
        years = _window(case, rows)
        lacking = sorted({end for year in years if year not in found for end in _ends(rows, year)})
        if lacking or any(year not in found for year in years):
            early = min(years) <= first
            why = "chưa đủ 03 năm liên tục" if early else f"thiếu số liệu cuối năm {', '.join(map(str, lacking))}"
            return ask(f"{upper_first(name)}: {why} trước khi trình", rows[0].place)
    else:
        years = tuple(found)
        if not years:
            return ask(f"{upper_first(name)}: chưa có số liệu của hai năm liền nhau để tính", rows[0].place)
    return _compared(rows, found, years, Fraction(target.low), name, "%" if relative else " điểm %")


def _ends(rows: Sequence[Poor], year: int) -> list[int]:
    """The year ends that are missing to work out the fall of a year."""
    known = {row.year for row in rows if rate(row) is not None}
    return [end for end in (year - 1, year) if end not in known]


def _compared(
    rows: Sequence[Poor], found: dict[int, Fall], years: Sequence[int], least: Fraction, name: str, unit: str
) -> Said:
    low = [found[year] for year in years if found[year].points < least]
    told = "; ".join(f"năm {year} {moved(found[year].points, unit)}" for year in years)
    if not low:
        return yes(f"Đạt tiêu chí {name}: {told}", _cells(rows, {y for year in years for y in (year - 1, year)}))
    base = next((value for row in rows if row.year == years[0] - 1 and (value := rate(row)) is not None), None)
    cells = _cells(rows, {y for fall in low for y in (fall.year - 1, fall.year)})
    if base is not None and unit != "%" and base < least * len(years):
        return ask(
            f"{upper_first(name)}: tỷ lệ đầu kỳ {shown(base)}% thấp hơn mức phải giảm, cần xem xét cách áp dụng tiêu chí",
            cells,
        )
    return no(f"Không đạt tiêu chí {name}: {told}", cells)


def moved(points: Fraction, unit: str = " điểm %") -> str:
    """A fall in words: "giảm 3,5 điểm %"; a rise says so."""
    if points == 0:
        return "không giảm"
    return f"{'giảm' if points > 0 else 'tăng'} {shown(abs(points))}{unit}"


def _cells(rows: Sequence[Poor], years: Collection[int]) -> str:
    """The places of the rows of these years, in order, each once."""
    chosen = sorted((row for row in rows if row.year in years), key=lambda row: row.year)
    return "; ".join(dict.fromkeys(row.place for row in chosen if row.place))


def _window(case: Case, rows: Sequence[Poor]) -> tuple[int, ...]:
    """The three years before submission; the year of submission counts when its review is final."""
    year = case.submitted.year if case.submitted else max(row.year for row in rows) + 1
    last = year if any(row.year == year and row.final for row in rows) else year - 1
    return tuple(range(last - YEARS_IN_A_ROW + 1, last + 1))


@rule("KT-053")
def _district(case: Case) -> Iterator[Said]:
    yield from _fall_rules(case, "huyen", groups=False)


@rule("KT-054")
def _district_groups(case: Case) -> Iterator[Said]:
    yield from _fall_rules(case, "huyen", groups=True)


@rule("KT-055")
def _commune(case: Case) -> Iterator[Said]:
    yield from _fall_rules(case, "xa", groups=False)
    yield from _fall_rules(case, "xa", groups=True)


@rule("KT-056")
def _hamlet(case: Case) -> Iterator[Said]:
    yield from _fall_rules(case, "thon", groups=False)
    yield from _fall_rules(case, "thon", groups=True)


def halves(start: Poor, end: Poor, share: Fraction, half: Fraction | None) -> tuple[Outcome, str]:
    """Whether poor households fell by ``share`` (four fifths), or poor and near-poor by more than ``half``; exact, with reasons."""
    if start.poor is None or end.poor is None:
        return Outcome.UNCLEAR, "thiếu số hộ nghèo đầu kỳ hoặc cuối kỳ"
    if start.poor == 0:
        return Outcome.NONE, "đầu kỳ không có hộ nghèo"
    told = f"hộ nghèo từ {format_number(start.poor)} còn {format_number(end.poor)}"
    if end.poor <= (1 - share) * start.poor:
        return Outcome.PASS, told
    if half is None:
        return Outcome.FAIL, told
    if start.near is None or end.near is None:
        return Outcome.UNCLEAR, f"{told}; thiếu số hộ cận nghèo"
    before, after = start.poor + start.near, end.poor + end.near
    told = f"{told}; hộ nghèo và hộ cận nghèo từ {format_number(before)} còn {format_number(after)}"
    return (Outcome.PASS if after < (1 - half) * before else Outcome.FAIL), told


@rule("KT-065")
def _by_four_fifths(case: Case) -> Iterator[Said]:
    targets = [t for t in aims(case) if t.unit == "phần" and t.low is not None]
    if not targets or period(case) is None:
        return
    found = _halves_of(case, targets[0], case.nominee.poor)
    if found is not None and case.evidence.contested(""):
        own = _halves_of(case, targets[0], case.stated)
        if own is None or own.outcome is not found.outcome:
            told = own.outcome.value if own else Outcome.NONE.value
            yield ask(
                f"Mức giảm số hộ nghèo, cận nghèo: {found.outcome.value} theo số liệu báo cáo năm, {told} theo số liệu trong "
                "đề nghị; phải xác định số liệu đúng trước khi kết luận",
                found.evidence,
            )
            return
    if found is not None:
        yield found


def _halves_of(case: Case, target: Target, given: Sequence[Poor]) -> Said | None:
    years = period(case)
    assert years is not None
    first_year, last_year = years
    assert target.low is not None
    other = next((t for t in aims(case) if t.alternative_to is not None and t.low is not None), None)
    rows = {row.year: row for row in given if not row.group}
    start, last = rows.get(first_year), max(rows, default=0)
    if start is None or last <= first_year:
        return ask(
            f"Chưa có số hộ nghèo, cận nghèo cuối năm {first_year} (đầu kỳ) và cuối năm {last_year} (cuối kỳ)",
            _cells(given, {first_year, last}) or case.nominee.place,
        )
    half = Fraction(other.low) / 100 if other is not None and other.low is not None else None
    outcome, told = halves(start, rows[last], Fraction(target.low), half)
    text = f"số hộ nghèo giảm 4/5 hoặc tổng số hộ nghèo, hộ cận nghèo giảm trên 50% ({_place(target)} của kế hoạch): {told}"
    cells = _cells(given, {first_year, last})
    if outcome is Outcome.PASS:
        return yes(f"Đạt tiêu chí {text}", cells)
    if outcome is Outcome.UNCLEAR or (outcome is Outcome.FAIL and last < last_year):
        return ask(f"Chưa kết luận được tiêu chí {text}", cells)
    return no(f"Không đạt tiêu chí {text}", cells) if outcome is Outcome.FAIL else None


@rule("KT-066")
def _same_standard(case: Case) -> Iterator[Said]:
    rows = [row for row in case.nominee.poor if not row.group and row.standard]
    if any(t.unit == "phần" for t in aims(case)) and len({row.standard for row in rows}) > 1:
        yield ask("Số liệu đầu kỳ và cuối kỳ theo hai chuẩn nghèo khác nhau", rows[0].place)


@rule("KT-067")
def _components(case: Case) -> Iterator[Said]:
    x = case.nominee
    if not x.merged or not x.poor:
        return
    if case.evidence.used and len(x.data_units) > 1:
        yield yes(f"Số liệu cộng từ đủ {len(x.data_units)} đơn vị thành phần: {', '.join(x.data_units)}", x.place)
    elif not x.components:
        yield ask("Đơn vị có sáp nhập, chia tách: cần đủ số liệu của các đơn vị thành phần", x.place)


@rule("KT-068")
def _due(case: Case) -> Iterator[Said]:
    years, x = period(case), case.nominee
    rows = [row for row in x.poor if not row.group and row.poor is not None]
    if years is None or not rows or not any(t.unit == "phần" for t in aims(case)):
        return
    last, start = max(rows, key=lambda row: row.year), next((r for r in rows if r.year == years[0]), None)
    if last.year < years[1]:
        progress = ""
        if start is not None and start.poor and last.poor is not None:
            progress = f", đã giảm {shown(100 * (1 - Fraction(last.poor, start.poor)))}%"
        yield ask(
            f"Tiêu chí đánh giá đến cuối năm {years[1]}, số liệu mới đến cuối năm {last.year}{progress}",
            last.place,
        )


@rule("KT-069")
def _not_of_an_office(case: Case) -> Iterator[Said]:
    if case.plan is None or case.nominee.kind != "tap_the" or case.nominee.level != "so":
        return
    whole = next(
        (t for t in case.plan.targets if t.unit == "phần" and t.subject in (SubjectLevel.SO, SubjectLevel.TINH)), None
    )
    if whole is not None:
        yield note(
            f"Mức giảm số hộ nghèo ở {_place(whole)} của kế hoạch là của cả tỉnh, không tính cho sở, ngành",
            case.nominee.place,
        )
