"""Reading data files: what would be lost unsaid is refused."""

from __future__ import annotations

import pytest

from marsad.codebook.loading import parse_yaml
from marsad.errors import CodebookError


def test_a_key_that_stands_twice_is_refused_with_its_line() -> None:
    with pytest.raises(CodebookError, match=r"(?s)words\.yaml.*'grenade' stands twice.*line 2"):
        parse_yaml("types:\n  grenade: a\n  rocket: b\n  grenade: c\n", "words.yaml")


def test_one_key_in_two_mappings_is_read() -> None:
    assert parse_yaml("a: {x: 1}\nb: {x: 2}\n", "words.yaml") == {"a": {"x": 1}, "b": {"x": 2}}
