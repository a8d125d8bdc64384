"""How tables of places name their columns and kinds, from place_columns.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.errors import CodebookError
from marsad.model.entities import PlaceKind

FILE = "place_columns.yaml"
FIELDS = (
    "id", "name", "lat", "lon", "names", "country", "admin1", "admin2", "pcode", "kind", "population", "radius_km",
    "parent",
)  # fmt: skip
"""What a row of a table may say of a place."""
_NOISE = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """The lexicon of tables of places."""

    columns: Mapping[str, tuple[str, ...]]
    """Field to headings, likelier ones first, as `heading_key` gives them."""
    kinds: Mapping[str, PlaceKind]
    """Words for kinds, lower case."""
    geonames: Mapping[str, PlaceKind | None]
    """Feature classes and codes of GeoNames; None: not taken."""
    iso3: Mapping[str, str]
    """Country codes of three letters to those of two."""


def heading_key(heading: str) -> str:
    """A heading as it is compared: lower case, letters and digits only."""
    return _NOISE.sub("", heading.lower())


@lru_cache(maxsize=1)
def place_columns() -> PlaceColumns:
    """The shipped lexicon; raises CodebookError naming the key that is wrong."""
    return read_place_columns(load_yaml(FILE), FILE)


def read_place_columns(raw: Mapping[str, object], where: str) -> PlaceColumns:
    """The lexicon in `raw`, which came from the file `where`."""
    refuse_unknown(raw, frozenset({"columns", "kinds", "geonames", "iso3"}), where)
    columns = need(raw, "columns", dict, where)
    refuse_unknown(columns, frozenset(FIELDS), f"{where}: columns")
    kinds = {str(kind): kind for kind in PlaceKind}
    for name, words in need(raw, "kinds", dict, where).items():
        kind = _kind(name, f"{where}: kinds")
        for word in words:
            if kinds.setdefault(str(word), kind) is not kind:
                raise CodebookError(f"{where}: kinds.{name}: {word!r} stands there twice")
    geonames = need(raw, "geonames", dict, where)
    features = {**need(geonames, "classes", dict, where), **need(geonames, "codes", dict, where)}
    return PlaceColumns(
        {field: tuple(need(columns, field, list, f"{where}: columns")) for field in FIELDS},
        kinds,
        {str(key): _kind(value, f"{where}: geonames.{key}") if value else None for key, value in features.items()},
        need(raw, "iso3", dict, where),
    )


def _kind(name: object, where: str) -> PlaceKind:
    try:
        return PlaceKind(str(name))
    except ValueError as error:
        raise CodebookError(f"{where}: {name!r} is no kind of place") from error
