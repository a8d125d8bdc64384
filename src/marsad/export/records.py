"""The record as JSON: one object for a whole run, one line a report for reading alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.export.claim_record import Record, claim_record, place_record
from marsad.export.decisions import correction_record, grade_record, standing_record
from marsad.export.jsontext import Json, dumps
from marsad.model.bundle import Bundle
from marsad.model.claims import Claim
from marsad.model.incidents import Conflict, FigureHistory, FigureRange, Incident, PairScore
from marsad.model.reports import Document, Report


def run_json(bundle: Bundle) -> Iterator[str]:
    """The whole run as one JSON object, in pieces to be written one after the other.

    One report, claim or incident a line, so that large files can be compared and read in a stream.
    """
    yield '{"marsad": ' + dumps(_about(bundle))
    yield from _array("reports", (_report_with_document(bundle, report) for report in bundle.reports))
    yield from _array("claims", (claim_record(claim) for claim in bundle.claims))
    yield from _array("incidents", (incident_record(incident) for incident in bundle.incidents))
    yield from _array("skipped", ({"origin": item.origin, "reason": item.reason} for item in bundle.skipped))
    yield "}\n"


def claims_jsonl(bundle: Bundle, *, with_text: bool = False) -> Iterator[str]:
    """One line a report in input order: its id and its claims in the gold format."""
    claims = bundle.claims_of_reports()
    for report in bundle.reports:
        document = bundle.documents.get(report.id) if with_text else None
        yield read_line(report, claims[report.id], document=document)


def read_line(report: Report, claims: Iterable[Claim], *, document: Document | None = None) -> str:
    """One report with its claims as one line of JSON; with its text when the document is given."""
    record: Record = {
        "id": report.id,
        "publisher": report.publisher,
        "date": report.published.isoformat() if report.published else None,
        "title": report.title,
        "lang": report.lang,
        "state": report.state.value,
    }
    if document is not None:
        record["text"] = document.text
    return dumps({**record, "claims": [claim_record(claim) for claim in claims]}) + "\n"


def report_record(report: Report) -> Record:
    """What is known about a report, without its text."""
    return {
        "id": report.id,
        "publisher": report.publisher,
        "date": report.published.isoformat() if report.published else None,
        "published_at": report.published_at.isoformat() if report.published_at else None,
        "title": report.title,
        "url": report.url,
        "lang": report.lang,
        "state": report.state.value,
        "sha256": report.sha256,
        "origin": report.origin,
        "media_type": report.media_type,
        "retrieved_at": report.retrieved_at.isoformat(),
        "metadata": dict(report.metadata),
    }


def incident_record(incident: Incident) -> Record:
    """An incident with what its claims add up to; nothing in it is averaged or decided between sources."""
    when = incident.time
    return {
        "id": incident.id,
        "title": incident.title,
        "type": incident.type,
        "claims": list(incident.claims),
        "time": {
            "start": when.iso_start(),
            "end": when.iso_end(),
            "precision": when.precision.value,
            "basis": when.basis.value,
            "reason": when.reason,
        },
        "place": place_record(incident.place) if incident.place else None,
        "figures": [_figure_range(figure) for figure in incident.figures],
        "figure_history": [_figure_history(history) for history in incident.figure_history],
        "sources": list(incident.sources),
        "conflicts": [_conflict(conflict) for conflict in incident.conflicts],
        "versions": [{"reports": list(found.reports), "reason": found.reason} for found in incident.versions],
        "part_of": {"incident": incident.part_of.whole, "reason": incident.part_of.reason}
        if incident.part_of
        else None,
        "parts": list(incident.parts),
        "links": [_link(link) for link in incident.links],
        "grade": incident.grade,
        "grades": [grade_record(grade) for grade in incident.grades],
        "review": incident.status.value,
        "corrections": [correction_record(correction) for correction in incident.corrections],
        "decisions": [standing_record(decision) for decision in incident.decisions],
    }


def _about(bundle: Bundle) -> Record:
    return {
        "generated_at": bundle.generated_at.isoformat() if bundle.generated_at else None,
        "versions": dict(bundle.versions),
        "warnings": list(bundle.warnings),
    }


def _report_with_document(bundle: Bundle, report: Report) -> Record:
    document = bundle.documents.get(report.id)
    text_version = document.version if document else None
    return {**report_record(report), "text_version": text_version, "cleaner": document.cleaner if document else None}


def _array(name: str, records: Iterable[Record]) -> Iterator[str]:
    yield f',\n"{name}": ['
    separator = "\n"
    for record in records:
        yield separator + dumps(record)
        separator = ",\n"
    yield "\n]"


def _figure_range(figure: FigureRange) -> Record:
    zeros: list[Json] = [{"basis": basis.value, "claim": claim} for basis, claim in figure.zeros]
    return {
        "kind": figure.kind.value,
        "who": figure.group,
        "lo": figure.lo,
        "hi": figure.hi,
        "lo_claims": list(figure.lo_claims),
        "hi_claims": list(figure.hi_claims),
        "zeros": zeros,
    }


def _conflict(conflict: Conflict) -> Record:
    values: list[Json] = [{"value": value, "claims": list(claims)} for value, claims in conflict.values]
    since = conflict.since.isoformat() if conflict.since else None
    return {"field": conflict.field, "values": values, "note": conflict.note, "since": since}


def _figure_history(history: FigureHistory) -> Record:
    steps: list[Json] = [
        {
            "published": step.published.isoformat() if step.published else None,
            "value": step.value,
            "superseded": step.superseded,
            "claims": list(step.claims),
        }
        for step in history.steps
    ]
    return {"kind": history.kind.value, "who": history.group, "steps": steps}


def _link(link: PairScore) -> Record:
    features: list[Json] = [
        {
            "feature": part.feature,
            "value": round(part.value, 4),
            "weight": round(part.weight, 4),
            "left": part.left,
            "right": part.right,
            "note": part.note,
        }
        for part in link.features
    ]
    return {"left": link.left, "right": link.right, "score": round(link.score, 4), "features": features}
