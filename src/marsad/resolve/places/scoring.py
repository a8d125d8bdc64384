"""What speaks for one of the places that bear a name: features with weights, and each of them in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import log1p, log10

from marsad.geo import KM_PER_DEGREE, distance_km
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Entry
from marsad.resolve.gazetteer.lookup import prior
from marsad.resolve.places.containment import contains
from marsad.resolve.places.evidence import shares_name_with_area
from marsad.resolve.places.found import Found
from marsad.text.names import fold, is_latin, similarity, skeleton

PRIOR_WEIGHT = 2.6
CONTAINED = 2.5
"""The text says what it lies in, and this one does."""
LISTED = 0.8
"""Instead of CONTAINED where the wider place may be the next item of a list."""
FOCUS = 1.6
"""Times the share of the report's country mentions that speak for this country."""
SAME_AREA = 0.7
"""Another name of the report lies in the same first-level area."""
NEAR = 0.6
NEAR_KM = 120.0
KIND_SAID = 1.6
KIND_DENIED = 0.8
NATURAL = frozenset((PlaceKind.WATER, PlaceKind.TERRAIN))
"""Around these lie regions called like them: "the Pacific region"."""
UNLIKE = 5.0
PUBLISHER = 0.4
COUNTRY_BEFORE_PART = 1.5
"""A bare name shared by a country and a part of it means the country: Mexico, Luxembourg."""
SEAT_BEFORE_AREA = 0.9
"""A bare name shared by an area and its seat means the seat."""
AREA = 1.2
LEAST_SUPPORT = 0.15
AMONG_AREAS = 0.6
FEWEST_AREAS = 3
"""Other states or provinces of one country from which a report is taken to go through them."""
DECIDED = 0.3
LARGE_TOWN = 100_000
SHARED_COUNTRY_PRIOR = 1.05
OTHER_NAME = 0.7
OTHER_NAME_COST = 0.7
"""A settlement meant by a name unlike its own, a former one or one in another language."""


@dataclass(frozen=True, slots=True)
class ReportEvidence:
    """What the whole report says that bears on one name."""

    shares: dict[str, float]
    """Share of the report's country mentions by country."""
    publisher_country: str | None
    support: dict[int, dict[str, float]]
    """As `evidence.area_support` gives it."""
    anchors: tuple[tuple[str, Entry], ...]
    """Names that are sure already, with what they stand for."""
    containers: tuple[Found, ...]
    """Places that the text puts the name in, wherever it stands."""
    peers: dict[str | None, frozenset[str]]
    """For each country the names of the report that are those of its first-level areas."""


def score_of(entry: Entry, likeness: float, name: Found, context: ReportEvidence) -> tuple[float, list[str]]:
    """The sum of what speaks for one place of a name, and each part of it in words."""
    reasons = [f"{entry.feature} of {entry.population:,}" if entry.population else entry.feature]
    score = PRIOR_WEIGHT * _prior(entry, name)
    score += _spelling(entry, likeness, name, reasons)
    share = context.shares.get(entry.country or "", 0.0)
    if share:
        score += FOCUS * min(1.0, 0.3 + share)
        reasons.append(f"{share:.0%} of the report's country names are {entry.country}")
    if context.publisher_country and entry.country == context.publisher_country:
        score += PUBLISHER
        reasons.append("in the publisher's country")
    score += _containment(entry, name, context, reasons)
    if name.kinds and entry.kind in name.kinds:
        score += KIND_SAID
        reasons.append(f"called a {entry.kind.value}")
    elif name.kinds and not (PlaceKind.REGION in name.kinds and entry.kind in NATURAL):
        score -= KIND_DENIED
    if entry.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2) and entry.kind not in name.kinds and _has_seat(entry, name):
        score -= SEAT_BEFORE_AREA
    if entry.kind is not PlaceKind.COUNTRY and entry.kind not in name.kinds and _is_part_of_namesake(entry, name):
        score -= COUNTRY_BEFORE_PART
    score += _area_company(entry, name, context, reasons)
    score += _company(entry, name, context, reasons)
    return score, reasons


def _prior(entry: Entry, name: Found) -> float:
    if entry.kind is PlaceKind.COUNTRY and not name.demonym and shares_name_with_area(name):
        return SHARED_COUNTRY_PRIOR
    return prior(entry)


def _is_part_of_namesake(entry: Entry, name: Found) -> bool:
    first = name.options[0][0]
    return first.kind is PlaceKind.COUNTRY and first.country == entry.country


def _has_seat(area: Entry, name: Found) -> bool:
    return any(
        (option.kind is PlaceKind.SETTLEMENT and area.number in (option.admin1, option.admin2))
        or (
            option.kind is PlaceKind.SETTLEMENT
            and option.country == area.country
            and option.admin1 == area.admin1
            and area.kind is PlaceKind.ADMIN2
        )
        for option, _ in name.options
    )


def _spelling(entry: Entry, likeness: float, name: Found, reasons: list[str]) -> float:
    if likeness < 1.0:
        reasons.append(f"spelled {likeness:.0%} alike")
        return -UNLIKE * (1.0 - likeness)
    if entry.kind is PlaceKind.SETTLEMENT and is_latin(name.key) and _is_other_name(name.key, entry.name):
        reasons.append(f"also called {name.key!r}")
        return -(OTHER_NAME_COST if entry.population >= LARGE_TOWN else 2 * OTHER_NAME_COST)
    return 0.0


@lru_cache(maxsize=65536)
def _is_other_name(key: str, name: str) -> bool:
    """Whether a name, folded, is no spelling of the one that a place goes by."""
    own = fold(name)
    return similarity(key, own) < OTHER_NAME and skeleton(key) != skeleton(own)


def _containment(entry: Entry, name: Found, context: ReportEvidence, reasons: list[str]) -> float:
    if entry.kind is PlaceKind.COUNTRY or _is_one_of_a_list(entry, name, context):
        return 0.0
    own = (name.container,) if name.container is not None else context.containers[:2]
    for other in own:
        if any(contains(outer, entry) for outer in _readings(other)):
            reasons.append(f"the text puts it in {other.key!r}")
            return LISTED if name.listed else CONTAINED
    return 0.0


def _is_one_of_a_list(entry: Entry, name: Found, context: ReportEvidence) -> bool:
    """Whether "Oklahoma, Pennsylvania" names two states in a report that goes through them, not a town of Oklahoma."""
    if name.container is None or entry.kind is PlaceKind.ADMIN1 or entry.kind in name.kinds:
        return False
    return any(
        option.kind is PlaceKind.ADMIN1
        and len(context.peers.get(option.country, frozenset()) - {name.key}) >= FEWEST_AREAS
        and any(
            outer.kind is PlaceKind.ADMIN1 and outer.country == option.country for outer in _readings(name.container)
        )
        for option, _ in name.options
    )


def _readings(other: Found) -> tuple[Entry, ...]:
    if other.best is not None and other.margin > DECIDED:
        return (other.best,)
    return tuple(option for option, _ in other.options[:8])


def _area_company(entry: Entry, name: Found, context: ReportEvidence, reasons: list[str]) -> float:
    area = entry.number if entry.kind is PlaceKind.ADMIN1 else entry.admin1
    if area is None:
        return 0.0
    others = sum(share for key, share in context.support.get(area, {}).items() if key != name.key)
    listed = len(context.peers.get(entry.country, frozenset()) - {name.key}) if entry.kind is PlaceKind.ADMIN1 else 0
    among = AMONG_AREAS * log1p(listed) if listed >= FEWEST_AREAS else 0.0
    if among:
        reasons.append(f"named with {listed} other areas of its rank")
    if others < LEAST_SUPPORT:
        return among
    reasons.append(f"names worth {others:.1f} places of the same first-level area")
    return among + AREA * log1p(others)


def _company(entry: Entry, name: Found, context: ReportEvidence, reasons: list[str]) -> float:
    """What other names of the report that are sure already say."""
    if entry.kind is PlaceKind.COUNTRY or entry.lat is None or entry.lon is None:
        return 0.0
    area = near = 0
    reach = max(NEAR_KM, entry.radius_km or 0.0) if entry.kind is PlaceKind.REGION else NEAR_KM
    for key, anchor in context.anchors:
        if key == name.key or anchor.number == entry.number:
            continue
        area += (
            entry.country is not None
            and anchor.country == entry.country
            and (anchor.number if anchor.kind is PlaceKind.ADMIN1 else anchor.admin1)
            == (entry.number if entry.kind is PlaceKind.ADMIN1 else entry.admin1)
        )
        if anchor.lat is not None and anchor.lon is not None and abs(anchor.lat - entry.lat) * KM_PER_DEGREE < reach:
            near += distance_km(entry.lat, entry.lon, anchor.lat, anchor.lon) < reach
    score = 0.0
    if area:
        score += SAME_AREA * (1 + log10(area))
        reasons.append(f"{area} other names lie in the same first-level area")
    if near:
        score += NEAR * (1 + log10(near))
        reasons.append(f"{near} other names lie within {reach:.0f} km")
    return score
