"""Tellings that are told again word for word: set aside before tellings are compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Sequence

from marsad.link.tellings import Telling
from marsad.model.claims import ClaimId


def set_copies_aside(
    tellings: Sequence[Telling], decided: Container[ClaimId] = frozenset()
) -> tuple[list[int], dict[int, list[int]]]:
    """Indices of tellings that are compared, and for some of them the indices of their copies.

    A copy is the same claim of the same words in a report with the same text, with the same stated time and place:
    it is no second voice, so it neither counts in the comparison nor makes it slower. Tellings that hold a claim which
    people have `decided` about stand for themselves.
    """
    first: dict[Hashable, int] = {}
    copies: defaultdict[int, list[int]] = defaultdict(list)
    seen: Counter[Hashable] = Counter()
    for index, telling in enumerate(tellings):
        content = _content(telling)
        if any(claim.id in decided for claim in telling.claims):
            content = telling.key
        seen[telling.report_index, content] += 1
        key = (content, seen[telling.report_index, content])
        if key in first:
            copies[first[key]].append(index)
        else:
            first[key] = index
    return sorted(first.values()), dict(copies)


def _content(telling: Telling) -> Hashable:
    days = (telling.days.start, telling.days.end) if telling.days.stated else None
    place = (telling.place_name, telling.place.lat, telling.place.lon) if telling.place else telling.place_name
    return telling.report.text, telling.key[1:4], telling.types, telling.past, days, place
