"""Decisions, corrections and grades as JSON, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from marsad.codebook.grades import load_grades
from marsad.export.jsontext import Json
from marsad.model.decisions import Correction, Decision, DecisionId, Status
from marsad.model.incidents import Grade, Incident
from marsad.text.decided import named, told

Record = dict[str, Json]


def decision_record(decision: Decision, *, undone_by: Decision | None = None, unapplied: str | None = None) -> Record:
    """A decision with who, when and why; who took it back, and why it no longer applies, where either is so."""
    return {
        "id": decision.id,
        "kind": decision.kind.value,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "reason": decision.reason,
        "subjects": list(decision.subjects),
        "field": decision.field,
        "value": decision.value,
        "evidence": decision.evidence.text if decision.evidence else None,
        "undone_by": undone_by.id if undone_by else None,
        "no_longer_applies": unapplied,
    }


def standing_record(decision: Decision) -> Record:
    """A decision that stands, as it is kept beside what it changed."""
    record = decision_record(decision)
    return {key: value for key, value in record.items() if key not in ("undone_by", "no_longer_applies")}


def correction_record(correction: Correction) -> Record:
    """A corrected value beside the machine's: who, when and why."""
    return {
        "field": correction.field,
        "value": correction.value,
        "machine": correction.machine,
        "by": correction.by,
        "at": correction.at.isoformat(),
        "reason": correction.reason,
        "evidence": correction.evidence.text if correction.evidence else None,
        "decision": correction.decision,
    }


def correction_words(correction: Correction) -> str:
    """That a value was corrected, by whom, and what the machine read: for beside the value."""
    read = f"the program read: {correction.machine}" if correction.machine else "the program read nothing"
    return f"corrected by {correction.by}; {read}"


def grade_record(grade: Grade) -> Record:
    """A grade with its reason; `by` null: suggested by rule, set by nobody."""
    return {
        "scheme": grade.scheme,
        "grade": grade.value,
        "suggested": grade.by is None,
        "by": grade.by,
        "reason": grade.reason,
    }


def grade_words(grade: Grade) -> str:
    """A grade with who set it, or that it is only suggested, and why."""
    by = f"set by {grade.by}" if grade.by else "suggested"
    return f"{load_grades()[grade.scheme].label}: {grade.value.replace('_', ' ')} – {by}: {grade.reason}"


def review_lines(incident: Incident) -> list[str]:
    """What people made of an incident: its status, corrected fields and the decisions that stand, in words."""
    status = [incident.status.value] if incident.status is not Status.OPEN else []
    corrected = [f"{one.field}: {one.value} ({correction_words(one)})" for one in incident.corrections]
    stand = [f"{named(one)}: {told(one)}. {one.reason}" for one in incident.decisions]
    return [*status, *corrected, *stand]


def log_lines(
    decisions: Iterable[Decision], undone: Mapping[DecisionId, Decision], unapplied: Mapping[DecisionId, str]
) -> Iterator[str]:
    """Decisions for people, in order: what, who, when, why; then what became of it."""
    for decision in decisions:
        yield f"{decision.id:>4}  {decision.at:%Y-%m-%d %H:%M}  {decision.by}: {told(decision)}\n"
        if decision.reason:
            yield f"      {decision.reason}\n"
        if decision.evidence is not None:
            yield f"      “{decision.evidence.text}”\n"
        if decision.id in undone:
            yield f"      taken back: {named(undone[decision.id])}\n"
        if decision.id in unapplied:
            yield f"      no longer applies: {unapplied[decision.id]}\n"
