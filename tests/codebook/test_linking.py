"""The linking rules load, and errors name file and key."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.codebook.linking import FILE, load_linking, parse_linking
from marsad.codebook.loading import load_yaml
from marsad.errors import CodebookError


def test_shipped_rules_load() -> None:
    rules = load_linking()
    assert rules.across.bias < 0 < rules.score_limit
    assert "the" in rules.stop_words


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"moon": 1}, "linking.yaml: unknown key 'moon'"),
        ({"score_limit": "high"}, "score_limit must be a number, not 'high'"),
        ({"across": {"bias": 1.0, "weights": {"type": None}}}, "linking.yaml: across: weights: type must be a number"),
        ({"blocking": {"largest_block": 2.5}}, "linking.yaml: blocking: largest_block must be a whole number"),
        ({"parts": {"longest_days": "long"}}, "linking.yaml: parts: longest_days must be a number"),
        ({"copies": {"shingle_words": -1}}, "linking.yaml: copies: shingle_words must be above zero"),
    ],
)
def test_errors_name_file_and_key(change: dict[str, Any], message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        parse_linking({**load_yaml(FILE), **change})
