"""Whether two entries of a gazetteer are one spot on the map."""

from __future__ import annotations

from marsad.geo import distance_km
from marsad.resolve.gazetteer.file import Entry

ELSEWHERE_KM = 60.0
"""Places nearer than this are no two answers to where a name is: a town and its district."""


def are_one_spot(one: Entry, other: Entry) -> bool:
    """Whether two places lie so near that a claim may mean either; False where a point is missing."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) < ELSEWHERE_KM
