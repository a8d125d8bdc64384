"""The text as the grammar of times sees it: one character a token, so that rules are regular expressions over classes.

A token may belong to several classes ("10" is a day, a month and an hour). Every distinct set of classes is one
character of the class string; a rule's `<day>` stands for all characters whose set holds "day".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, overload

from marsad.resolve.times.notation import OTHER, PUNCTUATION, class_chars
from marsad.resolve.times.token_classes import Reading, digit_classes, number_word_classes, ordinal_classes, read_word
from marsad.text.numbers import ONES, TENS, numbers_at_head

_TOKEN = re.compile(
    r"""[^\S\n]*(?:
    (?P<meridiem>[ap]\.\s?m\b\.?|(?<=[\d\s])[ap]m\b\.?)
    |(?P<word>(?:o['’]clock)|[^\W\d_]+)
    |(?P<decade>['‘’]?\b(?:\d\d)?\d0['’]?s\b)
    |(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<apostrophe_year>['‘’]\d\d\b)
    |(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+(?=\s*(?:million|billion|percent|%)))?)
    |(?P<line>\n)
    |(?P<punctuation>[^\w\s]|_)
    |\Z)""",
    re.IGNORECASE | re.VERBOSE,
)
"""A token, its group named by its kind, and the blanks before it: a search would try every kind at each of them.

The end of the text is no token, but must match: else blanks before it would be gone over from each of them.
"""
_DASHES = "-–—‐‑"
_HEEDING_NEIGHBOURS = frozenset(f"{_DASHES}:/.")
"""Marks that mean something else between two characters than beside white space."""
_NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | {"hundred", "thousand", "dozen", "million", "billion"}


class TimeToken(NamedTuple):
    """A token with what is known of it, as `Reading` has it."""

    start: int
    end: int
    word: str
    classes: frozenset[str]
    number: int | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Tokens(Sequence[TimeToken]):
    """The tokens of one text, each made when it is asked for: few of them have to do with a time."""

    starts: Sequence[int]
    ends: Sequence[int]
    readings: Sequence[Reading]

    @overload
    def __getitem__(self, place: int) -> TimeToken: ...
    @overload
    def __getitem__(self, place: slice) -> Tokens: ...
    def __getitem__(self, place: int | slice) -> TimeToken | Tokens:
        if isinstance(place, slice):
            return Tokens(self.starts[place], self.ends[place], self.readings[place])
        return TimeToken(self.starts[place], self.ends[place], *self.readings[place])

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, places: Sequence[int]) -> Tokens:
        """Those of some places."""
        return Tokens(
            [self.starts[place] for place in places],
            [self.ends[place] for place in places],
            [self.readings[place] for place in places],
        )


@dataclass(frozen=True, slots=True)
class TokenLine:
    """All tokens of one text and their class string: `classes[i]` is the class character of `tokens[i]`."""

    tokens: Tokens
    classes: str

    def at_offset(self, offset: int) -> int:
        """Index of the first token that begins at or after a character offset."""
        return bisect_left(self.tokens.starts, offset)


def tokenize(text: str) -> TokenLine:
    """The tokens of `text` with their classes."""
    starts: list[int] = []
    ends: list[int] = []
    readings: list[Reading] = []
    end = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is None:  # the end of the text
            break
        start, after = match.span(kind)
        if start < end:  # inside a run of number words
            continue
        if kind == "word":
            reading, end = read_word(match[kind]), after
            if reading.word in _NUMBER_WORDS:
                reading, end = _number_words(text, start, after)
        else:
            reading, end = _read_other(kind, start, after, text), after
        starts.append(start)
        ends.append(end)
        readings.append(reading)
    chars = class_chars()
    classes = "".join([chars.get(reading.classes, OTHER) for reading in readings])
    return TokenLine(Tokens(starts, ends, readings), classes)


def _read_other(kind: str, start: int, end: int, text: str) -> Reading:
    """A token that is no word."""
    raw = text[start:end]
    if kind == "number":
        return _digits(raw)
    if kind == "ordinal":
        number = int(re.sub(r"\D", "", raw))
        return Reading(raw.lower(), ordinal_classes(number) | {"ordinal_digits"}, number)
    if kind == "decade":
        return Reading(raw.lower(), frozenset({"decade"}), int(re.sub(r"\D", "", raw)))
    if kind == "apostrophe_year":
        return Reading(raw, frozenset({"short_year"}), int(raw[1:]))
    if kind == "punctuation":
        return _mark(raw, tight=raw in _HEEDING_NEIGHBOURS and _is_tight(raw, start, end, text))
    return Reading(raw.lower(), frozenset({kind}))


def _is_tight(raw: str, start: int, end: int, text: str) -> bool:
    """Whether a mark stands without white space between two characters; a point, between two digits."""
    if start == 0 or end == len(text):
        return False
    before, after = text[start - 1], text[end]
    return before.isdigit() and after.isdigit() if raw == "." else not before.isspace() and not after.isspace()


@lru_cache(maxsize=1024)
def _mark(raw: str, *, tight: bool) -> Reading:
    """A mark of punctuation."""
    if raw in _DASHES:
        return Reading(raw, frozenset({"dash", "hyphen"} if tight else {"dash"}))
    if tight:
        return Reading(raw, frozenset({{":": "colon", "/": "slash", ".": "point"}[raw]}))
    return Reading(raw, frozenset({PUNCTUATION.get(raw, "mark")}))


def _number_words(text: str, start: int, end: int) -> tuple[Reading, int]:
    """A run of number words as one token, and where it ends; "nineteen ninety-four" is a year."""
    found = numbers_at_head(text[start : start + 60])
    if not found or found[0].start != 0:
        return Reading(text[start:end].lower(), frozenset()), end
    first = found[0]
    if (
        len(found) > 1
        and first.value in range(10, 21)
        and found[1].start - first.end == 1
        and found[1].value in range(10, 100)
    ):
        return Reading("", frozenset({"year"}), first.value * 100 + found[1].value), start + found[1].end
    word = text[start : start + first.end].lower()
    classes = ordinal_classes(first.value) | {"ordinal_word"} if first.ordinal else number_word_classes(first.value)
    return Reading(word, classes, first.value), start + first.end


def _digits(raw: str) -> Reading:
    plain = raw.replace(",", "")
    number = int(float(plain)) if "." in plain else int(plain) if len(plain) <= 12 else 0  # noqa: PLR2004
    return Reading(raw, digit_classes(raw), number)
