"""Weapon words to classes, with the traps that words with peaceful meanings set."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.codebook.weapons import load_weapons, read_weapons, weapon_classes
from marsad.errors import CodebookError

CLASSES = {
    "Kalashnikov rifles": ("firearm",),
    "a barrage of missiles": ("missile",),
    "two Grad rockets": ("rocket",),
    "AK47s": ("firearm",),
    "an AK-47": ("firearm",),
    "AK 47": ("firearm",),
    "mortar shells": ("mortar",),
    "155mm shells": ("artillery",),
    "155-mm howitzers": ("artillery",),
    "Shahed-136": ("drone",),
    "Shaheds": ("drone",),
    "kamikaze drones": ("drone",),
    "ATACMS missiles": ("missile",),
    "HIMARS": ("rocket",),
    "an Iskander": ("missile",),
    "Su-24 warplanes": ("aircraft",),
    "F16 jets": ("aircraft",),
    "a car bomb": ("vehicle_bomb",),
    "a car packed with explosives": ("vehicle_bomb",),
    "an explosives-laden truck": ("vehicle_bomb",),
    "a roadside bomb": ("ied",),
    "IEDs": ("ied",),
    "anti-personnel mines": ("mine",),
    "chlorine gas": ("chemical",),
    "knives": ("bladed",),
    "machetes": ("bladed",),
    "petrol bombs": ("fire",),
    "a hand grenade": ("grenade",),
    "rocket-propelled grenades": ("rocket",),
    "barrel bombs": ("bomb",),
    "cluster munitions": ("bomb", "artillery"),
    "drones and ballistic missiles": ("drone", "missile"),
    "a drone or missile": ("drone", "missile"),
    "tank fire": ("artillery",),
    "sticks and stones": ("other",),
    "a car": ("vehicle",),
    "a wheelbarrow": (),
    "the bomb squad": (),
    "coal mines": (),
}


@pytest.mark.parametrize(("words", "expected"), CLASSES.items())
def test_classes(words: str, expected: tuple[str, ...]) -> None:
    assert weapon_classes(words) == expected


IMPLIED = {
    "a suicide vest": ("suicide_bombing",),
    "barrel bombs": ("air_drone_strike",),
    "a roadside bomb": ("explosive_device",),
    "Hellfire missiles": ("air_drone_strike",),
    "Kornet missiles": ("shelling_missile",),
    "sarin": ("chemical_attack",),
    "rifles": ("attack",),
    "cluster munitions": (),
    "tear gas": ("force_on_protesters",),
}


@pytest.mark.parametrize(("words", "expected"), IMPLIED.items())
def test_event_types(words: str, expected: tuple[str, ...]) -> None:
    assert load_weapons().event_types(words) == expected


def test_system_names_need_a_capital() -> None:
    assert weapon_classes("a lancet cut the grad student") == ()
    assert weapon_classes("a Lancet hit the depot") == ("drone",)


SYSTEMS = {
    "a Mohajer-6": ("drone",),
    "an Aksungur": ("drone",),
    "Fajr-5 rockets": ("rocket",),
    "RPO-A": ("rocket",),
    "a Kheibar Shekan": ("missile",),
    "Kh-47M2": ("missile",),
    "9M729": ("missile",),
    "a 2S35 howitzer": ("artillery",),
    "a BTR-82A": ("artillery",),
    "T-90M tanks": ("artillery",),
    "a DShK": ("firearm",),
    "an HK416 rifle": ("firearm",),
    "PMN-2 mines": ("mine",),
    "PTM-1S": ("mine",),
    "9N235 submunitions": ("bomb", "artillery"),
    "Soman": ("chemical",),
    "an Su-34": ("aircraft",),
    "Mi-35P helicopters": ("aircraft",),
    "a FAB-9000": ("bomb",),
    "MAM-L": ("bomb",),
}


@pytest.mark.parametrize(("words", "expected"), SYSTEMS.items())
def test_named_systems(words: str, expected: tuple[str, ...]) -> None:
    assert weapon_classes(words) == expected


def test_many_systems_of_every_family_are_known() -> None:
    families = Counter(term.classes[0] for term in load_weapons().table.phrases.values() if term and term.system)
    assert families.total() > 2000, "a thousand systems with their plurals"
    few = {
        name
        for name in ("drone", "missile", "rocket", "artillery", "firearm", "aircraft", "mine")
        if families[name] < 100
    }
    assert not few


@pytest.mark.parametrize(
    "words", ["the M4 highway", "Abdel Fattah al-Burhan", "the 15th of Khordad", "a man from Milan"]
)
def test_names_that_are_also_other_things(words: str) -> None:
    assert weapon_classes(words) == ()


def test_weak_words_can_be_left_out() -> None:
    text = "The tank fired near the mine; a mortar round followed."
    assert [hit.words for hit in load_weapons().find(text, weak=False)] == ["mortar round"]
    assert [hit.words for hit in load_weapons().find(text)] == ["tank", "mine", "mortar round"]


def test_a_phrase_does_not_run_over_punctuation() -> None:
    assert [hit.words for hit in load_weapons().find("He left the car, bomb fragments lay about.", weak=False)] == [
        "bomb"
    ]


def test_every_class_and_type_is_used() -> None:
    weapons = load_weapons()
    used = {name for term in weapons.table.phrases.values() if term for name in term.classes}
    assert used == set(weapons.classes_by_name)


@given(st.text(alphabet="aAbKk47-' .,éعд\n", max_size=40), st.sampled_from(sorted(CLASSES)), st.text(max_size=20))
def test_spans_hold_the_words(before: str, phrase: str, after: str) -> None:
    text = before + " " + phrase + " " + after
    for hit in load_weapons().find(text):
        assert text[hit.span.start : hit.span.end] == hit.words


BROKEN = {
    "classes: {}": "classes: must name",
    "classes: {gun: {type: attack}}": "classes.gun: needs",
    "classes: {gun: {type: attack, meaning: m}}\nterms: [{is: [bow], words: [bow]}]": "terms[0].is: ['bow']",
    "classes: {gun: {type: attack, meaning: m}}\nterms: [{is: [gun], words: [23]}]": "terms[0].words",
    "classes: {gun: {type: attack, meaning: m}}\nterms: [{is: [gun], wrds: [rifle]}]": "unknown key 'wrds'",
    "classes: [": "is not YAML",
    "- gun": "must be a mapping",
}


@pytest.mark.parametrize(("content", "message"), BROKEN.items())
def test_errors_name_file_and_key(content: str, message: str) -> None:
    with pytest.raises(CodebookError, match=re.escape("mine.yaml: ")) as caught:
        read_weapons(content, "mine.yaml")
    assert message in str(caught.value)
