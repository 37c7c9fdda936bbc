"""Rules I on figures: averages in bounds, rates and falls worked out again, movements of poor households, parts and wholes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.drafting.awards.poverty import aims, falls, series, shown
from generator.drafting.awards.registry import Case, Said, ask, no, note, rule
from generator.model.awards import Poor
from generator.vietnamese.numbers import format_number

NEAR_ENOUGH = Fraction(1, 100)
"""How far a printed percentage may be from the one worked out: it is printed with two decimals."""


@rule("KT-098")
def _plausible(case: Case) -> Iterator[Said]:
    for c in case.nominee.contributions:
        if c.kind == "tin_dung" and c.value and c.households:
            each = Fraction(c.value) / c.households / 1_000_000
            if not Fraction(1, 10) <= each <= 200:
                yield ask(f"Bình quân mỗi hộ vay {shown(each)} triệu đồng là bất thường: kiểm tra đơn vị tính", c.place)


@rule("KT-099")
def _rates(case: Case) -> Iterator[Said]:
    for row in case.nominee.poor:
        if row.rate is not None and row.total and row.poor is not None:
            right = Fraction(100 * row.poor, row.total)
            if abs(Fraction(row.rate) - right) > NEAR_ENOUGH:
                yield no(
                    f"Tỷ lệ hộ nghèo cuối năm {row.year} ghi {shown(Fraction(row.rate))}%, tính từ số hộ là {shown(right)}%",
                    row.place,
                )


@rule("KT-100")
def _movements(case: Case) -> Iterator[Said]:
    rows = {row.year: row for row in case.nominee.poor if not row.group}
    for year, row in sorted(rows.items()):
        start = rows.get(year - 1)
        parts = (row.escaped, row.arisen, row.back)
        if start is None or start.poor is None or row.poor is None or None in parts:
            continue
        right = start.poor - (row.escaped or 0) + (row.arisen or 0) + (row.back or 0)
        if right != row.poor:
            yield no(
                f"Năm {year}: {_count(start.poor)} hộ nghèo đầu năm, trừ {_count(row.escaped)} hộ thoát nghèo, thêm {_count(row.arisen)} "
                f"hộ phát sinh và {_count(row.back)} hộ tái nghèo phải là {_count(right)} hộ cuối năm, không phải {_count(row.poor)}",
                row.place,
            )


def _count(number: int | None) -> str:
    return format_number(number or 0)


@rule("KT-101")
def _subsets(case: Case) -> Iterator[Said]:
    whole = {row.year: row for row in case.nominee.poor if not row.group}
    for row in case.nominee.poor:
        of = f" {row.group}" if row.group else ""
        if row.total is not None and (row.poor or 0) + (row.near or 0) > row.total:
            yield no(f"Năm {row.year}: hộ nghèo và hộ cận nghèo{of} nhiều hơn tổng số hộ{of}", row.place)
        above = whole.get(row.year)
        if row.group and above:
            yield from _part(row, above)


def _part(row: Poor, above: Poor) -> Iterator[Said]:
    for name, words in (("total", "tổng số hộ"), ("poor", "số hộ nghèo"), ("near", "số hộ cận nghèo")):
        a, b = getattr(row, name), getattr(above, name)
        if a is not None and b is not None and a > b:
            text = f"Năm {row.year}: {words} {row.group} ({_count(a)}) nhiều hơn {words} của cả đơn vị ({_count(b)})"
            yield no(text, row.place)


@rule("KT-102")
def _falls(case: Case) -> Iterator[Said]:
    """Falls as printed against falls worked out; figures of the nominee against those of the annual data sets."""
    for group in dict.fromkeys(row.group for row in case.nominee.poor):
        rows = series(case.nominee.poor, group)
        found = falls(rows)
        for row in rows:
            fall = found.get(row.year)
            if row.fall is None or fall is None or abs(Fraction(row.fall) - fall.points) <= NEAR_ENOUGH:
                continue
            of = f" {group}" if group else ""
            yield no(
                f"Mức giảm tỷ lệ hộ nghèo{of} năm {row.year} ghi {shown(Fraction(row.fall))} điểm %, "
                f"tính lại là {shown(fall.points)} điểm %",
                row.place,
            )
    if aims(case):
        for conflict in case.evidence.conflicts:
            yield ask(conflict.reason, conflict.place)
        for reason, place in case.evidence.lacking:
            yield ask(reason, place)


@rule("KT-112")
def _preliminary(case: Case) -> Iterator[Said]:
    years = sorted({row.year for row in case.nominee.poor if row.final is False})
    if years and aims(case):
        rows = [row for row in case.nominee.poor if row.final is False]
        yield note(
            f"Số liệu hộ nghèo năm {', '.join(map(str, years))} là số liệu sơ bộ: báo cáo, danh sách phải ghi rõ “số liệu sơ bộ”",
            rows[0].place,
        )
