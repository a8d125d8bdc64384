"""What changes from report to report: how figures move, since when accounts differ, versions of one text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from marsad.codebook.linking import load_linking
from marsad.link.conflicts import dated
from marsad.link.copies import Copy
from marsad.link.facts import ReportFacts
from marsad.link.figures import EARLIER, figure_histories
from marsad.link.versions import versions_among
from marsad.model.claims import Claim, Figure, FigureBasis
from marsad.model.incidents import Conflict
from marsad.model.reports import ReportId

FIRST, SECOND, THIRD = date(2016, 5, 4), date(2016, 5, 5), date(2016, 5, 6)
TEXT = "A shell hit the mill in Jarida."


def told(book: Any, name: str, *figures: Figure) -> Claim:
    """A claim of a report of its own, with these figures."""
    claim: Claim = book.claim(book.report(name, TEXT), TEXT, "hit", figures=figures)
    return claim


def test_totals_in_the_order_of_publication(casebook: Any, make_figure: Callable[..., Figure]) -> None:
    later, first = told(casebook, "b", make_figure(9)), told(casebook, "a", make_figure(5))
    again = told(casebook, "c", make_figure(9))
    days = {ReportId("a"): FIRST, ReportId("b"): SECOND, ReportId("c"): SECOND}
    (history,) = figure_histories([later, first, again], days)
    assert [(step.published, step.value, step.claims) for step in history.steps] == [
        (FIRST, "5", (first.id,)),
        (SECOND, "9", (later.id, again.id)),
    ]


def test_a_superseded_count_stands_before_what_took_its_place(
    casebook: Any, make_figure: Callable[..., Figure]
) -> None:
    claim = told(casebook, "a", make_figure(9), replace(make_figure(6), words=EARLIER))
    (history,) = figure_histories([claim], {ReportId("a"): FIRST})
    assert [(step.value, step.superseded) for step in history.steps] == [("6", True), ("9", False)]


@pytest.mark.parametrize(
    ("one", "other", "day"),
    [
        pytest.param(5, 5, SECOND, id="the same number twice"),
        pytest.param(5, 7, FIRST, id="different numbers of one day: a contradiction, no movement"),
    ],
)
def test_what_did_not_move(casebook: Any, make_figure: Callable[..., Figure], one: int, other: int, day: date) -> None:
    claims = [told(casebook, "a", make_figure(one)), told(casebook, "b", make_figure(other))]
    assert figure_histories(claims, {ReportId("a"): FIRST, ReportId("b"): day}) == ()


def test_parts_and_zeros_do_not_move(casebook: Any, make_figure: Callable[..., Figure]) -> None:
    none = make_figure(0, 0, FigureBasis.NONE_REPORTED)
    part = replace(make_figure(3), part_of=0)
    claims = [told(casebook, "a", make_figure(9), part), told(casebook, "b", none, replace(make_figure(4), part_of=0))]
    assert figure_histories(claims, {ReportId("a"): FIRST, ReportId("b"): SECOND}) == ()


@pytest.mark.parametrize(
    ("days", "since"),
    [
        pytest.param((FIRST, SECOND, THIRD), SECOND, id="from the second value's first day on"),
        pytest.param((THIRD, FIRST, FIRST), THIRD, id="from the day of the value that came last"),
        pytest.param((FIRST, None, THIRD), THIRD, id="a report without a day says nothing of when"),
        pytest.param((None, FIRST, FIRST), None, id="one value never dated"),
    ],
)
def test_since_when_accounts_differ(casebook: Any, days: tuple[date | None, ...], since: date | None) -> None:
    claims = [told(casebook, name) for name in "abc"]
    published = {claim.report_id: day for claim, day in zip(claims, days, strict=True)}
    one, other, third = (claim.id for claim in claims)
    conflict = Conflict("killed.unknown", (("5", (one,)), ("9", (other, third))))
    (found,) = dated([conflict], claims, published)
    assert found.since == since


def report(name: str, publisher: str, day: date | None) -> ReportFacts:
    return ReportFacts(ReportId(name), TEXT, "", publisher, day)


def copy(left: str, right: str, part: float) -> Copy:
    return Copy(ReportId(left), ReportId(right), part, ())


def test_versions_are_chained_in_the_order_of_publication() -> None:
    reports = [report("a", "Delta Post", THIRD), report("b", "delta post", FIRST), report("c", "Delta Post", SECOND)]
    (found,) = versions_among(reports, [copy("a", "c", 0.9), copy("b", "c", 0.7)], load_linking().copies)
    assert found.reports == ("b", "c", "a")
    assert found.reason == "one outlet within days, with at least 70% of the shorter text in common"


@pytest.mark.parametrize(
    ("publisher", "day", "part"),
    [
        pytest.param("Hill Post", SECOND, 0.9, id="another outlet: a copy"),
        pytest.param("", SECOND, 0.9, id="an outlet that is not known"),
        pytest.param("Delta Post", None, 0.9, id="no day"),
        pytest.param("Delta Post", date(2016, 6, 4), 0.9, id="a month later"),
        pytest.param("Delta Post", SECOND, 0.4, id="background repeated"),
    ],
)
def test_what_is_no_version(publisher: str, day: date | None, part: float) -> None:
    reports = [report("a", "Delta Post", FIRST), report("b", publisher, day)]
    assert versions_among(reports, [copy("a", "b", part)], load_linking().copies) == ()
