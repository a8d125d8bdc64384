"""The folded names that a span of capitalised words may be known by."""

from __future__ import annotations

from marsad.codebook.place_words import place_words
from marsad.resolve.places.page import Page
from marsad.resolve.places.spans import NameSpan

SHORTEST_NAME = 2
LONGEST_ACRONYM = 5
SHORTEST_NEAR = 4
"""Letters below which another spelling is another name."""
Form = tuple[int, int, str]
"""First token, token after the last, folded name."""


def forms_of(span: NameSpan, page: Page) -> list[Form]:
    """The folded names that a span may be known by, longest first: with words around it that belong to the name."""
    key = _key(span, page)
    if not key:
        return []
    words = place_words()
    forms: list[Form] = []
    ends = [(span.end, key)]
    if span.last == len(span.run.words) - 1 and page.lower_at(span.end) in words.kind_extends:
        one, two = page.lower_at(span.end), page.lower_at(span.end + 1)
        ends = [(span.end + 2, f"{key} {one} {two}"), (span.end + 1, f"{key} {one}"), *ends]
    before = page.lower_at(span.start - 1)
    if span.first == 0 and before in words.directions:
        forms += [(span.start - 1, end, f"{before} {name}") for end, name in ends]
    forms += [(span.start, end, name) for end, name in ends]
    if span.first == span.last and key.endswith("s") and len(key) > SHORTEST_NEAR and not key.endswith("ss"):
        forms.append((span.start, span.end, key[:-1]))
    return forms


def _key(span: NameSpan, page: Page) -> str:
    """The folded name of a span; empty where it cannot be a place name."""
    key = span.key
    words = place_words()
    if key in words.never_places or len(key) < SHORTEST_NAME:
        return ""
    if key in words.acronyms:
        return key if span.text.replace(".", "").isupper() else ""
    short_capitals = span.text.isupper() and len(key) <= LONGEST_ACRONYM
    if (len(key) == SHORTEST_NAME or short_capitals) and not _place_label(page, span):
        return ""
    return key


def _place_label(page: Page, span: NameSpan) -> bool:
    return page.labels[span.start] in ("GPE", "LOC")
