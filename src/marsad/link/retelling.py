"""Whether two claims of one report tell one occurrence: how the sentences of a text take one another up.

Both tellings are of one report and hold one claim each. A docstring is the explanation for people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log1p

from marsad.codebook.linking import load_linking
from marsad.link.slots import same_perpetrators
from marsad.link.stories import Likeness
from marsad.link.tellings import Telling
from marsad.link.words import plain

STEM = 4
"""Letters by which words are the same act: "bombed", "bombing", "bombings"."""
FAR_CHARACTERS = 3000
"""From this distance on it makes no difference how far apart two sentences stand."""
NEAR_CHARACTERS = 100
REMEMBERED = 1024
"""Tellings whose wording is kept while their report is gathered."""


@dataclass(frozen=True, slots=True)
class Worded:
    """How a claim is told, as far as its report's other claims may take it up."""

    stem: str
    points_back: bool
    voices: frozenset[str]
    start: int
    """Of its sentence."""
    trigger: int


def other_perpetrators(left: Telling, right: Telling, likeness: Likeness) -> float:
    """Whether different parties are said to have done it."""
    return min(0.0, same_perpetrators(left, right, likeness))


def shared_targets(left: Telling, right: Telling, _: Likeness) -> float:
    """How many of the words for who or what was hit are the same."""
    words, others = left.targets.words, right.targets.words
    return len(words & others) / min(len(words), len(others)) if words and others else 0.0


def same_word(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the act is named by the same word."""
    return float(_worded(left).stem == _worded(right).stem)


def taken_up(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the later one points back, as "the attack" does; an earlier one that does so is mostly another act."""
    one, other = _worded(left), _worded(right)
    first, second = (one, other) if one.trigger <= other.trigger else (other, one)
    return second.points_back / 2 - first.points_back


def one_sentence(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether both stand in one sentence, which tells its acts apart."""
    return -float(_worded(left).start == _worded(right).start)


def text_between(left: Telling, right: Telling, _: Likeness) -> float:
    """How much text stands between the sentences: 0 for neighbours, -1 for opposite ends of a long report."""
    apart = abs(_worded(left).start - _worded(right).start)
    return -min(1.0, log1p(apart / NEAR_CHARACTERS) / log1p(FAR_CHARACTERS / NEAR_CHARACTERS))


def other_voices(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether two different sources are named: what one source repeats is one claim from the start."""
    voices, others = _worded(left).voices, _worded(right).voices
    return float(bool(voices and others) and not voices & others)


def same_key(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the reader took both for one occurrence."""
    return float(left.claims[0].occurrence == right.claims[0].occurrence)


@lru_cache(maxsize=REMEMBERED)
def _worded(telling: Telling) -> Worded:
    claim = telling.claims[0]
    before = claim.sentence.text[: max(claim.trigger.start - claim.sentence.start, 0)]
    return Worded(
        stem="".join(plain(claim.trigger.text).split()[-1:])[:STEM],
        points_back=_pointing().search(before) is not None,
        voices=frozenset(plain(source.quote.text) for source in claim.attribution.chain),
        start=claim.sentence.start,
        trigger=claim.trigger.start,
    )


@cache
def _pointing() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(load_linking().pointing_words)))
    return re.compile(rf"\b(?:{words})\s+(?:[\w'’-]+\s+){{0,3}}$", re.IGNORECASE)
