"""The gazetteer with layers of the user's own over it: asked together, one answer for one place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from marsad.errors import GazetteerError
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import MOST_PER_NAME, Entry, Gazetteer
from marsad.resolve.gazetteer.rows import SourceRow

LAYER_TABLES = """
CREATE TABLE IF NOT EXISTS overlay (place INTEGER PRIMARY KEY, base INTEGER NOT NULL, only_reference INTEGER NOT NULL);
"""
"""What a layer file holds beside the tables of a gazetteer: which of its places are places of the file below."""

REFERENCES = "below"
"""Source code of places that a layer holds only to refer to them; their keys are ids of the gazetteer below."""

OFFSET = 100_000_000
"""Numbers of a layer's places begin here, those of the next layer at twice this; the file below has fewer places."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: its file, and which of its places stand for places of the gazetteer below."""

    name: str
    file: Gazetteer
    same: dict[int, int]
    """Number in the layer to number below."""
    references: frozenset[int]
    """Those of `same` that are only there to be referred to: they change nothing below."""

    def sources(self) -> tuple[SourceRow, ...]:
        """Where the layer's own places come from."""
        return tuple(source for source in self.file.sources() if source.code != REFERENCES)


def open_layer(path: Path) -> Layer:
    """Open a layer file. Raises GazetteerError where it is missing, damaged or no layer."""
    if not path.is_file():
        raise GazetteerError(f"{path}: there is no such layer; make it with: marsad gazetteer add FILE --out {path}")
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as reading:
            rows = reading.execute("SELECT place, base, only_reference FROM overlay").fetchall()
        file = Gazetteer(path)
    except (sqlite3.DatabaseError, GazetteerError) as error:
        advice = "a layer is made from a table with: marsad gazetteer add FILE"
        raise GazetteerError(f"{path}: damaged, or no layer ({error}); {advice}") from error
    same = {place: base for place, base, _ in rows}
    return Layer(path.stem, file, same, frozenset(place for place, _, only in rows if only))


class LayeredGazetteer(Gazetteer):
    """A gazetteer under layers; later layers win. Where a layer's place is one of the base, the layer describes it.

    Such a place keeps its number of the base, so that whatever refers to it (its villages, say) finds the layer's
    description. All other places of a layer are numbered after those of the base.
    """

    def __init__(self, base: Gazetteer, layers: Sequence[Layer]) -> None:
        self.path = base.path
        self.base = base
        self.layers = tuple(layers)
        self._over = {
            number: (position, place)
            for position, layer in enumerate(layers)
            for place, number in layer.same.items()
            if place not in layer.references
        }
        self._shown: dict[int, Entry] = {}

    def close(self) -> None:
        """Give all files back."""
        self.base.close()
        for layer in self.layers:
            layer.file.close()

    def sources(self) -> tuple[SourceRow, ...]:
        """Sources of the base, then of each layer."""
        return (*self.base.sources(), *(source for layer in self.layers for source in layer.sources()))

    def layer_of(self, entry: Entry) -> Layer | None:
        """The layer that describes the entry; None: the base does."""
        if entry.number >= OFFSET:
            return self.layers[entry.number // OFFSET - 1]
        over = self._over.get(entry.number)
        return self.layers[over[0]] if over else None

    def named(self, keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """Entries whose folded name is exactly one of `keys`, best known first; names without entries are left out."""
        wanted = list(keys)
        found = {key: self._described(entries) for key, entries in self.base.named(wanted).items()}
        for position, layer in enumerate(self.layers):
            for key, entries in layer.file.named(wanted).items():
                own = [self._of_layer(position, entry) for entry in entries]
                together = dict.fromkeys((*own, *found.get(key, ())))
                found[key] = tuple(sorted(together, key=_renown))[:MOST_PER_NAME]
        return found

    def knows(self, keys: Iterable[str]) -> frozenset[str]:
        """Which of the folded names any of the files has, without loading what they stand for."""
        wanted = list(keys)
        return self.base.knows(wanted).union(*(layer.file.knows(wanted) for layer in self.layers))

    def near(self, key: str, *, least: float) -> tuple[tuple[Entry, str, float], ...]:
        """Entries whose name is another romanisation of the folded name, with that name and how alike they are."""
        best: dict[int, tuple[Entry, str, float]] = {}
        for entry, name, likeness in self._all_near(key, least):
            if entry.number not in best or likeness > best[entry.number][2]:
                best[entry.number] = (entry, name, likeness)
        ranked = sorted(best.values(), key=lambda found: (-found[2], _renown(found[0])))
        return tuple(ranked[:MOST_PER_NAME])

    def _all_near(self, key: str, least: float) -> Iterator[tuple[Entry, str, float]]:
        for entry, name, likeness in self.base.near(key, least=least):
            yield self._as_described(entry), name, likeness
        for position, layer in enumerate(self.layers):
            for entry, name, likeness in layer.file.near(key, least=least):
                yield self._of_layer(position, entry), name, likeness

    def entry(self, number: int) -> Entry:
        """The entry of this number, as the uppermost layer that knows it describes it."""
        if number < OFFSET:
            return self._as_described(self.base.entry(number))
        position = number // OFFSET - 1
        return self._of_layer(position, self.layers[position].file.entry(number % OFFSET))

    @cached_property
    def countries(self) -> dict[str, Entry]:
        """The entry of each country by ISO code."""
        return {code: self._as_described(entry) for code, entry in self.base.countries.items()}

    def capital(self, country: str) -> Entry | None:
        """The capital of a country by ISO code; None where the base knows none."""
        found = self.base.capital(country)
        return self._as_described(found) if found is not None else None

    def _described(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        return tuple(dict.fromkeys(map(self._as_described, entries)))

    def _as_described(self, entry: Entry) -> Entry:
        """An entry of the base, as the uppermost layer that knows the place describes it."""
        if entry.number not in self._over:
            return entry
        if entry.number not in self._shown:
            position, place = self._over[entry.number]
            own = self._renumbered(position, self.layers[position].file.entry(place))
            self._shown[entry.number] = _over(entry, own)
        return self._shown[entry.number]

    def _of_layer(self, position: int, entry: Entry) -> Entry:
        number = self.layers[position].same.get(entry.number)
        if number is not None:
            return self._as_described(self.base.entry(number))
        shown = self._shown.get((position + 1) * OFFSET + entry.number)
        if shown is None:
            shown = self._renumbered(position, entry)
            self._shown[shown.number] = shown
        return shown

    def _renumbered(self, position: int, entry: Entry) -> Entry:
        def number(of: int | None) -> int | None:
            return None if of is None else self.layers[position].same.get(of, (position + 1) * OFFSET + of)

        return replace(
            entry,
            number=(position + 1) * OFFSET + entry.number,
            admin1=number(entry.admin1),
            admin2=number(entry.admin2),
            parent=number(entry.parent),
        )


def _renown(entry: Entry) -> tuple[float, int]:
    return -entry.weight, entry.number


def _over(below: Entry, own: Entry) -> Entry:
    """One place described twice: what the layer says, and where it is silent what the base says."""
    pointed = own.lat is not None
    return replace(
        own,
        number=below.number,
        kind=below.kind if own.kind is PlaceKind.UNKNOWN else own.kind,
        country=own.country or below.country,
        admin1=below.admin1 if own.admin1 is None else own.admin1,
        admin2=below.admin2 if own.admin2 is None else own.admin2,
        parent=below.parent if own.parent is None else own.parent,
        lat=own.lat if pointed else below.lat,
        lon=own.lon if pointed else below.lon,
        radius_km=own.radius_km if pointed and own.radius_km is not None else below.radius_km,
        population=own.population or below.population,
        pcode=own.pcode or below.pcode,
        weight=max(own.weight, below.weight),
    )
