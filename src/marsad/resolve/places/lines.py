"""Places that lie between two others: "the road between A and B", "the highway from A to B", "the A-B road"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from marsad.codebook.place_words import place_words
from marsad.geo import distance_km
from marsad.model.entities import Place, PlaceKind
from marsad.model.evidence import quote_at
from marsad.model.layers import PlaceMention, PlaceUse
from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page
from marsad.resolve.places.relative import lead_of
from marsad.text.names import fold

LINKS = {"between": ("and",), "from": ("to",), "linking": ("and", "to", "with"), "connecting": ("and", "to", "with")}
FARTHEST_KM = 700.0
NEIGHBOURS_KM = 150.0
"""Two places that a bare "between A and B" may lie between; farther apart they are likelier to be parties."""
ENDS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.FACILITY, PlaceKind.NEIGHBOURHOOD, PlaceKind.RELATIVE})
CONFIDENCE = 0.6
_NAME = r"[A-Z][\w'\u2019]+(?:\s[A-Z][\w'\u2019]+)?"
_ROAD = re.compile(
    rf"\b(?P<one>{_NAME})\s?[-\u2013\u2014/]\s?(?P<other>{_NAME})\s+"
    r"(?:(?:international|desert|coastal|main|old|new)\s+)?(?:highway|road|motorway|railway|expressway)\b"
)


def line(page: Page, first: Found, second: Found, ends: Sequence[PlaceMention]) -> PlaceMention | None:
    """The place between two neighbouring names, where the words say so; the two stay places of their own."""
    one, other = ends[0].place, ends[-1].place
    if one is None or other is None or PlaceKind.COUNTRY in (one.kind, other.kind):
        return None
    start = _start(page, first, second, one, other)
    place = middle(one, other, page.between(start, second.phrase_end)) if start is not None else None
    if start is None or place is None:
        return None
    return PlaceMention(
        quote=quote_at(page.text, page.starts[start], page.end(second.phrase_end - 1)),
        place=place,
        confidence=round(min(ends[0].confidence, ends[-1].confidence), 3),
        reason=f"the middle of the way from {one.name} to {other.name}",
    )


def _start(page: Page, first: Found, second: Found, one: Place, other: Place) -> int | None:
    """The token that opens the description; None where two names are not the ends of a line or an area."""
    opening = lead_of(page, first) - 1
    links = LINKS.get(page.lower_at(opening), ())
    if page.lower[first.phrase_end : lead_of(page, second)] not in tuple((link,) for link in links):
        return None
    if page.lower_at(opening - 1) in place_words().ways:
        return opening if page.lower_at(opening) == "between" else opening - 1
    near = page.lower_at(opening) == "between" and ENDS.issuperset((one.kind, other.kind))
    if not near or any(name.best is not None and name.best.feature == "capital" for name in (first, second)):
        return None
    apart = _km(one, other)
    return opening if apart is not None and apart <= NEIGHBOURS_KM else None


def _km(one: Place, other: Place) -> float | None:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def middle(one: Place, other: Place, wording: str) -> Place | None:
    """The middle of a line between two places, with a radius that reaches both."""
    apart = _km(one, other)
    if apart is None or one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return Place(
        name=wording,
        kind=PlaceKind.RELATIVE,
        lat=round((one.lat + other.lat) / 2, 4),
        lon=round((one.lon + other.lon) / 2, 4),
        radius_km=round(apart / 2 + 1.0, 1),
        country=one.country if one.country == other.country else None,
        admin1=one.admin1 if one.admin1 == other.admin1 else None,
        within=tuple(name for name in one.within if name in other.within),
    )


def roads(page: Page, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Every "A-B road" that no list has, between the two nearest places of those names."""
    for match in _ROAD.finditer(page.text):
        quote = quote_at(page.text, match.start(), match.end())
        known = [m for m in mentions if m.quote.span.overlaps(quote.span) and m.place is not None]
        if any(m.place is not None and m.place.kind is PlaceKind.FACILITY and m.place.id is not None for m in known):
            continue
        keys = fold(match["one"]), fold(match["other"])
        entries = gazetteer.named(keys)
        pair = _nearest(entries.get(keys[0], ()), entries.get(keys[1], ()))
        if pair is None:
            continue
        place = middle(gazetteer.place(pair[0]), gazetteer.place(pair[1]), quote.text)
        reason = f"the middle of the way from {pair[0].name} to {pair[1].name}, the nearest places of these names"
        yield PlaceMention(quote, place, PlaceUse.LOCATION, CONFIDENCE, reason=reason)


def _nearest(ones: Sequence[Entry], others: Sequence[Entry]) -> tuple[Entry, Entry] | None:
    """The best known pair of settlements of one country that a road may join."""
    towns = [[e for e in entries if e.kind is PlaceKind.SETTLEMENT and e.lat is not None] for entries in (ones, others)]
    pairs = [(one, other) for one, other in product(*towns) if one.country == other.country and _joined(one, other)]
    return max(pairs, key=lambda pair: (min(e.population for e in pair), pair[0].number), default=None)


def _joined(one: Entry, other: Entry) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return 1.0 < distance_km(one.lat, one.lon, other.lat, other.lon) <= FARTHEST_KM
