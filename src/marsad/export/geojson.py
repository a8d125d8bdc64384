"""Incidents as a GeoJSON feature collection (RFC 7946).

A point is never more than the middle of a circle: `radius_km` and `precision` say how much is known. Incidents whose
place has no point have a null geometry and are kept. The export is a record of past, published reports; it must
never serve to aim at anything, so `coarsen_km` gives no point finer than asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.export.claim_record import Record
from marsad.export.coarsen import coarsen_place
from marsad.export.decisions import correction_record
from marsad.export.jsontext import Json, dumps
from marsad.export.records import incident_record
from marsad.model.bundle import Bundle
from marsad.model.claims import Claim, ClaimId
from marsad.model.entities import Place
from marsad.model.incidents import Incident

_KEPT = ("title", "type", "time", "figures", "sources", "grade", "grades", "review", "claims")


def geojson(bundle: Bundle, *, coarsen_km: float = 0.0) -> Iterator[str]:
    """One feature an incident, one feature a line, in pieces to be written one after the other."""
    about: Record = {
        "generated_at": bundle.generated_at.isoformat() if bundle.generated_at else None,
        "coarsen_km": coarsen_km,
        "note": "Each feature groups claims made in published reports; nothing in it is stated as fact.",
    }
    yield '{"type": "FeatureCollection", "marsad": ' + dumps(about) + ', "features": ['
    claims = bundle.claim_by_id()
    separator = "\n"
    for incident in bundle.incidents:
        yield separator + dumps(_feature(incident, claims, coarsen_km))
        separator = ",\n"
    yield "\n]}\n"


def _feature(incident: Incident, claims: dict[ClaimId, Claim], coarsen_km: float) -> Record:
    place = coarsen_place(incident.place, coarsen_km) if incident.place else None
    record = incident_record(incident)
    members = [claims[claim_id] for claim_id in incident.claims if claim_id in claims]
    reports: list[Json] = [*sorted({claim.report_id for claim in members})]
    corrected: list[Json] = [{"of": incident.id, **correction_record(one)} for one in incident.corrections]
    corrected += [{"of": claim.id, **correction_record(one)} for claim in members for one in claim.corrections]
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _point(place),
        "properties": {
            **{key: record[key] for key in _KEPT},
            "reports": reports,
            "contradictions": len(incident.conflicts),
            "corrections": corrected,
            **_place_properties(place),
        },
    }


def _point(place: Place | None) -> Record | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _place_properties(place: Place | None) -> Record:
    if place is None:
        return {"place": None, "country": None, "radius_km": None, "precision": "unknown"}
    return {
        "place": place.name,
        "country": place.country,
        "within": list(place.within),
        "radius_km": place.radius_km,
        "precision": place.kind.value,
    }
