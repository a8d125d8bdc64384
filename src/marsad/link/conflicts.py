"""Where the claims of one incident contradict one another: kept as records, decided by nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from marsad.codebook.event_types import EventTypes
from marsad.link.figures import figure_conflicts
from marsad.model.claims import Claim, ClaimId, Filler, Realis, Stance
from marsad.model.incidents import Conflict
from marsad.model.reports import ReportId
from marsad.text.names import fold

DENIED = "denied"
STATED = "stated"


def conflicts_of(claims: Sequence[Claim], types: EventTypes) -> tuple[Conflict, ...]:
    """Contradictions in type, perpetrator, in whether it happened, and in figures; claims in canonical order."""
    found = (_type_conflict(claims, types), _perpetrator_conflict(claims), _denial_conflict(claims))
    return (*(conflict for conflict in found if conflict is not None), *figure_conflicts(claims))


def dated(
    conflicts: Iterable[Conflict], claims: Iterable[Claim], published: Mapping[ReportId, date | None]
) -> tuple[Conflict, ...]:
    """The conflicts with the day on which the second of their values was first published."""
    days = {claim.id: published.get(claim.report_id) for claim in claims}
    return tuple(replace(conflict, since=_since(conflict, days)) for conflict in conflicts)


def _since(conflict: Conflict, days: Mapping[ClaimId, date | None]) -> date | None:
    """None where any value but one has no day: it may have stood before the others."""
    first = [min((days[claim] or date.max for claim in ids), default=date.max) for _, ids in conflict.values]
    second = sorted(first)[1:2]
    return second[0] if second and second[0] != date.max else None


def _type_conflict(claims: Sequence[Claim], types: EventTypes) -> Conflict | None:
    values = _by_value((claim.type, claim.id) for claim in claims)
    named = {types.family(claim.type) for claim in claims if types[claim.type].specific > 0}
    return Conflict("type", values) if len(values) > 1 and len(named) > 1 else None


def _perpetrator_conflict(claims: Sequence[Claim]) -> Conflict | None:
    """Different parties named as the doer. All parties of a clash in one claim are one value."""
    named = [claim for claim in claims if claim.perpetrators and claim.realis is not Realis.DENIED]
    groups: list[tuple[frozenset[str], list[Claim]]] = []
    for claim in named:
        keys = party_keys(claim.perpetrators)
        for position, (known, members) in enumerate(groups):
            if known & keys:
                groups[position] = (known | keys, [*members, claim])
                break
        else:
            groups.append((keys, [claim]))
    if len(groups) <= 1:
        return None
    values = tuple((_named_by(members[0]), tuple(claim.id for claim in members)) for _, members in groups)
    return Conflict("perpetrators", values, _accusations(named))


def _accusations(claims: Sequence[Claim]) -> str:
    verbs = {Stance.ACCUSES: "accuses", Stance.CLAIMS_RESPONSIBILITY: "claims", Stance.SUSPECTS: "suspects"}
    told = []
    for claim in claims:
        verb = verbs.get(claim.attribution.stance)
        if verb is not None:
            told.append(f"{speaker(claim)} {verb} {_named_by(claim)}")
    return "; ".join(dict.fromkeys(told))


def _denial_conflict(claims: Sequence[Claim]) -> Conflict | None:
    denied = tuple(claim.id for claim in claims if is_denial(claim))
    stated = tuple(claim.id for claim in claims if not is_denial(claim))
    if not denied or not stated:
        return None
    deniers = dict.fromkeys(speaker(claim) for claim in claims if is_denial(claim))
    return Conflict("happened", ((STATED, stated), (DENIED, denied)), f"denied by {', '.join(deniers)}")


def is_denial(claim: Claim) -> bool:
    """Whether the claim says that it did not happen, or not by them."""
    return claim.realis is Realis.DENIED or claim.attribution.stance is Stance.DENIES


def party_keys(fillers: Iterable[Filler]) -> frozenset[str]:
    """What identifies the parties: actor ids with their parents, else the folded words."""
    keys: set[str] = set()
    for filler in fillers:
        if filler.resolution is None:
            keys.add(fold(filler.quote.text))
        else:
            keys.update((filler.resolution.actor.id, *filler.resolution.actor.parents))
    return frozenset(keys)


def speaker(claim: Claim) -> str:
    """The innermost source in words, or that the report itself says so."""
    if not claim.attribution.chain:
        return "the report"
    source = claim.attribution.chain[-1]
    return source.resolution.actor.name if source.resolution is not None else source.quote.text


def _named_by(claim: Claim) -> str:
    return ", ".join(dict.fromkeys(filler.quote.text for filler in claim.perpetrators))


def _by_value(pairs: Iterable[tuple[str, ClaimId]]) -> tuple[tuple[str, tuple[ClaimId, ...]], ...]:
    values: defaultdict[str, list[ClaimId]] = defaultdict(list)
    for value, claim in pairs:
        values[value].append(claim)
    return tuple((value, tuple(values[value])) for value in sorted(values))
