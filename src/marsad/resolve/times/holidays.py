"""The days of holidays: fixed, counted from Easter, of the Islamic calendar, and Nowruz."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.codebook.times import Holiday
from marsad.resolve.times.calendar import Days, make_date, nth_weekday

HIJRI_EPOCH = date(622, 7, 19)
"""1 Muharram 1 of the civil tabular calendar, Gregorian."""
HIJRI_CYCLE_DAYS = 10_631
HIJRI_CYCLE_YEARS = 30


def holiday_days(holiday: Holiday, year: int) -> Days | None:
    """When a holiday is in a Gregorian year; None where it does not fall in that year.

    A holiday of the Islamic calendar that falls twice in one Gregorian year is given by its first occurrence.
    Its days are those of the tabular calendar: the month as seen in the sky may begin a day sooner or later.
    """
    first = _first_day(holiday, year)
    return None if first is None else Days(first, first + timedelta(days=holiday.days - 1), "holiday")


def _first_day(holiday: Holiday, year: int) -> date | None:
    numbers = holiday.numbers
    match holiday.rule:
        case "fixed":
            return make_date(year, numbers[0], numbers[1])
        case "nth":
            return nth_weekday(year, numbers[2], numbers[1], numbers[0])
        case "easter":
            return western_easter(year) + timedelta(days=numbers[0])
        case "orthodox_easter":
            return orthodox_easter(year) + timedelta(days=numbers[0])
        case "hijri":
            return hijri_in_year(year, numbers[0], numbers[1])
        case _:
            return nowruz(year)


def western_easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous Gregorian algorithm, Nature 1876)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quads, remainder = divmod(of_century, 4)
    to_sunday = (32 + 2 * rest + 2 * quads - moon - remainder) % 7
    correction = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar as a Gregorian date (Meeus), for 1900 to 2099."""
    moon = (19 * (year % 19) + 15) % 30
    to_sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + to_sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def hijri_to_date(year: int, month: int, day: int) -> date:
    """A date of the civil tabular Islamic calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30)."""
    elapsed = (year - 1) * 354 + (3 + 11 * year) // HIJRI_CYCLE_YEARS + (59 * (month - 1) + 1) // 2 + day - 1
    return HIJRI_EPOCH + timedelta(days=elapsed)


def hijri_in_year(year: int, month: int, day: int) -> date | None:
    """The first such Islamic date in a Gregorian year; None where none falls in it."""
    guess = int((year - HIJRI_EPOCH.year) * HIJRI_CYCLE_YEARS * 365.2425 / HIJRI_CYCLE_DAYS)
    for hijri_year in range(max(1, guess - 1), guess + 3):
        found = hijri_to_date(hijri_year, month, day)
        if found.year == year:
            return found
    return None


def nowruz(year: int) -> date:
    """1 Farvardin as kept in Iran, from the 33-year cycle of the Iranian calendar; right for 1925 to 2088."""
    persian_year = year - 621
    leaps = (8 * (persian_year - 1) + 29) // 33 if persian_year > 0 else 0
    days = (persian_year - 1) * 365 + leaps
    return date(622, 3, 21) + timedelta(days=days)
