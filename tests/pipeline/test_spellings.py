"""Spellings of one person in one report."""

from __future__ import annotations

import pytest

from marsad.model.claims import Claim, ClaimId, EventTypeId, Filler, Provenance, Realis
from marsad.model.entities import Actor, ActorId, ActorKind, Resolution
from marsad.model.evidence import Quote
from marsad.model.reports import ReportId
from marsad.pipeline.spellings import with_one_person


def claim(name: str, confidence: float, kind: ActorKind = ActorKind.PERSON) -> Claim:
    quote = Quote(name, 0, len(name))
    identity = ActorId(f"person:{name.lower().replace(' ', '-')}")
    found = Resolution(Actor(identity, name, kind), confidence, f"the person {name!r}")
    return Claim(
        id=ClaimId("c"),
        report_id=ReportId("r"),
        occurrence="o1",
        type=EventTypeId("attack"),
        realis=Realis.OCCURRED,
        trigger=quote,
        sentence=quote,
        provenance=Provenance("test", 0.5),
        engine="test",
        targets=(Filler(quote, Provenance("test", 0.5), resolution=found),),
    )


def resolutions(claims: tuple[Claim, ...]) -> list[Resolution]:
    return [filler.resolution for one in claims for filler in one.targets if filler.resolution is not None]


def test_two_spellings_are_one_actor_and_both_are_kept() -> None:
    read = with_one_person([claim("Abu Omar Al-Halabi", 0.6), claim("Abu Umar al-Halabi", 0.85)])
    first, second = resolutions(read)
    assert first.actor == second.actor
    assert first.actor.name == "Abu Umar al-Halabi"
    assert "alike" in first.reason
    assert first.confidence <= 0.85
    assert [identity for identity, _ in first.alternatives] == ["person:abu-omar-al-halabi"]
    assert [filler.quote.text for one in read for filler in one.targets] == ["Abu Omar Al-Halabi", "Abu Umar al-Halabi"]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Karim Haddad", "Samir Haddad", ActorKind.PERSON),
        ("Abu Omar Al-Halabi", "Abu Umar al-Halabi", ActorKind.PARTY),
    ],
)
def test_other_names_stay_apart(one: str, other: str, kind: ActorKind) -> None:
    claims = (claim(one, 0.6, kind), claim(other, 0.8, kind))
    assert with_one_person(claims) == claims
