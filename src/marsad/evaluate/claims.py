"""Claims read against claims marked: what was found, and which slots of it are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.evaluate.aligning import align
from marsad.evaluate.comparing import is_near, same_figure, same_place, same_time, same_words
from marsad.evaluate.marked import (
    NAMED_SLOTS,
    SLOTS,
    MarkedClaim,
    MarkedCount,
    MarkedDamage,
    MarkedFigure,
    MarkedPlace,
    MarkedReport,
    MarkedTime,
    Phrase,
    Value,
    values_of,
)
from marsad.evaluate.matching import largest_matching, matches
from marsad.evaluate.tally import Outcome, Tally, matched

CLAIMS = "claims"
"""The slot under which whole claims are counted: found, missed, not marked."""
OF_FOUND = {slot: f"{slot} of found" for slot in NAMED_SLOTS}
"""Slots under which the names are counted again, among the claims found only."""
WITHIN_25_KM = "place within 25 km"


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim as marked and as read; one of them is None where it has no counterpart."""

    gold: MarkedClaim | None
    found: MarkedClaim | None

    @property
    def type(self) -> str:
        """The event type that the pair is counted under: the marked one where there is one."""
        return self.gold.type if self.gold is not None else self.found.type if self.found is not None else ""


@dataclass(frozen=True, slots=True)
class ComparedReport:
    """A report with its claims paired."""

    report: MarkedReport
    pairs: tuple[Pair, ...]
    """Aggregates are left out: they are neither asked for nor held against the reader."""
    set_aside: tuple[Pair, ...] = ()
    """Pairs of marked aggregates, and aggregates read that no marked claim matches."""


def compare(report: MarkedReport, found: Sequence[MarkedClaim]) -> ComparedReport:
    """Pair the claims of one report, the marked ones first and in their order."""
    paired = align(report.text, report.claims, found)
    taken = set(paired.values())
    pairs = [Pair(gold, found[paired[i]] if i in paired else None) for i, gold in enumerate(report.claims)]
    pairs += [Pair(None, claim) for j, claim in enumerate(found) if j not in taken]
    aside = [pair for pair in pairs if _is_aside(pair)]
    return ComparedReport(report, tuple(pair for pair in pairs if pair not in aside), tuple(aside))


def _is_aside(pair: Pair) -> bool:
    if pair.gold is not None:
        return pair.gold.aggregate
    return pair.found is not None and pair.found.aggregate


def outcomes_of(compared: ComparedReport) -> Iterator[Outcome]:
    """What one report adds to each slot, and to whole claims."""
    report = compared.report
    for pair in compared.pairs:
        for slot, tally in _tallies(pair):
            yield Outcome(report.id, slot, tally, pair.type, report.publisher)


def _tallies(pair: Pair) -> Iterator[tuple[str, Tally]]:
    gold, found = pair.gold, pair.found
    both = gold is not None and found is not None
    yield CLAIMS, matched(both, found is not None, gold is not None)
    for slot in SLOTS:
        marked = values_of(gold, slot) if gold is not None else []
        read = values_of(found, slot) if found is not None else []
        if not marked and not read:
            continue
        right = matches(len(marked), len(read), lambda i, j: same_value(marked[i], read[j]))  # noqa: B023 - used at once
        yield slot, matched(right, len(read), len(marked))
        if both and slot in OF_FOUND:
            yield OF_FOUND[slot], matched(right, 1, 1)
    if gold is not None and found is not None and gold.place is not None and gold.place.point is not None:
        near = found.place is not None and is_near(gold.place, found.place)
        yield WITHIN_25_KM, matched(near, 1, 1)


def same_value(gold: Value, read: Value) -> bool:
    """Whether two values of one slot say the same."""
    match gold, read:
        case Phrase(), Phrase():
            return same_words(gold.text, read.text)
        case MarkedPlace(), MarkedPlace():
            return same_place(gold, read)
        case MarkedTime(), MarkedTime():
            return same_time(gold, read)
        case MarkedFigure(), MarkedFigure():
            return same_figure(gold, read)
        case MarkedCount(), MarkedCount():
            return gold.n == read.n
        case MarkedDamage(), MarkedDamage():
            return gold.effect == read.effect and same_words(gold.phrase.text, read.phrase.text)
        case _:
            return gold == read


@dataclass(frozen=True, slots=True)
class SlotFault:
    """A value that is missing, not marked, or wrong: `gold` None, `read` None, or both there and different."""

    slot: str
    gold: Value | None
    read: Value | None


def faults_of(pair: Pair) -> list[SlotFault]:
    """What is wrong in the slots of a claim that was found; nothing for claims without a counterpart."""
    if pair.gold is None or pair.found is None:
        return []
    named = pair.gold.named
    judged = [slot for slot in SLOTS if named is None or slot in named]
    return [fault for slot in judged for fault in _slot_faults(slot, pair.gold, pair.found)]


def _slot_faults(slot: str, gold: MarkedClaim, found: MarkedClaim) -> list[SlotFault]:
    marked, read = values_of(gold, slot), values_of(found, slot)
    right = largest_matching(len(marked), len(read), lambda i, j: same_value(marked[i], read[j]))
    missed = [value for i, value in enumerate(marked) if i not in {i for i, _ in right}]
    extra = [value for j, value in enumerate(read) if j not in {j for _, j in right}]
    wrong = [SlotFault(slot, a, b) for a, b in zip(missed, extra, strict=False)]
    both = len(wrong)
    return [
        *wrong,
        *(SlotFault(slot, value, None) for value in missed[both:]),
        *(SlotFault(slot, None, value) for value in extra[both:]),
    ]
