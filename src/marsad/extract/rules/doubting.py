"""Doubt about who did it: "it was unclear whether rebels or the army carried out the attack".

The act is sure there, only its author is not: both are named, suspected. Where the question is by what means a harm was
done, the means are no acts of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.extract.rules.grammar import all_coordinated, governors, highest, own_subjects
from marsad.extract.rules.noun_phrases import phrase_span
from marsad.extract.rules.roles import Argument
from marsad.extract.rules.triggers import Trigger

DOUBTED = "doubted-author"
"""The rule of the realis and of the perpetrators that such a doubt gives."""
REACH = 5
"""Words above an act among which the question is looked for."""
QUESTIONS = frozenset({"whether", "if"})
NEGATIONS = frozenset({"not", "n't", "nt", "n’t", "never", "no"})
"""With "nt" of texts that lost their apostrophes."""


def questioned_clause(trigger: Trigger) -> Token | None:
    """The verb of the clause in question that the trigger stands in; None where nobody asks."""
    head = highest(trigger.roots)
    for token in (head, *islice(governors(head), REACH)):
        if any(child.dep_ == "mark" and child.lower_ in QUESTIONS for child in token.children):
            return token if _is_unclear(token.head) else None
    return None


def _is_unclear(governor: Token) -> bool:
    """ "It is unclear", "not immediately known", "could not determine"."""
    words = load_reader_words()
    said = [governor, *(child for child in governor.children if child.dep_ in {"acomp", "attr", "oprd", "xcomp"})]
    if any(token.lemma_.lower() in words.unclear for token in said):
        return True
    negated = any(
        child.dep_ == "neg" or child.lower_ in NEGATIONS for token in (*said, governor.head) for child in token.children
    )
    return negated and any(token.lemma_.lower() in words.clear for token in said)


def is_questioned_means(trigger: Trigger) -> bool:
    """ "Unclear whether the damage was caused by an air strike or shelling": neither is told as having happened."""
    at = trigger.head
    if questioned_clause(trigger) is None:
        return False
    while at.dep_ == "conj":
        at = at.head
    return at.dep_ == "pobj" and at.head.lower_ in {"by", "from"}


def asks_author(trigger: Trigger) -> bool:
    """ "It is not known which planes carried out the raid": the act is known, and nobody is named for it."""
    verb = trigger.roots[-1]
    if verb.pos_ not in {"VERB", "AUX"} or verb.dep_ != "ccomp":
        return False
    words, asked = load_reader_words(), verb.left_edge
    is_question = asked.tag_ in {"WP", "WDT", "WP$"} and asked.lower_ != "that"
    return is_question and any(upper.lemma_.lower() in words.clear | words.unclear for upper in (verb.head,))


def suspected_authors(trigger: Trigger, *, is_known: bool) -> tuple[Argument, ...] | None:
    """Everybody between whom the doubt is, where the act itself is known; None where there is no such doubt."""
    clause = questioned_clause(trigger)
    if clause is None or not is_known:
        return None
    heads = [head for head in all_coordinated(_named(clause)) if head.i != trigger.head.i]
    found = tuple(Argument(head, phrase_span(head), DOUBTED) for head in heads)
    return found or None


def _named(clause: Token) -> Iterator[Token]:
    """Who the question is about: the agent of a passive, else the subject."""
    agents = [noun for child in clause.children if child.lower_ == "by" for noun in child.children]
    yield from (noun for noun in agents if noun.dep_ == "pobj")
    if not agents:
        yield from own_subjects(clause)
