"""Distances on the globe. WGS84 degrees in, kilometres out."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
KM_PER_DEGREE = radians(1) * EARTH_RADIUS_KM
"""Length of one degree along a meridian."""


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance between two points."""
    half_lat = radians(other_lat - lat) / 2
    half_lon = radians(other_lon - lon) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def destination(lat: float, lon: float, bearing_deg: float, km: float) -> tuple[float, float]:
    """The point reached from (lat, lon) after `km` on the initial bearing (0 north, 90 east)."""
    angle, bearing, phi = km / EARTH_RADIUS_KM, radians(bearing_deg), radians(lat)
    new_phi = asin(sin(phi) * cos(angle) + cos(phi) * sin(angle) * cos(bearing))
    turn = atan2(sin(bearing) * sin(angle) * cos(phi), cos(angle) - sin(phi) * sin(new_phi))
    return degrees(new_phi), (lon + degrees(turn) + 540) % 360 - 180
