"""Agglomeration: order-free, bound by must-link and cannot-link, without chains."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from marsad.link.clustering import Agglomeration, Pair, strongest_links
from marsad.link.constraints import Bonds

Scores = dict[Pair, float]

ITEMS = range(7)
SCORES = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(-8, 8).map(float),
)


def unknown(_: int, __: int) -> float:
    return -3.0


def groups(scores: Scores, *, must: Sequence[Pair] = (), cannot: Sequence[Pair] = ()) -> list[list[int]]:
    return Agglomeration(ITEMS, scores, unknown, 0.0, Bonds(must, cannot)).run(must)


@given(scores=SCORES, seed=st.randoms(use_true_random=False))
def test_order_of_scores_changes_nothing(scores: Scores, seed: object) -> None:
    shuffled = list(scores.items())
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert groups(dict(shuffled)) == groups(scores)


@given(scores=SCORES)
def test_every_item_is_in_one_group_held_by_its_links(scores: Scores) -> None:
    found = groups(scores)
    assert sorted(item for group in found for item in group) == list(ITEMS)
    strong = {pair: score for pair, score in scores.items() if score > 0}
    for group, links in zip(found, strongest_links(found, strong), strict=True):
        assert len(links) == len(group) - 1


@given(scores=SCORES, pair=st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1]))
def test_constraints_hold(scores: Scores, pair: Pair) -> None:
    together = groups(scores, must=[pair])
    apart = groups(scores, cannot=[pair])
    assert any(set(pair) <= set(group) for group in together)
    assert not any(set(pair) <= set(group) for group in apart)


def test_a_vague_middle_does_not_chain_two_attacks() -> None:
    scores = {(0, 1): 4.0, (1, 2): 3.0, (0, 2): -7.0}
    assert groups(scores)[:2] == [[0, 1], [2]]


def test_a_joined_pair_is_held_by_its_strongest_links() -> None:
    scores = {(0, 1): 4.0, (1, 2): 3.0, (0, 2): 1.0}
    assert strongest_links([[0, 1, 2]], scores) == [[(0, 1), (1, 2)]]
