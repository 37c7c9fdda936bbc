"""What rules exist: one line a module. A test compares this table with the folders."""

from __future__ import annotations

from functools import cache
from importlib import import_module

FAMILIES: tuple[str, ...] = (
    "generator.rules.nd30.page",
    "generator.rules.nd30.letters",
    "generator.rules.nd30.page_number",
    "generator.rules.nd30.national_header",
    "generator.rules.nd30.issuer",
    "generator.rules.nd30.number",
    "generator.rules.nd30.symbol",
    "generator.rules.nd30.number_look",
    "generator.rules.nd30.place_date",
    "generator.rules.nd30.date_look",
    "generator.rules.nd30.kind_title",
    "generator.rules.nd30.letter_title",
    "generator.rules.nd30.bases",
    "generator.rules.nd30.base_citations",
    "generator.rules.nd30.body_look",
    "generator.rules.nd30.body_spacing",
    "generator.rules.nd30.divisions",
    "generator.rules.nd30.points",
    "generator.rules.nd30.sequences",
    "generator.rules.nd30.body_habits",
    "generator.rules.nd30.citations_form",
    "generator.rules.nd30.kind_forms",
    "generator.rules.nd30.signature",
    "generator.rules.nd30.signature_name",
    "generator.rules.nd30.addressees",
    "generator.rules.nd30.recipients",
    "generator.rules.nd30.recipient_article",
    "generator.rules.nd30.archive_line",
    "generator.rules.nd30.appendices",
    "generator.rules.nd30.attached_texts",
    "generator.rules.nd30.marks",
    "generator.rules.nd30.copies",
    "generator.rules.nd30.capitals_sentences",
    "generator.rules.nd30.capitals_names",
    "generator.rules.nd30.capitals_places",
    "generator.rules.nd30.capitals_bodies",
    "generator.rules.nd30.capitals_citations",
    "generator.rules.nd30.capitals_time",
    "generator.rules.nd30.typing_marks",
    "generator.rules.nd30.typing_numbers",
    "generator.rules.nd30.completeness",
    "generator.rules.typo.endings",
    "generator.rules.typo.consistency",
    "generator.rules.typo.letters",
    "generator.rules.cite.existence",
    "generator.rules.cite.consistency",
    "generator.rules.law.force",
    "generator.rules.name.by_date",
    "generator.rules.name.place",
    "generator.rules.sign.authority",
    "generator.rules.sign.signatories",
    "generator.rules.listing.references",
    "generator.rules.task.sentences",
    "generator.rules.task.tables",
    "generator.rules.spell.suspects",
)
"""Modules that register rules, in the order of the pages. Add yours here."""


@cache
def load() -> None:
    """Import every family once, so that :data:`generator.rules.engine.RULES` is complete."""
    for name in FAMILIES:
        import_module(name)
