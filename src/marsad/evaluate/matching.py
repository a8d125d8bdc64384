"""The largest set of one-to-one pairs between two lists."""

from __future__ import annotations

from collections.abc import Callable


def largest_matching(left: int, right: int, fits: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """As many pairs (i, j) with `fits(i, j)` as can be had when each i < left and each j < right is used once."""
    edges = [[j for j in range(right) if fits(i, j)] for i in range(left)]
    partner: dict[int, int] = {}

    def assign(i: int, tried: set[int]) -> bool:
        for j in edges[i]:
            if j in tried:
                continue
            tried.add(j)
            if j not in partner or assign(partner[j], tried):
                partner[j] = i
                return True
        return False

    for i in range(left):
        assign(i, set())
    return sorted((i, j) for j, i in partner.items())


def matches(left: int, right: int, fits: Callable[[int, int], bool]) -> int:
    """The number of pairs of a largest matching."""
    return len(largest_matching(left, right, fits))
