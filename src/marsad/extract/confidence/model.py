"""Logistic regression over named features; the coefficients are data, fitted by `scripts/fit_confidence.py`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp

from marsad.errors import CodebookError

FILE = "coefficients.json"
HIGHEST = 0.99
"""Nothing that is read is certain."""


@dataclass(frozen=True, slots=True)
class Judge:
    """How sure one kind of slot is: an intercept and the weight of each feature, in log odds."""

    intercept: float
    weights: Mapping[str, float]

    def __call__(self, features: Mapping[str, float]) -> float:
        """The share of such values that a careful coder has too; features without a weight say nothing."""
        weights = self.weights
        log_odds = self.intercept + sum(value * weights.get(name, 0.0) for name, value in features.items())
        return min(HIGHEST, 1 / (1 + exp(-max(-30.0, min(30.0, log_odds)))))


@cache
def load_judges() -> Mapping[str, Judge]:
    """The judge of every kind of slot. Raises CodebookError naming file and key."""
    text = resources.files("marsad.extract.confidence").joinpath(FILE).read_text(encoding="utf-8")
    judges = {}
    for name, raw in json.loads(text)["judges"].items():
        try:
            weights = {feature: float(weight) for feature, weight in raw["weights"].items()}
            judges[name] = Judge(float(raw["intercept"]), weights)
        except (KeyError, TypeError, ValueError) as error:
            raise CodebookError(f"{FILE}: judges.{name}: {error!r}") from error
    return judges
