"""The lexicon of reporting: which words tie a speaker to what is said, and with which stance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, TypeVar

from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.errors import CodebookError
from marsad.model.claims import Stance

VERBS_FILE = "lexicon/reporting_verbs.yaml"
NOUNS_FILE = "lexicon/reporting_nouns.yaml"
STANCE_FILE = "lexicon/stance_words.yaml"
NOUN_SECTIONS = frozenset({"content_nouns", "phrases", "hedges", "passive_hedges", "introduced"})
WORD_SETS = frozenset(
    {
        "outlet_nouns",
        "outlet_names",
        "source_nouns",
        "channels",
        "time_words",
        "inverting_verbs",
        "person_nouns",
        "body_nouns",
        "additive_words",
        "evidential_verbs",
        "evidence_nouns",
        "verdict_verbs",
        "verdict_nouns",
    }
)
TAKES = frozenset({"clause", "quote", "object", "infinitive", "addressee", "charge"})
REACHES = frozenset({"report", "attitude"})
NEGATED_NONE = "none"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VerbSense:
    """How one verb reports. `negated` None: with "not" it reports nothing."""

    lemma: str
    particle: str
    """The word that must follow for this sense, "" where none."""
    takes: frozenset[str]
    about: frozenset[str]
    stance: Stance
    negated: Stance | None
    is_attitude: bool
    """A view, wish or plan: shown in the source layer, never who says that an occurrence happened."""


@dataclass(frozen=True, slots=True)
class PhraseSense:
    """A verb that reports only with this noun ("claimed responsibility for")."""

    noun: str
    prepositions: frozenset[str]
    stance: Stance
    negated: Stance | None


@dataclass(frozen=True, slots=True)
class ReportingLexicon:
    """All the words of reporting, keyed by lemma or lower-case word."""

    verbs: Mapping[str, tuple[VerbSense, ...]]
    """In the order of the file: the first sense that fits wins."""
    phrases: Mapping[str, tuple[PhraseSense, ...]]
    """Keyed by the lemma of the verb."""
    content_nouns: Mapping[str, Stance]
    lead_phrases: Mapping[str, tuple[tuple[tuple[str, ...], Stance], ...]]
    """Phrases before a source, keyed by their first word."""
    hedges: Mapping[str, Stance]
    passive_hedges: Mapping[str, Stance]
    outlet_nouns: frozenset[str]
    outlet_names: frozenset[str]
    source_nouns: frozenset[str]
    channels: frozenset[str]
    time_words: frozenset[str]
    inverting_verbs: frozenset[str]
    person_nouns: frozenset[str]
    body_nouns: frozenset[str]
    additive_words: frozenset[str]
    evidential_verbs: frozenset[str]
    evidence_nouns: frozenset[str]
    verdict_verbs: frozenset[str]
    verdict_nouns: frozenset[str]
    introduced: Mapping[str, frozenset[str]]
    """What a source may be called at first, with words of the names it may be given later."""


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Which perpetrators name a party, and in which occurrences naming one accuses it."""

    generic_heads: frozenset[str]
    generic_words: frozenset[str]
    party_words: frozenset[str]
    common_words: frozenset[str]
    speaker_words: frozenset[str]
    bystander_words: frozenset[str]
    state_words: frozenset[str]
    hedge_words: frozenset[str]
    not_accusing_types: frozenset[str]
    not_threatening_types: frozenset[str]
    two_sided_types: frozenset[str]
    organs: frozenset[str]
    opponents: frozenset[str]
    force_organs: frozenset[str]
    civil_branches: frozenset[str]
    own_forces: frozenset[str]
    police: frozenset[str]
    soldiers: frozenset[str]
    aircraft: frozenset[str]
    air_types: frozenset[str]


@lru_cache(maxsize=1)
def load_reporting() -> ReportingLexicon:
    """The lexicon that ships with Marsad. Raises CodebookError naming the file and the key that is wrong."""
    return read_reporting(load_yaml(VERBS_FILE), load_yaml(NOUNS_FILE))


def read_reporting(verbs: Mapping[str, Any], nouns: Mapping[str, Any]) -> ReportingLexicon:
    """The lexicon in the two mappings, as the files hold them."""
    refuse_unknown(verbs, frozenset({"families", "phrases"}), VERBS_FILE)
    refuse_unknown(nouns, NOUN_SECTIONS | WORD_SETS, NOUNS_FILE)
    return ReportingLexicon(
        verbs=_grouped(_verb_senses(verbs)),
        phrases=_grouped(_phrase_senses(verbs)),
        content_nouns=dict(_words_with_stance(nouns, "content_nouns", "nouns")),
        lead_phrases=_lead_phrases(nouns),
        hedges=dict(_words_with_stance(nouns, "hedges", "words")),
        passive_hedges=dict(_words_with_stance(nouns, "passive_hedges", "verbs")),
        introduced=_introduced(nouns),
        **{key: frozenset(_words(nouns, key, NOUNS_FILE)) for key in WORD_SETS},
    )


@lru_cache(maxsize=1)
def load_stance_words() -> StanceWords:
    """The words of stance that ship with Marsad. Raises CodebookError naming the file and the key that is wrong."""
    return read_stance_words(load_yaml(STANCE_FILE))


def read_stance_words(raw: Mapping[str, Any]) -> StanceWords:
    """The words of stance in the mapping, as the file holds them."""
    keys = [field.name for field in fields(StanceWords)]
    refuse_unknown(raw, frozenset(keys), STANCE_FILE)
    return StanceWords(**{key: frozenset(_words(raw, key, STANCE_FILE)) for key in keys})


def _grouped(pairs: Iterator[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for key, value in pairs:
        found[key] = (*found.get(key, ()), value)
    return found


def _verb_senses(raw: Mapping[str, Any]) -> Iterator[tuple[str, VerbSense]]:
    known = frozenset({"verbs", "takes", "about", "stance", "negated", "reach"})
    for where, row in _rows(raw, "families", VERBS_FILE):
        refuse_unknown(row, known, where)
        takes = frozenset(_words(row, "takes", where))
        if takes - TAKES:
            raise CodebookError(
                f"{where}: takes {min(takes - TAKES)!r} is unknown; known are {', '.join(sorted(TAKES))}"
            )
        reach = row.get("reach", "report")
        if reach not in REACHES:
            raise CodebookError(f"{where}: reach must be one of {', '.join(sorted(REACHES))}, not {reach!r}")
        about = frozenset(_words(row, "about", where)) if "about" in row else frozenset()
        for verb in _words(row, "verbs", where):
            lemma, _, particle = verb.partition(" ")
            yield (
                lemma,
                VerbSense(
                    lemma,
                    particle,
                    takes,
                    about,
                    _stance(row, "stance", where),
                    _negated(row, where),
                    reach == "attitude",
                ),
            )


def _phrase_senses(raw: Mapping[str, Any]) -> Iterator[tuple[str, PhraseSense]]:
    known = frozenset({"verbs", "noun", "prep", "stance", "negated"})
    for where, row in _rows(raw, "phrases", VERBS_FILE):
        refuse_unknown(row, known, where)
        sense = PhraseSense(
            need(row, "noun", str, where),
            frozenset(_words(row, "prep", where)),
            _stance(row, "stance", where),
            _negated(row, where),
        )
        for verb in _words(row, "verbs", where):
            yield verb, sense


def _lead_phrases(raw: Mapping[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], Stance], ...]]:
    def pairs() -> Iterator[tuple[str, tuple[tuple[str, ...], Stance]]]:
        for where, row in _rows(raw, "phrases", NOUNS_FILE):
            words = tuple(need(row, "words", str, where).split())
            yield words[0], (words, _stance(row, "stance", where))

    return _grouped(pairs())


def _words_with_stance(raw: Mapping[str, Any], section: str, key: str) -> Iterator[tuple[str, Stance]]:
    for where, row in _rows(raw, section, NOUNS_FILE):
        refuse_unknown(row, frozenset({key, "stance"}), where)
        for word in _words(row, key, where):
            yield word, _stance(row, "stance", where)


def _introduced(raw: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    rows = need(raw, "introduced", dict, NOUNS_FILE)
    return {str(noun): frozenset(_words(rows, noun, f"{NOUNS_FILE}: introduced")) for noun in rows}


def _rows(raw: Mapping[str, Any], section: str, file: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, row in enumerate(need(raw, section, list, file)):
        where = f"{file}: {section}[{number}]"
        if not isinstance(row, dict):
            raise CodebookError(f"{where}: must be a mapping, not {row!r}")
        yield where, row


def _words(row: Mapping[str, Any], key: str, where: str) -> list[str]:
    words = need(row, key, list, where)
    for word in words:
        if not isinstance(word, str) or not word.strip():
            raise CodebookError(f"{where}: {key}: {word!r} is not a word")
    return words


def _stance(row: Mapping[str, Any], key: str, where: str) -> Stance:
    value = need(row, key, str, where)
    try:
        return Stance(value)
    except ValueError as error:
        raise CodebookError(f"{where}: {key} {value!r} is no stance; known are {', '.join(Stance)}") from error


def _negated(row: Mapping[str, Any], where: str) -> Stance | None:
    return None if row.get("negated") == NEGATED_NONE else _stance(row, "negated", where)
