"""Words by which a text that lost its commas shows where the sources that it cites begin and end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.errors import CodebookError

FILE = "lexicon/lost_commas.yaml"


@dataclass(frozen=True, slots=True)
class CommaWords:
    """The word lists of the file, each explained there. All words are in lower case."""

    verbs: frozenset[str]
    closing: frozenset[str]
    determiners: frozenset[str]
    openers: frozenset[str]
    degrees: frozenset[str]
    ties: frozenset[str]
    leading: frozenset[str]
    describing: frozenset[str]
    parties: frozenset[str]
    sources: frozenset[str]
    places: frozenset[str]
    name_parts: frozenset[str]
    finite: frozenset[str]
    stops: frozenset[str]
    abbreviations: frozenset[str]


@lru_cache(maxsize=1)
def load_comma_words() -> CommaWords:
    """The words that ship with Marsad. Raises CodebookError naming the file and the key that is wrong."""
    return read_comma_words(load_yaml(FILE))


def read_comma_words(raw: Mapping[str, Any]) -> CommaWords:
    """The words in the mapping, as the file holds them."""
    keys = [field.name for field in fields(CommaWords)]
    refuse_unknown(raw, frozenset(keys), FILE)
    return CommaWords(**{key: _words(raw, key) for key in keys})


def _words(raw: Mapping[str, Any], key: str) -> frozenset[str]:
    words = need(raw, key, list, FILE)
    for word in words:
        if not isinstance(word, str) or word != word.lower().strip() or not word:
            raise CodebookError(f"{FILE}: {key}: {word!r} is not a word in lower case")
    return frozenset(words)
