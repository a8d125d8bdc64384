"""The record on disk: one SQLite file, read as a stream and written in units of work."""

from __future__ import annotations

from marsad.store.filters import IncidentFilter
from marsad.store.store import Contents, Store, open_store
from marsad.store.unit import UnitOfWork

__all__ = ["Contents", "IncidentFilter", "Store", "UnitOfWork", "open_store"]
