"""Quotations given to their speakers, and a speaker's content stretched over the whole of his quotation."""

from __future__ import annotations

from bisect import bisect_right
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
            for index in _touched(words, draft):
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


def _touched(words: Words, draft: Draft) -> list[int]:
    """The quotations that the content reaches into and whose cue stands outside."""
    cue = draft.cue[0]
    return [
        index
        for span in draft.content
        for index in words.quotes_in(span)
        if not words.quotes[index][0] <= cue < words.quotes[index][1]
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
    first = words.bounds_of(token)[0]
    for number in range(bisect_right(drafts, token, key=_cue_start) - 1, -1, -1):
        if drafts[number].cue[0] < first:
            return None
        if drafts[number].source is not None:
            return number
    return None


def _cue_start(draft: Draft) -> int:
    return draft.cue[0]
