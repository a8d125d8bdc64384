"""The tutorial of the lexicon: it explains what the loader accepts, and its steps do what it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.codebook import triggers
from marsad.codebook.event_types import load_event_types
from marsad.codebook.loading import load_yaml
from marsad.codebook.triggers import CONDITIONS, TRIGGERS, Frame, load_triggers
from marsad.evaluate.marked import MarkedReport
from marsad.evaluate.reading import read_claims
from marsad.pipeline.resources import Resources

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "tutorial" / "lexicon.md").read_text(encoding="utf-8")
DATA = ROOT / "src" / "marsad" / "codebook" / "data"


def yaml_blocks() -> list[Any]:
    return [yaml.safe_load(part.split("```")[0]) for part in PAGE.split("```yaml\n")[1:]]


@pytest.mark.parametrize("word", sorted({*CONDITIONS, *Frame}))
def test_conditions_and_frames_are_explained(word: str) -> None:
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    assert any(f"`{word}`" in row for row in rows)


def test_the_line_would_be_accepted_and_is_new() -> None:
    (line,) = yaml_blocks()[0]
    assert line["type"] in load_event_types().by_id
    assert line["frame"] in set(Frame)
    assert not set(line["words"]) & set(load_triggers().verbs)


def test_the_case_speaks_of_the_same_sentence() -> None:
    case = yaml_blocks()[1]
    assert case["text"].strip() in PAGE.split("```yaml")[0]


def test_the_steps(monkeypatch: pytest.MonkeyPatch, resources: Resources) -> None:
    case = yaml_blocks()[1]
    marked = MarkedReport("tutorial", case["text"], date=str(case["date"]))
    [(_, before)] = read_claims([marked], resources)
    assert before == ()
    shipped = load_yaml(TRIGGERS)
    taught = {**shipped, "verbs": [*shipped["verbs"], *yaml_blocks()[0]]}
    with monkeypatch.context() as patch:
        patch.setattr(triggers, "load_yaml", lambda name: taught if name == TRIGGERS else load_yaml(name))
        load_triggers.cache_clear()
        try:
            [(_, (claim,))] = read_claims([marked], resources)
        finally:
            load_triggers.cache_clear()
    (expected,) = case["claims"]
    assert claim.type == expected["type"]
    assert claim.provenance.rule == "verb:firebomb"
    assert [filler.quote.text for filler in claim.perpetrators] == expected["perpetrators"]
    assert [filler.quote.text for filler in claim.targets] == expected["targets"]


def test_files_exist() -> None:
    named = [part.split("`")[0] for part in PAGE.split("## Other words")[1].split("`")[1::2] if part.endswith(".yaml")]
    assert named
    assert [name for name in named if not list(DATA.glob(name))] == []
