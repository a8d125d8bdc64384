"""How sure each claim and each slot is, as a share that can be checked: of all claims at 0.8, eight in ten are right.

A claim is right where a careful coder writes it down too; a slot, given that, where the coder has the same value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from marsad.extract.confidence import features as of
from marsad.extract.confidence.model import Judge, load_judges
from marsad.model.claims import Claim, Count, Damage, Figure, Filler, PlaceSlot, Source, TimeSlot

FITTED_ENGINE = "rules/"
"""The engines whose claims the coefficients were fitted on."""
Slot = TypeVar("Slot", Source, Filler, PlaceSlot, TimeSlot, Figure, Count, Damage)


def with_confidence(claims: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """The finished claims of one report, each and each of its slots with its calibrated confidence.

    Claims of an engine that the coefficients were not fitted on keep their own.
    """
    judges, around = load_judges(), of.surroundings(claims, text)
    return tuple(
        _judged(claim, around, judges) if claim.engine.startswith(FITTED_ENGINE) else claim for claim in claims
    )


def slot_features(claim: Claim) -> Mapping[str, Sequence[of.Features]]:
    """The features of every slot value, by slot and in the order of the values."""
    attribution = claim.attribution
    return {
        "type": [of.type_features(claim)],
        "realis": [of.realis_features(claim)],
        "stance": [of.stance_features(claim)],
        "sources": [of.source_features(source) for source in attribution.chain],
        "perpetrators": [of.filler_features(filler) for filler in claim.perpetrators],
        "targets": [of.filler_features(filler) for filler in claim.targets],
        "weapons": [of.filler_features(filler) for filler in claim.weapons],
        "place": [of.place_features(claim.place)] if claim.place else [],
        "time": [of.time_features(claim.time)] if claim.time else [],
        "figures": [of.figure_features(figure) for figure in claim.figures],
        # Too few marked values to tell better ones from worse.
        "count": [{}] if claim.count else [],
        "damage": [{} for _ in claim.damage],
    }


def _judged(claim: Claim, around: of.Surroundings, judges: Mapping[str, Judge]) -> Claim:
    sure = {
        slot: [judges[slot](features) for features in values] for slot, values in slot_features(claim).items() if values
    }
    attribution = claim.attribution
    return replace(
        claim,
        provenance=replace(claim.provenance, confidence=judges["claim"](of.claim_features(claim, around))),
        type_confidence=sure["type"][0],
        realis_confidence=sure["realis"][0],
        attribution=replace(
            attribution, chain=_with(attribution.chain, sure.get("sources")), confidence=sure["stance"][0]
        ),
        perpetrators=_with(claim.perpetrators, sure.get("perpetrators")),
        targets=_with(claim.targets, sure.get("targets")),
        weapons=_with(claim.weapons, sure.get("weapons")),
        place=_one(claim.place, sure.get("place")),
        time=_one(claim.time, sure.get("time")),
        figures=_with(claim.figures, sure.get("figures")),
        count=_one(claim.count, sure.get("count")),
        damage=_with(claim.damage, sure.get("damage")),
    )


def _with(values: tuple[Slot, ...], sure: Sequence[float] | None) -> tuple[Slot, ...]:
    return tuple(
        replace(value, provenance=replace(value.provenance, confidence=confidence))
        for value, confidence in zip(values, sure or (), strict=True)
    )


def _one(value: Slot | None, sure: Sequence[float] | None) -> Slot | None:
    return None if value is None else _with((value,), sure)[0]
