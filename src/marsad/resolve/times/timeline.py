"""Where a document stands in time while its expressions are read one after another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from marsad.resolve.times.anchor import Anchor
from marsad.resolve.times.calendar import Days
from marsad.resolve.times.context import Tense
from marsad.resolve.times.expressions import Calendar, Found, Numeric, Period, Shift, Which

HISTORY_YEARS = 2
"""A date this many years before publication is history, not news."""
HISTORY_DATES = 4
"""So many dates of history, outnumbering deictic words, make a narrative."""


class Style(StrEnum):
    """How a document counts time."""

    NEWS = "news"
    """From the day it was written."""
    NARRATIVE = "narrative"
    """From the date told last: histories and chronicles."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is resolved against."""

    speaking: date | None
    narrative: Days | None
    style: Style
    tense: Tense = Tense.NONE
    day_first: bool | None = None
    """Order of day and month in numeric dates; None where the document does not tell."""
    told_day: Days | None = None
    """The last single day told in this or the sentence before, for clock times and parts of the day."""
    quarter: Days | None = None
    """The quarter named last, which "a year earlier" and "the quarter" of a business report count from."""
    exact: bool = True
    """Whether the day of writing is known to the day."""

    @property
    def now(self) -> date | None:
        """The day that deictic words count from."""
        if self.style is Style.NARRATIVE and self.narrative is not None:
            return self.narrative.first
        return self.speaking

    @property
    def day_of_hour(self) -> date | None:
        """The day that a clock time without one belongs to."""
        if self.told_day is not None:
            return self.told_day.first
        if self.style is Style.NARRATIVE and self.narrative is not None:
            return self.narrative.first
        return self.speaking

    @property
    def told(self) -> Days | None:
        """The time that "the next day" counts from: the last told, else the day of writing."""
        if self.narrative is not None:
            return self.narrative
        return Days(self.speaking, self.speaking) if self.speaking is not None else None


def style_of(found: list[Found], anchor: Anchor) -> Style:
    """Whether a document reports news or tells history, by the dates it names."""
    day = anchor.day
    history = sum(_is_history(item, day) for item in found)
    deictic = sum(_is_deictic(item) for item in found)
    if day is None:
        return Style.NARRATIVE if history > deictic else Style.NEWS
    return Style.NARRATIVE if history >= HISTORY_DATES and history > 2 * deictic else Style.NEWS


def _is_history(item: Found, day: date | None) -> bool:
    base = item.expression.base
    if not isinstance(base, Calendar) or base.year is None:
        return False
    return day is None or base.year <= day.year - HISTORY_YEARS


def _is_deictic(item: Found) -> bool:
    base = item.expression.base
    if isinstance(base, Shift):
        return base.deictic
    if isinstance(base, Calendar):
        return base.weekday is not None and base.day is None
    return isinstance(base, Period) and base.which in (Which.LAST, Which.NEXT, Which.THIS)


def order_of(found: list[Found], anchor: Anchor) -> bool | None:
    """Whether numeric dates put the day first: told by impossible values, else by nearness to publication."""
    numeric = [item.expression.base for item in found if isinstance(item.expression.base, Numeric)]
    if any(date_.first > 12 for date_ in numeric):  # noqa: PLR2004
        return True
    if any(date_.second > 12 for date_ in numeric):  # noqa: PLR2004
        return False
    day = anchor.day
    if day is not None:
        for date_ in numeric:
            if date_.year == day.year and {date_.first, date_.second} == {day.day, day.month} and day.day != day.month:
                return date_.first == day.day
    return None
