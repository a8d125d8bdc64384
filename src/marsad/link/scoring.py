"""How strongly two tellings are believed to be about one occurrence: a sum of weighed comparisons, a log-odds."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.codebook.linking import ScoreRules
from marsad.errors import CodebookError
from marsad.link.features import Compare, Feature
from marsad.link.stories import NOTHING_ALIKE, Likeness, Stories
from marsad.link.tellings import Telling
from marsad.model.incidents import FeatureScore, PairScore


class Scorer:
    """Scores pairs of tellings, the one that comes first in their order given first.

    Raises CodebookError where the rules' weights and the features do not name the same comparisons.
    """

    def __init__(
        self,
        features: Sequence[Feature],
        rules: ScoreRules,
        limit: float,
        stories: Stories,
        main_rules: ScoreRules | None = None,
    ) -> None:
        """`main_rules` are for two tellings that their reports are mainly about; without them `rules` are."""
        self._limit = limit
        self._stories = stories
        self._features = features
        self._rules = rules
        self._main_rules = main_rules or rules
        self._weighed = _weighed(features, self._rules)
        self._weighed_main = _weighed(features, self._main_rules)

    def score(self, left: Telling, right: Telling) -> float:
        """Log-odds within the limit; minus the limit where the two cannot be one occurrence."""
        if left.past is not right.past:
            return -self._limit
        likeness = self._likeness(left, right)
        total = self.bias(left, right)
        for compare, weight in self._weighed_main if left.main and right.main else self._weighed:
            total += weight * compare(left, right, likeness)
        return max(-self._limit, min(self._limit, round(total, 6)))

    def explain(self, left: Telling, right: Telling) -> PairScore:
        """The score with its parts, each with the two compared values and what the comparison means."""
        likeness = self._likeness(left, right)
        rules = self._rules_for(left, right)
        parts = tuple(
            FeatureScore(
                feature=feature.name,
                value=round(feature.compare(left, right, likeness), 4),
                weight=rules.weights[feature.name],
                left=feature.show(left),
                right=feature.show(right),
                note=feature.explanation,
            )
            for feature in self._features
        )
        return PairScore(left.claims[0].id, right.claims[0].id, self.score(left, right), parts)

    def bias(self, left: Telling, right: Telling) -> float:
        """What the score starts from."""
        return self._rules_for(left, right).bias

    def _rules_for(self, left: Telling, right: Telling) -> ScoreRules:
        return self._main_rules if left.main and right.main else self._rules

    def _likeness(self, left: Telling, right: Telling) -> Likeness:
        if left.report_index == right.report_index:
            return NOTHING_ALIKE
        return self._stories.likeness(left.report_index, right.report_index)


def _weighed(features: Sequence[Feature], rules: ScoreRules) -> tuple[tuple[Compare, float], ...]:
    odd = sorted({feature.name for feature in features} ^ set(rules.weights))
    if odd:
        raise CodebookError(f"linking.yaml: weights: {odd[0]!r} is a weight without a feature or has none")
    return tuple((feature.compare, rules.weights[feature.name]) for feature in features)
