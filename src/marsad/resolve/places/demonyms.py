"""Adjectives and peoples that stand for a country: Syrian, Syrians."""

from __future__ import annotations

from functools import cache

from marsad.codebook.place_words import place_words
from marsad.codebook.places import countries
from marsad.resolve.gazetteer.file import Gazetteer
from marsad.resolve.places.found import Found
from marsad.resolve.places.spans import NameSpan
from marsad.text.names import fold


@cache
def demonyms() -> dict[str, str]:
    """Folded adjective or people to ISO country; those of several countries are left out."""
    seen: dict[str, set[str]] = {}
    for row in countries().values():
        for word in (*row.adjectives, *row.people):
            seen.setdefault(fold(word), set()).add(row.country)
    return {word: min(codes) for word, codes in seen.items() if len(codes) == 1}


def demonym_at(span: NameSpan, gazetteer: Gazetteer) -> Found | None:
    """The country that a span names by its adjective or people; None where it names none so."""
    code = demonyms().get(own := span.key) or demonyms().get(_compound_head(own))
    country = gazetteer.countries.get(code) if code else None
    if country is None:
        return None
    return Found(span.start, span.end, own, ((country, 1.0),), demonym=True)


def _compound_head(key: str) -> str:
    """ "iranian" of "iranian backed": the hyphen is a space in a folded name."""
    head, _, rest = key.partition(" ")
    return head if rest in place_words().compound_ends else ""
