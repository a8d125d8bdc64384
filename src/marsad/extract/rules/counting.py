"""The figures of one claim: the same casualties told twice are one figure, parts stay tied to their totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.extract.rules.telling import Telling
from marsad.model.claims import Figure
from marsad.model.layers import FigureMention


def figures_of(tellings: Iterable[Telling], told: Sequence[FigureMention]) -> tuple[Figure, ...]:
    """The figures of a claim in text order. `told`: all figure mentions of the report, which indices point into.

    A headline's figure counts only where the text itself gives none of its kind.
    """
    numbers = {_key(mention): number for number, mention in enumerate(told)}
    kept: dict[int, FigureMention] = {}
    for telling in sorted(tellings, key=lambda t: (t.is_headline, t.position)):
        for mention in telling.figures:
            number = numbers[_key(mention)]
            if not _is_known(number, mention, kept, is_headline=telling.is_headline):
                kept[number] = mention
    order = sorted(kept)
    places = {number: place for place, number in enumerate(order)}
    return tuple(_tied(kept[number].figure, places) for number in order)


def _key(mention: FigureMention) -> tuple[object, ...]:
    figure = mention.figure
    return mention.anchor, figure.kind, figure.quote.start, figure.quote.end, figure.lo, figure.hi, figure.who


def _is_known(number: int, mention: FigureMention, kept: dict[int, FigureMention], *, is_headline: bool) -> bool:
    root = mention.restates if mention.restates is not None else number
    for other_number, other in kept.items():
        if root == (other.restates if other.restates is not None else other_number):
            return True
        if is_headline and other.figure.kind is mention.figure.kind:
            return True
        if _values(mention.figure) == _values(other.figure):
            return True
    return False


def _values(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.lo, figure.hi, figure.basis, figure.who


def _tied(figure: Figure, places: dict[int, int]) -> Figure:
    """The figure with its total's index in the claim; None where the total is not among the claim's figures."""
    return figure if figure.part_of is None else replace(figure, part_of=places.get(figure.part_of))
