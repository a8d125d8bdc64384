"""How strongly two tellings are believed to be about one occurrence: a sum of weighed comparisons, a log-odds."""

from __future__ import annotations

from marsad.codebook.linking import LinkingRules
from marsad.errors import CodebookError
from marsad.link.features import FEATURES
from marsad.link.stories import NOTHING_ALIKE, Likeness, Stories
from marsad.link.tellings import Telling
from marsad.model.incidents import FeatureScore, PairScore

SAME_KEY = "same_occurrence"


def check_weights(rules: LinkingRules) -> None:
    """Every feature has a weight and every weight a feature. Raises CodebookError naming the odd one."""
    names = {feature.name for feature in FEATURES}
    odd = sorted(names ^ set(rules.weights))
    if odd:
        raise CodebookError(f"linking.yaml: weights: {odd[0]!r} is a weight without a feature or the other way round")


class Scorer:
    """Scores pairs of tellings; the pair's order does not matter."""

    def __init__(self, rules: LinkingRules, stories: Stories) -> None:
        check_weights(rules)
        self._rules = rules
        self._stories = stories
        self._weighed = tuple((feature.compare, rules.weights[feature.name]) for feature in FEATURES)

    def score(self, left: Telling, right: Telling) -> float:
        """Log-odds within the score limit; minus the limit where the two cannot be one occurrence."""
        limit = self._rules.score_limit
        if left.past is not right.past:
            return -limit
        left, right = _in_order(left, right)
        likeness = self._likeness(left, right)
        total = self._rules.bias
        for compare, weight in self._weighed:
            total += weight * compare(left, right, likeness)
        return max(-limit, min(limit, round(total, 6)))

    def explain(self, left: Telling, right: Telling) -> PairScore:
        """The score with its parts, each with the two compared values and what the comparison means."""
        first, second = _in_order(left, right)
        likeness = self._likeness(first, second)
        parts = tuple(
            FeatureScore(
                feature=feature.name,
                value=round(feature.compare(first, second, likeness), 4),
                weight=self._rules.weights[feature.name],
                left=feature.show(left),
                right=feature.show(right),
                note=feature.explanation,
            )
            for feature in FEATURES
        )
        return PairScore(left.claims[0].id, right.claims[0].id, self.score(left, right), parts)

    def _likeness(self, left: Telling, right: Telling) -> Likeness:
        if left.report_index == right.report_index:
            return NOTHING_ALIKE
        return self._stories.likeness(left.report_index, right.report_index)


def _in_order(left: Telling, right: Telling) -> tuple[Telling, Telling]:
    return (left, right) if left.key <= right.key else (right, left)
