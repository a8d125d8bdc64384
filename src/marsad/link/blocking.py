"""Which tellings are compared at all: those that share a day and place, a story, or a report, within fixed limits.

The number of pairs grows about linearly with the number of tellings, because every group of tellings that share a key
is limited: a larger group is divided by further keys, and what is still too large after that is compared in a
neighbourhood of the canonical order.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from math import floor

import numpy as np

from marsad.codebook.linking import BlockingRules
from marsad.link.stories import Stories
from marsad.link.tellings import Telling

Pair = tuple[int, int]
LONGEST_DAYS = 7
"""An interval of more days than this is keyed by its weeks instead."""
PLACES = 2**33
"""More than there are numbers for places and grid cells: a key is the number of a time times this, plus a place's."""
CHUNK = 50_000


class Pairs:
    """Pairs of tellings by their indices, lower first, each once and in order; held as numbers, not as objects."""

    def __init__(self, pairs: Iterable[Pair], size: int) -> None:
        """`size` is the number of tellings."""
        self._size = max(size, 1)
        codes = array("q", (one * self._size + other for one, other in pairs))
        self._codes = np.unique(np.frombuffer(codes, dtype=np.int64)) if codes else np.empty(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self._codes)

    def __iter__(self) -> Iterator[Pair]:
        for start in range(0, len(self._codes), CHUNK):
            for code in self._codes[start : start + CHUNK].tolist():
                yield divmod(code, self._size)


def candidate_pairs(tellings: Sequence[Telling], stories: Stories, rules: BlockingRules) -> Pairs:
    """Tellings worth comparing."""

    def pairs() -> Iterator[Pair]:
        yield from _story_pairs(tellings, stories)
        yield from _block_pairs(tellings, _within_report(), rules.largest_block)
        yield from _block_pairs(tellings, _TimeAndPlace(rules.cell_degrees), rules.largest_block)

    return Pairs(pairs(), len(tellings))


def pairs_within_reports(tellings: Sequence[Telling], rules: BlockingRules) -> Pairs:
    """Tellings of one report, in a very long one those that follow one another."""
    pairs = (
        (one, other)
        for one in range(len(tellings))
        for other in range(one + 1, min(one + rules.largest_block, len(tellings)))
        if tellings[one].past is tellings[other].past
    )
    return Pairs(pairs, len(tellings))


def _story_pairs(tellings: Sequence[Telling], stories: Stories) -> Iterator[Pair]:
    """Comparable tellings of every two reports that share distinctive words."""
    of_report: defaultdict[int, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        of_report[telling.report_index].append(index)
    for left, right in stories.candidates():
        for one in of_report.get(left, ()):
            for other in of_report.get(right, ()):
                if _comparable(tellings[one], tellings[other]):
                    yield (one, other) if one < other else (other, one)


def _comparable(one: Telling, other: Telling) -> bool:
    if one.past is not other.past:
        return False
    if one.main and other.main:
        return True
    return bool(one.families & other.families) and _days_meet(one, other)


def _days_meet(one: Telling, other: Telling) -> bool:
    if not (one.days.stated and other.days.stated):
        return True
    starts = [days.start for days in (one.days, other.days) if days.start is not None]
    ends = [days.end for days in (one.days, other.days) if days.end is not None]
    return max(starts) - min(ends) <= 2  # noqa: PLR2004 - two days: midnight, time zones and "overnight"


def _block_pairs(tellings: Sequence[Telling], keys: Callable[[Telling], Iterable[int]], largest: int) -> Iterator[Pair]:
    """Pairs that share a key; pairs of which one lies in the past and one does not are never one occurrence."""
    for block in _blocks(tellings, keys):
        for part in _divided(block, tellings, largest):
            for position, one in enumerate(part):
                for other in part[position + 1 : position + largest]:
                    if tellings[one].past is tellings[other].past:
                        yield one, other


def _blocks(tellings: Sequence[Telling], keys: Callable[[Telling], Iterable[int]]) -> Iterator[Sequence[int]]:
    """Indices that share a key, in order, where there are several. Sorted arrays take little room."""
    found, owners = array("q"), array("q")
    for index, telling in enumerate(tellings):
        for key in set(keys(telling)):
            found.append(key)
            owners.append(index)
    if not found:
        return
    by_key = np.frombuffer(found, dtype=np.int64)
    order = np.argsort(by_key, kind="stable")
    ordered, members = by_key[order], np.frombuffer(owners, dtype=np.int64)[order]
    bounds = [0, *(np.flatnonzero(np.diff(ordered)) + 1).tolist(), len(ordered)]
    for start, end in pairwise(bounds):
        if end - start > 1:
            yield members[start:end].tolist()


def _divided(block: Sequence[int], tellings: Sequence[Telling], largest: int) -> Iterator[Sequence[int]]:
    """The block itself, or where it is too large its parts by type and by what the tellings name."""
    if len(block) <= largest:
        yield block
        return
    parts: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index in block:
        for key in dict.fromkeys(_finer_keys(tellings[index])):
            parts[key].append(index)
    yield from (part for part in parts.values() if len(part) > 1)


def _finer_keys(telling: Telling) -> Iterator[Hashable]:
    for type_id in telling.types:
        yield type_id, telling.place_name
    for figure in telling.figures:
        if figure.lo is not None:
            yield figure.kind, figure.lo
    yield from telling.full_names


def _within_report() -> Callable[[Telling], Iterator[int]]:
    """Keys by report and family of types."""
    numbers: dict[str, int] = {}

    def keys(telling: Telling) -> Iterator[int]:
        for family in telling.families:
            yield telling.report_index * PLACES + numbers.setdefault(family, len(numbers))

    return keys


class _TimeAndPlace:
    """Keys by day or week and by name or grid cell of the place."""

    def __init__(self, cell_degrees: float) -> None:
        self._cell_degrees = cell_degrees
        self._names: dict[str, int] = {}

    def __call__(self, telling: Telling) -> Iterator[int]:
        places = list(self._places(telling))
        for when in _time_keys(telling):
            for where in places:
                yield when * PLACES + where

    def _places(self, telling: Telling) -> Iterator[int]:
        """Even numbers are names, odd ones cells: its own and its neighbours to one side, so that neighbours meet."""
        if telling.place_name:
            yield 2 * self._names.setdefault(telling.place_name, len(self._names))
        place = telling.place
        if place is not None and place.lat is not None and place.lon is not None:
            columns = floor(360 / self._cell_degrees) + 2
            row, column = floor((place.lat + 90) / self._cell_degrees), floor((place.lon + 180) / self._cell_degrees)
            for step_row in (0, 1):
                for step_column in (0, 1):
                    yield 2 * ((row + step_row) * columns + column + step_column) + 1


def _time_keys(telling: Telling) -> Iterator[int]:
    """Days of a short interval with the day after, so that neighbours meet, as even numbers; weeks as odd ones."""
    start, end = telling.days.start, telling.days.end
    if end is None:
        return
    if start is None:
        start = end - 1
    if end - start < LONGEST_DAYS:
        for day in range(start, end + 2):
            yield 2 * day
    yield 2 * (start // 7) + 1
    if end // 7 != start // 7:
        yield 2 * (end // 7) + 1
