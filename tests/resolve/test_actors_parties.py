"""Several parties in one phrase, and persons across the spellings of one report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.codebook.actor_words import load_actor_words
from marsad.codebook.actors import load_actors
from marsad.resolve.actors import ActorContext, Knowledge, person, resolve_actor, resolve_parties

IN_SYRIA = ActorContext("SY", date(2016, 7, 1))

PARTIES = [
    ("Russian and Syrian planes", ["forces:RU", "forces:SY:2000"]),
    ("Hamas and Islamic Jihad", ["hamas", "pij"]),
    ("the army, Hezbollah and Iran-backed militias", ["forces:SY:2000", "hezbollah", "unknown:political_militia:SY"]),
    ("Daesh", ["isil"]),
    ("Reuters and a medic", ["reuters", "unknown:civilians:SY"]),
    ("the tables and the chairs", []),
]


@pytest.mark.parametrize(("words", "expected"), PARTIES)
def test_parties(words: str, expected: list[str]) -> None:
    assert [found.actor.id for found in resolve_parties(words, load_actors(), IN_SYRIA)] == expected


def test_spellings_of_one_report_are_one_person() -> None:
    names = ("Karim Abdel Wahab", "Kareem Abdul-Wahhab", "Salim Abdel Wahab")
    known = Knowledge(load_actors(), load_actor_words())
    context = ActorContext("SY", date(2016, 7, 1), names)
    first, second, third = (person(name, known, context) for name in names)
    assert first is not None
    assert second is not None
    assert third is not None
    assert first.actor.id == second.actor.id != third.actor.id


def test_not_sure_of_persons_without_an_organisation() -> None:
    found = person("Karim Wahab", Knowledge(load_actors(), load_actor_words()), IN_SYRIA)
    assert found is not None
    assert found.confidence < 0.7


NEVER_LINKED = [
    "who",
    "is",
    "care",
    "The Times of India",
    "Activists in Damascus",
    "a working group",
    "Afghan and coalition forces",
]


@pytest.mark.parametrize("words", NEVER_LINKED)
def test_no_wrong_sure_link(words: str) -> None:
    found = resolve_actor(words, load_actors(), IN_SYRIA)
    assert found is None or found.confidence < 0.7 or found.actor.id.startswith("unknown:"), found


@given(st.text(max_size=60))
def test_any_text_gives_a_resolution_in_bounds_or_nothing(words: str) -> None:
    found = resolve_actor(words, load_actors(), IN_SYRIA)
    assert found is None or (0 < found.confidence < 1 and found.reason)
