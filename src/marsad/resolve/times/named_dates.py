"""Days, months and years that are called by name, put into the year that the frame makes most likely."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.resolve.times import calendar as cal
from marsad.resolve.times.calendar import Days
from marsad.resolve.times.context import Tense
from marsad.resolve.times.expressions import BACKWARD, FORWARD, Calendar, Numeric, Which
from marsad.resolve.times.timeline import Frame, Style
from marsad.resolve.times.values import IMPOSSIBLE, Resolved, resolved

SLIP_DAYS = 7


def resolve_numeric(base: Numeric, frame: Frame) -> Resolved:
    """A numeric date, its order told by what exists, the document, and the day of writing."""
    day_first = cal.make_date(base.year, base.second, base.first)
    month_first = cal.make_date(base.year, base.first, base.second)
    if day_first is None and month_first is None:
        return IMPOSSIBLE
    prefer_day = frame.day_first is not False
    if frame.day_first is None and day_first and month_first and frame.speaking:
        prefer_day = _distance(day_first, frame.speaking) <= _distance(month_first, frame.speaking)
    chosen = (day_first or month_first) if prefer_day else (month_first or day_first)
    return IMPOSSIBLE if chosen is None else resolved(cal.day(chosen))


def _distance(when: date, speaking: date) -> int:
    """Days from one to the other; a date after the day of writing counts as far."""
    gap = (speaking - when).days
    return gap if gap >= 0 else 10_000 - gap


def resolve_calendar(base: Calendar, frame: Frame) -> Resolved:
    """A day, month, year or weekday."""
    if base.month is None and base.day is None and base.year is None:
        return _weekday(base, frame)
    if base.month is None and base.day is not None:
        return _day_of_month(base, frame)
    year = base.year if base.year is not None else own_year(base.year_shift, frame, told=base.told_year)
    if base.month is None:
        return resolved(cal.year(year)) if year is not None else Resolved("XXXX")
    if base.day is None:
        return _month(base.month, year, base.which, frame)
    return _month_day(base, base.month, base.day, year, frame)


def own_year(shift: int | None, frame: Frame, *, told: bool = False) -> int | None:
    """The year of "March last year", and of "March of that year" (`told`); None where nothing anchors it."""
    anchor = frame.told.first if told and frame.told else frame.now
    return None if shift is None or anchor is None else anchor.year + shift


def _month(month: int, year: int | None, which: Which | None, frame: Frame) -> Resolved:
    if year is None:
        year = year_for_month(month, which, frame)
    return resolved(cal.month(year, month)) if year is not None else Resolved(f"XXXX-{month:02}")


def year_for_month(month: int, which: Which | None, frame: Frame) -> int | None:
    """The year of a month said without one; None where nothing anchors it."""
    now = frame.now
    if now is None:
        return None
    if which in BACKWARD:
        return now.year if month < now.month else now.year - 1
    if which in FORWARD:
        return now.year if month > now.month else now.year + 1
    if which is Which.THIS:
        return now.year
    if frame.style is Style.NARRATIVE and frame.narrative is not None:
        return _nearest_year(frame.narrative, month, 15)
    if frame.tense is Tense.FUTURE:
        return now.year if month >= now.month else now.year + 1
    if frame.tense is not Tense.PAST:
        return _nearest_year(cal.day(now), month, 15)
    return now.year if month <= now.month else now.year - 1


def _nearest_year(told: Days, month: int, day: int) -> int:
    """The year that puts a date nearest to the time told last; within a told year, that year."""
    if told.grain == "year":
        return told.first.year
    anchor = told.middle
    years = (anchor.year, anchor.year + 1, anchor.year - 1)
    return min(years, key=lambda year: abs((date(year, month, min(day, 28)) - anchor).days))


def _month_day(base: Calendar, month: int, day: int, year: int | None, frame: Frame) -> Resolved:
    leap = cal.make_date(2000, month, day)
    if leap is None:
        return IMPOSSIBLE
    if year is None:
        year = _year_for_day(base, month, day, frame)
    if year is None:
        return Resolved(f"XXXX-{month:02}-{day:02}")
    when = cal.make_date(year, month, day)
    if when is not None and base.week_of:
        return resolved(cal.week_of(when))
    return IMPOSSIBLE if when is None else resolved(cal.day(when))


def _year_for_day(base: Calendar, month: int, day: int, frame: Frame) -> int | None:
    now = frame.now
    if now is None:
        return None
    if frame.style is Style.NARRATIVE and frame.narrative is not None:
        return _nearest_year(frame.narrative, month, day)
    years = [year for year in range(now.year - 8, now.year + 9) if cal.make_date(year, month, day)]
    if base.weekday is not None:
        fitting = [year for year in years if date(year, month, day).isoweekday() == base.weekday]
        near = min(fitting or years, key=lambda year: abs((date(year, month, day) - now).days))
        if abs(near - now.year) <= 1:
            return near
    if frame.tense is Tense.FUTURE:
        return min(year for year in years if date(year, month, day) >= now)
    if frame.tense is Tense.PAST:
        # A date a little after publication is a slip of the file's date, not last year's.
        return max(year for year in years if date(year, month, day) <= now + timedelta(days=SLIP_DAYS))
    return min(years, key=lambda year: abs((date(year, month, day) - now).days))


def _day_of_month(base: Calendar, frame: Frame) -> Resolved:
    told = frame.told if frame.style is Style.NARRATIVE else None
    now = told.first if told else frame.now
    if now is None or base.day is None:
        return Resolved(f"XXXX-XX-{base.day or 0:02}")
    when = cal.make_date(now.year, now.month, base.day)
    if told is None and (when is None or when > now) and frame.tense is not Tense.FUTURE:
        earlier = cal.month_shift(now.replace(day=1), -1)
        when = cal.make_date(earlier.year, earlier.month, base.day)
    return IMPOSSIBLE if when is None else resolved(cal.day(when))


def _weekday(base: Calendar, frame: Frame) -> Resolved:
    now, weekday = frame.now, base.weekday or 1
    if now is None:
        return Resolved(f"XXXX-WXX-{weekday}")
    one = timedelta(days=1)
    if base.week_shift is not None:
        monday = now - timedelta(days=now.isoweekday() - 1)
        return resolved(cal.day(monday + timedelta(weeks=base.week_shift, days=weekday - 1)))
    if base.which in BACKWARD:
        return resolved(cal.day(cal.weekday_on_or_before(now - one, weekday)))
    if base.which in FORWARD:
        return resolved(cal.day(cal.weekday_on_or_after(now + one, weekday)))
    if base.which in (Which.THAT, Which.SAME) and frame.told:
        return resolved(cal.day(cal.weekday_on_or_after(frame.told.first, weekday)))
    forward = frame.tense is Tense.FUTURE or (base.which is Which.THIS and frame.tense is not Tense.PAST)
    if frame.style is Style.NARRATIVE:
        forward = True
    chosen = cal.weekday_on_or_after(now, weekday) if forward else cal.weekday_on_or_before(now, weekday)
    return resolved(cal.day(chosen))
