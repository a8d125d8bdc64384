"""The tutorial of the lexicon: it explains what the loader accepts, and its line is not there yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.codebook.event_types import load_event_types
from marsad.codebook.lexicon import CONDITIONS, Frame, load_triggers

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


def test_files_exist() -> None:
    named = [part.split("`")[0] for part in PAGE.split("## Other words")[1].split("`")[1::2] if part.endswith(".yaml")]
    assert named
    assert [name for name in named if not list(DATA.glob(name))] == []
