"""To which classes of the grammar a word or number belongs."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from marsad.codebook.times import load_time_words
from marsad.text.numbers import ORDINALS

FIRST_YEAR, LAST_YEAR = 1500, 2199
MAX_DAY, MAX_MONTH, MAX_HOUR, MAX_MINUTE = 31, 12, 24, 59


def number_word_classes(number: int) -> frozenset[str]:
    """Classes of a cardinal in words."""
    classes = {"number"}
    if 1 <= number <= MAX_MONTH:
        classes.add("hour12_word")
    if number == 1:
        classes.add("one")
    return frozenset(classes)


def ordinal_classes(number: int) -> frozenset[str]:
    """Classes of an ordinal in digits."""
    return frozenset({"ordinal", "ordinal_day"} if 1 <= number <= MAX_DAY else {"ordinal"})


class Reading(NamedTuple):
    """What is known of a token wherever it stands."""

    word: str
    """Lower case."""
    classes: frozenset[str]
    number: int | None = None
    """Of digits, number words and ordinals."""
    value: str = ""
    """Value of a word of a series: the month's number, the season's code."""


@lru_cache(maxsize=8192)
def read_word(raw: str) -> Reading:
    """A word, as it is written, with the classes that the lexicon gives it."""
    words = load_time_words()
    lower = raw.lower()
    classes = set(words.classes.get(lower, ()))
    value, number = "", None
    for name, table in (("month", words.months), ("weekday", words.weekdays), ("season", words.seasons)):
        entry = table.get(lower)
        if entry is not None and (raw[0].isupper() or not entry.capital):
            classes.add(f"{name}_short" if entry.short else name)
            value = entry.value
    if lower in words.units:
        classes |= {"unit", "units" if lower.endswith("s") else "unit_one", f"unit_{words.units[lower].name}"}
    if lower in words.parts:
        classes.add("part")
    if lower in words.zones and (raw.isupper() or lower == "z"):
        classes.add("zone")
    if lower in ORDINALS:
        classes |= ordinal_classes(ORDINALS[lower]) | {"ordinal_word"}
        number = ORDINALS[lower]
    return Reading(lower, frozenset(classes), number, value)


@lru_cache(maxsize=4096)
def digit_classes(raw: str) -> frozenset[str]:
    """Classes of a token of digits."""
    classes = {"number", "digits"}
    if not raw.isdecimal():
        return frozenset({"number"})
    length, number = len(raw), int(raw) if len(raw) <= 6 else 0  # noqa: PLR2004
    if length <= 2:  # noqa: PLR2004
        classes |= _small_number_classes(number, two=length == 2)  # noqa: PLR2004
    elif length == 4:  # noqa: PLR2004
        if FIRST_YEAR <= number <= LAST_YEAR:
            classes.add("year")
        if number // 100 <= MAX_HOUR and number % 100 <= MAX_MINUTE:
            classes.add("hhmm")
    elif length in (5, 6) and 1 <= number // 10_000 <= MAX_DAY and FIRST_YEAR <= number % 10_000 <= LAST_YEAR:
        classes.add("day_year")
    return frozenset(classes)


def _small_number_classes(number: int, *, two: bool) -> set[str]:
    classes = {"day"} if 1 <= number <= MAX_DAY else set()
    if 1 <= number <= MAX_MONTH:
        classes |= {"month_number", "hour12"}
    if number <= MAX_HOUR:
        classes.add("hour24")
    if two:
        classes.add("two_digits")
        if number <= MAX_MINUTE:
            classes.add("minute")
    return classes
