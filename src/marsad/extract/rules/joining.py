"""Whether two triggers of one sentence speak of one act, by the grammar between them."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.codebook.event_types import load_event_types
from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.triggers import Frame
from marsad.extract.rules.grammar import RELATIVE_PRONOUNS, highest, own_subjects
from marsad.extract.rules.triggers import Trigger

EFFECT_FRAMES = frozenset({Frame.EFFECT, Frame.UNDERGO})
MAX_PATH = 8
TAKING = "custody"
AMID = frozenset({"amid", "amidst", "during"})
OTHERS = frozenset({"others", "more"})
OPERATION = "other_development"
DAMAGE = "destruction"
MOVEMENT = "movement"
VAGUE = frozenset({"attack", "armed_attack_unspecified", "other_development", "explosive_device"})
"""Types that a second name of the same act makes more exact."""


def is_one_act(first: Trigger, second: Trigger) -> bool:
    """Whether the grammar between two triggers of one sentence makes them two tellings of one act."""
    if _are_two_deeds(first, second) or describes_party(first) or describes_party(second):
        return False
    if _carries(first, second) or _carries(second, first):
        return True
    effects = first.entry.is_consequence, second.entry.is_consequence
    for upper, lower in ((first, second), (second, first)):
        steps = way_up(lower, upper)
        if steps is None:
            continue
        return _joins(steps, upper, lower, effects)
    return (all(effects) and _siblings(first, second)) or (
        are_two_names(first, second) and _is_predicate(first, second)
    )


def _carries(verb: Trigger, noun: Trigger) -> bool:
    """ "Launch a barrage": the verb of one trigger is the light verb of the other."""
    return noun.carrier is not None and noun.carrier.i == verb.head.i


def _are_two_deeds(one: Trigger, other: Trigger) -> bool:
    """Whether people were both hurt and taken: "kidnapped and killed eleven people" tells two acts."""
    if not {one.entry.frame, other.entry.frame} <= EFFECT_FRAMES:
        return False
    types = load_event_types()
    return (types.family(one.entry.type) == TAKING) != (types.family(other.entry.type) == TAKING)


def _is_predicate(subject: Trigger, name: Trigger) -> bool:
    """ "The raid on the school may be the deadliest attack of the war": two names under one "be"."""
    top = subject.roots[0]
    while top.dep_ not in {"nsubj", "ROOT"} and top.head.i != top.i:
        top = top.head
    return name.head.dep_ == "attr" and top.dep_ == "nsubj" and name.head.head.i == top.head.i


def describes_party(trigger: Trigger) -> bool:
    """ "An alliance fighting the rebels", "a guard deployed at the gate": says what a party is about or doing."""
    if trigger.entry.frame is not Frame.MEET and trigger.entry.type not in COURSES:
        return False
    head = trigger.head
    while head.dep_ in {"xcomp", "acomp"} and head.head.i != head.i:
        head = head.head
    if head.dep_ == "relcl" and head.tag_ == "VBG":
        # "Rebels who are fighting the army".
        return any(child.dep_ == "nsubj" and child.lower_ in RELATIVE_PRONOUNS for child in head.children)
    return head.dep_ == "acl" and (head.tag_ == "VBG" or (head.tag_ == "VBN" and trigger.entry.type == MOVEMENT))


COURSES = frozenset({"armed_clash", "movement", "displacement"})
"""Types of what a party is busy with for a while."""


def is_damage(trigger: Trigger) -> bool:
    """ "Destroyed", "damaged": what an act did to things, as "killed" is what it did to people."""
    return trigger.entry.type == DAMAGE and trigger.entry.generic


def _siblings(one: Trigger, other: Trigger) -> bool:
    """Two consequences under one verb: "the dead ... and the wounded"."""
    return one.head.head.i == other.head.head.i and one.head.dep_ in {"conj", "dobj", "nsubj", "nsubjpass", "advcl"}


def way_up(lower: Trigger, upper: Trigger) -> list[Token] | None:
    """The tokens from `lower` up to (not including) `upper`'s words; None where it does not lie below it."""
    goals = {upper.head.i, *range(upper.first, upper.last + 1)}
    if upper.carrier is not None:
        goals.add(upper.carrier.i)
    if upper.entry.frame is Frame.MEET and upper.head.dep_ == "nsubj":
        # "Fighting broke out after rebels attacked the town".
        goals.add(upper.head.head.i)
    token = highest(lower.roots)
    steps = [token]
    while token.head.i != token.i and len(steps) <= MAX_PATH:
        token = token.head
        if token.i in goals:
            return steps
        steps.append(token)
    return None


def _joins(steps: list[Token], upper: Trigger, lower: Trigger, effects: tuple[bool, bool]) -> bool:
    """Whether the way from the lower trigger up to the upper one stays within one act."""
    words = load_reader_words()
    if any(step.dep_ in {"ccomp", "parataxis"} or step.lemma_ in words.disposed for step in steps):
        return False
    if any(_is_given(step, effects) for step in steps):
        return False
    top = steps[-1]
    if any(map(_is_counted_from, steps)):
        return False
    if any(step.dep_ == "relcl" for step in steps):
        # "the attack, which killed five": the clause tells the consequence of the noun it hangs on.
        hangs = top.dep_ == "relcl" and top.head.i == upper.head.i
        if hangs and not (any(effects) or is_damage(lower)):
            # "The strike that hit a school".
            return lower.head.i == top.i and are_two_names(upper, lower)
        harmed = any(effects) or is_damage(lower)
        return harmed and (hangs or _is_clause_about_act(steps, lower) or _is_clause_about_means(steps, lower))
    if any(step.dep_ == "conj" and step.pos_ in {"VERB", "AUX"} and own_subjects(step) for step in steps):
        # "Ten were killed and fifty others were wounded in the shelling".
        return all(effects) and OTHERS & {noun.lower_ for noun in own_subjects(lower.head)} != set()
    if any(step.dep_ == "conj" for step in steps):
        return (any(effects) or is_damage(lower)) and _same_subject(upper, lower)
    if any(step.dep_ == "advcl" for step in steps):
        return (any(effects) or are_two_names(upper, lower)) and _clause_tells_same(steps)
    if any(step.dep_ == "prep" and step.lower_ not in words.bridges for step in steps) and not is_purpose(lower):
        return False
    if lower.entry.frame is Frame.MEET and any(step.lower_ in AMID for step in steps):
        # "Amid clashes with rebels, the army hit the town with rockets" tells a fight and what was done in it.
        return any(effects)
    return any(effects) or are_two_names(upper, lower)


def _is_counted_from(step: Token) -> bool:
    """ "A day after the execution", "hours after rebels killed him": an act that lies apart from the one before it."""
    after = [step, *(child for child in step.children if child.dep_ == "mark")]
    words = [word for word in after if word.lower_ == "after" and word.i > 0]
    return any(word.nbor(-1).pos_ == "NOUN" and word.nbor(-1).ent_type_ in {"DATE", "TIME"} for word in words)


def _is_given(step: Token, effects: tuple[bool, bool]) -> bool:
    """Whether a noun only sets the scene for what hangs on it; that of "killed in two hours of fighting" does not."""
    if step.lemma_ not in load_reader_words().given or step.tag_ == "NNS":
        return False
    return step.lemma_ != "result" or not any(effects)


def _is_clause_about_act(steps: list[Token], lower: Trigger) -> bool:
    """ "The bombings in Marib and Taiz, which killed thirty": the clause hangs on a place of the act's own phrase."""
    clause = next(step for step in steps if step.dep_ == "relcl")
    above = steps[steps.index(clause) + 1 :]
    return (
        clause.i == lower.head.i
        and clause.head.ent_type_ in {"GPE", "LOC", "FAC"}
        and all(step.dep_ in {"prep", "pobj", "conj", "appos", "compound"} for step in above)
    )


def _is_clause_about_means(steps: list[Token], lower: Trigger) -> bool:
    """ "Killed by bombs that landed on a school", "by gunmen who stormed the house"."""
    clause = next(step for step in steps if step.dep_ == "relcl")
    above = steps[steps.index(clause) + 1 :]
    return clause.i == lower.head.i and [step.lower_ for step in above if step.dep_ in {"agent", "prep"}] == ["by"]


def are_two_names(upper: Trigger, lower: Trigger) -> bool:
    """Whether two acts can be two names of one: "bombed in an air strike", "launched an attack to retake"."""
    types = load_event_types()
    one, other = upper.entry, lower.entry
    if is_purpose(lower):
        # "An operation to capture him", "raids aimed at ousting them": the aim of an act is no act beside it.
        return True
    if one.type == other.type:
        return True
    if any(map(is_damage, (upper, lower))) and not own_subjects(lower.head):
        # "Shelled the town, destroying homes": how the act is called says what destroyed.
        return all(types.family(entry.type) in VIOLENT or entry.generic for entry in (one, other))
    if all(entry.generic and entry.type in VAGUE for entry in (one, other)):
        # "A hospital was hit in the raid".
        return True
    vague = any(entry.generic and entry.type in VAGUE for entry in (one, other))
    if vague and lower.head.tag_ == "VBG" and not own_subjects(lower.head) and OPERATION in {one.type, other.type}:
        # "Raided the town, hitting homes": the participle goes on with the act, whatever it will be called.
        return True
    return vague and types.are_near(one.type, other.type)


VIOLENT = frozenset({"ranged", "violence", "battle", "destruction"})


def _same_subject(upper: Trigger, lower: Trigger) -> bool:
    return not own_subjects(lower.roots[-1]) or not own_subjects(upper.roots[-1])


def _clause_tells_same(steps: list[Token]) -> bool:
    clause = next(step for step in steps if step.dep_ == "advcl")
    markers = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"}}
    if markers & {"after", "before", "since", "while", "although", "though", "because", "if", "unless", "until"}:
        return "after" in markers
    return True


def is_purpose(trigger: Trigger) -> bool:
    """Whether the trigger tells what another act was for: "launched an attack to retake", "aimed at retaking"."""
    verb = trigger.roots[-1]
    if verb.tag_ == "VBG":
        return verb.dep_ == "pcomp" and verb.head.lower_ == "at" and verb.head.head.lemma_.lower() == "aim"
    return (
        verb.tag_ == "VB"
        and verb.dep_ in {"acl", "advcl", "xcomp", "relcl"}
        and any(child.lower_ == "to" for child in verb.children)
    )
