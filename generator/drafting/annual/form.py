"""The form adapted to a plan: a part of its own for each population that the plan's targets name apart."""

from __future__ import annotations

import re

from generator.model.collection import Form, Identity, Part
from generator.model.plan import Plan
from generator.vietnamese.text import without_marks


def adapted(form: Form, plan: Plan) -> Form:
    """Return the form with a part for each population that the plan's targets name apart ("dân tộc Khmer")."""
    groups = list(dict.fromkeys(target.group.removeprefix("dân tộc ") for target in plan.targets if target.group))
    parts: list[Part] = []
    for part in form.parts:
        if not part.by_group:
            parts.append(part)
            continue
        parts += [_for_group(part, group, len(groups) > 1) for group in groups]
    measurements = tuple(m for m in form.measurements if groups or not m.by_group)
    return form.model_copy(update={"parts": tuple(parts), "measurements": measurements})


def _for_group(part: Part, group: str, several: bool) -> Part:
    """One population's own part; where there are several, its codes bear the group's number of letters as a mark."""
    mark = f"_{re.sub(r'[^a-z]', '', without_marks(group).lower())}" if several else ""

    def own(code: str) -> str:
        return f"{code}{mark}" if "nhom" in code else code

    indicators = tuple(
        i.model_copy(
            update={
                "code": own(i.code),
                "name": i.name.format(nhom=group),
                "part": own(i.part),
                "whole": own(i.whole),
                "group": group,
            }
        )
        for i in part.indicators
    )
    identities = tuple(
        Identity(
            formula=re.sub(r"[a-z][a-z0-9_]*", lambda m: own(m.group()), i.formula), words=i.words.format(nhom=group)
        )
        for i in part.identities
    )
    return part.model_copy(
        update={
            "code": f"{part.code}{mark}",
            "name": part.name.format(nhom=group),
            "indicators": indicators,
            "identities": identities,
        }
    )
