"""Words for killed, injured, captured, displaced and missing people; from `data/lexicon/casualties.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.errors import CodebookError
from marsad.model.claims import FigureKind, Who

FILE = "lexicon/casualties.yaml"
QUALIFIERS = ("at_least", "more_than", "up_to", "fewer_than", "about", "exact")

KindOf = Mapping[str, FigureKind]
"""Word form (lower case) -> what it says of people."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A casualty verb of several words: one of the ends must follow one of the verbs within its clause."""

    kind: FigureKind
    verbs: frozenset[str]
    ends: tuple[tuple[str, ...], ...]
    of_subject: bool = False
    """Whether the people are its subject: "sustained injuries", not its object: "shot dead"."""


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Vague number words with the least number they stand for, scales and the words that qualify a number."""

    words: Mapping[str, int]
    scales: Mapping[str, int]
    before: Mapping[tuple[str, ...], str]
    """Words before a number -> qualifier, one of QUALIFIERS."""
    after: Mapping[tuple[str, ...], str]
    longest: int
    """Length in words of the longest qualifier."""


@dataclass(frozen=True, slots=True)
class Lives:
    """ "claimed the lives of twelve people", "twelve people lost their lives"."""

    nouns: frozenset[str]
    of_whom: frozenset[str]
    of_subject: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verbs:
    """Casualty verbs by where the people stand that they count."""

    object: KindOf
    """The object of the active verb, or the subject of the passive, is counted."""
    subject: KindOf
    people: KindOf
    """As `object`, but only where the object is people: "lost", "seized"."""
    phrases: tuple[Phrase, ...]
    lives: Lives


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Words inside the phrases for people; the data file says what each set is for."""

    collectives_sized: frozenset[str]
    collectives_many: frozenset[str]
    not_people: frozenset[str]
    bodies: frozenset[str]
    units: frozenset[str]
    months: frozenset[str]
    before_measures: frozenset[str]
    before_years: frozenset[str]
    participles: frozenset[str]
    alike: frozenset[str]
    unspecific: frozenset[str]
    leaders: frozenset[str]
    doers: frozenset[str]
    generic: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    agent_endings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words around the phrases for people; the data file says what each set is for."""

    tolls: frozenset[str]
    unharmed: frozenset[str]
    further: frozenset[str]
    nobody: frozenset[str]
    zero_links: frozenset[str]
    unknown_nouns: frozenset[str]
    unknown_adjectives: frozenset[str]
    unknown_verbs: frozenset[str]
    part_words: frozenset[str]
    elsewhere: frozenset[str]
    part_quantities: frozenset[str]
    dead_words: frozenset[str]
    earlier: frozenset[str]
    carried_out: frozenset[str]
    modals: frozenset[str]
    denials: frozenset[str]
    negations: frozenset[str]
    skipped_left: frozenset[str]
    skipped_right: frozenset[str]
    joints: frozenset[str]
    together: frozenset[str]
    compound_after: frozenset[str]
    places_for: frozenset[str]
    planned: frozenset[str]


@dataclass(frozen=True, slots=True)
class CasualtyLexicon:
    """The casualty words by what they do in a sentence."""

    verbs: Verbs
    deeds: KindOf
    people: KindOf
    zero_nouns: KindOf
    zero_verbs: KindOf
    numbers: NumberWords
    who: Mapping[str, Who]
    who_modifiers: Mapping[str, Who]
    groups: GroupWords
    grammar: Grammar
    aggregate_phrases: tuple[tuple[str, ...], ...]
    cues: frozenset[str]
    """Every word form that may open a search: a sentence without one of these holds no figure."""


@cache
def load_casualties() -> CasualtyLexicon:
    """The lexicon. Raises CodebookError naming file and key."""
    return read_casualties(load_yaml(FILE))


def read_casualties(raw: Mapping[str, Any]) -> CasualtyLexicon:
    """The lexicon in `raw`, shaped as the data file is."""
    refuse_unknown(raw, _KEYS, FILE)
    verbs = _verbs(raw)
    deeds, people, zero_nouns, zero_verbs = (_kind_of(raw, key) for key in _KINDS)
    grammar = Grammar(**_word_sets(raw, "grammar", Grammar))
    return CasualtyLexicon(
        verbs=verbs,
        deeds=deeds,
        people=people,
        zero_nouns=zero_nouns,
        zero_verbs=zero_verbs,
        numbers=_numbers(need(raw, "numbers", dict, FILE)),
        who=_who(raw, "who"),
        who_modifiers=_who(raw, "who_modifiers"),
        groups=GroupWords(**_word_sets(raw, "groups", GroupWords)),
        grammar=grammar,
        aggregate_phrases=tuple(tuple(text.split()) for text in need(raw, "aggregate_phrases", list, FILE)),
        cues=_cues(verbs, (deeds, people, zero_nouns, zero_verbs)) | grammar.tolls | grammar.unharmed,
    )


_KINDS = ("deeds", "people", "zero_nouns", "zero_verbs")
_KEYS = frozenset(
    ("verbs", "verbs_of_people", "phrases", "lives", "numbers", "who", "who_modifiers", "groups", "grammar")
) | {"aggregate_phrases", *_KINDS}


def _verbs(raw: Mapping[str, Any]) -> Verbs:
    by_kind = need(raw, "verbs", dict, FILE)
    return Verbs(
        object=_forms({kind: _part(by_kind, kind, "object") for kind in by_kind}, "verbs"),
        subject=_forms({kind: _part(by_kind, kind, "subject") for kind in by_kind}, "verbs"),
        people=_forms(need(raw, "verbs_of_people", dict, FILE), "verbs_of_people"),
        phrases=_phrases(need(raw, "phrases", dict, FILE)),
        lives=_lives(need(raw, "lives", dict, FILE)),
    )


def _cues(verbs: Verbs, nouns: Iterable[KindOf]) -> frozenset[str]:
    words = {*verbs.object, *verbs.subject, *verbs.people, *verbs.lives.nouns}
    words |= {verb for phrase in verbs.phrases for verb in phrase.verbs}
    return frozenset(words | {word for group in nouns for word in group})


def _word_sets(raw: Mapping[str, Any], key: str, shape: type[GroupWords] | type[Grammar]) -> dict[str, frozenset[str]]:
    """The sets that `shape` names, all of them and no other."""
    section = need(raw, key, dict, FILE)
    names = frozenset(field.name for field in fields(shape))
    refuse_unknown(section, names, f"{FILE}: {key}")
    return {name: _words(section, name) for name in names}


def _words(raw: Mapping[str, Any], key: str) -> frozenset[str]:
    value = raw.get(key)
    words = value.split() if isinstance(value, str) else need(raw, key, list, FILE)
    if not all(isinstance(word, str) for word in words):
        raise CodebookError(f"{FILE}: {key}: every entry must be a word in text form (quote it)")
    return frozenset(word.lower() for word in words)


def _kind(name: str, key: str) -> FigureKind:
    try:
        return FigureKind(name)
    except ValueError as error:
        raise CodebookError(f"{FILE}: {key}: {name!r} is no kind of figure") from error


def _kind_of(raw: Mapping[str, Any], key: str) -> KindOf:
    groups = need(raw, key, dict, FILE)
    return {word: _kind(name, key) for name in groups for word in _words(groups, name)}


def _part(verbs: Mapping[str, Any], kind: str, part: str) -> list[str]:
    return need(need(verbs, kind, dict, FILE), part, list, f"{FILE}: verbs.{kind}")


def _forms(groups: Mapping[str, Any], key: str) -> KindOf:
    """Entries are lexemes, each a string of word forms."""
    return {
        form: _kind(name, key)
        for name in groups
        for lexeme in need(groups, name, list, FILE)
        for form in lexeme.split()
    }


def _phrases(raw: Mapping[str, Any]) -> tuple[Phrase, ...]:
    found = []
    for name, entries in raw.items():
        for entry in entries:
            where = f"{FILE}: phrases.{name}"
            ends = tuple(tuple(end.split()) for end in need(entry, "ends", list, where))
            verbs = frozenset(need(entry, "verbs", str, where).split())
            found.append(Phrase(_kind(name, "phrases"), verbs, ends, of_subject=entry.get("people") == "subject"))
    return tuple(found)


def _lives(raw: Mapping[str, Any]) -> Lives:
    return Lives(_words(raw, "nouns"), _words(raw, "of_whom"), _words(raw, "of_subject"))


def _who(raw: Mapping[str, Any], key: str) -> Mapping[str, Who]:
    groups = need(raw, key, dict, FILE)
    try:
        return {word: Who(name) for name in groups for word in _words(groups, name)}
    except ValueError as error:
        raise CodebookError(f"{FILE}: {key}: {error}") from error


def _qualifiers(raw: Mapping[str, Any], key: str) -> Mapping[tuple[str, ...], str]:
    where = f"{FILE}: numbers.{key}"
    groups = need(raw, key, dict, f"{FILE}: numbers")
    refuse_unknown(groups, frozenset(QUALIFIERS), where)
    return {tuple(phrase.split()): name for name in groups for phrase in need(groups, name, list, where)}


def _numbers(raw: Mapping[str, Any]) -> NumberWords:
    before, after = _qualifiers(raw, "before"), _qualifiers(raw, "after")
    return NumberWords(
        words=need(raw, "words", dict, f"{FILE}: numbers"),
        scales=need(raw, "scales", dict, f"{FILE}: numbers"),
        before=before,
        after=after,
        longest=max(len(phrase) for phrase in (*before, *after)),
    )
