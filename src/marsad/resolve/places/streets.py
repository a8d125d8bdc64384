"""Streets, which are named after towns and countries far away: "Lamar Street", "the 3400 block of West Monroe"."""

from __future__ import annotations

from marsad.codebook.place_words import PlaceWords
from marsad.model.entities import PlaceKind
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page

PARTS_OF_TOWNS = frozenset((PlaceKind.FACILITY, PlaceKind.NEIGHBOURHOOD))
LONGEST_PAIR = 4
"""Tokens from a name to the word that closes a crossing: "Brazil and La Grande avenues"."""


def read_street(page: Page, name: Found, words: PlaceWords) -> None:
    """Leave a name that the words around it make a street's nothing but streets and the like to stand for.

    What is left without any lies where the report speaks of, and says nothing of which country that is in.
    """
    if name.demonym:
        return
    called = _is_called_street(page, name.end, words)
    if called:
        name.phrase_end = max(name.phrase_end, name.end + 1)
    if called or _is_in_block(page, name, words) or _is_at_crossing(page, name.end, words):
        name.kinds = name.kinds or (PlaceKind.FACILITY,)
        name.options = tuple(option for option in name.options if option[0].kind in PARTS_OF_TOWNS)


def _is_called_street(page: Page, position: int, words: PlaceWords) -> bool:
    """Whether a capitalised word for a street follows: "the Damascus road" leads there, "Damascus Road" may not."""
    return _is_street_word(page, position, words) and page.tokens[position][:1].isupper() and page.spaced[position - 1]


def _is_street_word(page: Page, position: int, words: PlaceWords) -> bool:
    return page.lower_at(position).rstrip(".") in words.streets


def _is_in_block(page: Page, name: Found, words: PlaceWords) -> bool:
    """Whether the name follows "block of", compass words between them let aside."""
    first = name.phrase_start - 1
    while page.lower_at(first).rstrip(".") in words.directions:
        first -= 1
    return page.lower_at(first) == "of" and page.lower_at(first - 1) in words.blocks


def _is_at_crossing(page: Page, position: int, words: PlaceWords) -> bool:
    """Whether two names share the word for streets, this one being the first: "Brazil and La Grande avenues"."""
    if page.lower_at(position) not in ("and", "&"):
        return False
    for last in range(position + 2, position + 1 + LONGEST_PAIR):
        if _is_street_word(page, last, words) and page.lower_at(last).endswith("s"):
            return True
        if not page.tokens[last : last + 1] or not page.tokens[last][:1].isupper():
            return False
    return False
