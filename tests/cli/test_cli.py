"""The command as people and programs meet it: a real process, its two streams, its files and its exit codes.

A process takes seconds to start: tests share runs, and what needs no process of its own (wrong use, faulty files)
calls the same `main` in this one.
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from marsad.cli.app import main
from marsad.store import open_store

DONE, SOME_SKIPPED, USAGE, FAILED = 0, 1, 2, 3
TEXT = "Gunmen killed three traders in Bosaso on Monday, police said."
ROWS = [
    {"id": "a", "date": "2024-03-05", "publisher": "Coast Radio", "text": TEXT},
    {
        "id": "b",
        "date": "2024-03-05",
        "text": "A hospital said five traders died in the attack in Bosaso on Monday.",
    },
    {
        "id": "c",
        "date": "2024-03-05",
        "text": "The new bridge over the river was opened by the minister of works.",
    },
]
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("MARSAD_")}


@dataclass(frozen=True)
class Ended:
    """What a process left behind."""

    code: int
    out: str
    err: str


Here = Callable[..., Ended]


def marsad(*arguments: str | Path, cwd: Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> Ended:
    """Run the command in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "marsad", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
        env={**ENVIRONMENT, **(env or {})},
    )
    ended = Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in ended.err, ended.err
    return ended


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    """Run the command in this process, in a folder."""

    def call(*arguments: str, cwd: Path, **variables: str) -> Ended:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["marsad", *arguments])
        for name in set(os.environ) - set(ENVIRONMENT):
            monkeypatch.delenv(name)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        found = capsys.readouterr()
        code = left.value.code
        return Ended(code if isinstance(code, int) else 0, found.out, found.err)

    return call


def jsonl(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli")


@pytest.fixture(scope="module")
def ran(folder: Path) -> Ended:
    """One whole run with every output."""
    (folder / "reports.jsonl").write_text(jsonl(ROWS), encoding="utf-8")
    outputs = ("--db", "r.db", "--json", "r.json", "--html", "r.html", "--csv", "r.csv", "--geojson", "r.geojson")
    return marsad("run", "reports.jsonl", *outputs, cwd=folder)


def test_run_writes_every_output_and_nothing_to_stdout(ran: Ended, folder: Path) -> None:
    assert (ran.code, ran.out) == (DONE, "")
    assert "3 reports" in ran.err
    found = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert [report["id"] for report in found["reports"]] == ["a", "b", "c"]
    assert {claim["report"] for claim in found["claims"]} == {"a", "b"}
    with (folder / "r.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) == len(found["claims"])
    geojson = json.loads((folder / "r.geojson").read_text(encoding="utf-8"))
    assert geojson["type"] == "FeatureCollection"
    assert geojson["features"]
    assert "<html" in (folder / "r.html").read_text(encoding="utf-8")
    assert not list(folder.glob(".*.part"))


def test_run_again_adds_nothing_and_writes_the_same_record(ran: Ended, folder: Path) -> None:
    again = marsad("run", "reports.jsonl", "--db", "r.db", "--json", "-", "--quiet", cwd=folder)
    assert (again.code, again.err) == (DONE, "")
    found, before = json.loads(again.out), json.loads((folder / "r.json").read_text(encoding="utf-8"))
    for part in ("reports", "claims", "incidents"):
        assert found[part] == before[part]


def test_incidents_as_lines_of_json(here: Here, ran: Ended, folder: Path) -> None:
    listed = here("incidents", "--db", "r.db", "--format", "jsonl", cwd=folder)
    assert listed.code == DONE
    rows = [json.loads(line) for line in listed.out.splitlines()]
    assert [row["id"] for row in rows]
    assert {row["id"] for row in rows} == {
        row["id"] for row in json.loads((folder / "r.json").read_text(encoding="utf-8"))["incidents"]
    }


def test_incidents_of_another_country_are_none(here: Here, ran: Ended, folder: Path) -> None:
    assert here("incidents", "--db", "r.db", "--format", "jsonl", "--country", "UA", cwd=folder).out == ""


def test_show_an_incident_with_quotes_and_a_claim_with_its_rules(here: Here, ran: Ended, folder: Path) -> None:
    record = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    [home] = [one for one in record["incidents"] if "a/c1" in one["claims"]]
    incident = here("show", home["id"], "--db", "r.db", cwd=folder)
    assert incident.code == DONE
    assert "killed three traders" in " ".join(incident.out.split())
    claim = here("show", "a/c1", "--db", "r.db", cwd=folder)
    assert claim.code == DONE
    assert "place-of-clause" in claim.out
    missing = here("show", "no-such-thing", "--db", "r.db", cwd=folder)
    assert (missing.code, missing.out) == (FAILED, "")
    assert "no-such-thing" in missing.err


def test_read_standard_input_and_keep_stdout_for_the_program(tmp_path: Path) -> None:
    ended = marsad("read", "-", "--date", "2024-03-05", "--publisher", "Coast Radio", cwd=tmp_path, stdin=TEXT.encode())
    assert ended.code == DONE
    [line] = [json.loads(text) for text in ended.out.splitlines()]
    assert (line["publisher"], line["date"]) == ("Coast Radio", "2024-03-05")
    assert line["claims"][0]["time"]["start"] == "2024-03-04"
    assert list(tmp_path.iterdir()) == []


def test_read_and_annotate_to_files(here: Here, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    read = here("read", "one.txt", "--out", "claims.jsonl", "--with-text", "-q", cwd=tmp_path)
    assert read == Ended(DONE, "", "")
    line = json.loads((tmp_path / "claims.jsonl").read_text(encoding="utf-8"))
    trigger = line["claims"][0]["trigger"]
    assert line["text"][trigger["start"] : trigger["end"]] == trigger["quote"]
    layers = here("annotate", "one.txt", "--layers", "places,figures", "-q", cwd=tmp_path)
    assert layers.code == DONE
    assert set(json.loads(layers.out)) == {"id", "places", "figures"}


def test_doctor_finds_all_well(here: Here, tmp_path: Path) -> None:
    ended = here("doctor", cwd=tmp_path)
    assert ended.code == DONE
    for part in ("marsad", "syntax pipeline", "gazetteer", "actors", "event types"):
        assert part in ended.out


def test_doctor_names_what_is_missing(here: Here, tmp_path: Path) -> None:
    ended = here("doctor", cwd=tmp_path, MARSAD_PIPELINE="no_such_pipeline")
    assert ended.code == FAILED
    assert "no_such_pipeline" in ended.out


def test_bad_inputs_are_named_and_the_others_read(tmp_path: Path) -> None:
    inputs = tmp_path / "reports"
    inputs.mkdir()
    (inputs / "good.txt").write_text(TEXT, encoding="utf-8")
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    (inputs / "broken.pdf").write_bytes(b"%PDF-1.4\nthis is no document")
    (inputs / "empty.html").write_text("<html><body><script>1</script></body></html>", encoding="utf-8")
    rows = [json.dumps(ROWS[1]), "{no json", '{"id": "x", "title": "no text"}', json.dumps(ROWS[2])]
    (inputs / "rows.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    arabic = "قال مصدر طبي إن ثلاثة مدنيين قتلوا يوم الاثنين في قصف مدفعي على وسط المدينة القديمة قرب السوق الكبير."
    (inputs / "arabic.txt").write_text(arabic, encoding="utf-8")
    (inputs / "mixed.txt").write_bytes(
        "🕊 Shells hit the town of Homs (حمص) on Monday.\x07 Київ – ".encode() + b"caf\xe9"
    )
    ended = marsad("run", ".", "nowhere.txt", "--db", "../r.db", "--json", "-", "-q", cwd=inputs)
    assert ended.code == SOME_SKIPPED
    for name in ("empty.txt", "picture.txt", "broken.pdf", "empty.html", "rows.jsonl:2", "rows.jsonl:3", "nowhere.txt"):
        [line] = [line for line in ended.err.splitlines() if name in line]
        assert line.startswith("left out: ")
    found = json.loads(ended.out)
    assert len(found["skipped"]) == 7
    stored = {report["origin"].removeprefix("./"): report["state"] for report in found["reports"]}
    assert set(stored) == {"good.txt", "arabic.txt", "mixed.txt", "rows.jsonl:1", "rows.jsonl:4"}
    assert stored["arabic.txt"] == "language_not_supported"
    assert any("ar" in warning for warning in found["marsad"]["warnings"])
    with closing(sqlite3.connect(tmp_path / "r.db")) as database:
        assert database.execute("SELECT count(*) FROM reports").fetchone() == (len(stored),)


def test_half_characters_in_json_do_not_end_the_run(here: Here, tmp_path: Path) -> None:
    (tmp_path / "odd.jsonl").write_text(
        '{"id": "\\ud83d", "text": "Gunmen \\ud83d killed two traders \\u0000 in Bosaso."}\n'
    )
    ended = here("read", "odd.jsonl", "--with-text", "-q", cwd=tmp_path)
    assert ended.code == DONE
    line = json.loads(ended.out)
    for quote in (line["claims"][0]["trigger"], *line["claims"][0]["figures"]):
        assert line["text"][quote["start"] : quote["end"]] == quote["quote"]


WRONG_USE: dict[str, tuple[str, ...]] = {
    "no command": (),
    "no input": ("run",),
    "unknown option": ("run", "one.txt", "--colour"),
    "unknown layer": ("annotate", "one.txt", "--layers", "smells"),
    "bad column": ("read", "one.txt", "--column", "text"),
    "unknown field": ("read", "one.txt", "--column", "smell=nose"),
    "unknown format": ("read", "one.txt", "--input-format", "docx"),
    "date that is none": ("read", "one.txt", "--date", "the day before"),
    "negative radius": ("run", "one.txt", "--coarsen-km", "-1"),
}


@pytest.mark.parametrize("arguments", WRONG_USE.values(), ids=WRONG_USE.keys())
def test_wrong_use(here: Here, arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    ended = here(*arguments, cwd=tmp_path)
    assert ended.code == USAGE
    assert ended.err or not arguments


def _missing(path: Path) -> None:
    assert not path.exists()


def _no_database(path: Path) -> None:
    path.write_text("these are only words, and no database at all\n" * 40, encoding="utf-8")


def _newer(path: Path) -> None:
    with open_store(path):
        pass
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = 'r9999'")


FAULTY: dict[str, tuple[Callable[[Path], None], str]] = {
    "missing": (_missing, "there is no database"),
    "no database": (_no_database, "not an SQLite database"),
    "of a newer version": (_newer, "newer version"),
}


@pytest.mark.parametrize(("make", "words"), FAULTY.values(), ids=FAULTY.keys())
def test_databases_that_cannot_be_used(here: Here, make: Callable[[Path], None], words: str, tmp_path: Path) -> None:
    make(tmp_path / "r.db")
    before = (tmp_path / "r.db").read_bytes() if (tmp_path / "r.db").exists() else b""
    ended = here("incidents", "--db", "r.db", cwd=tmp_path)
    assert (ended.code, ended.out) == (FAILED, "")
    assert words in ended.err
    assert "r.db" in ended.err
    after = (tmp_path / "r.db").read_bytes() if (tmp_path / "r.db").exists() else b""
    assert after == before


def test_a_locked_database_is_named_and_loses_nothing(here: Here, ran: Ended, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "r.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        ended = here("run", "reports.jsonl", "--db", "r.db", "--quiet", cwd=folder)
        other.execute("ROLLBACK")
        assert other.execute("SELECT count(*) FROM reports").fetchone() == (len(ROWS),)
    assert ended.code == FAILED
    assert "r.db" in ended.err


def test_an_output_that_cannot_be_written(here: Here, ran: Ended, folder: Path) -> None:
    ended = here("run", "reports.jsonl", "--db", "r.db", "--json", "nowhere/r.json", "-q", cwd=folder)
    assert (ended.code, ended.out) == (FAILED, "")
    assert str(Path("nowhere/r.json")) in ended.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_standard_output_is_no_traceback(ran: Ended, folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "marsad", "incidents", "--db", "r.db", "--format", "jsonl"]
        done = subprocess.run(command, cwd=folder, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)
    assert done.returncode == FAILED
    assert b"Traceback" not in done.stderr
    assert b"standard output" in done.stderr


def test_a_reader_that_has_had_enough(ran: Ended, folder: Path) -> None:
    command = [sys.executable, "-m", "marsad", "incidents", "--db", "r.db", "--format", "jsonl"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        error = process.stderr.read() if process.stderr else b""
        assert process.wait(timeout=120) == DONE
    assert error == b""
