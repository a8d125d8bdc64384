"""What goes into a gazetteer: places as a source lists them, and the sources with their licences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log10

from marsad.model.entities import PlaceKind

PlaceRef = tuple[str, str]
"""A place by source code and the key it has there."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """Where places come from and under which terms they may be passed on."""

    code: str
    title: str
    licence: str
    attribution: str
    share_alike: bool = False
    """Whether whatever is derived from these rows must be passed on under the same licence."""
    places: int = 0


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place. `lat`/`lon` None: no point is known and none is made up."""

    source: str
    key: str
    name: str
    kind: PlaceKind
    feature: str
    """The source's own word: town, airport, oil field, district ..."""
    country: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None = None
    population: int = 0
    names: tuple[str, ...] = ()
    admin1: PlaceRef | None = None
    admin2: PlaceRef | None = None
    parent: PlaceRef | None = None
    """The place it is a part of, where that is not its admin area: the city of a neighbourhood."""
    same_as: PlaceRef | None = None
    """The place that this row only gives further spellings for."""
    pcode: str | None = None

    @property
    def ref(self) -> PlaceRef:
        """How other rows refer to this one."""
        return (self.source, self.key)


COUNTRY_WEIGHT = 12.0
CAPITAL_BONUS = 2.0
AREA_BONUS = 1.0
LEAST_WEIGHT = 2.5
_KIND_WEIGHT = {
    PlaceKind.COUNTRY: COUNTRY_WEIGHT,
    PlaceKind.REGION: 6.5,
    PlaceKind.ADMIN1: 6.0,
    PlaceKind.WATER: 5.0,
    PlaceKind.TERRAIN: 3.0,
    PlaceKind.ADMIN2: 3.5,
    PlaceKind.NEIGHBOURHOOD: 3.5,
    PlaceKind.FACILITY: 3.0,
}


def importance(row: PlaceRow) -> float:
    """How well known a place is before anything is read: the power of ten of its inhabitants, with a floor by kind.

    Places that many languages have a name for are better known than their size says (Geneva in Switzerland and in
    Illinois), so that the number of names adds up to about one.
    """
    if row.kind is PlaceKind.COUNTRY:
        return COUNTRY_WEIGHT + row.population / 10**10
    people = log10(row.population) if row.population > 1 else 0.0
    more = CAPITAL_BONUS if row.feature == "capital" else AREA_BONUS if row.kind is PlaceKind.ADMIN1 else 0.0
    renown = 0.5 * log10(1 + len(row.names) / 5) if row.kind is PlaceKind.SETTLEMENT else 0.0
    return max(people + more, _KIND_WEIGHT.get(row.kind, LEAST_WEIGHT)) + renown


def settlement_radius_km(population: int) -> float:
    """Within this distance of its point lies a settlement: 2 km for a village to 20 km for a city of ten million."""
    return round(min(20.0, max(2.0, 0.9 * (population / 1000) ** 0.34)), 1) if population > 0 else 3.0


SHORTEST_NAME, LONGEST_NAME = 2, 60
_CODE_NAME = re.compile(r"[A-Z0-9]{1,4}")
_LOWER_FIRST = re.compile(r"[a-z`]")
_ARTICLE_FIRST = re.compile(
    r"(al|el|ad|ed|as|ash|ar|an|at|az|ez|es|la|le|los|las|de|da|di|d|o|s|t)[-' ’]", re.IGNORECASE
)


def usable_name(name: str) -> bool:
    """Whether an alternate name helps reading: no airport codes, no letter-by-letter transliterations in lower case."""
    if (
        not SHORTEST_NAME <= len(name) <= LONGEST_NAME
        or _CODE_NAME.fullmatch(name)
        or name.isdigit()
        or name.startswith("http")
    ):
        return False
    return not _LOWER_FIRST.match(name) or bool(_ARTICLE_FIRST.match(name))
