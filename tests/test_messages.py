"""Every message that a user can meet is there in English too, with the same blanks, and compiled."""

from __future__ import annotations

import gettext
import re

import pytest

from generator import messages
from tests import english

BLANKS = re.compile(r"\{[^{}]*\}")
MESSAGES = english.messages()
ENGLISH = english.translations()


def test_there_is_something_to_translate() -> None:
    assert len(MESSAGES) > 500


def test_every_message_has_its_english() -> None:
    missing = [text for text in MESSAGES if not ENGLISH.get(text)]
    assert missing == [], "make messages, then translate what is new in generator/locale/en/LC_MESSAGES/vanban.po"


def test_nothing_is_translated_that_is_not_said_any_more() -> None:
    assert sorted(set(ENGLISH) - set(MESSAGES)) == []


def test_a_translation_keeps_the_blanks_of_the_message() -> None:
    wrong = [
        text for text, told in ENGLISH.items() if told and sorted(BLANKS.findall(text)) != sorted(BLANKS.findall(told))
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_the_translated_one() -> None:
    with english.MO.open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    stale = [text for text, told in ENGLISH.items() if told and compiled.gettext(text) != told]
    assert stale == [], "make messages"


def test_the_language_is_chosen_for_one_context_at_a_time() -> None:
    messages.use("en")
    try:
        assert (messages.language(), messages._("Gợi ý")) == ("en", "Hint")
    finally:
        messages.use("vi")
    assert (messages.language(), messages._("Gợi ý")) == ("vi", "Gợi ý")


def test_a_message_without_translation_is_shown_as_it_is() -> None:
    messages.use("en")
    try:
        assert messages._("câu chưa dịch") == "câu chưa dịch"
    finally:
        messages.use("vi")


@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_text_is_not_the_header_of_the_catalogue(text: str) -> None:
    messages.use("en")
    try:
        assert messages._(text) == text
    finally:
        messages.use("vi")
