"""The file format of a gazetteer: one SQLite file, read only once built.

Places are numbered by importance, so that the smallest number among several of one name is the best known.
Names are stored folded, under the hash of their skeleton: one index serves exact and near lookups.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final

from marsad.model.entities import PlaceKind
from marsad.text.names import skeletons

FORMAT: Final = "marsad-gazetteer-2"
DEGREE: Final = 100_000
"""Coordinates are whole numbers of 1/100000 degree (about one metre)."""
RADIUS_PER_KM: Final = 10
WEIGHT_UNITS: Final = 100
"""Weights are hundredths of a power of ten of inhabitants."""

KINDS: Final[tuple[PlaceKind, ...]] = (
    PlaceKind.COUNTRY,
    PlaceKind.ADMIN1,
    PlaceKind.ADMIN2,
    PlaceKind.ADMIN3,
    PlaceKind.SETTLEMENT,
    PlaceKind.NEIGHBOURHOOD,
    PlaceKind.REGION,
    PlaceKind.FACILITY,
    PlaceKind.WATER,
    PlaceKind.TERRAIN,
    PlaceKind.UNKNOWN,
)
"""A kind is stored as its position here: append only."""

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    id INTEGER PRIMARY KEY, code TEXT NOT NULL, title TEXT NOT NULL, licence TEXT NOT NULL,
    attribution TEXT NOT NULL, share_alike INTEGER NOT NULL, places INTEGER NOT NULL);
CREATE TABLE feature (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, key, name TEXT NOT NULL, kind INTEGER NOT NULL,
    feature INTEGER NOT NULL, country TEXT, admin1 INTEGER, admin2 INTEGER, parent INTEGER, same_as INTEGER,
    lat INTEGER, lon INTEGER, radius INTEGER, population INTEGER, pcode TEXT, weight INTEGER NOT NULL);
CREATE TABLE name (skel INTEGER NOT NULL, key TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (skel, key, place)) WITHOUT ROWID;
"""


def skeleton_hashes(folded: Sequence[str]) -> list[int]:
    """The index keys of folded names; the same for every romanisation that `skeleton` unites."""
    return [zlib.crc32(one.encode()) & 0x7FFFFFFF for one in skeletons(folded)]
