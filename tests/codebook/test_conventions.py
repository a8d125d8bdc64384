"""Conventions make one number of an interval, each by its own document; the three zeros stay three."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.codebook import conventions
from marsad.codebook.conventions import load_conventions
from marsad.errors import CodebookError
from marsad.model.claims import Figure, FigureBasis, FigureKind, Provenance
from marsad.model.evidence import quote_at

B = FigureBasis


def figure(words: str, lo: int | None, hi: int | None, basis: FigureBasis) -> Figure:
    return Figure(FigureKind.KILLED, quote_at(words, 0, len(words)), Provenance("test", 1.0), lo=lo, hi=hi, basis=basis)


FIGURES = {
    "exact": figure("three dead", 3, 3, B.EXACT),
    "at least": figure("at least six dead", 6, None, B.AT_LEAST),
    "up to": figure("up to five dead", None, 5, B.UP_TO),
    "range": figure("ten to twelve dead", 10, 12, B.RANGE),
    "several": figure("several dead", 3, None, B.NUMBER_WORD),
    "dozens": figure("dozens dead", 24, None, B.NUMBER_WORD),
    "numerous": figure("numerous dead", 3, None, B.NUMBER_WORD),
    "plural": figure("people were killed", 2, None, B.PLURAL),
    "none": figure("no casualties", 0, 0, B.NONE_REPORTED),
    "no information": figure("no information about casualties", None, None, B.NO_INFORMATION),
    "not stated": figure("an attack", None, None, B.NOT_STATED),
}
NUMBERS: dict[str, tuple[int | None, ...]] = {
    #                 none  acled-2024  isaf-minimum  muc4
    "exact": (3, 3, 3, 3),
    "at least": (None, 6, 6, 6),
    "up to": (None, 5, 5, 5),
    "range": (None, 10, 10, 10),
    "several": (None, 3, 3, 3),
    "dozens": (None, 12, 12, 24),
    "numerous": (None, 3, 4, 3),
    "plural": (None, 2, 2, None),
    "none": (0, 0, 0, 0),
    "no information": (None, 0, 0, None),
    "not stated": (None, 0, 0, None),
}
NAMES = ("none", "acled-2024", "isaf-minimum", "muc4")


@pytest.mark.parametrize("words", NUMBERS)
def test_numbers(words: str) -> None:
    found = tuple(load_conventions()[name].number(FIGURES[words]) for name in NAMES)
    assert found == NUMBERS[words]


def test_every_convention_is_known_and_names_its_source() -> None:
    assert set(load_conventions()) == set(NAMES)
    assert all(convention.source for convention in load_conventions().values())


SOUND: dict[str, Any] = {
    "source": "A book.",
    "words": [],
    "zero": {"none_reported": 0, "no_information": None, "not_stated": None},
}
FAULTS: dict[str, tuple[Any, str]] = {
    "no mapping": (3, r"conventions\.yaml: conventions\.x: must be a mapping"),
    "no source": ({**SOUND, "source": None}, r"conventions\.x: source must be str"),
    "a zero missing": ({**SOUND, "zero": {"none_reported": 0}}, r"conventions\.x: zero must name none_reported"),
    "no words": ({"source": "A book.", "zero": SOUND["zero"]}, r"conventions\.x: key 'words' is missing"),
}


@pytest.mark.parametrize(("convention", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_names_file_and_key(convention: Any, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conventions, "load_yaml", lambda _: {"conventions": {"x": convention}})
    with pytest.raises(CodebookError, match=message):
        load_conventions.__wrapped__()
