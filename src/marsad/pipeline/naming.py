"""Which incident, claim or decision someone means by an id, the beginning of one, or one that is no longer in use."""

from __future__ import annotations

from marsad.errors import DecisionRefused
from marsad.model.claims import Claim, ClaimId
from marsad.model.incidents import Incident, IncidentId
from marsad.pipeline.reviewed import Reviewed
from marsad.store import Store
from marsad.text.decided import named

INCIDENT = "incident-"
SHORTEST = 4
"""Letters of an id's beginning that are taken for it, without "incident-"."""


def find_incident(store: Store, view: Reviewed, given: str) -> Incident:
    """The incident called `given`, whose id begins like that, or which took in the one that was called so.

    Raises DecisionRefused where there is none, or several begin like that.
    """
    exact = view.incident(IncidentId(given))
    if exact is not None:
        return exact
    key = given.removeprefix(INCIDENT)
    if len(key) >= SHORTEST:
        begun = sorted(_beginning(store, view, INCIDENT + key))
        if len(begun) > 1:
            raise DecisionRefused(f"{given!r} is the beginning of several incidents: {', '.join(begun)}")
        if begun and (found := view.incident(begun[0])) is not None:
            return found
    return _heir(store, view, given)


def find_claim(view: Reviewed, given: str) -> Claim:
    """The claim called `given`; DecisionRefused where there is none."""
    claim = view.claim(ClaimId(given))
    if claim is None:
        made = next((one for one in reversed(view.decisions) if given in one.subjects), None)
        known = f"; {named(made)} was about it, but its report is read otherwise now" if made else ""
        raise DecisionRefused(f"no claim is called {given!r}{known}", earlier=made.id if made else None)
    return claim


def find_either(store: Store, view: Reviewed, given: str) -> Incident | Claim:
    """The incident or claim that `given` names; DecisionRefused where there is none."""
    claim = view.claim(ClaimId(given))
    if claim is not None:
        return claim
    try:
        return find_incident(store, view, given)
    except DecisionRefused as refused:
        if given.startswith(INCIDENT) or refused.earlier is not None or "several" in str(refused):
            raise
        raise DecisionRefused(
            f"no incident and no claim is called {given!r}; 'marsad incidents' lists the incidents"
        ) from refused


def _beginning(store: Store, view: Reviewed, beginning: str) -> set[IncidentId]:
    stored = {found for found in store.incident_ids(beginning) if view.incident(found) is not None}
    return stored | {one.id for one in view.changed if one.id.startswith(beginning)}


def _stands_for(given: str, incident: IncidentId) -> bool:
    return incident.startswith(given) and len(given) >= len(INCIDENT) + SHORTEST


def _heir(store: Store, view: Reviewed, given: str) -> Incident:
    """The incident that now holds the claim which an id that is no longer in use was made from."""
    # Imported when an id is not found: the linker needs numpy, and showing what is found should start at once.
    from marsad.link.consolidating import id_founded_by  # noqa: PLC0415

    wanted = given if given.startswith(INCIDENT) else INCIDENT + given
    founder = next((claim for claim in store.linked_claim_ids() if _stands_for(wanted, id_founded_by(claim))), None)
    home = view.incident_of(founder) if founder is not None else None
    found = view.incident(home) if home is not None else None
    if found is not None:
        return found
    made = next((one for one in reversed(view.decisions) if wanted in one.subjects), None)
    if made is not None:
        raise DecisionRefused(
            f"incident {given} is gone: {named(made)} was about it, but its claims are read otherwise now",
            earlier=made.id,
        )
    raise DecisionRefused(f"no incident is called {given!r}; 'marsad incidents' lists them")
