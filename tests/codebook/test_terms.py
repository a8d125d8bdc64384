"""Every member of the record's vocabularies is explained to people, and the faults of the file are named."""

from __future__ import annotations

from enum import StrEnum

import pytest

from marsad.codebook import terms
from marsad.codebook.terms import load_terms
from marsad.codebook.weapons import weapon_classes
from marsad.errors import CodebookError
from marsad.model.claims import ClaimantClass, FigureBasis, FigureKind, Realis, Stance

VOCABULARIES: dict[str, type[StrEnum]] = {
    "realis": Realis,
    "stance": Stance,
    "claimant": ClaimantClass,
    "figure_kind": FigureKind,
    "figure_basis": FigureBasis,
}


@pytest.mark.parametrize(("name", "vocabulary"), VOCABULARIES.items())
def test_every_member_is_explained(name: str, vocabulary: type[StrEnum]) -> None:
    meanings = load_terms()[name]
    assert set(meanings) == {member.value for member in vocabulary}
    assert all(meaning.strip().endswith(".") for meaning in meanings.values())
    assert len(set(meanings.values())) == len(meanings), "two terms mean the same"


def test_the_three_zeros_are_explained_apart() -> None:
    meanings = load_terms()["figure_basis"]
    assert len({meanings[basis] for basis in ("none_reported", "no_information", "not_stated")}) == 3


@pytest.mark.parametrize(
    "words", ["a rifle", "a missile", "a drone", "a car bomb", "a knife", "a grenade", "sarin", "a mine"]
)
def test_the_classes_of_weapons_are_explained(words: str) -> None:
    assert set(weapon_classes(words)) <= set(load_terms()["weapon_class"])
    assert weapon_classes(words)


def _raw() -> dict[str, dict[str, str]]:
    return {name: dict(meanings) for name, meanings in load_terms().items()}


def test_a_missing_term_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = _raw()
    del raw["stance"]["admits"]
    monkeypatch.setattr(terms, "load_yaml", lambda _: raw)
    with pytest.raises(CodebookError, match=r"terms\.yaml: stance: missing \['admits'\]"):
        load_terms.__wrapped__()


def test_an_unknown_term_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = _raw()
    raw["realis"]["imagined"] = "Made up."
    monkeypatch.setattr(terms, "load_yaml", lambda _: raw)
    with pytest.raises(CodebookError, match=r"terms\.yaml: realis: .*unknown \['imagined'\]"):
        load_terms.__wrapped__()


def test_a_missing_vocabulary_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = _raw()
    del raw["weapon_class"]
    monkeypatch.setattr(terms, "load_yaml", lambda _: raw)
    with pytest.raises(CodebookError, match=r"terms\.yaml: key 'weapon_class' is missing"):
        load_terms.__wrapped__()
