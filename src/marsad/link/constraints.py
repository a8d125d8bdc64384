"""Which claims people have said belong together or apart, and what follows from it for every join."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from marsad.errors import ConflictingLinks, MarsadError
from marsad.model.claims import ClaimId
from marsad.model.constraints import ClaimPair, Constraints

T = TypeVar("T", bound=Hashable)


def check_constraints(constraints: Constraints, linked: Collection[ClaimId]) -> None:
    """Refuse pairs that no grouping of the claims `linked` can satisfy.

    Raises MarsadError for a claim that is not among them, ConflictingLinks for must-links against a cannot-link.
    """
    for one, other in _in_order(constraints.must_link | constraints.cannot_link):
        for claim in (one, other):
            if claim not in linked:
                raise MarsadError(f"claim {claim}: not among the linked claims; aggregates are never linked")
    neighbours: defaultdict[ClaimId, list[ClaimPair]] = defaultdict(list)
    for pair in _in_order(constraints.must_link):
        neighbours[pair[0]].append(pair)
        neighbours[pair[1]].append(pair)
    for one, other in _in_order(constraints.cannot_link):
        chain = _chain(one, other, neighbours)
        if chain is not None:
            raise ConflictingLinks((one, other), chain)


def _in_order(pairs: Iterable[ClaimPair]) -> Iterator[ClaimPair]:
    return iter(sorted(pairs))


def _chain(
    start: ClaimId, goal: ClaimId, neighbours: Mapping[ClaimId, list[ClaimPair]]
) -> tuple[ClaimPair, ...] | None:
    """The fewest must-links that lead from `start` to `goal`; None where none do."""
    came_by: dict[ClaimId, tuple[ClaimPair, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == goal:
            return came_by[here]
        for pair in neighbours.get(here, ()):
            there = pair[1] if pair[0] == here else pair[0]
            if there not in came_by:
                came_by[there] = (*came_by[here], pair)
                waiting.append(there)
    return None


class Bonds(Generic[T]):
    """What is bound together so far, and what may still be joined.

    Items bound by must-links count as one from the start, whether or not they have been joined yet; so a join can
    never make a later must-link impossible.
    """

    def __init__(self, must_link: Iterable[tuple[T, T]] = (), cannot_link: Iterable[tuple[T, T]] = ()) -> None:
        self._heads: dict[T, T] = {}
        self._apart: defaultdict[T, set[T]] = defaultdict(set)
        for one, other in must_link:
            self.join(one, other)
        for one, other in cannot_link:
            self._apart[self._head(one)].add(self._head(other))
            self._apart[self._head(other)].add(self._head(one))

    def allows(self, one: T, other: T) -> bool:
        """Whether the two, with all that is bound to them, may be one."""
        if not self._apart:
            return True
        return self._head(other) not in self._apart.get(self._head(one), ())

    def join(self, one: T, other: T) -> None:
        """The two are one from now on; what may not be with either may not be with both."""
        keep, gone = self._head(one), self._head(other)
        if keep == gone:
            return
        self._heads[gone] = keep
        for enemy in self._apart.pop(gone, ()):
            self._apart[enemy].discard(gone)
            self._apart[enemy].add(keep)
            self._apart[keep].add(enemy)

    def _head(self, item: T) -> T:
        while (above := self._heads.get(item, item)) != item:
            self._heads[item] = self._heads.get(above, above)
            item = above
        return item
