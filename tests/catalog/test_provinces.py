"""Provinces and smaller units by date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import provinces, units

IN_2022, FIRST_DAY, AUTUMN_2026 = date(2022, 10, 12), date(2025, 7, 1), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("on", "all_of_them", "cities"),
    [
        pytest.param(IN_2022, 63, 5, id="63 with five cities"),
        pytest.param(date(2025, 1, 1), 63, 6, id="Huế became a city"),
        pytest.param(date(2025, 6, 30), 63, 6, id="the last day"),
        pytest.param(FIRST_DAY, 34, 6, id="34"),
        pytest.param(date(2026, 4, 30), 34, 7, id="Đồng Nai became a city"),
        pytest.param(AUTUMN_2026, 34, 9, id="Quảng Ninh and Bắc Ninh too"),
    ],
)
def test_how_many_there_are_on_a_day(on, all_of_them, cities):
    there = provinces.existing(on)
    assert (len(there), sum(unit.is_city for unit in there)) == (all_of_them, cities)
    assert len({unit.name for unit in there}) == all_of_them


@given(st.dates(min_value=date(2010, 1, 1), max_value=date(2030, 1, 1)))
def test_every_day_has_63_or_34(on):
    assert len(provinces.existing(on)) == (63 if on < FIRST_DAY else 34)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("tỉnh Hải Dương", "Hải Dương"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
        ("thành phố hồ chí minh", "Hồ Chí Minh"),
        ("can tho", "Cần Thơ"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Thừa Thiên Huế", "Thừa Thiên Huế"),
        ("Thủ đô Hà Nội", "Hà Nội"),
    ],
)
def test_a_province_is_found_by_its_name(words, name):
    found = provinces.find(words)
    assert found is not None
    assert found.name == name


def test_names_are_looked_up_on_the_day():
    assert provinces.find("Sóc Trăng", on=AUTUMN_2026) is None
    assert provinces.find("Huế", on=IN_2022) is None
    dong_nai = provinces.find("Đồng Nai", on=AUTUMN_2026)
    assert dong_nai is not None
    assert dong_nai.full_name == "Thành phố Đồng Nai"
    assert provinces.find("Nơi không có") is None


@pytest.mark.parametrize(
    ("old", "new", "since"),
    [
        ("Sóc Trăng", "Thành phố Cần Thơ", FIRST_DAY),
        ("Hải Dương", "Thành phố Hải Phòng", FIRST_DAY),
        ("Thừa Thiên Huế", "Thành phố Huế", date(2025, 1, 1)),
    ],
)
def test_an_old_province_leads_to_the_new_one_with_its_act(old, new, since):
    unit = provinces.find(old)
    assert unit is not None
    change = provinces.successor(unit, AUTUMN_2026)
    assert change is not None
    assert (change.new.full_name, change.since) == (new, since)
    assert change.act
    assert provinces.successor(unit, IN_2022) is None


def test_every_province_of_2025_leads_somewhere_and_back():
    for old in provinces.existing(date(2025, 6, 30)):
        change = provinces.successor(old, FIRST_DAY)
        new = change.new if change else provinces.on_day(old.id, FIRST_DAY)
        assert new is not None
        assert old in provinces.merged_from(new)


@pytest.mark.parametrize(
    ("name", "place", "sentence"),
    [
        ("Sóc Trăng", "Sóc Trăng", "tỉnh Sóc Trăng"),
        ("Đà Nẵng", "Đà Nẵng", "thành phố Đà Nẵng"),
        ("TP.HCM", "Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ],
)
def test_the_place_of_a_date_line_and_the_name_in_a_sentence(name, place, sentence):
    unit = provinces.find(name)
    assert unit is not None
    assert (provinces.place_name(unit), unit.in_sentence) == (place, sentence)


@pytest.mark.parametrize(
    ("unit", "sentence", "place"),
    [
        ("Xã Phú Tâm", "xã Phú Tâm", "Phú Tâm"),
        ("phường 3", "Phường 3", "Phường 3"),
        ("quận 10", "Quận 10", "Quận 10"),
        ("phường Điện Biên Phủ", "Phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("phường Ba Đình", "phường Ba Đình", "Ba Đình"),
        ("thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Phú Tâm", "Phú Tâm", "Phú Tâm"),
    ],
)
def test_smaller_units_by_number_person_event_and_otherwise(unit, sentence, place):
    assert units.unit_in_sentence(unit) == sentence
    assert units.place_name(unit) == place


def test_class_words_that_ended_with_the_districts():
    assert units.ended_words(date(2025, 6, 30)) == ()
    assert units.ended_words(FIRST_DAY) == ("huyện", "quận", "thị xã", "thị trấn")
    assert units.commune_words(IN_2022) == ("xã", "phường", "thị trấn")
    assert units.commune_words(FIRST_DAY) == ("xã", "phường", "đặc khu")
    assert units.district_words(FIRST_DAY) == ()
