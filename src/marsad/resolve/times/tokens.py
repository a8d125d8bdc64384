"""The text as the grammar of times sees it: one character a token, so that rules are regular expressions over classes.

A token may belong to several classes ("10" is a day, a month and an hour). Every distinct set of classes is one
character of the class string; a rule's `<day>` stands for all characters whose set holds "day".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache

from marsad.codebook.times import TimeWords, load_time_words
from marsad.text.numbers import ONES, ORDINALS, TENS, find_numbers

OTHER = "."
FIRST_CHAR = 0xE000  # the private use area: no class character is also a letter of a rule
FIRST_YEAR, LAST_YEAR = 1500, 2199
MAX_DAY, MAX_MONTH, MAX_HOUR, MAX_MINUTE = 31, 12, 24, 59

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
_PUNCTUATION = {",": "comma", ".": "dot", "(": "open", ")": "shut", "'": "quote", "’": "quote", "‘": "quote"}
_DASHES = "-–—‐‑"
_NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | {"hundred", "thousand", "dozen", "million", "billion"}


@dataclass(frozen=True, slots=True)
class TimeToken:
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
    words = load_time_words()
    tokens: list[TimeToken] = []
    number_end = 0
    for match in _TOKEN.finditer(text):
        if match.start() < number_end:
            continue
        token = _token(match, text, words)
        number_end = token.end
        tokens.append(token)
    chars = class_chars()
    return TokenLine(tuple(tokens), "".join(chars.get(token.classes, OTHER) for token in tokens))


def _token(match: re.Match[str], text: str, words: TimeWords) -> TimeToken:
    start, end = match.span()
    kind = match.lastgroup
    raw = match[0]
    if kind == "word":
        lower = raw.lower()
        if lower in _NUMBER_WORDS:
            return _number_words(text, start, end, words)
        return word_token(raw, start, words)
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
    return frozenset({_PUNCTUATION.get(raw, "mark")})


def _number_words(text: str, start: int, end: int, words: TimeWords) -> TimeToken:
    """A run of number words as one token; "nineteen ninety-four" is a year."""
    found = find_numbers(text[start : start + 60], ordinals=True)
    if not found or found[0].start != 0:
        return word_token(text[start:end], start, words)
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


def word_token(raw: str, start: int, words: TimeWords) -> TimeToken:
    """A word with the classes that the lexicon gives it."""
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
    return TimeToken(start, start + len(raw), lower, frozenset(classes), number, value)


def _digits(raw: str, start: int) -> TimeToken:
    plain = raw.replace(",", "")
    number = int(float(plain)) if "." in plain else int(plain) if len(plain) <= 12 else 0  # noqa: PLR2004
    return TimeToken(start, start + len(raw), raw, digit_classes(raw), number)


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


@cache
def class_chars() -> dict[frozenset[str], str]:
    """The class character of every set of classes that a token can have."""
    words = load_time_words()
    sets: dict[frozenset[str], None] = {}
    lexicon = {*words.classes, *words.months, *words.weekdays, *words.seasons, *words.units, *words.parts, *words.zones}
    for word in sorted(lexicon | set(ORDINALS)):
        for raw in (word, word.capitalize(), word.upper()):
            sets[word_token(raw, 0, words).classes] = None
    for digits in [*(str(n) for n in range(100)), *(f"{n:02}" for n in range(10)), "100", "1,000"]:
        sets[digit_classes(digits)] = None
    for digits in [f"{n:04}" for n in range(0, 10_000, 7)] + [str(n) for n in range(11_000, 330_000, 499)]:
        sets[digit_classes(digits)] = None
    for number in (1, 2, 20, 99):
        sets[number_word_classes(number)] = None
        sets[ordinal_classes(number)] = None
        sets[ordinal_classes(number) | {"ordinal_word"}] = None
        sets[ordinal_classes(number) | {"ordinal_digits"}] = None
    for name in (
        "meridiem",
        "decade",
        "short_year",
        "year",
        "line",
        "colon",
        "slash",
        "point",
        "dash",
        "mark",
        *_PUNCTUATION.values(),
    ):
        sets[frozenset({name})] = None
    sets[frozenset({"dash", "hyphen"})] = None
    sets.pop(frozenset(), None)
    return {classes: chr(FIRST_CHAR + index) for index, classes in enumerate(sets)}


@cache
def compile_rule(pattern: str) -> re.Pattern[str]:
    """A rule as a regular expression over class strings.

    In the notation `<name>` is one token of the class, `<name:group>` the same and remembered under `group`,
    `<a|b>` one token of either class; blanks mean nothing. A group may be named in several alternatives: from the
    second on it is called `group__2`, `group__3` ... Raises KeyError naming a class that no token can have.
    """
    seen: Counter[str] = Counter()

    def expand(match: re.Match[str]) -> str:
        group = match[2]
        if group is None:
            return f"[{_chars_of(match[1])}]"
        seen[group] += 1
        name = group if seen[group] == 1 else f"{group}__{seen[group]}"
        return f"(?P<{name}>[{_chars_of(match[1])}])"

    return re.compile(re.sub(r"<([\w|]+)(?::(\w+))?>", expand, re.sub(r"\s+", "", pattern)))


def _chars_of(names: str) -> str:
    wanted = set(names.split("|"))
    for name in wanted:
        if not any(name in classes for classes in class_chars()):
            raise KeyError(f"no token can have the class {name!r}, named in a rule of times")
    return "".join(char for classes, char in class_chars().items() if classes & wanted)
