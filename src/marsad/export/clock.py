"""A claim's clock times in UTC, with the zone of its place. Days have no clock: they stay days of the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from marsad.codebook.time_zones import in_utc, zone_of
from marsad.model.claims import Claim
from marsad.model.when import CLOCK_PRECISIONS


@dataclass(frozen=True, slots=True)
class Clock:
    """The zone of the place (IANA name), and the interval in UTC (ISO 8601, "Z"); None where not known."""

    zone: str | None
    start: str | None = None
    end: str | None = None


def clock_of(claim: Claim) -> Clock:
    """The zone and UTC interval of a claim; a claim without a place has neither."""
    zone = zone_of(claim.place.place if claim.place is not None else None)
    if zone is None or claim.time is None or claim.time.range.precision not in CLOCK_PRECISIONS:
        return Clock(zone)
    known = claim.time.range
    return Clock(zone, _utc(known.start, zone), _utc(known.end, zone))


def _utc(moment: datetime | None, zone: str) -> str | None:
    found = in_utc(moment, zone) if moment is not None else None
    return found.strftime("%Y-%m-%dT%H:%MZ") if found is not None else None
