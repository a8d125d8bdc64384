"""Words that decide between event types, from `data/lexicon/typing_words.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from marsad.codebook.loading import load_yaml, need
from marsad.codebook.phrases import phrase_pattern

FILE = "lexicon/typing_words.yaml"


@dataclass(frozen=True, slots=True)
class TypingWords:
    """Patterns for text in lower case, and sets of lemmas; the file says what each is for."""

    suicide: re.Pattern[str]
    no_suicide_attack: re.Pattern[str]
    shots: frozenset[str]
    air: re.Pattern[str]
    from_air: frozenset[str]
    air_parties: tuple[str, ...]
    air_owners: frozenset[str]
    grounded: frozenset[str]
    dropped: frozenset[str]
    by_air_parties: frozenset[str]
    protesters: frozenset[str]
    bare_attacks: frozenset[str]
    chemical_means: frozenset[str]
    chemical_uses: frozenset[str]
    lie_in_wait: frozenset[str]


@cache
def load_typing_words() -> TypingWords:
    """The words. Raises CodebookError naming file and key."""
    raw = load_yaml(FILE)

    def words(key: str) -> list[str]:
        return need(raw, key, list, FILE)

    return TypingWords(
        suicide=phrase_pattern(words("suicide")),
        no_suicide_attack=phrase_pattern(words("no_suicide_attack")),
        shots=frozenset(words("shots")),
        air=phrase_pattern(words("air")),
        from_air=frozenset(words("from_air")),
        air_parties=tuple(words("air_parties")),
        air_owners=frozenset(words("air_owners")),
        grounded=frozenset(words("grounded")),
        dropped=frozenset(words("dropped")),
        by_air_parties=frozenset(words("by_air_parties")),
        protesters=frozenset(words("protesters")),
        bare_attacks=frozenset(words("bare_attacks")),
        chemical_means=frozenset(words("chemical_means")),
        chemical_uses=frozenset(words("chemical_uses")),
        lie_in_wait=frozenset(words("lie_in_wait")),
    )
