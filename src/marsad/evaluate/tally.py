"""Counts of right answers, and what they add up to: by slot, by type, by publisher."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers were given and wanted, and how much of each was right.

    `precise` is the part of `predicted` that is right, `recalled` the part of `wanted` that was found. They are equal
    except for clusters, where an item may be partly right in two different ways.
    """

    precise: float = 0
    predicted: float = 0
    recalled: float = 0
    wanted: float = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.precise + other.precise,
            self.predicted + other.predicted,
            self.recalled + other.recalled,
            self.wanted + other.wanted,
        )

    @property
    def precision(self) -> float:
        """Share of the answers given that are right; 0 where none was given."""
        return self.precise / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the answers wanted that were found; 0 where none was wanted."""
        return self.recalled / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def matched(right: float, predicted: float, wanted: float) -> Tally:
    """The usual tally, where each right answer given is one wanted answer found."""
    return Tally(right, predicted, right, wanted)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one report adds to one slot; `type` is the event type (or label) it is counted under, "" where none is."""

    report: str
    slot: str
    tally: Tally
    type: str = ""
    publisher: str = ""


Key = Callable[[Outcome], str]


def by_slot(outcome: Outcome) -> str:
    """The slot."""
    return outcome.slot


def by_type(outcome: Outcome) -> str:
    """The event type or label."""
    return outcome.type


def by_publisher(outcome: Outcome) -> str:
    """The publisher, as named in the report."""
    return outcome.publisher or "(not named)"


def sums(outcomes: Iterable[Outcome], key: Key) -> dict[str, Tally]:
    """The tally of every value of `key`, in alphabetical order."""
    added: dict[str, Tally] = {}
    for outcome in outcomes:
        name = key(outcome)
        added[name] = added.get(name, Tally()) + outcome.tally
    return dict(sorted(added.items()))


def total(outcomes: Iterable[Outcome]) -> Tally:
    """All tallies together (micro average)."""
    return sum((outcome.tally for outcome in outcomes), Tally())
