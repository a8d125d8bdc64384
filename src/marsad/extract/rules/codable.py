"""What is no claim at all: fears and expectations, what somebody will not do, and movements that only set a scene."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from marsad.codebook.event_types import load_event_types
from marsad.codebook.reader_words import load_reader_words
from marsad.extract.rules.grammar import governors, highest, subjects
from marsad.extract.rules.grouping import Group
from marsad.extract.rules.joining import TAKING, is_purpose
from marsad.extract.rules.realis import find_realis
from marsad.extract.rules.triggers import Trigger
from marsad.model.claims import Realis

FEAR_REACH = 4
"""Words above an act among which the one that only fears it is looked for."""
AIM_REACH, BREACH_REACH = 3, 4
"""Words above an aim or a broken agreement among which what it belongs to is looked for."""
SCENE_MARKS = frozenset({"as", "while", "when"})
MOVES = frozenset({"territory_change", "movement", "displacement", "other_development"})
CLAUSE_DEPS = frozenset(
    {"ccomp", "acl", "pobj", "prep", "xcomp", "dobj", "pcomp", "relcl", "conj", "nsubj", "nsubjpass", "mark", "advcl"}
)


def is_codable(group: Group) -> bool:
    """Whether the coding guide makes a claim of what a group tells."""
    head = highest(group.main.roots)
    return not (
        _is_toll_to_come(group)
        or _is_feared(head)
        or _is_ruled_out(head)
        or _is_aim(group.main)
        or _is_mentioned(group.main)
        or _is_charge(group.main)
        or _befell_nobody(head, group.main)
        or (group.is_effect_only and _is_state(head))
        or _is_left_out(head)
        or _is_notion(head)
        or _is_of_animals(group)
    )


def _is_toll_to_come(group: Group) -> bool:
    """ "The death toll is expected to rise": how many may have died, but no act that is to come."""
    return (
        group.is_effect_only
        and group.main.head.pos_ == "NOUN"
        and find_realis(group.main)[0] in {Realis.PLANNED, Realis.HYPOTHETICAL}
    )


def _is_feared(head: Token) -> bool:
    """ "In anticipation of an assault", "they fear that the road will be cut"."""
    fears = load_reader_words().fears
    at = head
    for upper in islice(governors(head), FEAR_REACH):
        if at.dep_ not in CLAUSE_DEPS:
            return False
        if upper.lemma_.lower() in fears:
            return at.dep_ not in {"nsubj", "nsubjpass", "advcl", "conj"}
        at = upper
    return False


def _is_ruled_out(head: Token) -> bool:
    """ "Will not retreat": neither done nor denied, nor planned."""
    return any(child.dep_ == "neg" for child in head.children) and any(
        child.dep_ == "aux" and child.lower_ in {"will", "wo", "would", "shall"} for child in head.children
    )


def _is_aim(trigger: Trigger) -> bool:
    """ "The operation was carried out to capture him", "its campaign to retake the port": what all of it was for."""
    if not is_purpose(trigger):
        return False
    undertakings = load_reader_words().undertakings
    above = list(islice(governors(trigger.roots[-1]), AIM_REACH))
    doers = (child for upper in above for child in upper.children if child.dep_ in {"nsubj", "nsubjpass"})
    return any(noun.lemma_.lower() in undertakings for noun in (*above, *doers))


def _is_mentioned(trigger: Trigger) -> bool:
    """ "Shelled the town in violation of the truce": an agreement that only something else is said of."""
    if trigger.entry.type != "agreement" or trigger.entry.is_verb:
        return False
    words = load_reader_words()
    above = list(islice(governors(trigger.head), BREACH_REACH))
    if len(above) > 1 and above[0].dep_ == "prep" and above[1].lemma_.lower() in words.mentions | words.breaches:
        # "Their commitment to the truce", "remains committed to a ceasefire", "breaches of the truce".
        return True
    if trigger.head.dep_ == "dobj" and above[0].lemma_.lower() in words.breaches:
        # "Breached the truce by shelling the town".
        return True
    return any(
        upper.lemma_.lower() in words.breaches and upper.dep_ == "pobj" and upper.head.lower_ in {"in", "as"}
        for upper in above
    )


def _is_charge(trigger: Trigger) -> bool:
    """ "Charged with murder", "two counts of assault", "an arrest warrant": law names for an act told elsewhere."""
    noun, words = trigger.head, load_reader_words()
    if trigger.entry.is_verb:
        return False
    if noun.dep_ == "compound" and noun.head.lemma_.lower() in words.legal_papers:
        return True
    first = noun.head if noun.dep_ == "conj" else noun
    if first.dep_ != "pobj" or first.head.dep_ != "prep" or _has(noun, "det", "poss", "nummod"):
        return False
    charge = first.head.head.lemma_.lower()
    return charge in words.legal_counts or (charge in words.legal_charges and not _has(noun, "prep"))


def _has(noun: Token, *relations: str) -> bool:
    return any(child.dep_ in relations for child in noun.children)


def _befell_nobody(head: Token, trigger: Trigger) -> bool:
    """ "No women were detained": no arrest; who was not hurt is a figure of the act told before."""
    if load_event_types().family(trigger.entry.type) != TAKING:
        return False
    victims = (
        word for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"} for word in child.children
    )
    return any(word.lower_ == "no" for word in victims)


def _is_state(head: Token) -> bool:
    """ "Others remained critically wounded": how they are, since they were hurt."""
    return head.head.lemma_.lower() in {"remain", "stay"} and head.dep_ in {"acomp", "xcomp", "attr"}


def _is_left_out(head: Token) -> bool:
    """ "Searched the house without firing a shot", "avoids targeting civilians"."""
    return head.tag_ == "VBG" and head.head.lemma_.lower() in load_reader_words().leaving_out


def _is_notion(head: Token) -> bool:
    """ "Taking the city is part of the plan": speaks of the deed, and tells of none."""
    return head.tag_ == "VBG" and head.dep_ == "csubj" and head.head.tag_ in {"VBZ", "VBP"}


def _is_of_animals(group: Group) -> bool:
    """ "A dog attacked a boy", "shark attacks"."""
    animals = load_reader_words().animals
    doers = [noun for item in group.told if item.trigger.entry.is_verb for noun in subjects(item.trigger.head)]
    kind = [child for child in group.main.head.children if child.dep_ == "compound"]
    return any(noun.lemma_.lower() in animals for noun in (*doers, *kind))


def sets_scene(trigger: Trigger) -> bool:
    """ "Was hit as they were entering the village": the clause says when, of people named before."""
    head = highest(trigger.roots)
    if head.dep_ != "advcl":
        return False
    marks = {child.lower_ for child in head.children if child.dep_ in {"mark", "advmod"}}
    subjects = [child for child in head.children if child.dep_ == "nsubj"]
    if not marks & SCENE_MARKS:
        return False
    # "As soldiers were conducting a search": whoever it was, something else is told.
    is_undertaking = trigger.head.lemma_.lower() in load_reader_words().undertakings
    return is_undertaking or (trigger.entry.type in MOVES and all(child.pos_ == "PRON" for child in subjects))
