"""The JSON Schema of a form, for the editors in which it is filled in: completion, explanations, red lines while typing."""

from __future__ import annotations

from typing import Any

from generator.model.base import Model

_PLAIN_TOO = ("Paragraph", "Cell", "LegalBasis")
"""Nodes for which a bare text is enough."""
_LEVEL_FROM_LABEL = ("Division", "Item")
"""Nodes whose level is read off the printed label."""


def json_schema(model: type[Model], *, title: str) -> dict[str, Any]:
    """Return the schema of ``model`` under its Vietnamese keys, as a clerk may write it in YAML."""
    schema = model.model_json_schema(by_alias=True, mode="validation")
    definitions: dict[str, Any] = schema.get("$defs", {})
    if "Table" in definitions:
        _add_sheet_tables(schema)
    for definition in (schema, *definitions.values()):
        # The classes' own descriptions speak to engineers; the keys' descriptions speak to the clerk.
        definition.pop("description", None)
    for name in _PLAIN_TOO:
        if name in definitions:
            kinds: list[dict[str, Any]] = [{"type": "string"}, definitions[name]]
            if name == "Cell":
                kinds += [{"type": "number"}, {"type": "null"}]
            definitions[name] = {"anyOf": kinds}
    for name in _LEVEL_FROM_LABEL:
        if name in definitions:
            definitions[name]["required"] = [key for key in definitions[name]["required"] if key != "cap"]
    _tidy(schema)
    # Notes of a reader stand beside the keys of the document: they are allowed and passed over.
    schema["patternProperties"] = {"^_": {}}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def _add_sheet_tables(schema: dict[str, Any]) -> None:
    """Let a table of a workbook stand wherever a table may: its rows are read before the form is judged."""
    from generator.model.sheet import SheetTable

    schema["$defs"]["SheetTable"] = SheetTable.model_json_schema(by_alias=True, mode="validation")

    def add(value: Any) -> None:
        if isinstance(value, dict):
            choices = value.get("oneOf")
            if isinstance(choices, list) and {"$ref": "#/$defs/Table"} in choices:
                choices.insert(choices.index({"$ref": "#/$defs/Table"}) + 1, {"$ref": "#/$defs/SheetTable"})
            for child in value.values():
                add(child)
        elif isinstance(value, list):
            for child in value:
                add(child)

    add(schema)


def _tidy(value: Any) -> None:
    """Drop the titles made of Python names; let a list stand empty (``so:``) wherever a value may be left out."""
    if isinstance(value, dict):
        if isinstance(value.get("title"), str) and ("type" in value or "anyOf" in value or "$ref" in value):
            del value["title"]
        for name, child in value.items():
            if name == "properties":
                for key, spec in child.items():
                    _tidy(spec)
                    if key not in value.get("required", ()):
                        child[key] = _or_empty(spec)
            elif name not in ("required", "enum", "const", "default"):
                _tidy(child)
    elif isinstance(value, list):
        for item in value:
            _tidy(item)


def _or_empty(spec: dict[str, Any]) -> dict[str, Any]:
    if spec.get("type") in ("string", "integer", "number", "boolean", "array"):
        return {**spec, "type": [spec["type"], "null"]}
    if "anyOf" in spec and {"type": "null"} not in spec["anyOf"]:
        return {**spec, "anyOf": [*spec["anyOf"], {"type": "null"}]}
    return spec
