"""Thousands of documents from rows: all of them good before the first is put in place, resumable, never half done."""

from __future__ import annotations

from generator.workflows.batching.planning import Plan, Request, plan
from generator.workflows.batching.running import Outcome, run

__all__ = ["Outcome", "Plan", "Request", "plan", "run"]
