"""Days, part of the day, clock time and preposition become a `TimeRange`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from marsad.model.when import Precision, TimeRange, day_range
from marsad.resolve.times.calendar import Days
from marsad.resolve.times.context import Bound
from marsad.resolve.times.expressions import Calendar, Edge, Expression

EVENING, MORNING, NIGHT_END, EARLY_END = 18, 6, 24, 9
PRECISIONS = {
    "day": Precision.DAY,
    "holiday": Precision.DAYS,
    "days": Precision.DAYS,
    "weekend": Precision.DAYS,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "season": Precision.MONTH,
    "quarter": Precision.MONTH,
    "fraction": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
    "century": Precision.YEAR,
}
THIRD_OF_MONTH = 10


def hour_of(day: date, hour: int) -> datetime:
    """An hour of a local day; hours from 24 on belong to the next day."""
    return datetime.combine(day, time()) + timedelta(hours=hour)


def range_of(expression: Expression, days: Days) -> TimeRange:
    """The interval of an expression whose base stands for `days`."""
    single = days.first == days.last
    if expression.overnight:
        # "Overnight" ends on the day of writing; "overnight Wednesday" begins on the day it names.
        evening = days.first if isinstance(expression.base, Calendar) else days.first - timedelta(days=1)
        return TimeRange(hour_of(evening, EVENING), hour_of(evening, MORNING + 24), Precision.PART_OF_DAY)
    if expression.clock is not None and single:
        moment = hour_of(days.first, expression.clock.hour) + timedelta(minutes=expression.clock.minute or 0)
        return TimeRange(moment, moment, Precision.MINUTE)
    if expression.part is not None:
        return _part_range(expression, days)
    if expression.edge is not None and expression.edge not in (Edge.EARLIER, Edge.LATER):
        return _edge_range(expression.edge, days)
    return whole(days)


def whole(days: Days) -> TimeRange:
    """All of the days, with the precision of the unit that was named."""
    first, last = datetime.combine(days.first, time()), datetime.combine(days.last, time())
    return day_range(first, last, PRECISIONS[days.grain])


def _part_range(expression: Expression, days: Days) -> TimeRange:
    part = expression.part
    assert part is not None
    first, last = part.first_hour, part.last_hour
    if expression.edge is Edge.EARLY and part.name == "morning":
        first, last = 0, MORNING
    elif expression.edge is Edge.EARLY:
        last = (first + last) // 2
    elif expression.edge is Edge.LATE:
        first = (first + last) // 2
    end = hour_of(days.last, last)
    if last == NIGHT_END:
        end -= timedelta(minutes=1)
    return TimeRange(hour_of(days.first, first), end, Precision.PART_OF_DAY)


def clipped(found: TimeRange, edge: Edge | None, speaking: date) -> TimeRange:
    """An interval that holds the day of writing, up to that day ("earlier this month") or from it on ("later").

    Without an edge ("they attacked this week") it reaches to the day of writing.
    """
    if edge is Edge.LATER and found.start is not None and found.end is not None:
        first = hour_of(speaking, 0)
        return replace(found, start=first) if found.start < first <= found.end else found
    # What happened "earlier this week" did not happen today; of a year that makes no difference worth telling.
    is_short = edge is Edge.EARLIER and found.precision in (Precision.WEEK, Precision.MONTH)
    end = hour_of(speaking, 0 if is_short else NIGHT_END) - timedelta(minutes=1)
    if found.start is None or found.end is None or not found.start <= end < found.end:
        return found
    return replace(found, end=end)


def _edge_range(edge: Edge, days: Days) -> TimeRange:
    if days.first == days.last:
        return _edge_of_day(edge, days.first)
    if days.grain == "month":
        first = {Edge.EARLY: 1, Edge.MID: 1 + THIRD_OF_MONTH, Edge.LATE: 2 * THIRD_OF_MONTH}[edge]
        last = {Edge.EARLY: THIRD_OF_MONTH, Edge.MID: 2 * THIRD_OF_MONTH, Edge.LATE: days.last.day}[edge]
        return whole(Days(days.first.replace(day=first), days.first.replace(day=last), "days"))
    third = ((days.last - days.first) + timedelta(days=1)) // 3
    first_day = days.first + third * {Edge.EARLY: 0, Edge.MID: 1, Edge.LATE: 2}[edge]
    if days.grain == "year":
        month = {Edge.EARLY: 1, Edge.MID: 6, Edge.LATE: 10}[edge]
        first_day = date(days.first.year, month, 1)
        last_day = date(days.first.year, month + 2, {Edge.EARLY: 31, Edge.MID: 31, Edge.LATE: 31}[edge])
        return replace(whole(Days(first_day, last_day, "month")), precision=Precision.MONTH)
    last_day = days.last if edge is Edge.LATE else first_day + third
    return replace(whole(Days(first_day, last_day, days.grain)), precision=PRECISIONS[days.grain])


def _edge_of_day(edge: Edge, day: date) -> TimeRange:
    first, last = {Edge.EARLY: (0, EARLY_END), Edge.MID: (11, 14), Edge.LATE: (EVENING, NIGHT_END)}[edge]
    end = hour_of(day, last) - (timedelta(minutes=1) if last == NIGHT_END else timedelta())
    return TimeRange(hour_of(day, first), end, Precision.PART_OF_DAY)


def bounded(found: TimeRange, bound: Bound, speaking: date | None) -> TimeRange:
    """What "since", "until", "by", "before" and "after" make of an interval."""
    match bound:
        case Bound.SINCE:
            end = day_range(datetime.combine(speaking, time())).end if speaking else None
            if end is not None and found.start is not None and end < found.start:
                end = None
            return replace(found, end=end, reason="from then on: 'since'")
        case Bound.UNTIL | Bound.BY:
            return replace(found, start=None, reason=f"not later than that: '{bound}'")
        case Bound.BEFORE:
            end = found.start - timedelta(minutes=1) if found.start else None
            return replace(found, start=None, end=end, reason="before that")
        case Bound.AFTER:
            return replace(found, start=found.start, end=None, reason="not earlier than that: 'after'")
        case _:
            return found
