"""Floors under what the reader reaches on marked reports; they are kept in floors.yaml."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from tests.quality.reading import read_file, scorer

from marsad.pipeline.resources import Resources

FLOORS: dict[str, dict[str, float]] = yaml.safe_load(
    (Path(__file__).parent / "floors.yaml").read_text(encoding="utf-8")
)
pytestmark = pytest.mark.corpora


@pytest.fixture(scope="module")
def score(shared: Path) -> ModuleType:
    return scorer(shared)


@pytest.fixture(scope="module")
def scores(shared: Path, score: ModuleType, resources: Resources) -> Callable[[str], Any]:
    """The scorer's answer for one file of marked reports."""

    @cache
    def scores_of(name: str) -> Any:
        path = shared / "gold" / f"{name}.jsonl"
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return score.score_claims(gold, read_file(path, resources))

    return scores_of


MEASURES: dict[str, Callable[[Any], float]] = {
    "record_f1": lambda found: float(found["record"]["f1"]),
    "claims_f1": lambda found: float(found["claims"]["f1"]),
}


@pytest.mark.parametrize(("name", "measure"), [(name, measure) for name, rows in FLOORS.items() for measure in rows])
def test_floor(name: str, measure: str, scores: Callable[[str], Any]) -> None:
    reached, floor = MEASURES[measure](scores(name)), FLOORS[name][measure]
    print(f"{name} {measure}: {reached:.4f} (floor {floor})")  # noqa: T201 - shown by -rP, for raising the floor
    assert reached >= floor, f"{name}: {measure} is {reached:.4f}, under its floor of {floor}"


def test_the_reader_was_measured_on_every_report(shared: Path, scores: Callable[[str], Any]) -> None:
    gold = (shared / "gold" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert scores("reports")["reports"] == sum(bool(line.strip()) for line in gold)
    assert scores("reports")["claims"]["predicted"] > 0
