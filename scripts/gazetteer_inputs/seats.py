"""The town that an area is named after, within the area around it."""

from __future__ import annotations

from marsad.resolve.gazetteer.rows import PlaceRef, PlaceRow
from marsad.text.names import fold, similarity, skeleton

ALIKE = 0.7


class Seats:
    """Settlements by first-level area and skeleton; the most populous of one skeleton is the seat."""

    def __init__(self, settlements: list[PlaceRow]) -> None:
        self._rows: dict[tuple[PlaceRef, str], tuple[PlaceRow, str]] = {}
        for row in settlements:
            if row.admin1 is None or row.lat is None:
                continue
            for name in (row.name, *row.names):
                key = fold(name)
                place = (row.admin1, skeleton(key))
                known = self._rows.get(place)
                if known is None or row.population > known[0].population:
                    self._rows[place] = (row, key)

    def of(self, area: PlaceRef, names: tuple[str, ...]) -> PlaceRow | None:
        """The settlement of one of these names in `area`."""
        for name in names:
            key = fold(name)
            found = self._rows.get((area, skeleton(key)))
            if found is not None and similarity(key, found[1]) >= ALIKE:
                return found[0]
        return None
