"""Rules for clock times and parts of the day."""

from __future__ import annotations

from marsad.codebook.times import load_time_words
from marsad.resolve.times.expressions import Calendar, Clock, Expression, Period, Which
from marsad.resolve.times.rules import Rule, RuleMatch

NOON = 12
_ZONE = "(?:<open>?(?:<zone:zone>|<local><time>?)<shut>?)"
_MERIDIEM = "<meridiem:meridiem>"


def _clock(found: RuleMatch) -> Expression | None:
    hour, minute = found.number("hour"), found.number("minute")
    packed = found.number("packed")
    if packed is not None:
        hour, minute = divmod(packed, 100)
    if hour is None:
        return None
    meridiem = found.token("meridiem")
    part = found.token("part")
    afternoon = (meridiem is not None and meridiem.word.startswith("p")) or (
        part is not None and load_time_words().parts[part.word].first_hour >= NOON
    )
    if afternoon and hour < NOON:
        hour += NOON
    if meridiem is not None and meridiem.word.startswith("a") and hour == NOON:
        hour = 0
    return None if hour > 24 else Expression(clock=Clock(hour % 24, minute or 0, _zone(found)))  # noqa: PLR2004


def _zone(found: RuleMatch) -> int | None:
    token = found.token("zone")
    return None if token is None else load_time_words().zones[token.word]


def _noon(found: RuleMatch) -> Expression | None:
    return Expression(clock=Clock(NOON if found.has("noon") else 0, 0, _zone(found)))


def _part(found: RuleMatch) -> Expression | None:
    token = found.token("part")
    if token is None:
        return None
    which = found.which()
    part = load_time_words().parts[token.word]
    base = None
    if which in (Which.NEXT, Which.FOLLOWING, Which.PREVIOUS, Which.SAME, Which.THAT):
        base = Period(load_time_words().unit_by_name["day"], which)
    return Expression(base, part=part, plural=token.word.endswith("s"))


def _early_hours(_found: RuleMatch) -> Expression | None:
    return Expression(part=load_time_words().part_by_name["early_morning"])


def _weekday_part(found: RuleMatch) -> Expression | None:
    token = found.token("part")
    if token is None:
        return None
    part = load_time_words().parts[token.word]
    return Expression(Calendar(weekday=found.series("weekday"), which=found.which()), part=part)


CLOCK_RULES = (
    Rule(
        "clock_colon",
        f"<hour24:hour><colon><minute:minute>(?:<colon><minute>)?(?:{_MERIDIEM}|<hours>)?{_ZONE}?",
        _clock,
    ),
    Rule("clock_point", f"<hour12:hour><point><minute:minute>{_MERIDIEM}{_ZONE}?", _clock),
    Rule("clock_spaced", f"<hour12:hour><minute:minute>{_MERIDIEM}{_ZONE}?", _clock),
    Rule("clock_meridiem", f"<hour12|hour12_word:hour>{_MERIDIEM}{_ZONE}?", _clock),
    Rule("clock_packed", f"<hhmm:packed>(?:<hours>{_ZONE}?|{_ZONE})", _clock),
    Rule("clock_point_zone", f"<hour24:hour><point><minute:minute>{_ZONE}", _clock),
    Rule(
        "clock_oclock", f"<hour12|hour12_word:hour><oclock>(?:<in><the><part:part>|<at><part:night>)?{_ZONE}?", _clock
    ),
    Rule("clock_part", "<hour12|hour12_word:hour>(?:<in><the>|<at>)<part:part>", _clock),
    Rule("noon", f"(?:<noon:noon>|<midnight>){_ZONE}?", _noon),
    Rule("early_hours", "<the>(?:<early>|<small>)<hours>(?:<of><the><part>)?", _early_hours),
    Rule(
        "part",
        "(?:<the|article>?<last|previous|next|following|coming|same|that:which>|<the>)?<part:part>(?:<unit_hour>)?",
        _part,
    ),
)
