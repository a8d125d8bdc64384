"""Why two claims or incidents are linked, or are not: the comparison, and the decisions that overrule it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.codebook.linking import load_linking
from marsad.errors import DecisionRefused
from marsad.link.facts import facts_of
from marsad.link.linking import Linking
from marsad.model.claims import Claim, ClaimId
from marsad.model.decisions import Decision
from marsad.model.incidents import Incident, PairScore
from marsad.pipeline.naming import find_either
from marsad.pipeline.reviewed import Reviewed
from marsad.review.outcome import REGROUPS
from marsad.store import Store

MOST_PAIRS = 64
"""Claims of two large incidents are compared by their first so many pairs."""


@dataclass(frozen=True, slots=True)
class Why:
    """The comparison of two claims, or of the two most alike claims of two incidents."""

    pair: PairScore
    together: bool
    """Whether the two are in one incident as people see it now."""
    threshold: float
    bias: float
    """Every comparison begins with this: without any likeness two claims are not linked."""
    compared: int
    """How many pairs of claims were compared."""
    mean: float
    """Their mean score: two incidents are joined by this, not by their most alike claims."""
    decisions: tuple[Decision, ...]
    """Decisions that put together or took apart the incidents of the two."""


def explain(store: Store, view: Reviewed, one: str, other: str) -> Why:
    """Compare what two ids name. DecisionRefused where one is gone, is a total, or both are the same."""
    left, right = find_either(store, view, one), find_either(store, view, other)
    claims = [_claims(view, item) for item in (left, right)]
    pairs = [(a, b) for a in claims[0] for b in claims[1] if a.id != b.id][:MOST_PAIRS]
    if left.id == right.id or not pairs:
        raise DecisionRefused(f"{one} and {other} are the same; name two claims or two incidents")
    linking = _linking(store, [*claims[0], *claims[1]])
    scored = [linking.explain(a.id, b.id) for a, b in pairs]
    best = max(scored, key=lambda pair: pair.score)
    homes = [view.incident_of(best.left), view.incident_of(best.right)]
    return Why(
        pair=best,
        together=homes[0] is not None and homes[0] == homes[1],
        threshold=load_linking().link_threshold,
        bias=linking.bias(best.left, best.right),
        compared=len(pairs),
        mean=sum(pair.score for pair in scored) / len(scored),
        decisions=_decisions(view, *({claim.id for claim in side} for side in claims)),
    )


def _claims(view: Reviewed, item: Incident | Claim) -> list[Claim]:
    if isinstance(item, Claim):
        if item.aggregate:
            raise DecisionRefused(f"claim {item.id} is a total over several occurrences; totals are never linked")
        return [item]
    return [claim for claim_id in item.claims if (claim := view.claim(claim_id)) is not None]


def _linking(store: Store, claims: list[Claim]) -> Linking:
    """A linker that knows all reports, since word rarity depends on them, but only the claims of those asked about."""
    facts = {}
    for report in store.reports():
        document = store.document(report.id)
        if document is not None:
            facts[report.id] = facts_of(report, document)
    reports = dict.fromkeys(claim.report_id for claim in claims)
    return Linking([claim for report_id in reports for claim in store.claims(report_id)], facts, load_linking())


def _decisions(view: Reviewed, one: set[ClaimId], other: set[ClaimId]) -> tuple[Decision, ...]:
    """Standing regroupings that put the two sides together or took them apart."""
    unapplied = {found.decision.id for found in view.unapplied}
    return tuple(
        decision
        for decision in view.standing.decisions
        if decision.kind in REGROUPS and decision.id not in unapplied and _is_between(decision, one, other)
    )


def _is_between(decision: Decision, one: set[ClaimId], other: set[ClaimId]) -> bool:
    parts = [{anchor.claim for anchor in anchors} for anchors in decision.anchors]
    return any(
        one & left and other & right
        for number, left in enumerate(parts)
        for place, right in enumerate(parts)
        if number != place
    )
