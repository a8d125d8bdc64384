"""Arithmetic on days, weeks, months and years of the proleptic Gregorian calendar."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 12
MONTHS_PER_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both included; `grain` is the unit that was named."""

    first: date
    last: date
    grain: str = "day"

    @property
    def middle(self) -> date:
        """The day halfway."""
        return self.first + (self.last - self.first) // 2


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(when: date) -> Days:
    """One day."""
    return Days(when, when)


def week_of(when: date) -> Days:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = when - timedelta(days=when.isoweekday() - 1)
    return Days(monday, monday + timedelta(days=6), "week")


def month(year: int, number: int) -> Days:
    """A calendar month."""
    return Days(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def year(number: int) -> Days:
    """A calendar year."""
    return Days(date(number, 1, 1), date(number, MONTHS, 31), "year")


def years(first: int, count: int, grain: str) -> Days:
    """`count` calendar years from the first day of one."""
    return Days(date(max(first, 1), 1, 1), date(first + count - 1, MONTHS, 31), grain)


def quarter_of(when: date) -> int:
    """The number of the quarter that holds a day."""
    return (when.month - 1) // MONTHS_PER_QUARTER + 1


def months(year_number: int, first_month: int, count: int, grain: str) -> Days:
    """`count` months from the first day of a month; months beyond December run into the next year."""
    first = month_shift(date(year_number, first_month, 1), 0)
    last = month_shift(first, count)
    return Days(first, last - timedelta(days=1), grain)


def month_shift(when: date, count: int) -> date:
    """The same day `count` months on; the month's last day where it has no such day.

    Raises ValueError where that lies outside the years 1 to 9999.
    """
    index = when.year * MONTHS + when.month - 1 + count
    target_year, target_month = index // MONTHS, index % MONTHS + 1
    return date(target_year, target_month, min(when.day, calendar.monthrange(target_year, target_month)[1]))


def weekday_on_or_before(when: date, weekday: int) -> date:
    """The latest such ISO weekday not after a day."""
    return when - timedelta(days=(when.isoweekday() - weekday) % 7)


def weekday_on_or_after(when: date, weekday: int) -> date:
    """The earliest such ISO weekday not before a day."""
    return when + timedelta(days=(weekday - when.isoweekday()) % 7)


def nth_weekday(year_number: int, month_number: int, weekday: int, n: int) -> date:
    """The n-th such weekday of a month; n = -1: the last."""
    days = month(year_number, month_number)
    if n < 0:
        return weekday_on_or_before(days.last, weekday)
    return weekday_on_or_after(days.first, weekday) + timedelta(weeks=n - 1)
