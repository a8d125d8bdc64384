"""What the standing decisions make of the machine's output, and which of them no longer apply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.errors import DecisionRefused
from marsad.model.claims import Claim, ClaimId
from marsad.model.decisions import Decision, DecisionId, DecisionKind, Status
from marsad.model.reports import ReportId
from marsad.review.anchors import find_again
from marsad.review.correcting import corrected_claim
from marsad.review.grouping import Grouping

Located = Mapping[DecisionId, tuple[tuple[ClaimId, ...], ...]]
"""For each decision and each of its subjects the claims that are still there."""
STATUS = {DecisionKind.CONFIRM: Status.CONFIRMED, DecisionKind.REJECT: Status.REJECTED}
JUDGES = frozenset({DecisionKind.CORRECT, *STATUS})
REGROUPS = frozenset({DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.MOVE})


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that are one incident now, with the decisions about it and for each the claims it is about."""

    claims: tuple[ClaimId, ...]
    decisions: tuple[tuple[Decision, tuple[ClaimId, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Unapplied:
    """A standing decision that the present record gives no hold for."""

    decision: Decision
    reason: str
    earlier: int | None = None
    """The decision that stands in its way, if one does."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that decisions changed; what is not named here is as the machine made it."""

    groups: tuple[Group, ...]
    claims: Mapping[ClaimId, Claim]
    unapplied: tuple[Unapplied, ...]


def is_about_claim(decision: Decision) -> bool:
    """Whether the decision judges a claim by itself, not an incident."""
    anchors = decision.anchors
    judges = decision.kind in JUDGES
    return judges and bool(anchors) and len(anchors[0]) == 1 and anchors[0][0].claim == decision.subjects[0]


def locate(decisions: Iterable[Decision], claims: Mapping[ReportId, Sequence[Claim]]) -> Located:
    """Where the claims of every decision are now; `claims` are those of the reports that decisions name."""
    return {
        decision.id: tuple(
            tuple(
                dict.fromkeys(
                    found.id
                    for anchor in anchors
                    if (found := find_again(anchor, claims.get(anchor.report, ()))) is not None
                )
            )
            for anchors in decision.anchors
        )
        for decision in decisions
    }


def outcome(
    decisions: Sequence[Decision],
    located: Located,
    groups: Iterable[Sequence[ClaimId]],
    claims: Mapping[ClaimId, Claim],
) -> Outcome:
    """Apply standing decisions in their order to the groups and claims of the machine that they touch."""
    run = _Run(decisions, located, groups, claims)
    return run.outcome()


class _Run:
    def __init__(
        self,
        decisions: Sequence[Decision],
        located: Located,
        groups: Iterable[Sequence[ClaimId]],
        claims: Mapping[ClaimId, Claim],
    ) -> None:
        self._decisions = decisions
        self._located = located
        self._machine = claims
        self._grouping = Grouping(groups)
        self._claims: dict[ClaimId, Claim] = {}
        self._unapplied: list[Unapplied] = []

    def outcome(self) -> Outcome:
        applied = [decision for decision in self._decisions if self._applies(decision)]
        notes: dict[int, list[tuple[Decision, tuple[ClaimId, ...]]]] = {}
        for decision in applied:
            if is_about_claim(decision):
                continue
            about = self._located[decision.id]
            homes = [self._grouping.home(claims) for claims in about]
            for home in dict.fromkeys(home for home in homes if home is not None):
                notes.setdefault(home, []).append((decision, tuple(claim for part in about for claim in part)))
        found = tuple(Group(members, tuple(notes.get(self._home(members), ()))) for members in self._grouping.groups())
        return Outcome(found, self._claims, tuple(self._unapplied))

    def _home(self, members: Sequence[ClaimId]) -> int:
        home = self._grouping.home(members)
        assert home is not None
        return home

    def _applies(self, decision: Decision) -> bool:
        about = self._located[decision.id]
        try:
            self._refuse_gone(decision, about)
            self._apply(decision, about)
        except DecisionRefused as refused:
            self._unapplied.append(Unapplied(decision, str(refused), refused.earlier))
            return False
        return True

    def _refuse_gone(self, decision: Decision, about: Sequence[Sequence[ClaimId]]) -> None:
        if decision.kind is DecisionKind.MOVE:
            about = about[:2]
        if decision.kind is DecisionKind.SPLIT:
            about = [about[0], [claim for part in about[1:] for claim in part]]
        for subject, claims in zip(decision.subjects, about, strict=False):
            if not claims:
                raise DecisionRefused(f"{subject} is gone: its report is read otherwise now")

    def _apply(self, decision: Decision, about: Sequence[Sequence[ClaimId]]) -> None:
        kind = decision.kind
        if kind is DecisionKind.MERGE:
            self._grouping.merge(decision, about)
        elif kind is DecisionKind.SPLIT:
            leaving = {claim for part in about[1:] for claim in part}
            self._grouping.split(decision, leaving, set(about[0]) - leaving)
        elif kind is DecisionKind.MOVE:
            self._grouping.move(decision, about[0][0], about[2] if len(about) > 2 else (), about[1])  # noqa: PLR2004
        elif is_about_claim(decision):
            self._judge(decision, about[0][0])

    def _judge(self, decision: Decision, claim_id: ClaimId) -> None:
        claim = self._claims.get(claim_id) or self._machine[claim_id]
        if decision.kind is DecisionKind.CORRECT:
            claim = corrected_claim(claim, decision)
        else:
            claim = replace(claim, status=STATUS[decision.kind])
        self._claims[claim_id] = replace(claim, decisions=(*claim.decisions, noted(decision)))


def noted(decision: Decision) -> Decision:
    """The decision as it is shown: without what is only needed to find its claims again, or could tell coordinates."""
    value = None if decision.field == "place" else decision.value
    return replace(decision, anchors=(), resolved=None, value=value)
