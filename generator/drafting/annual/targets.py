"""The targets of the plan in the report: met, not met, cannot be said, each with the figures that it rests on."""

from __future__ import annotations

from decimal import Decimal

from generator.drafting.annual.totals import (
    Judged,
    Judgement,
    aimed,
    judge,
    measured,
    measurement_of,
    own_targets,
    reaches,
    rounded,
    unit_rate,
)
from generator.drafting.annual.wording import Figure, FigureWriter, percent, tail
from generator.model import BodyNode, Level
from generator.model.collection import Indicator, Kind
from generator.model.plan import SubjectLevel, Target
from generator.model.returns import Unit
from generator.vietnamese.numbers import format_count, format_number
from generator.vietnamese.tone import to_old

_NAMED = (
    "tỷ lệ",
    "tỷ số",
    "tỷ suất",
    "tổng",
    "số",
    "quy mô",
    "diện tích",
    "thu nhập",
    "giá trị",
    "doanh thu",
    "độ",
    "mật độ",
)
"""How an indicator begins that stands before its verb; any other is what the percentage is of ("70% phụ nữ …")."""
_VERBS = {
    "khoảng": "đạt khoảng",
    "ít nhất": "đạt ít nhất",
    "còn": "còn",
    "dưới": "dưới",
    "trên": "trên",
    "không quá": "không quá",
}


TOLD_TOGETHER = 3
"""From so many targets on, they are counted first, and those that wait for the same units are told under one head."""


def targets(w: FigureWriter) -> tuple[BodyNode, ...]:
    """Return a sentence for each target of the province, and one a level for those that units have to reach themselves."""
    nodes: list[BodyNode] = []
    own = own_targets(w.plan.targets, SubjectLevel.TINH)
    judged = [judge(target, w.now, w.form, w.data.year) for target in own]
    if len(own) >= TOLD_TOGETHER:
        nodes.append(w.node("-", Level.GACH, _counted(w, judged)))
    waiting = [found for found in judged if _waits(w, found)]
    together = waiting if len(waiting) >= TOLD_TOGETHER else []
    for target, found in zip(own, judged, strict=True):
        place = target.origin.place if target.origin else ""
        if found not in together:
            nodes.append(w.node("-", Level.GACH, judged_sentence(w, found), place))
        if target.alternative_to is not None:
            nodes.append(w.node("-", Level.GACH, _either(w, w.plan.targets[target.alternative_to], target), place))
    if together:
        nodes.append(_waiting(w, together))
    for level, words in ((SubjectLevel.HUYEN, "huyện, thị xã, thành phố"), (SubjectLevel.XA, "xã, phường")):
        for choice in _choices(w, level):
            if (text := _by_unit(w, choice, level.value, words)) is not None:
                nodes.append(w.node("-", Level.GACH, text, choice[0].origin.place if choice[0].origin else ""))
    return tuple(nodes) or (w.node("-", Level.GACH, "Kế hoạch không nêu chỉ tiêu định lượng."),)


def _counted(w: FigureWriter, judged: list[Judged]) -> str:
    """How many targets were met, missed, cannot be judged yet."""
    told = []
    for judgement, words in (
        (Judgement.MET, "đạt"),
        (Judgement.NOT_MET, "không đạt"),
        (Judgement.UNKNOWN, "chưa kết luận được"),
    ):
        number = sum(found.judgement is judgement for found in judged)
        if number:
            w.sidecar.append(Figure(format_count(number), f"số chỉ tiêu {words}", "đếm chỉ tiêu của kế hoạch", ()))
            told.append(f"{format_count(number)} chỉ tiêu {words}")
    w.sidecar.append(Figure(format_count(len(judged)), "số chỉ tiêu của kế hoạch", "đếm chỉ tiêu của kế hoạch", ()))
    return f"Trong {format_count(len(judged))} chỉ tiêu của kế hoạch: {', '.join(told)}."


def _waits(w: FigureWriter, found: Judged) -> bool:
    """Whether a target cannot be judged because units that have sent nothing (and perhaps others) lack in its figures."""
    return found.result is not None and bool(w.data.missing) and set(w.data.missing) <= set(found.missing)


def _waiting(w: FigureWriter, together: list[Judged]) -> BodyNode:
    """The targets that wait for the same units, told once; those that wait for others too name them."""
    silent = w.data.missing
    nodes = []
    for found in together:
        others = [unit for unit in w.in_order(found.missing) if unit not in silent]
        lacking = f"; còn thiếu số liệu của {w.names(others)}" if others else ""
        text = f"{aim_of(w, found.target).removeprefix('Chỉ tiêu ')}: {_shown(w, found)}{lacking}."
        place = found.target.origin.place if found.target.origin else ""
        nodes.append(w.node("+", Level.CONG, f"{text[:1].upper()}{text[1:]}", place))
    text = (
        f"Còn {w.units(len(silent), 'số đơn vị chưa có báo cáo')} đơn vị {w.not_sent} nên chưa kết luận được các chỉ tiêu sau (số liệu tính theo các đơn vị đã "
        "có báo cáo):"
    )
    lead = w.node("-", Level.GACH, text)
    return lead.model_copy(update={"children": tuple(nodes)})


def _either(w: FigureWriter, one: Target, other: Target) -> str:
    """The sentence on two targets of which the plan wants one ("hoặc")."""
    told = {judge(target, w.now, w.form, w.data.year).judgement for target in (one, other)}
    verdict = "đạt" if Judgement.MET in told else "không đạt" if told == {Judgement.NOT_MET} else "chưa kết luận được"
    return f"Kế hoạch yêu cầu đạt một trong hai chỉ tiêu nêu trên: {verdict}."


def judged_sentence(w: FigureWriter, found: Judged) -> str:
    """Return the sentence that says whether a target was reached, with the figures it rests on."""
    return f"{aim_of(w, found.target)}: {verdict(w, found)}."


def verdict(w: FigureWriter, found: Judged) -> str:
    """Return what is said of a target: met or not, with the figures; or why nothing can be said."""
    if found.measurement is None:
        return "biểu thu thập không đo chỉ tiêu này, chưa kết luận được"
    if found.missing or found.result is None or found.end is None:
        waits = "chưa có số liệu"
        if found.missing:
            count, sign, named = w.lacking(found.missing).partition(": ")
            waits = f"còn thiếu số liệu của {count}{f' ({named})' if sign else ''}"
        so_far = f" (theo số liệu đã có: {_shown(w, found)})" if found.result is not None else ""
        return f"{waits}, chưa kết luận được{so_far}"
    if found.judgement is Judgement.UNKNOWN:
        return f"{_shown(w, found)}; {found.why}"
    return f"{'đạt' if found.judgement is Judgement.MET else 'không đạt'} ({_shown(w, found)})"


def aim_of(w: FigureWriter, target: Target) -> str:
    """Return a target in words: "Chỉ tiêu tỷ lệ hộ nghèo giảm 2 - 3% hàng năm"."""
    unit = "" if target.unit == "phần" else tail(target.unit) if "%" not in target.unit else target.unit
    amount = _fraction(target) if target.unit == "phần" else f"{_band(target.low, target.high)}{unit}"
    name = to_old(f"{target.indicator[:1].lower()}{target.indicator[1:]}")
    way = measurement_of(target, w.form)
    if way and way.way == "dat_muc" and not name.startswith(_NAMED):
        said = f"{amount} {name}"
    else:
        falls = way is None or way.way != "dat_muc"
        verb = (
            ("giảm trên" if target.comparison == "trên" else "giảm") if falls else _VERBS.get(target.comparison, "đạt")
        )
        said = f"{name} {verb} {amount}"
    period = f" {target.period[:1].lower()}{target.period[1:]}" if target.period else ""
    condition = f" {target.condition}" if target.condition.startswith("so với") else ""
    return f"Chỉ tiêu {said}{condition}{period}".replace("%/năm hàng năm", "%/năm")


def _fraction(target: Target) -> str:
    assert target.low is not None
    above, below = target.low.as_integer_ratio()
    return f"{above}/{below}"


def _shown(w: FigureWriter, found: Judged) -> str:
    """The figures of a target: from where to where, or the level and how far it is from the aim."""
    way, target = found.measurement, found.target
    assert way is not None and found.end is not None and found.result is not None
    if way.way == "dat_muc":
        return _level(w, found)
    places = _places(found)
    if way.way == "giam_diem":
        assert found.start is not None
        w.figure(way.start)
        w.figure(way.end)
        start, end, fall = _printed_fall(found.start, found.end, places)
        w.sidecar.append(Figure(fall, target.indicator, f"{way.start} - {way.end}, từ tỷ lệ đã in", ()))
        down = found.end <= found.start
        way_to, change = ("xuống", "giảm") if down else ("lên", "tăng")
        return f"từ {start}% đầu năm {way_to} {end}% cuối năm, {change} {fall} điểm phần trăm"
    start, end = w.figure(way.start), w.figure(way.end)
    if found.result == 0:
        return f"không thay đổi, vẫn là {end}"
    share = percent(abs(found.result), places)
    w.sidecar.append(Figure(f"{share}%", target.indicator, f"({way.start} - {way.end}) / {way.start} × 100", ()))
    moved, to = ("giảm", "còn") if found.result > 0 else ("tăng", "lên")
    return f"{moved} {share}%, từ {start}{f' {way.base}' if way.base else ''} {to} {end}"


def _level(w: FigureWriter, found: Judged) -> str:
    """A level, beside the year before, and its distance from the aim where the aim was missed or only circled."""
    way, target = found.measurement, found.target
    assert way is not None and found.end is not None and target.low is not None
    indicator = w.indicator(way.end)
    places = _places(found)
    w.figure(way.end)
    value = rounded(found.end, places)
    told = f"năm {w.data.year} là {percent(value, places)}{tail(indicator.unit)}"
    if places != 2:
        printed = _printed(value, indicator, places)
        w.sidecar.append(Figure(printed, target.indicator, f"{way.end}, {places} chữ số lẻ", ()))
    before = w.before.number(way.end) if w.before and not w.before.missing(*indicator.codes) else None
    if before is not None:
        earlier = _printed(before, indicator, 2)
        told += f", năm trước {earlier}{tail(indicator.unit)}"
        w.sidecar.append(Figure(earlier, f"{target.indicator}, năm trước", way.end, ()))
    if found.judgement is Judgement.MET:
        return told
    gap = value - aimed(target.low, target)
    if not gap:
        return f"{told}, đúng bằng mức của kế hoạch"
    unit = " điểm phần trăm" if indicator.unit == "%" else tail(indicator.unit)
    distance = _printed(abs(gap), indicator, places)
    w.sidecar.append(
        Figure(distance, f"{target.indicator}, so với kế hoạch", f"{way.end} đã in - mức của kế hoạch", ())
    )
    return f"{told}, {'cao' if gap > 0 else 'thấp'} hơn mức của kế hoạch {distance}{unit}"


def _printed(value: Decimal, indicator: Indicator, places: int) -> str:
    """A level as the appendix prints it: rates with their decimals, typed numbers as short as they are."""
    return percent(value, places) if indicator.kind is Kind.RATE else format_number(value, places=places)


def _places(found: Judged) -> int:
    """How many decimals make the printed figures tell the same as the unrounded ones: two, more where rounding would lie."""
    way, target = found.measurement, found.target
    if found.judgement is Judgement.UNKNOWN or way is None or found.end is None:
        return 2
    met = found.judgement is Judgement.MET
    for places in (2, 3, 4, 6):
        if way.way == "giam_phan_tram" and found.result is not None:
            printed: Decimal | None = rounded(found.result, places)
        else:
            start = rounded(found.start, places) if found.start is not None else None
            printed = measured(way, start, rounded(found.end, places))
        if printed is not None and reaches(target, way, printed) == met:
            return places
    return 8


def _printed_fall(start: Decimal, end: Decimal, places: int = 2) -> tuple[str, str, str]:
    """Start, end and their difference as printed; the difference is that of the printed figures, so that a reader's sum agrees."""
    one, other = rounded(start, places), rounded(end, places)
    return percent(one, places), percent(other, places), percent(abs(one - other), places)


def _by_unit(w: FigureWriter, choice: tuple[Target, ...], level: str, words: str) -> str | None:
    """How many units of a level reach a target themselves, or one of several that the plan joins by "hoặc"; who does not."""
    units = [unit for unit in w.data.units if unit.level == level]
    ways = [measurement_of(target, w.form) for target in choice]
    if not units or any(way is None or way.no_verdict for way in ways) or any(t.low is None for t in choice):
        return None
    if any(target.comparison == "khoảng" for target in choice):
        return None
    met: list[Unit] = []
    missed: list[Unit] = []
    unknown: list[Unit] = []
    for unit in units:
        told = {_reached(w, target, unit) for target in choice}
        (met if True in told else unknown if None in told else missed).append(unit)
    aims = [aim_of(w, target) for target in choice]
    aims = [one.removesuffix(f" {t.period}") if t.period else one for one, t in zip(aims, choice, strict=True)]
    aim = " hoặc ".join([aims[0], *(one.removeprefix("Chỉ tiêu ") for one in aims[1:])])
    done = "đã đạt" if any(way and way.way == "giam_phan_tram" for way in ways) else "đạt trong năm"
    text = f"{aim} đối với {words}: {w.units(len(met), 'số đơn vị đạt')}/{w.units(len(units), 'số đơn vị xét')} đơn vị {done}"
    if missed:
        text += f"; chưa đạt: {w.names(missed)}"
    if unknown:
        text += f"; chưa đủ số liệu: {w.names(unknown)}"
    return f"{text}."


def _reached(w: FigureWriter, target: Target, unit: Unit) -> bool | None:
    """Whether one unit reaches a target; ``None`` while it lacks figures."""
    way = measurement_of(target, w.form)
    if way is None:
        return None
    first, last = w.form.indicator(way.start) if way.start else None, w.form.indicator(way.end)
    one = unit_rate(w.data, unit, first) if first else None
    other = unit_rate(w.data, unit, last) if last else None
    result = measured(way, one, other)
    return None if result is None else reaches(target, way, result)


def _choices(w: FigureWriter, level: SubjectLevel) -> list[tuple[Target, ...]]:
    """The targets of a level, those joined by "hoặc" together."""
    made: list[tuple[Target, ...]] = []
    for target in own_targets(w.plan.targets, level):
        if made and target.alternative_to is not None and w.plan.targets[target.alternative_to] in made[-1]:
            made[-1] = (*made[-1], target)
        else:
            made.append((target,))
    return made


def _band(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return ""
    one = format_number(low)
    return one if high is None or high == low else f"{one} - {format_number(high)}"
