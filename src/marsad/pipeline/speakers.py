"""Sources that are only described, "the group", "the spokesman", and the words before them that name who is meant.

Conservative: a description takes up a name only where one speaker told before fits it and none told later does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from marsad.codebook.reporting import ReportingLexicon, load_reporting
from marsad.model.claims import Claim, Source
from marsad.model.evidence import Quote

TAKES_UP = frozenset({"the", "this", "that"})
LONGEST_DESCRIPTION = 4
"""Words of a description, with its article; a longer one says itself who is meant."""


def with_named_speakers(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one report, in text order, with descriptions of speakers led back to their names."""
    told = sorted({_key(source): source for source in _sources(claims)}.values(), key=_key)
    named = _named(told, load_reporting())
    if not named:
        return tuple(claims)
    return tuple(_with(claim, named) for claim in claims)


def _named(told: Sequence[Source], lexicon: ReportingLexicon) -> dict[tuple[int, int], Source]:
    """By the place of a description the source that it takes up."""
    found: dict[tuple[int, int], Source] = {}
    for position, source in enumerate(told):
        fits = _fitting(source.quote.text, lexicon)
        if fits is None:
            continue
        before = {one.quote.text.lower(): one for one in told[:position] if fits(one.quote)}
        if len(before) == 1:
            found[_key(source)] = next(iter(before.values()))
    return found


def _fitting(description: str, lexicon: ReportingLexicon) -> Callable[[Quote], bool] | None:
    """What names can stand behind a description; None where the words are no description that takes something up."""
    words = description.split()
    if not 1 < len(words) <= LONGEST_DESCRIPTION or words[0].lower() not in TAKES_UP:
        return None
    if any(not word.islower() for word in words[1:]):
        return None
    head = words[-1]
    if head in lexicon.person_nouns:
        return lambda name: _is_name(name.text) and head in name.text.lower().split()
    if head in lexicon.body_nouns:
        return lambda name: _names_body(name.text, lexicon)
    return None


def _is_name(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split()[1:])


def _names_body(words: str, lexicon: ReportingLexicon) -> bool:
    """Names of bodies take an article, or hold a word for a body; of persons they hold a word for a person."""
    parts = words.split()
    small = {part.lower() for part in parts}
    if not _is_name(words) or small & lexicon.person_nouns:
        return False
    return parts[0].lower() == "the" or bool(small & lexicon.body_nouns)


def _with(claim: Claim, named: dict[tuple[int, int], Source]) -> Claim:
    if not any(_key(source) in named for source in claim.attribution.chain):
        return claim
    chain = tuple(_led_back(source, named.get(_key(source))) for source in claim.attribution.chain)
    return replace(claim, attribution=replace(claim.attribution, chain=chain))


def _led_back(source: Source, name: Source | None) -> Source:
    if name is None:
        return source
    return replace(source, named=name.quote, resolution=source.resolution or name.resolution)


def _sources(claims: Iterable[Claim]) -> Iterable[Source]:
    return (source for claim in claims for source in claim.attribution.chain)


def _key(source: Source) -> tuple[int, int]:
    return source.quote.start, source.quote.end
