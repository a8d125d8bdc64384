"""The figures of a document, put together from casualty words, groups of people, zeros and parts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from marsad.codebook.casualties import load_casualties
from marsad.extract.figures.groups import counted_groups
from marsad.extract.figures.parts import part_of_among, parts_after, parts_at, parts_of_front, what_they_were
from marsad.extract.figures.passages import passage_of, passage_starts
from marsad.extract.figures.patients import people_of
from marsad.extract.figures.people import NOUN_TAGS, Group
from marsad.extract.figures.restating import Telling, restatements
from marsad.extract.figures.sentence import Sentence, sentences_with
from marsad.extract.figures.tolls import find_tolls, superseded
from marsad.extract.figures.triggers import Realis, Shape, Trigger, find_triggers, realis_of
from marsad.extract.figures.zeros import Zero, find_zeros
from marsad.model.claims import Figure, FigureBasis, FigureKind, Provenance, Who
from marsad.model.evidence import quote_at
from marsad.model.layers import FigureMention

KIND_ORDER = {kind: place for place, kind in enumerate(FigureKind)}
MAX_GAP = 3
"""Words between a group and its casualty word up to which the quote holds both."""
CONFIDENCE = {"counted": 0.9, "plural": 0.6, "single": 0.7, "zero": 0.85, "part": 0.8, "toll": 0.85, "earlier": 0.8}


@dataclass(frozen=True, slots=True)
class Found:
    """A figure while its sentence is still at hand."""

    sentence: Sentence
    at: int
    """The casualty word; `at`..`until` its words."""
    until: int
    group: Group
    kind: FigureKind
    rule: str
    total: tuple[int, FigureKind] | None = None
    """Start of the group and kind of the figure this one is a part of."""
    covers: frozenset[str] = frozenset()
    """Nouns of people known before that it is said to include."""

    @property
    def is_attribute(self) -> bool:
        """Whether the casualty word describes the group from inside: "eight wounded men", "the captured pilot"."""
        return self.group.start <= self.at < self.group.end - 1

    @property
    def key(self) -> tuple[int, FigureKind]:
        """What tells figures of one sentence apart."""
        return self.group.start, self.kind


def find_figures(doc: Doc) -> tuple[FigureMention, ...]:
    """Every count of people killed, injured, captured, missing or displaced, in text order.

    What may, should or was meant to happen is no figure. `part_of` and `restates` are indices in the result.
    """
    mentions: list[FigureMention] = []
    tellings: list[Telling] = []
    starts = passage_starts(doc)
    for number, sentence in enumerate(sentences_with(doc, load_casualties().cues)):
        found = _figures_of(sentence)
        places = {one.key: len(mentions) + place for place, one in enumerate(found)}
        for one in found:
            part_of = places.get(one.total) if one.total is not None else None
            mention = _mention(one, part_of)
            passage = passage_of(starts, mention.figure.quote.start)
            tellings.append(_telling(len(mentions), one, mention.figure, number, passage))
            mentions.append(mention)
    origin = restatements(tellings)
    return tuple(replace(mention, restates=origin.get(at)) for at, mention in enumerate(mentions))


def _telling(at: int, one: Found, figure: Figure, number: int, passage: int) -> Telling:
    sentence, group = one.sentence, one.group
    return Telling(
        at=at,
        figure=figure,
        group=group,
        head=sentence.lower[group.head],
        wording=" ".join(sentence.lower[group.start : group.end]),
        sentence=number,
        passage=passage,
        title=sentence.title,
        named=sentence.entity[group.head] == "PERSON",
        covers=one.covers,
    )


def _figures_of(sentence: Sentence) -> list[Found]:
    zeros = find_zeros(sentence)
    triggers = [trigger for trigger in find_triggers(sentence) if not _inside(trigger, zeros)]
    has_toll = "number" in sentence.lower or not load_casualties().grammar.tolls.isdisjoint(sentence.lower)
    found = [_of_zero(sentence, zero, kind) for zero in zeros for kind in zero.kinds]
    if triggers or has_toll:
        counted = counted_groups(sentence)
        real = _of_triggers(sentence, triggers, counted, zeros)
        tolls = [Found(sentence, at, at + 1, group, kind, "toll") for at, kind, group in find_tolls(sentence, counted)]
        found += _with_parts(sentence, _one_each(tolls + real), counted)
    return sorted(found, key=lambda one: (one.group.start, one.at, KIND_ORDER[one.kind]))


def _inside(trigger: Trigger, zeros: list[Zero]) -> bool:
    return any(zero.start <= trigger.at < zero.end for zero in zeros)


def _of_zero(sentence: Sentence, zero: Zero, kind: FigureKind) -> Found:
    number = 0 if zero.basis is FigureBasis.NONE_REPORTED else None
    words = "civilian" if zero.who is Who.CIVILIAN else ""
    group = Group(zero.start, zero.end, zero.at, number, number, zero.basis, zero.who, words, counted=False)
    return Found(sentence, zero.at, zero.at + 1, group, kind, "zero")


def _of_triggers(sentence: Sentence, triggers: list[Trigger], counted: list[Group], zeros: list[Zero]) -> list[Found]:
    places = frozenset(trigger.at for trigger in triggers)
    found: list[Found] = []
    # Words for the people themselves come last: "killed three hostages" counts no three captured.
    for trigger in sorted(triggers, key=lambda trigger: trigger.shape is Shape.STATE):
        if realis_of(sentence, trigger) is not Realis.REAL:
            continue
        taken = {one.group.start for one in found if trigger.shape is Shape.STATE}
        for group in people_of(sentence, trigger, counted, places - {trigger.at}):
            denied = any(zero.start <= group.start < zero.end for zero in zeros) or (
                not group.counted and sentence.lower[group.start] == "no"
            )
            if group.start not in taken and not denied and _counts(sentence, group, trigger):
                rule = "counted" if group.counted else "plural" if group.basis is FigureBasis.PLURAL else "single"
                found.append(Found(sentence, trigger.at, trigger.end, group, trigger.kind, f"{trigger.shape}.{rule}"))
    return found


def _counts(sentence: Sentence, group: Group, trigger: Trigger) -> bool:
    """A word for the people themselves counts only with a number, or in the plural with a word for who they are."""
    if group.basis is FigureBasis.PLURAL and not group.counted and sentence.has(trigger.at - 1, "is", "are"):
        return False  # "civilians are killed by such devices" tells of no occurrence
    if _describes_known_people(group, trigger):
        return False
    if trigger.shape is not Shape.STATE or group.counted or group.head != trigger.at:
        return True
    return group.basis is FigureBasis.PLURAL and not group.definite and group.who is Who.CIVILIAN


def _describes_known_people(group: Group, trigger: Trigger) -> bool:
    """ "Displaced families live there", "recovered from the killed militants": people told of, not what happened."""
    inside = group.start <= trigger.at < group.head
    return inside and not group.counted and (group.definite or trigger.kind is FigureKind.DISPLACED)


def _one_each(found: list[Found]) -> list[Found]:
    """One figure for each group and kind; killed and injured of one group are casualties."""
    outside = {one.group.start for one in found if not one.is_attribute}
    kept: dict[tuple[int, FigureKind], Found] = {}
    for one in found:
        if not (one.is_attribute and one.group.start in outside):
            kept.setdefault(one.key, one)
    for start in {start for start, _ in kept}:
        killed, injured = kept.get((start, FigureKind.KILLED)), kept.get((start, FigureKind.INJURED))
        if killed is not None and injured is not None and _died_of_it(injured):
            del kept[injured.key]
        elif killed is not None and injured is not None:
            del kept[killed.key], kept[injured.key]
            kept[start, FigureKind.CASUALTIES] = replace(killed, kind=FigureKind.CASUALTIES)
    return list(kept.values())


def _died_of_it(injured: Found) -> bool:
    """ "three of the wounded died", "a man was wounded and died": one person is not both killed and injured."""
    return injured.at == injured.group.head or injured.group.hi == 1


def _with_parts(sentence: Sentence, found: list[Found], counted: list[Group]) -> list[Found]:
    """The figures with their parts marked, and the parts that no casualty word of their own had brought."""
    kept = {one.key: one for one in found}
    for total in found:
        part = part_of_among(sentence, total.group, counted)
        if part is not None:
            kept.setdefault((part.start, total.kind), replace(total, group=part, rule="part", total=total.key))
    for total in list(kept.values()):
        parts = _parts(sentence, total, counted)
        known = frozenset(sentence.lower[part.head] for part in parts if part.definite and not part.counted)
        if known:
            kept[total.key] = replace(total, covers=known)
        for group in parts:
            if group.start != total.group.start:
                kept.pop((group.start, total.kind), None)
                if _is_worth_a_figure(sentence, group):
                    kept[group.start, total.kind] = replace(total, group=group, rule="part", total=total.key)
        older = superseded(sentence, total.group, counted)
        if older is not None:
            kept.setdefault((older.start, total.kind), replace(total, group=older, rule="earlier", total=None))
    return [_named(sentence, one) for one in kept.values()]


def _parts(sentence: Sentence, total: Found, counted: list[Group]) -> list[Group]:
    """Parts named behind the group, behind the casualty word that follows it, or behind where and when it was."""
    found = parts_of_front(sentence, total.group, counted) or parts_at(sentence, total.group.end, counted)
    if not found and 0 <= total.at - total.group.end <= MAX_GAP:
        found = parts_at(sentence, total.until, counted)
    if not found:
        later = parts_after(sentence, max(total.group.end, total.until))
        found = parts_at(sentence, later, counted) if later is not None else []
    return found


def _is_worth_a_figure(sentence: Sentence, group: Group) -> bool:
    """A single commander or named man inside a total is the target; the total has counted him already."""
    single = group.lo == 1 and not group.counted and group.who is not Who.CIVILIAN
    leader = sentence.lower[group.head] in load_casualties().groups.leaders or sentence.entity[group.head] == "PERSON"
    return not (single and leader)


def _named(sentence: Sentence, one: Found) -> Found:
    """ "three of the dead were children": the predicate says who they were."""
    if one.group.who is not Who.UNKNOWN or not load_casualties().grammar.dead_words & {sentence.lower[one.group.head]}:
        return one
    named = what_they_were(sentence, one.group)
    return one if named is None else replace(one, group=replace(one.group, who=named.who, words=named.words))


def _close(sentence: Sentence, end: int, start: int) -> bool:
    """Whether what ends and what begins are near enough, with no other people between them, to be quoted together."""
    between = range(end, start)
    plain = all(sentence.tag[at] not in NOUN_TAGS and sentence.lower[at] not in {",", "and"} for at in between)
    return 0 <= start - end <= MAX_GAP and plain


def _mention(one: Found, part_of: int | None) -> FigureMention:
    sentence, group = one.sentence, one.group
    start, end = group.start, group.end
    if one.total is not None:
        pass  # the verb belongs to the quote of the total
    elif _close(sentence, end, one.at):
        end = one.until
    elif _close(sentence, one.until, start):
        start = one.at
    rule = one.rule.rpartition(".")[2]
    return FigureMention(
        figure=Figure(
            kind=one.kind,
            quote=quote_at(sentence.text, sentence.start[start], sentence.end[end - 1]),
            provenance=Provenance(f"figure.{one.rule}", CONFIDENCE[rule]),
            who=group.who,
            words=group.words,
            lo=group.lo,
            hi=group.hi,
            basis=group.basis,
            part_of=part_of,
        ),
        anchor=sentence.start[one.at],
    )
