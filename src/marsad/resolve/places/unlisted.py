"""Names that no list has as they are written: do they stand for a place, and in which other spelling is it known?"""

from __future__ import annotations

from marsad.codebook.place_words import PlaceWords, place_words
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Gazetteer
from marsad.resolve.gazetteer.lookup import matches
from marsad.resolve.places.forms import SHORTEST_NEAR
from marsad.resolve.places.found import MOST_OPTIONS, Found
from marsad.resolve.places.page import Page
from marsad.resolve.places.spans import ARTICLES, Run, Word, span_of

SETTLED = frozenset((PlaceKind.SETTLEMENT, PlaceKind.ADMIN1, PlaceKind.ADMIN2))
LONGEST_NEAR = 4
FAIR = 0.6
"""Strength of a preposition from which an unknown name after it is looked for in other spellings."""


def stands_for_place(run: Run, page: Page) -> bool:
    """Whether an unknown name stands where a place would stand."""
    first, last = run.words[0].start, run.words[-1].end
    words = place_words()
    after, before, label = page.lower_at(last), page.lower_at(first - 1), page.labels[last - 1]
    if names_the_next(page, last):
        return False
    if after in words.kind_after or _is_called(page, first, words):
        return True
    if label in ("PERSON", "ORG", "DATE", "TIME", "NORP"):
        return label != "PERSON" and words.prepositions.get(before, 0.0) >= 1.0
    return label in ("GPE", "LOC", "FAC") or words.prepositions.get(before, 0.0) >= FAIR


def _is_called(page: Page, first: int, words: PlaceWords) -> bool:
    """ "The village of Kansafra": a place, whatever the name tagger says."""
    return (
        first > 1 and page.lower_at(first - 1) == "of" and page.between(first - 2, first).lower() in words.kind_before
    )


def names_the_next(page: Page, position: int) -> bool:
    """Whether the kind word at a token belongs to the name after it: "the Syrian town of Raqqa"."""
    kinds = place_words().kind_after.get(page.lower_at(position), ())
    if not SETTLED.intersection(kinds) or page.lower_at(position + 1) != "of" or position + 2 >= len(page.tokens):
        return False
    return page.tokens[position + 2][:1].isupper()


def in_other_spelling(run: Run, page: Page, gazetteer: Gazetteer) -> Found | None:
    """The run in another spelling, without words that only open the sentence; without entries, an unlisted name."""
    words = place_words()
    first = 0
    while first < len(run.words) - 1 and _opens(run.words[first].text.lower(), words):
        first += 1
    span = span_of(run, first, len(run.words) - 1)
    key = span.key
    no_name = words.never_places - ARTICLES - words.name_words
    plain = not no_name.isdisjoint(key.split())
    if len(run.words) - first > LONGEST_NEAR or plain or len(key) < SHORTEST_NEAR:
        return None
    if key.rpartition(" ")[2] in words.compound_ends or _is_common(run.words[first:], page):
        return None
    options = tuple((entry, likeness) for entry, _, likeness in matches(gazetteer, span.text)[:MOST_OPTIONS])
    return Found(span.start, span.end, key, options)


def _is_common(words: tuple[Word, ...], page: Page) -> bool:
    """Whether the document writes every word small elsewhere: "Suicide Blast" of a headline."""
    return all(word.text.lower() in page.common or word.text.lower() in ARTICLES for word in words)


def _opens(lower: str, words: PlaceWords) -> bool:
    return (
        lower in words.articles
        or lower in words.prepositions
        or (lower in words.never_places and lower not in words.name_words)
    )
