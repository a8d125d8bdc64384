"""Origins of an incident, joined or parted by people's decisions about who depends on whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from marsad.model.claims import Claim, ClaimId
from marsad.model.decisions import Decision, DecisionKind
from marsad.model.incidents import OriginGroup
from marsad.model.reports import ReportId
from marsad.review.anchors import speaker_of
from marsad.text.decided import listed, named


def with_marks(
    origins: Sequence[OriginGroup],
    marks: Sequence[tuple[Decision, Sequence[ClaimId]]],
    claims: Mapping[ClaimId, Claim],
    outlets: Mapping[ReportId, str],
) -> tuple[OriginGroup, ...]:
    """The origins after the decisions, each given with the claims that it is about, in order.

    Dependent claims share one origin; of independent ones each has an origin of its own, together with what other
    claims of its report were counted with it.
    """
    groups = list(origins)
    for decision, about in marks:
        if decision.kind is DecisionKind.DEPENDENT:
            groups = _joined(groups, decision, about)
        else:
            groups = _parted(groups, decision, about, claims, outlets)
    return tuple(groups)


def _joined(groups: list[OriginGroup], decision: Decision, about: Collection[ClaimId]) -> list[OriginGroup]:
    touched = [group for group in groups if set(group.claims) & set(about)]
    if len(touched) < 2:  # noqa: PLR2004 - one origin already
        return groups
    whole = OriginGroup(
        origins=_all(group.origins for group in touched),
        outlets=_all(group.outlets for group in touched),
        claims=tuple(claim for group in touched for claim in group.claims),
        reason=f"{listed(_all(group.origins for group in touched))}, one origin by {named(decision)}",
    )
    place = groups.index(touched[0])
    return [*groups[:place], whole, *(group for group in groups[place:] if group not in touched)]


def _parted(
    groups: list[OriginGroup],
    decision: Decision,
    about: Sequence[ClaimId],
    claims: Mapping[ClaimId, Claim],
    outlets: Mapping[ReportId, str],
) -> list[OriginGroup]:
    found: list[OriginGroup] = []
    for group in groups:
        leaders = [claim for claim in about if claim in group.claims]
        sides = _sides(group.claims, leaders, claims)
        if len(sides) < 2:  # noqa: PLR2004 - nothing to part
            found.append(group)
            continue
        found += [_origin(side, decision, claims, outlets) for side in sides]
    return found


def _sides(
    members: Sequence[ClaimId], leaders: Sequence[ClaimId], claims: Mapping[ClaimId, Claim]
) -> list[tuple[ClaimId, ...]]:
    """The claims by whom they go with: claims of a leader's report with it, all others with the first."""
    if not leaders:
        return []
    led = {leader: [leader] for leader in leaders}
    home: dict[ReportId, ClaimId] = {}
    for leader in leaders:
        home.setdefault(claims[leader].report_id, leader)
    for member in members:
        if member not in led:
            led[home.get(claims[member].report_id, leaders[0])].append(member)
    order = {claim: number for number, claim in enumerate(members)}
    return [tuple(sorted(side, key=order.__getitem__)) for side in led.values()]


def _origin(
    side: tuple[ClaimId, ...], decision: Decision, claims: Mapping[ClaimId, Claim], outlets: Mapping[ReportId, str]
) -> OriginGroup:
    carried = _all([outlets[claims[claim].report_id]] for claim in side)
    names = _all([_name(claims[claim], outlets)] for claim in side)
    where = "" if set(names) <= set(carried) else f" in {listed(carried)}"
    return OriginGroup(names, carried, side, f"{listed(names)}{where}, an origin of its own by {named(decision)}")


def _name(claim: Claim, outlets: Mapping[ReportId, str]) -> str:
    chain = claim.attribution.chain
    known = chain[-1].resolution if chain else None
    if known is not None and not known.actor.id.startswith("unknown:"):
        return known.actor.name
    return speaker_of(claim) or outlets[claim.report_id]


def _all(parts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for part in parts:
        names.update(dict.fromkeys(part))
    return tuple(names)
