"""A bundle as the data that the page carries; everything in it is words, numbers and pieces of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.export.claim_record import Record
from marsad.export.jsontext import Json
from marsad.export.page.claim_view import claim_view, located, report_view
from marsad.export.page.incident_view import incident_view
from marsad.export.page.segments import TIGHT, Mark, Room, Segment, cut_report
from marsad.export.words import type_label, words_for
from marsad.model.bundle import Bundle
from marsad.model.claims import Claim, ClaimantClass, ClaimId, Stance
from marsad.model.reports import ReadState, Report, ReportId

WHOLE_TEXTS_CHARS = 16_000_000
"""While the reports that claims come from are no longer than this together, the page carries them whole."""


def page_view(bundle: Bundle, *, whole_texts_chars: int = WHOLE_TEXTS_CHARS) -> Record:
    """What the page needs: counts and warnings, incidents, claims, and those reports that claims come from."""
    reports, claims = bundle.report_by_id(), bundle.claim_by_id()
    told = {report_id: found for report_id, found in bundle.claims_of_reports().items() if found}
    texts = [bundle.documents[report_id].text for report_id in told if report_id in bundle.documents]
    titles = {incident.id: incident.title for incident in bundle.incidents}
    room = Room() if sum(map(len, texts)) <= whole_texts_chars else TIGHT
    return {
        "about": _about(bundle),
        "labels": _labels(bundle),
        "incidents": [
            incident_view(incident, _members(incident.claims, claims), reports, titles) for incident in bundle.incidents
        ],
        "claims": {
            claim.id: claim_view(claim, reports.get(report_id), bundle.documents.get(report_id), number)
            for report_id, found in told.items()
            for number, claim in enumerate(found)
        },
        "reports": {
            report_id: report_view(reports.get(report_id), _pieces(bundle, report_id, found, room))
            for report_id, found in told.items()
        },
        "totals": [claim.id for claim in bundle.claims if claim.aggregate],
    }


def _members(ids: tuple[ClaimId, ...], claims: Mapping[ClaimId, Claim]) -> list[Claim]:
    return [claims[claim_id] for claim_id in ids if claim_id in claims]


def _pieces(bundle: Bundle, report_id: ReportId, claims: list[Claim], room: Room) -> list[Segment]:
    document = bundle.documents.get(report_id)
    if document is None:
        return []
    marks = [
        Mark(span, str(number))
        for number, claim in enumerate(claims)
        for span in located((claim.sentence, *claim.evidence))
    ]
    return cut_report(document.text, marks, room)


def _about(bundle: Bundle) -> Record:
    unread = [report for report in bundle.reports if report.state is not ReadState.READABLE]
    without_date = [report for report in bundle.reports if report.published is None]
    return {
        "reports": len(bundle.reports),
        "claims": len(bundle.claims),
        "incidents": len(bundle.incidents),
        "unread": len(unread),
        "without_date": len(without_date),
        "outlets": len({report.publisher for report in bundle.reports if report.publisher}),
        "period": _period(bundle.reports),
        "warnings": list(bundle.warnings),
        "skipped": [{"origin": item.origin, "reason": item.reason} for item in bundle.skipped],
        "versions": dict(bundle.versions),
    }


def _period(reports: Sequence[Report]) -> list[Json]:
    days = sorted(report.published for report in reports if report.published)
    return [days[0].isoformat(), days[-1].isoformat()] if days else []


def _labels(bundle: Bundle) -> Record:
    """Words for the values that filters offer; only those that occur."""
    types = sorted({incident.type for incident in bundle.incidents}, key=type_label)
    claimants = {source.claimant for claim in bundle.claims for source in claim.attribution.chain[-1:]}
    stances = {claim.attribution.stance for claim in bundle.claims}
    if any(not claim.attribution.chain for claim in bundle.claims):
        claimants.add(ClaimantClass.OUTLET)
    return {
        "types": {type_id: type_label(type_id) for type_id in types},
        "classes": {
            member.value: words_for("claimant", member.value) for member in ClaimantClass if member in claimants
        },
        "stances": {member.value: words_for("stance", member.value) for member in Stance if member in stances},
    }
