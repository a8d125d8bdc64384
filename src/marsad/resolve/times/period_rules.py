"""Rules for stretches of time, times told by their distance, and sets of times."""

from __future__ import annotations

from marsad.codebook.times import load_time_words
from marsad.resolve.times.expressions import NOTHING, Duration, Expression, Period, Recurring, Shift, Which
from marsad.resolve.times.rules import AMOUNT, APPROXIMATE, WHICH, Rule, RuleMatch

_PASTWARD = (Which.LAST, Which.PREVIOUS, Which.LATEST)
_FUTUREWARD = (Which.NEXT, Which.FOLLOWING, Which.COMING)
_NO_PERIOD = ("second", "minute", "hour", "night", "decade", "century")


def _shift(found: RuleMatch) -> Expression | None:
    deictic = found.has("ago")
    direction = 1 if found.has("later") else -1
    amount = None if found.has("bare") else found.amount()
    if found.unit().name == "quarter" and found.has("one"):
        return None
    return Expression(Shift(found.unit(), amount, direction, deictic))


def _neighbour(found: RuleMatch) -> Expression | None:
    """ "the next day", "the following week", "that month", "this year", "last week"."""
    unit, which = found.unit(), found.which()
    if which is None or (unit.name in _NO_PERIOD and which not in (Which.LAST, Which.NEXT)):
        return None
    if unit.name == "day" and which in (Which.LAST, Which.LATEST):
        return None
    if unit.name in _NO_PERIOD:
        return Expression(Duration(unit, 1, Which.LAST if which is Which.LAST else Which.NEXT))
    if found.has("the") and which is Which.LAST:
        return Expression(Duration(unit, 1, Which.LAST))
    return Expression(Period(unit, which))


def _the_period(found: RuleMatch) -> Expression | None:
    token = found.token("unit")
    if token is None or "units" in token.classes:
        return None
    return Expression(Period(found.unit(), Which.THE))


def _before_event(found: RuleMatch) -> Expression | None:
    """ "Two days after the raid": counted from an event, whose time the words do not tell."""
    return Expression(Duration(found.unit(), found.amount()))


def _year_before(found: RuleMatch) -> Expression | None:
    """ "year-earlier", "the year-ago quarter"."""
    return Expression(Shift(found.unit(), 1, -1, deictic=found.has("ago")))


def _latest_period(_found: RuleMatch) -> Expression | None:
    """ "The latest period" of a business report."""
    return Expression(Period(load_time_words().unit_by_name["quarter"], Which.LATEST))


def _duration(found: RuleMatch) -> Expression | None:
    if found.has("age") or (found.unit().name == "second" and found.has("one")):
        return NOTHING
    if found.unit().name == "quarter" and not found.has("which"):
        return NOTHING  # "three quarters of the town", "a quarter"
    amount = None if found.has("bare") else found.amount()
    which = found.which()
    side = Which.LAST if which in _PASTWARD else Which.NEXT if which in _FUTUREWARD else None
    token = found.token("more")
    at_least = found.has("more") and token is not None and token.word in ("more", "at", "over")
    return Expression(Duration(found.unit(), amount, side, at_least))


def _period_range(found: RuleMatch) -> Expression | None:
    number = found.number("n")
    return Expression(Duration(found.unit(), None if number is None else float(number)))


def _set_of_units(found: RuleMatch) -> Expression | None:
    unit = found.unit()
    count = (found.number("n") or 1) * (2 if found.has("other") else 1) * unit.factor
    if unit.code in ("WE", "NI"):
        return Expression(Recurring("XXXX-WXX-WE" if unit.code == "WE" else "XXXX-XX-XXTNI"))
    return Expression(Recurring(f"P{'T' if unit.clock else ''}{count}{unit.code}"))


def _set_of_weekdays(found: RuleMatch) -> Expression | None:
    part = found.token("part")
    code = f"T{load_time_words().parts[part.word].code}" if part is not None else ""
    return Expression(Recurring(f"XXXX-WXX-{found.series('weekday')}{code}"))


def _set_of_parts(found: RuleMatch) -> Expression | None:
    part = found.token("part")
    return None if part is None else Expression(Recurring(f"XXXX-XX-XXT{load_time_words().parts[part.word].code}"))


PERIOD_RULES = (
    Rule("ago", f"{APPROXIMATE}{AMOUNT}<more>?<hyphen>?<unit:unit>(?:<or><so>)?<ago:ago>", _shift),
    Rule("ago_bare", "<units:bare><ago:ago>", _shift),
    Rule(
        "before_event",
        f"{APPROXIMATE}{AMOUNT}<hyphen>?<unit:unit><before>(?!<mark|comma|dot|shut|line|and>)(?=.)",
        _before_event,
    ),
    Rule("earlier", f"{APPROXIMATE}{AMOUNT}<hyphen>?<unit:unit><hyphen>?(?:<earlier:earlier>|<later:later>)", _shift),
    Rule("earlier_bare", "<units:bare>(?:<earlier:earlier>|<later:later>)", _shift),
    Rule(
        "year_earlier",
        "<the>?<unit_year:unit><hyphen>?(?:<earlier>|<ago:ago>)(?:<unit_quarter>|<period>)?",
        _year_before,
    ),
    Rule("neighbour", f"<the:the>?{WHICH}<same>?<unit_one:unit>", _neighbour),
    Rule("the_period", "<the><unit_week|unit_month|unit_year|unit_quarter|unit_weekend:unit>", _the_period),
    Rule("latest_period", "<the><latest:which><period>", _latest_period),
    Rule("the_period_end", "<unit_month|unit_year:unit><hyphen>?<edge>", _the_period),
    Rule("which_duration", f"(?:<the>|<its>)?{WHICH}{APPROXIMATE}{AMOUNT}<hyphen>?<unit:unit>", _duration),
    Rule("first_duration", f"(?:<the>|<its>)?(?:<first>|<final>){AMOUNT}<hyphen>?<unit:unit>", _duration),
    Rule("which_units", f"(?:<the>|<its>)?(?:{WHICH}|<recent>|<these>)<units:bare>", _duration),
    Rule(
        "duration",
        f"<article>?(?:<about>|<more:more><than>){{0,4}}{AMOUNT}<hyphen>?<more>?<unit:unit>"
        "(?:<hyphen>?(?:<old:age>|<long>))?",
        _duration,
    ),
    Rule("duration_range", "<number:n>(?:<to>|<or>|<hyphen>)<number><hyphen>?<unit:unit>", _period_range),
    Rule("units", "<the>?<units:bare>(?:<hyphen><long>|<ahead>)?", _duration),
    Rule("every_unit", "<every><other:other>?(?:<number:n>|<ordinal:n2>)?<unit:unit>", _set_of_units),
    Rule("per_unit", "<per><unit_one:unit>", _set_of_units),
    Rule("every_weekday", "<every><weekday:weekday><part:part>?", _set_of_weekdays),
    Rule("every_part", "<every><part:part>", _set_of_parts),
)
