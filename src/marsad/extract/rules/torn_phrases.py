"""Noun phrases that the syntax model has torn in two, or heaped up with names that are no part of them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from marsad.codebook.places import nationalities

NOUNS = frozenset({"NOUN", "PROPN"})
PILE = 3
"""Names before a demonym from which they are no part of its phrase."""
LEADS = frozenset({"half", "dozen", "dozens", "hundred", "hundreds", "thousands", "scores", "majority"})
"""Nouns that stand before an article within one phrase."""


def torn_from(head: Token) -> Token | None:
    """The noun that `head` only describes, where the syntax model took the two for a list.

    "An Afghan and coalition force" is one force and "70 regime and rebel fighters" are fighters: a demonym behind an
    article, and a singular behind a number above one, are no nouns by themselves.
    """
    if head.tag_ in {"NNS", "NNPS"} or head.pos_ not in NOUNS | {"ADJ"}:
        return None
    before = [child for child in head.lefts if child.i < head.i]
    described = head.lower_ in nationalities() and any(child.dep_ in {"det", "amod"} for child in before)
    counted = any(child.dep_ == "nummod" and child.lower_ not in {"one", "1"} for child in before)
    if not (described or counted):
        return None
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}:
            return None if any(c.dep_ in {"det", "poss", "nummod"} for c in child.lefts) else child
    return None


def start_behind_pile(doc: Doc, first: int, head: int) -> int:
    """Where a phrase really begins that has a pile of names before it: "Tags Syria Idlib Al-Nusra Syrian rebels".

    An article, a number, or a demonym after many names begins a phrase anew; possessors are followed by their mark.
    """
    names = sum(doc[i].pos_ == "PROPN" for i in range(first, head))
    for i in range(head - 1, first, -1):
        token, before = doc[i], doc[i - 1]
        names -= token.pos_ == "PROPN"
        if before.pos_ not in NOUNS or before.lower_ in LEADS:
            continue
        begins = token.tag_ in {"DT", "PRP$"} or (token.tag_ == "CD" and token.dep_ in {"nummod", "quantmod"})
        if begins or (token.lower_ in nationalities() and token.pos_ == "ADJ" and names >= PILE):
            return i
    return first
