"""In which sense an occurrence is said to exist: negation, plan, threat, attempt, condition."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.realis_words import load_realis
from marsad.extract.rules.given_acts import (
    is_asked_about,
    is_call_taken,
    is_found_out,
    is_hoped_to_come_of,
    is_known,
)
from marsad.extract.rules.grammar import governors, highest
from marsad.extract.rules.tenses import by_tense
from marsad.extract.rules.triggers import Trigger
from marsad.model.claims import Realis

CLAUSAL = frozenset(
    {
        "xcomp",
        "ccomp",
        "advcl",
        "pcomp",
        "acl",
        "dobj",
        "pobj",
        "prep",
        "nsubj",
        "nsubjpass",
        "conj",
        "dep",
        "attr",
        "appos",
    }
)
FACTIVE_TIME = frozenset({"after", "when", "while", "as", "since", "following", "before", "until"})
MAX_STEPS = 5
HABIT_REACH = 5
"""Words above a plural act among which what somebody is disposed to is looked for."""


def find_realis(trigger: Trigger) -> tuple[Realis, str]:
    """The realis of a trigger and the rule that gave it."""
    if _is_conditional(highest(trigger.roots)) and not is_asked_about(trigger.head):
        return Realis.HYPOTHETICAL, "condition"
    for root in reversed(trigger.roots):
        found = _own(root) or _adjective(root)
        if found is not None:
            return _threat(root, found) or found
    found = _governed(highest(trigger.roots), is_given=is_known(trigger.head))
    if found is not None:
        return found
    if trigger.entry.realis is not None:
        return trigger.entry.realis, "entry"
    return by_tense(trigger)


def _own(token: Token) -> tuple[Realis, str] | None:
    """Negation, modal or condition at the token itself, or at the verb it shares its auxiliary with."""
    lexicon = load_realis()
    for child in token.children:
        lemma = child.lower_
        if child.dep_ == "neg" or (child.dep_ == "det" and lemma == "no"):
            return Realis.DENIED, f"negation:{lemma}"
        if child.dep_ == "aux" and lemma in lexicon.modals:
            perfect = any(other.lower_ == "have" and other.dep_ == "aux" for other in token.children)
            realis = lexicon.modals[lemma]
            return (Realis.HYPOTHETICAL if perfect else realis), f"modal:{lemma}"
        if child.dep_ == "mark" and lemma in lexicon.conditionals:
            return Realis.HYPOTHETICAL, f"condition:{lemma}"
    shares = token.dep_ == "conj" and token.pos_ == "VERB" and token.head.pos_ == "VERB"
    if shares and not any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in token.children):
        return _own(token.head)
    return None


def _is_conditional(token: Token) -> bool:
    """Whether the clause of the trigger, or one that holds it, is a condition."""
    at = token
    for _ in range(MAX_STEPS):
        if any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for child in at.children):
            return True
        if at.dep_ in {"ccomp", "ROOT", "relcl"} or at.head.i == at.i:
            return False
        at = at.head
    return False


def _threat(token: Token, found: tuple[Realis, str]) -> tuple[Realis, str] | None:
    """ "Warned that it would launch missiles": the verb of saying makes a threat of the plan."""
    head = token.head
    if not found[1].startswith("modal") or token.dep_ not in {"ccomp", "xcomp"} or head.i == token.i:
        return None
    if found[1] == "modal:would" and head.tag_ == "VBD" and head.lemma_.lower() in load_reader_words().announcing:
        # "Said it would attack": "will attack", told in the past.
        return Realis.PLANNED, "modal:would-told"
    realis = load_realis().verbs.get(head.lemma_.lower())
    return (Realis.THREATENED, f"verb:{head.lemma_}") if realis is Realis.THREATENED else None


def _adjective(token: Token) -> tuple[Realis, str] | None:
    lexicon = load_realis()
    for child in token.children:
        if child.dep_ in {"amod", "compound"} and child.lemma_.lower() in lexicon.adjectives:
            return lexicon.adjectives[child.lemma_.lower()], f"adjective:{child.lower_}"
    return None


WANTED = frozenset({Realis.DEMANDED, Realis.THREATENED})
"""What is wanted is wanted of the word itself, not of what that is about."""
Verdict = tuple[Realis, str]
TOLD = (Realis.OCCURRED, "")
"""What a governor says when it tells the trigger as fact and nothing above it matters."""


def _governed(token: Token, *, is_given: bool) -> Verdict | None:
    """What the words above the trigger make of it; a clause of time or result is told as fact."""
    at, is_own = token, True
    for _ in range(MAX_STEPS):
        if at.head.i == at.i or at.dep_ not in CLAUSAL:
            return None
        if any(child.dep_ == "mark" and child.lower_ in FACTIVE_TIME for child in at.children):
            return None
        said = _by_head(at)
        if said is not None:
            # "Flew in to help the victims of the attack", "urged the council to condemn the massacre".
            # "Flew in to carry out the strikes", "gave no details of the blast": both are known to have been.
            is_purpose, is_negated = said[1].startswith("purpose:"), said[1].startswith("negation:")
            given = (not is_own and (is_purpose or is_negated or said[0] in WANTED)) or (is_given and is_purpose)
            return None if said is TOLD or given else _averted_attempt(at.head) or said
        is_own = is_own and (
            at.dep_ in {"conj", "xcomp"}
            or at.head.pos_ == "ADP"
            or (at.dep_ == "prep" and at.head.pos_ in {"VERB", "AUX"})
        )
        at = at.head
    return None


def _averted_attempt(noun: Token) -> Verdict | None:
    """ "Foiled an attempt to blow up the bridge": the attempt itself came to nothing."""
    if noun.pos_ != "NOUN" or noun.dep_ not in {"dobj", "nsubjpass"}:
        return None
    realis = load_realis().verbs.get(noun.head.lemma_.lower())
    return (realis, f"verb:{noun.head.lemma_}") if realis is Realis.AVERTED else None


def _by_head(at: Token) -> Verdict | None:
    """What the head of a token makes of it: a realis, TOLD, or None to look further up."""
    head, lemma = at.head, at.head.lemma_.lower()
    if head.pos_ in {"VERB", "AUX"}:
        return _by_verb(head, at)
    if head.pos_ in {"NOUN", "PROPN"}:
        return _by_noun(head, at)
    if head.pos_ == "ADJ" and lemma in load_realis().adjectives:
        return load_realis().adjectives[lemma], f"adjective:{lemma}"
    if head.lower_ == "without":
        return Realis.DENIED, "without"
    return TOLD if head.pos_ in {"ADP", "SCONJ"} and head.lower_ in FACTIVE_TIME else None


def _by_verb(head: Token, at: Token) -> Verdict | None:
    relation, lemma = at.dep_, head.lemma_.lower()
    if lemma == "call" and relation == "prep" and _calls_fire(head, at):
        return TOLD
    if lemma == "call" and relation == "dobj" and any(child.dep_ == "oprd" for child in head.children):
        # "called the attack a crime": a name, no demand
        return TOLD
    if is_found_out(head, relation):
        return TOLD
    realis = load_realis().verbs.get(lemma)
    if realis is not None and _governs(head, at, relation, realis):
        return realis, f"verb:{lemma}"
    if _is_infinitive(at) and relation in {"advcl", "xcomp"} and lemma not in load_reader_words().beginnings:
        return Realis.PLANNED, f"purpose:{lemma}"
    if relation in {"advcl", "nsubj", "nsubjpass"} or (relation == "conj" and head.pos_ == "VERB"):
        return TOLD
    return _own(head) if relation in {"xcomp", "dobj"} else None


def _calls_fire(verb: Token, preposition: Token) -> bool:
    """ "The patrol called for an air strike": who can order fire gets it."""
    words = load_reader_words()
    caller = any(c.dep_ == "nsubj" and c.lemma_.lower() in words.callers for c in verb.children)
    return caller and any(c.dep_ == "pobj" and c.lemma_.lower() in words.called for c in preposition.children)


def _by_noun(head: Token, at: Token) -> Verdict | None:
    lemma = head.lemma_.lower()
    if lemma in load_reader_words().given or is_call_taken(head):
        return TOLD
    if is_hoped_to_come_of(head, at):
        return Realis.HYPOTHETICAL, f"noun:{lemma}"
    if lemma in load_realis().nouns and at.dep_ in {"acl", "prep", "conj"}:
        return load_realis().nouns[lemma], f"noun:{lemma}"
    return (Realis.PLANNED, f"purpose:{lemma}") if _is_infinitive(at) and at.dep_ in {"acl", "relcl"} else None


def _is_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children)


def _governs(head: Token, at: Token, relation: str, realis: Realis) -> bool:
    """Whether a realis verb has the trigger in its scope, not merely beside it."""
    if relation in {"advcl", "nsubj", "nsubjpass", "conj"}:
        # "the foiled attack", "the attack was thwarted": the act is the passive subject of what averts it.
        return relation == "nsubjpass" and realis in {Realis.AVERTED, Realis.PLANNED, Realis.DENIED, Realis.THREATENED}
    if head.lemma_ in load_reader_words().loose:
        return relation == "prep" or (relation in {"xcomp", "ccomp", "dobj"} and at.tag_ in {"VB", "VBG", "NN", "NNS"})
    return True


def is_habit(noun: Token) -> bool:
    """ "Responsible for attacks", "planning attacks on the force": plural acts that are not told one by one."""
    if noun.dep_ == "compound":
        # "Responsible for suicide bombing operations".
        noun = noun.head
    if noun.tag_ != "NNS" or any(child.dep_ in {"det", "nummod", "poss"} for child in noun.children):
        return False
    above = list(islice(governors(noun), HABIT_REACH))
    words = load_reader_words()
    return (
        any(upper.lemma_.lower() in words.disposed for upper in above)
        or (bool(above) and above[0].lower_ in words.reasons)
        or (len(above) > 1 and above[0].lower_ == "of" and above[1].lower_ in words.reasons)
    )
