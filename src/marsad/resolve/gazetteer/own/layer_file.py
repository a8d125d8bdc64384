"""Writing a layer file: the user's places with the areas they lie in, in the format of the gazetteer itself."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from marsad.errors import GazetteerError, RowsRefused
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Gazetteer
from marsad.resolve.gazetteer.layers import REFERENCES
from marsad.resolve.gazetteer.own.areas import Areas
from marsad.resolve.gazetteer.own.below import Below
from marsad.resolve.gazetteer.own.checking import check_places
from marsad.resolve.gazetteer.own.drafts import DraftLayer, DraftPlace, Fault
from marsad.resolve.gazetteer.own.linking import LAYER_KEY, link_layer
from marsad.resolve.gazetteer.rows import PlaceRow, SourceRow
from marsad.resolve.gazetteer.writing import write_gazetteer

LIKELY_RADIUS_KM = {PlaceKind.SETTLEMENT: 3.0, PlaceKind.NEIGHBOURHOOD: 2.0, PlaceKind.FACILITY: 2.0}
LOOSE_RADIUS_KM = 25.0
"""Of areas, waters and regions whose table states no radius."""
UNSTATED = "not stated"
_REFERENCES = SourceRow(REFERENCES, "Areas of the gazetteer below that the layer refers to", UNSTATED, UNSTATED)


@dataclass(frozen=True, slots=True)
class LayerOrigin:
    """Where a layer comes from and under which terms; what `marsad gazetteer list` and `marsad doctor` print."""

    name: str
    file: str
    sha256: str
    added: date
    licence: str = UNSTATED
    attribution: str = UNSTATED
    source: str = ""
    """Code that begins the ids of its places; the layer's name where it is ""."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a table."""

    form: str
    places: int
    same: int
    """Places that we had: the layer describes them anew."""
    countries: Mapping[str, int]
    faults: tuple[Fault, ...]
    """Rows that were left out, where that was asked for."""
    notes: tuple[str, ...]


def write_layer(
    target: Path,
    draft: DraftLayer,
    origin: LayerOrigin,
    base: Gazetteer,
    *,
    country: str | None = None,
    leave_out_wrong_rows: bool = False,
) -> Written:
    """Check the draft against the gazetteer below and write it to `target`, whole or not at all.

    `country` (ISO2) is that of rows that name none. Raises RowsRefused with every wrong row, unless those are to be
    left out; with no row left it is raised all the same.
    """
    points = ((place.lat, place.lon) for place in draft.places if place.lat is not None and place.lon is not None)
    below = Below(base.path, points)
    places = [replace(place, country=country) if place.country is None else place for place in draft.places]
    faults = sorted({*draft.faults, *check_places(places, below)})
    wrong = {row for row, _ in faults}
    kept = [place for place in places if place.row not in wrong]
    if faults and (not leave_out_wrong_rows or not kept or 0 in wrong):
        raise RowsRefused(origin.file, faults)
    if not kept:
        raise RowsRefused(origin.file, [(0, "no place in it")])
    code = origin.source or _code(origin.name, base)
    rows, unknown = _rows(kept, code, below)
    partial = target.with_suffix(".adding")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        title = f"{origin.name} ({draft.form}, {origin.file})"
        own = SourceRow(code, title, origin.licence, origin.attribution)
        write_gazetteer(partial, rows, [own, _REFERENCES], {**_about(draft, origin)})
        _hide_references(partial)
        same = link_layer(partial, base, below)
        partial.replace(target)
    except OSError as error:
        raise GazetteerError(f"{target}: cannot be written ({error.strerror or error})") from error
    finally:
        partial.unlink(missing_ok=True)
    counted = Counter(row.country or "?" for row in rows if row.source == code)
    return Written(draft.form, len(kept), same, counted, tuple(faults), (*draft.notes, *unknown))


def _code(name: str, base: Gazetteer) -> str:
    """The source code of a layer: its name, but never that of a source below, whose ids mean other places."""
    return f"own.{name}" if any(source.code == name for source in base.sources()) else name


def _about(draft: DraftLayer, origin: LayerOrigin) -> dict[str, str]:
    return {
        LAYER_KEY: origin.name,
        "form": draft.form,
        "file": origin.file,
        "sha256": origin.sha256,
        "added": origin.added.isoformat(),
    }


def _rows(places: Sequence[DraftPlace], code: str, below: Below) -> tuple[list[PlaceRow], tuple[str, ...]]:
    """The rows of the layer, the areas it refers to among them; and what could not be tied, in words."""
    areas = Areas(places, code, below)
    rows = [_row(place, code, areas) for place in places]
    return [*rows, *areas.references()], areas.notes()


def _row(place: DraftPlace, code: str, areas: Areas) -> PlaceRow:
    around = areas.below.around(place.lat, place.lon) if place.lat is not None and place.lon is not None else None
    country = place.country or (around.country if around else None)
    nearby = around if around and around.country == country else None
    inside = place.kind not in (PlaceKind.COUNTRY, PlaceKind.ADMIN1)
    admin1 = areas.ref(place.admin1, PlaceKind.ADMIN1, country) if inside else None
    admin2 = areas.ref(place.admin2, PlaceKind.ADMIN2, country) if inside else None
    if inside and nearby and admin1 is None and place.kind is not PlaceKind.REGION:
        admin1 = areas.number_ref(nearby.admin1)
    if nearby and admin2 is None and not place.admin1 and place.kind not in (PlaceKind.ADMIN2, PlaceKind.REGION):
        admin2 = areas.number_ref(nearby.admin2) if inside else None
    pointed = place.lat is not None
    return PlaceRow(
        source=code,
        key=place.key,
        name=place.name,
        kind=place.kind,
        feature=place.feature,
        country=country,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km or (LIKELY_RADIUS_KM.get(place.kind, LOOSE_RADIUS_KM) if pointed else None),
        population=place.population,
        names=place.names,
        admin1=admin1,
        admin2=admin2,
        parent=areas.own_ref(place.parent),
        pcode=place.pcode,
    )


def _hide_references(path: Path) -> None:
    """Areas that are only referred to have no names in the layer: the gazetteer below has them."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(
            "DELETE FROM name WHERE place IN "
            "(SELECT place.id FROM place JOIN source ON source.id = place.source WHERE code = ?)",
            (REFERENCES,),
        )
