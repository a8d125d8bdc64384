"""What the words of a correction stand for: a place of the gazetteer or one with coordinates, actors, weapons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from marsad.codebook.actors import ActorBase, actor_files, load_actors
from marsad.codebook.weapons import weapon_classes
from marsad.errors import DecisionRefused
from marsad.model.claims import Claim, Filler, Provenance
from marsad.model.entities import Place, PlaceKind
from marsad.model.evidence import Alignment, Quote
from marsad.model.incidents import Incident
from marsad.model.serialise import to_json
from marsad.resolve.actors import ActorContext, resolve_actor
from marsad.resolve.gazetteer import Gazetteer, lookup, open_gazetteer
from marsad.resolve.gazetteer.own.shelf import layer_files
from marsad.review.values import PEOPLE_AND_THINGS, place_words
from marsad.settings import Settings
from marsad.text.names import fold

BY_HAND = Provenance("decision", 1.0)
MOST_SHOWN = 6
DEFAULT_RADIUS_KM = 1.0
HOW = (
    "add wider places or the kind to tell which ('Sarmin, Idlib, SY', 'Aleppo, admin1'), "
    "or give the point: 'Sarmin, SY @ 35.90,36.72 ~ 3' (~ km)"
)
_POINT = re.compile(
    r"(?P<name>[^@]+)@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)(?:\s*~\s*(?P<radius>\d+(?:\.\d+)?))?\s*"
)
_COUNTRY = re.compile(r"[A-Z]{2}")
MOST_LAT, MOST_LON = 90.0, 180.0


@dataclass(frozen=True)
class Values:
    """The places and actors that corrections are looked up in, opened at the first use."""

    settings: Settings

    def resolve(self, field: str, value: str, about: Claim | Incident, evidence: Quote | None) -> str | None:
        """JSON of what the value stands for; None where the words say it all; DecisionRefused for no place."""
        if field == "place":
            return to_json(self._place(value, _country_of(about)))
        if field in PEOPLE_AND_THINGS:
            return to_json(tuple(self._fillers(field, value, about, evidence)))
        return None

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return open_gazetteer(layers=layer_files(self.settings))

    @cached_property
    def _actors(self) -> ActorBase:
        return load_actors(*actor_files(self.settings))

    def _place(self, value: str, country: str | None) -> Place:
        if "@" in value:
            return _pointed(value)
        name, *wider = [part.strip() for part in value.split(",") if part.strip()]
        alike = lookup(self._gazetteer, name, country)
        places = [self._gazetteer.place(one.entry) for one in alike if one.likeness == 1.0]
        meant = [place for place in places if _lies_within(place, wider)]
        if len(meant) > 1 and country is not None and not wider:
            meant = [place for place in meant if place.country == country] or meant
        meant = _narrowed(meant, name)
        if len(meant) == 1:
            return meant[0]
        if not meant:
            near = [self._gazetteer.place(one.entry) for one in alike]
            hint = f"; like it: {_shown(near)}" if near else ""
            raise DecisionRefused(f"no place is called {value!r}{hint}. {HOW[0].upper()}{HOW[1:]}")
        raise DecisionRefused(f"{len(meant)} places are called {value!r}: {_shown(meant)}. {HOW[0].upper()}{HOW[1:]}")

    def _fillers(self, field: str, value: str, about: Claim | Incident, evidence: Quote | None) -> list[Filler]:
        names = [part.strip() for part in value.split(";") if part.strip()]
        start = about.time.range.start if isinstance(about, Claim) and about.time else None
        context = ActorContext(_country_of(about), start.date() if start else None, tuple(names))
        fillers = []
        for name in names:
            quote = evidence or Quote(name, 0, 0, alignment=Alignment.UNLOCATED)
            if field == "weapons":
                fillers.append(Filler(quote, BY_HAND, classes=weapon_classes(name)))
            else:
                fillers.append(Filler(quote, BY_HAND, resolution=resolve_actor(name, self._actors, context)))
        return fillers


def _pointed(value: str) -> Place:
    found = _POINT.fullmatch(value)
    if found is None:
        raise DecisionRefused(f"{value!r} is no place with a point; {HOW}")
    lat, lon = float(found["lat"]), float(found["lon"])
    if abs(lat) > MOST_LAT or abs(lon) > MOST_LON:
        raise DecisionRefused(f"{value!r}: latitude and longitude are degrees, -90 to 90 and -180 to 180")
    name, *wider = [part.strip() for part in found["name"].split(",") if part.strip()]
    country = wider.pop() if wider and _COUNTRY.fullmatch(wider[-1]) else None
    radius = float(found["radius"] or DEFAULT_RADIUS_KM)
    return Place(name, PlaceKind.UNKNOWN, lat, lon, radius, country, within=tuple(wider))


def _lies_within(place: Place, wider: Sequence[str]) -> bool:
    names = {fold(name) for name in (*place.within, place.admin1, place.admin2) if name}
    return all(part in (place.country, place.kind.value) or fold(part) in names for part in wider)


def _shown(places: Sequence[Place]) -> str:
    return "; ".join(f"{place_words(place)} ({place.kind.value})" for place in places[:MOST_SHOWN])


def _narrowed(places: list[Place], name: str) -> list[Place]:
    """The places called so by their main name, and of these the towns, where that leaves any."""
    called_so = [place for place in places if fold(place.name) == fold(name)] or places
    return [place for place in called_so if place.kind is PlaceKind.SETTLEMENT] or called_so


def _country_of(about: Claim | Incident) -> str | None:
    place = about.place.place if isinstance(about, Claim) and about.place else about.place
    return place.country if isinstance(place, Place) else None
