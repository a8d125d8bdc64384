"""What the words of a report say of the countries and areas it is about, all its names taken together."""

from __future__ import annotations

from collections import defaultdict
from math import exp

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.lookup import prior
from marsad.resolve.places.found import Found

SHARPNESS = 3.0
LARGE_AREA = 1_000_000
RIVAL_SHARE = 0.5
"""An area is a rival of the country of its name from this share of the country's people: Georgia, not Niger."""


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
            doubtful = not name.demonym and shares_name_with_area(name)
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


def area_names(names: list[Found]) -> dict[str | None, frozenset[str]]:
    """For each country the names of the report that are those of its first-level areas."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for name in names:
        for option, likeness in name.options:
            if option.kind is PlaceKind.ADMIN1 and likeness == 1.0:
                found[option.country].add(name.key)
    return {country: frozenset(keys) for country, keys in found.items()}


def shares_name_with_area(name: Found) -> bool:
    """Whether a country's name is also that of a large area elsewhere: Georgia."""
    country = name.options[0][0]
    return any(
        option.kind is PlaceKind.ADMIN1
        and option.country != country.country
        and option.population > max(LARGE_AREA, RIVAL_SHARE * country.population)
        for option, _ in name.options
    )
