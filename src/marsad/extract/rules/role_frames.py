"""Who did it, to whom, with what: the arguments of a trigger by its frame and the grammar around it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.triggers import Frame, TriggerEntry
from marsad.extract.rules.grammar import (
    TARGET_PREPOSITIONS,
    agents,
    all_coordinated,
    coordinated,
    counted_noun,
    is_passive,
    objects,
    prepositional,
    subjects,
)
from marsad.extract.rules.noun_kinds import is_in_wait
from marsad.extract.rules.noun_roles import noun_roles, senders
from marsad.extract.rules.page import Page
from marsad.extract.rules.roles import Collector, Roles, is_act
from marsad.extract.rules.triggers import Trigger

VERB_TARGETS = ("on", "at", "against", "into", "towards", "toward")
FIRE = "fire"
AMONG = "among"
"""A bomb set off among people was meant for them."""
MEANS = ("with", "using", "by", "from", "in", "via")


def find_roles(page: Page, trigger: Trigger) -> Roles:
    """The arguments of a trigger."""
    collector = Collector(page, trigger.last, hits_acts=trigger.entry.type == "interception")
    if trigger.entry.is_verb:
        _verb_roles(collector, trigger.head, trigger.entry)
    else:
        noun_roles(collector, trigger)
    if trigger.entry.type == "agreement":
        collector.agent(all_coordinated(prepositional(trigger.head, "between")), "by-phrase")
    _means(collector, trigger)
    return collector.roles()


def _verb_roles(collector: Collector, verb: Token, entry: TriggerEntry) -> None:
    frame = entry.frame
    if frame is Frame.UNDERGO:
        collector.patient(subjects(verb), "subject-undergoes")
        collector.weapons(_come_upon(collector.page, verb), "object-weapon")
        collector.agent([*agents(verb), *_takers(verb)], "by-phrase")
    elif frame is Frame.MEET:
        collector.agent(subjects(verb), "subject")
        collector.agent(all_coordinated(prepositional(verb, "with", "against", "between", "by")), "with-phrase")
        if entry.type != "agreement":
            collector.agent(objects(verb), "object-party")
    elif frame is Frame.GO_OFF:
        _go_off(collector, verb)
    else:
        _act(collector, verb, frame)


def _takers(verb: Token) -> Iterable[Token]:
    """Who gets what falls or is lost: "fell to the rebels", "fell into the hands of the army"."""
    if verb.lemma_.lower() not in {"fall", "lose"}:
        return []
    hands = (hand for hand in prepositional(verb, "into", "in") if hand.lemma_.lower() == "hand")
    return [
        *all_coordinated(prepositional(verb, "to")),
        *(head for hand in hands for head in prepositional(hand, "of")),
    ]


def _act(collector: Collector, verb: Token, frame: Frame) -> None:
    found, page, words = objects(verb), collector.page, load_reader_words()
    if is_passive(verb):
        collector.agent(agents(verb), "by-phrase")
    elif frame is Frame.EFFECT and not found:
        # "around 40 wounded": a participle that the syntax model took for a past tense.
        collector.patient((head for head in subjects(verb) if not page.is_weapon(head)), "subject-undergoes")
    elif frame is not Frame.EFFECT or verb.lemma_.lower() not in words.finding:
        doers = subjects(verb)
        collector.agent(doers, "subject")
        collector.agent(_who_set(page, doers), "set-weapon")
    for head in found:
        sent = counted_noun(head)
        if frame is Frame.ACT and page.is_weapon(sent) and verb.lemma_ in words.instrumental:
            collector.weapon(sent, "object-weapon")
        elif frame is Frame.ACT and page.is_weapon(sent) and verb.lemma_ in words.sending:
            collector.weapon(sent, "object-weapon")
            collector.patient(all_coordinated(prepositional(sent, *TARGET_PREPOSITIONS, AMONG)), "object-target-phrase")
            collector.patient(all_coordinated(prepositional(verb, AMONG)), "target-phrase")
        elif frame is Frame.EFFECT and head.i in page.weapons and not page.is_force(head):
            # "A car bomb killed five and wounded ten", misread as a bomb that was killed.
            collector.weapon(head, "object-weapon")
            collector.parties_before(head)
        else:
            collector.patient([head], "object")
    if frame is not Frame.EFFECT or not found:  # "arrested an activist at a gathering": the activist was aimed at
        collector.patient(_aimed(collector.page, verb), "target-phrase")
    if FIRE in {child.lower_ for child in verb.children}:
        # "Set fire to a clinic".
        lit = [verb, *(child for child in verb.children if child.lower_ == FIRE)]
        collector.patient((head for token in lit for head in all_coordinated(prepositional(token, "to"))), "object")
    if not found and not subjects(verb):
        collector.agent(senders(page, verb), "from-phrase")


def _come_upon(page: Page, verb: Token) -> list[Token]:
    """The mine of "the bus struck a mine", "a boy stepped on a mine"."""
    return [head for head in (*objects(verb), *prepositional(verb, "on", "over")) if is_in_wait(page, head)]


def _who_set(page: Page, weapons: Iterable[Token]) -> list[Token]:
    """The group of "the group planted the bomb that killed five"."""
    words = load_reader_words()
    return [
        doer
        for weapon in weapons
        if weapon.dep_ == "dobj" and page.is_weapon(weapon) and weapon.head.lemma_ in words.sending | words.setting
        for doer in subjects(weapon.head)
    ]


def _aimed(page: Page, verb: Token) -> Iterable[Token]:
    """Targets after a preposition; "at" says where an act took place unless something was shot or thrown."""
    shoots = verb.lemma_.lower() in load_reader_words().aiming
    has_object = bool(objects(verb))
    for head in all_coordinated(prepositional(verb, *VERB_TARGETS)):
        if has_object and head.head.lower_ == "on" and head.lemma_.lower() in load_reader_words().ways:
            continue  # "struck a truck on the road"
        if shoots or head.head.lower_ != "at" or not page.is_place(head):
            yield head


def _go_off(collector: Collector, verb: Token) -> None:
    for head in [*subjects(verb), *(objects(verb) if not is_passive(verb) else [])]:
        if collector.page.is_weapon(counted_noun(head)):
            # "Dozens of shells fell".
            collector.weapon(counted_noun(head), "subject-weapon")
        elif not is_passive(verb) and head.dep_ == "nsubj" and collector.page.can_act(head):
            collector.agent([head], "subject")
        else:
            collector.patient([head], "object")
    collector.agent(agents(verb), "by-phrase")
    collector.patient(all_coordinated(prepositional(verb, "on", "at", "into", "onto", "against")), "target-phrase")


# ---------------------------------------------------------------- means
def _hung_on_object(page: Page, verb: Token) -> Iterable[Token]:
    """What flies or explodes in a "with" that the parse hung on what was hit: "hit camps of rebels with missiles"."""
    if verb.pos_ != "VERB":
        return
    for thing in objects(verb):
        hit = [noun for noun in thing.subtree if noun.i > verb.i and noun.dep_ in {"dobj", "pobj", "nsubjpass"}]
        for noun in hit:
            if not page.is_weapon(noun) and noun.lemma_.lower() not in page.nouns.equipment:
                yield from (head for head in prepositional(noun, "with") if page.is_projectile(head))


def _means(collector: Collector, trigger: Trigger) -> None:
    """Weapons in a means phrase of the trigger or its carrier, and weapon words inside the trigger's own phrase."""
    page = collector.page
    for root in trigger.roots:
        for head in all_coordinated(prepositional(root, *MEANS)):
            named = [head] if head.i in page.weapons else [c for c in head.children if c.dep_ in {"compound", "amod"}]
            collector.weapons((token for token in named if token.i in page.weapons), "means-phrase")
        collector.weapons(_hung_on_object(page, root), "means-phrase")
    inside = (page.doc[index] for index in range(trigger.first, trigger.last + 1) if index in page.weapons)
    acted_on = {head.i for head in objects(trigger.head)}  # "set a bus on fire" stands around the bus
    collector.weapons((token for token in inside if not is_act(token) and token.i not in acted_on), "trigger")
    used = (obj for child in trigger.head.children if child.lemma_ == "use" for obj in child.children)
    collector.weapons(
        (head for obj in used if obj.dep_ == "dobj" for head in coordinated(obj) if head.i in page.weapons), "using"
    )
    upper = trigger.head.head
    if trigger.head.dep_ in {"xcomp", "advcl"} and upper.lemma_.lower() in load_reader_words().instrumental:
        collector.weapons((head for head in objects(upper) if head.i in page.weapons), "used-to")
