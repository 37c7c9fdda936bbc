"""Award proposals: nominations and a plan -> who meets which award, by which rule and on which evidence; pure."""

from __future__ import annotations

from generator.drafting.awards import (  # noqa: F401 (importing registers the rules)
    authority,
    chains,
    council,
    criteria,
    deadlines,
    figures,
    general,
    money,
    movement,
    papers,
    poverty,
    titles,
    whole,
)
from generator.drafting.awards.assess import assess, case_of, verdict
from generator.drafting.awards.registry import ROUND, RULES, Case, judge, judge_round

__all__ = ["ROUND", "RULES", "Case", "assess", "case_of", "judge", "judge_round", "verdict"]
