"""Everything one run produced, as the exporters receive it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from marsad.model.claims import Claim, ClaimId
from marsad.model.incidents import Incident, IncidentId
from marsad.model.reports import Document, Report, ReportId, Skipped


@dataclass(frozen=True, slots=True)
class Bundle:
    """Reports with the claims read from them and the incidents the claims were grouped into.

    Every claim's report is in `reports`; every claim that is not an aggregate is in exactly one incident.
    """

    reports: Sequence[Report] = ()
    documents: Mapping[ReportId, Document] = field(default_factory=dict)
    """The texts that quotes point into; a report without one is listed, but its text cannot be shown."""
    claims: Sequence[Claim] = ()
    incidents: Sequence[Incident] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    """What a person should know about the run: limits that were applied, languages not read."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """Name to version of the program, engine, models and data that made the record."""
    generated_at: datetime | None = None
    """When the record was made; None leaves it unsaid."""

    def report_by_id(self) -> dict[ReportId, Report]:
        """Reports by their id."""
        return {report.id: report for report in self.reports}

    def claim_by_id(self) -> dict[ClaimId, Claim]:
        """Claims by their id."""
        return {claim.id: claim for claim in self.claims}

    def incident_of(self) -> dict[ClaimId, IncidentId]:
        """The incident that each linked claim belongs to."""
        return {claim: incident.id for incident in self.incidents for claim in incident.claims}

    def incident_by_id(self) -> dict[IncidentId, Incident]:
        """Incidents by their id."""
        return {incident.id: incident for incident in self.incidents}

    def claims_of_reports(self) -> dict[ReportId, list[Claim]]:
        """The claims of every report, in reading order; a report that yielded none has an empty list."""
        grouped: dict[ReportId, list[Claim]] = {report.id: [] for report in self.reports}
        for claim in self.claims:
            grouped.setdefault(claim.report_id, []).append(claim)
        return grouped
