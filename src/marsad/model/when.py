"""When something happened: an interval with a precision, where unknown is a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """The finest unit the words support."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


CLOCK_PRECISIONS = frozenset({Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY})


class TimeBasis(StrEnum):
    """What an interval rests on."""

    STATED = "stated"
    """The words and a given publication date."""
    INFERRED = "inferred"
    """An anchor that was worked out, not given; the reasoning is kept beside it."""
    BOUNDED = "bounded"
    """No time phrase: only the publication date bounds it from above."""
    UNRESOLVED = "unresolved"
    """The phrase is kept, but nothing anchors it."""


@dataclass(frozen=True, slots=True)
class TimeRange:
    """A closed interval in the place's local time or by the clock that is named; None means open on that side.

    Days end at their last minute.
    """

    start: datetime | None = None
    end: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    basis: TimeBasis = TimeBasis.STATED
    reason: str = ""
    """How it was worked out, for people; empty where the words say it all."""
    utc_offset: int | None = None
    """Minutes east of UTC of a clock that the words name ("16:00 GMT"); None: the place's own clock."""

    @property
    def is_known(self) -> bool:
        """Whether either end is known."""
        return self.start is not None or self.end is not None

    def iso_start(self) -> str | None:
        """Start as ISO 8601, to the minute for clock precisions and to the day otherwise."""
        return _iso(self.start, self.precision)

    def iso_end(self) -> str | None:
        """End as ISO 8601, to the minute for clock precisions and to the day otherwise."""
        return _iso(self.end, self.precision)


def _iso(moment: datetime | None, precision: Precision) -> str | None:
    if moment is None:
        return None
    return moment.strftime("%Y-%m-%dT%H:%M" if precision in CLOCK_PRECISIONS else "%Y-%m-%d")


def day_range(first: datetime, last: datetime | None = None, precision: Precision = Precision.DAY) -> TimeRange:
    """The whole days from `first` to `last` (or just `first`)."""
    begin = first.replace(hour=0, minute=0, second=0, microsecond=0)
    finish = (last or first).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1, minutes=-1)
    return TimeRange(begin, finish, precision)


UNKNOWN_TIME = TimeRange()


class TimexType(StrEnum):
    """TIMEX3 types (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"
