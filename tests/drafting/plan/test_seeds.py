"""What the two plans of 2022 demand, against tables made by hand: every duty, target, criterion, award, step and deadline."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import readers
from generator.drafting.plan import understand
from generator.model.plan import Actor, ActReference, Plan
from generator.vietnamese.dates import short_date

HERE = Path(__file__).parent
INPUTS = HERE.parents[2] / "inputs"
CASES = ("soc-trang-2022", "hai-duong-2022")


@cache
def understood(case: str) -> Plan:
    return understand(readers.read(INPUTS / case / "van-ban.yaml").document)


def expected(case: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((HERE / f"{case}.yaml").read_text(encoding="utf-8"))
    return loaded


def columns(*parts: str) -> str:
    return " | ".join(part.strip() for part in parts).rstrip(" |")


def names(actors: tuple[Actor, ...]) -> str:
    return "; ".join(actor.text for actor in actors)


def act(one: ActReference) -> str:
    return ", ".join(
        part for part in (f"{one.kind} {one.symbol}", short_date(one.date) if one.date else "", one.issuer) if part
    )


def found_rows(plan: Plan) -> dict[str, list[str]]:
    """The plan in the words of the tables."""
    return {
        "bases": [columns(one.origin.place, act(one)) for one in plan.bases if one.origin],
        "targets": [
            columns(t.origin.place, t.subject.value, t.indicator[:1].lower() + t.indicator[1:], f"{t.low}..{t.high} {t.unit}",
                    t.condition.replace(" trước khi trình khen thưởng", ""))
            for t in plan.targets if t.origin and t.subject
        ],
        "duties": [
            columns(d.origin.place, names(d.leads), names(d.partners), d.receiver.text if d.receiver else "")
            for d in plan.duties if d.origin
        ],
        "awards": [columns(a.origin.place, a.name) for a in plan.awards if a.origin],
        "timetable": [columns(m.origin.place, str(m.first_year), str(m.last_year)) for m in plan.timetable if m.origin],
        "reporting": [
            columns(r.origin.place, f"{r.deadline.day:02d}/{r.deadline.month} {r.deadline.recurring}", r.receiver.text, names(r.final_receivers))
            for r in plan.reporting if r.origin and r.receiver
        ],
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("part", ["bases", "targets", "duties", "awards", "timetable", "reporting"])
def test_every_demand_is_understood_and_none_is_made_up(case: str, part: str) -> None:
    wanted = [columns(*row.split("|")) for row in expected(case)[part]]
    assert found_rows(understood(case))[part] == wanted


@pytest.mark.parametrize("case", CASES)
def test_criteria_stand_under_their_addressees(case: str) -> None:
    plan = understood(case)
    found: dict[str, list[Any]] = {}
    for criterion in plan.criteria:
        assert criterion.origin and criterion.subject
        part = criterion.origin.place.split(",")[0]
        found.setdefault(criterion.subject.value, [part, 0])[1] += 1
    assert found == expected(case)["criteria"]


@pytest.mark.parametrize("case", CASES)
def test_movement_and_replaced_plan_are_named(case: str) -> None:
    plan = understood(case)
    assert plan.movement is not None
    assert [plan.movement.name, plan.movement.first_year, plan.movement.last_year] == expected(case)["movement"]
    replaced = [
        text for one in plan.replaces for text in (f"{one.kind} {one.symbol}", short_date(one.date) if one.date else "")
    ]
    assert replaced == expected(case)["replaces"]


@pytest.mark.parametrize("case", CASES)
def test_precision_and_recall_are_whole(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = found_rows(understood(case))
    wanted = {part: {columns(*row.split("|")) for row in expected(case)[part]} for part in rows}
    right = sum(len(wanted[part] & set(found)) for part, found in rows.items())
    total, said = sum(map(len, wanted.values())), sum(len(set(found)) for found in rows.values())
    with capsys.disabled():
        print(f"\n{case}: {total} rows, precision {right / said:.3f}, recall {right / total:.3f}")
    assert right == said == total


@pytest.mark.parametrize("case", CASES)
def test_what_looks_like_a_duty_and_was_not_read_is_listed(case: str) -> None:
    assert [origin.place for origin in understood(case).not_understood] == []
