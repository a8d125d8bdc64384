"""Times told by their distance from an anchor, and stretches of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.codebook.times import Unit
from marsad.model.when import TimexType
from marsad.resolve.times import calendar as cal
from marsad.resolve.times.calendar import Days
from marsad.resolve.times.expressions import BACKWARD, FORWARD, Duration, Period, Shift, Which
from marsad.resolve.times.timeline import Frame
from marsad.resolve.times.values import Resolved, resolved, unknown

MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_OF = {"day": 1, "night": 1, "week": 7, "fortnight": 7, "weekend": 7}
SECONDS_OF = {"second": 1, "minute": 60, "hour": 3600}


def resolve_shift(base: Shift, frame: Frame) -> Resolved:
    """A time so and so long before or after an anchor."""
    if base.amount is None:
        return Resolved("PAST_REF" if base.direction < 0 else "FUTURE_REF", _vague_days(base, frame), anchors=False)
    told = frame.told
    anchor = frame.now if base.deictic else told.first if told else None
    if anchor is None or (base.deictic and not frame.exact and base.unit.name not in MONTHS_OF):
        return Resolved(unknown(base.unit))
    amount = base.amount * base.unit.factor * base.direction
    if base.unit.name in SECONDS_OF:
        seconds = amount * SECONDS_OF[base.unit.name]
        days = int(seconds / 86_400)
        when = anchor + timedelta(days=days)
        return Resolved(f"{when.isoformat()}TXX", cal.day(when), TimexType.TIME)
    if base.unit.name == "year" and base.amount == 1 and frame.quarter is not None:
        return resolved(shifted(frame.quarter.first, base.unit, amount, frame.quarter))
    return resolved(shifted(anchor, base.unit, amount, told if not base.deictic else None))


def shifted(anchor: date, unit: Unit, amount: float, told: Days | None = None) -> Days:
    """The day, week, month or year that lies `amount` units from an anchor."""
    if unit.name in DAYS_OF:
        when = anchor + timedelta(days=round(amount * DAYS_OF[unit.name]))
        return cal.week_of(when) if unit.code == "W" else cal.day(when)
    when = cal.month_shift(anchor.replace(day=min(anchor.day, 28)), round(amount * MONTHS_OF[unit.name]))
    if unit.name == "month":
        return cal.month(when.year, when.month)
    if unit.name == "year" and told is not None and told.grain == "quarter":
        return replace(cal.month(when.year, when.month), grain=told.grain)
    if unit.name == "quarter":
        return cal.months(when.year, (cal.quarter_of(when) - 1) * 3 + 1, 3, "quarter")
    return cal.year(when.year)


def _vague_days(base: Shift, frame: Frame) -> Days | None:
    """ "A few hours ago" is on the day of writing; longer vague distances only bound the time from one side."""
    if base.unit.name in SECONDS_OF and base.deictic and frame.now is not None and frame.exact:
        return cal.day(frame.now)
    return None


def resolve_period(base: Period, frame: Frame) -> Resolved:
    """The last, this, next ... unit."""
    which, unit = base.which, base.unit
    deictic = which in (Which.LAST, Which.NEXT, Which.THIS, Which.COMING, Which.LATEST, Which.THE) and not (
        unit.name == "day" and which is Which.NEXT
    )
    told = frame.told
    anchor = frame.now if deictic else told.first if told else None
    if anchor is None:
        return Resolved(unknown(unit))
    if unit.name == "quarter" and which in (Which.THE, Which.LATEST):
        return _quarter_told(frame, anchor)
    direction = -1 if which in (*BACKWARD, Which.LATEST) else 1 if which in FORWARD else 0
    return resolved(_unit_at(anchor, unit, direction))


def _quarter_told(frame: Frame, now: date) -> Resolved:
    """ "The quarter": the one told last, else the last that was over when the report was written."""
    if frame.quarter is not None:
        return resolved(frame.quarter)
    before = cal.month_shift(now.replace(day=1), -3)
    return resolved(cal.months(before.year, (cal.quarter_of(before) - 1) * 3 + 1, 3, "quarter"))


def _unit_at(anchor: date, unit: Unit, direction: int) -> Days:
    if unit.name in ("week", "fortnight"):
        return cal.week_of(anchor + timedelta(weeks=direction))
    if unit.name == "weekend":
        saturday = cal.weekday_on_or_before(anchor, 6) if direction <= 0 else cal.weekday_on_or_after(anchor, 6)
        return Days(saturday, saturday + timedelta(days=1), "weekend")
    if unit.name == "decade":
        return cal.years(anchor.year // 10 * 10 + 10 * direction, 10, "decade")
    if unit.name == "century":
        return cal.years(anchor.year // 100 * 100 + 100 * direction, 100, "century")
    return shifted(anchor, unit, direction)


def resolve_duration(base: Duration, frame: Frame) -> Resolved:
    """A stretch of time; "the past N" and "the next N" reach from or to the day of writing."""
    value = duration_value(base)
    now = frame.now
    if base.which is None or base.amount is None or now is None:
        return Resolved(value, type=TimexType.DURATION, anchors=False)
    other = duration_from(now, base, 1 if base.which is Which.NEXT else -1)
    if other is None:
        return Resolved(value, type=TimexType.DURATION, anchors=False)
    return Resolved(value, Days(min(now, other), max(now, other), "days"), TimexType.DURATION, anchors=False)


def duration_value(base: Duration) -> str:
    """The TIMEX3 value of a stretch of time: P3D, PT2H, PXY."""
    unit = base.unit
    clock = "T" if unit.clock else ""
    if base.amount is None:
        return f"P{clock}X{unit.code}"
    amount = base.amount * unit.factor
    if amount % 1 and unit.name == "hour":
        minutes = round((amount % 1) * 60)
        return f"PT{int(amount)}H{minutes}M" if amount >= 1 else f"PT{minutes}M"
    text = f"{amount:g}" if amount % 1 else str(int(amount))
    return f"P{clock}{text}{unit.code}"


def duration_from(anchor: date, base: Duration, direction: int) -> date | None:
    """The day that lies a duration before (-1) or after (1) an anchor; None where it is outside the calendar."""
    amount = (base.amount or 0) * base.unit.factor * direction
    try:
        if base.unit.name in SECONDS_OF:
            return anchor + timedelta(days=round(amount * SECONDS_OF[base.unit.name] / 86_400))
        if base.unit.name in DAYS_OF:
            return anchor + timedelta(days=round(amount * DAYS_OF[base.unit.name]))
        return cal.month_shift(anchor, round(amount * MONTHS_OF[base.unit.name]))
    except (OverflowError, ValueError):
        return None
