"""Whether one place lies in another, as far as the gazetteer can tell."""

from __future__ import annotations

from marsad.geo import distance_km
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Entry


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether `inner` lies in `outer`, as far as the gazetteer can tell."""
    if outer.kind is PlaceKind.COUNTRY:
        return inner.country == outer.country and inner.number != outer.number
    if outer.number in (inner.admin1, inner.admin2, inner.parent):
        return True
    if outer.kind is PlaceKind.ADMIN1 and inner.admin1 is not None:
        return False
    if inner.lat is None or inner.lon is None or outer.lat is None or outer.lon is None:
        return False
    if inner.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1):
        return False
    return distance_km(inner.lat, inner.lon, outer.lat, outer.lon) <= (outer.radius_km or 10.0) + 15.0
