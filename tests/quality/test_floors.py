"""Floors under what the reader reaches; they are kept in floors.yaml and fail when they are crossed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from scripts.fit_confidence import CLAIM, Example, examples, left_out

from marsad.evaluate.calibration import Judgement, calibration_error, judgements, reliability
from marsad.evaluate.case_files import load_cases
from marsad.evaluate.cases import measure_cases
from marsad.evaluate.claims import CLAIMS, ComparedReport
from marsad.evaluate.halves import Half, half_of
from marsad.evaluate.measuring import Choice, Measured, measure
from marsad.evaluate.tally import Outcome, by_slot, sums
from marsad.evaluate.tasks import TASKS
from marsad.pipeline.resources import Resources

HERE = Path(__file__).parent
FLOORS: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "floors.yaml").read_text(encoding="utf-8"))
HEADLINE = "headline"


@dataclass(frozen=True)
class Run:
    """What was measured on one file, and for claims the reports with their claims paired."""

    measured: Measured
    compared: Sequence[ComparedReport]


Runs = Callable[[str, str, int | None], Run]


@pytest.fixture(scope="session")
def runs(shared: Path, resources: Resources) -> Runs:
    """Each file is read once, whatever is asked of it."""

    @cache
    def run(task: str, corpus: str, sample: int | None) -> Run:
        file = next(path for path in (shared / corpus, shared / "corpora" / corpus) if path.is_file())
        split = next((one.split for one in TASKS[task].corpora if one.path == corpus), None)
        measured, scored = measure(TASKS[task], file, Choice(sample=sample, split=split), resources)
        return Run(measured, scored.compared)

    return run


def _name(entry: dict[str, Any], measure_name: str) -> str:
    return " ".join(str(part) for part in (entry.get("task", ""), entry.get("half", ""), measure_name) if part)


def _params(part: str) -> list[Any]:
    return [
        pytest.param(entry, name, float(limit), id=_name(entry, name))
        for entry in FLOORS[part]
        for name, limit in entry["limits"].items()
    ]


def reached(outcomes: Sequence[Outcome], task: str, name: str) -> float:
    """The headline of a task, or the F1 of one of its slots."""
    return TASKS[task].headline(outcomes) if name == HEADLINE else sums(outcomes, by_slot)[name].f1


@pytest.mark.corpora
@pytest.mark.parametrize(("entry", "name", "floor"), _params("corpora"))
def test_corpus(entry: dict[str, Any], name: str, floor: float, runs: Runs) -> None:
    run = runs(entry["task"], entry["corpus"], entry.get("sample"))
    half = Half(entry["half"]) if "half" in entry else None
    outcomes = [one for one in run.measured.outcomes if half is None or half_of(one.report) is half]
    _hold(entry["task"], name, reached(outcomes, entry["task"], name), floor)


@pytest.mark.corpora
@pytest.mark.parametrize(("entry", "name", "ceiling"), _params("confidence as shipped"))
def test_confidence_as_shipped(entry: dict[str, Any], name: str, ceiling: float, runs: Runs) -> None:
    """Confidence still fits the reader: a change of the rules that moves it needs a new fit."""
    run = runs("claims", entry["corpus"], None)
    half = Half(entry["half"])
    made = [one for report in run.compared if half_of(report.report.id) is half for one in judgements(report)]
    _hold_error(name, [one for one in made if (one.slot == CLAIMS) is (name == CLAIMS)], ceiling)


@pytest.fixture(scope="module")
def left_out_of_the_fit(shared: Path) -> list[tuple[Example, Judgement]]:
    return list(left_out(list(examples(shared / "gold" / "reports.jsonl"))))


@pytest.mark.corpora
@pytest.mark.parametrize(("entry", "name", "ceiling"), _params("confidence of reports left out of the fit"))
def test_confidence(
    entry: dict[str, Any], name: str, ceiling: float, left_out_of_the_fit: list[tuple[Example, Judgement]]
) -> None:
    """What the model card says holds for the reader as it is."""
    half = Half(entry["half"])
    these = [one for row, one in left_out_of_the_fit if row.half is half and (row.judge == CLAIM) is (name == CLAIMS)]
    _hold_error(name, these, ceiling)


def _hold_error(name: str, these: Sequence[Judgement], ceiling: float) -> None:
    error = calibration_error(reliability(these))
    print(f"confidence of {name}: {error:.4f} (ceiling {ceiling})")  # noqa: T201 - shown by -rP
    assert len(these) > 50
    assert error <= ceiling, f"calibration error of {name} is {error:.4f}: run scripts/fit_confidence.py"


@pytest.fixture(scope="module")
def own_cases(resources: Resources) -> Measured:
    measured, _ = measure_cases(load_cases(HERE.parent / "cases"), Choice(), resources, name="cases")
    return measured


@pytest.mark.parametrize(("entry", "name", "floor"), _params("cases"))
def test_own_cases(entry: dict[str, Any], name: str, floor: float, own_cases: Measured) -> None:
    found = own_cases.headline if name == HEADLINE else sums(own_cases.outcomes, by_slot)[name].f1
    _hold("cases", name, found, floor)


def _hold(task: str, name: str, found: float, floor: float) -> None:
    print(f"{task} {name}: {found:.4f} (floor {floor})")  # noqa: T201 - shown by -rP, for raising the floor
    assert found >= floor, f"{task}: {name} is {found:.4f}, under its floor of {floor}"


@pytest.mark.corpora
def test_every_marked_report_was_measured(shared: Path, runs: Runs) -> None:
    marked = (shared / "gold" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    run = runs("claims", "gold/reports.jsonl", None)
    assert run.measured.reports == sum(bool(line.strip()) for line in marked)
    assert {half_of(one.report.id) for one in run.compared} == set(Half)
