"""Rules for days, months, years, seasons and the like that are called by name."""

from __future__ import annotations

from marsad.codebook.times import load_time_words
from marsad.resolve.times.expressions import (
    Calendar,
    Expression,
    Fraction,
    Numeric,
    Reference,
    SeasonOf,
    Shift,
    Which,
    Years,
)
from marsad.resolve.times.rules import DAY, MONTH, OWN_YEAR, WEEKDAY, WHICH, YEAR, Rule, RuleMatch


def _calendar(found: RuleMatch) -> Expression | None:
    month = found.token("month")
    if month is not None and "month_short" in month.classes and not (found.has("day") or found.has("year")):
        return None
    return Expression(
        Calendar(
            year=found.year(),
            month=found.series("month"),
            day=found.number("day"),
            weekday=found.series("weekday"),
            which=found.which(),
            year_shift=found.year_shift(),
            told_year=found.told_year(),
        )
    )


def _glued(found: RuleMatch) -> Expression | None:
    number = found.number("day_year") or 0
    return Expression(Calendar(number % 10_000, found.series("month"), number // 10_000, found.series("weekday")))


def _numeric(found: RuleMatch) -> Expression | None:
    first, second, year = found.number("first"), found.number("second"), found.year()
    if first is None or second is None or year is None:
        return None
    return Expression(Numeric(first, second, year))


def _iso(found: RuleMatch) -> Expression | None:
    return Expression(Calendar(found.year(), found.number("m"), found.number("d")))


def _weekday_of_week(found: RuleMatch) -> Expression | None:
    which = found.which()
    shift = {Which.LAST: -1, Which.PREVIOUS: -1, Which.NEXT: 1, Which.FOLLOWING: 1}.get(which or Which.THIS, 0)
    return Expression(Calendar(weekday=found.series("weekday"), week_shift=shift))


def _weekday(found: RuleMatch) -> Expression | None:
    return Expression(Calendar(weekday=found.series("weekday"), which=found.which()))


def _day_of_month(found: RuleMatch) -> Expression | None:
    return Expression(Calendar(day=found.number("day"), weekday=found.series("weekday")))


def _day_word(amount: int) -> Shift:
    unit = load_time_words().unit_by_name["day"]
    return Shift(unit, abs(amount), -1 if amount < 0 else 1, deictic=True)


def _shifted_day(amount: int) -> Expression:
    return Expression(_day_word(amount))


def _today_part(found: RuleMatch) -> Expression | None:
    token = found.token("part")
    parts = load_time_words().parts
    if token is None:
        return None
    last = found.which() is Which.LAST
    part = parts[token.word]
    if last and part.name == "night":
        return Expression(_day_word(0), overnight=True)
    return Expression(_day_word(-1 if last else 0), part=part)


def _tonight(_found: RuleMatch) -> Expression | None:
    return Expression(_day_word(0), part=load_time_words().part_by_name["night"])


def _overnight(_found: RuleMatch) -> Expression | None:
    return Expression(None, overnight=True)


def _season(found: RuleMatch) -> Expression | None:
    token = found.token("season")
    if token is None:
        return None
    return Expression(SeasonOf(token.value, found.year(), found.which(), found.year_shift(), found.told_year()))


def _fraction(found: RuleMatch) -> Expression | None:
    number = found.number("number")
    if found.has("final"):
        number = 2 if found.has("half") else 4
    elif found.has("first"):
        number = 1
    if number is None or number > (2 if found.has("half") else 4):
        return None
    code = "H" if found.has("half") else "Q"
    return Expression(
        Fraction(code, number, found.year() or found.year("later_year"), found.which(), found.year_shift())
    )


def _year_period(found: RuleMatch) -> Expression | None:
    """ "the 1988 period": that year's counterpart of the quarter told last."""
    return Expression(Fraction("Q", 0, found.year()))


def _decade(found: RuleMatch) -> Expression | None:
    number = found.number("decade")
    if number is None or (number >= 100 and not 1000 <= number < 2100):  # noqa: PLR2004
        return None
    token = found.token("decade")
    if token is not None and number < 100 and not token.word[0].isdigit():  # noqa: PLR2004
        number += 1900
    return Expression(Years(number, 10)) if number >= 1000 else None  # noqa: PLR2004


def _century(found: RuleMatch) -> Expression | None:
    number = found.number("number")
    return None if number is None else Expression(Years((number - 1) * 100, 100))


def _before_christ(found: RuleMatch) -> Expression | None:
    """A year before the common era: a value, and no interval, for our calendar begins with the year 1."""
    year = found.number("bc")
    if not year:
        return None
    month, season = found.series("month"), found.token("season")
    finer = f"-{month:02d}" if month else f"-{season.value}" if season is not None else ""
    return Expression(Reference(f"BC{year:04d}{finer}"))


_NOT_GLUED = "(?!<hyphen|slash|point|colon>)"
_AND_YEAR = f"(?:<comma>?<of>?{YEAR}|<comma>?{OWN_YEAR})?"

DATE_RULES = (
    Rule(
        "month_day",
        f"(?:{WEEKDAY}<comma>?<the>?)?{MONTH}(?:{DAY}|<the><ordinal_digits:day>){_NOT_GLUED}(?:<comma>?{YEAR})?",
        _calendar,
    ),
    Rule("month_dayyear", f"(?:{WEEKDAY}<comma>?)?{MONTH}<day_year:day_year>", _glued),
    Rule("day_month", f"(?:{WEEKDAY}<comma>?)?(?:<the>)?{DAY}(?:<of>|<hyphen>)?{MONTH}{_AND_YEAR}", _calendar),
    Rule("day_of_month", f"(?:{WEEKDAY}<comma>?)?<the>?<ordinal_day:day><of>{MONTH}{_AND_YEAR}", _calendar),
    Rule("numeric_slash", "<digits:first><slash><digits:second><slash><year|two_digits:year>", _numeric),
    Rule("numeric_hyphen", "<digits:first><hyphen><digits:second><hyphen><year:year>", _numeric),
    Rule("numeric_point", "<digits:first><point><digits:second><point><year:year>", _numeric),
    Rule("iso_hyphen", "<year:year><hyphen><digits:m><hyphen><digits:d>", _iso),
    Rule("iso_slash", "<year:year><slash><digits:m><slash><digits:d>", _iso),
    Rule("month_year", f"{MONTH}<comma>?<of>?{YEAR}", _calendar),
    Rule("month_own_year", f"{MONTH}<comma>?{OWN_YEAR}", _calendar),
    Rule("month", f"(?:<the>?{WHICH}<unit_month>?)?{MONTH}", _calendar),
    Rule("year", "(?:<the>?(?:<unit_year>|<fiscal><unit_year>?))?<year:year><anno>?", _calendar),
    Rule(
        "year_bc", f"(?:{MONTH}<comma>?|<the>?<season:season><of>?)?<the>?<unit_year>?<digits:bc><bc>", _before_christ
    ),
    Rule("year_period", "<the><year:year>(?:<period>|<unit_quarter>)", _year_period),
    Rule("ordinal_alone", f"(?:{WEEKDAY}<comma>?)?<the><ordinal_digits:day>", _day_of_month),
    Rule("weekday", f"(?:<the>?{WHICH}<coming>?)?<weekday:weekday>", _weekday),
    Rule("weekday_of_week", f"<weekday:weekday><of>?<the>?{WHICH}<unit_week>", _weekday_of_week),
    Rule("which_weekday_week", "<weekday:weekday><of><the><unit_week>", _weekday_of_week),
    Rule("today", "<today>", lambda _: _shifted_day(0)),
    Rule("yesterday", "(?:<early>|<late>)?<yesterday>", lambda _: _shifted_day(-1)),
    Rule("tomorrow", "<tomorrow>", lambda _: _shifted_day(1)),
    Rule("day_before_yesterday", "<the>?<unit_day><earlier><yesterday>", lambda _: _shifted_day(-2)),
    Rule("day_after_tomorrow", "<the>?<unit_day><later><tomorrow>", lambda _: _shifted_day(2)),
    Rule("today_part", "<last|this:which><part:part>", _today_part),
    Rule("tonight", "<tonight>", _tonight),
    Rule("overnight", "<overnight>", _overnight),
    Rule("season_years", "<the>?<season:season><of>?<year:year><hyphen|slash|dash><year|two_digits>", _season),
    Rule("season", f"(?:<the>?{WHICH})?<the>?<season:season>(?:<of>?{YEAR}|{OWN_YEAR})?", _season),
    Rule(
        "fraction",
        "(?:<the>|<its>)?(?:<year:year>|<fiscal>)?(?:<ordinal:number>|<first:first>|<final:final>)<fiscal>?<hyphen>?"
        f"(?:<unit_quarter>|<half:half>)(?:<of>?<fiscal>?<year|short_year:later_year>|{OWN_YEAR})?",
        _fraction,
    ),
    Rule("decade", "<the>?<decade:decade>", _decade),
    Rule("century", "<the>?<ordinal:number><hyphen>?<unit_century>", _century),
)
