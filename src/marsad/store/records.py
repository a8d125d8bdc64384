"""Values of the record as rows of the tables, and back."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from marsad.model.claims import Claim, ClaimId
from marsad.model.decisions import Decision, DecisionId
from marsad.model.entities import Place
from marsad.model.incidents import Incident, PairScore
from marsad.model.reports import Document, Ingested, Report, ReportId, Run, Skipped
from marsad.model.serialise import from_json, to_json
from marsad.model.when import UNKNOWN_TIME, TimeRange

Row = dict[str, Any]


def report_row(ingested: Ingested) -> Row:
    """Row of `reports`."""
    report = ingested.report
    return {
        "id": report.id,
        "sha256": report.sha256,
        "state": report.state.value,
        "lang": report.lang,
        "published": report.published.isoformat() if report.published else None,
        "publisher": _storable(report.publisher),
        "body": to_json(report),
        "warnings": to_json(ingested.warnings),
    }


def bytes_row(ingested: Ingested) -> Row:
    """Row of `report_bytes`."""
    return {"report": ingested.report.id, "size": len(ingested.raw), "packed": zlib.compress(ingested.raw)}


def raw_of(row: RowMapping) -> bytes:
    """The original of a row of `report_bytes`."""
    return zlib.decompress(row["packed"])


def skipped_row(skipped: Skipped, at: datetime) -> Row:
    """Row of `skipped`."""
    return {"origin": _storable(skipped.origin), "reason": _storable(skipped.reason), "first_seen": at.isoformat()}


def document_row(document: Document) -> Row:
    """Row of `documents`."""
    return {
        "report": document.report_id,
        "version": document.version,
        "cleaner": document.cleaner,
        "runs": to_json(document.runs),
        "packed": zlib.compress(document.text.encode("utf-8", "surrogatepass")),
    }


def document_of(row: RowMapping) -> Document:
    """The document of a row of `documents`."""
    return Document(
        report_id=ReportId(row["report"]),
        text=zlib.decompress(row["packed"]).decode("utf-8", "surrogatepass"),
        runs=from_json(tuple[Run, ...], row["runs"]),
        cleaner=row["cleaner"],
        version=row["version"],
    )


def claim_row(claim: Claim, position: int) -> Row:
    """Row of `claims`; `position` is the claim's place in its report's reading order."""
    return {
        "id": claim.id,
        "report": claim.report_id,
        "position": position,
        "type": claim.type,
        "realis": claim.realis.value,
        "stance": claim.attribution.stance.value,
        "aggregate": int(claim.aggregate),
        **_when(claim.time.range if claim.time else UNKNOWN_TIME),
        **_where(claim.place.place if claim.place else None),
        "body": to_json(claim),
    }


def incident_row(incident: Incident) -> Row:
    """Row of `incidents`, without the claims and links."""
    return {
        "id": incident.id,
        "type": incident.type,
        **_when(incident.time),
        **_where(incident.place),
        "body": to_json(replace(incident, claims=(), links=())),
    }


def membership_rows(incident: Incident) -> list[Row]:
    """Rows of `memberships`."""
    return [
        {"claim": claim, "incident": incident.id, "position": position}
        for position, claim in enumerate(incident.claims)
    ]


def link_rows(incident: Incident) -> list[Row]:
    """Rows of `links`."""
    return [
        {
            "incident": incident.id,
            "position": position,
            "left_claim": link.left,
            "right_claim": link.right,
            "score": link.score,
            "body": to_json(link),
        }
        for position, link in enumerate(incident.links)
    ]


def incident_of(body: str, claims: Sequence[str], links: Sequence[str]) -> Incident:
    """The incident of a body, the ids of its claims and the bodies of its links."""
    return replace(
        from_json(Incident, body),
        claims=tuple(ClaimId(claim) for claim in claims),
        links=tuple(from_json(PairScore, link) for link in links),
    )


def decision_row(decision: Decision) -> Row:
    """Row of `decisions` without its id, which the database gives."""
    return {
        "kind": decision.kind.value,
        "decided_by": _storable(decision.by),
        "decided_at": decision.at.isoformat(),
        "body": to_json(replace(decision, id=DecisionId(0))),
    }


def decision_of(row: RowMapping) -> Decision:
    """The decision of a row of `decisions`."""
    return replace(from_json(Decision, row["body"]), id=DecisionId(row["id"]))


def renamed(ingested: Ingested, report_id: ReportId) -> Ingested:
    """The same report under another id."""
    report: Report = replace(ingested.report, id=report_id)
    return replace(ingested, report=report, document=replace(ingested.document, report_id=report_id))


def _when(time: TimeRange) -> Row:
    return {
        "time_start": time.start.isoformat() if time.start else None,
        "time_end": time.end.isoformat() if time.end else None,
    }


def _where(place: Place | None) -> Row:
    if place is None:
        return dict.fromkeys(("place", "country", "admin1", "lat", "lon", "radius_km"))
    return {
        "place": _storable(place.name),
        "country": place.country,
        "admin1": _storable(place.admin1),
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
    }


def _storable(text: str | None) -> str | None:
    """SQLite holds no lone surrogates; the body keeps them, the column for filtering does not need to."""
    return None if text is None else text.encode("utf-8", "replace").decode("utf-8")
