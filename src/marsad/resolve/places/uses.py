"""What a place name does in its sentence: where something happened, who acts, a dateline, a description."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from marsad.codebook.place_words import place_words
from marsad.model.entities import PlaceKind
from marsad.model.layers import PlaceUse
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page

DATELINE_CHARS = 160
LONGEST_CREDIT = 60
"""Characters of a dateline before the agency's name in brackets."""
HEAD_CHARS = 1500
"""Where a dateline may still stand: above it there may be a headline, tags and picture credits."""
_DATELINE_TAIL = re.compile(
    r"(?:,\s+[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+)?){0,2}(?:,?\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?,?)?"
    r"\s*(?:\([^)\n]{2,40}\))?\s*(?:--|[-–—:])\s"
)


def use_of(page: Page, name: Found) -> PlaceUse:
    """How the name is used; a location where nothing says otherwise."""
    entry = name.best
    if name.demonym:
        return PlaceUse.MODIFIER
    if is_dateline(page, name) or _is_credit(page, name):
        return PlaceUse.DATELINE
    if _is_origin(page, name):
        return PlaceUse.MODIFIER
    if name.kinds:
        return PlaceUse.LOCATION
    if name.broken[1] or page.lower_at(name.end) in place_words().organisation_words:
        return PlaceUse.MODIFIER
    head = page.doc[name.start : name.end].root
    acting = entry is not None and (entry.kind is PlaceKind.COUNTRY or entry.feature == "capital")
    if acting and _acts(head):
        return PlaceUse.ACTOR
    if head.dep_ in ("compound", "amod", "nmod") and head.head.i >= name.end and head.head.pos_ in ("NOUN", "PROPN"):
        # "in Hasakah northern Syria": a comma is missing.
        return PlaceUse.LOCATION if _is_place_name(head.head) else PlaceUse.MODIFIER
    return PlaceUse.LOCATION


def _is_origin(page: Page, name: Found) -> bool:
    """Whether the words before say who is from there: "a resident of Pakistan's Lahore"."""
    first = name.phrase_start
    if page.lower_at(first - 1) in ("'s", "\u2019s") and name.container is not None and name.container.end < first:
        first = name.container.phrase_start
    before = f"{page.lower_at(first - 2)} {page.lower_at(first - 1)}"
    return before in place_words().origins


def _acts(token: Token) -> bool:
    """Whether the name is the subject of a verb of saying or doing, or the party of "by", "against", "with"."""
    words = place_words()
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ == "nsubj":
        return token.head.lemma_.lower() in words.actor_verbs
    if token.dep_ in ("agent", "pobj"):
        return token.head.lower_ in words.actor_prepositions
    return False


def is_dateline(page: Page, name: Found) -> bool:
    """Whether the name opens a report as its dateline: "BEIRUT (AP) —", "Damascus, 3 Feb. (SANA) -"."""
    first = page.starts[name.start]
    if _stands_in_capitals(page, name):
        return True
    opens = name.start == 0 or "\n" in page.tokens[name.start - 1] or bool(page.doc[name.start].is_sent_start)
    if not opens or first > 4 * DATELINE_CHARS:
        return False
    tail = page.end(name.end - 1)
    dash = _DATELINE_TAIL.match(page.text, tail)
    if dash and (first == 0 or page.text[first - 1] == "\n" or page.between(name.start, name.end).isupper()):
        return True
    return bool(_agency_tail().match(page.text, tail))


@cache
def _agency_tail() -> re.Pattern[str]:
    """ ", Iraq (Agency)": what follows the place of a dateline without its dash."""
    agencies = "|".join(re.escape(name) for name in sorted(place_words().agencies))
    return re.compile(rf"(?:,\s+[A-Z][\w.'-]+)?\s*\((?:{agencies})[^)\n]{{0,20}}\)")


def _stands_in_capitals(page: Page, name: Found) -> bool:
    """ "BEIRUT Rebels said": capitals in a text that has none, and the sentence opens after them."""
    if page.starts[name.start] > HEAD_CHARS or not page.between(name.start, name.end).isupper():
        return False
    if name.end - name.start == 1 and len(page.tokens[name.start]) <= SHORTEST_CAPITALS:
        return False
    before, after = page.tokens[name.start - 1] if name.start else "", page.tokens[name.end : name.end + 1]
    if before.isupper() or before.lower() in place_words().prepositions or not after:
        return False
    return after[0] == "(" or (after[0][:1].isupper() and not (after[0].isupper() and len(after[0]) > 1))


SHORTEST_CAPITALS = 3
"""Letters up to which a word in capitals is an abbreviation: UK, UAE."""


def _is_credit(page: Page, name: Found) -> bool:
    """An outlet in brackets after the dateline, called like a place: "KABUL (Meridian) - Police said"."""
    if page.lower_at(name.start - 1) != "(" or page.lower_at(name.end) != ")":
        return False
    opening = page.starts[name.start - 1]
    line = page.text[page.text.rfind("\n", 0, opening) + 1 : opening].strip()
    if not line or len(line) > LONGEST_CREDIT or line.endswith((".", "!", "?")):
        return False
    rest = page.text[page.end(name.end) :].lstrip()
    return line.rstrip(",").isupper() or rest.startswith(("-", "\u2013", "\u2014", ":"))


def _is_place_name(token: Token) -> bool:
    return token.ent_type_ in ("GPE", "LOC") and token.pos_ == "PROPN"
