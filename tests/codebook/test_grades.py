"""Schemes of grading come from data; a fault in it names the file and the key."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from marsad.codebook.grades import load_grades, parse_grades, within
from marsad.errors import CodebookError

SOUND: dict[str, Any] = {
    "facts": {"affirming": "origins"},
    "schemes": {
        "x": {
            "label": "X", "source": "A book.", "values": ["good"], "applies": {},
            "rules": [{"grade": "good", "when": {"affirming": [2, None]}, "reason": "{affirming_words} say so"}],
        }
    },
}  # fmt: skip
FAULTS: dict[str, tuple[tuple[str | int, ...], Any, str]] = {
    "a grade of no scheme": (("rules", 0, "grade"), "best", r"schemes\.x\.rules\[0\]: grade 'best' is none of good"),
    "an unknown fact": (("rules", 0, "when"), {"luck": [1, 1]}, r"rules\[0\]\.when: unknown key 'luck'"),
    "bounds that are none": (("rules", 0, "when"), {"affirming": 2}, r"affirming must be \[least, most\]"),
    "a reason with unknown names": (("rules", 0, "reason"), "{nobody} said", r"reason may name affirming_words"),
    "no source": (("source",), None, r"schemes\.x: source must be str"),
}


def test_every_scheme_names_its_source_and_suggests_only_its_own_grades() -> None:
    schemes = load_grades()
    assert set(schemes) == {"airwars_harm", "airwars_strike", "every_casualty", "ucdp_clarity"}
    for scheme in schemes.values():
        assert scheme.source
        assert {rule.grade for rule in scheme.rules} == set(scheme.values)


@pytest.mark.parametrize(
    ("count", "bounds", "held"),
    [(1, (1, None), True), (0, (1, None), False), (3, (None, 2), False), (2, (2, 2), True), (9, (None, None), True)],
)
def test_bounds_include_their_ends(count: int, bounds: tuple[int | None, int | None], held: bool) -> None:
    assert within({"affirming": count}, {"affirming": bounds}) is held


@pytest.mark.parametrize(("path", "value", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_names_file_and_key(path: tuple[str | int, ...], value: Any, message: str) -> None:
    raw = deepcopy(SOUND)
    assert parse_grades(raw)
    target: Any = raw["schemes"]["x"]
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    with pytest.raises(CodebookError, match=message):
        parse_grades(raw)
