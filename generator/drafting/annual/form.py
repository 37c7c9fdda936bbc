"""The form adapted to a plan: a part of its own for each population that the plan's targets name apart."""

from __future__ import annotations

import re

from generator.model.collection import Form, Identity, Measurement, Part
from generator.model.plan import Plan
from generator.vietnamese.text import without_marks


def adapted(form: Form, plan: Plan) -> Form:
    """Return the form with a part for each population that the plan's targets name apart ("dân tộc Khmer"), and without the parts
    that serve targets which the plan does not have."""
    groups = list(dict.fromkeys(target.group.removeprefix("dân tộc ") for target in plan.targets if target.group))
    parts: list[Part] = []
    for part in form.parts:
        if part.condition and not any(target.condition.startswith(part.condition) for target in plan.targets):
            continue
        if not part.by_group:
            parts.append(part)
            continue
        parts += [_for_group(part, group, len(groups) > 1) for group in groups]
    measurements: list[Measurement] = []
    samples = dict(form.samples)
    for way in form.measurements:
        measurements += [_way_for_group(way, group, len(groups) > 1) for group in groups] if way.by_group else [way]
    for group in groups if len(groups) > 1 else ():
        samples |= {_own(code, _mark(group)): _marked(rule, _mark(group)) for code, rule in form.samples.items()}
    known = {indicator.code for part in parts for indicator in part.indicators}
    fitting = tuple(way for way in measurements if {code for code in (way.start, way.end) if code} <= known)
    changed = {"parts": tuple(parts), "measurements": fitting, "samples": samples}
    return form.model_copy(update=changed)


def _mark(group: str) -> str:
    """The mark on the codes of one population where several are told apart: its name in plain letters."""
    return f"_{re.sub(r'[^a-z]', '', without_marks(group).lower())}"


def _own(code: str, mark: str) -> str:
    return f"{code}{mark}" if "nhom" in code else code


def _marked(formula: str, mark: str) -> str:
    return re.sub(r"[a-z][a-z0-9_]*", lambda found: _own(found.group(), mark), formula)


def _way_for_group(way: Measurement, group: str, several: bool) -> Measurement:
    mark = _mark(group) if several else ""
    changed = {"start": _own(way.start, mark), "end": _own(way.end, mark), "group": group}
    return way.model_copy(update=changed)


def _for_group(part: Part, group: str, several: bool) -> Part:
    """One population's own part; where there are several, its codes bear the population's mark."""
    mark = _mark(group) if several else ""

    indicators = tuple(
        i.model_copy(
            update={
                "code": _own(i.code, mark),
                "name": i.name.format(nhom=group),
                "part": _marked(i.part, mark),
                "whole": _marked(i.whole, mark),
                "group": group,
            }
        )
        for i in part.indicators
    )
    identities = tuple(
        Identity(formula=_marked(i.formula, mark), words=i.words.format(nhom=group)) for i in part.identities
    )
    return part.model_copy(
        update={
            "code": f"{part.code}{mark}",
            "name": part.name.format(nhom=group),
            "indicators": indicators,
            "identities": identities,
        }
    )
