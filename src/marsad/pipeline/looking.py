"""Looking at one thing in a store: an incident or a claim with just what is needed to show it."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.model.bundle import Bundle
from marsad.model.claims import Claim, ClaimId
from marsad.model.incidents import Incident
from marsad.pipeline.naming import find_either
from marsad.pipeline.reviewed import Reviewed
from marsad.store import Store


def look_at(store: Store, given: str) -> tuple[Incident | Claim, Bundle]:
    """The incident or claim that `given` names, as people decided, with its surroundings.

    Raises DecisionRefused where there is no such thing.
    """
    view = Reviewed(store)
    item = find_either(store, view, given)
    if isinstance(item, Incident):
        others = (*((item.part_of.whole,) if item.part_of else ()), *item.parts)
        near = (incident for other in others if (incident := view.incident(other)) is not None)
        return item, _around(store, _claims(view, item.claims), (item, *near))
    home = view.incident_of(item.id)
    incident = view.incident(home) if home is not None else None
    return item, _around(store, [item], (incident,) if incident is not None else ())


def _claims(view: Reviewed, ids: Iterable[ClaimId]) -> list[Claim]:
    return [claim for claim_id in ids if (claim := view.claim(claim_id)) is not None]


def _around(store: Store, claims: list[Claim], incidents: tuple[Incident, ...]) -> Bundle:
    ids = {claim.report_id for claim in claims}
    reports = tuple(report for report_id in sorted(ids) if (report := store.report(report_id)) is not None)
    documents = {report.id: document for report in reports if (document := store.document(report.id)) is not None}
    return Bundle(reports=reports, documents=documents, claims=tuple(claims), incidents=incidents)
