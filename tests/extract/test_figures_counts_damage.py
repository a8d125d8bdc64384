"""Numbers of strikes, and what was destroyed or damaged."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from marsad.extract.figures import find_counts, find_damage

Parse = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Warplanes carried out four air strikes on the city.", [(4, "strikes", "four air strikes")]),
        ("The group attacked the base twice.", [(2, "attacked", "twice")]),
        ("Drones targeted the field three times within an hour.", [(3, "targeted", "three times within an hour")]),
        ("More than 50 raids hit the district.", [(51, "raids", "More than 50 raids")]),
        ("Ten mortar shells fell on the village.", [(10, "shells", "Ten mortar shells")]),
        ("The twin bombings struck the capital.", [(2, "bombings", "twin bombings")]),
        ("Dozens of mortar rounds were fired.", [(24, "rounds", "Dozens of mortar rounds")]),
        ("Four attacks in two days killed 12 people.", [(4, "attacks", "Four attacks")]),
        ("A barrage of missiles hit the base.", []),
        ("Troops seized 12 rockets in the raid.", []),
        ("Several rockets landed near the port.", []),
        ("The attack killed 12 people on May 5.", []),
    ],
)
def test_counts(parse_text: Parse, text: str, expected: list[tuple[int, str, str]]) -> None:
    found = [(one.count.n, one.anchor, one.count.quote.text) for one in find_counts(parse_text(text))]
    assert found == [(n, text.index(anchor), quote) for n, anchor, quote in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The shelling destroyed two houses and damaged a mosque.",
            [("destroyed", "destroyed two houses"), ("damaged", "damaged a mosque")],
        ),
        ("The blast caused material damage to shops.", [("damaged", "material damage to shops")]),
        ("A school was completely destroyed.", [("destroyed", "A school was completely destroyed")]),
        ("The bridge was partially destroyed.", [("damaged", "The bridge was partially destroyed")]),
        ("A residential building collapsed.", [("destroyed", "A residential building collapsed")]),
        ("The fire burned 12 tents.", [("damaged", "burned 12 tents")]),
        ("No damage was reported.", [("none", "No damage")]),
        (
            "There were no civilian casualties or collateral damage.",
            [("none", "no civilian casualties or collateral damage")],
        ),
        ("The strike did not damage the plant.", [("none", "not damage the plant")]),
        ("The force destroyed the cache.", []),
        ("The plan would destroy the dam.", []),
    ],
)
def test_damage(parse_text: Parse, text: str, expected: list[tuple[str, str]]) -> None:
    found = find_damage(parse_text(text))
    assert [(str(one.damage.effect), one.damage.quote.text) for one in found] == expected
    assert all(text[one.damage.quote.start : one.damage.quote.end] == one.damage.quote.text for one in found)
