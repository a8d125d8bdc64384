"""Words that say in which sense an act is told: planned, threatened, averted, denied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from marsad.codebook.loading import load_yaml, need
from marsad.model.claims import Realis

REALIS = "lexicon/realis.yaml"


@dataclass(frozen=True, slots=True)
class RealisLexicon:
    """Lemma of a governor -> the realis it gives to what it governs, by part of speech."""

    verbs: Mapping[str, Realis]
    nouns: Mapping[str, Realis]
    adjectives: Mapping[str, Realis]
    modals: Mapping[str, Realis]
    conditionals: frozenset[str]
    negations: frozenset[str]
    purpose: frozenset[str]


@cache
def load_realis() -> RealisLexicon:
    """Governors of realis. Raises CodebookError naming file and key."""
    raw = load_yaml(REALIS)
    governed = (
        Realis.PLANNED,
        Realis.THREATENED,
        Realis.DEMANDED,
        Realis.ATTEMPTED,
        Realis.AVERTED,
        Realis.HYPOTHETICAL,
        Realis.DENIED,
        Realis.ONGOING,
    )
    groups = {realis: need(raw, realis.value, dict, REALIS) for realis in governed}

    def words(part: str) -> dict[str, Realis]:
        return {
            lemma: realis
            for realis, group in groups.items()
            for lemma in need(group, part, list, f"{REALIS}: {realis.value}")
        }

    modals = need(raw, "modals", dict, REALIS)
    return RealisLexicon(
        verbs=words("verbs"),
        nouns=words("nouns"),
        adjectives=words("adjectives"),
        modals={lemma: Realis(name) for name, lemmas in modals.items() for lemma in lemmas},
        conditionals=frozenset(need(raw, "conditionals", list, REALIS)),
        negations=frozenset(need(raw, "negations", list, REALIS)),
        purpose=frozenset(need(raw, "purpose", list, REALIS)),
    )
