"""People who shared a fate: "the leader was killed along with two of his men", "held together with his brother"."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.codebook.casualties import load_casualties
from marsad.extract.figures.groups import group_at
from marsad.extract.figures.people import NOUN_TAGS, Group
from marsad.extract.figures.sentence import Sentence
from marsad.extract.figures.triggers import Trigger

BREAKS = frozenset({";", ":", "but", "while", "after", "before", "when"})
MAX_JOINTS = 4
LONGEST = 8
"""Words of the phrase behind "along with" in which its noun is looked for."""


def company_of(
    sentence: Sentence, trigger: Trigger, main: Group, counted: list[Group], others: frozenset[int]
) -> Iterator[Group]:
    """The groups said to have shared what `trigger` tells of `main`, in text order.

    `others`: places of the other casualty words; one that stands between takes the company for itself.
    """
    first, last = min(main.start, trigger.at), max(main.end, trigger.end)
    for at in range(first, len(sentence) - 1):
        if not _together(sentence, at) or main.start <= at < main.end:
            continue
        between = range(last, at)
        if any(place in others or sentence.lower[place] in BREAKS for place in between):
            return
        group = _group_from(sentence, at + 2, counted)
        if group is not None and group.start >= at and _is_free(sentence, group, others):
            yield group


def _together(sentence: Sentence, at: int) -> bool:
    return sentence.lower[at] in load_casualties().grammar.together and sentence.lower[at + 1] == "with"


def _group_from(sentence: Sentence, at: int, counted: list[Group]) -> Group | None:
    counted_here = next((group for group in counted if at <= group.start <= at + 1), None)
    if counted_here is not None:
        return counted_here
    for noun in range(at, min(at + LONGEST, len(sentence))):
        if sentence.tag[noun] in NOUN_TAGS and NOUN_TAGS.isdisjoint(sentence.tag[noun + 1 : noun + 2]):
            return group_at(sentence, noun, counted)
    return None


def _is_free(sentence: Sentence, group: Group, others: frozenset[int]) -> bool:
    """Whether no casualty word directly behind the group takes it: "along with two relatives who died"."""
    return after_helpers(sentence, group.end) not in others


def joined(
    sentence: Sentence, group: Group, counted: list[Group], trigger: Trigger, others: frozenset[int]
) -> list[Group]:
    """Counted groups tied to `group` by "and" or a comma, unless another casualty word takes them."""
    found: list[Group] = []
    last = group
    for other in counted:
        tied = other.start > last.end and _only_joints(sentence, last.end, other.start)
        if tied and _opens_clause(sentence, other):
            break
        if tied and after_helpers(sentence, other.end) not in others:
            found.append(other)
            last = other
    first = group
    for other in reversed(counted):
        tied = other.end < first.start <= trigger.at and _only_joints(sentence, other.end, first.start)
        if tied and sentence.has(other.start - 1, *load_casualties().grammar.part_words):
            break
        if tied and other.start - 1 not in others:
            found.append(other)
            first = other
    return found


def _opens_clause(sentence: Sentence, group: Group) -> bool:
    """Whether the group is the subject of what follows: "killing eleven soldiers, two security sources said"."""
    return sentence.dep[group.head] == "nsubj" and sentence.head[group.head] >= group.end


def _only_joints(sentence: Sentence, start: int, end: int) -> bool:
    joints = load_casualties().grammar.joints
    return end - start <= MAX_JOINTS and all(word in joints for word in sentence.lower[start:end])


def after_helpers(sentence: Sentence, at: int) -> int:
    """The first word at or after `at` that may be a casualty word: auxiliaries and adverbs are passed over."""
    skipped = load_casualties().grammar.skipped_left
    while at < len(sentence) and sentence.lower[at] in skipped:
        at += 1
    return at
