"""When two values of a slot say the same: what a coder wrote and what was read."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.evaluate.marked import MarkedClaim, MarkedFigure, MarkedPlace, MarkedTime, Phrase
from marsad.geo import distance_km
from marsad.model.claims import ZEROS

LEAST_SHARED = 0.5
"""Two phrases agree from this share of common content words on."""
NEAR_KM = 25.0
"""Points this close stand for the same place."""
SMALL_WORDS = frozenset(
    {"a", "an", "the", "of", "in", "on", "at", "to", "and", "or", "for", "by", "from", "with"}
    | {"his", "her", "its", "their", "our", "this", "that", "these", "those", "some"}
)
VAGUE = frozenset({"number_word", "plural"})
DAY_OR_FINER = frozenset({"minute", "hour", "part_of_day", "day"})
DAY_CHARS = len("YYYY-MM-DD")


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """The words of a phrase in lower case, small words left out."""
    return frozenset(re.findall(r"\w+", text.lower())) - SMALL_WORDS


def same_words(one: str, other: str) -> bool:
    """Whether the content words of one lie within the other's, or at least half of all are shared."""
    left, right = content_words(one), content_words(other)
    if not left or not right:
        return False
    return left <= right or right <= left or len(left & right) >= LEAST_SHARED * len(left | right)


def any_same(one: tuple[Phrase, ...], other: tuple[Phrase, ...]) -> bool:
    """Whether any phrase of one list agrees with any of the other."""
    return any(same_words(a.text, b.text) for a in one for b in other)


def same_place(gold: MarkedPlace, found: MarkedPlace) -> bool:
    """By the words, by the canonical names, or by points within NEAR_KM."""
    if same_words(gold.phrase.text, found.phrase.text) or same_words(gold.name, found.name):
        return True
    return is_near(gold, found)


def is_near(gold: MarkedPlace, found: MarkedPlace) -> bool:
    """Whether both have points and these are within NEAR_KM."""
    return gold.point is not None and found.point is not None and distance_km(*gold.point, *found.point) <= NEAR_KM


def same_time(gold: MarkedTime, found: MarkedTime) -> bool:
    """The same days; where the coder knew the day or finer, a span that begins then and lies within the coder's."""
    first, last = _days(gold)
    found_first, found_last = _days(found)
    if not first or not found_first:
        return not first and not found_first
    if gold.precision in DAY_OR_FINER:
        return first == found_first and found_last <= last
    return (first, last) == (found_first, found_last)


def _days(time: MarkedTime) -> tuple[str, str]:
    start, end = time.start or "", time.end or time.start or ""
    return start[:DAY_CHARS], end[:DAY_CHARS]


def same_figure(gold: MarkedFigure, found: MarkedFigure) -> bool:
    """The same kind and interval; an open end agrees with any; the three zeros agree only with themselves."""
    if gold.kind != found.kind:
        return False
    if gold.basis in ZEROS or found.basis in ZEROS:
        return gold.basis == found.basis
    if gold.basis in VAGUE and found.basis in VAGUE and same_words(gold.phrase.text, found.phrase.text):
        return True
    if gold.lo != found.lo:
        return False
    both_vague = gold.basis in VAGUE and found.basis in VAGUE
    return both_vague or gold.hi == found.hi or gold.hi is None or found.hi is None


def shared_slots(gold: MarkedClaim, found: MarkedClaim) -> int:
    """In how many of perpetrators, targets, weapons, place and figures the claims have a value in common."""
    phrases = ((gold.perpetrators, found.perpetrators), (gold.targets, found.targets), (gold.weapons, found.weapons))
    shared = sum(any_same(one, other) for one, other in phrases)
    if gold.place is not None and found.place is not None:
        shared += same_words(gold.place.phrase.text, found.place.phrase.text)
    return shared + any(same_figure(a, b) for a in gold.figures for b in found.figures)
