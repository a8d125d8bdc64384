from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.numbers import find_numbers, numbers_at_head, parse_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("Twenty-one", 21),
        ("twenty one", 21),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a hundred", 100),
        ("two hundred", 200),
        ("two hundred and five", 205),
        ("one hundred twenty-three thousand four hundred and fifty-six", 123_456),
        ("three thousand and two", 3_002),
        ("two million three hundred thousand", 2_300_000),
        ("1,200", 1200),
        ("1,234,567", 1_234_567),
        ("2.5 million", 2_500_000),
        ("15 thousand", 15_000),
        ("45", 45),
        ("third", 3),
        ("twenty-first", 21),
        ("23rd", 23),
        ("thirtieth", 30),
        ("١٢", 12),
        ("zero", 0),
    ],
)
def test_number_words_and_digits_become_integers(words: str, value: int) -> None:
    assert parse_number(words) == value


@pytest.mark.parametrize(
    "words",
    [
        "",
        "dozens",
        "several",
        "hundred",
        "million",
        "a",
        "and",
        "3.5",
        "2016-07-10",
        "9:30",
        "12,34",
        "someone",
        "5 men",
    ],
)
def test_what_says_no_whole_number_is_none(words: str) -> None:
    assert parse_number(words) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between two hundred and three hundred people", [200, 300]),
        ("killed 10-15 men and 3 women", [10, 15, 3]),
        ("two men and three women", [2, 3]),
        ("a 20-year-old with an AK-47 at 9:30 on 10/07/2016", [20]),
        ("five, six or seven shells", [5, 6, 7]),
        ("the third attack left four dead", [4]),
        ("some two thousand, seven hundred of them children", [2000, 700]),
        ("one man; someone; a bone; tension", [1]),
        ("1,200 families and 3,000", [1200, 3000]),
        ("dozens were hurt and several hundred fled", []),
    ],
)
def test_numbers_are_found_in_running_text(text: str, values: list[int]) -> None:
    assert [number.value for number in find_numbers(text)] == values


def test_ordinals_are_found_when_asked_for() -> None:
    found = find_numbers("on the twenty-third day and the 2nd night", ordinals=True)
    assert [(number.value, number.ordinal) for number in found] == [(23, True), (2, True)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("twenty-one shells and two rockets", [21]),
        ("nineteen ninety-four", [19, 94]),
        ("third of four", [3]),
        ("two   three", [2]),
        ("shells: two", []),
    ],
)
def test_numbers_at_the_head_end_with_the_first_other_word(text: str, values: list[int]) -> None:
    assert [number.value for number in numbers_at_head(text)] == values


@given(st.lists(st.sampled_from(["two", "Twenty", "hundred", "and", "a", "dozen", "third", "7", "-", " ", ", "])))
def test_numbers_at_the_head_are_those_found_in_all(parts: list[str]) -> None:
    text = " ".join(parts)
    at_head = numbers_at_head(text)
    assert at_head == find_numbers(text, ordinals=True)[: len(at_head)]


@given(st.text(alphabet="0123456789,. -:/abdehnortuwy", max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for number in find_numbers(text, ordinals=True):
        assert end <= number.start < number.end <= len(text)
        assert number.value >= 0
        end = number.end


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_read_back(value: int) -> None:
    assert parse_number(f"{value:,}") == value
