"""The reference of the record explains every value of its closed vocabularies."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import pytest

from marsad.codebook.event_types import load_event_types
from marsad.model.claims import ClaimantClass, FigureBasis, FigureKind, Realis, Stance, Who
from marsad.model.when import Precision, TimeBasis

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "claims.md").read_text(encoding="utf-8")
IN_TABLES = (Realis, Stance, FigureBasis, TimeBasis)
IN_WORDS = (ClaimantClass, FigureKind, Who, Precision)


def members(vocabularies: Iterable[type[StrEnum]]) -> list[str]:
    return [member.value for vocabulary in vocabularies for member in vocabulary]


def first_cells() -> set[str]:
    return {line.split("|")[1].strip() for line in PAGE.splitlines() if line.startswith("| `")}


@pytest.mark.parametrize("value", [*members(IN_TABLES), *load_event_types().by_id])
def test_value_has_a_row(value: str) -> None:
    assert f"`{value}`" in first_cells()


@pytest.mark.parametrize("value", members(IN_WORDS))
def test_value_is_named(value: str) -> None:
    assert f"`{value}`" in PAGE
