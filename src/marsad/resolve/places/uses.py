"""What a place name does in its sentence: where something happened, who acts, a dateline, a description."""

from __future__ import annotations

import re

from spacy.tokens import Token

from marsad.codebook.place_words import place_words
from marsad.model.entities import PlaceKind
from marsad.model.layers import PlaceUse
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page

DATELINE_CHARS = 160
_DATELINE_TAIL = re.compile(
    r"(?:,\s+[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+)?){0,2}(?:,?\s+(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?,?)?"
    r"\s*(?:\([^)\n]{2,40}\))?\s*(?:--|[-–—:])\s"
)
_AGENCY_TAIL = re.compile(
    r"(?:,\s+[A-Z][\w.'-]+)?\s*\((?:AP|AFP|Reuters|SANA|UPI|dpa|IRIN|Xinhua|ANI|KUNA|WAM|CNN|BBC|PTI|IANS|EFE)[^)\n]{0,20}\)"
)


def use_of(page: Page, name: Found) -> PlaceUse:
    """How the name is used; a location where nothing says otherwise."""
    entry = name.best
    if name.demonym:
        return PlaceUse.MODIFIER
    if is_dateline(page, name):
        return PlaceUse.DATELINE
    if name.kinds:
        return PlaceUse.LOCATION
    if name.broken[1] or page.lower_at(name.end) in place_words().organisation_words:
        return PlaceUse.MODIFIER
    head = page.doc[name.start : name.end].root
    acting = entry is not None and (entry.kind is PlaceKind.COUNTRY or entry.feature == "capital")
    if acting and _acts(head):
        return PlaceUse.ACTOR
    if head.dep_ in ("compound", "amod", "nmod") and head.head.i >= name.end and head.head.pos_ in ("NOUN", "PROPN"):
        return PlaceUse.MODIFIER
    return PlaceUse.LOCATION


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
    opens = name.start == 0 or "\n" in page.tokens[name.start - 1] or bool(page.doc[name.start].is_sent_start)
    if not opens or first > 4 * DATELINE_CHARS:
        return False
    tail = page.end(name.end - 1)
    dash = _DATELINE_TAIL.match(page.text, tail)
    if dash and (first == 0 or page.text[first - 1] == "\n" or page.between(name.start, name.end).isupper()):
        return True
    return bool(_AGENCY_TAIL.match(page.text, tail))
