"""Rules G: the bonus: multiple × base salary on the day of the decision, rounded up; who pays."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from decimal import Decimal

from generator.catalog import awards as law
from generator.drafting.awards.registry import Case, Said, ask, note, rule
from generator.model.awards import Bonus, Outcome
from generator.vietnamese.numbers import format_money, format_number


def bonus(code: str, subject: str, decided: dt.date) -> Bonus | None:
    """Return the bonus of an award decided on a day; ``None`` where the law data holds no multiple for it.

    ``amount`` is ``None`` where the multiple or the rounding is not confirmed for that time and would matter.
    """
    regime, salary = law.regime(decided), law.base_salary(decided)
    if regime is None or salary is None:
        return None
    found = law.multiple(code, subject, regime.code)
    if found is None:
        return None
    base = salary[0]
    product = found.value * base
    step, sure = law.rounding(regime.code)
    rounded = math.ceil(product / step) * step
    exact = int(product)
    notes = []
    amount: int | None = rounded
    if found.confidence == "memory":
        amount, notes = None, ["hệ số chưa được xác nhận"]
    elif sure == "memory" and rounded != exact:
        amount, notes = None, ["quy định làm tròn của thời kỳ này chưa được xác nhận"]
    elif found.confidence == "derived":
        notes = ["hệ số suy ra từ tỷ lệ giữa các đối tượng trong nghị định"]
    return Bonus(
        multiple=format_number(found.value, places=2 if found.value * 10 % 1 else 1),
        base=base,
        exact=exact,
        amount=amount,
        article=f"{found.article}" if found.article else "",
        note="; ".join(notes),
    )


@rule("KT-092")
def _base(case: Case) -> Iterator[Said]:
    decided = case.round.decided
    if not case.round.bonus:
        return
    if decided is None:
        yield ask("Chưa có ngày quyết định nên chưa tính được tiền thưởng")
    elif (salary := law.base_salary(decided)) is None:
        yield ask("Chưa có mức lương cơ sở vào ngày quyết định")
    else:
        act = f"Nghị định số {salary[1]}" if salary[1] else ""
        yield Said(Outcome.PASS, f"Mức lương cơ sở {format_money(salary[0])}", article=act)


@rule("KT-093")
def _amount(case: Case) -> Iterator[Said]:
    decided = case.round.decided
    if not case.round.bonus or decided is None:
        return
    found = bonus(case.award.code, case.nominee.kind, decided)
    if found is None:
        yield note("Dữ liệu pháp luật chưa có hệ số tiền thưởng của hình thức này")
    elif found.amount is None:
        yield note(f"Tiền thưởng chưa tính được: {found.note}")
    else:
        product = format_money(Decimal(found.exact))
        rounded = "" if found.amount == found.exact else f", làm tròn lên {format_money(found.amount)}"
        text = f"Tiền thưởng {found.multiple} × {format_money(found.base)} = {product}{rounded}"
        regime = law.regime(decided)
        decree = next((act.symbol for act in regime.acts if act.symbol.endswith("NĐ-CP")), "") if regime else ""
        article = f"{found.article} Nghị định số {decree}" if found.article and decree else ""
        outcome, more = (Outcome.NOTE, f" ({found.note})") if found.note else (Outcome.PASS, "")
        yield Said(outcome, f"{text}{more}", article=article)


@rule("KT-094")
def _payer(case: Case) -> Iterator[Said]:
    if case.round.bonus and case.award.state and not case.old:
        yield note(f"Tiền thưởng do quỹ thi đua, khen thưởng của nơi trình ({case.round.decider.name}) chi")
