"""What is wrong inside one return: identities that do not hold, values missing, jumps against last year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.model.collection import Form, Identity
from generator.model.returns import Return, ReturnProblem, Source, Value, Weight
from generator.vietnamese.numbers import format_number


def problems(
    given: Return, form: Form, last_year: Return | None = None, blank: Mapping[str, Source | None] | None = None
) -> Iterator[ReturnProblem]:
    """Yield what a return's own numbers show: missing values, wrong kinds, broken identities, implausible jumps.

    ``form`` is the form as the unit fills it in, ``blank`` where the cells lie that it left empty (``None``: what stands there was
    refused, which is said already). An identity with a missing term is not judged.
    """
    if given.empty:
        yield ReturnProblem(
            Weight.REFUSED,
            given.unit,
            Source(given.file, "", ""),
            "",
            "biểu chưa điền số liệu nào",
            "số liệu của năm báo cáo",
        )
        return
    yield from _missing(given, form, blank or {})
    for identity in broken(given, form):
        yield _not_balanced(given, identity)
    if last_year is not None:
        yield from _jumps(given, last_year, form)


def _missing(given: Return, form: Form, blank: Mapping[str, Source | None]) -> Iterator[ReturnProblem]:
    for indicator in form.indicators:
        at = blank.get(indicator.code, Source(given.file, "Số liệu", ""))
        if indicator.typed and indicator.code not in given.values and at is not None:
            words = "chưa có" if at.cell else "biểu gửi về không có dòng"
            yield ReturnProblem(
                Weight.ASK, given.unit, at, "", f"{words}: {indicator.name}",
                f"một số ({indicator.unit}); không phát sinh thì ghi 0",
            )  # fmt: skip


def broken(given: Return, form: Form) -> Iterator[Identity]:
    """Yield the identities of the form that a return's numbers do not keep; those with a missing term are not judged."""
    for identity in form.identities:
        if all(code in given.values for code in identity.codes):
            left, sign, right = identity.sides
            one, other = _sum(left, given.values), _sum(right, given.values)
            if one != other and not (sign == "<=" and one < other):
                yield identity


def _not_balanced(given: Return, identity: Identity) -> ReturnProblem:
    left, sign, right = identity.sides
    one, other = _sum(left, given.values), _sum(right, given.values)
    at = given.values[right[0][1]]
    return ReturnProblem(
        Weight.REFUSED, given.unit, at.source, format_number(at.number),
        f"không khớp: {identity.words} ({format_number(one)} {'≠' if sign == '=' else '>'} {format_number(other)})",
        format_number(one) if sign == "=" and len(right) == 1 else f"không quá {format_number(other)}",
    )  # fmt: skip


def _sum(terms: tuple[tuple[int, str], ...], values: Mapping[str, Value]) -> Decimal:
    return sum((factor * values[code].number for factor, code in terms), Decimal(0))


def _jumps(given: Return, last: Return, form: Form) -> Iterator[ReturnProblem]:
    for indicator in form.indicators:
        now, before = given.values.get(indicator.code), last.values.get(indicator.code)
        if now is None or before is None or before.number < 20 or not indicator.typed:
            continue
        change = abs(now.number - before.number) / before.number
        if change > Decimal(str(form.jump)):
            yield ReturnProblem(
                Weight.ASK, given.unit, now.source, format_number(now.number),
                f"{indicator.name}: thay đổi {format_number(change * 100, places=0)}% so với năm trước ({format_number(before.number)})",
                "xác nhận hoặc sửa",
            )  # fmt: skip
    for end, start in form.continued:
        old, new = last.values.get(end), given.values.get(start)
        if old is not None and new is not None and old.number != new.number:
            yield ReturnProblem(
                Weight.ASK, given.unit, new.source, format_number(new.number),
                f"số đầu năm khác số cuối năm trước đã báo cáo ({format_number(old.number)})", format_number(old.number),
            )  # fmt: skip
