"""What people decided about the machine's output. Appended, never edited; undo is another decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from marsad.model.evidence import Quote
from marsad.model.reports import ReportId

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
    DEPENDENT = "dependent"
    """Claims rest on one origin, though the machine counts several."""
    INDEPENDENT = "independent"
    """Claims rest on origins of their own, though the machine counts one."""
    UNDO = "undo"


class Status(StrEnum):
    """What people have said about a claim or an incident so far."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ClaimAnchor:
    """What a claim was when it was decided on.

    When a report is read again its claims may be numbered anew; by these the same claim is found again, and a claim
    that is no longer read is told from one that took over its number.
    """

    claim: str
    report: ReportId
    start: int
    end: int
    """Where the words that name the act stand in the report's text."""
    speaker: str
    """The innermost source as worded; empty where the report narrates."""
    type: str


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
    """What is corrected, or the scheme of a grade."""
    value: str | None = None
    """The corrected value or the grade, as given."""
    resolved: str | None = None
    """What the value stands for, as JSON of the record's own value, where the words alone do not say it for good."""
    evidence: Quote | None = None
    """Words of the report that the corrected value rests on."""
    anchors: tuple[tuple[ClaimAnchor, ...], ...] = ()
    """For each subject the claims it was about: of an incident all its claims at that time."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that a person put in place of the machine's, which is kept beside it.

    Both are in words, and places in them without coordinates: what an export makes coarser must not stand here.
    """

    decision: DecisionId
    by: str
    at: datetime
    field: str
    value: str
    machine: str
    """What the machine reads; empty where it reads nothing."""
    reason: str
    evidence: Quote | None = None
