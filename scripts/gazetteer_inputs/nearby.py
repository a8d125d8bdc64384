"""Listed settlements around a point: the same place under another name, and the province a point lies in."""

from __future__ import annotations

from collections import defaultdict

from marsad.geo import distance_km
from marsad.resolve.gazetteer.rows import PlaceRef, PlaceRow
from marsad.text.names import fold, skeleton

SAME_PLACE_KM = 7.0
"""A listed settlement of the same skeleton within this distance is the same one (the layers err by about 0.5 km)."""
NEIGHBOURS = 3
WINDOW_DEG = 2.0


class Nearby:
    """Settlements with a point, by country."""

    def __init__(self, settlements: list[PlaceRow]) -> None:
        self._by_country: dict[str | None, list[PlaceRow]] = defaultdict(list)
        for row in settlements:
            self._by_country[row.country].append(row)
        self._by_skeleton: dict[str, dict[str, list[PlaceRow]]] = {}

    def _skeletons(self, country: str) -> dict[str, list[PlaceRow]]:
        if country not in self._by_skeleton:
            index: dict[str, list[PlaceRow]] = defaultdict(list)
            for row in self._by_country[country]:
                for key in {skeleton(fold(name)) for name in (row.name, *row.names)}:
                    index[key].append(row)
            self._by_skeleton[country] = index
        return self._by_skeleton[country]

    def same(self, country: str, names: tuple[str, ...], lat: float, lon: float) -> PlaceRef | None:
        """The listed settlement of one of these names at this point."""
        index = self._skeletons(country)
        found = [
            (distance_km(lat, lon, row.lat, row.lon), row.ref)
            for name in names
            for row in index.get(skeleton(fold(name)), [])
            if row.lat is not None and row.lon is not None
        ]
        nearest = min(found, default=None)
        return nearest[1] if nearest and nearest[0] <= SAME_PLACE_KM else None

    def province(self, country: str | None, lat: float, lon: float) -> PlaceRef | None:
        """What the nearest listed settlements say, nearer ones more loudly."""
        around = sorted(
            (distance_km(lat, lon, row.lat, row.lon), row.admin1)
            for row in self._by_country[country]
            if row.lat is not None
            and row.lon is not None
            and row.admin1 is not None
            and abs(row.lat - lat) < WINDOW_DEG
            and abs(row.lon - lon) < WINDOW_DEG
        )[:NEIGHBOURS]
        votes: dict[PlaceRef, float] = defaultdict(float)
        for distance, province in around:
            votes[province] += 1 / (distance + 0.5)
        return max(sorted(votes), key=votes.__getitem__) if votes else None
