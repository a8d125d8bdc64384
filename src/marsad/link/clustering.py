"""Tellings to incidents: agglomeration by average score, which respects must-link and cannot-link.

Two groups are joined while the average score over all their cross pairs is the highest left and above the threshold.
Averaging over all pairs, not only the best, keeps two attacks of one day apart that a third, vague telling would chain.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

Pair = tuple[int, int]
MOST_MEMBERS = 8
MOST_CROSS_PAIRS = MOST_MEMBERS * MOST_MEMBERS
"""Groups with more cross pairs than this are compared by a sample: a story told a thousand times stays affordable."""


class Agglomeration:
    """Groups of items, joined best first. The same scores give the same groups in whatever order they came."""

    def __init__(
        self,
        items: Iterable[int],
        scores: Mapping[Pair, float],
        score_of: Callable[[int, int], float],
        threshold: float,
        cannot_link: frozenset[Pair] = frozenset(),
    ) -> None:
        self._score_of = score_of
        self._scores = dict(scores)
        self._threshold = threshold
        self._cannot = cannot_link
        self.members: dict[int, list[int]] = {item: [item] for item in sorted(items)}
        self._sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), score in scores.items():
            # A join needs at least one pair above the threshold, so only those make neighbours.
            if score > threshold:
                self._sums[one][other] = score
                self._sums[other][one] = score

    def run(self, must_link: Iterable[Pair] = ()) -> list[list[int]]:
        """The groups, each in order, in order of their first members."""
        heads = {item: item for item in self.members}
        for one, other in sorted(must_link):
            keep, gone = sorted((_head(heads, one), _head(heads, other)))
            if keep != gone:
                self._join(keep, gone)
                heads[gone] = keep
        queue = [
            (-self._average(one, other), one, other) for one in self._sums for other in self._sums[one] if one < other
        ]
        heapq.heapify(queue)
        while queue:
            negative, one, other = heapq.heappop(queue)
            if -negative <= self._threshold:
                break
            if one not in self.members or other not in self.members or -negative != self._average(one, other):
                continue
            if self._forbidden(one, other):
                continue
            self._join(one, other)
            for neighbour in self._sums[one]:
                low, high = (one, neighbour) if one < neighbour else (neighbour, one)
                heapq.heappush(queue, (-self._average(low, high), low, high))
        return [sorted(self.members[head]) for head in sorted(self.members)]

    def _average(self, one: int, other: int) -> float:
        total = self._sums[one].get(other)
        if total is None:
            return float("-inf")
        return round(total / (len(self.members[one]) * len(self.members[other])), 6)

    def _forbidden(self, one: int, other: int) -> bool:
        if not self._cannot:
            return False
        return any(_ordered(a, b) in self._cannot for a in self.members[one] for b in self.members[other])

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
        self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))

    def _sum(self, one: int, other: int) -> float:
        """Sum of all cross pairs; for large groups, estimated from members spread evenly over both."""
        left, right = self.members[one], self.members[other]
        if len(left) * len(right) <= MOST_CROSS_PAIRS:
            return sum(self._pair(a, b) for a in left for b in right)
        some_left, some_right = _spread(left), _spread(right)
        found = sum(self._pair(a, b) for a in some_left for b in some_right)
        return found * (len(left) * len(right)) / (len(some_left) * len(some_right))

    def _pair(self, one: int, other: int) -> float:
        pair = _ordered(one, other)
        if pair not in self._scores:
            self._scores[pair] = self._score_of(*pair)
        return self._scores[pair]


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


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
    inside: list[list[tuple[float, Pair]]] = [[] for _ in groups]
    for pair, score in scores.items():
        number = group_of[pair[0]]
        if number == group_of[pair[1]]:
            inside[number].append((-score, pair))
    return [_spanning(group, sorted(found)) for group, found in zip(groups, inside, strict=True)]


def _spanning(group: Sequence[int], ranked: Sequence[tuple[float, Pair]]) -> list[Pair]:
    heads = {member: member for member in group}
    links = []
    for _, (one, other) in ranked:
        left, right = _head(heads, one), _head(heads, other)
        if left != right:
            heads[max(left, right)] = min(left, right)
            links.append((one, other))
    return sorted(links)
