"""The figures of claims: the same casualties told twice are one figure, parts stay tied to their totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.extract.rules.telling import Telling
from marsad.model.claims import ZEROS, Claim, Figure, Realis
from marsad.model.layers import FigureMention

FigureKey = tuple[object, ...]
FEWEST_ALIKE = 4
"""People from which one number of one group, told twice of an act, is the same people."""


def figure_key(mention: FigureMention) -> FigureKey:
    """What tells one figure mention of a report from another."""
    figure = mention.figure
    return mention.anchor, figure.kind, figure.quote.start, figure.quote.end, figure.lo, figure.hi, figure.who


def casualties_of(told: Sequence[FigureMention]) -> dict[FigureKey, int]:
    """For each mention the index of the one that tells the same casualties most fully: its own, or what it restates."""
    return {
        figure_key(mention): number if mention.restates is None else mention.restates
        for number, mention in enumerate(told)
    }


def figures_of(tellings: Iterable[Telling], told: Sequence[FigureMention]) -> tuple[Figure, ...]:
    """The figures of a claim in text order. `told`: all figure mentions of the report, which indices point into.

    Of several that tell the same casualties the fullest counts, and a headline's only where the text itself gives
    none of its kind.
    """
    numbers = {figure_key(mention): number for number, mention in enumerate(told)}
    roots = casualties_of(told)
    ordered = sorted(tellings, key=lambda t: (t.is_headline, t.position))
    mentions = [(telling.is_headline, mention) for telling in ordered for mention in telling.figures]
    kept: dict[int, FigureMention] = {}
    for in_headline, mention in sorted(mentions, key=lambda pair: (pair[0], pair[1].restates is not None)):
        if not any(
            roots[figure_key(mention)] == roots[figure_key(other)]
            or _is_told_again(mention.figure, other.figure)
            or (in_headline and other.figure.kind is mention.figure.kind)
            for other in kept.values()
        ):
            kept[numbers[figure_key(mention)]] = mention
    return _ordered({number: mention.figure for number, mention in kept.items()})


def _is_told_again(one: Figure, other: Figure) -> bool:
    """Whether a headline that ran into its lead tells the same: "30 rebels killed in Homs 30 rebels were killed"."""
    if (one.kind, one.lo, one.hi, one.basis) != (other.kind, other.lo, other.hi, other.basis):
        return False
    return one.words.lower() == other.words.lower() and (one.lo or 0) >= FEWEST_ALIKE and one.basis not in ZEROS


def _ordered(kept: dict[int, Figure]) -> tuple[Figure, ...]:
    """Figures by the index of their mention, in text order, with totals pointed to by their place among them."""
    order = sorted(kept)
    places = {number: place for place, number in enumerate(order)}
    return tuple(_tied(kept[number], places) for number in order)


def _tied(figure: Figure, places: dict[int, int]) -> Figure:
    """The figure with its total's index in the claim; None where the total is not among the claim's figures."""
    return figure if figure.part_of is None else replace(figure, part_of=places.get(figure.part_of))


# ---------------------------------------------------------------- between claims
def counted_once(claims: Sequence[Claim], told: Sequence[FigureMention]) -> tuple[Claim, ...]:
    """The claims without figures that only tell again what the same speaker tells in another claim more fully.

    Another speaker's figures stay, whatever they repeat: each account keeps its own.
    """
    if all(mention.restates is None for mention in told):
        return tuple(claims)
    numbers = {_said(mention.figure): number for number, mention in enumerate(told)}
    holders: dict[int, list[Claim]] = {}
    for claim in claims:
        for figure in claim.figures:
            holders.setdefault(numbers[_said(figure)], []).append(claim)
    return tuple(_without_repeats(claim, told, numbers, holders) for claim in claims)


def _said(figure: Figure) -> FigureKey:
    return figure.kind, figure.quote.start, figure.quote.end, figure.lo, figure.hi, figure.who


def _without_repeats(
    claim: Claim, told: Sequence[FigureMention], numbers: dict[FigureKey, int], holders: dict[int, list[Claim]]
) -> Claim:
    kept: dict[int, Figure] = {}
    for figure in claim.figures:
        number = numbers[_said(figure)]
        fullest = told[number].restates
        if fullest is None or not any(
            _same_account(claim, other) for other in holders.get(fullest, ()) if other is not claim
        ):
            kept[number] = replace(figure, part_of=told[number].figure.part_of)
    return claim if len(kept) == len(claim.figures) else replace(claim, figures=_ordered(kept))


def _same_account(one: Claim, other: Claim) -> bool:
    """Whether two claims are told by one speaker, both as occurrences or both as background."""
    if one.aggregate != other.aggregate or (one.realis is Realis.DENIED) != (other.realis is Realis.DENIED):
        return False
    ours, theirs = _speaker(one), _speaker(other)
    return bool(ours & theirs) or ours == theirs


def _speaker(claim: Claim) -> frozenset[str]:
    """Words of who is cited; none where the outlet speaks itself."""
    words = claim.attribution.chain[-1].quote.text.lower().replace(",", " ").split() if claim.attribution.chain else ()
    return frozenset(word for word in words if word not in SMALL_WORDS)


SMALL_WORDS = frozenset({"the", "a", "an", "of", "for", "in", "and", "to", "'s"})
