"""The Vietnamese order of words and of names."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vietnamese.sorting import name_key, sort_key


@pytest.mark.parametrize(
    "in_order",
    [
        pytest.param(
            ["An", "Ăn", "Ân", "Bà", "Cà", "Da", "Đa", "E", "Ê", "O", "Ô", "Ơ", "U", "Ư", "Y"], id="the alphabet"
        ),
        pytest.param(["ma", "mà", "mả", "mã", "má", "mạ"], id="the tones"),
        pytest.param(["Ba Bể", "Bà Rịa", "Bá Thước", "Ba Tri"], id="tones only after the whole phrase"),
        pytest.param(["Phường 2", "Phường 10", "Phường An Hội"], id="numbers by value, before letters"),
        pytest.param(["Hà Nội", "Hải Dương", "Hải Phòng", "Hậu Giang", "Huế"], id="places"),
        pytest.param(["da", "Da"], id="small before capital"),
    ],
)
def test_words_in_order(in_order):
    shuffled = random.Random(5).sample(in_order, len(in_order))
    assert sorted(shuffled, key=sort_key) == in_order


def test_people_are_sorted_by_given_name_then_family_name():
    people = ["Nguyễn Văn Hùng", "Trần Văn Ánh", "Lê Thị An", "Đỗ An", "Nguyễn Thị Ánh"]
    assert sorted(people, key=name_key) == ["Đỗ An", "Lê Thị An", "Nguyễn Thị Ánh", "Trần Văn Ánh", "Nguyễn Văn Hùng"]


@given(st.lists(st.text(max_size=12), max_size=6), st.data())
def test_any_texts_can_be_sorted_and_the_order_is_the_same_however_they_come(texts, data):
    other_way = data.draw(st.permutations(texts))
    assert [sort_key(text) for text in sorted(texts, key=sort_key)] == [
        sort_key(text) for text in sorted(other_way, key=sort_key)
    ]
