"""Which claims are one incident, once people have merged, split and moved.

Every such decision also says something for good: what it put together stays together, what it took apart stays apart.
A later one that goes against it is refused; the earlier one must be undone first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from marsad.errors import DecisionRefused
from marsad.model.claims import ClaimId
from marsad.model.decisions import Decision
from marsad.text.decided import named

Claims = Collection[ClaimId]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two sets of claims that a decision put together (some of each share a group) or took apart (none do)."""

    decision: Decision
    one: frozenset[ClaimId]
    other: frozenset[ClaimId]


class Grouping:
    """Groups of claims, changed by one decision after the other."""

    def __init__(self, groups: Iterable[Sequence[ClaimId]]) -> None:
        self._members: dict[int, list[ClaimId]] = {number: list(group) for number, group in enumerate(groups)}
        self._group_of = {claim: number for number, group in self._members.items() for claim in group}
        self._together: list[Tie] = []
        self._apart: list[Tie] = []

    def groups(self) -> list[tuple[ClaimId, ...]]:
        """The groups; those split off follow after all others, in the order of the decisions."""
        return [tuple(members) for members in self._members.values() if members]

    def home(self, claims: Iterable[ClaimId]) -> int | None:
        """The group that most of the claims are in, of equals that of the first; None where none is left."""
        counts: dict[int, int] = {}
        for claim in claims:
            if claim in self._group_of:
                number = self._group_of[claim]
                counts[number] = counts.get(number, 0) + 1
        return max(counts, key=lambda number: counts[number], default=None)

    def members(self, group: int) -> tuple[ClaimId, ...]:
        """The claims of a group."""
        return tuple(self._members[group])

    def merge(self, decision: Decision, subjects: Sequence[Claims]) -> None:
        """Make one group of the subjects' homes. DecisionRefused where an earlier decision keeps them apart."""
        homes = [self.home(claims) for claims in subjects]
        numbers = list(dict.fromkeys(number for number in homes if number is not None))
        self._refuse_parted([claim for number in numbers for claim in self._members[number]])
        for number in numbers[1:]:
            self._take(self._members[number], numbers[0])
        for claims in subjects[1:]:
            self._together.append(Tie(decision, frozenset(subjects[0]), frozenset(claims)))

    def split(self, decision: Decision, leaving: Claims, staying: Claims) -> None:
        """Take `leaving` out of every group that holds some of `staying`, into one of their own.

        Where they are in no such group the machine agrees by now, and nothing changes. DecisionRefused where an earlier
        decision put them together.
        """
        bound = {self._group_of[claim] for claim in staying if claim in self._group_of}
        taken = [claim for claim in leaving if self._group_of.get(claim) in bound]
        self._part(decision, taken, frozenset(leaving), frozenset(staying), self._next())

    def move(self, decision: Decision, claim: ClaimId, left: Claims, target: Claims) -> None:
        """Take `claim` from those it was `left` from to the home of `target`; DecisionRefused as for both others."""
        number = self.home(target)
        if number is None:
            raise DecisionRefused("none of the claims that it was moved to is left")
        taken = [claim] if self._group_of[claim] != number else []
        self._refuse_parted([*taken, *self._members[number]])
        self._part(decision, taken, frozenset({claim}), frozenset(left) - {claim, *target}, number)
        self._together.append(Tie(decision, frozenset({claim}), frozenset(target)))

    def _part(
        self,
        decision: Decision,
        taken: list[ClaimId],
        leaving: frozenset[ClaimId],
        staying: frozenset[ClaimId],
        to: int,
    ) -> None:
        before = {claim: self._group_of[claim] for claim in taken}
        self._take(taken, to)
        apart = Tie(decision, leaving, staying)
        broken = next((tie for tie in self._together if not self._meet(tie)), None)
        if broken is not None or self._share(apart):
            for claim, number in before.items():
                self._take([claim], number)
            raise self._refused(broken)
        self._apart.append(apart)

    def _refused(self, broken: Tie | None) -> DecisionRefused:
        """Why claims cannot be parted: a decision put them together, the last one where none stands out."""
        tie = broken or next(reversed(self._together), None)
        if tie is None:
            return DecisionRefused("the incidents that it parts are one by now")
        again = f"undo it first: marsad undo {tie.decision.id}"
        return DecisionRefused(f"{named(tie.decision)} put them together; {again}", earlier=tie.decision.id)

    def _share(self, tie: Tie) -> bool:
        one = {self._group_of[claim] for claim in tie.one if claim in self._group_of}
        return any(self._group_of.get(claim) in one for claim in tie.other)

    def _meet(self, tie: Tie) -> bool:
        """Whether some of both sides share a group; sides that are gone meet nobody and hinder nobody."""
        one = {self._group_of[claim] for claim in tie.one if claim in self._group_of}
        other = {self._group_of[claim] for claim in tie.other if claim in self._group_of}
        return not one or not other or bool(one & other)

    def _refuse_parted(self, joined: Iterable[ClaimId]) -> None:
        together = frozenset(joined)
        for tie in self._apart:
            if together & tie.one and together & tie.other:
                raise DecisionRefused(
                    f"{named(tie.decision)} took them apart; undo it first: marsad undo {tie.decision.id}",
                    earlier=tie.decision.id,
                )

    def _take(self, claims: Iterable[ClaimId], to: int) -> None:
        for claim in list(claims):
            self._members[self._group_of[claim]].remove(claim)
            self._members.setdefault(to, []).append(claim)
            self._group_of[claim] = to

    def _next(self) -> int:
        return max(self._members, default=-1) + 1
