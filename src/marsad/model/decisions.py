"""What people decided about the machine's output. Appended, never edited; undo is another decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

DecisionId = NewType("DecisionId", int)


class DecisionKind(StrEnum):
    """What was decided."""

    CONFIRM = "confirm"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    CORRECT = "correct"
    GRADE = "grade"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement by one person."""

    id: DecisionId
    kind: DecisionKind
    by: str
    at: datetime
    reason: str
    subjects: tuple[str, ...]
    """Ids of the claims, incidents or, for undo, the decision it takes back."""
    field: str | None = None
    value: str | None = None
