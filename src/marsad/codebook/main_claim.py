"""Weights that decide which claim a report is mainly about, from `data/main_claim.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.codebook.crosswalk import load_crosswalk
from marsad.codebook.loading import load_yaml, need
from marsad.errors import CodebookError
from marsad.model.claims import Realis

FILE = "main_claim.yaml"


@dataclass(frozen=True, slots=True)
class Behind:
    """Sub-events that lose weight where a claim of another sub-event stands in the report."""

    these: frozenset[str]
    those: frozenset[str]
    weight: float
    rules: frozenset[str] = frozenset()
    """Only claims read by one of these triggers, where there are any."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What is added to a claim's score; the file says when."""

    sub_events: Mapping[str, float]
    realis: Mapping[Realis, float]
    realis_of: Mapping[str, Mapping[Realis, float]]
    """By sub-event, where it differs."""
    aggregate: float
    sentence: float
    order: float
    lead_in: float
    lead_ins: tuple[str, ...]
    grievance: float
    grievances: tuple[str, ...]
    turns: tuple[str, ...]
    consequence: float
    behind: tuple[Behind, ...]


@cache
def load_weights() -> Weights:
    """The weights. Raises CodebookError naming file and key."""
    raw = load_yaml(FILE)
    sub_events = need(raw, "sub_events", dict, FILE)
    known = set(load_crosswalk().meanings)
    if set(sub_events) != known:
        raise CodebookError(
            f"{FILE}: sub_events: must be those of the crosswalk, not {sorted(known ^ set(sub_events))}"
        )
    own = need(raw, "realis_of", dict, FILE)
    behind = (
        Behind(frozenset(row["these"]), frozenset(row["those"]), float(row["weight"]), frozenset(row.get("rules", ())))
        for row in need(raw, "behind", list, FILE)
    )
    return Weights(
        sub_events,
        _by_realis(raw, "realis", FILE),
        {name: _by_realis(own, name, f"{FILE}: realis_of") for name in own},
        lead_ins=tuple(need(raw, "lead_ins", list, FILE)),
        grievances=tuple(need(raw, "grievances", list, FILE)),
        turns=tuple(need(raw, "turns", list, FILE)),
        behind=tuple(behind),
        **{
            name: need(raw, name, float, FILE)
            for name in ("aggregate", "sentence", "order", "lead_in", "grievance", "consequence")
        },
    )


def _by_realis(rows: Mapping[str, Any], key: str, where: str) -> dict[Realis, float]:
    try:
        return {Realis(name): float(weight) for name, weight in need(rows, key, dict, where).items()}
    except ValueError as error:
        raise CodebookError(f"{where}: {key}: {error}") from error
