"""What changed from report to report, in words: how figures moved, which reports are versions of one text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from marsad.export.accounts import outlet_name, speaker_name
from marsad.export.when_words import day_words
from marsad.export.words import words_for
from marsad.model.claims import Claim, ClaimId
from marsad.model.incidents import Conflict, FigureHistory, FigureStep, Incident, ReportVersions
from marsad.model.reports import Report, ReportId

UNDATED = "no date"


def figure_lines(incident: Incident, claims: Iterable[Claim], reports: Mapping[ReportId, Report]) -> list[str]:
    """One line a figure that moved: "people killed: 7 (14 May 2024, a medic) → 9 (15 May 2024, the ministry)"."""
    speakers = {claim.id: speaker_name(claim, reports.get(claim.report_id)) for claim in claims}
    return [_figure_line(history, speakers) for history in incident.figure_history]


def version_lines(incident: Incident, reports: Mapping[ReportId, Report]) -> list[str]:
    """One line a chain of versions: "Northern Wire, 14 May 2024 → 15 May 2024: one outlet …"."""
    return [_version_line(found, reports) for found in incident.versions]


def since_words(conflict: Conflict) -> str:
    """From when a contradiction stands: "since 15 May 2024"; empty where no day is known."""
    return f"since {day_words(conflict.since)}" if conflict.since else ""


def _figure_line(history: FigureHistory, speakers: Mapping[ClaimId, str]) -> str:
    whom = f"{words_for('who', history.group)} {words_for('figure_kind', history.kind.value)}"
    return f"{whom}: " + " → ".join(_step(step, speakers) for step in history.steps)


def _step(step: FigureStep, speakers: Mapping[ClaimId, str]) -> str:
    day = day_words(step.published) if step.published else UNDATED
    by = ", ".join(dict.fromkeys(speakers[claim] for claim in step.claims if claim in speakers))
    note = ", as an earlier count" if step.superseded else ""
    return f"{step.value} ({day}{f', {by}' if by else ''}{note})"


def _version_line(found: ReportVersions, reports: Mapping[ReportId, Report]) -> str:
    known = [report for report_id in found.reports if (report := reports.get(report_id)) is not None]
    days = " → ".join(day_words(report.published) if report.published else UNDATED for report in known)
    outlet = outlet_name(known[0] if known else None)
    return f"{outlet}, {days}: {found.reason}"
