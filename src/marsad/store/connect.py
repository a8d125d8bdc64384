"""Connections to the one SQLite file, and how their transactions begin."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from time import sleep
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

WRITES = "marsad_writes"
"""Execution option of connections that will write: they take the write lock at once, so that two writers wait
for each other at the start instead of failing in the middle."""


CHECKPOINT_PAGES = 1000
"""The log is folded into the file every so many pages (16 MB): each time the disk must be waited for."""
PAGE_BYTES = 1 << 14
"""Claims are a few thousand bytes each: several must fit a page, or half of every page is wasted."""
SWITCH = "PRAGMA journal_mode = WAL"
SWITCH_PAUSES_S = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 2.0)
"""Waits between attempts to begin the log, some five seconds together."""
PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = NORMAL",
    "recursive_triggers = ON",
    f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
)


def connect(path: Path, *, busy_timeout_s: float) -> Engine:
    """An engine for the file; nothing is opened yet. Waits for other writers up to `busy_timeout_s`.

    Connections are kept until the engine is disposed of: whenever the last one closes, SQLite folds in the log.
    """
    engine = create_engine("sqlite+pysqlite://", creator=lambda: _open(path, busy_timeout_s), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def keep_write_ahead_log(engine: Engine) -> None:
    """Make the file keep a write-ahead log from now on, where its file system can: readers then never wait."""
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute(f"PRAGMA page_size = {PAGE_BYTES}")  # has no effect on a database that exists
        # SQLite does not wait here as it does elsewhere when another process is at the same change.
        for pause in SWITCH_PAUSES_S:
            try:
                cursor.execute(SWITCH)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                sleep(pause)
            else:
                return
        cursor.execute(SWITCH)


def _open(path: Path, busy_timeout_s: float) -> sqlite3.Connection:
    # isolation_level None: the sqlite3 module begins no transactions of its own, `_begin` does.
    connection = sqlite3.connect(path, timeout=busy_timeout_s, isolation_level=None, check_same_thread=False)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES) else "BEGIN")
