"""Acts that a sentence takes for given: it may ask about them or tell of a call about them, and doubts them not."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.extract.rules.grammar import governors
from marsad.extract.rules.known_acts import names_known

CALL_REACH = 2
"""Words above a call among which who took it is looked for."""


def is_known(head: Token) -> bool:
    """ "The strikes", "this attack": an act that was told."""
    return head.pos_ == "NOUN" and names_known(head)


def is_asked_about(head: Token) -> bool:
    """ "Unsure if the shooting was intentional": asked is what it was like, not whether it was."""
    if not is_known(head) or head.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    verb = head.head
    is_past = verb.tag_ == "VBD" or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ == "VBD" for child in verb.children
    )
    return is_past and any(child.dep_ == "mark" and child.lower_ in {"if", "whether"} for child in verb.children)


def is_call_taken(noun: Token) -> bool:
    """ "Officers received a call for a shooting", "calls about gunfire": a call that reports, and demands nothing."""
    if noun.lemma_.lower() not in load_reader_words().reporting_calls:
        return False
    about = any(child.dep_ == "prep" and child.lower_ in {"about", "of", "reporting"} for child in noun.children)
    taking = load_reader_words().taking_calls
    return about or any(upper.lemma_.lower() in taking for upper in islice(governors(noun), CALL_REACH))


def is_found_out(verb: Token, relation: str) -> bool:
    """ "Were able to determine that a boy was shot": what is found out is so."""
    return relation == "ccomp" and verb.lemma_.lower() in load_reader_words().finding_out


def is_hoped_to_come_of(noun: Token, clause: Token) -> bool:
    """ "Information leading to the arrest of the gunman": nobody is arrested yet."""
    is_hint = noun.lemma_.lower() in load_reader_words().hints
    return is_hint and clause.dep_ == "acl" and clause.lemma_.lower() == "lead"
