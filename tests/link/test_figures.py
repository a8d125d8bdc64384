"""Figures as ranges with who gives each end; the three zeros apart; contradictions as records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from marsad.link.figures import figure_conflicts, figure_ranges, figure_words
from marsad.model.claims import Figure, FigureBasis, FigureKind, Who

MakeFigure = Callable[..., Figure]


def claims_with(book: Any, *figures: Figure) -> list[Any]:
    report = book.report("alpha", "Shells fell on Jarida.", date(2016, 5, 4))
    for found in figures:
        book.claim(report, "Shells fell", "fell", figures=(found,))
    return list(book.claims)


def test_range_names_who_gives_each_end(casebook: Any, make_figure: MakeFigure) -> None:
    claims = claims_with(casebook, make_figure(12), make_figure(5), make_figure(5))
    (found,) = figure_ranges(claims)
    assert (found.kind, found.lo, found.hi) == (FigureKind.KILLED, 5, 12)
    assert (found.lo_claims, found.hi_claims) == (("alpha-1", "alpha-2"), ("alpha-0",))


def test_open_end_stays_open(casebook: Any, make_figure: MakeFigure) -> None:
    claims = claims_with(casebook, make_figure(12), make_figure(29, None, FigureBasis.AT_LEAST))
    (found,) = figure_ranges(claims)
    assert (found.lo, found.hi, found.hi_claims) == (12, None, ("alpha-1",))


def test_three_zeros_are_kept_apart(casebook: Any, make_figure: MakeFigure) -> None:
    zeros = [FigureBasis.NONE_REPORTED, FigureBasis.NO_INFORMATION, FigureBasis.NOT_STATED]
    claims = claims_with(casebook, *(make_figure(None, None, basis) for basis in zeros))
    (found,) = figure_ranges(claims)
    assert (found.lo, found.hi) == (None, None)
    assert {basis for basis, _ in found.zeros} == set(zeros)


def test_groups_are_never_mixed(casebook: Any, make_figure: MakeFigure) -> None:
    claims = claims_with(casebook, make_figure(1, who=Who.COMBATANT), make_figure(7, who=Who.CIVILIAN))
    assert [(found.group, found.lo, found.hi) for found in figure_ranges(claims)] == [
        ("civilian", 7, 7),
        ("combatant", 1, 1),
    ]


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ((12, 12, FigureBasis.EXACT), (5, 5, FigureBasis.EXACT), True),
        ((12, 12, FigureBasis.EXACT), (12, 12, FigureBasis.EXACT), False),
        ((12, 12, FigureBasis.EXACT), (5, None, FigureBasis.AT_LEAST), False),
        ((12, 12, FigureBasis.EXACT), (29, None, FigureBasis.AT_LEAST), True),
        ((30, 30, FigureBasis.ABOUT), (29, 29, FigureBasis.EXACT), False),
        ((3, 3, FigureBasis.EXACT), (None, None, FigureBasis.NONE_REPORTED), True),
        ((3, 3, FigureBasis.EXACT), (None, None, FigureBasis.NO_INFORMATION), False),
    ],
)
def test_contradictions(casebook: Any, make_figure: MakeFigure, one: Any, other: Any, clash: bool) -> None:
    claims = claims_with(casebook, make_figure(*one), make_figure(*other))
    assert bool(figure_conflicts(claims)) is clash


@pytest.mark.parametrize(
    ("lo", "hi", "basis", "words"),
    [
        (12, 12, FigureBasis.EXACT, "12"),
        (29, None, FigureBasis.AT_LEAST, "at least 29"),
        (50, 50, FigureBasis.ABOUT, "about 50"),
        (5, 8, FigureBasis.RANGE, "5 to 8"),
        (None, 40, FigureBasis.UP_TO, "up to 40"),
        (None, None, FigureBasis.NO_INFORMATION, "no information"),
    ],
)
def test_figures_in_words(
    make_figure: MakeFigure, lo: int | None, hi: int | None, basis: FigureBasis, words: str
) -> None:
    assert figure_words(make_figure(lo, hi, basis)) == words
