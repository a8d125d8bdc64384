"""Comparisons of what two tellings say happened, to whom and by whom. A docstring is the explanation for people."""

from __future__ import annotations

from math import log, log2, sqrt

from marsad.codebook.event_types import load_event_types
from marsad.link.stories import Likeness
from marsad.link.tellings import Party, Telling
from marsad.link.vectors import cosine
from marsad.model.claims import ZEROS, Figure, FigureKind

UNKNOWN_ACTOR = "unknown:"


def type_nearness(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether both tell the same kind of occurrence, or kinds that sources often use for one another."""
    if left.types & right.types:
        return 1.0
    if left.families & right.families:
        return 0.4
    types = load_event_types()
    near = any(types.are_near(one, other) for one in left.types for other in right.types)
    return 0.0 if near else -1.0


def same_perpetrators(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the same parties are said to have done it, their parent organisations considered."""
    return _party_likeness(left.perpetrators, right.perpetrators)


def same_targets(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the same persons, forces or objects were hit."""
    return _party_likeness(left.targets, right.targets)


def _party_likeness(one: Party, other: Party) -> float:
    if not one or not other:
        return 0.0
    if one.ids & other.ids:
        return 1.0
    if one.ids & other.wider or one.wider & other.ids:
        return 0.6
    shared = len(one.words & other.words)
    if shared:
        return 0.3 + 0.7 * shared / len(one.words | other.words)
    return -0.6 if _known(one) and _known(other) else -0.2


def _known(party: Party) -> bool:
    return bool(party.ids) and not any(actor.startswith(UNKNOWN_ACTOR) for actor in party.ids)


def same_weapons(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the means are of the same class."""
    if not left.weapons or not right.weapons:
        return 0.0
    return 1.0 if left.weapons & right.weapons else -0.5


def figures_agree(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the counts of people fit: the same uncommon number speaks strongly for, counts far apart against."""
    agreement = contradiction = 0.0
    for one in left.figures:
        for other in right.figures:
            value = _figure_agreement(one, other)
            agreement, contradiction = max(agreement, value), min(contradiction, value)
    return agreement if agreement >= -contradiction else contradiction


def _figure_agreement(one: Figure, other: Figure) -> float:
    if one.kind is not other.kind and FigureKind.CASUALTIES not in (one.kind, other.kind):
        return 0.0
    if one.basis in ZEROS or other.basis in ZEROS:
        return 0.1 if one.basis is other.basis else 0.0
    if one.lo is None or other.lo is None:
        return 0.0
    if one.lo == other.lo:
        return min(1.0, log2(one.lo + 1) / 5)
    if _may_agree(one, other):
        return 0.1
    small, large = sorted((max(one.lo, 1), max(other.lo, 1)))
    return -min(0.6, log(large / small) / 4)


def _may_agree(one: Figure, other: Figure) -> bool:
    lows = one.lo or 0, other.lo or 0
    return (one.hi is None or one.hi >= lows[1]) and (other.hi is None or other.hi >= lows[0])


def shared_victims(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the sentences give the same full names of persons, streets or organisations."""
    shared = len(left.full_names & right.full_names)
    return min(1.0, 0.6 * shared)


def alike_sentences(left: Telling, right: Telling, _: Likeness) -> float:
    """How many uncommon words the sentences share."""
    return sqrt(cosine(left.sentence.as_dict(), right.sentence))


def told_apart(left: Telling, right: Telling, _: Likeness) -> float:
    """One report tells both, and tells them apart: a sign of two occurrences."""
    return -1.0 if left.report is right.report else 0.0
