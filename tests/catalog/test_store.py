"""The catalog's YAML is read once and kept parsed."""

from __future__ import annotations

import json
from datetime import date

import pytest

from generator.catalog import store


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "DATA", tmp_path)
    monkeypatch.setattr(store.sys, "dont_write_bytecode", False)
    monkeypatch.setattr(
        store.importlib.util, "cache_from_source", lambda path: str(tmp_path / "kept" / "sample.cpython.pyc")
    )
    store.load.cache_clear()
    yield tmp_path
    store.load.cache_clear()


def test_dates_stay_texts_and_numbers_of_documents_too():
    assert store.parse('{from: 2025-07-01, so: "010", n: 5, co: true}') == {
        "from": "2025-07-01",
        "so": "010",
        "n": 5,
        "co": True,
    }


def test_the_parsed_form_is_kept_and_used_while_the_file_is_the_same(folder):
    (folder / "sample.yaml").write_text("a: 1", encoding="utf-8")
    assert store.load("sample") == {"a": 1}
    (kept,) = (folder / "kept").iterdir()
    held = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps({"stamp": held["stamp"], "data": {"a": "kept"}}), encoding="utf-8")
    store.load.cache_clear()
    assert store.load("sample") == {"a": "kept"}


def test_a_changed_file_is_read_anew(folder):
    file = folder / "sample.yaml"
    file.write_text("a: 1", encoding="utf-8")
    store.load("sample")
    file.write_text("a: 22", encoding="utf-8")
    store.load.cache_clear()
    assert store.load("sample") == {"a": 22}


@pytest.mark.parametrize("rubbish", ["", "{", "[1]", '{"stamp": [1, 2]}'])
def test_a_damaged_kept_form_is_passed_over(folder, rubbish):
    (folder / "sample.yaml").write_text("a: 1", encoding="utf-8")
    (folder / "kept").mkdir()
    (folder / "kept" / "sample.cpython.json").write_text(rubbish, encoding="utf-8")
    assert store.load("sample") == {"a": 1}


@pytest.mark.parametrize(
    ("start", "end", "on", "inside"),
    [
        (None, None, date(2025, 1, 1), True),
        (date(2025, 7, 1), None, date(2025, 6, 30), False),
        (date(2025, 7, 1), None, date(2025, 7, 1), True),
        (None, date(2025, 6, 30), date(2025, 6, 30), True),
        (None, date(2025, 6, 30), date(2025, 7, 1), False),
    ],
)
def test_a_period_includes_its_first_and_last_day(start, end, on, inside):
    assert store.holds(start, end, on) is inside
