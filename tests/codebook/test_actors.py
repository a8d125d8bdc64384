"""The actor knowledge base: in step with its files, complete, overridable, and clear about what is wrong."""

from __future__ import annotations

import time
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from marsad.codebook.actor_files import overlay, read_shipped_actors, read_states
from marsad.codebook.actor_records import from_json, to_json
from marsad.codebook.actors import (
    COMPILED,
    ActorBase,
    acled_inter,
    compiled_text,
    load_actors,
    load_kinds,
    name_key,
)
from marsad.errors import CodebookError, RowsRefused
from marsad.model.entities import ActorId, ActorKind

LOADING_LIMIT_S = 0.6
"""Twice what is promised on a free machine: tests share theirs."""


def test_compiled_file_is_in_step_with_the_yaml_files() -> None:
    shipped = resources.files("marsad.codebook").joinpath("data").joinpath(COMPILED).read_text("utf-8")
    assert compiled_text(read_shipped_actors()) == shipped, "run scripts/compile_actors.py"


def test_size_without_the_rows_made_from_states() -> None:
    curated = [
        record
        for record in load_actors().records.values()
        if not record.id.startswith(("state:", "forces:", "police:"))
    ]
    assert len(curated) >= 600


def test_loading_is_fast() -> None:
    load_actors.cache_clear()
    start = time.process_time()
    base = load_actors()
    assert base.by_name
    assert base.demonyms
    assert time.process_time() - start < LOADING_LIMIT_S


def test_records_survive_json() -> None:
    for record in load_actors().records.values():
        assert from_json(to_json(record)) == record


def test_every_name_leads_back_to_its_actor() -> None:
    base = load_actors()
    for record in base.records.values():
        for name in record.names:
            assert record.id in base.by_name[name_key(name)]


def test_dates_are_in_order() -> None:
    for record in load_actors().records.values():
        if record.since and record.until:
            assert record.since <= record.until, record.id


def test_parents_do_not_run_in_circles() -> None:
    base = load_actors()
    for identity in base.records:
        assert identity not in base.ancestors(identity), identity


def test_every_kind_is_coded() -> None:
    assert set(load_kinds()) == set(ActorKind)


HOLDERS = [
    ("government", "SY", date(2015, 1, 1), "gov:SY:2000"),
    ("government", "SY", date(2025, 2, 1), "gov:SY:2024"),
    ("government", "SY", None, "gov:SY:2024"),
    ("government", "AF", date(2020, 1, 1), "gov:AF:2004"),
    ("government", "AF", date(2022, 1, 1), "gov:AF:2021"),
    ("government", "LY", date(2010, 1, 1), "gov:LY:1969"),
    ("government", "LY", date(2017, 1, 1), "gov:LY:2016"),
    ("government", "FR", date(2017, 1, 1), "state:FR"),
    ("government", "EG", date(2010, 6, 1), "gov:EG:1981"),
    ("government", "EG", date(2012, 12, 1), "gov:EG:2012"),
    ("government", "EG", date(2020, 6, 1), "gov:EG:2013"),
    ("government", "SO", date(2010, 6, 1), "gov:SO:2004"),
    ("government", "ET", date(2021, 6, 1), "gov:ET:2018"),
    ("government", "MM", date(2008, 6, 1), "gov:MM:1988"),
    ("government", "TD", date(2022, 6, 1), "gov:TD:2021"),
    ("government", "UA", date(2013, 6, 1), "gov:UA:2010"),
    ("government", "UA", date(2022, 6, 1), "state:UA"),
    ("army", "AF", date(2015, 1, 1), "forces:AF:2002"),
    ("army", "MM", date(2022, 1, 1), "forces:MM"),
    ("police", "AF", date(2015, 1, 1), "anp"),
    ("police", "AF", date(2023, 1, 1), "police:AF"),
    ("coalition", "YE", date(2016, 1, 1), "coalition-yemen"),
    ("coalition", "IQ", date(2006, 1, 1), "mnf-i"),
    ("coalition", "IQ", date(2016, 1, 1), "coalition-isis"),
    ("peacekeepers", "ML", date(2018, 1, 1), "minusma"),
]


@pytest.mark.parametrize(("office", "country", "day", "expected"), HOLDERS)
def test_offices_are_dated(office: str, country: str, day: date | None, expected: str) -> None:
    holder = load_actors().holder(office, country, day)
    assert holder is not None
    assert holder.id == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ሕወሓት", "tplf"),
        ("لشکر طیبہ", "let"),
        ("အာရက္ခတပ်တော်", "arakan-army"),
        ("پژاک", "pjak"),
        ("Hamas military wing", "qassam-brigades"),
        ("Сили територіальної оборони", "ua-territorial-defence"),
    ],
)
def test_names_in_the_scripts_of_their_countries(name: str, expected: str) -> None:
    assert load_actors().by_name[name_key(name)] == (expected,)


def test_nobody_keeps_the_peace_in_france() -> None:
    assert load_actors().holder("peacekeepers", "FR", None) is None
    assert load_actors().holder("government", None, None) is None


def test_find_and_show() -> None:
    base = load_actors()
    assert base.find("SOHR")[0].id == "sohr"
    assert base.find("المرصد السوري")[0].id == "sohr"
    assert "qassam-brigades" in [record.id for record in base.find("Qassam")]
    assert base.find("no such party at all") == ()
    shown = base.show("kataib-hezbollah")
    assert shown is not None
    assert "pmf" in base.ancestors(shown.id)
    assert base.show("nobody") is None


def test_foreign_forces_are_external() -> None:
    assert acled_inter(ActorKind.STATE_FORCES, ("RU",), "SY") == "External/Other forces"
    assert acled_inter(ActorKind.STATE_FORCES, ("RU",), "RU") == "State forces"
    assert acled_inter(ActorKind.REBEL_GROUP, ("UG",), "CD") == "Rebel group"


USER_FILE = """
actors:
  - {id: sohr, aka: [Observatory in Coventry]}
  - {id: hts, name: My own HTS, kind: political_militia, in: [SY], aka: [HTS]}
  - {id: valley-guards, name: Valley Guards, kind: communal_militia, in: [FR], by: [sohr, FR], from: 2019}
"""


def test_a_users_file_overrides_and_extends(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(USER_FILE, "utf-8")
    base = load_actors(str(file))
    sohr, hts, own = (base.records[ActorId(each)] for each in ("sohr", "hts", "valley-guards"))
    assert "Observatory in Coventry" in sohr.names
    assert "SOHR" in sohr.names
    assert (hts.name, hts.kind, hts.names) == ("My own HTS", ActorKind.POLITICAL_MILITIA, ("My own HTS", "HTS"))
    assert own.since == date(2019, 1, 1)
    assert base.by_name["valley guards"] == (own.id,)
    assert "valley guards" not in load_actors().by_name


BROKEN = {
    "actors: [{kind: party}]": "needs an id, or a name",
    "actors: [{id: a, name: A}]": "a new actor needs a kind",
    "actors: [{id: a, name: A, kind: wizard}]": "a: kind 'wizard' is not one of",
    "actors: [{id: a, name: A, kind: party, in: [Syria]}]": "in: 'Syria' is no ISO 3166-1",
    "actors: [{id: a, name: A, kind: party, in: [no]}]": "(quote numbers, no, yes, on, off)",
    "actors: [{id: a, name: A, kind: party, form: 2019}]": "unknown key 'form'",
    "actors: [{id: a, name: A, kind: party, from: summer}]": "from: 'summer' is no year",
    "actors: [{id: a, name: A, kind: party, from: 2020, until: 2010}]": "ends before it begins",
    "actors: [{id: a, name: A, kind: party, role: king}]": "role 'king'",
    "actors: [{id: a, name: A, kind: party}, {id: a, name: B, kind: party}]": "id is also that of row 1",
    "actors: [text]": "must be a mapping",
    "actors: text": "must hold one list 'actors'",
    "people: []": "must hold one list 'actors'",
    "actors: [": "not YAML",
    "actors: []": "no actors in it",
    "actors: [{id: a, name: A, kind: party, of: [nobody-knows]}]": "of: 'nobody-knows' is no actor",
}


@pytest.mark.parametrize(("content", "message"), BROKEN.items())
def test_errors_name_file_row_and_key(content: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(content, "utf-8")
    with pytest.raises(RowsRefused, match=r"own\.yaml.*nothing was loaded") as caught:
        load_actors(str(file))
    assert message in "; ".join(reason for _, reason in caught.value.faults)


def test_every_wrong_row_is_named_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    rows = ["{id: a, name: A, kind: wizard}", "{id: b, name: B, kind: party}", "{id: c, name: C, kind: party, in: [X]}"]
    file.write_text("actors:\n" + "".join(f"  - {row}\n" for row in rows), "utf-8")
    with pytest.raises(RowsRefused) as caught:
        load_actors(str(file))
    assert [row for row, _ in caught.value.faults] == [2, 4]


def test_a_table_of_actors_is_read(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(
        "name,kind,countries,aliases,parents,from\nDune Guards,political_militia,SY|IQ,DG;حرس الكثبان,sohr,2019-05\n",
        "utf-8",
    )
    record = load_actors(str(file)).records[ActorId("dune-guards")]
    assert record.names == ("Dune Guards", "DG", "حرس الكثبان")
    assert (record.countries, record.parents, record.since) == (("SY", "IQ"), (ActorId("sohr"),), date(2019, 5, 1))


def test_later_files_win(tmp_path: Path) -> None:
    for name, title in (("a", "First"), ("b", "Second")):
        (tmp_path / f"{name}.yaml").write_text(f"actors: [{{id: x, name: {title}, kind: party}}]", "utf-8")
    base = load_actors(str(tmp_path / "a.yaml"), str(tmp_path / "b.yaml"))
    assert base.records[ActorId("x")].name == "Second"


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RowsRefused, match=r"absent\.yaml: cannot be read"):
        load_actors(str(tmp_path / "absent.yaml"))


def test_shipped_files_may_not_take_an_id_twice() -> None:
    base = dict(ActorBase(read_states("states: [[FR, France, [French], [Paris], [], '']]", "s.yaml")).records)
    with pytest.raises(CodebookError, match="id is already taken by 'France'"):
        overlay(base, "actors: [{id: 'state:FR', name: Gaul, kind: state}]", "x.yaml", may_replace=False)


def test_state_rows_are_checked() -> None:
    with pytest.raises(CodebookError, match="6 columns"):
        list(read_states("states: [[FR, France]]", "s.yaml"))
    with pytest.raises(CodebookError, match="no ISO 3166-1"):
        list(read_states("states: [[FRA, France, [], [], [], '']]", "s.yaml"))
