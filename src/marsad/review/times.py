"""Times as people write them in a correction."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from marsad.errors import DecisionRefused
from marsad.model.when import Precision, TimeBasis, TimeRange, day_range

HOW = "write 2024-02-07, 2024-02-07T21:30, 2024-02, 2024, or a span 2024-02-07..2024-02-09, open at either side"
_MOMENT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2}))?)?)?")
_YEAR, _MONTH, _DAY, _MINUTE = 1, 2, 3, 5
_PRECISION = {
    _YEAR: Precision.YEAR, _MONTH: Precision.MONTH, _DAY: Precision.DAY, _MINUTE: Precision.MINUTE,
}  # fmt: skip
DECEMBER = 12


def parse_time(words: str, reason: str = "") -> TimeRange:
    """The interval that the words name; DecisionRefused, saying how to write one, where they name none."""
    first, dots, last = words.strip().partition("..")
    start = _moment(first) if first.strip() else None
    end = _moment(last) if last.strip() else None
    if not dots and start is not None:
        end = start
    if start is None and end is None:
        raise DecisionRefused(f"{words!r} is no time: {HOW}")
    if start and end and start.start and end.end and start.start > end.end:
        raise DecisionRefused(f"{words!r} ends before it begins")
    return TimeRange(
        start.start if start else None,
        end.end if end else None,
        _precision(start, end),
        TimeBasis.STATED,
        reason,
    )


def _precision(start: TimeRange | None, end: TimeRange | None) -> Precision:
    if start is None or end is None:
        return (start or end or TimeRange()).precision
    if start == end or Precision.MINUTE in (start.precision, end.precision):
        return start.precision
    return Precision.DAYS if Precision.DAY in (start.precision, end.precision) else start.precision


def _moment(words: str) -> TimeRange:
    found = _MOMENT.fullmatch(words.strip())
    if found is None:
        raise DecisionRefused(f"{words.strip()!r} is no time: {HOW}")
    parts = [int(part) for part in found.groups() if part is not None]
    try:
        first = datetime(*[*parts, 1, 1][: max(len(parts), _DAY)])  # type: ignore[arg-type]
    except ValueError as error:
        raise DecisionRefused(f"{words.strip()!r} is no time: {error}") from error
    precision = _PRECISION[len(parts)]
    if precision is Precision.MINUTE:
        return TimeRange(first, first, precision)
    return day_range(first, _last_day(first, precision), precision)


def _last_day(first: datetime, precision: Precision) -> datetime:
    if precision is Precision.YEAR:
        return first.replace(month=DECEMBER, day=31)
    if precision is Precision.MONTH:
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first
