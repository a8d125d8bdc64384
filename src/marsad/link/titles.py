"""A short description of an incident for lists, from the claims' own slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from marsad.model.claims import Claim
from marsad.model.entities import Place
from marsad.model.when import Precision, TimeRange

LONGEST_WORDS = 60
SMALL_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "at",
        "about",
        "more",
        "nearly",
        "no",
        "some",
        "several",
        "many",
        "dozens",
        "one",
        "two",
        "three",
    }
)


def title_of(label: str, claims: Sequence[Claim], place: Place | None, time: TimeRange) -> str:
    """Type, what was hit, where and when, as the claims say: "Air or drone strike: a market, Jarida, 4 May 2016"."""
    target = _most_told(filler.quote.text for claim in claims for filler in claim.targets)
    where = place.name if place else _most_told(claim.place.quote.text for claim in claims if claim.place)
    is_place = target.casefold() == where.casefold()  # "Shelling: Marib, Marib" says one thing twice
    head = f"{label}: {_inside_a_sentence(target)}" if target and not is_place else label
    return ", ".join(part for part in (head, where, time_in_words(time)) if part)


def _most_told(words: Iterable[str]) -> str:
    told = Counter(" ".join(found.split()) for found in words if 0 < len(found) <= LONGEST_WORDS)
    return min(told, key=lambda found: (-told[found], len(found), found)) if told else ""


def _inside_a_sentence(words: str) -> str:
    """Without the capital of a sentence's first word, where that word is not a name."""
    first = words.split(maxsplit=1)[0]
    return words[0].lower() + words[1:] if first.lower() in SMALL_WORDS else words


def time_in_words(time: TimeRange) -> str:
    """The interval as people write it; empty where nothing is known."""
    if time.start is None:
        return f"on or before {_day(time)}" if time.end else ""
    if time.end is None:
        return f"from {time.start.day} {time.start:%B %Y}"
    if time.start.date() == time.end.date() or time.precision in (
        Precision.PART_OF_DAY,
        Precision.HOUR,
        Precision.MINUTE,
    ):
        return f"{time.start.day} {time.start:%B %Y}"
    if (time.start.year, time.start.month) == (time.end.year, time.end.month):
        return f"{time.start.day}–{time.end.day} {time.end:%B %Y}"
    return f"{time.start.day} {time.start:%B %Y} – {time.end.day} {time.end:%B %Y}"


def _day(time: TimeRange) -> str:
    return f"{time.end.day} {time.end:%B %Y}" if time.end else ""
