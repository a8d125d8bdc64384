"""The acceptance report: what one real page must become, with its sources, stances, times, places and quotes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.quality.reading import run_files

from marsad.pipeline.resources import Resources

pytestmark = pytest.mark.corpora
Found = dict[str, Any]


@pytest.fixture(scope="module")
def report(shared: Path) -> Path:
    return shared / "acceptance" / "report.jsonl"


@pytest.fixture(scope="module")
def run(report: Path, tmp_path_factory: pytest.TempPathFactory, resources: Resources) -> Found:
    return run_files([report], tmp_path_factory.mktemp("acceptance") / "record.db", resources)


def claims(run: Found, **wanted: str) -> list[Found]:
    """Claims whose slots hold the wanted words, in any of their values; "" asks for an empty slot."""
    return [claim for claim in run["claims"] if all(_holds(claim[slot], words) for slot, words in wanted.items())]


def _holds(slot: Any, words: str) -> bool:
    return words.lower() in " | ".join(_words(slot)).lower() if words else not slot


def _words(slot: Any) -> Iterator[str]:
    if isinstance(slot, str):
        yield slot
    elif isinstance(slot, dict):
        yield from (slot[key] for key in ("quote", "name", "actor_name") if slot.get(key))
    elif isinstance(slot, list):
        for item in slot:
            yield from _words(item)


def weapon_classes(found: Iterable[Found]) -> set[str]:
    return {name for claim in found for filler in claim["weapons"] for name in filler.get("classes", ())}


def test_three_missile_strikes_by_iran_backed_groups(run: Found) -> None:
    [claim] = claims(run, type="shelling_missile", sources="Human Rights", perpetrators="Iran")
    assert (claim["realis"], claim["stance"]) == ("occurred", "asserts")
    assert "omar" in claim["place"]["quote"].lower()
    assert claim["place"]["country"] == "SY"
    assert (claim["time"]["start"], claim["time"]["end"]) == ("2024-02-10", "2024-02-10")
    assert claim["count"]["n"] == 3
    assert "base" in claim["targets"][0]["quote"]
    assert {figure["basis"] for figure in claim["figures"]} == {"no_information"}


def test_the_observatory_is_recognised_under_its_misspelt_name(run: Found) -> None:
    [claim] = claims(run, type="shelling_missile", sources="Human Rights")
    assert claim["sources"][-1]["claimant"] == "monitor"
    assert "Observory" in claim["sources"][-1]["quote"]
    assert claim["sources"][-1]["actor_name"] == "Syrian Observatory for Human Rights"


def test_a_failed_interception(run: Found) -> None:
    [claim] = claims(run, type="interception", sources="Observ")
    assert (claim["realis"], claim["stance"]) == ("attempted", "asserts")
    assert "omar" in claim["place"]["quote"].lower()


def test_drone_and_missiles_on_the_koniko_base_in_the_outlets_own_voice(run: Found) -> None:
    found = [c for c in claims(run, place="Koniko", sources="") if c["realis"] == "occurred"]
    assert found
    assert {claim["stance"] for claim in found} == {"narrates"}
    assert {claim["place"]["name"] for claim in found} == {"Conoco gas field"}
    assert weapon_classes(found) >= {"drone", "missile"}
    assert all(claim["time"]["start"].startswith("2024-02-10") for claim in found)


def test_the_factions_announce_to_resume_operations(run: Found) -> None:
    [claim] = claims(run, type="movement", sources="armed factions", realis="planned")
    assert claim["stance"] == "threatens"
    assert claim["time"]["start"] == "2024-02-09"
    assert claim["perpetrators"]


def test_the_announcement_is_not_placed_at_the_base_of_another_attack(run: Found) -> None:
    [claim] = claims(run, type="movement", sources="armed factions", realis="planned")
    assert claim["place"] is None or claim["place"]["country"] == "IQ"


def test_attacks_in_al_qaim_and_akashat_as_an_accusation(run: Found) -> None:
    [claim] = claims(run, targets="Popular Mobilization")
    assert (claim["realis"], claim["stance"]) == ("occurred", "accuses")
    assert claim["perpetrators"]
    assert claim["place"]["country"] == "IQ"
    assert "Al-Qaim" in claim["place"]["quote"]


def test_akashat_is_kept_beside_al_qaim(run: Found) -> None:
    told = claims(run, stance="accuses")
    assert any("Akashat" in claim["place"]["quote"] for claim in told if claim["place"])


def killing(run: Found) -> list[Found]:
    """The three statements about the killing in Baghdad."""
    condemned = claims(run, targets="Saadi", stance="condemns")
    own = claims(run, sources="CENTCOM", stance="claims_responsibility")
    return [*condemned, *own]


def test_condemnation_and_two_statements_about_the_killing(run: Found) -> None:
    told = killing(run)
    assert [claim["stance"] for claim in told] == ["condemns", "claims_responsibility", "claims_responsibility"]
    assert {claim["realis"] for claim in told} == {"occurred"}


def test_both_spellings_of_the_name_are_kept(run: Found) -> None:
    names = " | ".join(filler["quote"] for claim in killing(run) for filler in claim["targets"])
    assert "Abu Bakr" in names
    assert "Abu Baqir" in names


def test_both_spellings_are_one_person(run: Found) -> None:
    targets = [filler for claim in killing(run) for filler in claim["targets"] if "Saadi" in filler["quote"]]
    assert len(targets) == 2
    assert len({filler.get("actor_id") for filler in targets} - {None}) == 1


def test_the_perpetrator_tells_one_fighter_killed_and_no_civilians(run: Found) -> None:
    figures = [figure for claim in claims(run, sources="CENTCOM") for figure in claim["figures"]]
    killed = {(f["who"], f["basis"]): (f["lo"], f["hi"]) for f in figures if f["kind"] == "killed"}
    assert killed[("combatant", "exact")] == (1, 1)
    assert killed[("civilian", "none_reported")] == (0, 0)


def _incident_of(run: Found, claim: Found) -> Found:
    [incident] = [one for one in run["incidents"] if claim["id"] in one["claims"]]
    return dict(incident)


def test_the_killing_is_one_incident(run: Found) -> None:
    assert len({_incident_of(run, claim)["id"] for claim in killing(run)}) == 1


def test_the_incident_of_the_killing_holds_nothing_else(run: Found) -> None:
    statements = {claim["id"] for claim in killing(run)}
    held = {name for claim in killing(run) for name in _incident_of(run, claim)["claims"]}
    assert held == statements


def test_the_incident_of_the_killing_has_its_minute(run: Found) -> None:
    incidents = {one["id"]: one for one in (_incident_of(run, claim) for claim in killing(run))}
    assert [one["time"]["start"] for one in incidents.values()] == ["2024-02-07T21:30"]


def test_every_claim_is_in_one_incident_and_every_quote_is_in_the_text(run: Found, report: Path) -> None:
    text = json.loads(report.read_text(encoding="utf-8"))["text"]
    held = [name for one in run["incidents"] for name in one["claims"]]
    assert sorted(held) == sorted(claim["id"] for claim in run["claims"] if not claim["aggregate"])
    for claim in run["claims"]:
        for quote in (claim["trigger"], claim["sentence"], *claim["sources"], *claim["targets"], *claim["figures"]):
            assert text[quote["start"] : quote["end"]] == quote["quote"]
