"""Event types and the ACLED crosswalk: the 25 sub-events and no others, by actors and words."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from marsad.codebook import crosswalk, event_types
from marsad.codebook.crosswalk import Circumstances, acled_sub_event, load_crosswalk
from marsad.codebook.event_types import load_event_types
from marsad.errors import CodebookError
from marsad.model.claims import EventTypeId, FigureKind
from marsad.model.entities import ActorKind

# ACLED Codebook (2023/2024), table of event types: event -> sub-events.
ACLED: dict[str, set[str]] = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack"),
        *("Remote explosive/landmine/IED", "Grenade"),
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        *("Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Other"),
        *("Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory"),
    },
}
SUB_EVENTS = set().union(*ACLED.values())
# The coding guide's types.
TYPES = {
    *("air_drone_strike", "shelling_missile", "explosive_device", "suicide_bombing", "grenade", "chemical_attack"),
    *("armed_clash", "territory_change", "attack", "armed_attack_unspecified", "sexual_violence", "abduction"),
    *("arrest", "interception", "destruction", "protest", "riot", "force_on_protesters", "agreement", "movement"),
    *("displacement", "siege_blockade", "other_development"),
}


def test_acled_has_25_sub_events() -> None:
    assert len(SUB_EVENTS) == 25


def test_the_types_are_those_of_the_coding_guide() -> None:
    assert set(load_event_types().by_id) == TYPES


@pytest.mark.parametrize("type_id", sorted(TYPES))
def test_every_type_is_described_and_crosswalked(type_id: str) -> None:
    event_type = load_event_types()[EventTypeId(type_id)]
    assert event_type.definition.endswith(".")
    assert event_type.examples
    assert event_type.acled_sub_event in ACLED[event_type.acled_event]
    assert set(event_type.acled_alternatives) <= SUB_EVENTS
    assert event_type.cameo_leaf.startswith(event_type.cameo_root)
    assert event_type.ucdp in {None, 1, 2, 3}


def test_the_crosswalk_never_leaves_the_25() -> None:
    kinds: list[tuple[ActorKind, ...]] = [(), *((kind,) for kind in ActorKind)]
    hurt = (frozenset[FigureKind](), frozenset({FigureKind.KILLED}))
    words = (
        *("", "police dispersed the crowd with tear gas", "entered without a fight", "a mob killed him"),
        *("the army opened a new base", "protesters threw stones"),
    )
    reached = {
        acled_sub_event(EventTypeId(type_id), Circumstances(left, right, figures, told))
        for type_id in TYPES
        for left, right, figures, told in itertools.product(kinds, kinds, hurt, words)
    }
    assert reached == SUB_EVENTS


REBELS, ARMY, CIVILIANS = ActorKind.REBEL_GROUP, ActorKind.STATE_FORCES, ActorKind.CIVILIANS
DECIDED: dict[str, tuple[str, Circumstances, str]] = {
    "an army retakes a town": ("territory_change", Circumstances((ARMY,)), "Government regains territory"),
    "rebels take a town": ("territory_change", Circumstances((REBELS,)), "Non-state actor overtakes territory"),
    "a town is handed over": (
        "territory_change",
        Circumstances((ARMY,), words="the rebels handed over the town"),
        "Non-violent transfer of territory",
    ),
    "a town is taken without a fight": (
        "territory_change",
        Circumstances((REBELS,), words="they entered the town without a fight"),
        "Non-violent transfer of territory",
    ),
    "deaths are no peaceful transfer": (
        "territory_change",
        Circumstances((REBELS,), hurt=frozenset({FigureKind.KILLED}), words="the army withdrew from the town"),
        "Non-state actor overtakes territory",
    ),
    "rebels shoot at soldiers": ("attack", Circumstances((REBELS,), (ARMY,)), "Armed clash"),
    "rebels shoot at civilians": ("attack", Circumstances((REBELS,), (CIVILIANS,)), "Attack"),
    "a base is attacked": ("armed_attack_unspecified", Circumstances((REBELS,), (ARMY,)), "Armed clash"),
    "civilians are attacked": ("armed_attack_unspecified", Circumstances((REBELS,), (CIVILIANS,)), "Attack"),
    "a march": ("protest", Circumstances(words="teachers marched"), "Peaceful protest"),
    "a march broken up": ("protest", Circumstances(words="police used tear gas"), "Protest with intervention"),
    "a mob": ("riot", Circumstances(words="a mob killed him"), "Mob violence"),
    "stones": ("protest", Circumstances(words="the marchers threw stones"), "Violent demonstration"),
    "a riot": ("riot", Circumstances(words="rioters fought with police"), "Violent demonstration"),
    "neighbours": ("riot", Circumstances(words="villagers fought with sticks"), "Mob violence"),
    "a march that says it was peaceful": (
        "protest",
        Circumstances(words="a non-violent march ended the violence of words"),
        "Peaceful protest",
    ),
    "arrests told beside a march": (
        "protest",
        Circumstances(words="teachers marched", near="police detained nine of them"),
        "Protest with intervention",
    ),
    "shots at a march": (
        "force_on_protesters",
        Circumstances(words="soldiers fired live rounds at the marchers"),
        "Excessive force against protesters",
    ),
    "tear gas alone is not lethal": (
        "force_on_protesters",
        Circumstances(words="police dispersed the march with tear gas"),
        "Protest with intervention",
    ),
    "an army loses a town": (
        "territory_change",
        Circumstances((ARMY,), words="the army lost control of the town"),
        "Non-state actor overtakes territory",
    ),
    "who loses a town says who took it": (
        "territory_change",
        Circumstances(words="the hill was taken from government troops"),
        "Non-state actor overtakes territory",
    ),
    "people die in a village": (
        "armed_attack_unspecified",
        Circumstances((REBELS,), hurt=frozenset({FigureKind.KILLED}), words="they attacked two villages"),
        "Attack",
    ),
    "a warehouse is attacked": (
        "armed_attack_unspecified",
        Circumstances((REBELS,), words="they attacked a warehouse"),
        "Looting/property destruction",
    ),
    "soldiers are shot by nobody named": ("attack", Circumstances((), (ARMY,)), "Armed clash"),
    "a base is set up": ("movement", Circumstances(words="set up a base"), "Headquarters or base established"),
    "soldiers leave": ("movement", Circumstances(words="soldiers left the town"), "Change to group/activity"),
}


@pytest.mark.parametrize(("type_id", "given", "expected"), DECIDED.values(), ids=DECIDED.keys())
def test_actors_and_words_decide(type_id: str, given: Circumstances, expected: str) -> None:
    assert acled_sub_event(EventTypeId(type_id), given) == expected


def test_families_that_sources_mix() -> None:
    types = load_event_types()
    assert types.are_near(EventTypeId("grenade"), EventTypeId("attack"))
    assert types.are_near(EventTypeId("protest"), EventTypeId("riot"))
    assert not types.are_near(EventTypeId("protest"), EventTypeId("grenade"))


def _broken(**changes: Any) -> dict[str, Any]:
    """One sound event type, changed; None takes the key away."""
    sound: dict[str, Any] = {
        "label": "X",
        "definition": "X.",
        "examples": ["x"],
        "family": "ranged",
        "specific": 1,
        "acled": {"event": "Battles", "sub_event": "Armed clash"},
        "plover": {"event": "ASSAULT"},
        "cameo": {"root": "19", "leaf": "190"},
    }
    return {key: value for key, value in {**sound, **changes}.items() if value is not None}


FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "missing": (_broken(family=None), r"event_types\.yaml: types\.x: key 'family' is missing"),
    "wrong kind": (_broken(specific="much"), r"event_types\.yaml: types\.x: specific must be int"),
    "misspelt": (_broken(exampels=["y"]), r"event_types\.yaml: types\.x: unknown key 'exampels'"),
    "inside": (_broken(acled={"event": "Battles"}), r"event_types\.yaml: types\.x\.acled: key 'sub_event'"),
}


@pytest.mark.parametrize(("event_type", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_names_file_and_key(event_type: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_types, "load_yaml", lambda _: {"types": {"x": event_type}, "near_families": []})
    with pytest.raises(CodebookError, match=message):
        load_event_types.__wrapped__()


def test_near_families_must_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {"types": {"x": _broken()}, "near_families": [["ranged", "far"]]}
    monkeypatch.setattr(event_types, "load_yaml", lambda _: raw)
    with pytest.raises(CodebookError, match=r"event_types\.yaml: near_families: .*far"):
        load_event_types.__wrapped__()


def test_every_sub_event_is_explained() -> None:
    assert set(load_crosswalk().meanings) == SUB_EVENTS


CROSSWALK_FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "key": ({"sub_event": "Attack", "wrods": ["x"]}, r"crosswalk\.yaml: types\.attack\[1\]: unknown key 'wrods'"),
    "sub-event": ({"sub_event": "Atack"}, r"types\.attack\[1\]: sub_event 'Atack' is none"),
    "side": ({"sub_event": "Attack", "actor": "nobody"}, r"types\.attack\[1\]: actor: 'nobody' is none of sides"),
    "type": (
        {"sub_event": "Attack", "not_beside": ["fest"]},
        r"types\.attack\[1\]: not_beside: 'fest' is no event type",
    ),
    "phrase": ({"sub_event": "Attack", "words": ["$nil"]}, r"types\.attack\[1\]: words: key 'nil' is missing"),
}


@pytest.mark.parametrize(("rule", "message"), CROSSWALK_FAULTS.values(), ids=CROSSWALK_FAULTS.keys())
def test_a_fault_of_the_crosswalk_names_the_rule(
    rule: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = {
        "sub_events": {"Attack": "Harm."},
        "sides": {},
        "phrases": {},
        "party_words": {},
        "types": {"attack": [rule]},
    }
    monkeypatch.setattr(crosswalk, "load_yaml", lambda _: raw)
    with pytest.raises(CodebookError, match=message):
        load_crosswalk.__wrapped__()
