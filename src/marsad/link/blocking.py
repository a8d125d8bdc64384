"""Which tellings are compared at all: those that share a day and place, a story, or a report, within fixed limits.

The number of pairs grows about linearly with the number of tellings, because every group of tellings that share a key
is limited: a larger group is divided by further keys, and what is still too large after that is compared in a
neighbourhood of the canonical order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from math import floor

from marsad.codebook.linking import BlockingRules
from marsad.link.stories import Stories
from marsad.link.tellings import Telling

Pair = tuple[int, int]
LONGEST_DAYS = 7
"""An interval of more days than this is keyed by its weeks instead."""


def candidate_pairs(tellings: Sequence[Telling], stories: Stories, rules: BlockingRules) -> set[Pair]:
    """Index pairs (lower first) of tellings worth comparing."""
    pairs: set[Pair] = set()
    pairs.update(_story_pairs(tellings, stories))
    pairs.update(pairs_within_reports(tellings, rules))
    pairs.update(
        _block_pairs(tellings, lambda telling: _time_and_place(telling, rules.cell_degrees), rules.largest_block)
    )
    return pairs


def pairs_within_reports(tellings: Sequence[Telling], rules: BlockingRules) -> set[Pair]:
    """Index pairs (lower first) of tellings of one report and one family of types."""
    return set(_block_pairs(tellings, _within_report, rules.largest_block))


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


def _block_pairs(
    tellings: Sequence[Telling], keys: Callable[[Telling], Iterable[Hashable]], largest: int
) -> Iterator[Pair]:
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        for key in dict.fromkeys(keys(telling)):
            blocks[key].append(index)
    for block in blocks.values():
        for part in _divided(block, tellings, largest):
            for position, one in enumerate(part):
                for other in part[position + 1 : position + largest]:
                    yield one, other


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


def _within_report(telling: Telling) -> Iterator[Hashable]:
    for family in telling.families:
        yield telling.report_index, family


def _time_and_place(telling: Telling, cell_degrees: float) -> Iterator[Hashable]:
    places = list(_place_keys(telling, cell_degrees))
    for when in _time_keys(telling):
        for where in places:
            yield when, where


def _time_keys(telling: Telling) -> Iterator[Hashable]:
    """Days of a short interval with the day after, so that neighbours meet; weeks of a long one."""
    start, end = telling.days.start, telling.days.end
    if end is None:
        return
    if start is None:
        start = end - 1
    if end - start < LONGEST_DAYS:
        for day in range(start, end + 2):
            yield "day", day
    yield "week", start // 7
    if end // 7 != start // 7:
        yield "week", end // 7


def _place_keys(telling: Telling, cell_degrees: float) -> Iterator[Hashable]:
    if telling.place_name:
        yield telling.place_name
    place = telling.place
    if place is not None and place.lat is not None and place.lon is not None:
        row, column = floor(place.lat / cell_degrees), floor(place.lon / cell_degrees)
        for step_row in (0, 1):
            for step_column in (0, 1):
                yield row + step_row, column + step_column
