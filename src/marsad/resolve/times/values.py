"""What resolving gives: a TIMEX3 value and the days it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.codebook.times import Unit
from marsad.model.when import TimexType
from marsad.resolve.times import calendar as cal
from marsad.resolve.times.calendar import Days


@dataclass(frozen=True, slots=True)
class Resolved:
    """A value, the days it stands for where they are known, and whether it may anchor what follows."""

    value: str
    days: Days | None = None
    type: TimexType = TimexType.DATE
    anchors: bool = True
    impossible: bool = False
    """The words name a date that does not exist."""


IMPOSSIBLE = Resolved("XXXX-XX-XX", impossible=True, anchors=False)


def value_of(days: Days) -> str:
    """The TIMEX3 value of days, by the unit that was named."""
    first = days.first
    match days.grain:
        case "week":
            year, week, _ = first.isocalendar()
            return f"{year:04}-W{week:02}"
        case "weekend":
            year, week, _ = first.isocalendar()
            return f"{year:04}-W{week:02}-WE"
        case "month":
            return f"{first.year:04}-{first.month:02}"
        case "quarter":
            return f"{first.year:04}-Q{cal.quarter_of(first)}"
        case "year":
            return f"{first.year:04}"
        case "decade":
            return f"{first.year // 10:03}"
        case "century":
            return f"{first.year // 100:02}"
        case _:
            return first.isoformat()


def resolved(days: Days) -> Resolved:
    """Days with their own value."""
    return Resolved(value_of(days), days)


def unknown(unit: Unit) -> str:
    """The value of one unknown day, week, month or year."""
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit.name, "XXXX-XX-XX")
