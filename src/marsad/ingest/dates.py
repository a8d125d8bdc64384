"""Publication dates as inputs write them. A date that cannot be told is None: none is ever invented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime

MONTH_NAMES = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTHS = {
    **{name: number for number, name in enumerate(MONTH_NAMES, start=1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, start=1)},
    "sept": 9,
}

_CLOCK = r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
_ZONE = r"(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?"
_ISO = re.compile(
    rf"(?P<year>\d{{4}})-?(?P<month>\d{{2}})-?(?P<day>\d{{2}})(?:[T ,]+{_CLOCK}\s*{_ZONE})?$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    rf"(?P<a>\d{{1,4}})\s*[./-]\s*(?P<b>\d{{1,2}})\s*[./-]\s*(?P<c>\d{{4}}|\d{{1,2}})(?:[T ,]+{_CLOCK})?$"
)
_WORDS = re.compile(
    r"(?:(?P<day1>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month1>[a-z]{3,9})\.?"
    r"|(?P<month2>[a-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?)"
    r"[\s,-]+(?P<year>\d{4})"
    rf"(?:[\s,]+(?:at\s+)?{_CLOCK}\s*(?P<half>[ap]\.?m\.?)?\s*{_ZONE})?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+", re.IGNORECASE)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")
MILLISECONDS_DIGITS = 13
NOON = 12
MONTHS_IN_YEAR = 12
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Published:
    """A publication day, with the instant where the hour is known. The day is the one printed, in its own zone."""

    day: date
    at: datetime | None = None
    """Without a zone where the input names none."""


def parse_published(given: str) -> Published | None:
    """Read ISO 8601, RFC 2822, "10 July 2016", "July 10, 2016 14:30", 20160710, seconds since 1970, 25/12/2016.

    None when it is none of these, names no single day ("July 2016"), does not exist (31 June), or could be
    read as two different days (03/04/2016).
    """
    words = _WEEKDAY.sub("", " ".join(given.split()))
    if _EPOCH.fullmatch(words):
        return _from_epoch(words)
    for pattern, read in ((_ISO, _from_iso), (_WORDS, _from_words), (_NUMBERS, _from_numbers)):
        if match := pattern.match(words):
            try:
                return read(match)
            except ValueError:
                return None
    return _from_mail(given)


def is_future(published: Published, now: datetime) -> bool:
    """Whether the day lies after tomorrow as `now` knows it (time zones may be a day ahead)."""
    return published.day > now.date() + timedelta(days=1)


def _from_iso(match: re.Match[str]) -> Published:
    day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    return _with_clock(day, match["clock"], match["zone"])


def _from_words(match: re.Match[str]) -> Published | None:
    month = MONTHS.get((match["month1"] or match["month2"]).lower())
    if month is None:
        return None
    day = date(int(match["year"]), month, int(match["day1"] or match["day2"]))
    return _with_clock(day, match["clock"], match["zone"], match["half"])


def _from_numbers(match: re.Match[str]) -> Published | None:
    first, second, third = int(match["a"]), int(match["b"]), int(match["c"])
    if len(match["a"]) == YEAR_DIGITS:
        return _with_clock(date(first, second, third), match["clock"], None)
    if len(match["c"]) != YEAR_DIGITS or (first != second and max(first, second) <= MONTHS_IN_YEAR):
        return None
    day, month = (first, second) if second <= MONTHS_IN_YEAR else (second, first)
    return _with_clock(date(third, month, day), match["clock"], None)


def _from_epoch(digits: str) -> Published:
    seconds = int(digits) / (1000 if len(digits) == MILLISECONDS_DIGITS else 1)
    at = datetime.fromtimestamp(seconds, tz=UTC)
    return Published(at.date(), at)


def _from_mail(given: str) -> Published | None:
    try:
        at = parsedate_to_datetime(given)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return Published(at.date(), at)


def _with_clock(day: date, clock: str | None, zone: str | None, half: str | None = None) -> Published:
    if clock is None:
        return Published(day)
    hour, minute, second = (*(int(part) for part in clock.split(":")), 0)[:3]
    if half:
        hour = hour % NOON + (NOON if half[0] in "pP" else 0)
    return Published(day, datetime.combine(day, time(hour, minute, second), tzinfo=_zone(zone)))


def _zone(zone: str | None) -> timezone | None:
    if zone is None:
        return None
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = zone[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if zone[0] == "-" else offset)
