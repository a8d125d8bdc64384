"""Phrases around a trigger that decide its sense: from where, in exchange for what, under whose control."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.codebook.triggers import load_triggers
from marsad.extract.rules.grammar import prepositional
from marsad.extract.rules.noun_kinds import is_one_of
from marsad.extract.rules.page import Page


def from_place(page: Page, token: Token) -> bool:
    """ "Driven back from the village", "expelled from their strongholds"."""
    ways = (token, *(child for child in token.children if child.lower_ in {"out", "back", "away"}))
    return any(page.is_place(head) for way in ways for head in prepositional(way, "from", "of"))


def is_exchange(page: Page, token: Token) -> bool:
    """ "Released thirty rebels in exchange for ten soldiers"."""
    heads = list(prepositional(token, "in", "under", "as"))
    words = {noun.lemma_.lower() for head in heads for noun in (head, *prepositional(head, "of"))}
    return bool(words & load_triggers().senses.exchange)


def from_prison(page: Page, token: Token) -> bool:
    """ "Escaped from prison", "broke out of jail"."""
    ways = (token, *(child for child in token.children if child.lower_ == "out"))
    heads = (head for way in ways for head in prepositional(way, "from", "of"))
    return any(is_one_of(head, load_triggers().senses.prisons) for head in heads)


def is_heading(token: Token) -> bool:
    """The words before a colon at the start of a sentence: "Defusal: On 8 September, sappers ..."."""
    sent, after = token.sent, token.i + 1
    words = sent[: after - sent.start]
    return (
        after < sent.end
        and token.nbor().lower_ == ":"
        and not any(word.is_punct and word.lower_ not in {"-", "/"} for word in words)
    )


def voices(page: Page, token: Token) -> bool:
    """ "Gathered to demand water", "gathered in solidarity with": a crowd that says something."""
    voicing = load_triggers().senses.voicing
    wants = (child for child in token.children if child.dep_ in {"xcomp", "advcl"})
    words = {child.lemma_.lower() for child in wants}
    words.update(head.lemma_.lower() for head in prepositional(token, "in", "for", "against", "over"))
    against = any(child.lower_ == "against" for child in token.children)
    return against or bool(words & voicing)


def is_brought_under(page: Page, token: Token) -> bool:
    """ "Came under army control", "is again under rebel control"."""
    if token.dep_ == "nsubjpass":
        return token.head.lemma_.lower() in {"pass", "transfer", "hand", "return", "cede", "restore"}
    if token.dep_ != "pobj" or token.head.lower_ not in {"under", "in", "into"}:
        return False
    verb = token.head.head
    changed = {child.lower_ for child in verb.children} & {"again", "now", "back"}
    return verb.lemma_.lower() in {"come", "bring", "fall", "pass", "return"} or (verb.lemma_ == "be" and bool(changed))
