"""Which claim that was read is which claim that a coder marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.codebook.event_types import load_event_types
from marsad.evaluate.comparing import any_same, shared_slots
from marsad.evaluate.marked import MarkedClaim
from marsad.model.claims import EventTypeId
from marsad.model.evidence import Span

SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")
SENTENCE_START = re.compile(r"[.!?]\s|\n")
# How much each agreement weighs when two claims could be the same one.
TRIGGER, SENTENCE, SAME_TYPE, NEAR_TYPE, SHARED_SLOT, SAME_SOURCE = 3.0, 1.5, 2.0, 1.0, 1.0, 1.5
ENOUGH_SHARED = 2
"""Claims of one type that share this many slots may be told in different sentences."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a claim stands in its text."""

    trigger: tuple[Span, ...]
    sentences: tuple[Span, ...]


def align(text: str, gold: Sequence[MarkedClaim], found: Sequence[MarkedClaim]) -> dict[int, int]:
    """Index of a marked claim -> index of the claim read that is the same: one to one, the best evidence first.

    A pair needs a related type and words in the same place, or the same type and two slots in common.
    """
    marked = [_Standing(claim.trigger.spans, _sentences(text, claim)) for claim in gold]
    scores = [
        (score, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if (score := _evidence(marked[i], one, other)) is not None
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scores, key=lambda row: (-row[0], row[1], row[2])):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _evidence(standing: _Standing, gold: MarkedClaim, found: MarkedClaim) -> float | None:
    """How much speaks for one pair; None where they cannot be the same."""
    same_type = gold.type == found.type
    near = load_event_types().are_near(EventTypeId(gold.type), EventTypeId(found.type))
    at_trigger = _touch(standing.trigger, found.trigger.spans)
    in_sentence = _touch(standing.sentences, found.trigger.spans)
    shared = shared_slots(gold, found)
    is_possible = (near and (at_trigger or in_sentence)) or (same_type and shared >= ENOUGH_SHARED)
    if not is_possible:
        return None
    by_outlet = not gold.sources and not found.sources
    same_source = by_outlet or any_same(gold.sources, found.sources)
    agreements = (
        (TRIGGER, at_trigger),
        (SENTENCE, in_sentence),
        (SAME_TYPE, same_type),
        (NEAR_TYPE, near),
        (SHARED_SLOT, shared),
        (SAME_SOURCE, same_source),
    )
    return sum(weight * held for weight, held in agreements)


def _touch(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _sentences(text: str, claim: MarkedClaim) -> tuple[Span, ...]:
    """The claim's sentence, which may be given by its beginning alone; else the sentences around its trigger."""
    if claim.sentence is not None:
        given = claim.sentence
        return (Span(given.start, max(given.end, _sentence_end(text, max(given.end - 1, given.start)))),)
    return tuple(Span(_sentence_start(text, span.start), _sentence_end(text, span.end)) for span in claim.trigger.spans)


def _sentence_start(text: str, offset: int) -> int:
    return max((match.end() for match in SENTENCE_START.finditer(text, 0, offset)), default=0)


def _sentence_end(text: str, offset: int) -> int:
    match = SENTENCE_END.search(text, offset)
    return match.end() if match else len(text)
