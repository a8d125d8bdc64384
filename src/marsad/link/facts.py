"""What linking needs to know about a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.model.reports import Document, Report, ReportId


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """A report as the linker sees it. `published` None: the report does not say when it appeared."""

    id: ReportId
    text: str
    title: str = ""
    publisher: str = ""
    published: date | None = None


def facts_of(report: Report, document: Document) -> ReportFacts:
    """What linking needs of a stored report and its text."""
    return ReportFacts(
        id=report.id,
        text=document.text,
        title=report.title or "",
        publisher=report.publisher or "",
        published=report.published,
    )
