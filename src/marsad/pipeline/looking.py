"""Looking at one thing in a store: an incident or a claim with just what is needed to show it."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model.bundle import Bundle
from marsad.model.claims import Claim, ClaimId
from marsad.model.incidents import Incident, IncidentId
from marsad.store import Store


def find(store: Store, given: str) -> tuple[Incident | Claim, Bundle] | None:
    """The incident or claim called `given`, with its surroundings; None when there is no such thing."""
    incident = store.incident(IncidentId(given))
    if incident is not None:
        return incident, _around(store, _claims(store, incident.claims), (incident,))
    claim = store.claim(ClaimId(given))
    if claim is None:
        return None
    home = store.incident_of(claim.id)
    incident = store.incident(home) if home is not None else None
    return claim, _around(store, [claim], (incident,) if incident is not None else ())


def _claims(store: Store, ids: Iterable[ClaimId]) -> list[Claim]:
    return [claim for claim_id in ids if (claim := store.claim(claim_id)) is not None]


def _around(store: Store, claims: list[Claim], incidents: tuple[Incident, ...]) -> Bundle:
    ids = {claim.report_id for claim in claims}
    reports = tuple(report for report_id in sorted(ids) if (report := store.report(report_id)) is not None)
    documents = {report.id: document for report in reports if (document := store.document(report.id)) is not None}
    return Bundle(reports=reports, documents=documents, claims=tuple(claims), incidents=incidents)
