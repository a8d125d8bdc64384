"""The reader's lexicons load, hold together, and name file and key where they do not."""

from __future__ import annotations

from typing import Any

import pytest

from marsad.codebook import noun_classes, realis_words, triggers
from marsad.codebook.event_types import load_event_types
from marsad.codebook.loading import load_yaml, need, parse_yaml, refuse_unknown
from marsad.codebook.noun_classes import load_noun_classes
from marsad.codebook.realis_words import load_realis
from marsad.codebook.triggers import TriggerEntry, load_triggers
from marsad.errors import CodebookError
from marsad.model.claims import Realis


def _entries() -> list[TriggerEntry]:
    found = load_triggers()
    parts = (found.verbs, found.nouns, found.noun_last)
    return [entry for part in parts for rows in part.values() for entry in rows]


def test_every_trigger_has_a_type_of_the_codebook() -> None:
    assert len(_entries()) > 300
    assert {entry.type for entry in _entries()} <= set(load_event_types().by_id)


def test_triggers_of_several_words_come_before_their_parts() -> None:
    for rows in load_triggers().verbs.values():
        assert [len(entry.words) for entry in rows] == sorted((len(entry.words) for entry in rows), reverse=True)


def test_every_kind_of_occurrence_has_a_word() -> None:
    told = {entry.type for entry in _entries()}
    # These only a weapon or an actor in the sentence can tell from a generic word.
    untold = {"force_on_protesters", "chemical_attack", "armed_attack_unspecified"}
    assert set(load_event_types().by_id) - told <= untold


def test_nouns_are_lemmas_in_lower_case() -> None:
    classes = load_noun_classes()
    for name in classes.__dataclass_fields__:
        words = getattr(classes, name)
        assert words, name
        assert all(word == word.lower().strip() for word in words), name


@pytest.mark.parametrize(
    ("word", "realis"),
    [("foil", Realis.AVERTED), ("deny", Realis.DENIED), ("threaten", Realis.THREATENED), ("try", Realis.ATTEMPTED)],
)
def test_governors_of_realis(word: str, realis: Realis) -> None:
    assert load_realis().verbs[word] is realis


def _trigger(**changes: Any) -> dict[str, Any]:
    return {"words": ["hit"], "type": "attack", "frame": "act", **changes}


TRIGGER_FAULTS: dict[str, tuple[Any, str]] = {
    "no mapping": ("hit", r"triggers\.yaml: verbs\[1\]: must be a mapping"),
    "misspelt key": (_trigger(fame="act"), r"triggers\.yaml: verbs\[1\]: unknown key 'fame'"),
    "unknown type": (_trigger(type="quarrel"), r"verbs\[1\]: type 'quarrel' is no event type"),
    "unknown frame": (_trigger(frame="dance"), r"verbs\[1\]: 'dance' is not a valid Frame"),
    "unknown realis": (_trigger(realis="dreamt"), r"verbs\[1\]: 'dreamt' is not a valid Realis"),
    "unknown condition": (_trigger(needs=["rain"]), r"verbs\[1\]: needs: unknown \['rain'\]"),
    "no words": ({"type": "attack", "frame": "act"}, r"verbs\[1\]: key 'words' is missing"),
}


@pytest.mark.parametrize(("entry", "message"), TRIGGER_FAULTS.values(), ids=TRIGGER_FAULTS.keys())
def test_a_faulty_trigger_is_named(entry: Any, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {**load_yaml(triggers.TRIGGERS), "verbs": [entry]}
    monkeypatch.setattr(triggers, "load_yaml", lambda _: raw)
    with pytest.raises(CodebookError, match=message):
        load_triggers.__wrapped__()


def test_a_missing_class_of_nouns_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {name: words for name, words in load_yaml(noun_classes.NOUNS).items() if name != "crowd"}
    monkeypatch.setattr(noun_classes, "load_yaml", lambda _: raw)
    with pytest.raises(CodebookError, match=r"nouns\.yaml: key 'crowd' is missing"):
        load_noun_classes.__wrapped__()


def test_a_faulty_realis_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {**load_yaml(realis_words.REALIS), "denied": {"verbs": "deny"}}
    monkeypatch.setattr(realis_words, "load_yaml", lambda _: raw)
    with pytest.raises(CodebookError, match=r"realis\.yaml: denied: verbs must be list"):
        load_realis.__wrapped__()


def test_files_that_are_missing_or_no_mapping_are_named() -> None:
    with pytest.raises(CodebookError, match=r"no_such\.yaml: cannot be read"):
        load_yaml("no_such.yaml")
    with pytest.raises(CodebookError, match=r"mine\.yaml: not YAML"):
        parse_yaml("a: [", "mine.yaml")
    with pytest.raises(CodebookError, match=r"mine\.yaml: must be a mapping"):
        parse_yaml("- a", "mine.yaml")


def test_keys_are_asked_for_by_kind() -> None:
    assert need({"a": 1}, "a", int, "mine.yaml") == 1
    with pytest.raises(CodebookError, match=r"mine\.yaml: key 'b' is missing"):
        need({"a": 1}, "b", int, "mine.yaml")
    with pytest.raises(CodebookError, match=r"mine\.yaml: a must be str, not 1"):
        need({"a": 1}, "a", str, "mine.yaml")
    with pytest.raises(CodebookError, match=r"mine\.yaml: unknown key 'c'; known are a, b"):
        refuse_unknown({"c": 1}, frozenset({"a", "b"}), "mine.yaml")
