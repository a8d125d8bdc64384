"""Where one speaker's account ends and another's begins within a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.extract.attribution.drafts import Draft, without
from marsad.extract.attribution.words import Words

OPPOSING = frozenset({"but", "while", "whereas", "although", "though"})
CITING = ("lead:citing", "lead:quoting")
NEAR = 8
"""Drafts before and after one, in order of cues, that can share its sentence: bounds the work on long texts."""


def apart(words: Words, drafts: list[Draft]) -> list[Draft]:
    """The drafts, in order of their cues, with overlapping accounts cut or nested as the words between them say."""
    return _citing(words, _without_opposed(words, _without_siblings(drafts)))


def _near(number: int, drafts: list[Draft]) -> Iterator[tuple[int, Draft]]:
    for other in range(max(0, number - NEAR), min(len(drafts), number + NEAR + 1)):
        if other != number:
            yield other, drafts[other]


def _cut(draft: Draft, start: int, inner: Draft) -> Draft:
    """`draft` without what lies from `start` to the end of the inner account."""
    hole = (start, max((end for _, end in inner.content), default=inner.cue[1]))
    return draft.with_content(*(piece for span in draft.content for piece in without(span, hole)))


def _without_siblings(drafts: list[Draft]) -> list[Draft]:
    """Cut "adding that ..." out of what came before it: one speaker twice, not inside himself."""
    changed = list(drafts)
    for number, draft in enumerate(drafts):
        if draft.source is None or draft.is_attitude:
            continue
        for other, before in _near(number, changed):
            if other < number and before.source == draft.source and before.covers(draft.cue[0]):
                changed[other] = _cut(before, draft.cue[0], draft)
    return [draft for draft in changed if draft.content or draft.stance.value == "no_information"]


def _without_opposed(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Cut "..., while the rebels said ..." out of what came before it: another speaker beside the first."""
    changed = list(drafts)
    for number, draft in enumerate(drafts):
        if draft.source is None or draft.is_attitude or draft.source[0] == 0:
            continue
        joiner = draft.source[0] - 1
        if words.lower[joiner] not in OPPOSING or words.tag[draft.source[0]] == "PRP":
            continue
        for other, before in _near(number, changed):
            if before.covers(joiner):
                changed[other] = _cut(before, joiner, draft)
    return changed


def _citing(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Put "citing the ministry" inside the account of the outlet that cites: it says what the outlet says."""
    changed = list(drafts)
    for number, draft in enumerate(drafts):
        if not draft.rule.startswith(CITING):
            continue
        sentence = words.sentence[draft.cue[0]]
        for other, outer in _near(number, drafts):
            if outer.rule.startswith("verb:") and not outer.is_attitude and words.sentence[outer.cue[0]] == sentence:
                phrase = (draft.cue[0], draft.source[1] if draft.source else draft.cue[1])
                pieces = [piece for span in outer.content for piece in without(span, phrase)]
                changed[number] = draft.with_content(*pieces)
                changed[other] = outer.with_content(*outer.content, phrase)
                break
    return changed
