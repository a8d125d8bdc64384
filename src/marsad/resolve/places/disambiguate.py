"""Which of the places of one name is meant: the report as a whole decides."""

from __future__ import annotations

from collections import defaultdict

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.gazetteer.spots import are_one_spot
from marsad.resolve.places.evidence import area_names, area_support, country_votes
from marsad.resolve.places.found import Found
from marsad.resolve.places.respelling import add_spellings_of_focus, drop_unlikely_spellings
from marsad.resolve.places.scoring import ReportEvidence, score_of

FITS = 2.2
ENGLISH_NAMED = frozenset(("US", "GB", "CA", "AU", "NZ", "IE", "ZA", "JM"))
"""Countries whose towns bear the surnames of English reports: a name there proves nothing."""
SURE_MARGIN = 0.5
NO_RIVAL = 3.0
"""Margin of a name that stands for one spot only."""
KEPT = 3
"""Alternatives that are kept."""


def disambiguate(names: list[Found], gazetteer: Gazetteer, publisher_country: str | None) -> None:
    """Choose the best entry for every name, with score, margin and reasons."""
    votes = country_votes(names)
    add_spellings_of_focus(names, gazetteer, votes)
    drop_unlikely_spellings(names, votes)
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


def _anchors(names: list[Found]) -> list[tuple[str, Entry]]:
    return [
        (name.key, name.best)
        for name in names
        if name.best is not None
        and name.evidence >= 1.0
        and name.margin >= SURE_MARGIN
        and name.best.kind is not PlaceKind.COUNTRY
    ]


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
    peers = area_names(names)
    decided: dict[tuple[object, ...], Found] = {}
    for name in names:
        if not name.options:
            continue
        container = id(name.container) if name.container else 0
        first = decided.setdefault((name.key, name.kinds, name.listed, container, name.demonym), name)
        if first is name:
            told = ReportEvidence(shares, publisher_country, support, anchors, tuple(containers[name.key]), peers)
            _decide(name, told)
        else:
            name.score, name.reasons, name.best = first.score, first.reasons, first.best
            name.margin, name.others = first.margin, first.others


def _decide(name: Found, told: ReportEvidence) -> None:
    scored = [(*score_of(entry, likeness, name, told), entry) for entry, likeness in name.options]
    scored.sort(key=lambda item: (-item[0], item[2].number))
    name.score, name.reasons, name.best = scored[0]
    elsewhere = [item for item in scored[1:] if not are_one_spot(item[2], scored[0][2])]
    name.margin = name.score - elsewhere[0][0] if elsewhere else NO_RIVAL
    name.others = tuple(item[2] for item in scored[1 : 1 + KEPT])
