"""The areas that a user's places lie in: words of their table to places of the layer, else of the gazetteer below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.layers import REFERENCES
from marsad.resolve.gazetteer.own.below import Below
from marsad.resolve.gazetteer.own.drafts import DraftPlace
from marsad.resolve.gazetteer.rows import PlaceRef, PlaceRow


class Areas:
    """References from words: to places of the layer by id, p-code or name, else to areas below."""

    def __init__(self, places: Iterable[DraftPlace], code: str, below: Below) -> None:
        self.below = below
        self._own: dict[str, PlaceRef] = {}
        self._referred: set[str] = set()
        self._unknown: Counter[str] = Counter()
        for place in places:
            for words in (place.name, place.pcode, place.key):
                if words:
                    self._own[words] = (code, place.key)
        self._kinds = {(code, place.key): place.kind for place in places}

    def own_ref(self, words: str) -> PlaceRef | None:
        """A place of the layer by id, p-code or name."""
        return self._own.get(words) if words else None

    def ref(self, words: str, kind: PlaceKind, country: str | None) -> PlaceRef | None:
        """An area by its words; one that nobody knows is counted."""
        if not words:
            return None
        own = self._own.get(words)
        if own is not None and self._kinds[own] is kind:
            return own
        number = self.below.area(words, kind, country)
        if number is None:
            self._unknown[words] += 1
        return self.number_ref(number)

    def number_ref(self, number: int | None) -> PlaceRef | None:
        """An area below by its number."""
        identity = self.below.area_ids.get(number) if number is not None else None
        if identity is None:
            return None
        self._referred.add(identity)
        return REFERENCES, identity

    def references(self) -> list[PlaceRow]:
        """Rows that stand for the areas below that were referred to."""
        return [
            PlaceRow(REFERENCES, identity, identity, PlaceKind.UNKNOWN, REFERENCES, None, None, None)
            for identity in sorted(self._referred)
        ]

    def notes(self) -> tuple[str, ...]:
        """What could not be tied to any area."""
        return tuple(
            f"{count} rows name the area {words!r}, which is not known: they got the area of the nearest settlement"
            for words, count in self._unknown.most_common(10)
        )
