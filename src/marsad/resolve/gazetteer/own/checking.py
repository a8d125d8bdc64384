"""What is wrong with places taken together, or beside what we know of their countries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.own.below import Below
from marsad.resolve.gazetteer.own.drafts import DraftPlace, Fault
from marsad.text.names import fold

_WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.WATER, PlaceKind.TERRAIN})
"""Kinds whose middle may lie far from any settlement."""


def check_places(places: Iterable[DraftPlace], below: Below) -> list[Fault]:
    """Faults of places that read well one by one: doubled ids, doubled places, points outside their country."""
    listed = list(places)
    faults = [
        *_doubled(listed, lambda place: place.key, "id {!r}"),
        *_doubled(listed, _name_and_point, "name and point of {!r}"),
        *(fault for place in listed if (fault := _outside(place, below))),
    ]
    return sorted(set(faults))


def _name_and_point(place: DraftPlace) -> tuple[str, float | None, float | None] | None:
    return (fold(place.name), place.lat, place.lon) if place.lat is not None else None


def _doubled(places: Iterable[DraftPlace], key: Callable[[DraftPlace], object], what: str) -> Iterator[Fault]:
    first: dict[object, DraftPlace] = {}
    for place in places:
        value = key(place)
        if value is None:
            continue
        earlier = first.setdefault(value, place)
        if earlier is not place:
            shown = what.format(value if isinstance(value, str) else place.name)
            yield place.row, f"{shown} is also that of row {earlier.row}"


def _outside(place: DraftPlace, below: Below) -> Fault | None:
    if place.country is None or place.lat is None or place.lon is None or not below.knows_country(place.country):
        return None
    if below.settled(place.country, place.lat, place.lon):
        return None
    if abs(place.lon) <= 90 and below.settled(place.country, place.lon, place.lat):  # noqa: PLR2004 - a pole
        return (
            place.row,
            f"latitude {place.lat:g} and longitude {place.lon:g} are swapped: {place.country} lies the other way",
        )
    if place.kind in _WIDE:
        return None
    return place.row, f"{place.lat:g}, {place.lon:g} is far from every settlement of {place.country}"
