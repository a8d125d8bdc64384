"""Whether confidence means what it says: of all values at 0.8, eight in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.evaluate.claims import CLAIMS, ComparedReport, Pair, same_value
from marsad.evaluate.marked import NAMED_SLOTS, SLOTS, MarkedClaim, Value, values_of
from marsad.evaluate.matching import largest_matching

BINS = 10


@dataclass(frozen=True, slots=True)
class Judgement:
    """One value that was read, how sure the reader was, and whether the coder has it too."""

    slot: str
    confidence: float | None
    right: bool
    claim: str
    """Id of the claim it belongs to."""
    index: int = 0
    """Its place among the slot's values."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The values whose confidence lies in one stretch: how sure they were on average, and the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def judgements(compared: ComparedReport) -> Iterator[Judgement]:
    """Every claim read, right where a marked one is the same; and every slot of those, right where the values agree."""
    for pair in (*compared.pairs, *compared.set_aside):
        if pair.found is not None:
            yield Judgement(CLAIMS, pair.found.confidence, pair.gold is not None, pair.found.id)
            if pair.gold is not None:
                yield from _slot_judgements(pair, pair.gold, pair.found)


def _slot_judgements(pair: Pair, gold: MarkedClaim, found: MarkedClaim) -> Iterator[Judgement]:
    for slot in SLOTS:
        yield from _judge(found, slot, values_of(gold, slot), values_of(found, slot))
    yield from _judge(found, "damage", gold.damage, found.damage)
    if found.time is not None and not values_of(found, "time"):
        # "Some time before the report": right where the coder knows no more.
        undated = gold.time is None or not gold.time.start
        yield Judgement("time", found.time.phrase.confidence, undated, found.id)


def _judge(found: MarkedClaim, slot: str, marked: Sequence[Value], read: Sequence[Value]) -> Iterator[Judgement]:
    pairs = largest_matching(len(marked), len(read), lambda i, j: same_value(marked[i], read[j]))
    right = {j for _, j in pairs}
    for j, value in enumerate(read):
        yield Judgement(slot, _confidence(found, slot, value), j in right, found.id, j)


def _confidence(claim: MarkedClaim, slot: str, value: Value) -> float | None:
    if slot in NAMED_SLOTS:
        of_name: float | None = getattr(claim, f"{slot}_confidence")
        return of_name
    phrase = getattr(value, "phrase", value)
    return getattr(phrase, "confidence", None)


def reliability(judged: Iterable[Judgement], bins: int = BINS) -> list[Bin]:
    """Values by confidence, in stretches of equal width; empty stretches are left out."""
    held: dict[int, list[tuple[float, bool]]] = {}
    for one in judged:
        if one.confidence is not None:
            held.setdefault(min(bins - 1, int(one.confidence * bins)), []).append((one.confidence, one.right))
    return [
        Bin(
            number / bins,
            (number + 1) / bins,
            len(values),
            sum(confidence for confidence, _ in values) / len(values),
            sum(right for _, right in values) / len(values),
        )
        for number, values in sorted(held.items())
    ]


def calibration_error(table: Sequence[Bin]) -> float:
    """Expected calibration error: how far apart confidence and the share right are, averaged over all values."""
    count = sum(one.count for one in table)
    return sum(one.count * abs(one.confidence - one.right) for one in table) / count if count else 0.0


def ordered_halves(judged: Iterable[Judgement]) -> tuple[float, float]:
    """The share right among the surer half and among the less sure half: what ordering by confidence gives."""
    rows = sorted((one for one in judged if one.confidence is not None), key=lambda one: -(one.confidence or 0.0))
    middle = len(rows) // 2
    return _share_right(rows[:middle]), _share_right(rows[middle:])


def _share_right(rows: Sequence[Judgement]) -> float:
    return sum(one.right for one in rows) / len(rows) if rows else 0.0
