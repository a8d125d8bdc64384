"""What an incident says of its claims: time in common, titles, ids."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from marsad.link.linking import link_claims
from marsad.link.times import common_time
from marsad.link.titles import time_in_words
from marsad.model.when import Precision, TimeBasis, TimeRange, day_range

TEXT = "The mill in Jarida was shelled. The army shelled it, residents said."
DAY = date(2016, 5, 4)


def claims_at(book: Any, *ranges: TimeRange) -> list[Any]:
    report = book.report("alpha", TEXT, date(2016, 5, 6))
    for found in ranges:
        claim = book.claim(report, "The mill in Jarida was shelled", "shelled", day=DAY)
        book.claims[-1] = type(claim)(**{**slots(claim), "time": type(claim.time)(None, claim.provenance, found)})
    return list(book.claims)


def slots(claim: Any) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in claim.__slots__}


EVENING = TimeRange(datetime(2016, 5, 4, 18), datetime(2016, 5, 4, 23, 59), Precision.PART_OF_DAY)
MAY = day_range(datetime(2016, 5, 1), datetime(2016, 5, 31), Precision.MONTH)


def test_time_in_common_has_the_finest_precision(casebook: Any) -> None:
    found = common_time(claims_at(casebook, MAY, EVENING, day_range(datetime(2016, 5, 4))), [])
    assert (found.start, found.end, found.precision) == (EVENING.start, EVENING.end, Precision.PART_OF_DAY)


def test_times_that_do_not_meet_are_named(casebook: Any) -> None:
    found = common_time(claims_at(casebook, EVENING, day_range(datetime(2016, 5, 2))), [])
    assert (found.start, found.reason) == (EVENING.start, "other claims say 2016-05-02 to 2016-05-02")


def test_without_a_stated_time_the_first_publication_bounds_it(casebook: Any) -> None:
    found = common_time(claims_at(casebook, TimeRange()), [date(2016, 5, 7), None, date(2016, 5, 6)])
    assert (found.start, found.end, found.basis) == (None, datetime(2016, 5, 6, 23, 59), TimeBasis.BOUNDED)


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (EVENING, "4 May 2016"),
        (MAY, "1–31 May 2016"),
        (day_range(datetime(2016, 4, 30), datetime(2016, 5, 1)), "30 April 2016 – 1 May 2016"),
        (TimeRange(None, datetime(2016, 5, 6)), "on or before 6 May 2016"),
        (TimeRange(), ""),
    ],
)
def test_time_in_words(time: TimeRange, words: str) -> None:
    assert time_in_words(time) == words


def test_title_is_made_from_the_claims_own_words(casebook: Any) -> None:
    report = casebook.report("alpha", TEXT, DAY)
    casebook.claim(report, "The mill", "shelled", type="shelling_missile", place="Jarida", day=DAY, on="The mill")
    (incident,) = link_claims(casebook.claims, casebook.reports)
    assert incident.title == "Shelling, rocket or missile attack: the mill, Jarida, 4 May 2016"
