"""What a claim's words stand for: actors, claimant classes, the ACLED sub-event; and a bound for what has no time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time

from marsad.codebook.actors import ActorBase
from marsad.codebook.crosswalk import Circumstances, acled_sub_event
from marsad.model.claims import Claim, Filler, Provenance, TimeSlot
from marsad.model.entities import ActorKind
from marsad.model.reports import Report
from marsad.model.when import Precision, TimeBasis, TimeRange, day_range
from marsad.resolve.times import Anchor

UNDATED_CONFIDENCE = 0.3


class Grounder:
    """Grounds the claims of one report at a time."""

    def __init__(self, actors: ActorBase) -> None:
        self._actors = actors

    def ground(self, report: Report, told_from: Anchor, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """The claims with their actors, sub-events and time bounds."""
        return tuple(self._sub_event(_bounded(claim, told_from)) for claim in claims)

    def _sub_event(self, claim: Claim) -> Claim:
        given = Circumstances(
            perpetrators=tuple(_kinds(claim.perpetrators)),
            targets=tuple(_kinds(claim.targets)),
            hurt=frozenset(figure.kind for figure in claim.figures),
            words=claim.sentence.text.lower(),
            trigger=claim.trigger.text.lower(),
        )
        return replace(claim, acled_sub_event=acled_sub_event(claim.type, given))


def _kinds(fillers: Iterable[Filler]) -> Iterable[ActorKind]:
    return (filler.resolution.actor.kind for filler in fillers if filler.resolution is not None)


def _bounded(claim: Claim, told_from: Anchor) -> Claim:
    """A claim without a time phrase happened, if it did, by the day of its report."""
    if claim.time is not None or told_from.day is None:
        return claim
    last = day_range(datetime.combine(told_from.day, time())).end
    known = TimeRange(None, last, Precision.UNKNOWN, TimeBasis.BOUNDED, told_from.reason)
    return replace(claim, time=TimeSlot(None, Provenance("publication-bounds", UNDATED_CONFIDENCE), known))
