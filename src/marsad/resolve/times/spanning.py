"""Two times said as the ends of one stretch: "from March 3 to 5", "between Monday and Wednesday"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from marsad.model.layers import TimeMention
from marsad.model.when import Precision, TimeRange
from marsad.resolve.times.expressions import Found
from marsad.resolve.times.notation import compile_rule
from marsad.resolve.times.tokens import TokenLine

_BETWEEN = r"(?:<to>|<dash>|<until>)(?:<the>|<early>|<late>)*"
_AND = r"<and>(?:<on>|<in>)?<the>?"
LONGEST = timedelta(days=366 * 5)


def spanned(mentions: list[TimeMention], found: list[Found], line: TokenLine) -> tuple[TimeMention, ...]:
    """The mentions, with both ends of a stretch given the interval of the whole stretch.

    "And" joins neighbouring days, and any two times behind "between".
    """
    through, both = compile_rule(_BETWEEN), compile_rule(_AND)
    out = list(mentions)
    for index in range(len(out) - 1):
        left, right = found[index], found[index + 1]
        gap = (left.after, right.first)
        joined_by_and = both.fullmatch(line.classes, *gap) is not None
        if not joined_by_and and not through.fullmatch(line.classes, *gap):
            continue
        between = left.first > 0 and "between" in line.tokens[left.first - 1].classes
        whole = _union(out[index].range, out[index + 1].range, days_only=joined_by_and and not between)
        if whole is not None:
            out[index] = replace(out[index], range=whole)
            out[index + 1] = replace(out[index + 1], range=whole)
    return tuple(out)


def _union(first: TimeRange, last: TimeRange, *, days_only: bool) -> TimeRange | None:
    """From the beginning of one to the end of the other; None where that is no plausible stretch."""
    if first.start is None or last.end is None or not first.start < last.end <= first.start + LONGEST:
        return None
    if days_only:
        single = first.precision is Precision.DAY and last.precision is Precision.DAY
        if not single or last.end - first.start > timedelta(days=2):
            return None
    precision = Precision.DAYS if last.precision is Precision.DAY else last.precision
    return replace(last, start=first.start, precision=precision, reason="from one time to the other")
