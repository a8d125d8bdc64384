"""What each comparison says of two tellings, and that all have weights and explanations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from marsad.codebook.linking import load_linking
from marsad.errors import CodebookError
from marsad.link.features import ACROSS_REPORTS, WITHIN_REPORT
from marsad.link.linking import Linking, explain_pair
from marsad.model.evidence import quote_at
from marsad.model.when import day_range

TEXT = "Gunmen attacked the mill in Jarida. Shells fell on the mill near Jarida."
DAY = date(2016, 5, 4)


def parts(book: Any) -> Mapping[str, float]:
    one, other = (claim.id for claim in book.claims)
    return {part.feature: part.value for part in explain_pair(one, other, book.claims, book.reports).features}


def pair(book: Any, one: dict[str, Any], other: dict[str, Any]) -> Mapping[str, float]:
    """Values of the features for two claims of two reports with these slots."""
    for name, slots in (("alpha", one), ("beta", other)):
        report = book.report(name, TEXT, slots.pop("published", DAY))
        book.claim(report, "Gunmen attacked", "attacked", **slots)
    return parts(book)


@pytest.mark.parametrize(
    ("one", "other", "together", "apart"),
    [
        ("Jarida", "Jarida", 1.0, 0.0),
        ("Jarida", "Tellan", 0.0, -1.0),
        ("Jarida", "North", 0.3, 0.0),
        (None, "Jarida", 0.0, 0.0),
    ],
)
def test_places(casebook: Any, one: str | None, other: str | None, together: float, apart: float) -> None:
    slots = [{"place": name} if name else {} for name in (one, other)]
    found = pair(casebook, slots[0], slots[1])
    assert (found["place"], found["place_apart"]) == (together, apart)


@pytest.mark.parametrize(
    ("other", "together", "apart"),
    [(DAY, 1.0, 0.0), (date(2016, 5, 5), 0.0, -0.15), (date(2016, 5, 20), 0.0, -1.0)],
)
def test_times(casebook: Any, other: date, together: float, apart: float) -> None:
    found = pair(casebook, {"day": DAY}, {"day": other})
    assert (found["time"], found["time_apart"]) == (together, apart)


def test_a_month_says_less_than_a_day(casebook: Any) -> None:
    pair(casebook, {"day": DAY}, {"day": DAY})
    wide = day_range(datetime(2016, 5, 1), datetime(2016, 5, 31))
    time = casebook.claims[1].time
    casebook.claims[1] = replace(casebook.claims[1], time=replace(time, range=wide))
    assert 0 < parts(casebook)["time"] < 0.2


@pytest.mark.parametrize(("one", "other", "value"), [(31, 31, 1.0), (1, 1, 0.2), (3, 60, -0.6), (None, 5, 0.0)])
def test_figures(casebook: Any, one: int | None, other: int, value: float) -> None:
    slots = {} if one is None else {"killed": one}
    assert pair(casebook, slots, {"killed": other})["figures"] == pytest.approx(value, abs=0.01)


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("attack", "attack", 1.0),
        ("grenade", "shelling_missile", 0.4),
        ("attack", "grenade", 0.0),
        ("attack", "agreement", -1.0),
    ],
)
def test_types(casebook: Any, one: str, other: str, value: float) -> None:
    assert pair(casebook, {"type": one}, {"type": other})["type"] == value


def test_every_comparison_has_a_weight_and_an_explanation() -> None:
    rules = load_linking()
    sections = ((WITHIN_REPORT, rules.within), (ACROSS_REPORTS, rules.across), (ACROSS_REPORTS, rules.main))
    for features, weighed in sections:
        assert [feature.name for feature in features] == list(weighed.weights)
        assert all(feature.explanation.endswith(".") for feature in features)


def test_a_weight_without_a_feature_is_refused() -> None:
    rules = load_linking()
    odd = replace(rules.across, weights={**rules.across.weights, "moon": 1.0})
    with pytest.raises(CodebookError, match="moon"):
        Linking((), {}, replace(rules, across=odd))


@pytest.mark.parametrize(("told_with", "apart"), [("Shells fell", -1.0), ("Gunmen attacked", -0.4)])
def test_a_place_from_elsewhere_in_the_report_contradicts_less(casebook: Any, told_with: str, apart: float) -> None:
    """The place phrase stands in the second sentence of the text: it is the first claim's own only in one case."""
    for name, sentence, place, words in (
        ("alpha", told_with, "Jarida", "Shells"),
        ("beta", "Shells fell", "Tellan", "fell"),
    ):
        report = casebook.report(name, TEXT, DAY)
        claim = casebook.claim(report, sentence, sentence.split()[-1], place=place)
        slot = replace(claim.place, quote=quote_at(TEXT, TEXT.index(words), TEXT.index(words) + len(words)))
        casebook.claims[-1] = replace(claim, place=slot)
    assert parts(casebook)["place_apart"] == apart


@pytest.mark.parametrize(("kind", "value"), [("attack", 1.0), ("shelling_missile", 0.0)])
def test_a_report_comes_back_to_one_shooting(casebook: Any, kind: str, value: float) -> None:
    report = casebook.report("alpha", TEXT, DAY)
    for sentence, trigger in (("Gunmen attacked", "attacked"), ("Shells fell", "fell")):
        casebook.claim(report, sentence, trigger, type=kind, place="Jarida", day=DAY)
    found = parts(casebook)
    assert (found["one_story"], found["one_shooting"]) == (1.0, value)


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("A gunfight broke out", "Two men were shot", 1.0),
        ("Clashes broke out", "Two men were shot", 0.0),
        ("A gunfight broke out", "Two men were stabbed", 0.0),
    ],
)
def test_a_gunfight_and_who_was_shot_in_it_are_one_shooting(
    casebook: Any, first: str, second: str, value: float
) -> None:
    report = casebook.report("alpha", f"{first} in Jarida. {second} there.", DAY)
    casebook.claim(report, first, first.split()[1], type="armed_clash", place="Jarida", day=DAY)
    casebook.claim(report, second, second.rsplit(maxsplit=1)[-1], type="attack", day=DAY)
    assert parts(casebook)["one_shooting"] == value
