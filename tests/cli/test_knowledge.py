"""`marsad gazetteer` and `marsad actors` as people and programs meet them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from marsad.cli.app import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Call the command in this process, with a data folder of its own; exit code, standard output, standard error."""
    monkeypatch.setenv("MARSAD_DATA_FOLDER", str(tmp_path / "data"))

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["marsad", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return call


def as_json(run: Run, *arguments: str) -> dict[str, Any]:
    code, out, _ = run(*arguments, "--format", "json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize(
    ("asked", "place", "why"),
    [
        ("Deir Ezzor", "geonames:170794", "spelt as asked"),
        ("Dayr az Zur", "geonames:170794", "a bare name means the town"),
        ("دير الزور", "geonames:170794", "spelt as asked"),
        ("Kiev", "geonames:703448", "one of its other names"),
        ("Damscus", "geonames:170654", "the same consonants, 88% alike"),
        ("the town of al-Bab, Aleppo", "geonames:174018", "it lies in 'Aleppo'"),
        ("Deir Ezzor province", "geonames:SY.07", "'province' fits what it is"),
    ],
)
def test_a_place_is_found_and_the_reason_told(run: Run, asked: str, place: str, why: str) -> None:
    found = as_json(run, "gazetteer", "find", asked)
    best = found["places"][0]
    assert best["id"] == place
    assert why in "; ".join(best["reasons"])
    assert best["licence"]
    assert best["source"]
    assert not found["ambiguous"]


def test_a_name_of_many_places_is_ambiguous_and_says_so(run: Run) -> None:
    code, out, _ = run("gazetteer", "find", "Springfield", "--limit", "2")
    assert code == 0
    assert "Ambiguous: 36 places in 4 countries" in out
    assert "and 34 more" in out
    found = as_json(run, "gazetteer", "find", "San Isidro")
    assert found["ambiguous"]
    assert found["total"] > 50
    assert not as_json(run, "gazetteer", "find", "Springfield, Illinois")["ambiguous"]


def test_a_name_of_no_place_is_a_result(run: Run) -> None:
    code, out, _ = run("gazetteer", "find", "Qzxwvq")
    assert code == 0
    assert "No place is called" in out


def test_a_layer_comes_and_goes(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "My Posts.csv"
    table.write_text("name,lat,lon,country,kind\nQzxwvq Post,35.15,40.43,SY,checkpoint\n", "utf-8")
    code, _, err = run("gazetteer", "add", str(table), "--licence", "CC0", "--attribution", "our team")
    assert (code, "layer 'my-posts': 1 place from a table (SY 1)" in err) == (0, True)
    assert "already" in run("gazetteer", "add", str(table))[2]
    assert run("gazetteer", "add", str(table), "--replace")[0] == 0
    best = as_json(run, "gazetteer", "find", "Qzxwvq Post")["places"][0]
    assert (best["layer"], best["admin1_pcode"], best["kind"]) == ("my-posts", "SY09", "facility")
    assert "my-posts: 1 place, 0 of them ours" in run("gazetteer", "list")[1]
    assert run("gazetteer", "remove", "my-posts")[0] == 0
    assert "No place is called" in run("gazetteer", "find", "Qzxwvq Post")[1]


def test_wrong_rows_are_named_and_nothing_is_added(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "posts.csv"
    table.write_text("name,lat,lon,country\nOne,40.4,35.1,SY\nTwo,35.1,40.4,SY\n", "utf-8")
    code, _, err = run("gazetteer", "add", str(table))
    assert code == 3
    assert "row 2: latitude 40.4 and longitude 35.1 are swapped" in err
    assert "No layers of your own" in run("gazetteer", "list")[1]
    assert run("gazetteer", "add", str(table), "--leave-out-wrong-rows")[0] == 1
    assert "posts: 1 place, " in run("gazetteer", "list")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gazetteer", "find", "Homs", "--country", "Nowhere"], "neither an ISO code"),
        (["gazetteer", "add", "x.csv", "--column", "name"], "FIELD=HEADING"),
        (["actors", "find", "X", "--date", "yesterday"], "write YYYY-MM-DD"),
    ],
)
def test_wrong_use_leaves_with_two(run: Run, arguments: list[str], message: str) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert message in " ".join(err.replace("│", " ").split())


@pytest.mark.parametrize(
    ("words", "country", "day", "actor", "told"),
    [
        ("the government", "Afghanistan", "2019-05-05", "gov:AF:2004", "began only on 2021-08-15"),
        ("the government", "AF", "2023-05-05", "gov:AF:2021", "it ended on 2021-08-15"),
        ("Kata'ib Hizballah", "IQ", "2023-05-05", "kataib-hezbollah", "named"),
        ("Iran-backed groups", "IQ", "2024-01-05", "unknown:political_militia:IQ", "names nobody: a typed unknown"),
        ("US forces", "SY", "2022-01-05", "forces:US", "External/Other forces"),
        ("US forces", "US", "2022-01-05", "forces:US", "State forces"),
    ],
)
def test_an_actor_is_found_and_the_reason_told(
    run: Run, words: str, country: str, day: str, actor: str, told: str
) -> None:
    asked = ("actors", "find", words, "--country", country, "--date", day)
    found = as_json(run, *asked)
    assert found["actor_id"] == actor
    assert found["reason"]
    assert told in run(*asked)[1]


def test_nobody_known_is_a_result_with_what_is_like_it(run: Run) -> None:
    found = as_json(run, "actors", "find", "Popular Front", "--country", "SY")
    assert found["actor_id"] is None
    assert "pflp" in [other["actor_id"] for other in found["others"]]


def test_an_actor_is_shown(run: Run) -> None:
    out = run("actors", "show", "isil")[1]
    for part in ("Islamic State", "Daesh", "ACLED: Rebel group; PLOVER: REB", "iskp", "2013-04-08"):
        assert part in out
    code, _, err = run("actors", "show", "isis")
    assert code == 3
    assert "meant perhaps: isil" in err


def test_actors_of_ones_own_come_and_go(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "ours.yaml"
    own.write_text("actors:\n  - {name: Qzx Guards, kind: wizard}\n  - {id: sohr, aka: [Coventry office]}\n", "utf-8")
    code, _, err = run("actors", "add", str(own))
    assert code == 3
    assert "row 2: qzx-guards: kind 'wizard' is not one of" in err
    own.write_text(
        "actors:\n  - {name: Qzx Guards, kind: party, aka: [Hezbollah]}\n  - {id: sohr, aka: [Coventry office]}\n",
        "utf-8",
    )
    code, _, err = run("actors", "add", str(own))
    assert code == 0
    assert "1 new (qzx-guards)" in err
    assert "'Hezbollah' is also a name of hezbollah" in err
    assert as_json(run, "actors", "find", "Coventry office")["actor_id"] == "sohr"
    assert "ours: 1 new (qzx-guards), 1 of ours extended (sohr)" in run("actors", "list")[1]
    assert run("actors", "remove", "ours")[0] == 0
    assert run("actors", "show", "qzx-guards")[0] == 3
