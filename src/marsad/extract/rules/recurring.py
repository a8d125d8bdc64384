"""Acts that a report does not tell one by one: done over and over, going on for long, or the course of a campaign.

"Jets have been bombing the suburb", "the group carries out raids", "the alliance stepped up its strikes": true of many
acts and of no one of them. A day, a number of acts or people hurt make one occurrence of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from spacy.tokens import Token

from marsad.codebook.event_types import load_event_types
from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.triggers import Frame
from marsad.extract.rules.dating import BOUNDS
from marsad.extract.rules.grammar import governors, highest, objects, subjects
from marsad.extract.rules.grouping import Group
from marsad.extract.rules.page import Page
from marsad.extract.rules.setting import Setting
from marsad.extract.rules.triggers import Trigger
from marsad.model.entities import PlaceKind
from marsad.model.layers import FigureMention
from marsad.model.when import CLOCK_PRECISIONS, Precision

DAYS = frozenset({*CLOCK_PRECISIONS, Precision.DAY})
PLURALS = frozenset({"NNS", "NNPS"})
PRESENT = frozenset({"VBZ", "VBP"})
FINITE = PRESENT | {"VBD", "MD"}
LASTING = frozenset({"siege_blockade", "agreement", "movement"})
"""Types told as states, which are one occurrence while they last."""
RANGED = "ranged"
ATTACKS = frozenset({RANGED, "violence"})
COURSE_REACH = 5
FINITE_REACH = 6
"""Words above an act among which its finite verb, or the verb of its course, is looked for."""


def recurs(page: Page, group: Group, figures: Sequence[FigureMention], setting: Setting) -> bool:
    """Whether the words tell a course of acts and no one of them."""
    top = highest(group.main.roots)
    if _is_counted(top) and not _is_dated(setting):
        return True
    if _is_of_days(group.main) or _is_exodus(group.main, top, setting):
        return True
    if figures or _is_dated(setting) or group.main.entry.type in LASTING:
        return False
    verb = _finite(top)
    if verb is None:
        return False
    if _is_charge(verb, top) or _is_trait(group.main, verb):
        return True
    if _is_perfect_progressive(verb) or _goes_on(verb) or _is_as_a_rule(verb):
        return True
    if _is_present_progressive(verb) and setting.place is None:
        return True
    if _is_perfect(verb) and group.main.entry.is_verb and _hits_many(group.main):
        return True
    courses = load_reader_words().courses
    head = group.main.head
    if not _is_many(head):
        return head.pos_ == "NOUN" and _is_stuff(head) and top.i != head.i and top.lemma_.lower() in courses
    return (
        _is_perfect(verb)
        # "Clashes" are mostly one fight.
        or (group.main.entry.frame is not Frame.MEET and _is_anywhere(setting))
        or _is_present(verb)
        or any(upper.lemma_.lower() in courses for upper in (top, *islice(governors(top), COURSE_REACH)))
        or _is_profile(page, group, verb)
    )


def _is_anywhere(setting: Setting) -> bool:
    """Whether no place is told, or only a country."""
    place = setting.place
    return place is None or (place.place is not None and place.place.kind is PlaceKind.COUNTRY)


def _is_counted(top: Token) -> bool:
    """ "The monitor has documented the killing of 300 people": a count kept over a long time."""
    return any(
        upper.lemma_.lower() in load_reader_words().counts and _is_perfect(upper)
        for upper in islice(governors(top), COURSE_REACH)
    )


def _is_trait(trigger: Trigger, verb: Token) -> bool:
    """ "The rebels that attack our villages": what somebody does as a rule."""
    return trigger.entry.is_verb and verb.i == trigger.head.i and verb.dep_ == "relcl" and verb.tag_ in PRESENT


def _is_charge(verb: Token, top: Token) -> bool:
    """ "Has been accused of using gas", "is accused of bombing hospitals": no one act is meant."""
    if verb.lemma_.lower() not in load_reader_words().charging or not (_is_perfect(verb) or _is_present(verb)):
        return False
    things = objects(top)
    return (
        top.tag_ == "VBG"
        and top.dep_ == "pcomp"
        and top.head.lower_ == "of"
        and all(_is_many(thing) or _is_stuff(thing) for thing in things)
    )


def _is_stuff(noun: Token) -> bool:
    """ "Gas", "artillery": a noun without number or article."""
    return noun.tag_ == "NN" and not any(child.dep_ in {"det", "poss", "nummod"} for child in noun.children)


def _hits_many(trigger: Trigger) -> bool:
    """ "Has targeted oil fields": an attack told of many things at once; taking many places is news."""
    if load_event_types().family(trigger.entry.type) not in ATTACKS:
        return False
    things = objects(trigger.head)
    return bool(things) and all(_is_many(thing) for thing in things)


def _is_of_days(trigger: Trigger) -> bool:
    """ "Seven days of air raids", "a week of shelling": told as one sum; a battle of two days is one battle."""
    head = trigger.head
    if head.tag_ not in PLURALS and load_event_types().family(trigger.entry.type) != RANGED:
        return False
    above = list(islice(governors(head), 2))
    return len(above) > 1 and above[0].lower_ == "of" and above[1].lower_ in {"days", "weeks", "months", "years"}


def _is_exodus(trigger: Trigger, top: Token, setting: Setting) -> bool:
    """ "Thousands have fled", "half the people have been displaced": what a war has done so far."""
    verb = _finite(top)
    return trigger.entry.type == "displacement" and verb is not None and _is_perfect(verb) and not _is_dated(setting)


def _is_dated(setting: Setting) -> bool:
    time = setting.time
    return time is not None and setting.time_rule not in BOUNDS and time.range.precision in DAYS


def _finite(token: Token) -> Token | None:
    """The verb whose tense dates the act: its own, or the one above a noun or an infinitive."""
    at = token
    for _ in range(FINITE_REACH):
        if at.pos_ in {"VERB", "AUX"} and (at.tag_ in FINITE or any(child.tag_ in FINITE for child in _helpers(at))):
            return at
        if at.head.i == at.i or at.dep_ in {"ccomp", "parataxis"}:
            return None
        at = at.head
    return None


def _helpers(verb: Token) -> Iterator[Token]:
    return (child for child in verb.children if child.dep_ in {"aux", "auxpass"})


def _is_many(head: Token) -> bool:
    """Whether an act is told in the plural, without number and not as known: "raids", "several attacks"."""
    definite = load_reader_words().definite
    return (
        head.pos_ in {"NOUN", "PROPN"}
        and head.tag_ in PLURALS
        and not any(
            child.dep_ == "nummod" or (child.dep_ == "det" and child.lower_ in definite) for child in head.children
        )
    )


def _is_perfect(verb: Token) -> bool:
    return any(child.lower_ in {"has", "have", "'ve"} for child in _helpers(verb))


def _is_perfect_progressive(verb: Token) -> bool:
    """ "Have been bombing", "had been trying to cut the road"."""
    return verb.tag_ == "VBG" and any(child.lower_ == "been" for child in _helpers(verb))


def _is_present_progressive(verb: Token) -> bool:
    """ "The army is fighting on two fronts"."""
    return verb.tag_ == "VBG" and any(child.tag_ in PRESENT for child in _helpers(verb))


def _is_present(verb: Token) -> bool:
    """ "Carries out raids", "strikes are made": what is done as a rule."""
    return verb.tag_ in PRESENT or (
        any(child.dep_ == "auxpass" and child.tag_ in PRESENT for child in verb.children) and not _is_perfect(verb)
    )


def _is_as_a_rule(verb: Token) -> bool:
    """ "This occurs when a jet carries out a raid"."""
    if not (verb.dep_ == "advcl" and _is_present(verb) and verb.head.tag_ in PRESENT):
        return False
    return any(child.lower_ in {"when", "whenever", "once"} for child in verb.children)


def _goes_on(verb: Token) -> bool:
    """ "The bombardment continues", "civilians continue to face shelling"."""
    return verb.tag_ in PRESENT and verb.lemma_.lower() in {"continue", "persist"}


def _is_profile(page: Page, group: Group, verb: Token) -> bool:
    """ "He planned attacks on the police": what one man is known for."""
    if group.main.carrier is None:
        return False
    return any(
        noun.lower_ in {"he", "she", "who"} or (noun.tag_ in {"NN", "NNP"} and page.is_person(noun))
        for noun in subjects(verb)
    )
