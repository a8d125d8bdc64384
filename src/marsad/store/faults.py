"""What SQLite's faults mean to the caller."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from marsad.errors import StoreError, StoreFull, StoreLocked

PRIMARY_CODE = 0xFF
"""SQLite's extended result codes keep the primary code in their lowest byte."""

_FAULTS: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (StoreLocked, "another process is writing to it; try again when that is done"),
    sqlite3.SQLITE_LOCKED: (StoreLocked, "another process holds it; try again when that is done"),
    sqlite3.SQLITE_FULL: (StoreFull, "the disk is full; nothing of this step was stored, free some space and go on"),
    sqlite3.SQLITE_READONLY: (StoreError, "it cannot be written to; check the permissions of the file and its folder"),
    sqlite3.SQLITE_CANTOPEN: (StoreError, "it cannot be opened; check the folder and its permissions"),
    sqlite3.SQLITE_NOTADB: (StoreError, "it is not an SQLite database"),
    sqlite3.SQLITE_CORRUPT: (StoreError, "it is damaged; restore it from a copy"),
    sqlite3.SQLITE_IOERR: (StoreError, "the disk does not answer as it should"),
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn the faults of SQLite inside the block into StoreError and its kinds; programming errors pass."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = getattr(cause, "sqlite_errorcode", None)
        if code is None or (code & PRIMARY_CODE) not in _FAULTS:
            raise
        kind, meaning = _FAULTS[code & PRIMARY_CODE]
        raise kind(f"{path}: {meaning} ({cause})") from error
