"""Which triggers of one sentence speak of one act: the act, the verb that carries it, and what it did to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from marsad.codebook.event_types import load_event_types
from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.triggers import Frame
from marsad.extract.rules.grammar import own_subjects
from marsad.extract.rules.joining import (
    OPERATION,
    are_two_names,
    describes_party,
    is_damage,
    is_one_act,
    is_purpose,
    way_up,
)
from marsad.extract.rules.realis import find_realis, is_habit
from marsad.extract.rules.roles import Roles
from marsad.extract.rules.triggers import Trigger


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
    def words(self) -> frozenset[int]:
        """Token indices of the words that tell the act: the heads and roots of its triggers."""
        return frozenset(token.i for item in self.told for token in (item.trigger.head, *item.trigger.roots))

    @property
    def is_effect_only(self) -> bool:
        """Whether only a consequence is told, not the act."""
        return all(item.trigger.entry.is_consequence for item in self.told)

    @property
    def is_result(self) -> bool:
        """Whether only a consequence is told, or what came of an operation: "killed two gunmen in a search"."""
        entries = [item.trigger.entry for item in self.told]
        return entries[0].is_consequence and all(e.is_consequence or e.type == OPERATION for e in entries)


def group_sentence(told: Sequence[Told]) -> tuple[Group, ...]:
    """Groups of one sentence's triggers, in the order of their first trigger."""
    parent = list(range(len(told)))

    def root(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    def acts(i: int) -> list[Told]:
        return [item for k, item in enumerate(told) if root(k) == root(i) and not item.trigger.entry.is_consequence]

    for i, one in enumerate(told):
        for j in range(i + 1, len(told)):
            if root(i) == root(j):
                continue
            named = _names_subject(one, told[j]) or _names_subject(told[j], one)
            if named or (is_one_act(one.trigger, told[j].trigger) and _compatible(acts(i), acts(j))):
                parent[root(j)] = root(i)
    _adopt_orphans(told, parent, root)
    _adopt_purposes(told, parent, root)
    frames = _adopt_frames(told, parent, root)
    members: dict[int, list[int]] = {}
    for i in range(len(told)):
        members.setdefault(root(i), []).append(i)
    return tuple(
        Group(tuple(told[i] for i in sorted(group, key=lambda i: (i in frames, *_naming_rank(told[i])))))
        for group in members.values()
    )


def _compatible(ones: Sequence[Told], others: Sequence[Told]) -> bool:
    """One consequence never makes one act of two kinds of acts: "wounded in air strikes as well as shelling"."""
    return all(
        (are_two_names(a.trigger, b.trigger) or are_two_names(b.trigger, a.trigger)) and not _other_doers(a, b)
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
    effect = entry.is_consequence
    vague = entry.type in VAGUE_NAMES
    specific = load_event_types()[entry.type].specific
    if is_damage(item.trigger):
        return (4 if item.trigger.head.tag_ == "VBG" else 2, 0, item.trigger.head.i)
    if _is_frame(item.trigger):
        return (5, 0, item.trigger.head.i)
    order = 4 if entry.type == FLIGHT else 3 if effect else 2 if is_purpose(item.trigger) else 1 if vague else 0
    return (order, -specific if not effect else 0, item.trigger.head.i)


FLIGHT = "displacement"
"""What people do when others are killed: it never names the killing."""
VAGUE_NAMES = frozenset({"other_development", "armed_attack_unspecified", "displacement", "movement", "destruction"})
"""Types that name an act worse than others of the same sentence."""


TAKEN_IN_RAIDS = frozenset({"arrest", "interception"})
"""Types of what raids are made for: people arrested, weapons seized."""


def _adopt_orphans(told: Sequence[Told], parent: list[int], find: Callable[[int], int]) -> None:
    """A consequence with no act of its own belongs to the only act of its sentence."""
    effects = [i for i, item in enumerate(told) if _is_orphan(item.trigger)]
    acts = [
        i
        for i, item in enumerate(told)
        if not (_is_orphan(item.trigger) or is_habit(item.trigger.head) or describes_party(item.trigger))
    ]
    act_roots = {find(i) for i in acts}
    if len(act_roots) != 1:
        return
    (only,) = act_roots
    for i in effects:
        apart = any(_in_relative_clause(told[i].trigger, told[j].trigger) for j in acts)
        # Who crashed did the damage, whatever else the participle takes for its subject.
        authored = bool(told[i].roles.perpetrators) and not is_damage(told[i].trigger)
        if find(i) != only and not authored and not told[i].stands_alone and not apart:
            parent[find(i)] = only


MEANT = frozenset({"purpose", "default"})
"""Rules of realis for what is meant with an act, not tried, wanted or feared by itself."""


def _adopt_purposes(told: Sequence[Told], parent: list[int], find: Callable[[int], int]) -> None:
    """What an act was for belongs to it, wherever the parser hangs it: "an offensive by A and B to push out C"."""
    for i, item in enumerate(told):
        alone = sum(find(k) == find(i) for k in range(len(told))) == 1
        if not (alone and is_purpose(item.trigger) and find_realis(item.trigger)[1].partition(":")[0] in MEANT):
            continue
        before = [k for k in range(i) if not told[k].trigger.entry.is_consequence and find(k) != find(i)]
        if before:
            parent[find(i)] = find(before[-1])


def _is_orphan(trigger: Trigger) -> bool:
    """A consequence, for people or, as a participle, for things: "the plane crashed, destroying two houses"."""
    is_side_effect = is_damage(trigger) and trigger.head.tag_ == "VBG" and not own_subjects(trigger.head)
    return trigger.entry.is_consequence or is_side_effect


def _adopt_frames(told: Sequence[Told], parent: list[int], find: Callable[[int], int]) -> set[int]:
    """Give "during a search operation" to the first act of its sentence where it tells none itself; those given."""
    acts = [i for i, item in enumerate(told) if item.trigger.entry.type != OPERATION]

    def is_alone(i: int) -> bool:
        return sum(find(k) == find(i) for k in range(len(told))) == 1

    alone = [i for i, item in enumerate(told) if _is_frame(item.trigger) and is_alone(i)]
    if not acts:
        return set()
    if told[acts[0]].trigger.entry.type in TAKEN_IN_RAIDS:
        alone += [i for i, item in enumerate(told) if _is_raid(item.trigger) and i not in alone and is_alone(i)]
    for i in alone:
        parent[find(i)] = find(acts[0])
    return set(alone)


def _is_frame(trigger: Trigger) -> bool:
    noun, words = trigger.head, load_reader_words()
    is_operation = noun.lemma_.lower() in words.undertakings
    return is_operation and noun.dep_ == "pobj" and noun.head.lower_ in words.framing


def _is_raid(trigger: Trigger) -> bool:
    """ "Arrested in raids across the city": the raids are how it was done."""
    noun = trigger.head
    in_it = noun.dep_ == "pobj" and noun.head.lower_ in load_reader_words().framing
    return in_it and trigger.entry.type == OPERATION and noun.pos_ == "NOUN"


def _in_relative_clause(one: Trigger, other: Trigger) -> bool:
    """Whether one of two triggers stands in a relative clause below the other's words."""
    paths = (way_up(one, other), way_up(other, one))
    return any(steps is not None and any(step.dep_ == "relcl" for step in steps) for steps in paths)


def _names_subject(act: Told, consequence: Told) -> bool:
    return any(noun.i == act.trigger.head.i for noun in consequence.roles.acts)


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
