"""How exactly a place and a time are known, in the codes of ACLED and UCDP GED; from `data/precision.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.errors import CodebookError
from marsad.model.entities import Place, PlaceKind
from marsad.model.when import TimeRange

FILE = "precision.yaml"
SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class PlacePrecision:
    """One scheme's codes for places."""

    kinds: Mapping[PlaceKind, int]
    described_km: float
    """Radius up to which a place known only by what lies around it is `near`, else `far`."""
    near: int
    far: int
    no_country: Mapping[PlaceKind, int] = field(default_factory=dict)

    def code(self, place: Place | None) -> int | None:
        """The code of a place; None where nothing pins it down."""
        if place is None or (place.lat is None and place.country is None):
            return None
        if place.country is None and place.kind in self.no_country:
            return self.no_country[place.kind]
        by_kind = self.kinds[place.kind]
        if place.id is not None or place.kind is PlaceKind.COUNTRY:
            return by_kind
        if place.radius_km is None:
            return self.kinds[PlaceKind.COUNTRY]
        return max(by_kind, self.near if place.radius_km <= self.described_km else self.far)


@dataclass(frozen=True, slots=True)
class TimePrecision:
    """One scheme's codes for times: each with the most days its interval may have, shortest first."""

    days: tuple[tuple[int, int], ...]

    def code(self, when: TimeRange | None) -> int | None:
        """The code of an interval; None where an end is open or it is longer than the scheme codes."""
        if when is None or when.start is None or when.end is None:
            return None
        lasts = max(1, -(-(when.end - when.start).total_seconds() // SECONDS_A_DAY))
        return next((code for code, most in self.days if lasts <= most), None)


@dataclass(frozen=True, slots=True)
class Precisions:
    """The codes of all schemes, by the column they are exported in."""

    places: Mapping[str, PlacePrecision]
    times: Mapping[str, TimePrecision]


@cache
def load_precisions() -> Precisions:
    """The shipped codes. Raises CodebookError naming file and key."""
    raw = load_yaml(FILE)
    return Precisions(
        places={name: _place(name, value) for name, value in need(raw, "place", dict, FILE).items()},
        times={name: _time(name, value) for name, value in need(raw, "time", dict, FILE).items()},
    )


def _place(name: str, value: Any) -> PlacePrecision:
    where = f"{FILE}: place.{name}"
    if not isinstance(value, dict):
        raise CodebookError(f"{where}: must be a mapping")
    refuse_unknown(value, frozenset({"source", "kinds", "described", "no_country"}), where)
    kinds = _codes(need(value, "kinds", dict, where), f"{where}.kinds")
    if missing := set(PlaceKind) - set(kinds):
        raise CodebookError(f"{where}.kinds: no code for {min(missing)}")
    described = need(value, "described", dict, where)
    return PlacePrecision(
        kinds=kinds,
        described_km=float(need(described, "within_km", int, f"{where}.described")),
        near=need(described, "code", int, f"{where}.described"),
        far=need(described, "else", int, f"{where}.described"),
        no_country=_codes(value.get("no_country", {}), f"{where}.no_country"),
    )


def _codes(raw: Mapping[str, Any], where: str) -> dict[PlaceKind, int]:
    try:
        return {PlaceKind(kind): int(code) for kind, code in raw.items()}
    except ValueError as error:
        raise CodebookError(f"{where}: {error}") from error


def _time(name: str, value: Any) -> TimePrecision:
    where = f"{FILE}: time.{name}"
    if not isinstance(value, dict):
        raise CodebookError(f"{where}: must be a mapping")
    refuse_unknown(value, frozenset({"source", "days"}), where)
    days = need(value, "days", list, where)
    try:
        pairs = tuple((int(code), int(most)) for code, most in days)
    except (TypeError, ValueError) as error:
        raise CodebookError(f"{where}.days: must be pairs of code and days") from error
    if list(pairs) != sorted(pairs, key=lambda pair: pair[1]):
        raise CodebookError(f"{where}.days: the shortest must come first")
    return TimePrecision(pairs)
