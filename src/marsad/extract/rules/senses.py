"""The sense in which a trigger stands: a strike from the air or one of nurses, fire of arms or of flames."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from marsad.codebook.triggers import TriggerEntry, load_triggers
from marsad.extract.rules.conditions import CONDITIONS
from marsad.extract.rules.page import Page


def is_meant(page: Page, token: Token, entry: TriggerEntry) -> bool:
    """Whether a trigger stands here in the sense of its entry."""
    if entry.not_with and entry.not_with & set(_neighbours(token)):
        return False
    if is_of_peace(token):
        return False
    if not all(CONDITIONS[need](page, token) for need in entry.also):
        return False
    return not entry.needs or any(CONDITIONS[need](page, token) for need in entry.needs)


def is_of_peace(token: Token) -> bool:
    """Whether a sentence tells of sport, an accident, an illness or the weather, and of no arms beside."""
    lexicon, sent = load_triggers(), token.sent
    found = lexicon.peace.search(sent.text.lower())
    if found is None:
        return False
    first, last = (sent.start_char + offset for offset in found.span())
    others = (word for word in sent if word.i != token.i and not first <= word.idx < last)
    return not any(word.lemma_.lower() in lexicon.senses.arms for word in others)


def _neighbours(token: Token) -> Iterator[str]:
    """Lemmas that decide a sense: modifiers, objects, subjects and the nouns of prepositions."""
    for child in token.children:
        yield child.lemma_.lower()
        if child.dep_ in {"prep", "agent", "dobj", "nsubj", "nsubjpass"}:
            for grandchild in child.children:
                if grandchild.dep_ in {"pobj", "compound", "amod"}:
                    yield grandchild.lemma_.lower()
    if token.dep_ in {"dobj", "pobj", "compound", "amod", "nsubj", "nsubjpass"}:
        yield token.head.lemma_.lower()
