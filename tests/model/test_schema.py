"""The JSON Schema says what the reader of YAML accepts."""

from __future__ import annotations

from typing import Any

from generator.model import Document
from generator.model.schema import json_schema
from generator.readers.yaml_errors import keys_of

SCHEMA = json_schema(Document, title="Văn bản")


def test_every_key_is_there_with_its_explanation() -> None:
    properties = SCHEMA["properties"]
    assert tuple(properties) == keys_of(Document)
    silent = [key for key, spec in properties.items() if "description" not in spec and "$ref" not in spec]
    assert silent == []


def test_a_key_may_stand_without_a_value() -> None:
    assert SCHEMA["properties"]["so"]["type"] == ["string", "null"]
    assert {"type": "null"} in SCHEMA["properties"]["ngay"]["anyOf"]
    assert SCHEMA["properties"]["loai"]["type"] == "string"


def test_unknown_keys_are_refused_but_notes_of_a_reader_are_not() -> None:
    assert SCHEMA["additionalProperties"] is False
    assert SCHEMA["patternProperties"] == {"^_": {}}


def test_no_english_name_or_description_is_shown_to_the_clerk() -> None:
    def words(value: Any, inside: str = "") -> list[str]:
        if isinstance(value, dict):
            return [word for key, item in value.items() for word in words(item, key)]
        if isinstance(value, list):
            return [word for item in value for word in words(item)]
        return [value] if inside in ("title", "description") else []

    assert [text for text in words(SCHEMA) if text.isascii() and not text.isupper()] == []
