"""Degrees as people write them, with the reason where they cannot be meant."""

from __future__ import annotations

import re
from math import isfinite

POLE, DATE_LINE = 90.0, 180.0
_COMMA = re.compile(r"[+-]?\d+,\d+")
_DEGREES = re.compile(r"[°º'′″\"]|[NSEWnsew]\s*$|^\s*[NSEWnsew]")


class NoPoint(ValueError):
    """Two cells that give no point; the message says why and what to write."""


def read_point(lat: str, lon: str) -> tuple[float, float] | None:
    """Latitude and longitude in WGS84 degrees; None where both cells are empty. Raises NoPoint."""
    if not lat and not lon:
        return None
    if not lat or not lon:
        raise NoPoint(f"has only a {'longitude' if lon else 'latitude'}")
    north, east = _number(lat, "latitude"), _number(lon, "longitude")
    if north == 0.0 and east == 0.0:
        raise NoPoint("0, 0 stands for no point; leave both cells empty where none is known")
    if abs(north) > POLE and abs(north) <= DATE_LINE and abs(east) <= POLE:
        raise NoPoint(f"latitude {lat} is out of range, longitude {lon} would be one: swapped?")
    if abs(north) > POLE:
        raise NoPoint(f"latitude {lat} is not between -90 and 90{_metres(north)}")
    if abs(east) > DATE_LINE:
        raise NoPoint(f"longitude {lon} is not between -180 and 180{_metres(east)}")
    return north, east


def _metres(value: float) -> str:
    return ": projected coordinates? Only degrees (WGS84, EPSG:4326) are read" if abs(value) > 10 * DATE_LINE else ""


def _number(cell: str, what: str) -> float:
    if _COMMA.fullmatch(cell):
        raise NoPoint(f"{what} {cell!r} has a decimal comma; write {cell.replace(',', '.')}")
    if _DEGREES.search(cell):
        raise NoPoint(f"{what} {cell!r} is not in decimal degrees (write 35.3333, south and west with a minus)")
    try:
        value = float(cell)
    except ValueError as error:
        raise NoPoint(f"{what} {cell!r} is no number") from error
    if not isfinite(value):
        raise NoPoint(f"{what} {cell!r} is no number")
    return value
