"""Forms of lemmas."""

from __future__ import annotations

import pytest

from marsad.text.inflection import forms_of


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", {"attack", "attacks", "attacked", "attacking"}),
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("stab", {"stab", "stabs", "stabbed", "stabbing"}),
        ("occupy", {"occupy", "occupies", "occupied", "occupying"}),
        ("ambush", {"ambushes", "ambushed", "ambushing"}),
        ("die", {"die", "dies", "died", "dying"}),
        ("gunman", {"gunman", "gunmen"}),
        ("deploy", {"deploys", "deployed", "deploying"}),
    ],
)
def test_forms(lemma: str, forms: set[str]) -> None:
    assert forms <= forms_of(lemma)
