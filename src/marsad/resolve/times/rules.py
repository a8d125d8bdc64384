"""The grammar's notation: a rule is a pattern over token classes and a builder of expressions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from marsad.codebook.times import Unit, load_time_words
from marsad.resolve.times.expressions import Edge, Expression, Which
from marsad.resolve.times.notation import compile_rule
from marsad.resolve.times.tokens import TimeToken, TokenLine

HALF = 0.5
CENTURY = 100
SHORT_YEAR_PIVOT = 30
"""Two-digit years below this are of the 21st century, others of the 20th."""

APPROXIMATE = "(?:<about>|<more><than>){0,4}"  # bounded: a text of nothing but such words costs no quadratic time
AMOUNT = (
    "(?:<half:half><article>?|<article>?<vague|couple:vague><more>?<of>?<the>?|<number:n>(?:<and><article><half:and_half>|<digits><slash><digits:share>)?"
    "|<article|one:one>)"
)
WHICH = "<last|previous|next|following|coming|this|same|that|latest:which>"
DAY = "<day|ordinal_day:day>"
YEAR = "<year|short_year:year>"
MONTH = "<month|month_short:month><dot>?"
WEEKDAY = "<weekday|weekday_short:weekday><dot>?"
OWN_YEAR = "<of|in>?(?:<last|previous|next|following|this|same|that:year_which>|<the>)<same>?<unit_year>"


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """One match of a rule, read by group name."""

    match: re.Match[str]
    line: TokenLine

    def has(self, group: str) -> bool:
        """Whether the group took part."""
        return self.token(group) is not None

    def token(self, group: str) -> TimeToken | None:
        """The token of a group, in whichever alternative it was; None where it took no part."""
        names = self.match.re.groupindex
        name, again = group, 1
        while name in names:
            if self.match.start(name) >= 0:
                return self.line.tokens[self.match.start(name)]
            again += 1
            name = f"{group}__{again}"
        return None

    def number(self, group: str) -> int | None:
        """The number of a group's token."""
        token = self.token(group)
        return None if token is None else token.number

    def series(self, group: str) -> int | None:
        """The place in its series of a group's token: months and weekdays."""
        token = self.token(group)
        return None if token is None else int(token.value)

    def year(self, group: str = "year") -> int | None:
        """A year, two-digit years completed."""
        number = self.number(group)
        if number is None or number >= CENTURY:
            return number
        return number + (2000 if number < SHORT_YEAR_PIVOT else 1900)

    def unit(self, group: str = "unit") -> Unit:
        """The unit of a group."""
        token = self.token(group) or self.token("bare")
        if token is None:
            raise KeyError(f"a rule that builds from a unit has no group {group!r}")
        return load_time_words().units[token.word]

    def which(self, group: str = "which") -> Which | None:
        """The word that picks one of a series."""
        token = self.token(group)
        return None if token is None else which_of(token)

    def year_shift(self) -> int | None:
        """How many years off the named year is ("last year": -1); None where no such words are there."""
        which = self.which("year_which")
        if which is None:
            return None
        return {Which.LAST: -1, Which.PREVIOUS: -1, Which.NEXT: 1, Which.FOLLOWING: 1}.get(which, 0)

    def told_year(self) -> bool:
        """Whether the year is named as "that year", "the same year", "the previous year"."""
        told = (Which.THAT, Which.SAME, Which.PREVIOUS, Which.FOLLOWING)
        return self.which("year_which") in told

    def amount(self) -> float | None:
        """The amount said by AMOUNT; None for a vague one."""
        if self.has("half"):
            return HALF
        if self.has("vague"):
            token = self.token("vague")
            return 2.0 if token is not None and "couple" in token.classes else None
        number = 1 if self.has("one") else self.number("n")
        if number is None:
            return None
        share = self.number("share")
        return number + (HALF if self.has("and_half") else 1 / share if share else 0)


_WHICH_CLASSES = tuple(which.value for which in Which)


def which_of(token: TimeToken) -> Which | None:
    """The word's way of picking."""
    for name in _WHICH_CLASSES:
        if name in token.classes:
            return Which(name)
    return None


def edge_of(token: TimeToken) -> Edge:
    """Early, middle or late, of a word such as "beginning" or "mid"."""
    if token.word in ("earlier", "later"):
        return Edge(token.word)
    if token.word in ("early", "beginning", "start", "outset", "turn", "first", "initial", "opening"):
        return Edge.EARLY
    return Edge.MID if token.word in ("mid", "middle") else Edge.LATE


Build = Callable[[RuleMatch], Expression | None]


@dataclass(frozen=True)
class Rule:
    """A named pattern and what it builds. `at` names the group whose tokens are the expression, all of it if empty."""

    name: str
    pattern: str
    build: Build
    at: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return compile_rule(self.pattern)
