"""Which of the places of one name is meant: the report as a whole decides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp, log1p, log10

from marsad.geo import distance_km
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.gazetteer.lookup import prior
from marsad.resolve.places.found import Found
from marsad.text.names import fold, is_latin, similarity, skeleton

PRIOR_WEIGHT = 2.6
CONTAINED = 2.5
"""The text says what it lies in, and this one does."""
FOCUS = 1.6
"""Times the share of the report's country mentions that speak for this country."""
SAME_AREA = 0.7
"""Another name of the report lies in the same first-level area."""
NEAR = 0.6
NEAR_KM = 120.0
KIND_SAID = 1.6
KIND_DENIED = 0.8
UNLIKE = 5.0
PUBLISHER = 0.4
COUNTRY_BEFORE_PART = 1.5
"""A bare name shared by a country and a part of it means the country: Mexico, Luxembourg."""
SEAT_BEFORE_AREA = 0.9
"""A bare name shared by an area and its seat means the seat."""
ELSEWHERE_KM = 60.0
FITS = 2.2
ENGLISH_NAMED = frozenset(("US", "GB", "CA", "AU", "NZ", "IE", "ZA", "JM"))
"""Countries whose towns bear the surnames of English reports: a name there proves nothing."""
LISTED = 0.8
"""Instead of CONTAINED where the wider place may be the next item of a list."""
SHARPNESS = 3.0
AREA = 1.2
LEAST_SUPPORT = 0.15
AMONG_AREAS = 0.6
FEWEST_AREAS = 3
"""Other states or provinces of one country from which a report is taken to go through them."""
LIKE_ANYWHERE = 0.86
LIKE_IN_FOCUS = 0.7
SURE_MARGIN = 0.5
DECIDED = 0.3
WINDOW_DEG = 2.0
FOCUS_SHARE = 0.5
MOST_TRIED = 10
LARGE_AREA = 1_000_000
RIVAL_SHARE = 0.5
"""An area is a rival of the country of its name from this share of the country's people: Georgia, not Niger."""
LARGE_TOWN = 100_000
SHARED_COUNTRY_PRIOR = 1.05
OTHER_NAME = 0.7
OTHER_NAME_COST = 0.7
"""A settlement meant by a name unlike its own, a former one or one in another language."""


def disambiguate(names: list[Found], gazetteer: Gazetteer, publisher_country: str | None) -> None:
    """Choose the best entry for every name, with score, margin and reasons."""
    votes = country_votes(names)
    _add_spellings_of_focus(names, gazetteer, votes)
    _drop_unlikely_spellings(names, votes)
    support = area_support(names)
    _choose(names, votes, publisher_country, support, anchors=())
    _choose(names, votes, publisher_country, support, anchors=tuple(dict.fromkeys(_anchors(names))))
    _fit(names, votes)


def _fit(names: list[Found], votes: dict[str, float]) -> None:
    """A name that exists in the country the report is about is likelier to be a place there."""
    total = sum(votes.values())
    for name in names:
        country = name.best.country if name.best is not None else None
        if country and country not in ENGLISH_NAMED and name.options[0][1] == 1.0:
            name.fits = FITS * votes.get(country, 0.0) / total if total else 0.0


def country_votes(names: list[Found]) -> dict[str, float]:
    """How often the report speaks of each country, by names that leave little doubt."""
    votes: dict[str, float] = defaultdict(float)
    for name in names:
        if not name.options or name.evidence < 1.0 or name.options[0][1] < 1.0:
            continue
        entry = name.options[0][0]
        codes = {option.country for option, _ in name.options[:20]}
        if entry.country is None:
            continue
        if entry.kind is PlaceKind.COUNTRY:
            doubtful = not name.demonym and _shared_with_area(name)
            votes[entry.country] += 0.0 if doubtful else 0.7 if name.demonym else 1.0
        elif len(codes) == 1:
            votes[entry.country] += 0.7
    return votes


def area_support(names: list[Found]) -> dict[int, dict[str, float]]:
    """For each first-level area, how much each name (by key) speaks for it, before anything is decided.

    A name spreads one vote over its places by how well known they are; a name all of whose places lie in one area
    speaks for that area with its whole vote.
    """
    support: dict[int, dict[str, float]] = defaultdict(dict)
    for name in names:
        if name.evidence < 1.0 or name.demonym:
            continue
        weights = [(option, exp(SHARPNESS * prior(option)) * likeness**4) for option, likeness in name.options]
        total = sum(weight for _, weight in weights)
        for option, weight in weights:
            area = option.number if option.kind is PlaceKind.ADMIN1 else option.admin1
            if area is not None:
                mine = support[area]
                mine[name.key] = max(mine.get(name.key, 0.0), weight / total)
    return support


def _add_spellings_of_focus(names: list[Found], gazetteer: Gazetteer, votes: dict[str, float]) -> None:
    """A name that only exists far from what the report is about may be another spelling of one that is near."""
    total = sum(votes.values())
    focus = max(votes, key=lambda code: (votes[code], code), default=None)
    if focus is None or votes[focus] < FOCUS_SHARE * total:
        return
    tried: dict[str, tuple[tuple[Entry, float], ...]] = {}
    for name in names:
        small = name.options and all(option.population < LARGE_TOWN for option, _ in name.options)
        if not small or name.evidence < 1.0 or any(option.country == focus for option, _ in name.options):
            continue
        if name.key not in tried and len(tried) < MOST_TRIED:
            near = gazetteer.near(name.key, least=LIKE_IN_FOCUS)
            tried[name.key] = tuple((entry, likeness) for entry, _, likeness in near if entry.country == focus)
        name.options += tried.get(name.key, ())


def _drop_unlikely_spellings(names: list[Found], votes: dict[str, float]) -> None:
    """Another romanisation is believed where it is close, or where the report speaks of that country."""
    for name in names:
        if name.options and name.options[0][1] < 1.0:
            name.options = tuple(
                (entry, likeness)
                for entry, likeness in name.options
                if likeness == 1.0
                or (likeness >= LIKE_IN_FOCUS and votes.get(entry.country or "", 0.0))
                or (likeness >= LIKE_ANYWHERE and not votes)
            )


def _anchors(names: list[Found]) -> list[tuple[str, Entry]]:
    return [
        (name.key, name.best)
        for name in names
        if name.best is not None
        and name.evidence >= 1.0
        and name.margin >= SURE_MARGIN
        and name.best.kind is not PlaceKind.COUNTRY
    ]


@dataclass(frozen=True, slots=True)
class _Context:
    shares: dict[str, float]
    publisher_country: str | None
    support: dict[int, dict[str, float]]
    anchors: tuple[tuple[str, Entry], ...]
    containers: tuple[Found, ...]
    peers: dict[str | None, frozenset[str]]
    """For each country the names of the report that are those of its first-level areas."""


def _choose(
    names: list[Found],
    votes: dict[str, float],
    publisher_country: str | None,
    support: dict[int, dict[str, float]],
    *,
    anchors: tuple[tuple[str, Entry], ...],
) -> None:
    total = sum(votes.values()) or 1.0
    shares = {code: count / total for code, count in votes.items()}
    containers: dict[str, list[Found]] = defaultdict(list)
    for name in names:
        if name.container is not None and not name.listed:
            containers[name.key].append(name.container)
    peers = _area_names(names)
    done: dict[tuple[object, ...], Found] = {}
    for name in names:
        if not name.options:
            continue
        same = (name.key, name.kinds, name.listed, id(name.container) if name.container else 0, name.demonym)
        earlier = done.get(same)
        if earlier is not None:
            name.score, name.reasons, name.best = earlier.score, earlier.reasons, earlier.best
            name.margin, name.others = earlier.margin, earlier.others
            continue
        done[same] = name
        context = _Context(shares, publisher_country, support, anchors, tuple(containers[name.key]), peers)
        scored = [(*_score(entry, likeness, name, context), entry) for entry, likeness in name.options]
        scored.sort(key=lambda item: (-item[0], item[2].number))
        name.score, name.reasons, name.best = scored[0]
        elsewhere = [item for item in scored[1:] if not _same_spot(item[2], scored[0][2])]
        name.margin = name.score - elsewhere[0][0] if elsewhere else 3.0
        name.others = tuple(item[2] for item in scored[1:4])


def _score(entry: Entry, likeness: float, name: Found, context: _Context) -> tuple[float, list[str]]:
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
    elif name.kinds:
        score -= KIND_DENIED
    if entry.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2) and entry.kind not in name.kinds and _has_seat(entry, name):
        score -= SEAT_BEFORE_AREA
    if entry.kind is not PlaceKind.COUNTRY and entry.kind not in name.kinds and _is_part_of_namesake(entry, name):
        score -= COUNTRY_BEFORE_PART
    score += _area_company(entry, name, context, reasons)
    score += _company(entry, name, context, reasons)
    return score, reasons


def _prior(entry: Entry, name: Found) -> float:
    if entry.kind is PlaceKind.COUNTRY and not name.demonym and _shared_with_area(name):
        return SHARED_COUNTRY_PRIOR
    return prior(entry)


def _shared_with_area(name: Found) -> bool:
    """Whether a country's name is also that of a large area elsewhere: Georgia."""
    country = name.options[0][0]
    return any(
        option.kind is PlaceKind.ADMIN1
        and option.country != country.country
        and option.population > max(LARGE_AREA, RIVAL_SHARE * country.population)
        for option, _ in name.options
    )


def _is_part_of_namesake(entry: Entry, name: Found) -> bool:
    first = name.options[0][0]
    return first.kind is PlaceKind.COUNTRY and first.country == entry.country


def _spelling(entry: Entry, likeness: float, name: Found, reasons: list[str]) -> float:
    if likeness < 1.0:
        reasons.append(f"spelled {likeness:.0%} alike")
        return -UNLIKE * (1.0 - likeness)
    own = fold(entry.name)
    settled = entry.kind is PlaceKind.SETTLEMENT and is_latin(name.key)
    if settled and similarity(name.key, own) < OTHER_NAME and skeleton(name.key) != skeleton(own):
        reasons.append(f"also called {name.key!r}")
        return -(OTHER_NAME_COST if entry.population >= LARGE_TOWN else 2 * OTHER_NAME_COST)
    return 0.0


def _containment(entry: Entry, name: Found, context: _Context, reasons: list[str]) -> float:
    if entry.kind is PlaceKind.COUNTRY:
        return 0.0
    own = (name.container,) if name.container is not None else context.containers[:2]
    for other in own:
        if any(contains(outer, entry) for outer in _readings(other)):
            reasons.append(f"the text puts it in {other.key!r}")
            return LISTED if name.listed else CONTAINED
    return 0.0


def _readings(other: Found) -> tuple[Entry, ...]:
    if other.best is not None and other.margin > DECIDED:
        return (other.best,)
    return tuple(option for option, _ in other.options[:8])


def _area_names(names: list[Found]) -> dict[str | None, frozenset[str]]:
    found: dict[str | None, set[str]] = defaultdict(set)
    for name in names:
        for option, likeness in name.options:
            if option.kind is PlaceKind.ADMIN1 and likeness == 1.0:
                found[option.country].add(name.key)
    return {country: frozenset(keys) for country, keys in found.items()}


def _area_company(entry: Entry, name: Found, context: _Context, reasons: list[str]) -> float:
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


def _company(entry: Entry, name: Found, context: _Context, reasons: list[str]) -> float:
    """What other names of the report that are sure already say."""
    if entry.kind is PlaceKind.COUNTRY or entry.lat is None or entry.lon is None:
        return 0.0
    area = near = 0
    for key, anchor in context.anchors:
        if key == name.key or anchor.number == entry.number:
            continue
        area += (
            entry.country is not None
            and anchor.country == entry.country
            and (anchor.number if anchor.kind is PlaceKind.ADMIN1 else anchor.admin1)
            == (entry.number if entry.kind is PlaceKind.ADMIN1 else entry.admin1)
        )
        if anchor.lat is not None and anchor.lon is not None and abs(anchor.lat - entry.lat) < WINDOW_DEG:
            near += distance_km(entry.lat, entry.lon, anchor.lat, anchor.lon) < NEAR_KM
    score = 0.0
    if area:
        score += SAME_AREA * (1 + log10(area))
        reasons.append(f"{area} other names lie in the same first-level area")
    if near:
        score += NEAR * (1 + log10(near))
        reasons.append(f"{near} other names lie within {NEAR_KM:.0f} km")
    return score


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


def _same_spot(one: Entry, other: Entry) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) < ELSEWHERE_KM
