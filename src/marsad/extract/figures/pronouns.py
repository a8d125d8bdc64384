"""People named by a pronoun: "killing him", "detained them", "captured another", "killing both"."""

from __future__ import annotations

from dataclasses import replace

from marsad.codebook.casualties import load_casualties
from marsad.extract.figures.people import NOUN_TAGS, Group
from marsad.extract.figures.sentence import Sentence
from marsad.model.claims import FigureBasis, Who

SINGULAR_PRONOUNS = frozenset({"he", "him", "she", "her"})
PLURAL_PRONOUNS = frozenset({"they", "them"})
PRONOUNS = SINGULAR_PRONOUNS | PLURAL_PRONOUNS
STANDALONE = frozenset({"det", "predet", "cc", "preconj"})
"""What "another" and "both" are to a word that they stand with."""
BOTH = 2


def pronoun_at(sentence: Sentence, at: int, counted: list[Group]) -> Group | None:
    """The people whom the pronoun at `at` names; None where there is none.

    A plural one has the number of the people named last before it in the sentence, where they were counted.
    """
    word = sentence.lower[at]
    group = Group(at, at + 1, at, 2, None, FigureBasis.PLURAL, Who.UNKNOWN, "", counted=False, definite=True)
    if word in SINGULAR_PRONOUNS:
        return replace(group, lo=1, hi=1, basis=FigureBasis.EXACT)
    if word in PLURAL_PRONOUNS:
        meant = _named_last(sentence, at, counted)
        return group if meant is None else replace(group, lo=meant.lo, hi=meant.hi, basis=meant.basis, who=meant.who)
    if sentence.tag[at] != "DT" or sentence.dep[at] in STANDALONE:
        return None
    if word == "another":
        one = replace(group, lo=1, hi=1, basis=FigureBasis.EXACT)
        return replace(one, counted=True, definite=False, further=True)
    return replace(group, lo=BOTH, hi=BOTH, basis=FigureBasis.EXACT, counted=True) if word == "both" else None


def _named_last(sentence: Sentence, at: int, counted: list[Group]) -> Group | None:
    """The counted people named last before `at`; None where others, or a number of things, were named after them."""
    who = load_casualties().who
    for noun in range(at - 1, -1, -1):
        if sentence.tag[noun] in NOUN_TAGS and sentence.lower[noun] in who:
            group = next((group for group in counted if group.start <= noun < group.end), None)
            several = group is not None and group.basis is FigureBasis.EXACT and (group.lo or 0) > 1
            return group if several else None
    return None
