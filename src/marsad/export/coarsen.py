"""Places made coarser before they leave: an export says no more about where than its maker wants to say."""

from __future__ import annotations

from dataclasses import replace
from math import cos, floor, radians

from marsad.geo import KM_PER_DEGREE
from marsad.model.bundle import Bundle
from marsad.model.claims import Claim
from marsad.model.entities import Place
from marsad.model.incidents import Incident

_HALF_DIAGONAL = 2**0.5 / 2


def coarsen_place(place: Place, coarsen_km: float) -> Place:
    """The place moved to the centre of its cell in a grid of `coarsen_km`, its radius widened to still cover it.

    The same place always moves to the same point, so that repeated exports cannot be averaged back. Places without a
    point, and a `coarsen_km` of 0, stay as they are.
    """
    if coarsen_km <= 0 or place.lat is None or place.lon is None:
        return place
    step = min(coarsen_km / KM_PER_DEGREE, 90.0)
    lat = max(-90.0, min(90.0, _centre(place.lat, step)))
    lon_step = min(step / max(cos(radians(lat)), 0.01), 90.0)
    lon = (_centre(place.lon, lon_step) + 180.0) % 360.0 - 180.0
    radius = (place.radius_km or 0.0) + coarsen_km * _HALF_DIAGONAL
    return replace(place, lat=round(lat, 4), lon=round(lon, 4), radius_km=round(radius, 1))


def coarsen_bundle(bundle: Bundle, coarsen_km: float) -> Bundle:
    """Every place of the bundle's claims and incidents made coarser; the reports' own words stay as published."""
    if coarsen_km <= 0:
        return bundle
    return replace(
        bundle,
        claims=tuple(_coarsen_claim(claim, coarsen_km) for claim in bundle.claims),
        incidents=tuple(_coarsen_incident(incident, coarsen_km) for incident in bundle.incidents),
    )


def _centre(value: float, step: float) -> float:
    return (floor(value / step) + 0.5) * step


def _coarsen_claim(claim: Claim, coarsen_km: float) -> Claim:
    if claim.place is None or claim.place.place is None:
        return claim
    return replace(claim, place=replace(claim.place, place=coarsen_place(claim.place.place, coarsen_km)))


def _coarsen_incident(incident: Incident, coarsen_km: float) -> Incident:
    if incident.place is None:
        return incident
    return replace(incident, place=coarsen_place(incident.place, coarsen_km))
