"""Tellings to incidents: agglomeration by average score, which respects must-link and cannot-link.

Two groups are joined while the average score over all their cross pairs is the highest left and above the threshold.
Averaging over all pairs, not only the best, keeps two attacks of one day apart that a third, vague telling would chain.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

Pair = tuple[int, int]


class Agglomeration:
    """Groups of items 0..n-1, joined best first. The same scores give the same groups in whatever order they came."""

    def __init__(
        self,
        size: int,
        scores: Mapping[Pair, float],
        score_of: Callable[[int, int], float],
        threshold: float,
        cannot_link: frozenset[Pair] = frozenset(),
    ) -> None:
        self._score_of = score_of
        self._scores = dict(scores)
        self._threshold = threshold
        self._cannot = cannot_link
        self.members: dict[int, list[int]] = {item: [item] for item in range(size)}
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
        return sum(self._pair(a, b) for a in self.members[one] for b in self.members[other])

    def _pair(self, one: int, other: int) -> float:
        pair = _ordered(one, other)
        if pair not in self._scores:
            self._scores[pair] = self._score_of(*pair)
        return self._scores[pair]


def _ordered(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _head(heads: Mapping[int, int], item: int) -> int:
    while heads[item] != item:
        item = heads[item]
    return item


def strongest_links(members: Iterable[int], score_of: Callable[[int, int], float]) -> list[Pair]:
    """The pairs that hold a group together: a spanning tree of the highest scores (Prim), lower index first."""
    waiting = sorted(members)
    if not waiting:
        return []
    best = {item: (float("-inf"), item) for item in waiting[1:]}
    newest, links = waiting[0], []
    while best:
        for item, (score, _) in best.items():
            found = score_of(*_ordered(newest, item))
            if found > score:
                best[item] = (found, newest)
        newest = min(best, key=lambda item: (-best[item][0], item))
        links.append(_ordered(best.pop(newest)[1], newest))
    return sorted(links)
