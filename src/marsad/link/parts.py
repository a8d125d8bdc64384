"""Which occurrences are parts of longer ones: the raids of an offensive, the shelling of a siege.

A part stays an incident of its own, with its own claims and figures: nothing of it is added to the whole. One level
is told: a part lies on one day, a whole takes several, so no whole is ever a part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, cos, floor, radians

from marsad.codebook.linking import PartRules
from marsad.geo import KM_PER_DEGREE, distance_km
from marsad.link.tellings import Days, Telling
from marsad.model.entities import Place, PlaceKind
from marsad.model.incidents import IncidentId, PartOf

WORD = re.compile(r"[\w-]+")
CELL_DEGREES = 1.0
BUCKET_DAYS = 31
Cell = tuple[int, int, int]
"""Latitude, longitude and time, each in steps of its own."""


@dataclass(frozen=True, slots=True)
class Outline:
    """As much of an incident as says whether it is a part of another one."""

    id: IncidentId
    name: str
    """The words of the report that name it first."""
    drawn_out: bool
    """Whether a word for what lasts days names it."""
    families: frozenset[str]
    first: int
    """First day, as an ordinal."""
    last: int
    place: Place
    sides: frozenset[str]
    """Everybody in it by actor id, with all that they belong to."""

    @property
    def days(self) -> int:
        """Number of days it takes, or may have taken."""
        return self.last - self.first + 1


def outline_of(incident_id: IncidentId, tellings: Sequence[Telling], rules: PartRules) -> Outline | None:
    """The outline of the incident that the tellings make up; None where it has no stated day or no point on the map."""
    stated = [telling.days for telling in tellings if telling.past and telling.days.stated]
    places = [telling.place for telling in tellings if telling.place is not None and telling.place.lat is not None]
    if not stated or not places:
        return None
    first, last = min((_ends(days) for days in stated), key=lambda ends: (ends[1] - ends[0], ends))
    names = [claim.trigger.text for telling in tellings for claim in telling.claims]
    parties = [party for telling in tellings for party in (telling.perpetrators, telling.targets)]
    return Outline(
        id=incident_id,
        name=names[0],
        drawn_out=any(rules.drawn_out.intersection(WORD.findall(name.lower())) for name in names),
        families=frozenset(family for telling in tellings for family in telling.families),
        first=first,
        last=last,
        place=min(places, key=lambda place: (_radius(place), place.name)),
        sides=frozenset(actor for party in parties for actor in (*party.ids, *party.wider)),
    )


def find_parts(outlines: Iterable[Outline], rules: PartRules) -> dict[IncidentId, PartOf]:
    """For each part the longer occurrence around it: that of the fewest days, then that of the narrowest place."""
    known = sorted(outlines, key=lambda outline: outline.id)
    wholes: defaultdict[Cell, list[Outline]] = defaultdict(list)
    for outline in known:
        if _can_have_parts(outline, rules):
            for cell in _cells(outline, rules):
                wholes[cell].append(outline)
    found: dict[IncidentId, PartOf] = {}
    for part in known:
        if part.days == 1 and not part.families.isdisjoint(rules.families):
            around = [whole for whole in wholes.get(_cell(part), ()) if _lies_in(part, whole, rules)]
            if around:
                whole = min(around, key=lambda outline: (outline.days, _radius(outline.place), outline.id))
                found[part.id] = PartOf(whole.id, _reason(part, whole))
    return found


def parts_by_whole(found: Mapping[IncidentId, PartOf]) -> dict[IncidentId, tuple[IncidentId, ...]]:
    """The parts of each whole, in the order of their ids."""
    parts: defaultdict[IncidentId, list[IncidentId]] = defaultdict(list)
    for part, within in sorted(found.items()):
        parts[within.whole].append(part)
    return {whole: tuple(ids) for whole, ids in parts.items()}


def _can_have_parts(outline: Outline, rules: PartRules) -> bool:
    return (
        outline.drawn_out
        and 1 < outline.days <= rules.longest_days
        and _radius(outline.place) <= rules.widest_km
        and not outline.families.isdisjoint(rules.families)
    )


def _lies_in(part: Outline, whole: Outline, rules: PartRules) -> bool:
    if part.id == whole.id or not whole.first <= part.first <= whole.last:
        return False
    if part.sides and whole.sides and part.sides.isdisjoint(whole.sides):
        return False
    return _is_within(part.place, whole.place, rules.near_km)


def _is_within(inner: Place, outer: Place, near_km: float) -> bool:
    """Whether a place lies in another one, or near one that is a point; a wider place never lies in a narrower."""
    if outer.kind is PlaceKind.ADMIN1 and inner.kind is not PlaceKind.COUNTRY and inner.admin1 and inner.country:
        return (inner.country, inner.admin1) == (outer.country, outer.name)
    if _radius(inner) > max(_radius(outer), near_km):
        return False
    return _km(inner, outer) <= max(_radius(outer), near_km)


def _km(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _radius(place: Place) -> float:
    return place.radius_km if place.radius_km is not None else 0.0


def _ends(days: Days) -> tuple[int, int]:
    start, end = days.start, days.end
    assert start is not None and end is not None, "stated days have both ends"
    return start, end


def _cell(outline: Outline) -> Cell:
    lat, lon = outline.place.lat or 0.0, outline.place.lon or 0.0
    return floor(lat / CELL_DEGREES), floor(lon / CELL_DEGREES), outline.first // BUCKET_DAYS


def _cells(whole: Outline, rules: PartRules) -> Iterator[Cell]:
    """The cells in which the parts of a whole can lie."""
    row, column, _ = _cell(whole)
    reach = max(_radius(whole.place), rules.near_km) / KM_PER_DEGREE / CELL_DEGREES
    rows = ceil(reach)
    columns = ceil(reach / max(0.1, cos(radians(whole.place.lat or 0.0))))
    for bucket in range(whole.first // BUCKET_DAYS, whole.last // BUCKET_DAYS + 1):
        for down in range(-rows, rows + 1):
            for across in range(-columns, columns + 1):
                yield row + down, column + across, bucket


def _reason(part: Outline, whole: Outline) -> str:
    first, last = date.fromordinal(whole.first), date.fromordinal(whole.last)
    near = "there" if part.place.name == whole.place.name else f"{part.place.name} lies within its place or near it"
    return f"“{whole.name}” at {whole.place.name} is told of {first} to {last}; this happened on a day of it, {near}"
