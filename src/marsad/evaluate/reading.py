"""Marked reports read by the whole pipeline, as `marsad read` would read them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from marsad.evaluate.gold import marked_claim
from marsad.evaluate.marked import MarkedClaim, MarkedReport
from marsad.evaluate.rows import Row
from marsad.export.claim_record import claim_record
from marsad.export.jsontext import Json
from marsad.link.facts import facts_of
from marsad.model.claims import Claim
from marsad.model.reports import Document, Report, ReportId
from marsad.pipeline.resources import Resources

RETRIEVED = datetime(2035, 1, 1, tzinfo=UTC)
"""Fixed, so that what is inferred does not change from day to day, and after the dates of all marked reports."""


def as_report(marked: MarkedReport) -> tuple[Report, Document]:
    """A marked report as ingest would hand it on."""
    report_id = ReportId(marked.id)
    report = Report(
        report_id,
        sha256=hashlib.sha256(marked.text.encode("utf-8", "surrogatepass")).hexdigest(),
        origin=marked.id,
        media_type="application/json",
        retrieved_at=RETRIEVED,
        title=marked.title,
        published=date.fromisoformat(marked.date[:10]) if marked.date else None,
        publisher=marked.publisher or None,
        lang="en",
    )
    # Loads the identifier of languages; only who reads needs it.
    from marsad.ingest.headings import with_title  # noqa: PLC0415

    return report, with_title(Document(report_id, marked.text), marked.title)


def read_claims(
    marked: Sequence[MarkedReport], resources: Resources
) -> Iterator[tuple[MarkedReport, tuple[Claim, ...]]]:
    """The claims that the reader finds in each report, in input order."""
    # Imported when it is used: spaCy takes seconds to load, and the command line imports this module.
    from marsad.pipeline.reading import read_reports  # noqa: PLC0415

    found = read_reports((as_report(one) for one in marked), resources)
    for one, (_, _, claims) in zip(marked, found, strict=True):
        yield one, claims


def marked_claims(claims: Iterable[Claim], marked: MarkedReport) -> tuple[MarkedClaim, ...]:
    """Claims of a report in the form in which they are compared."""
    text = as_report(marked)[1].text
    return tuple(marked_claim(Row(claim_record(claim), f"claim {claim.id}"), text) for claim in claims)


def annotated(marked: Sequence[MarkedReport], layer: str, resources: Resources) -> Mapping[str, Mapping[str, Json]]:
    """One layer of each report, as `marsad annotate` writes it, by report id."""
    from marsad.pipeline.annotating import annotate  # noqa: PLC0415

    records = annotate((as_report(one) for one in marked), [layer], resources)
    return {str(record["id"]): record for record in records}


def incidents_of(read: Mapping[MarkedReport, Sequence[Claim]]) -> Mapping[str, str]:
    """The incident that each claim is linked to, by claim id; aggregates are in none."""
    from marsad.link.linking import link_claims  # noqa: PLC0415

    reports = [as_report(one) for one in read]
    facts = {report.id: facts_of(report, document) for report, document in reports}
    incidents = link_claims([claim for claims in read.values() for claim in claims], facts)
    return {claim: incident.id for incident in incidents for claim in incident.claims}
