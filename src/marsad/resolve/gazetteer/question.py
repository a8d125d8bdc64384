"""A question for the gazetteer taken apart: "the town of Bab, Aleppo" asks for Bab, a settlement, inside Aleppo."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.codebook.place_words import place_words
from marsad.model.entities import PlaceKind

LONGEST_KIND_WORDS = 3


@dataclass(frozen=True, slots=True)
class Question:
    """A name with what the words around it say."""

    name: str
    kinds: tuple[PlaceKind, ...] = ()
    """Kinds that the kind word allows; empty where none is said."""
    kind_words: str = ""
    inside: str = ""
    """The place it is said to lie in."""


def read_question(words: str) -> Question:
    """The name in the words, without what only says its kind or the place it lies in."""
    name, _, inside = words.strip().partition(",")
    if not inside and " in " in name:
        name, _, inside = name.partition(" in ")
    parts = _without_articles(name)
    lexicon = place_words()
    for size in range(min(LONGEST_KIND_WORDS, len(parts) - 1), 0, -1):
        before, after = " ".join(parts[:size]).lower(), " ".join(parts[-size:]).lower()
        if before in lexicon.kind_before and before.endswith(" of"):
            return Question(" ".join(parts[size:]), lexicon.kind_before[before], before, inside.strip())
        if after in lexicon.kind_after:
            return Question(" ".join(parts[:-size]), lexicon.kind_after[after], after, inside.strip())
    return Question(" ".join(parts), inside=inside.strip())


def _without_articles(words: str) -> list[str]:
    parts = words.split()
    while len(parts) > 1 and parts[0].lower() in ("the", "a", "an"):
        parts = parts[1:]
    return parts
