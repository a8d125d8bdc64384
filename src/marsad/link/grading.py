"""How well an incident seems established, as suggestions with their reasons: nothing here is asserted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.codebook.event_types import load_event_types
from marsad.codebook.grades import GradeScheme, load_grades, within
from marsad.link.conflicts import is_denial, speaker
from marsad.link.titles import time_in_words
from marsad.model.claims import Claim, Figure, FigureKind, Realis, Stance, Who
from marsad.model.entities import Place, PlaceKind
from marsad.model.incidents import Grade, Incident
from marsad.model.when import CLOCK_PRECISIONS, Precision
from marsad.text.decided import listed

HARM = frozenset({FigureKind.KILLED, FigureKind.INJURED, FigureKind.CASUALTIES})
HAPPENED = frozenset({Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED, Realis.AVERTED})
SAYS_SO = frozenset(
    {Stance.ASSERTS, Stance.NARRATES, Stance.ACCUSES, Stance.ADMITS, Stance.CLAIMS_RESPONSIBILITY, Stance.CONDEMNS}
)
"""Stances that say that it happened; suspecting and having no information do not."""
OWN_DEED = frozenset({Stance.ADMITS, Stance.CLAIMS_RESPONSIBILITY})
TELLS_THE_DAY = CLOCK_PRECISIONS | {Precision.DAY}
WIDE = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.ADMIN1, PlaceKind.UNKNOWN})

SITE_KM = 25.0
"""A point known no closer than this tells a region rather than a site."""


@dataclass(frozen=True, slots=True)
class _Facts:
    numbers: Mapping[str, int]
    words: Mapping[str, str]


def suggest_grades(incident: Incident, claims: Sequence[Claim]) -> tuple[Grade, ...]:
    """One suggested grade for each scheme that applies to the incident; `claims` are its own."""
    facts = _facts(incident, claims)
    found = (_suggested(scheme, facts) for scheme in load_grades().values())
    return tuple(grade for grade in found if grade is not None)


def _suggested(scheme: GradeScheme, facts: _Facts) -> Grade | None:
    if not within(facts.numbers, scheme.applies):
        return None
    for rule in scheme.rules:
        if rule.holds(facts.numbers):
            return Grade(scheme.name, rule.grade, rule.reason.format_map(facts.words))
    return None


def _facts(incident: Incident, claims: Sequence[Claim]) -> _Facts:
    affirming = [claim for claim in claims if _affirms(claim)]
    own = [claim for claim in affirming if claim.attribution.stance in OWN_DEED]
    admitting = [claim for claim in own if claim.attribution.stance is Stance.ADMITS and _harms_others(claim)]
    denying = [claim for claim in claims if is_denial(claim)]
    accused = [value for found in incident.conflicts if found.field == "perpetrators" for value, _ in found.values]
    harmed = [figure for claim in affirming for figure in claim.figures if _is_harm(figure)]
    event_type = load_event_types()[incident.type]
    origins = _origins(incident, affirming)
    place = incident.place
    numbers = {
        "affirming": origins,
        "admitting": len(_speakers(admitting)),
        "claiming": len(_speakers(own)),
        "accused": len(accused),
        "denying": len(_speakers(denying)),
        "civilian_harm": _any_of(harmed, Who.CIVILIAN),
        "combatant_harm": _any_of(harmed, Who.COMBATANT),
        "other_harm": _any_of(harmed, Who.UNKNOWN),
        "ranged": int(event_type.family == "ranged"),
        "armed": int(event_type.armed_force),
        "day": int(incident.time.start is not None and incident.time.precision in TELLS_THE_DAY),
        "site": int(place is not None and _is_site(place)),
    }
    words = {
        "affirming_words": f"{origins} independent origins",
        "admitters": listed(_speakers(admitting)),
        "claimants": listed(_speakers(own)),
        "accused_words": " / ".join(accused),
        "deniers": listed(_speakers(denying)),
        "when": time_in_words(incident.time),
        "where": place.name if place else "",
    }
    return _Facts(numbers, words)


def _is_site(place: Place) -> bool:
    """Whether it is closer known than a region; of a kind that is not known, by its radius."""
    if place.kind is PlaceKind.UNKNOWN and place.radius_km is not None:
        return place.radius_km <= SITE_KM
    return place.kind not in WIDE


def _affirms(claim: Claim) -> bool:
    return claim.realis in HAPPENED and claim.attribution.stance in SAYS_SO


def _origins(incident: Incident, affirming: Iterable[Claim]) -> int:
    said = {claim.id for claim in affirming}
    return sum(any(claim in said for claim in origin.claims) for origin in incident.independence)


def _harms_others(claim: Claim) -> bool:
    return any(_is_harm(figure) and figure.who is not Who.COMBATANT for figure in claim.figures)


def _is_harm(figure: Figure) -> bool:
    """Whether it says that at least one was hurt; parts of a total count too: they say who the people were."""
    return figure.kind in HARM and (figure.lo or figure.hi or 0) > 0


def _any_of(figures: Iterable[Figure], who: Who) -> int:
    return int(any(figure.who is who for figure in figures))


def _speakers(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(speaker(claim) for claim in claims))
