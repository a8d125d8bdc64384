"""The page on evaluation names every task with its headline; the model card holds the figures of a fit."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from marsad.evaluate.comparing import NEAR_KM
from marsad.evaluate.marked import SLOTS
from marsad.evaluate.tasks import TASKS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
CARD = (ROOT / "docs" / "model-card-confidence.md").read_text(encoding="utf-8")
COEFFICIENTS = ROOT / "src" / "marsad" / "extract" / "confidence" / "coefficients.json"
MOST_BYTES = 30_000_000
CEILING = 0.08


def test_every_task_is_named_with_its_measure() -> None:
    rows = re.findall(r"^\| `(\w+)` \| .+ \| (.+) \|$", PAGE, re.MULTILINE)
    assert [name for name, _ in rows] == list(TASKS)
    for name, measure in rows:
        assert measure.split()[:2] == TASKS[name].measure.split()[:2], name


@pytest.mark.parametrize("slot", SLOTS)
def test_every_slot_has_its_comparison(slot: str) -> None:
    section = PAGE[PAGE.index("## How claims are compared") : PAGE.index("## Tasks")]
    assert any(slot in line.split("|")[1] for line in section.splitlines() if line.startswith("|"))
    assert f"{NEAR_KM:.0f} km" in section


def test_the_card_holds_the_figures_of_the_last_fit() -> None:
    """Claims and slots hold on reports that the fit had not seen, and the card says so."""
    rows = {
        cells[0]: cells[1:]
        for cells in re.findall(r"^\| ([a-z ]+) \| (\d+) \| ([\d.]+) \| ([\d.]+) \|", CARD, re.MULTILINE)
    }
    judges = json.loads(COEFFICIENTS.read_text(encoding="utf-8"))["judges"]
    assert set(judges) <= set(rows)
    assert float(rows["claim"][2]) <= CEILING
    assert float(rows["all slots"][2]) <= CEILING
    assert COEFFICIENTS.stat().st_size < MOST_BYTES
