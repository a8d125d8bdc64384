"""Times in plain words, no finer than they are known."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from marsad.export.words import words_for
from marsad.model.when import CLOCK_PRECISIONS, Precision, TimeBasis, TimeRange

# strftime's month names follow the machine's locale; an export must not.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_INSTANT = timedelta(minutes=2)
"""Ends closer than this are one clock time."""


def time_words(when: TimeRange) -> str:
    """When: "14 May 2024, 06:00 to 12:00", "10 to 12 May 2024", "on or before 16 May 2024", "date not known"."""
    if when.start is None:
        return "date not known" if when.end is None else f"on or before {_moment(when.end, when.precision)}"
    if when.end is None:
        return f"on or after {_moment(when.start, when.precision)}"
    if when.precision in CLOCK_PRECISIONS and not _is_whole_days(when.start, when.end):
        return _clock(when.start, when.end, when.precision)
    return _days(when.start, when.end, when.precision)


def time_note(when: TimeRange) -> str:
    """What the interval rests on where that is not the words themselves; empty otherwise."""
    basis = words_for("time_basis", when.basis.value) if when.basis is not TimeBasis.STATED else ""
    return ": ".join(part for part in (basis, when.reason) if part)


def day_words(day: date) -> str:
    """A day: "14 May 2024"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _moment(moment: datetime, precision: Precision) -> str:
    return f"{day_words(moment)}, {moment:%H:%M}" if precision in CLOCK_PRECISIONS else day_words(moment)


def _is_whole_days(start: datetime, end: datetime) -> bool:
    return (start.hour, start.minute, end.hour, end.minute) == (0, 0, 23, 59)


def _clock(start: datetime, end: datetime, precision: Precision) -> str:
    if end - start < _INSTANT:
        return _moment(start, precision)
    until = f"{end:%H:%M}" if start.date() == end.date() else _moment(end, precision)
    return f"{_moment(start, precision)} to {until}"


def _days(start: datetime, end: datetime, precision: Precision) -> str:
    if precision is Precision.YEAR and start.year == end.year:
        return str(start.year)
    if precision is Precision.MONTH and (start.year, start.month) == (end.year, end.month):
        return f"{_MONTHS[start.month - 1]} {start.year}"
    if start.date() == end.date():
        return day_words(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {day_words(end)}"
    first = f"{start.day} {_MONTHS[start.month - 1]}" if start.year == end.year else day_words(start)
    return f"{first} to {day_words(end)}"
