"""Who is cited by whom: attributions inside the content of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.extract.attribution.drafts import Draft
from marsad.extract.attribution.words import Words
from marsad.model.claims import Stance

Reach = Mapping[int, Sequence[int]]
"""For each sentence the numbers of the drafts whose content reaches into it: keeps the work linear in the text."""


def reach_of(words: Words, drafts: list[Draft]) -> Reach:
    """Which drafts can hold something in which sentence; views hold nothing."""
    reach: dict[int, list[int]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        if draft.is_attitude:
            continue
        touched = {
            sentence
            for start, end in draft.content
            for sentence in range(words.sentence[start], words.sentence[end - 1] + 1)
        }
        for sentence in touched:
            reach[sentence].append(number)
    return reach


def outside_views(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Mark what stands in quotations, and drop views that somebody else reports: they belong to his account."""
    marked = [replace(draft, is_quoted=words.is_quoted(draft.cue[0])) for draft in drafts]
    reach = reach_of(words, marked)
    return [
        draft
        for number, draft in enumerate(marked)
        if not draft.is_attitude
        or not (draft.is_quoted or next(_holders(words, number, marked, reach), None) is not None)
    ]


def parents(words: Words, drafts: list[Draft]) -> list[int | None]:
    """For each draft the tightest other draft whose content holds its cue and source."""
    reach = reach_of(words, drafts)
    found: list[int | None] = []
    for number, draft in enumerate(drafts):
        fitting = [
            other
            for other in _holders(words, number, drafts, reach)
            if other < number or not _holds(draft, drafts[other])
        ]
        found.append(min(fitting, key=lambda other: drafts[other].size, default=None))
    return found


def _holders(words: Words, number: int, drafts: list[Draft], reach: Reach) -> Iterator[int]:
    draft = drafts[number]
    for other in reach.get(words.sentence[draft.cue[0]], ()):
        if other != number and _holds(drafts[other], draft) and not _is_told_of_the_denied(words, drafts[other], draft):
            yield other


def _is_told_of_the_denied(words: Words, outer: Draft, inner: Draft) -> bool:
    """ "Denied an air strike that activists said killed forty": what the activists say is not the army's account."""
    return outer.stance is Stance.DENIES and words.dep[inner.cue[0]] == "relcl"


def _holds(outer: Draft, inner: Draft) -> bool:
    return outer.covers(inner.cue[0]) and (inner.source is None or outer.covers(inner.source[0]))
