"""Acts that their words name as known: "the attack", "Monday's raid", "the shells fell", "the houses that were hit"."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.extract.rules.grammar import is_passive, own_subjects
from marsad.extract.rules.noun_kinds import is_act_noun
from marsad.extract.rules.page import Page
from marsad.extract.rules.triggers import Trigger

STRUCK = frozenset({"armed_attack_unspecified", "destruction"})
"""Types of verbs that only say that something was hit."""


def is_known_act(page: Page, trigger: Trigger) -> bool:
    """Whether a trigger speaks of an act as of one told before, by its own article or that of what it is told of."""
    if not trigger.entry.is_verb:
        return names_known(trigger.head)
    verb = trigger.head
    if verb.dep_ == "relcl" and is_passive(verb) and trigger.entry.type in STRUCK:
        # "The four houses that were hit".
        return names_known(verb.head)
    return any(names_known(noun) and _acts_by_itself(page, noun, verb) for noun in own_subjects(verb))


def _acts_by_itself(page: Page, noun: Token, verb: Token) -> bool:
    """ "The raids targeted", "the shells fell"; "the assault force attacked" tells what a party did."""
    if noun.lemma_.lower() in load_reader_words().authors:
        # "The bombers", "the attackers": those of the act just told.
        return True
    if page.is_force(noun):
        return False
    return is_act_noun(noun) or (page.is_projectile(noun) and not is_passive(verb))


def names_known(noun: Token) -> bool:
    """Whether a noun has the article, the possessive or the day of what is known."""
    words = load_reader_words()
    return any(
        (child.lower_ in words.definite and child.dep_ in {"det", "predet"})
        or (child.dep_ == "poss" and child.pos_ == "PRON")
        or (child.dep_ in {"poss", "compound", "nmod"} and child.lower_ in words.days)
        for child in noun.children
    )
