"""The text as the grammar of times sees it: one character a token, so that rules are regular expressions over classes.

A token may belong to several classes ("10" is a day, a month and an hour). Every distinct set of classes is one
character of the class string; a rule's `<day>` stands for all characters whose set holds "day".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from marsad.resolve.times.notation import OTHER, PUNCTUATION, class_chars
from marsad.resolve.times.token_classes import digit_classes, number_word_classes, ordinal_classes, read_word
from marsad.text.numbers import ONES, TENS, find_numbers

_TOKEN = re.compile(
    r"""(?P<meridiem>[ap]\.\s?m\b\.?|(?<=[\d\s])[ap]m\b\.?)
    |(?P<decade>['‘’]?\b(?:\d\d)?\d0['’]?s\b)
    |(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<apostrophe_year>['‘’]\d\d\b)
    |(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+(?=\s*(?:million|billion|percent|%)))?)
    |(?P<word>(?:o['’]clock)|[^\W\d_]+)
    |(?P<line>\n)
    |(?P<punctuation>[^\w\s]|_)""",
    re.IGNORECASE | re.VERBOSE,
)
_DASHES = "-–—‐‑"
_NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | {"hundred", "thousand", "dozen", "million", "billion"}


class TimeToken(NamedTuple):
    """A token with its classes. `number` is set for digits, number words and ordinals."""

    start: int
    end: int
    word: str
    """Lower case."""
    classes: frozenset[str]
    number: int | None = None
    value: str = ""
    """Value of a word of a series: the month's number, the season's code."""


@dataclass(frozen=True, slots=True)
class TokenLine:
    """All tokens of one text and their class string: `classes[i]` is the class character of `tokens[i]`."""

    tokens: tuple[TimeToken, ...]
    classes: str

    def at_offset(self, offset: int) -> int:
        """Index of the first token that begins at or after a character offset."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)


def tokenize(text: str) -> TokenLine:
    """The tokens of `text` with their classes."""
    tokens: list[TimeToken] = []
    number_end = 0
    for match in _TOKEN.finditer(text):
        if match.start() < number_end:
            continue
        token = _token(match, text)
        number_end = token.end
        tokens.append(token)
    chars = class_chars()
    return TokenLine(tuple(tokens), "".join(chars.get(token.classes, OTHER) for token in tokens))


def _token(match: re.Match[str], text: str) -> TimeToken:
    start, end = match.span()
    kind = match.lastgroup
    raw = match[0]
    if kind == "word":
        reading = read_word(raw)
        if reading.lower in _NUMBER_WORDS:
            return _number_words(text, start, end)
        return TimeToken(start, end, reading.lower, reading.classes, reading.number, reading.value)
    if kind == "number":
        return _digits(raw, start)
    if kind == "ordinal":
        number = int(re.sub(r"\D", "", raw))
        return TimeToken(start, end, raw.lower(), ordinal_classes(number) | {"ordinal_digits"}, number)
    if kind == "decade":
        number = int(re.sub(r"\D", "", raw))
        return TimeToken(start, end, raw.lower(), frozenset({"decade"}), number)
    if kind == "apostrophe_year":
        return TimeToken(start, end, raw, frozenset({"short_year"}), int(raw[1:]))
    if kind == "punctuation":
        return TimeToken(start, end, raw, _punctuation_classes(raw, start, end, text))
    return TimeToken(start, end, raw.lower(), frozenset({str(kind)}))


def _punctuation_classes(raw: str, start: int, end: int, text: str) -> frozenset[str]:
    tight = start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()
    if raw in _DASHES:
        return frozenset({"dash", "hyphen"} if tight else {"dash"})
    if raw in ":/" or (raw == "." and tight and text[start - 1].isdigit() and text[end].isdigit()):
        return frozenset({{":": "colon", "/": "slash", ".": "point"}[raw]} if tight else {"mark"})
    return frozenset({PUNCTUATION.get(raw, "mark")})


def _number_words(text: str, start: int, end: int) -> TimeToken:
    """A run of number words as one token; "nineteen ninety-four" is a year."""
    found = find_numbers(text[start : start + 60], ordinals=True)
    if not found or found[0].start != 0:
        return TimeToken(start, end, text[start:end].lower(), frozenset())
    first = found[0]
    if (
        len(found) > 1
        and first.value in range(10, 21)
        and found[1].start - first.end == 1
        and found[1].value in range(10, 100)
    ):
        return TimeToken(start, start + found[1].end, "", frozenset({"year"}), first.value * 100 + found[1].value)
    word = text[start : start + first.end].lower()
    if first.ordinal:
        return TimeToken(start, start + first.end, word, ordinal_classes(first.value) | {"ordinal_word"}, first.value)
    return TimeToken(start, start + first.end, word, number_word_classes(first.value), first.value)


def _digits(raw: str, start: int) -> TimeToken:
    plain = raw.replace(",", "")
    number = int(float(plain)) if "." in plain else int(plain) if len(plain) <= 12 else 0  # noqa: PLR2004
    return TimeToken(start, start + len(raw), raw, digit_classes(raw), number)
