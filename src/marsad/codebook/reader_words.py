"""Words by which the reader tells occurrences, sources and parties apart, from `data/lexicon/reader_words.yaml`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

from marsad.codebook.loading import load_yaml, need, refuse_unknown

FILE = "lexicon/reader_words.yaml"


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """Lemmas by what they do in a text; the file says what each list is for."""

    another: frozenset[str]
    authors: frozenset[str]
    animals: frozenset[str]
    apart: frozenset[str]
    definite: frozenset[str]
    given: frozenset[str]
    bridges: frozenset[str]
    disposed: frozenset[str]
    fears: frozenset[str]
    undertakings: frozenset[str]
    breaches: frozenset[str]
    mentions: frozenset[str]
    legal_charges: frozenset[str]
    legal_papers: frozenset[str]
    aftermath: frozenset[str]
    afterwards: frozenset[str]
    legal_counts: frozenset[str]
    reporting_calls: frozenset[str]
    taking_calls: frozenset[str]
    finding_out: frozenset[str]
    hints: frozenset[str]
    leaving_out: frozenset[str]
    framing: frozenset[str]
    charging: frozenset[str]
    crowds: frozenset[str]
    vague: frozenset[str]
    days: frozenset[str]
    counts: frozenset[str]
    beginnings: frozenset[str]
    loose: frozenset[str]
    counting: frozenset[str]
    involvement: frozenset[str]
    setting: frozenset[str]
    blasts: frozenset[str]
    cited: frozenset[str]
    collective: frozenset[str]
    callers: frozenset[str]
    called: frozenset[str]
    announcing: frozenset[str]
    reasons: frozenset[str]
    courses: frozenset[str]
    answers: frozenset[str]
    answering: frozenset[str]
    shared_by_sources: frozenset[str]
    monitors: frozenset[str]
    organisations: frozenset[str]
    utterances: frozenset[str]
    possessives: frozenset[str]
    pronouns: frozenset[str]
    supposed: frozenset[str]
    unclear: frozenset[str]
    clear: frozenset[str]
    never_hit: frozenset[str]
    finding: frozenset[str]
    giving: frozenset[str]
    states: frozenset[str]
    ways: frozenset[str]
    of_is_hit: frozenset[str]
    hit_verbs: frozenset[str]
    hurt_verbs: frozenset[str]
    victims_apart: frozenset[str]
    sending: frozenset[str]
    aiming: frozenset[str]
    sites: frozenset[str]
    instrumental: frozenset[str]
    not_parties: frozenset[str]
    acts_not_means: frozenset[str]


@cache
def load_reader_words() -> ReaderWords:
    """The lists that ship with Marsad. Raises CodebookError naming file and key."""
    raw = load_yaml(FILE)
    names = [field.name for field in fields(ReaderWords)]
    refuse_unknown(raw, frozenset(names), FILE)
    return ReaderWords(**{name: frozenset(str(word) for word in need(raw, name, list, FILE)) for name in names})
