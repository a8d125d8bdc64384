"""An expression and its frame become a TIMEX3 value and days."""

from __future__ import annotations

from marsad.model.when import TimexType
from marsad.resolve.times.distances import resolve_duration, resolve_period, resolve_shift
from marsad.resolve.times.expressions import (
    Base,
    Calendar,
    Duration,
    Fraction,
    HolidayOf,
    Numeric,
    Period,
    Recurring,
    Reference,
    SeasonOf,
    Shift,
    Years,
)
from marsad.resolve.times.named_dates import resolve_calendar, resolve_numeric
from marsad.resolve.times.named_periods import resolve_fraction, resolve_holiday, resolve_season, resolve_years
from marsad.resolve.times.timeline import Frame
from marsad.resolve.times.values import Resolved


def resolve_base(base: Base, frame: Frame) -> Resolved:
    """The value and days of an expression's base in its frame."""
    try:
        return _resolve(base, frame)
    except (OverflowError, ValueError):
        # A shift out of the calendar ("10,000 years ago"): the words stay unresolved.
        return Resolved("XXXX-XX-XX", anchors=False)


def _resolve(base: Base, frame: Frame) -> Resolved:
    match base:
        case Calendar():
            return resolve_calendar(base, frame)
        case Numeric():
            return resolve_numeric(base, frame)
        case Shift():
            return resolve_shift(base, frame)
        case Period():
            return resolve_period(base, frame)
        case SeasonOf():
            return resolve_season(base, frame)
        case Fraction():
            return resolve_fraction(base, frame)
        case Years():
            return resolve_years(base)
        case HolidayOf():
            return resolve_holiday(base, frame)
        case Duration():
            return resolve_duration(base, frame)
        case Recurring():
            return Resolved(base.value, type=TimexType.SET, anchors=False)
        case Reference():
            return Resolved(base.value, anchors=False)
