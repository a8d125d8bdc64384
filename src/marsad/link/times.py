"""When the claims of one incident say it happened: what their intervals have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from marsad.model.claims import Claim
from marsad.model.when import UNKNOWN_TIME, Precision, TimeBasis, TimeRange

ORDER = {precision: rank for rank, precision in enumerate(Precision)}
"""Finest first, as the members are declared."""


def common_time(claims: Sequence[Claim], published: Iterable[date | None]) -> TimeRange:
    """The intersection of the stated intervals with the finest precision among them.

    Intervals that do not meet what finer ones have in common are left out of it and named in the reason. Without any
    stated interval: on or before the earliest bound or publication day.
    """
    ranges = [claim.time.range for claim in claims if claim.time is not None]
    stated = [found for found in ranges if found.start is not None and found.end is not None]
    if not stated:
        return _bounded(ranges, published)
    stated.sort(key=_finest_first)
    common, left_out = stated[0], []
    for found in stated[1:]:
        met = _intersection(common, found)
        if met is None:
            left_out.append(found)
        else:
            common = met
    if not left_out:
        return common
    others = "; ".join(sorted({f"{found.iso_start()} to {found.iso_end()}" for found in left_out}))
    return TimeRange(common.start, common.end, common.precision, common.basis, f"other claims say {others}")


def _finest_first(found: TimeRange) -> tuple[bool, int, datetime, datetime]:
    start, end = found.start or datetime.min, found.end or datetime.max
    return (found.basis is not TimeBasis.STATED, ORDER[found.precision], start, end)


def _intersection(one: TimeRange, other: TimeRange) -> TimeRange | None:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    start, end = max(one.start, other.start), min(one.end, other.end)
    if start > end:
        return None
    return TimeRange(start, end, min(one.precision, other.precision, key=ORDER.__getitem__), one.basis, one.reason)


def _bounded(ranges: Sequence[TimeRange], published: Iterable[date | None]) -> TimeRange:
    ends = [found.end for found in ranges if found.end is not None]
    ends += [datetime.combine(day, time(23, 59)) for day in published if day is not None]
    if not ends:
        starts = [found for found in ranges if found.start is not None]
        return starts[0] if starts else UNKNOWN_TIME
    return TimeRange(None, min(ends), Precision.UNKNOWN, TimeBasis.BOUNDED)
