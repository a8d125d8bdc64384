"""Which groups are parts of which: "50 people, including three children", "two of them women", "among the dead"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.codebook.casualties import load_casualties
from marsad.extract.figures.groups import group_at
from marsad.extract.figures.people import NOUN_TAGS, Group
from marsad.extract.figures.sentence import Sentence
from marsad.model.claims import FigureBasis, Who

BE = frozenset({"was", "were", "is", "are"})
THEM = frozenset({"them", "whom", "these", "those"})
PART_WORDS = 14
SETTING_WORDS = 16
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBN", "MD"})
TAGS_INSIDE = NOUN_TAGS | {"DT", "JJ", "CD", "PRP$", "POS", "HYPH", "CC", ",", "``", "''", "NNP", "VBN", "IN"}


def parts_at(sentence: Sentence, at: int, counted: list[Group]) -> list[Group]:
    """The groups named from `at` on as parts of what stands before, in text order."""
    if sentence.has(at, ",", "-", "–", "—", "("):
        at += 1
    grammar = load_casualties().grammar
    if at < len(sentence) and sentence.lower[at] in grammar.part_words:
        at += 1
        if sentence.has(at, *THEM):
            at += 1
        return list(_listed(sentence, at, counted))
    share = _share_of_them(sentence, at, counted)
    return [share] if share is not None else []


def parts_after(sentence: Sentence, at: int) -> int | None:
    """Where ", including ..." begins after words of place and time: "50 died in the blast on Monday, including ..."."""
    part_words = load_casualties().grammar.part_words
    for comma in range(at, min(at + SETTING_WORDS, len(sentence) - 1)):
        if sentence.has(comma, ",") and sentence.lower[comma + 1] in part_words:
            return comma
        if sentence.tag[comma] in FINITE_TAGS or sentence.has(comma, ";", ":"):
            return None
    return None


def _has_own_word(sentence: Sentence, group: Group) -> bool:
    """Whether a casualty word of its own stands behind a count: "including 10 troops, and 50 injured"."""
    return group.counted and not load_casualties().cues.isdisjoint(sentence.lower[group.end : group.end + 1])


def parts_of_front(sentence: Sentence, total: Group, counted: list[Group]) -> list[Group]:
    """The parts in "of the 22 killed, 14 were civilians": what is counted behind a total that opens the clause."""
    front = total.start - 1
    opens = sentence.has(front, "of") and (front == 0 or sentence.has(front - 1, ",", ";", "and"))
    if not opens:
        return []
    comma = next((at for at in range(total.end, min(total.end + 4, len(sentence))) if sentence.has(at, ",")), None)
    part = next((group for group in counted if comma is not None and group.start == comma + 1), None)
    if part is None or not sentence.has(part.end, *BE):
        return []
    named = what_they_were(sentence, part)
    return [part if named is None else replace(part, who=named.who, words=named.words)]


def _listed(sentence: Sentence, at: int, counted: list[Group]) -> Iterator[Group]:
    """The people listed from `at` to the next verb."""
    limit = min(at + PART_WORDS, len(sentence))
    last: Group | None = None
    while at < limit and (sentence.tag[at] in TAGS_INSIDE or any(group.start <= at < group.end for group in counted)):
        group = _starting_at(sentence, at, counted)
        if group is None:
            at += 1
            continue
        if last is not None and _has_own_word(sentence, group):
            break
        if last is not None and _one_phrase(sentence, last, group):
            last = replace(last, end=group.end, head=group.head, words=f"{last.words} and {group.words}")
        else:
            if last is not None:
                yield last
            last = group
        at = group.end
    if last is not None:
        yield last


def _one_phrase(sentence: Sentence, first: Group, second: Group) -> bool:
    """ "women and children": two bare plurals are one group."""
    bare = not first.counted and not second.counted and first.basis is second.basis is FigureBasis.PLURAL
    return bare and second.start == first.end + 1 and sentence.has(first.end, "and")


def _starting_at(sentence: Sentence, at: int, counted: list[Group]) -> Group | None:
    lexicon = load_casualties()
    counted_here = next((group for group in counted if group.start <= at < group.end), None)
    if counted_here is not None:
        return counted_here
    if sentence.tag[at] in NOUN_TAGS and sentence.lower[at] in lexicon.who:
        if at + 1 < len(sentence) and sentence.tag[at + 1] in NOUN_TAGS and sentence.lower[at + 1] in lexicon.who:
            return None
        return group_at(sentence, at, counted)
    return None


def _share_of_them(sentence: Sentence, at: int, counted: list[Group]) -> Group | None:
    """ "two of them children", "many of whom were civilians"."""
    grammar = load_casualties().grammar
    start = at
    counted_here = next((group for group in counted if group.start == at), None)
    if counted_here is not None and sentence.has(counted_here.end - 1, *THEM):
        after = counted_here.end
    elif at < len(sentence) and sentence.lower[at] in grammar.part_quantities and sentence.has(at + 1, "of"):
        after = at + 3
    else:
        return None
    while after < len(sentence) and sentence.lower[after] in BE:
        after += 1
    for noun in range(after, min(after + 5, len(sentence))):
        if sentence.tag[noun] in NOUN_TAGS and (named := group_at(sentence, noun, [])) is not None:
            plural = replace(named, start=start, lo=2, hi=None, basis=FigureBasis.PLURAL)
            return (
                plural
                if counted_here is None
                else replace(counted_here, end=named.end, who=named.who, words=named.words)
            )
    return counted_here


def part_of_among(sentence: Sentence, total: Group, counted: list[Group]) -> Group | None:
    """The part in "four nurses were among 17 people killed"; None where there is none."""
    at = total.start - 1
    if not (sentence.has(at, "among", "amongst") and sentence.has(at - 1, *BE, "also")):
        return None
    while at > 0 and not sentence.has(at, *BE):
        at -= 1
    before = [group for group in counted if group.end <= at]
    for group in before:
        inside = range(group.end, at)
        if all(sentence.tag[place] in TAGS_INSIDE or sentence.lower[place] == "including" for place in inside):
            return group
    return None


def what_they_were(sentence: Sentence, subject: Group) -> Group | None:
    """ "the rest of the dead were IS fighters", "six of the victims were children": who the subject is said to be."""
    at = subject.end
    while at < len(sentence) and at < subject.end + PART_WORDS and sentence.lower[at] not in BE:
        at += 1
    if not (at < len(sentence) and sentence.lower[at] in BE):
        return None
    for noun in range(at + 1, min(at + 6, len(sentence))):
        if sentence.tag[noun] not in NOUN_TAGS | {"DT", "JJ"}:
            return None
        last = noun + 1 >= len(sentence) or sentence.tag[noun + 1] not in NOUN_TAGS
        if sentence.tag[noun] in NOUN_TAGS and last and (named := group_at(sentence, noun, [])) is not None:
            return named if named.who is not Who.UNKNOWN else None
    return None
