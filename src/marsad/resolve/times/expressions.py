"""What a time expression says before anything is known about its anchor: the grammar's result, the resolver's input."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from marsad.codebook.times import Holiday, PartOfDay, Unit


class Which(StrEnum):
    """The word that picks one of a series."""

    LAST = "last"
    PREVIOUS = "previous"
    NEXT = "next"
    FOLLOWING = "following"
    COMING = "coming"
    THIS = "this"
    SAME = "same"
    THAT = "that"
    LATEST = "latest"
    THE = "the"


BACKWARD = (Which.LAST, Which.PREVIOUS)
FORWARD = (Which.NEXT, Which.FOLLOWING, Which.COMING)


class Edge(StrEnum):
    """Which portion of its period an expression picks."""

    EARLY = "early"
    EARLIER = "earlier"
    """"Earlier this month": before the day of writing."""
    MID = "mid"
    LATE = "late"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year by its names, as far as they are said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: Which | None = None
    year_shift: int | None = None
    """"March last year": -1; "this year": 0."""
    told_year: bool = False
    """"March of that year": the year told last."""
    week_shift: int | None = None
    """"Monday last week": -1."""
    week_of: bool = False
    """The week that holds the day: "the week of March 6"."""


@dataclass(frozen=True, slots=True)
class Numeric:
    """A date of two small numbers and a year, where the text does not say which of them is the day."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True)
class Shift:
    """So much time before or after an anchor. `amount` None: some. `deictic`: from when the text was written."""

    unit: Unit
    amount: float | None
    direction: int
    deictic: bool


@dataclass(frozen=True, slots=True)
class Period:
    """One week, month, quarter, year ... seen from an anchor: "last week", "that month", "the year"."""

    unit: Unit
    which: Which


@dataclass(frozen=True, slots=True)
class SeasonOf:
    """A season, of a year or seen from an anchor."""

    code: str
    year: int | None = None
    which: Which | None = None
    year_shift: int | None = None
    told_year: bool = False


@dataclass(frozen=True, slots=True)
class Fraction:
    """A quarter (`code` Q) or half (H) of a year. `number` 0: the same as the one told last."""

    code: str
    number: int
    year: int | None = None
    which: Which | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or century: the years from `first`, `count` of them."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class HolidayOf:
    """A holiday, of a year or seen from an anchor."""

    holiday: Holiday
    year: int | None = None
    which: Which | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of time. `amount` None: an unknown number. `which` LAST or NEXT ties it to an anchor."""

    unit: Unit
    amount: float | None
    which: Which | None = None
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Recurring:
    """A set of times, with its TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `zone` in minutes east of UTC, None for the local time of the place."""

    hour: int
    minute: int | None = None
    zone: int | None = None


Base = Calendar | Numeric | Shift | Period | SeasonOf | Fraction | Years | HolidayOf | Duration | Recurring | Reference


@dataclass(frozen=True, slots=True)
class Expression:
    """A whole expression: a base, and which part of it."""

    base: Base | None = None
    part: PartOfDay | None = None
    clock: Clock | None = None
    edge: Edge | None = None
    overnight: bool = False
    """The night that ends on the morning of the base's day."""
    plural: bool = False
    """Said of several: "Tuesday nights"."""


NOTHING = Expression()
"""Words that look like a time and are none: they keep shorter rules from reading a part of them."""


@dataclass(frozen=True, slots=True)
class Found:
    """An expression and the tokens that say it, from `first` up to, not including, `after`."""

    expression: Expression
    first: int
    after: int
    rule: str
    until: Found | None = None
    """The other end of a range said in one: the 9th of "March 5-9"."""
