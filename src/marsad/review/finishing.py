"""An incident as its claims make it, with what people decided about it as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from marsad.model.claims import Claim, ClaimId
from marsad.model.decisions import Decision, DecisionKind, Status
from marsad.model.incidents import Grade, Incident
from marsad.model.reports import ReportId
from marsad.review.correcting import corrected_incident
from marsad.review.outcome import STATUS, Group, noted
from marsad.review.sources import with_marks

HARM_SCHEME = "airwars_harm"
"""The scheme whose grade `Incident.grade` carries."""
MARKS = frozenset({DecisionKind.DEPENDENT, DecisionKind.INDEPENDENT})


def finished(
    incident: Incident, group: Group, claims: Mapping[ClaimId, Claim], outlets: Mapping[ReportId, str]
) -> Incident:
    """The incident of a group with status, grades, corrections and sources as people decided; `claims` are its own."""
    for decision, _ in group.decisions:
        incident = _with(incident, decision)
    marks = [(decision, about) for decision, about in group.decisions if decision.kind in MARKS]
    if marks:
        origins = with_marks(incident.independence, marks, claims, outlets)
        incident = replace(incident, independence=origins, sources=tuple(origin.reason for origin in origins))
    if incident.status is Status.OPEN and all(claims[claim].status is Status.REJECTED for claim in group.claims):
        incident = replace(incident, status=Status.REJECTED)
    return incident


def _with(incident: Incident, decision: Decision) -> Incident:
    if decision.kind in STATUS:
        incident = replace(incident, status=STATUS[decision.kind])
    elif decision.kind is DecisionKind.CORRECT:
        incident = corrected_incident(incident, decision)
    elif decision.kind is DecisionKind.GRADE:
        incident = _graded(incident, decision)
    return replace(incident, decisions=(*incident.decisions, noted(decision)))


def _graded(incident: Incident, decision: Decision) -> Incident:
    scheme, value = decision.field or "", decision.value or ""
    set_by_hand = Grade(scheme, value, decision.reason, decision.by)
    others: Sequence[Grade] = [grade for grade in incident.grades if grade.scheme != scheme]
    grade = value if scheme == HARM_SCHEME else incident.grade
    return replace(incident, grades=(*others, set_by_hand), grade=grade)
