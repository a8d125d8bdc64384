"""Quotations given to their speakers, and a speaker's content stretched over the whole of his quotation."""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.attribution.drafts import Draft, merge, without
from marsad.extract.attribution.words import TokenRange, Words

LARGEST_STEP = 2
"""Line breaks between a quotation and the next one of the same speaker (a blank line is two)."""
SHORTEST = 4
"""Tokens: shorter quotations are quoted words, not speech, and have no speaker of their own."""


def with_quotations(words: Words, drafts: list[Draft]) -> list[Draft]:
    """The drafts with contents widened to whole quotations, and quotations without a speaker given to the last one."""
    ranges = words.quotes
    if not ranges:
        return drafts
    owner: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        if not draft.is_attitude:
            for index in _touched(draft, ranges):
                owner.setdefault(index, number)
    widened = list(drafts)
    for index, first in list(owner.items()):
        widened[first] = _widen(widened[first], ranges[index])
    for index in range(len(ranges)):
        if index in owner:
            continue
        speaker = _opened_by_colon(words, ranges[index][0], widened)
        if speaker is None:
            speaker = _speaker_of_next(words, index, owner)
        if speaker is not None:
            owner[index] = speaker
            widened[speaker] = replace(widened[speaker], content=merge((*widened[speaker].content, ranges[index])))
    return widened


def _touched(draft: Draft, ranges: list[TokenRange]) -> list[int]:
    """The quotations that the content reaches into and whose cue stands outside."""
    return [
        index
        for index, (low, high) in enumerate(ranges)
        if not low <= draft.cue[0] < high and any(start < high and low < end for start, end in draft.content)
    ]


def _widen(draft: Draft, quotation: TokenRange) -> Draft:
    if quotation[1] - quotation[0] < SHORTEST:
        return draft
    holes = [draft.cue, *([draft.source] if draft.source else [])]
    holes = [hole for hole in holes if not quotation[0] <= hole[0] < quotation[1]]
    return replace(draft, content=merge((*draft.content, *without(quotation, *holes))))


def _speaker_of_next(words: Words, index: int, owner: dict[int, int]) -> int | None:
    """Whose quotation this is when its own sentence names nobody: the speaker who was quoted just before."""
    ranges = words.quotes
    low, high = ranges[index]
    if high - low < SHORTEST:
        return None
    sentence = words.sentence[low]
    if words.taken_up[index] and index - 1 in owner:
        return owner[index - 1]
    starts_sentence = low - words.bounds[sentence][0] <= 1
    if not starts_sentence or index - 1 not in owner:
        return None
    before = ranges[index - 1]
    gap = sentence - words.sentence[min(before[1], len(words.lower)) - 1]
    paragraphs = words.paragraph[sentence] - words.paragraph[words.sentence[before[0]]]
    return owner[index - 1] if gap <= 1 and paragraphs <= LARGEST_STEP else None


def _opened_by_colon(words: Words, low: int, drafts: list[Draft]) -> int | None:
    """A speaker whose words end in a colon just before the quotation."""
    token = low - 1
    while token >= 0 and words.tag[token] == "_SP":
        token -= 1
    if token < 0 or words.lower[token] != ":":
        return None
    near = [
        number
        for number, draft in enumerate(drafts)
        if draft.source is not None and words.sentence[draft.cue[0]] == words.sentence[token] and draft.cue[0] <= token
    ]
    return near[-1] if near else None
