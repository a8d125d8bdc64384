"""Rules for ranges whose ends share a month or a year: "March 5-9, 1918", "3 and 4 May", "2007-08"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from marsad.resolve.times.expressions import Calendar, Expression, Found, Reference
from marsad.resolve.times.notation import compile_rule
from marsad.resolve.times.rules import MONTH, YEAR, RuleMatch

CENTURY = 100
_TO = "(?:<hyphen>|<dash>|<to>|<and>|<or>|<slash>|<until>)"


@dataclass(frozen=True)
class RangeRule:
    """A named pattern for both ends of a range; the group `end_day` or `end_year` begins its second end."""

    name: str
    pattern: str
    build: Callable[[RuleMatch], Found | None]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return compile_rule(self.pattern)


def _days(found: RuleMatch) -> Found | None:
    first, last = found.number("day"), found.number("end_day")
    if first is None or last is None or first >= last:
        return None
    month, year = found.series("month"), found.year()
    begin, end = Calendar(year, month, first), Calendar(year, month, last)
    at = found.match.start("end_day")
    until = Found(Expression(end), at, found.match.end(), "range_end")
    return Found(Expression(begin), found.match.start(), found.match.end(), "range", until)


def _years(found: RuleMatch) -> Found | None:
    first, short = found.year(), found.number("end_year")
    if first is None or short is None or short <= first % CENTURY:
        return None
    last = first - first % CENTURY + short
    at = found.match.start("end_year")
    until = Found(Expression(Calendar(last)), at, found.match.end(), "range_end")
    return Found(Expression(Calendar(first)), found.match.start(), found.match.end(), "range", until)


def _years_bc(found: RuleMatch) -> Found | None:
    first, last = found.number("bc"), found.number("end_bc")
    if not first or not last or first <= last:
        return None
    at, end = found.match.start("end_bc"), found.match.end()
    until = Found(Expression(Reference(f"BC{last:04d}")), at, end, "range_end")
    return Found(Expression(Reference(f"BC{first:04d}")), found.match.start(), end, "range", until)


RANGE_RULES = (
    RangeRule("years_bc", f"<digits:bc>{_TO}<digits:end_bc><bc>", _years_bc),
    RangeRule(
        "month_days",
        f"{MONTH}<day|ordinal_day:day>{_TO}<day|ordinal_day:end_day>(?!<colon|point>)(?:<comma>?{YEAR})?",
        _days,
    ),
    RangeRule(
        "days_month",
        f"<the>?<day|ordinal_day:day>{_TO}<the>?<day|ordinal_day:end_day><of>?{MONTH}(?:<comma>?{YEAR})?",
        _days,
    ),
    RangeRule(
        "short_years", "<year:year>(?:<hyphen>|<slash>|<dash>)<two_digits:end_year>(?!<hyphen|slash|dash>)", _years
    ),
)
