"""The date that a report prints on itself: in its dateline, its first line, or behind "published"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc

from marsad.model.evidence import Quote, quote_at
from marsad.resolve.times.anchor import Anchor
from marsad.resolve.times.calendar import make_date
from marsad.resolve.times.expressions import Calendar, Found, Numeric
from marsad.resolve.times.finding import find_expressions
from marsad.resolve.times.timeline import order_of
from marsad.resolve.times.tokens import TokenLine, tokenize
from marsad.text.given_text import text_of

HEAD_CHARS = 400
"""A report prints its date at its beginning; later dates are what it tells about."""
START_CHARS = 3
"""A date that begins within so many characters of the text, or of a line, stands for itself."""
CUE_CHARS = 40
AFTER_CHARS = 3
EARLIEST_YEAR = 1900
NEAR_DAYS = 7
"""So close to the file's date, one reading of an ambiguous numeric date is taken for the right one."""

_CUE = re.compile(
    r"(?:published|posted|updated|date of publication|publication date|release(?:d)?|dated?|issued|modified|created)"
    r"(?:\s+(?:on|at|in))?\s*[:,]?\s*(?:\w+,?\s+)?(?:\d{1,2}:?\d\d\s*)?$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:^|\n)[^\n.!?]{0,60}\($|(?:^|\n)[A-Z][A-Z .,'/-]{2,50}(?:,\s*\w[\w. ]{1,25})?[,(]\s*$")
_RELEASE_NUMBER = re.compile(r"(?<![\w-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-[A-Z]{1,4}-\w+")
"""Number of a release that begins with year and month: "2010-06-XB-900"."""
MID_MONTH = 15


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """The report's own date as it prints it."""

    day: date
    quote: Quote
    reason: str
    """Why these words are the report's date, for people."""


def text_date(doc: Doc, *, given: date | None = None, retrieved: date | None = None) -> PrintedDate | None:
    """The date that a report prints on itself; None where it prints none.

    It overrides the date of the file where they disagree. `given`, the file's date, settles the order of day and
    month in numeric dates and completes a dateline without a year; without one the year and month in the number of
    a release do. A date after `retrieved` is no publication date.
    """
    text = text_of(doc)
    head = text[: HEAD_CHARS + CUE_CHARS]
    line = tokenize(head)
    found = find_expressions(head, line)
    day_first = order_of(found, Anchor(given))
    near = given or _month_of_release(head)
    best: tuple[int, PrintedDate] | None = None
    for item in found:
        start, end = line.tokens[item.first].start, line.tokens[item.after - 1].end
        day = _full_date(item, given, near, day_first=day_first)
        if start > HEAD_CHARS or day is None or day.year < EARLIEST_YEAR or (retrieved is not None and day > retrieved):
            continue
        rank, reason = _standing(head, line, item, start, end)
        if rank and (best is None or rank > best[0]):
            best = (rank, PrintedDate(day, quote_at(text, start, end), reason))
    return best[1] if best else None


def _month_of_release(head: str) -> date | None:
    """The middle of the month that the number of the release names; None where it has none."""
    number = _RELEASE_NUMBER.search(head)
    return None if number is None else date(int(number[1]), int(number[2]), MID_MONTH)


def _full_date(item: Found, given: date | None, near: date | None, *, day_first: bool | None) -> date | None:
    """The day of a date; `near`: a day close to which one without a year must lie."""
    base = item.expression.base
    if isinstance(base, Numeric):
        candidates = [make_date(base.year, base.second, base.first), make_date(base.year, base.first, base.second)]
        if day_first is False:
            candidates.reverse()
        real = [day for day in candidates if day is not None]
        close = [day for day in real if given is not None and abs((day - given).days) <= NEAR_DAYS]
        return next(iter(close or real), None)
    if isinstance(base, Calendar) and base.month and base.day:
        if base.year is not None:
            return make_date(base.year, base.month, base.day)
        return _completed(base.month, base.day, near)
    return None


def _completed(month: int, day: int, near: date | None) -> date | None:
    """A date without a year, in the year in which it lies close to the day `near`; None where that is not known."""
    if near is None:
        return None
    days = [make_date(year, month, day) for year in (near.year - 1, near.year, near.year + 1)]
    close = [found for found in days if found is not None and abs(found - near) <= timedelta(days=31)]
    return close[0] if close else None


def _standing(head: str, line: TokenLine, item: Found, start: int, end: int) -> tuple[int, str]:
    """How surely a date is the report's own, and why; 0 where it is not."""
    base = item.expression.base
    with_year = isinstance(base, Numeric) or (isinstance(base, Calendar) and base.year is not None)
    before = head[max(0, start - CUE_CHARS * 2) : start]
    if with_year and _CUE.search(before):
        return 4, "printed as the date of publication"
    if _DATELINE.search(before) and (head[end : end + AFTER_CHARS].strip()[:1] in (")", "(", "-", "–", "—", ",", ":")):
        return (3 if with_year else 2), "printed in the dateline"
    if start <= START_CHARS and (with_year or head[end : end + 1] == ":"):
        return (3 if with_year else 2), "printed at the head of the text"
    if isinstance(base, Calendar) and _stands_with_weekday(base, head[:start]):
        return 2, "printed with its weekday at the head of the text"
    line_break = head.find("\n", end)
    if with_year and line_break >= 0 and _alone(head, start, end, line_break):
        return 1, "printed on a line at the head of the text"
    return 0, ""


def _stands_with_weekday(base: Calendar, before: str) -> bool:
    """ "AFP Thursday 5 Feb 2015": a weekday that fits the date, in no sentence of its own."""
    if base.year is None or base.month is None or base.day is None or base.weekday is None:
        return False
    day = make_date(base.year, base.month, base.day)
    words = before.split()
    return day is not None and day.isoweekday() == base.weekday and bool(words) and not words[-1].islower()


def _alone(head: str, start: int, end: int, line_break: int) -> bool:
    """Whether a date ends a line of a heading that is no sentence."""
    return line_break - end <= AFTER_CHARS and "." not in head[head.rfind("\n", 0, start) + 1 : start]


def anchor_of(doc: Doc, anchor: Anchor) -> Anchor:
    """The anchor with the date that the text prints on itself in the place of the file's, where it prints one."""
    return anchored(anchor, text_date(doc, given=anchor.day, retrieved=anchor.retrieved))


def anchored(anchor: Anchor, printed: PrintedDate | None) -> Anchor:
    """The anchor with a printed date, if there is one, in the place of the file's."""
    if printed is None or printed.day == anchor.day:
        return anchor
    reason = f"the text prints its date: '{printed.quote.text}'"
    keep_hour = anchor.published_at if anchor.published_at and anchor.published_at.date() == printed.day else None
    return Anchor(printed.day, keep_hour, anchor.retrieved, reason=reason)
