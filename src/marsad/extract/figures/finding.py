"""The figures of a document, put together from triggers, groups, zeros and parts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from marsad.codebook.casualties import load_casualties
from marsad.extract.figures.groups import Group, counted_groups
from marsad.extract.figures.patients import people_of
from marsad.extract.figures.sentence import Sentence, sentences_with
from marsad.extract.figures.triggers import Realis, Trigger, find_triggers, realis_of
from marsad.model.claims import Figure, FigureBasis, FigureKind, Provenance
from marsad.model.evidence import quote_at
from marsad.model.layers import FigureMention

MAX_GAP = 3
"""Words between a group and its casualty word up to which the quote holds both."""
CONFIDENCE = {"counted": 0.9, "plural": 0.6, "single": 0.7, "pronoun": 0.4}


@dataclass(frozen=True, slots=True)
class Found:
    """A figure while its sentence is still at hand."""

    sentence: Sentence
    trigger: Trigger
    group: Group
    kind: FigureKind


def find_figures(doc: Doc) -> tuple[FigureMention, ...]:
    """Every count of people killed, injured, captured, missing or displaced, in text order."""
    found: list[Found] = []
    for sentence in sentences_with(doc, load_casualties().cues):
        found += _figures_of(sentence)
    return tuple(_mention(one) for one in found)


def _figures_of(sentence: Sentence) -> list[Found]:
    triggers = find_triggers(sentence)
    if not triggers:
        return []
    counted = counted_groups(sentence)
    stops = frozenset(trigger.at for trigger in triggers)
    found: list[Found] = []
    for trigger in triggers:
        if realis_of(sentence, trigger) is not Realis.REAL:
            continue
        for group in people_of(sentence, trigger, counted, stops - {trigger.at}):
            found.append(Found(sentence, trigger, group, trigger.kind))
    return sorted(_one_each(found), key=lambda one: (one.group.start, one.trigger.at))


def _one_each(found: list[Found]) -> list[Found]:
    """One figure for each group and kind; killed and injured of one group are casualties."""
    kept: dict[tuple[int, FigureKind], Found] = {}
    for one in found:
        kept.setdefault((one.group.start, one.kind), one)
    for start in {start for start, _ in kept}:
        killed, injured = kept.get((start, FigureKind.KILLED)), kept.get((start, FigureKind.INJURED))
        if killed is not None and injured is not None:
            del kept[(start, FigureKind.KILLED)], kept[(start, FigureKind.INJURED)]
            kept[(start, FigureKind.CASUALTIES)] = replace(killed, kind=FigureKind.CASUALTIES)
    return list(kept.values())


def _mention(one: Found) -> FigureMention:
    sentence, group, trigger = one.sentence, one.group, one.trigger
    start, end = group.start, group.end
    if trigger.at >= end and trigger.at - end <= MAX_GAP:
        end = trigger.end
    elif trigger.end <= start and start - trigger.end <= MAX_GAP:
        start = trigger.at
    rule = "counted" if group.counted else "plural" if group.basis is FigureBasis.PLURAL else "single"
    return FigureMention(
        figure=Figure(
            kind=one.kind,
            quote=quote_at(sentence.text, sentence.start[start], sentence.end[end - 1]),
            provenance=Provenance(f"figure.{trigger.shape}.{rule}", CONFIDENCE[rule]),
            who=group.who,
            words=group.words,
            lo=group.lo,
            hi=group.hi,
            basis=group.basis,
        ),
        anchor=sentence.start[trigger.at],
    )
