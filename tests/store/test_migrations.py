"""Databases of every former revision come up to date; what is newer or not ours is refused untouched."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from tests.store.conftest import dump, fill

from marsad.errors import StoreError, StoreTooNew
from marsad.model.bundle import Bundle
from marsad.store import open_store
from marsad.store.connect import connect
from marsad.store.migrate import MIGRATIONS, NEWEST, bring_up_to_date, revision_of
from marsad.store.tables import metadata


def revisions() -> list[str]:
    """All revisions, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()][::-1]


def test_the_scripts_end_where_the_tables_are() -> None:
    assert revisions()[-1] == NEWEST
    assert all(earlier < later for earlier, later in pairwise(revisions()))  # "newer" is told by comparing


def test_the_migrated_schema_is_that_of_the_tables(path: Path) -> None:
    engine = connect(path, busy_timeout_s=1)
    bring_up_to_date(engine, path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        strict = connection.exec_driver_sql("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 1")
        assert {row[0] for row in strict} == set(metadata.tables)
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


@pytest.mark.parametrize("start", revisions())
def test_a_database_of_any_revision_comes_up_to_date(path: Path, bundle: Bundle, start: str) -> None:
    engine = connect(path, busy_timeout_s=1)
    bring_up_to_date(engine, path, target=start)
    with engine.connect() as connection:
        assert revision_of(connection) == start
    engine.dispose()
    with open_store(path, create=False) as store:
        fill(store, bundle)
        assert tuple(store.claims()) == bundle.claims
    with open_store(path) as store:
        assert tuple(store.incidents()) == bundle.incidents


def test_a_newer_database_is_refused_untouched(path: Path, bundle: Bundle) -> None:
    with open_store(path) as store:
        fill(store, bundle)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = dump(path)
    with pytest.raises(StoreTooNew, match="revision 9999, this one knows"), open_store(path):
        pass
    assert dump(path) == before


def test_a_database_of_another_program_is_refused_untouched(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"), open_store(path):
        pass
    assert path.read_bytes() == before


def test_another_program_that_uses_alembic_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('0001');"
    )
    connection.close()
    with pytest.raises(StoreError, match="another program"), open_store(path):
        pass


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"Dear reader, this is no database.", "not an SQLite database"), (None, "there is no database")],
)
def test_what_is_no_database_is_refused(path: Path, content: bytes | None, words: str) -> None:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreError, match=words), open_store(path, create=False):
        pass
    assert path.exists() == (content is not None)


def test_a_damaged_database_is_refused(path: Path, bundle: Bundle) -> None:
    with open_store(path) as store:
        fill(store, bundle)
    raw = path.read_bytes()
    path.write_bytes(raw[:100] + b"\xff" * (len(raw) - 100))
    with pytest.raises(StoreError, match="damaged"), open_store(path):
        pass


def test_a_missing_folder_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="folder does not exist"), open_store(tmp_path / "none" / "m.db"):
        pass
    with pytest.raises(StoreError, match="is not a file"), open_store(tmp_path):
        pass


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    with open_store(path) as store:
        assert store.contents().reports == 0


def test_opening_an_up_to_date_database_loads_no_migration_machinery(path: Path) -> None:
    with open_store(path):
        pass
    script = (
        "import sys; from marsad.store import open_store\n"
        f"with open_store({str(path)!r}) as store: store.contents()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
