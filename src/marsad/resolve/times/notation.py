"""The notation of rules: regular expressions over strings of token classes."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from marsad.codebook.times import load_time_words
from marsad.resolve.times.token_classes import digit_classes, number_word_classes, ordinal_classes, read_word
from marsad.text.numbers import ORDINALS

OTHER = "."
FIRST_CHAR = 0xE000  # the private use area: no class character is also a letter of a rule
PUNCTUATION = {",": "comma", ".": "dot", "(": "open", ")": "shut", "'": "quote", "’": "quote", "‘": "quote"}


@cache
def class_chars() -> dict[frozenset[str], str]:
    """The class character of every set of classes that a token can have."""
    words = load_time_words()
    sets: dict[frozenset[str], None] = {}
    lexicon = {*words.classes, *words.months, *words.weekdays, *words.seasons, *words.units, *words.parts, *words.zones}
    for word in sorted(lexicon | set(ORDINALS)):
        for raw in (word, word.capitalize(), word.upper()):
            sets[read_word(raw).classes] = None
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
        *PUNCTUATION.values(),
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
