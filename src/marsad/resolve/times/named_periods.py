"""Seasons, quarters, decades, centuries and holidays."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.codebook.times import load_time_words
from marsad.resolve.times import calendar as cal
from marsad.resolve.times.context import Tense
from marsad.resolve.times.expressions import FORWARD, Fraction, HolidayOf, SeasonOf, Years
from marsad.resolve.times.holidays import holiday_days
from marsad.resolve.times.named_dates import own_year, year_for_month
from marsad.resolve.times.timeline import Frame
from marsad.resolve.times.values import Resolved, resolved, value_of

YEARS_OF_CENTURY = 100


def resolve_season(base: SeasonOf, frame: Frame) -> Resolved:
    """A season, by the months of the northern hemisphere."""
    season = load_time_words().season_by_code[base.code]
    year = base.year if base.year is not None else own_year(base.year_shift, frame, told=base.told_year)
    if year is None:
        year = year_for_month(season.first_month, base.which, frame)
    if year is None:
        return Resolved(f"XXXX-{base.code}")
    days = cal.months(year, season.first_month, 3, "season")
    return Resolved(f"{year:04}-{base.code}", days)


def resolve_fraction(base: Fraction, frame: Frame) -> Resolved:
    """A quarter or half of a year."""
    if base.number == 0:
        return _counterpart(base, frame)
    year = base.year if base.year is not None else own_year(base.year_shift, frame)
    length = 3 if base.code == "Q" else 6
    if year is None:
        now = frame.now
        if now is None:
            return Resolved(f"XXXX-{base.code}{base.number}")
        year = now.year
        if frame.tense is not Tense.FUTURE and date(year, (base.number - 1) * length + 1, 1) > now:
            year -= 1
    days = cal.months(year, (base.number - 1) * length + 1, length, "quarter" if base.code == "Q" else "fraction")
    return Resolved(f"{year:04}-{base.code}{base.number}", days)


def _counterpart(base: Fraction, frame: Frame) -> Resolved:
    """The quarter told last, of another year; that whole year where none was told."""
    if base.year is None:
        return Resolved("XXXX")
    if frame.quarter is None:
        return resolved(cal.year(base.year))
    return resolved(cal.months(base.year, frame.quarter.first.month, 3, "quarter"))


def resolve_years(base: Years) -> Resolved:
    """A decade or century."""
    days = cal.years(base.first, base.count, "century" if base.count == YEARS_OF_CENTURY else "decade")
    return Resolved(value_of(days) if base.first else "00", days, anchors=False)


def resolve_holiday(base: HolidayOf, frame: Frame) -> Resolved:
    """A holiday of the year said, else the one nearest before (in the future tense: after) the anchor."""
    now = frame.now
    year = base.year
    if year is not None:
        days = holiday_days(base.holiday, year)
        return resolved(days) if days else Resolved("XXXX-XX-XX", anchors=False)
    if now is None:
        return Resolved("XXXX-XX-XX", anchors=False)
    around = [days for n in (now.year - 1, now.year, now.year + 1) if (days := holiday_days(base.holiday, n))]
    if frame.tense is Tense.FUTURE or base.which in FORWARD:
        later = [days for days in around if days.last >= now]
        return resolved(later[0])
    slack = now + timedelta(days=3)
    return resolved([days for days in around if days.first <= slack][-1])
