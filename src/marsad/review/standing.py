"""Which decisions are in force: all that nobody took back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.model.decisions import Decision, DecisionId, DecisionKind


@dataclass(frozen=True, slots=True)
class Standing:
    """Decisions in force, in the order they were made, and who took back the others."""

    decisions: tuple[Decision, ...]
    """Without undoing: its effect is that others are missing here."""
    undone_by: Mapping[DecisionId, Decision]
    """For each decision that is taken back, undoing included, the undoing in force."""


def standing(decisions: Iterable[Decision]) -> Standing:
    """What is in force of all decisions ever made. Undoing an undoing puts the first decision back in its old place."""
    ordered = sorted(decisions, key=lambda decision: decision.id)
    undone_by: dict[DecisionId, Decision] = {}
    for decision in reversed(ordered):
        if decision.kind is DecisionKind.UNDO and decision.id not in undone_by:
            undone_by[undone(decision)] = decision
    kept = (one for one in ordered if one.kind is not DecisionKind.UNDO and one.id not in undone_by)
    return Standing(tuple(kept), undone_by)


def undone(decision: Decision) -> DecisionId:
    """Which decision an undoing takes back."""
    return DecisionId(int(decision.subjects[0]))
