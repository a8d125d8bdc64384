"""The arguments of an act that a noun names: before it, in its "of" and "on", and at the verb that bears it."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.triggers import Frame, load_triggers
from marsad.extract.rules.grammar import (
    CHARGES,
    TARGET_PREPOSITIONS,
    agents,
    all_coordinated,
    coordinated,
    governors,
    is_passive,
    objects,
    prepositional,
    subjects,
)
from marsad.extract.rules.page import Page
from marsad.extract.rules.roles import HURT, Collector
from marsad.extract.rules.triggers import Trigger

INVOLVEMENT_REACH = 3
"""Words between "suspected" and "involved": "suspected of being involved"."""
TARGETS_NOT_AT = tuple(preposition for preposition in TARGET_PREPOSITIONS if preposition != "at")


def noun_roles(collector: Collector, trigger: Trigger) -> None:
    """Puts the arguments of a noun trigger, and of the light verb that carries it, into their roles."""
    noun, frame, words = trigger.head, trigger.entry.frame, load_reader_words()
    collector.parties_before(noun)
    collector.agent(all_coordinated(prepositional(noun, "by", "between")), "by-phrase")
    if noun.dep_ == "pobj" and noun.head.lower_ == "under":
        # "under siege by troops": the parser hangs "by" on the verb
        collector.agent(all_coordinated(prepositional(noun.head.head, "by")), "by-phrase")
    if frame is Frame.MEET:
        collector.agent(all_coordinated(prepositional(noun, "with", "of", "against")), "with-phrase")
        # "Clashes took place between troops and rebels": told behind the verb.
        collector.agent(all_coordinated(prepositional(noun.head, "between")), "by-phrase")
    elif frame in {Frame.UNDERGO, Frame.EFFECT} or noun.lemma_ in words.of_is_hit:
        collector.patient(all_coordinated(prepositional(noun, "of")), "of-phrase")
    else:
        collector.agent(all_coordinated(prepositional(noun, "of")), "of-phrase")
    collector.patient(all_coordinated(prepositional(noun, *_target_prepositions(noun))), "target-phrase")
    at_sites = (site for site in prepositional(noun, "at") if site.lemma_.lower() in words.sites)
    collector.patient(all_coordinated(at_sites), "target-phrase")
    collector.agent(senders(collector.page, noun), "from-phrase")
    for child in noun.children:
        if (
            child.dep_ == "acl"
            and child.lemma_ in {"target", "hit", "strike", "kill", "wound", "injure"}
            and child.tag_ == "VBG"
        ):
            collector.patient(
                (head for c in child.children if c.dep_ == "dobj" for head in coordinated(c)), "acl-object"
            )
    charge = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ in {"for", "of"} and charge.lemma_.lower() in CHARGES:
        # "Blamed the rebels for the bombing": the one who is charged did it.
        collector.agent(objects(charge), "charged")
    collector.agent(answerable(noun), "answerable")
    if trigger.carrier is not None:
        _carrier_roles(collector, trigger.carrier, noun, frame)
    else:
        _bearing_verb_roles(collector, noun)


def answerable(act: Token) -> list[Token]:
    """Who "is responsible for the attack", "was behind it" or is "suspected of involvement in it"."""
    leading = act.head
    if act.dep_ != "pobj" or leading.dep_ != "prep":
        return []
    said = leading.head
    if leading.lower_ == "behind" and said.lemma_ in {"be", "stand"}:
        return subjects(said)
    if leading.lower_ == "for" and said.lower_ == "responsible" and said.dep_ in {"acomp", "oprd"}:
        return subjects(said.head)
    if said.lemma_.lower() in load_reader_words().involvement:
        charge = next((up for up in islice(governors(said), INVOLVEMENT_REACH) if up.lemma_ in CHARGES), None)
        return objects(charge) if charge is not None else []
    return []


def _target_prepositions(noun: Token) -> tuple[str, ...]:
    """With "at" only where something was shot or thrown; an attack at a place took place there."""
    return TARGET_PREPOSITIONS if noun.lemma_.lower() in load_reader_words().aiming else TARGETS_NOT_AT


def senders(page: Page, act: Token) -> list[Token]:
    """ "Fire from rebels", "shelling from army posts": who is at the other end, where that is a party."""
    return [
        head
        for head in all_coordinated(prepositional(act, "from"))
        if page.is_force(head) or any(page.is_force(child) for child in head.children if child.dep_ == "compound")
    ]


def _carrier_roles(collector: Collector, verb: Token, noun: Token, frame: Frame) -> None:
    lexicon = load_triggers()
    words = {
        verb.lemma_.lower(),
        *(f"{verb.lemma_.lower()} {c.lower_}" for c in verb.children if c.dep_ in {"prt", "prep"}),
    }
    if words & lexicon.light_subject_undergoes:
        collector.patient(subjects(verb), "light-verb-subject-undergoes")
        collector.agent(all_coordinated(prepositional(verb, "from", "by")), "from-phrase")
        return
    if is_passive(verb):
        collector.agent(agents(verb), "light-verb-by-phrase")
    else:
        collector.agent(subjects(verb), "light-verb-subject")
    collector.patient(all_coordinated(prepositional(verb, *_target_prepositions(noun))), "light-verb-target-phrase")
    if frame is Frame.MEET:
        collector.agent(all_coordinated(prepositional(verb, "with")), "light-verb-with-phrase")


def _bearing_verb_roles(collector: Collector, noun: Token) -> None:
    """ "The attack targeted a bus", "air strikes hit the town": what the act noun's own verb says was hit or hurt."""
    verb, words = noun.head, load_reader_words()
    if noun.dep_ != "nsubj" or verb.pos_ != "VERB":
        return
    found = [head for child in verb.children if child.dep_ == "dobj" for head in coordinated(child)]
    if verb.lemma_ in words.hit_verbs:
        collector.patient(found, "act-verb-object")
    elif verb.lemma_ in words.hurt_verbs:
        collector.patient(found, f"act-verb-object{HURT}")
