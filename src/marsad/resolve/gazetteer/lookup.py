"""What could a name stand for? Ranked answers with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.text.names import fold, one_edit_away, spelling_variants, without_articles

if TYPE_CHECKING:
    from marsad.resolve.gazetteer.file import Entry, Gazetteer

LEAST_ALIKE = 0.6
"""Romanisations of one name that share their consonants differ in up to two letters of five."""
SHORTEST_TYPO = 6
"""Letters below which one edit makes another name rather than a misspelling of this one."""
WEIGHT_SCALE = 8.0
SAME_LETTERS = 0.98
"""Likeness of a name with the same letters, divided or with the article written otherwise."""
PROMINENCE, SPELLING, COUNTRY = 0.5, 0.3, 0.2
"""Most that a place's prominence, its spelling and the country asked for add to a score."""
STRICTNESS = 4
"""Power of the likeness by which a score is taken: a small place spelt as asked comes before a city that is not."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place a name could stand for."""

    entry: Entry
    score: float
    """0 to 1; comparable within one lookup only."""
    likeness: float
    """How alike the asked name and the matched one are, 0 to 1."""
    matched: str
    """The folded name in the gazetteer."""
    reason: str


def matches(gazetteer: Gazetteer, name: str, *, typos: bool = True) -> tuple[tuple[Entry, str, float], ...]:
    """Entries for a name: exact spelling, else other division or article, else romanisation, else one typo."""
    key = fold(name)
    if not key:
        return ()
    exact = gazetteer.named([key]).get(key)
    if exact:
        return tuple((entry, key, 1.0) for entry in exact)
    variants = spelling_variants(key)
    known = gazetteer.named(variants)
    found = [(entry, variant, SAME_LETTERS) for variant in variants for entry in known.get(variant, ())]
    if found:
        return tuple(found)
    near = gazetteer.near(key, least=LEAST_ALIKE)
    if near:
        return near
    if typos and key.isascii() and len(without_articles(key)) >= SHORTEST_TYPO:
        return tuple(
            (entry, edit, 1.0 - 1.0 / len(key))
            for edit, entries in sorted(gazetteer.named(one_edit_away(key)).items())
            for entry in entries
        )
    return ()


def lookup(gazetteer: Gazetteer, name: str, country: str | None = None, limit: int = 20) -> tuple[Candidate, ...]:
    """Places a name could stand for, best first, each with its reason in words.

    `country` (ISO2) is a preference, not a filter.
    """
    found = matches(gazetteer, name)
    candidates = [_candidate(gazetteer, name, match, country) for match in found]
    ranked = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.entry.number))
    return tuple(ranked[:limit])


def prior(entry: Entry) -> float:
    """How likely a place is to be meant before anything else is known, about 0.3 to 1.5."""
    return entry.weight / WEIGHT_SCALE


def _candidate(gazetteer: Gazetteer, name: str, found: tuple[Entry, str, float], country: str | None) -> Candidate:
    entry, matched, likeness = found
    said = COUNTRY if country and entry.country == country else 0.0
    score = (PROMINENCE * min(1.0, prior(entry)) + SPELLING + said) * likeness**STRICTNESS
    parts = [f"named {matched!r}" if likeness == 1.0 else f"{matched!r} is {likeness:.0%} like {fold(name)!r}"]
    parts.append(entry.feature if entry.population == 0 else f"{entry.feature} of {entry.population:,}")
    wider = gazetteer.place(entry).within
    if wider:
        parts.append("in " + ", ".join(wider))
    if country:
        parts.append("in the country asked for" if entry.country == country else "not in the country asked for")
    parts.append(f"from {entry.source}")
    return Candidate(entry, round(score, 4), likeness, matched, "; ".join(parts))
