"""Brings a database to the newest revision, and refuses what is not ours or is newer than we are."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from marsad.errors import StoreError, StoreTooNew
from marsad.store.connect import WRITES, keep_write_ahead_log

NEWEST = "0001"
"""Revision of `store.tables`. Revisions are numbered, so that a newer one can be told from a foreign one."""
APPLICATION_ID = 0x4D525344
"""Marks the file as Marsad's ("MRSD") for tools that look at SQLite headers."""
MIGRATIONS = Path(__file__).parent / "migrations"

_SQLITE_MAGIC = b"SQLite format 3\x00"


def check_file(path: Path, *, create: bool) -> None:
    """Raise StoreError when there is no database and none is wanted, or the file is something else."""
    if not path.parent.is_dir():
        raise StoreError(f"{path}: its folder does not exist; create it first")
    if not path.exists():
        if not create:
            raise StoreError(f"{path}: there is no database; make one with `marsad run INPUT --db {path}`")
        return
    if not path.is_file():
        raise StoreError(f"{path}: is not a file")
    try:
        with path.open("rb") as stream:
            start = stream.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened ({error.strerror})") from error
    if start and start != _SQLITE_MAGIC:
        raise StoreError(f"{path}: is not an SQLite database; choose another file")


def bring_up_to_date(engine: Engine, path: Path, *, target: str = NEWEST) -> None:
    """Create or upgrade the tables in one transaction; does not write when there is nothing to do."""
    with engine.connect() as connection:
        if _checked_revision(connection, path) == target:
            return
    keep_write_ahead_log(engine)
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        # Another process may have done it while we waited for the lock.
        if _checked_revision(connection, path) != target:
            _upgrade(connection, target)


def revision_of(connection: Connection) -> str | None:
    """The database's revision; None for an empty database."""
    if not _has_table(connection, "alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)


def _checked_revision(connection: Connection, path: Path) -> str | None:
    revision = revision_of(connection)
    if revision is None:
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema WHERE name <> 'alembic_version'").scalar():
            raise StoreError(f"{path}: is a database of another program; choose another file")
        return None
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != APPLICATION_ID:
        raise StoreError(f"{path}: is a database of another program; choose another file")
    if revision > NEWEST:
        raise StoreTooNew(
            f"{path}: was written by a newer version of Marsad (revision {revision}, this one knows {NEWEST}); "
            "install that version or choose another file"
        )
    return revision


def _has_table(connection: Connection, name: str) -> bool:
    found = connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", (name,))
    return found.first() is not None


def _upgrade(connection: Connection, target: str) -> None:
    # Imported here: only a new or old database needs it, and it takes half a second.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, target)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
