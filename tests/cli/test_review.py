"""Deciding over a record by the command line, as people and programs do."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from tests.review.conftest import casebook, fill

from marsad.cli.app import main
from marsad.store import open_store

DONE, USAGE, FAILED = 0, 2, 3
Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("review") / "r.db"
    with open_store(file) as store:
        fill(store, casebook())
    return file


@pytest.fixture
def call(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command on a copy of the record."""
    monkeypatch.chdir(tmp_path)
    copyfile(made, "marsad.db")
    monkeypatch.setenv("MARSAD_DATABASE", "marsad.db")
    monkeypatch.setenv("MARSAD_ANALYST", "Ana")
    monkeypatch.setenv("COLUMNS", "200")

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["marsad", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        found = capsys.readouterr()
        return left.value.code if isinstance(left.value.code, int) else 0, found.out, found.err

    return run


def rows(call: Call, *arguments: str) -> list[dict[str, Any]]:
    code, out, err = call("incidents", "--format", "jsonl", *arguments)
    assert (code, err) == (DONE, "")
    return [json.loads(line) for line in out.splitlines()]


def ids(call: Call) -> dict[str, str]:
    return {claim: row["id"] for row in rows(call) for claim in row["claims"]}


def test_merge_is_told_shown_logged_and_undone(call: Call) -> None:
    home = ids(call)
    before = rows(call)
    code, out, _ = call("merge", home["gamma-0"], home["gamma-1"], "--reason", "one raid")
    assert code == DONE
    assert out.splitlines()[0] == f"decision 1: merged {home['gamma-0']} and {home['gamma-1']}"
    assert "marsad undo 1" in out
    assert ids(call)["gamma-1"] == home["gamma-0"]
    shown = " ".join(call("show", home["gamma-1"])[1].split())
    assert "decision 1 (merged by Ana" in shown
    assert call("undo", "1", "-r", "two raids", "--by", "Ben")[0] == DONE
    assert rows(call) == before
    log = call("log")[1]
    assert "taken back: decision 2 (undo by Ben" in log
    records = [json.loads(line) for line in call("log", "--format", "jsonl")[1].splitlines()]
    assert [(one["kind"], one["by"], one["undone_by"]) for one in records] == [
        ("merge", "Ana", 2),
        ("undo", "Ben", None),
    ]
    assert [json.loads(line)["id"] for line in call("log", "gamma-1", "--format", "jsonl")[1].splitlines()] == [1]


def test_a_refusal_names_the_earlier_decision(call: Call) -> None:
    home = ids(call)
    assert call("move", "beta-0", home["gamma-0"], "-r", "it says so")[0] == DONE
    code, out, err = call("merge", home["alpha-0"], home["gamma-0"], "-r", "the same")
    assert (code, out) == (FAILED, "")
    assert "decision 1 (moved by Ana" in err
    assert "marsad undo 1" in err


def test_a_correction_shows_who_and_what_the_program_read(call: Call) -> None:
    assert call("correct", "alpha-0", "killed.unknown", "4", "--evidence", "killed three people")[0] == DONE
    shown = " ".join(call("show", "alpha-0")[1].replace("│", " ").split())
    assert "corrected by Ana; the program read: 3 unknown" in shown
    [row] = [row for row in rows(call) if "alpha-0" in row["claims"]]
    assert {(figure["lo"], figure["hi"]) for figure in row["figures"]} == {(4, 5)}


def test_a_corrected_place_is_made_coarser_too(call: Call, tmp_path: Path) -> None:
    place = "Well of Tellan, SY @ 36.123456,38.654321 ~ 0.4"
    assert call("correct", "gamma-0", "place", place, "-r", "the well")[0] == DONE
    (tmp_path / "none").mkdir()
    outputs = ("--json", "o.json", "--html", "o.html", "--csv", "o.csv", "--geojson", "o.geojson")
    assert call("run", "none", "--db", "marsad.db", "--coarsen-km", "20", "-q", *outputs)[0] in (DONE, 1)
    for name in outputs[1::2]:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "Well of Tellan" in text
        assert "36.12345" not in text
        assert "38.6543" not in text
        assert "corrected by Ana" in text or '"by": "Ana"' in text


def test_places_of_the_gazetteer(call: Call) -> None:
    code, _, err = call("correct", "gamma-0", "place", "Nowhere-at-all-ville", "-r", "so")
    assert (code, "no place is called" in err) == (FAILED, True)
    assert "like it: " in call("correct", "gamma-0", "place", "Damascuss", "-r", "so")[2]
    assert call("correct", "gamma-0", "place", "Damascus, SY", "-r", "the capital")[0] == DONE
    [row] = [row for row in rows(call) if row["claims"] == ["gamma-0"]]
    assert (row["place"]["country"], row["place"]["kind"]) == ("SY", "settlement")
    out = call("correct", "gamma-0", "place", "Aleppo, admin1, SY", "-r", "only the governorate is told")[1]
    assert "place: Aleppo, Syria, SY (the program read: Tellan, East, SY)" in out


def test_perpetrators_are_resolved(call: Call) -> None:
    assert call("correct", "gamma-0", "perpetrators", "Syrian army; Hezbollah", "-r", "named later")[0] == DONE
    assert "Syrian army" in call("show", "gamma-0")[1]


def test_filters_and_order(call: Call) -> None:
    home = ids(call)
    assert call("confirm", home["gamma-0"], "-r", "two sources")[0] == DONE
    assert call("grade", home["gamma-0"], "every_casualty", "confirmed", "-r", "two sources")[0] == DONE
    only = [home["gamma-0"]]
    assert [row["id"] for row in rows(call, "--status", "confirmed")] == only
    assert only[0] in [row["id"] for row in rows(call, "--grade", "every_casualty=confirmed")]
    assert [row["id"] for row in rows(call, "--since", "2016-06-01")] == [home["gamma-1"]]
    assert [row["id"] for row in rows(call, "--sources", "2")] == [home["alpha-0"]]
    assert {row["id"] for row in rows(call, "--place", "tell")} == {home["gamma-0"], home["gamma-1"]}
    assert [row["id"] for row in rows(call, "--sort", "when")] == [
        home[one] for one in ("alpha-0", "gamma-0", "gamma-1")
    ]
    assert rows(call, "--sort", "killed")[0]["id"] == rows(call, "--sort", "claims")[0]["id"] == home["alpha-0"]
    table = call("incidents")[1]
    assert "confirmed" in table
    assert home["gamma-0"].removeprefix("incident-")[:8] in table


def test_why(call: Call) -> None:
    home = ids(call)
    code, out, _ = call("why", "alpha-0", "beta-0")
    assert code == DONE
    assert "are in one incident" in " ".join(out.split())
    record = json.loads(call("why", home["alpha-0"], home["gamma-0"], "--format", "jsonl")[1])
    assert (record["together"], record["compared"]) == (False, 3)
    total = record["bias"] + sum(part["adds"] for part in record["features"])
    assert record["score"] == pytest.approx(max(-8.0, min(8.0, total)), abs=0.01)
    assert all({"left", "right", "feature"} <= set(part) for part in record["features"])
    call("split", home["alpha-0"], "beta-0", "-r", "another mill")
    assert "decision 1 (split by Ana" in " ".join(call("why", "alpha-0", "beta-0")[1].split())
    assert "decision 1" not in call("why", "alpha-0", "beta-1")[1]
    assert call("why", "alpha-0", "alpha-0")[0] == FAILED


WRONG: dict[str, tuple[tuple[str, ...], int, str]] = {
    "one incident": (("merge", "x", "-r", "y"), USAGE, "two or more"),
    "no reason": (("confirm", "alpha-0"), FAILED, "say why"),
    "gone": (("confirm", "nothing", "-r", "y"), FAILED, "no incident and no claim"),
    "unknown scheme": (("grade", "GAMMA", "stars", "5", "-r", "y"), FAILED, "no scheme"),
    "unknown grade": (("grade", "GAMMA", "airwars_harm", "5", "-r", "y"), FAILED, "has no grade"),
    "no grade filter": (("incidents", "--grade", "fair"), USAGE, "SCHEME=GRADE"),
}


@pytest.mark.parametrize(("arguments", "code", "words"), WRONG.values(), ids=WRONG.keys())
def test_wrong_use(call: Call, arguments: tuple[str, ...], code: int, words: str) -> None:
    home = ids(call) if "GAMMA" in arguments else {}
    ended = call(*(home["gamma-0"] if one == "GAMMA" else one for one in arguments))
    assert (ended[0], ended[1]) == (code, "")
    assert words in " ".join(ended[2].replace("│", " ").split())
