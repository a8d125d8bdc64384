"""Places described from another one: "15 km south of X", "north of X"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.codebook.place_words import place_words
from marsad.geo import destination
from marsad.model.entities import Place, PlaceKind
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page

KM = {
    "km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometers": 1.0, "kilometre": 1.0, "kilometres": 1.0,
    "mile": 1.609, "miles": 1.609, "mi": 1.609, "m": 0.001, "meters": 0.001, "metres": 0.001, "yards": 0.000914,
}  # fmt: skip
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "dozen": 12,
}
VAGUE_KM = 15.0
"""How far "north of X" may reach beyond X."""
SHARE_OF_DISTANCE = 0.2
"""A stated distance is a round figure, measured from somewhere in the place."""
FARTHEST_KM = 400.0


@dataclass(frozen=True, slots=True)
class Offset:
    """From which token the description runs, and what it says."""

    start: int
    bearing: float | None
    km: float | None


def offset_of(page: Page, name: Found) -> Offset | None:
    """The description before a name: direction with or without a distance, or a distance alone ("5 km from X")."""
    lead = lead_of(page, name)
    link = page.lower_at(lead - 1)
    if link not in ("of", "from"):
        return None
    words = place_words()
    at = lead - 2
    if page.lower_at(at) == "away":
        at -= 1
    bearing = words.directions.get(page.lower_at(at))
    start = at
    if bearing is not None:
        at -= 1
        if page.lower_at(at) in ("the", "to"):
            at -= 1
    distance = _distance(page, at)
    if distance is not None:
        km, start = distance
        return Offset(start, bearing, km) if km <= FARTHEST_KM else None
    return Offset(start, bearing, None) if bearing is not None else None


def lead_of(page: Page, name: Found) -> int:
    """First token of "the town of X"."""
    lead, words = name.phrase_start, place_words()
    if page.lower_at(lead - 1) == "of" and f"{page.lower_at(lead - 2)} of" in words.kind_before:
        lead -= 2
    while page.lower_at(lead - 1) in ("the", "city", "town", "village", "rebel-held", "besieged", "nearby"):
        lead -= 1
    return lead


def _distance(page: Page, at: int) -> tuple[float, int] | None:
    """Kilometres and first token of "15 km", "some 15 kilometres (9 miles)", read backwards from token `at`."""
    if page.lower_at(at) == ")":
        opening = next((back for back in range(at - 1, max(at - 7, -1), -1) if page.lower_at(back) == "("), None)
        if opening is None:
            return None
        at = opening - 1
    unit = KM.get(page.lower_at(at))
    number = page.lower_at(at - 1).replace(",", "")
    if unit is None or at < 1:
        return None
    value = float(number) if number.replace(".", "", 1).isdigit() else NUMBERS.get(number)
    return (value * unit, at - 1) if value is not None else None


def shifted(place: Place, offset: Offset, wording: str) -> Place:
    """The place described: a point where distance and direction are given, else the named point with a wider radius."""
    if place.lat is None or place.lon is None:
        return replace(
            place, name=wording, kind=PlaceKind.RELATIVE, id=None, geonameid=None, within=(place.name, *place.within)
        )
    radius = place.radius_km or 2.0
    lat, lon = place.lat, place.lon
    if offset.km is not None and offset.bearing is not None:
        lat, lon = destination(lat, lon, offset.bearing, offset.km)
        reach = max(2.0, SHARE_OF_DISTANCE * offset.km) + radius / 2
    else:
        reach = radius + (offset.km if offset.km is not None else VAGUE_KM)
    return replace(
        place,
        name=wording,
        kind=PlaceKind.RELATIVE,
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=round(reach, 1),
        id=None,
        geonameid=None,
        within=(place.name, *place.within),
    )
