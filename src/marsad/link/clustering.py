"""Tellings to incidents: agglomeration by average score, which respects must-link and cannot-link.

Two groups are joined while the average score over all their cross pairs is the highest left and above the threshold.
Averaging over all pairs, not only the best, keeps two attacks of one day apart that a third, vague telling would chain.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

Pair = tuple[int, int]
MOST_MEMBERS = 8
MOST_CROSS_PAIRS = MOST_MEMBERS * MOST_MEMBERS
"""Groups with more cross pairs than this are compared by a sample: a story told a thousand times stays affordable."""


class Bound(Protocol):
    """What people have bound together or apart; it is told of every join."""

    def allows(self, one: int, other: int) -> bool:
        """Whether the groups of two items may be one."""

    def join(self, one: int, other: int) -> None:
        """The groups of two items are one from now on."""


class Agglomeration:
    """Groups of items, joined best first. The same scores give the same groups in whatever order they came.

    `scores` holds the pairs above the threshold: a join needs at least one of them. Any other pair's score is asked of
    `score_of`, lower item first, when two groups are weighed against each other.
    """

    def __init__(
        self,
        items: Iterable[int],
        scores: Mapping[Pair, float],
        score_of: Callable[[int, int], float],
        threshold: float,
        bonds: Bound | None = None,
    ) -> None:
        self._score_of = score_of
        self._scores = scores
        self._threshold = threshold
        self._bonds = bonds
        self._members: dict[int, list[int]] = {item: [item] for item in sorted(items)}
        self._sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), score in scores.items():
            if score > threshold:
                self._sums[one][other] = score
                self._sums[other][one] = score

    def run(self, must_link: Iterable[Pair] = ()) -> list[list[int]]:
        """The groups, each in order, in order of their first members."""
        self._join_all(must_link)
        queue = [
            (-self._average(one, other), one, other) for one in self._sums for other in self._sums[one] if one < other
        ]
        heapq.heapify(queue)
        while queue:
            negative, one, other = heapq.heappop(queue)
            if -negative <= self._threshold:
                break
            if one not in self._members or other not in self._members or -negative != self._average(one, other):
                continue
            if self._bonds is not None and not self._bonds.allows(one, other):
                continue
            self._join(one, other)
            for neighbour in self._sums[one]:
                low, high = (one, neighbour) if one < neighbour else (neighbour, one)
                heapq.heappush(queue, (-self._average(low, high), low, high))
        return [sorted(self._members[head]) for head in sorted(self._members)]

    def _join_all(self, must_link: Iterable[Pair]) -> None:
        heads = {item: item for item in self._members}
        for one, other in sorted(must_link):
            keep, gone = sorted((_head(heads, one), _head(heads, other)))
            if keep != gone:
                self._join(keep, gone)
                heads[gone] = keep

    def _average(self, one: int, other: int) -> float:
        total = self._sums[one].get(other)
        if total is None:
            return float("-inf")
        return round(total / (len(self._members[one]) * len(self._members[other])), 6)

    def _join(self, keep: int, gone: int) -> None:
        """`keep` takes over the members of `gone`; sums to every neighbour of either are completed."""
        kept, lost = self._sums[keep], self._sums.pop(gone, {})
        kept.pop(gone, None)
        lost.pop(keep, None)
        for neighbour in sorted(kept.keys() | lost.keys()):
            total = (kept[neighbour] if neighbour in kept else self._sum(keep, neighbour)) + (
                lost[neighbour] if neighbour in lost else self._sum(gone, neighbour)
            )
            kept[neighbour] = total
            self._sums[neighbour][keep] = total
            self._sums[neighbour].pop(gone, None)
        self._members[keep] = sorted(self._members[keep] + self._members.pop(gone))
        if self._bonds is not None:
            self._bonds.join(keep, gone)

    def _sum(self, one: int, other: int) -> float:
        """Sum of all cross pairs; for large groups, estimated from members spread evenly over both."""
        left, right = self._members[one], self._members[other]
        if len(left) * len(right) <= MOST_CROSS_PAIRS:
            return sum(self._pair(a, b) for a in left for b in right)
        some_left, some_right = _spread(left), _spread(right)
        found = sum(self._pair(a, b) for a in some_left for b in some_right)
        return found * (len(left) * len(right)) / (len(some_left) * len(some_right))

    def _pair(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        known = self._scores.get(pair)
        return self._score_of(*pair) if known is None else known


def _head(heads: dict[int, int], item: int) -> int:
    while heads[item] != item:
        heads[item] = heads[heads[item]]
        item = heads[item]
    return item


def _spread(members: list[int]) -> list[int]:
    """Up to eight members at even distances, the first always among them."""
    if len(members) <= MOST_MEMBERS:
        return members
    return [members[position * len(members) // MOST_MEMBERS] for position in range(MOST_MEMBERS)]


def strongest_links(groups: Sequence[Sequence[int]], scores: Mapping[Pair, float]) -> list[list[Pair]]:
    """For each group the scored pairs that hold it together: a spanning tree of the highest scores (Kruskal)."""
    group_of = {member: number for number, group in enumerate(groups) for member in group}
    inside: defaultdict[int, list[tuple[float, Pair]]] = defaultdict(list)
    for pair, score in scores.items():
        number = group_of[pair[0]]
        if number == group_of[pair[1]]:
            inside[number].append((-score, pair))
    return [_spanning(group, sorted(inside.get(number, ()))) for number, group in enumerate(groups)]


def _spanning(group: Sequence[int], ranked: Sequence[tuple[float, Pair]]) -> list[Pair]:
    heads = {member: member for member in group}
    links = []
    for _, (one, other) in ranked:
        left, right = _head(heads, one), _head(heads, other)
        if left != right:
            heads[max(left, right)] = min(left, right)
            links.append((one, other))
    return sorted(links)
