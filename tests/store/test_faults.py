"""Locked, full, killed: a clear error, and nothing that was stored is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.store.conftest import ENGINE, claims_for, dump, fill, ingested

from marsad.errors import StoreError, StoreFull, StoreLocked
from marsad.model.bundle import Bundle
from marsad.store import Store, open_store

REPOSITORY = Path(__file__).resolve().parents[2]

HOLD_LOCK = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
sys.stdin.readline()
connection.execute("ROLLBACK")
"""

WRITE_UNTIL_KILLED = """
import sys
from pathlib import Path
from tests.export.sample import sample_bundle
from tests.store.conftest import ENGINE, claims_for, ingested
from marsad.store import open_store

bundle = sample_bundle()
with open_store(Path(sys.argv[1])) as store:
    for batch in range(100_000):
        with store.unit_of_work() as unit:
            for number in range(5):
                report = ingested(f"r{batch * 5 + number:06}")
                unit.add_report(report)
                unit.replace_claims(report.report.id, ENGINE, claims_for(report.report.id, bundle))
                print(batch, number, flush=True)
"""


ADD_REPORTS = """
import sys
from pathlib import Path
from tests.store.conftest import ingested
from marsad.store import open_store

with open_store(Path(sys.argv[1]), busy_timeout_s=60) as store:
    for number in range(20):
        with store.unit_of_work() as unit:
            unit.add_report(ingested(f"{sys.argv[2]}-{number}"))
            unit.add_report(ingested(f"shared-{number}"))
"""


def started(script: str, *arguments: str) -> subprocess.Popen[str]:
    """A Python process that can import the tests."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )


@contextmanager
def held_by_another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    with started(HOLD_LOCK, str(path)) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "locked\n"
        yield process
        if process.poll() is None:
            process.communicate("go\n", timeout=10)


def test_a_locked_database_is_told_after_the_timeout_and_can_still_be_read(path: Path, bundle: Bundle) -> None:
    with open_store(path) as store:
        fill(store, bundle)
    with held_by_another_process(path), open_store(path, busy_timeout_s=0.2) as store:
        with pytest.raises(StoreLocked, match="another process is writing"), store.unit_of_work():
            pass
        assert tuple(store.claims()) == bundle.claims
    with open_store(path) as store, store.unit_of_work() as unit:
        assert unit.add_report(ingested("after"))


def test_a_new_database_locked_by_another_process_is_told(path: Path) -> None:
    path.touch()
    with (
        held_by_another_process(path),
        pytest.raises(StoreLocked),
        open_store(path, busy_timeout_s=0.2),
    ):
        pass


def test_a_short_lock_is_waited_for(path: Path) -> None:
    with open_store(path, busy_timeout_s=20) as store, held_by_another_process(path) as other:
        assert other.stdin is not None
        other.stdin.write("go\n")
        other.stdin.flush()
        with store.unit_of_work() as unit:
            assert unit.add_report(ingested("a"))


def test_several_processes_may_open_a_new_database_and_write_at_once(path: Path) -> None:
    names = ("a", "b", "c")
    processes = [started(ADD_REPORTS, str(path), name) for name in names]
    for process in processes:
        process.communicate(timeout=120)
        assert process.returncode == 0
    with open_store(path) as store:
        stored = {str(report.id) for report in store.reports()}
    assert stored == {f"{name}-{number}" for name in (*names, "shared") for number in range(20)}


def test_a_reader_is_not_disturbed_by_a_writer(path: Path, bundle: Bundle) -> None:
    with open_store(path) as store:
        with store.unit_of_work() as unit:
            for number in range(250):
                unit.add_report(ingested(f"r{number:03}"))
        seen = 0
        for report in store.reports():
            with store.unit_of_work() as unit:
                unit.replace_claims(report.id, ENGINE, claims_for(report.id, bundle, 1))
            seen += 1
        assert seen == 250


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode != 0:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def overfill(store: Store, bundle: Bundle) -> None:
    with store.unit_of_work() as unit:
        for number in range(150):
            report = ingested(f"new{number}", os.urandom(20_000).hex())
            unit.add_report(report)
            unit.replace_claims(report.report.id, ENGINE, claims_for(report.report.id, bundle))


def test_a_full_disk_stores_nothing_of_the_unit_and_loses_nothing(small_disk: Path, bundle: Bundle) -> None:
    path = small_disk / "marsad.db"
    with open_store(path) as store:
        fill(store, bundle)
        with pytest.raises(StoreFull, match="disk is full"):
            overfill(store, bundle)
        assert tuple(store.reports()) == bundle.reports
        assert tuple(store.claims()) == bundle.claims
        with store.unit_of_work() as unit:  # what fits can still be stored
            assert unit.add_report(ingested("small"))
    with open_store(path) as store:
        assert tuple(store.incidents()) == bundle.incidents
        assert store.contents().reports == len(bundle.reports) + 1


def test_a_disk_too_full_for_a_new_database_is_told(small_disk: Path) -> None:
    with (small_disk / "filler").open("wb", buffering=0) as filler, pytest.raises(OSError, match="No space left"):
        while True:
            filler.write(b"x" * 4096)
    with pytest.raises(StoreError), open_store(small_disk / "marsad.db"):
        pass


def test_a_quota_stores_nothing_of_the_unit_and_loses_nothing(path: Path, bundle: Bundle) -> None:
    with open_store(path) as store:
        fill(store, bundle)
        before = dump(path)

        def limit(connection: object, _record: object, _proxy: object) -> None:
            connection.execute("PRAGMA max_page_count = 60")  # type: ignore[attr-defined]

        event.listen(store._engine, "checkout", limit)
        with pytest.raises(StoreFull):
            overfill(store, bundle)
    assert dump(path) == before


def test_a_killed_process_leaves_whole_reports_and_the_next_goes_on(path: Path, bundle: Bundle) -> None:
    with started(WRITE_UNTIL_KILLED, str(path)) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line == "7 2\n":  # in the middle of the eighth unit
                break
        time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    with open_store(path) as store:
        stored = [report.id for report in store.reports()]
        assert len(stored) >= 35
        assert len(stored) % 5 == 0
        assert stored == [f"r{number:06}" for number in range(len(stored))]
        assert list(store.unread_reports(ENGINE)) == []
        for report_id in stored:
            assert list(store.claims(report_id)) == claims_for(report_id, bundle)
            assert store.document(report_id) == ingested(report_id).document
        with store.unit_of_work() as unit:
            assert not unit.add_report(ingested("r000000"))
            assert unit.add_report(ingested("after"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_database_that_may_not_be_written_is_told(path: Path, bundle: Bundle) -> None:
    with open_store(path) as store:
        fill(store, bundle)
    path.chmod(0o444)
    with open_store(path) as store, pytest.raises(StoreError, match="permissions"), store.unit_of_work() as unit:
        unit.add_report(ingested("new"))
