"""A claim's clock times in UTC, with the zone of its place. Days have no clock: they stay days of the place.

A clock time is one of the place, unless the report names another clock ("16:00 GMT").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from marsad.codebook.time_zones import in_utc, zone_of
from marsad.model.claims import Claim
from marsad.model.when import CLOCK_PRECISIONS, TimeRange


@dataclass(frozen=True, slots=True)
class Clock:
    """The zone of the place (IANA name), and the interval in UTC (ISO 8601, "Z"); None where not known."""

    zone: str | None
    start: str | None = None
    end: str | None = None


def clock_of(claim: Claim) -> Clock:
    """The zone and UTC interval of a claim; one without a place has no zone, and UTC only by a clock that is named."""
    zone = zone_of(claim.place.place if claim.place is not None else None)
    if claim.time is None or claim.time.range.precision not in CLOCK_PRECISIONS:
        return Clock(zone)
    known = claim.time.range
    return Clock(zone, _utc(known.start, known, zone), _utc(known.end, known, zone))


def _utc(moment: datetime | None, known: TimeRange, zone: str | None) -> str | None:
    if moment is None:
        return None
    if known.utc_offset is not None:
        found: datetime | None = moment - timedelta(minutes=known.utc_offset)
    else:
        found = in_utc(moment, zone) if zone is not None else None
    return found.strftime("%Y-%m-%dT%H:%MZ") if found is not None else None
