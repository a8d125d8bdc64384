"""Tellings compared in pairs and brought together: scores are worked out once and kept for the run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from marsad.link.blocking import Pair
from marsad.link.clustering import Agglomeration, strongest_links
from marsad.link.scoring import Scorer
from marsad.link.tellings import Telling
from marsad.model.incidents import PairScore


class Comparison:
    """The scores of pairs of `tellings`, which are named by their indices."""

    def __init__(self, tellings: Sequence[Telling], scorer: Scorer) -> None:
        self.tellings = tellings
        self._scorer = scorer
        self._scores: dict[Pair, float] = {}

    def groups(
        self, items: Iterable[int], pairs: Iterable[Pair], threshold: float
    ) -> tuple[list[list[int]], list[list[Pair]]]:
        """The groups that `items` fall into, in order, and for each the pairs that hold it together."""
        for pair in sorted(pairs, key=self._by_reports):
            self._score(*pair)
        found = Agglomeration(items, self._scores, self._score, threshold).run()
        return found, strongest_links(found, self._scores)

    def explain(self, one: int, other: int) -> PairScore:
        """The score of a pair with its parts."""
        return self._scorer.explain(self.tellings[one], self.tellings[other])

    def _by_reports(self, pair: Pair) -> tuple[int, int, Pair]:
        """Pairs of the same two reports one after the other, so that the reports are compared once."""
        return (self.tellings[pair[0]].report_index, self.tellings[pair[1]].report_index, pair)

    def _score(self, one: int, other: int) -> float:
        pair = (one, other)
        if pair not in self._scores:
            self._scores[pair] = self._scorer.score(self.tellings[one], self.tellings[other])
        return self._scores[pair]
