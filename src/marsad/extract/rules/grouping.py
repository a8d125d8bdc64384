"""Which triggers of one sentence speak of one act: the act, the verb that carries it, and what it did to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from marsad.codebook.event_types import load_event_types
from marsad.codebook.lexicon import Frame
from marsad.codebook.reader_words import load_reader_words
from marsad.extract.rules.grammar import highest, own_subjects
from marsad.extract.rules.realis import is_habit
from marsad.extract.rules.roles import Roles
from marsad.extract.rules.triggers import Trigger

EFFECT_FRAMES = frozenset({Frame.EFFECT, Frame.UNDERGO})
MAX_PATH = 8
TAKING = "custody"
OPERATION = "other_development"


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger with its own roles."""

    trigger: Trigger
    roles: Roles
    stands_alone: bool = False
    """A consequence that is told with a place of its own, so that it need not belong to the sentence's act."""


@dataclass(frozen=True, slots=True)
class Group:
    """Triggers of one sentence that speak of one act; the one that names it best first."""

    told: tuple[Told, ...]

    @property
    def main(self) -> Trigger:
        """The trigger that names the act."""
        return self.told[0].trigger

    @property
    def is_effect_only(self) -> bool:
        """Whether only a consequence is told, not the act."""
        return all(item.trigger.entry.frame in EFFECT_FRAMES and item.trigger.entry.generic for item in self.told)


def group_sentence(told: Sequence[Told]) -> tuple[Group, ...]:
    """Groups of one sentence's triggers, in the order of their first trigger."""
    parent = list(range(len(told)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    def acts(i: int) -> list[Told]:
        return [item for k, item in enumerate(told) if root(k) == root(i) and not _is_effect(item)]

    for i, one in enumerate(told):
        for j in range(i + 1, len(told)):
            if root(i) == root(j):
                continue
            named = _names_subject(one, told[j]) or _names_subject(told[j], one)
            if named or (_one_act(one, told[j]) and _compatible(acts(i), acts(j))):
                parent[root(j)] = root(i)
    _adopt_orphans(told, parent, root)
    members: dict[int, list[Told]] = {}
    for i, item in enumerate(told):
        members.setdefault(root(i), []).append(item)
    return tuple(Group(tuple(sorted(group, key=_naming_rank))) for group in members.values())


def _compatible(ones: Sequence[Told], others: Sequence[Told]) -> bool:
    """One consequence never makes one act of two kinds of acts: "wounded in air strikes as well as shelling"."""
    return all(
        (_two_names(a.trigger, b.trigger) or _two_names(b.trigger, a.trigger)) and not _other_doers(a, b)
        for a in ones
        for b in others
    )


def _other_doers(one: Told, other: Told) -> bool:
    """Whether each names who did it, and they name others: "in air strikes after rebels fired mortars"."""
    if Frame.MEET in {one.trigger.entry.frame, other.trigger.entry.frame}:
        return False
    ours, theirs = _doers(one), _doers(other)
    return bool(ours and theirs) and not ours & theirs


def _doers(item: Told) -> set[str]:
    return {argument.head.lemma_.lower() for argument in item.roles.perpetrators if argument.head.pos_ != "PRON"}


def _naming_rank(item: Told) -> tuple[int, int, int]:
    """Acts before consequences and purposes, telling types before vague ones, then text order."""
    entry = item.trigger.entry
    effect = _is_effect(item)
    vague = entry.type in VAGUE_NAMES
    specific = load_event_types()[entry.type].specific
    order = 3 if effect else 2 if is_purpose(item.trigger) else 1 if vague else 0
    return (order, -specific if not effect else 0, item.trigger.head.i)


VAGUE_NAMES = frozenset({"other_development", "armed_attack_unspecified", "displacement", "movement", "destruction"})
"""Types that name an act worse than others of the same sentence."""


def is_purpose(trigger: Trigger) -> bool:
    """Whether the trigger is an infinitive that tells what another act was for: "launched an attack to retake"."""
    verb = trigger.roots[-1]
    return (
        verb.tag_ == "VB"
        and verb.dep_ in {"acl", "advcl", "xcomp", "relcl"}
        and any(child.lower_ == "to" for child in verb.children)
    )


def _adopt_orphans(told: Sequence[Told], parent: list[int], find: Callable[[int], int]) -> None:
    """A consequence with no act of its own belongs to the only act of its sentence."""
    effects = [i for i, item in enumerate(told) if _is_effect(item)]
    acts = [i for i, item in enumerate(told) if not _is_effect(item) and not is_habit(item.trigger.head)]
    act_roots = {find(i) for i in acts}
    if len(act_roots) != 1:
        return
    (only,) = act_roots
    for i in effects:
        apart = any(_in_relative_clause(told[i].trigger, told[j].trigger) for j in acts)
        if find(i) != only and not told[i].roles.perpetrators and not told[i].stands_alone and not apart:
            parent[find(i)] = only


def _in_relative_clause(one: Trigger, other: Trigger) -> bool:
    """Whether one of two triggers stands in a relative clause below the other's words."""
    paths = (_path(one, other), _path(other, one))
    return any(steps is not None and any(step.dep_ == "relcl" for step in steps) for steps in paths)


def _is_effect(item: Told) -> bool:
    return item.trigger.entry.frame in EFFECT_FRAMES and item.trigger.entry.generic


def _one_act(one: Told, other: Told) -> bool:
    first, second = one.trigger, other.trigger
    if _are_two_deeds(first, second):
        return False
    if _carries(first, second) or _carries(second, first):
        return True
    effects = _is_effect(one), _is_effect(other)
    for upper, lower in ((first, second), (second, first)):
        steps = _path(lower, upper)
        if steps is None:
            continue
        return _joins(steps, upper, lower, effects)
    return all(effects) and _siblings(first, second)


def _carries(verb: Trigger, noun: Trigger) -> bool:
    """ "Launch a barrage": the verb of one trigger is the light verb of the other."""
    return noun.carrier is not None and noun.carrier.i == verb.head.i


def _are_two_deeds(one: Trigger, other: Trigger) -> bool:
    """Whether people were both hurt and taken: "kidnapped and killed eleven people" tells two acts."""
    if not {one.entry.frame, other.entry.frame} <= EFFECT_FRAMES:
        return False
    types = load_event_types()
    return (types.family(one.entry.type) == TAKING) != (types.family(other.entry.type) == TAKING)


def _names_subject(act: Told, consequence: Told) -> bool:
    return any(noun.i == act.trigger.head.i for noun in consequence.roles.acts)


def _siblings(one: Trigger, other: Trigger) -> bool:
    """Two consequences under one verb: "the dead ... and the wounded"."""
    return one.head.head.i == other.head.head.i and one.head.dep_ in {"conj", "dobj", "nsubj", "nsubjpass", "advcl"}


def _path(lower: Trigger, upper: Trigger) -> list[Token] | None:
    """The tokens from `lower` up to (not including) `upper`'s words; None where it does not lie below it."""
    goals = {upper.head.i, *range(upper.first, upper.last + 1)}
    if upper.carrier is not None:
        goals.add(upper.carrier.i)
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
    if any(step.dep_ in {"ccomp", "parataxis"} or step.lemma_ in words.given | words.disposed for step in steps):
        return False
    top = steps[-1]
    if any(step.dep_ == "relcl" for step in steps):
        # "the attack, which killed five": the clause tells the consequence of the noun it hangs on.
        hangs = top.dep_ == "relcl" and top.head.i == upper.head.i
        return any(effects) and (hangs or _is_clause_about_act(steps, lower))
    if any(step.dep_ == "conj" and step.pos_ in {"VERB", "AUX"} and own_subjects(step) for step in steps):
        return False
    if any(step.dep_ == "conj" for step in steps):
        return any(effects) and _same_subject(upper, lower)
    if any(step.dep_ == "advcl" for step in steps):
        return (any(effects) or _two_names(upper, lower)) and _clause_tells_same(steps)
    if any(step.dep_ == "prep" and step.lower_ not in words.bridges for step in steps):
        return False
    return any(effects) or _two_names(upper, lower)


def _is_clause_about_act(steps: list[Token], lower: Trigger) -> bool:
    """ "The bombings in Kenya and Tanzania, which killed 250": the clause hangs on a place of the act's own phrase."""
    clause = next(step for step in steps if step.dep_ == "relcl")
    above = steps[steps.index(clause) + 1 :]
    return (
        clause.i == lower.head.i
        and clause.head.ent_type_ in {"GPE", "LOC", "FAC"}
        and all(step.dep_ in {"prep", "pobj", "conj", "appos", "compound"} for step in above)
    )


def _two_names(upper: Trigger, lower: Trigger) -> bool:
    """Whether two acts can be two names of one: "bombed in an air strike", "launched an attack to retake"."""
    types = load_event_types()
    one, other = upper.entry, lower.entry
    if is_purpose(lower):
        return types.are_near(one.type, other.type)
    if one.type == other.type:
        return True
    vague = any(entry.generic and entry.type in VAGUE for entry in (one, other))
    if vague and lower.head.tag_ == "VBG" and not own_subjects(lower.head) and OPERATION in {one.type, other.type}:
        # "Raided the town, hitting homes": the participle goes on with the act, whatever it will be called.
        return True
    return vague and types.are_near(one.type, other.type)


VAGUE = frozenset({"attack", "armed_attack_unspecified", "other_development", "explosive_device"})
"""Types that a second name of the same act makes more exact."""


def _same_subject(upper: Trigger, lower: Trigger) -> bool:
    return not own_subjects(lower.roots[-1]) or not own_subjects(upper.roots[-1])


def _clause_tells_same(steps: list[Token]) -> bool:
    clause = next(step for step in steps if step.dep_ == "advcl")
    markers = {child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"}}
    if markers & {"after", "before", "since", "while", "although", "though", "because", "if", "unless", "until"}:
        return "after" in markers
    return True


def by_sentence(told: Sequence[Told]) -> Iterator[list[Told]]:
    """Split triggers, in text order, into runs of one sentence."""
    run: list[Told] = []
    for item in told:
        if run and item.trigger.head.sent.start != run[0].trigger.head.sent.start:
            yield run
            run = []
        run.append(item)
    if run:
        yield run
