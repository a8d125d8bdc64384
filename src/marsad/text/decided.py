"""Decisions in words, for refusals and logs."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.decisions import Decision, DecisionKind

DID = {
    DecisionKind.CONFIRM: "confirmed",
    DecisionKind.REJECT: "rejected",
    DecisionKind.MERGE: "merged",
    DecisionKind.SPLIT: "split",
    DecisionKind.MOVE: "moved",
    DecisionKind.CORRECT: "corrected",
    DecisionKind.GRADE: "graded",
    DecisionKind.DEPENDENT: "called dependent",
    DecisionKind.INDEPENDENT: "called independent",
    DecisionKind.UNDO: "undo",
}


def named(decision: Decision) -> str:
    """Number, kind, who and when: "decision 3 (merged by Ana on 2026-11-24)"."""
    return f"decision {decision.id} ({DID[decision.kind]} by {decision.by} on {decision.at:%Y-%m-%d})"


def told(decision: Decision) -> str:
    """What was decided, on one line: "merged incident-1 and incident-2"."""
    did, subjects = DID[decision.kind], decision.subjects
    match decision.kind:
        case DecisionKind.SPLIT:
            return f"split {listed(subjects[1:])} from {subjects[0]}"
        case DecisionKind.MOVE:
            return f"moved {subjects[0]} to {subjects[1]}"
        case DecisionKind.CORRECT:
            to = f" to {decision.value}" if decision.value is not None else ""
            return f"corrected {decision.field} of {subjects[0]}{to}"
        case DecisionKind.GRADE:
            return f"graded {subjects[0]} {decision.value} ({decision.field})"
        case DecisionKind.UNDO:
            return f"undid decision {subjects[0]}"
        case DecisionKind.DEPENDENT | DecisionKind.INDEPENDENT:
            return f"called {listed(subjects)} {decision.kind.value}"
        case _:
            return f"{did} {listed(subjects)}"


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
