"""The lexicons of casualties and damage: they load, and a wrong file is refused by file and key."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.codebook.casualties import FILE, load_casualties, read_casualties
from marsad.codebook.damage import load_counts, load_damage
from marsad.codebook.loading import load_yaml
from marsad.errors import CodebookError
from marsad.model.claims import DamageEffect, FigureKind, Who


def test_words_carry_their_meaning() -> None:
    lexicon = load_casualties()
    assert lexicon.verbs.object["killed"] is FigureKind.KILLED
    assert lexicon.who["policemen"] is Who.COMBATANT
    assert lexicon.who["children"] is Who.CIVILIAN
    assert lexicon.numbers.words["dozens"] == 24
    assert load_damage().verbs["razed"] is DamageEffect.DESTROYED
    assert "airstrikes" in load_counts().counted


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("deeds", {"maimed": ["maiming"]}, "'maimed' is no kind of figure"),
        ("who", {"bystander": ["child"]}, "who: "),
        ("grammar", {}, "is missing"),
        ("groups", {"colours": "red"}, "unknown key 'colours'"),
        ("spelling", {}, "unknown key 'spelling'"),
        ("zero_nouns", {"killed": [True]}, "quote it"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_key(key: str, value: Any, said: str) -> None:
    raw = {**load_yaml(FILE), key: value}
    with pytest.raises(CodebookError, match=said) as refusal:
        read_casualties(raw)
    assert FILE in str(refusal.value)
