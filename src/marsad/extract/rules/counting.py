"""The figures of one claim: the same casualties told twice are one figure, parts stay tied to their totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.extract.rules.telling import Telling
from marsad.model.claims import Figure
from marsad.model.layers import FigureMention

FigureKey = tuple[object, ...]


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

    A headline's figure counts only where the text itself gives none of its kind.
    """
    numbers = {figure_key(mention): number for number, mention in enumerate(told)}
    roots = casualties_of(told)
    kept: dict[int, FigureMention] = {}
    for telling in sorted(tellings, key=lambda t: (t.is_headline, t.position)):
        for mention in telling.figures:
            if not any(
                roots[figure_key(mention)] == roots[figure_key(other)]
                or (telling.is_headline and other.figure.kind is mention.figure.kind)
                or _values(mention.figure) == _values(other.figure)
                for other in kept.values()
            ):
                kept[numbers[figure_key(mention)]] = mention
    order = sorted(kept)
    places = {number: place for place, number in enumerate(order)}
    return tuple(_tied(kept[number].figure, places) for number in order)


def _values(figure: Figure) -> tuple[object, ...]:
    return figure.kind, figure.lo, figure.hi, figure.basis, figure.who


def _tied(figure: Figure, places: dict[int, int]) -> Figure:
    """The figure with its total's index in the claim; None where the total is not among the claim's figures."""
    return figure if figure.part_of is None else replace(figure, part_of=places.get(figure.part_of))
