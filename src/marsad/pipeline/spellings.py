"""Persons whose names one report spells in several ways: one actor, each spelling kept where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from marsad.model.claims import Claim, Filler, Source
from marsad.model.entities import ActorKind, Resolution
from marsad.text.spelling import group_spellings, same_name


def with_one_person(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with every spelling of a person's name resolved to the same actor, and the likeness said.

    The spelling resolved with the most confidence gives the actor; of equals the one told first.
    """
    named = [found for claim in claims for found in _resolutions(claim) if _is_named_person(found)]
    best: dict[str, Resolution] = {}
    for found in named:
        known = best.get(found.actor.name)
        if known is None or found.confidence > known.confidence:
            best[found.actor.name] = found
    chosen: dict[str, Resolution] = {}
    for spellings in group_spellings(best):
        if len({best[name].actor.id for name in spellings}) > 1:
            leader = max(spellings, key=lambda name: best[name].confidence)
            chosen.update({name: best[leader] for name in spellings if name != leader})
    if not chosen:
        return tuple(claims)

    def one(found: Resolution | None) -> Resolution | None:
        if found is None or not _is_named_person(found) or found.actor.name not in chosen:
            return found
        return _as(found, chosen[found.actor.name])

    return tuple(_with(claim, one) for claim in claims)


def _as(found: Resolution, leader: Resolution) -> Resolution:
    """The other spelling's actor, as sure as the two names are alike."""
    match = same_name(found.actor.name, leader.actor.name)
    return Resolution(
        leader.actor,
        round(min(leader.confidence, match.score), 2),
        f"{found.actor.name!r} and {leader.actor.name!r} of this report are one name ({match.score:.0%} alike: "
        f"{match.reason}); {leader.reason}",
        ((found.actor.id, found.confidence), *found.alternatives),
    )


def _is_named_person(found: Resolution) -> bool:
    return found.actor.kind is ActorKind.PERSON and not found.actor.id.startswith("unknown:")


def _resolutions(claim: Claim) -> Iterable[Resolution]:
    holders: tuple[Filler | Source, ...] = (*claim.attribution.chain, *claim.perpetrators, *claim.targets)
    return (holder.resolution for holder in holders if holder.resolution is not None)


def _with(claim: Claim, one: Callable[[Resolution | None], Resolution | None]) -> Claim:
    def fillers(given: Sequence[Filler]) -> tuple[Filler, ...]:
        return tuple(replace(filler, resolution=one(filler.resolution)) for filler in given)

    chain = tuple(replace(source, resolution=one(source.resolution)) for source in claim.attribution.chain)
    return replace(
        claim,
        attribution=replace(claim.attribution, chain=chain),
        perpetrators=fillers(claim.perpetrators),
        targets=fillers(claim.targets),
    )
