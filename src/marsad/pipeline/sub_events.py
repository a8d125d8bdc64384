"""The ACLED sub-event of each claim of a report, seen beside the report's other claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from marsad.codebook.crosswalk import HARM, Circumstances, acled_sub_event, kind_of_party
from marsad.model.claims import Claim, Filler, Realis
from marsad.model.entities import ActorKind

NEAR_CHARS = 600
"""Claims whose sentences begin within this distance are told together."""


def with_sub_events(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The resolved claims of one report, each with its sub-event."""
    starts = [claim.sentence.start for claim in claims]
    return tuple(
        replace(claim, acled_sub_event=acled_sub_event(claim.type, _circumstances(claim, _near(claim, claims, starts))))
        for claim in claims
    )


def _near(claim: Claim, claims: Sequence[Claim], starts: Sequence[int]) -> list[Claim]:
    """The claims told together with a claim; `starts`: where the sentence of each begins."""
    first, last = claim.sentence.start - NEAR_CHARS, claim.sentence.start + NEAR_CHARS
    return [other for other, start in zip(claims, starts, strict=True) if first < start < last and other is not claim]


def _circumstances(claim: Claim, near: Sequence[Claim]) -> Circumstances:
    sentences = dict.fromkeys(q.text for other in (claim, *near) for q in (other.sentence, *other.evidence))
    return Circumstances(
        perpetrators=tuple(_kinds(claim.perpetrators)),
        targets=tuple(_kinds(claim.targets)),
        hurt=frozenset(figure.kind for figure in claim.figures if (figure.lo or 0) > 0),
        words=claim.sentence.text.lower(),
        near=" ".join(sentences).lower(),
        # Who was hurt before people took to the streets is what they protest against.
        hurt_near=any(
            figure.kind in HARM and (figure.lo or 0) > 0
            for other in (claim, *near)
            if other.sentence.start >= claim.sentence.start
            for figure in other.figures
        ),
        # "Without any clashes" is no clash.
        beside=frozenset(other.type for other in near if other.realis is not Realis.DENIED),
        realis=claim.realis,
    )


def _kinds(fillers: Iterable[Filler]) -> Iterator[ActorKind]:
    for filler in fillers:
        kind = kind_of_party(filler.quote.text, filler.resolution.actor.kind if filler.resolution else None)
        if kind is not None:
            yield kind
