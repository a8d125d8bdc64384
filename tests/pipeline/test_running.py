"""The whole job over a store: done twice, broken off and taken up again, in any order, without dates."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from marsad.export.records import run_json
from marsad.ingest import IngestOptions
from marsad.model.when import TimeBasis
from marsad.pipeline.resources import Resources
from marsad.pipeline.running import Intake, bundle_of, link_all, read_unread, take_in
from marsad.store import Store, open_store

NOW = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
TOWNS = ("Bosaso", "Garowe", "Galkayo", "Baidoa", "Kismayo")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")


def rows() -> list[dict[str, str]]:
    """Twenty reports about ten occurrences, each told twice with different words and tolls."""
    told = []
    for number in range(10):
        town, day, dead = TOWNS[number % 5], DAYS[number % 4], 2 + number
        first = f"Gunmen killed {dead} traders in a market in {town} on {day}, police said."
        second = f"A hospital in {town} said {dead + 1} traders died when gunmen attacked a market on {day}."
        told += [
            {"id": f"a{number}", "publisher": "Coast Radio", "date": f"2024-03-{8 + number:02}", "text": first},
            {"id": f"b{number}", "publisher": "Hill Post", "date": f"2024-03-{8 + number:02}", "text": second},
        ]
    return told


def write_rows(path: Path, told: Iterable[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    return path


def job(store: Store, inputs: Iterable[Path], resources: Resources) -> tuple[Intake, int]:
    intake = take_in(store, inputs, IngestOptions(), now=NOW)
    read = read_unread(store, resources, now=NOW)
    link_all(store)
    return intake, read


def record(store: Store, resources: Resources) -> dict[str, Any]:
    bundle = bundle_of(store, versions=resources.versions(), generated_at=NOW)
    found: dict[str, Any] = json.loads("".join(run_json(bundle)))
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> dict[str, Any]:
    """The record of one run over all reports."""
    folder = tmp_path_factory.mktemp("whole")
    with open_store(folder / "r.db") as store:
        job(store, [write_rows(folder / "reports.jsonl", rows())], resources)
        return record(store, resources)


def test_claims_are_found_and_grouped(whole: dict[str, Any]) -> None:
    assert len(whole["claims"]) >= 20
    across = [one for one in whole["incidents"] if len({name.split("/")[0] for name in one["claims"]}) > 1]
    assert across, "no two tellings of an occurrence were put together: the tests below would prove nothing"
    held = sorted(name for one in whole["incidents"] for name in one["claims"])
    assert held == sorted(claim["id"] for claim in whole["claims"] if not claim["aggregate"])


def test_twice_changes_nothing(tmp_path: Path, resources: Resources, whole: dict[str, Any]) -> None:
    path = write_rows(tmp_path / "reports.jsonl", rows())
    with open_store(tmp_path / "r.db") as store:
        job(store, [path], resources)
        intake, read = job(store, [path], resources)
        again = record(store, resources)
    assert (intake.added, intake.known, read) == (0, 20, 0)
    assert again["claims"] == whole["claims"]
    assert again["incidents"] == whole["incidents"]


def test_the_order_of_inputs_changes_no_incident(tmp_path: Path, resources: Resources, whole: dict[str, Any]) -> None:
    shuffled = rows()
    random.Random(7).shuffle(shuffled)
    assert [row["id"] for row in shuffled] != [row["id"] for row in rows()]
    with open_store(tmp_path / "r.db") as store:
        job(store, [write_rows(tmp_path / "reports.jsonl", shuffled)], resources)
        found = record(store, resources)
    assert _by_id(found["incidents"]) == _by_id(whole["incidents"])
    assert _by_id(found["claims"]) == _by_id(whole["claims"])


def _by_id(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(items, key=lambda item: str(item["id"]))


def test_reports_added_later_end_in_the_same_incidents(
    tmp_path: Path, resources: Resources, whole: dict[str, Any]
) -> None:
    told = rows()
    with open_store(tmp_path / "r.db") as store:
        for number, part in enumerate((told[:7], told[7:])):
            job(store, [write_rows(tmp_path / f"{number}.jsonl", part)], resources)
        found = record(store, resources)
    assert _by_id(found["incidents"]) == _by_id(whole["incidents"])


def test_the_same_bytes_twice_are_one_report(tmp_path: Path, resources: Resources) -> None:
    for name in ("one.txt", "copy.txt"):
        (tmp_path / name).write_text(rows()[0]["text"], encoding="utf-8")
    with open_store(tmp_path / "r.db") as store:
        intake, read = job(store, [tmp_path / "one.txt", tmp_path / "copy.txt"], resources)
        assert (intake.added, intake.known, intake.skipped, read) == (1, 1, (), 1)
        assert len(list(store.reports())) == 1


RUN = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from marsad.ingest import IngestOptions
from marsad.pipeline import running
from marsad.pipeline.resources import Resources
from marsad.settings import Settings
from marsad.store import open_store

running.READING_BATCH = 1  # so that there is a moment between two batches in which to be killed
now = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
with open_store(Path(sys.argv[2])) as store:
    running.take_in(store, [sys.argv[1]], IngestOptions(), now=now)
    running.read_unread(store, Resources(Settings()), now=now, progress=lambda n: print(n, flush=True))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system cannot kill at once")
def test_a_killed_run_is_taken_up_where_it_ended(tmp_path: Path, resources: Resources) -> None:
    # Long reports after the short ones: reading cannot be over before the signal arrives.
    long = [
        {"id": f"x{number:03}", "date": "2024-03-05", "text": f"The minister opened bridge {number} near Garowe. " * 40}
        for number in range(60)
    ]
    path, database = write_rows(tmp_path / "reports.jsonl", rows() + long), tmp_path / "r.db"
    command = [sys.executable, "-c", RUN, str(path), str(database)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(3):
            assert process.stdout.readline() == "1\n"
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=60)
    assert process.returncode == -signal.SIGKILL
    with open_store(database) as store:
        assert list(store.claims())
        intake, read = job(store, [path], resources)
        found = record(store, resources)
    with open_store(tmp_path / "unbroken.db") as store:
        job(store, [path], resources)
        unbroken = record(store, resources)
    assert (intake.added, intake.known) == (0, 80)
    assert 0 < read < 80
    assert found["claims"] == unbroken["claims"]
    assert found["incidents"] == unbroken["incidents"]


@pytest.mark.parametrize("published", [None, "2025-03-05"], ids=["missing", "in the future"])
def test_no_day_is_invented(published: str | None, tmp_path: Path, resources: Resources) -> None:
    told = {"id": "r", "text": "Gunmen killed two traders in Bosaso on Monday, police said. A shell hit Garowe."}
    path = write_rows(tmp_path / "r.jsonl", [{**told, "date": published} if published else told])
    with open_store(tmp_path / "r.db") as store:
        intake, _ = job(store, [path], resources)
        claims = list(store.claims())
        warnings = [warning.message for _, warning in store.warnings()]
    assert intake.added == 1
    assert claims
    for claim in claims:
        if claim.time is not None:
            assert not claim.time.range.is_known
            assert claim.time.range.basis is TimeBasis.UNRESOLVED
    assert any(claim.time is not None and claim.time.quote is not None for claim in claims), "the phrase is kept"
    assert bool(warnings) == (published is not None)
