"""Actors and places that mentions in a text are resolved to, with what else they could have been."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

ActorId = NewType("ActorId", str)
PlaceId = NewType("PlaceId", str)


class PlaceKind(StrEnum):
    """What kind of thing a place is."""

    SETTLEMENT = "settlement"
    NEIGHBOURHOOD = "neighbourhood"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    ADMIN3 = "admin3"
    COUNTRY = "country"
    REGION = "region"
    """A named area without borders of its own: the Sahel, northern Gaza."""
    FACILITY = "facility"
    """Base, airport, hospital, school, oil field, dam, crossing, camp, road ..."""
    WATER = "water"
    TERRAIN = "terrain"
    RELATIVE = "relative"
    """A point or area described from another place: 15 km south of X, the road between A and B."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the world. `lat`/`lon` are WGS84 degrees, None where no single point may stand for it."""

    name: str
    kind: PlaceKind = PlaceKind.UNKNOWN
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    """Within this distance of the point lies the place with good confidence; None where there is no point."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    admin2: str | None = None
    admin1_pcode: str | None = None
    admin2_pcode: str | None = None
    id: PlaceId | None = None
    """Gazetteer id, `source:key` (for example `geonames:170063`)."""
    geonameid: int | None = None
    within: tuple[str, ...] = ()
    """Wider places, innermost first, as canonical names."""


class ActorKind(StrEnum):
    """What kind of party, speaker or institution an actor is."""

    STATE = "state"
    STATE_FORCES = "state_forces"
    POLICE = "police"
    INTELLIGENCE = "intelligence"
    REBEL_GROUP = "rebel_group"
    POLITICAL_MILITIA = "political_militia"
    COMMUNAL_MILITIA = "communal_militia"
    PARTY = "party"
    COALITION = "coalition"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    NGO = "ngo"
    MONITOR = "monitor"
    MEDICAL = "medical"
    OUTLET = "outlet"
    CIVILIANS = "civilians"
    PROTESTERS = "protesters"
    CRIMINAL_GROUP = "criminal_group"
    COMPANY = "company"
    PERSON = "person"
    UNIDENTIFIED_ARMED_GROUP = "unidentified_armed_group"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Actor:
    """A party, speaker or institution of the knowledge base, or a typed unknown (`id` begins with `unknown:`)."""

    id: ActorId
    name: str
    kind: ActorKind
    countries: tuple[str, ...] = ()
    parents: tuple[ActorId, ...] = ()
    """Organisations it belongs to or fronts for, nearest first."""
    backers: tuple[str, ...] = ()
    """ISO2 countries or actor ids that the words or the knowledge base name as its backers."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which actor a mention was resolved to, how sure, why, and what else it could be."""

    actor: Actor
    confidence: float
    reason: str
    alternatives: tuple[tuple[ActorId, float], ...] = ()
