"""Values in plain words: the three zeros, intervals, times no finer than known."""

from __future__ import annotations

from datetime import datetime

import pytest

from marsad.codebook.event_types import load_event_types
from marsad.export.when_words import time_note, time_words
from marsad.export.words import (
    conflict_field_words,
    conflict_value_words,
    figure_words,
    interval_words,
    load_words,
    place_words,
    range_words,
    type_label,
    zero_words,
    zeros_of,
)
from marsad.model.claims import ClaimId, EventTypeId, Figure, FigureBasis, FigureKind, Provenance, Who
from marsad.model.entities import Place, PlaceKind
from marsad.model.evidence import Quote
from marsad.model.incidents import FigureRange
from marsad.model.when import Precision, TimeBasis, TimeRange, day_range


def figure(lo: int | None, hi: int | None, basis: FigureBasis, who: Who = Who.CIVILIAN, words: str = "") -> Figure:
    return Figure(FigureKind.KILLED, Quote("dozens", 0, 6), Provenance("x", 1), who, words, lo, hi, basis)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (figure(9, 9, FigureBasis.EXACT), "9 civilians"),
        (figure(1, 1, FigureBasis.EXACT), "1 civilian"),
        (figure(1, 1, FigureBasis.EXACT, Who.UNKNOWN), "1 person"),
        (figure(9, None, FigureBasis.AT_LEAST), "at least 9 civilians"),
        (figure(None, 30, FigureBasis.UP_TO), "up to 30 civilians"),
        (figure(30, 30, FigureBasis.ABOUT), "about 30 civilians"),
        (figure(7, 12, FigureBasis.RANGE, Who.UNKNOWN), "7 to 12 people"),
        (figure(24, None, FigureBasis.NUMBER_WORD), "“dozens”, taken as 24 or more: civilians"),
        (figure(2, None, FigureBasis.PLURAL), "number not given, 2 or more: civilians"),
        (figure(3, 3, FigureBasis.EXACT, words="children"), "3 children"),
        (figure(4, 4, FigureBasis.EXACT, words="earlier"), "4 civilians (an earlier count)"),
        (figure(1200, 1200, FigureBasis.EXACT), "1,200 civilians"),
        (figure(0, 0, FigureBasis.NONE_REPORTED), "says there were none (civilians)"),
        (figure(None, None, FigureBasis.NO_INFORMATION, Who.UNKNOWN), "says it has no information"),
        (figure(None, None, FigureBasis.NOT_STATED, Who.UNKNOWN), "does not say"),
    ],
)
def test_figures(given: Figure, expected: str) -> None:
    assert figure_words(given) == expected


def test_the_three_zeros_are_three_different_sentences() -> None:
    zeros = [FigureBasis.NONE_REPORTED, FigureBasis.NO_INFORMATION, FigureBasis.NOT_STATED]
    assert len({figure_words(figure(None, None, basis)) for basis in zeros}) == 3


@pytest.mark.parametrize(
    ("lo", "hi", "expected"),
    [(None, None, ""), (0, 0, "0"), (2, None, "2 or more"), (None, 5, "up to 5"), (2, 5, "2 to 5")],
)
def test_intervals(lo: int | None, hi: int | None, expected: str) -> None:
    assert interval_words(lo, hi) == expected


def test_an_incident_with_only_zeros_gives_no_number() -> None:
    assert range_words(FigureRange(FigureKind.KILLED, "civilian", None, None)) == ""
    assert range_words(FigureRange(FigureKind.KILLED, "civilian", 9, None)) == "9 or more civilians killed"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (FigureBasis.NONE_REPORTED, "says no civilians were killed"),
        (FigureBasis.NO_INFORMATION, "says it has no information on civilians killed"),
        (FigureBasis.NOT_STATED, "does not say whether civilians were killed"),
    ],
)
def test_zeros_of_one_kind(basis: FigureBasis, expected: str) -> None:
    assert zero_words(basis, "civilian", [FigureKind.KILLED]) == expected


def test_equal_zeros_of_one_claim_are_said_once() -> None:
    zero = ((FigureBasis.NO_INFORMATION, ClaimId("c1")),)
    ranges = [FigureRange(kind, "unknown", None, None, zeros=zero) for kind in (FigureKind.KILLED, FigureKind.INJURED)]
    assert zeros_of(ranges) == [("c1", "says it has no information on people killed or injured")]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("killed.civilian", "none_reported", ("how many civilians were killed", "none reported")),
        ("injured.children", "at least 3", ("how many children were injured", "at least 3")),
        ("happened", "denied", ("whether it happened", "deny it")),
        ("type", "grenade", ("what it was", "Grenade attack")),
        ("perpetrators", "the army", ("who did it", "the army")),
        ("something_new", "x", ("something new", "x")),
    ],
)
def test_contradictions(field: str, value: str, expected: tuple[str, str]) -> None:
    assert (conflict_field_words(field), conflict_value_words(field, value)) == expected


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        ((2024, 2, 7, 21, 30), (2024, 2, 7, 21, 30), Precision.MINUTE, "7 February 2024, 21:30"),
        ((2024, 5, 14, 6), (2024, 5, 14, 12), Precision.PART_OF_DAY, "14 May 2024, 06:00 to 12:00"),
        ((2024, 5, 9, 20), (2024, 5, 10, 6), Precision.PART_OF_DAY, "9 May 2024, 20:00 to 10 May 2024, 06:00"),
        ((2024, 5, 14), (2024, 5, 14, 23, 59), Precision.PART_OF_DAY, "14 May 2024"),
        ((2024, 5, 14), (2024, 5, 14, 23, 59), Precision.DAY, "14 May 2024"),
        ((2024, 5, 10), (2024, 5, 12, 23, 59), Precision.DAYS, "10 to 12 May 2024"),
        ((2024, 4, 30), (2024, 5, 2), Precision.DAYS, "30 April to 2 May 2024"),
        ((2023, 12, 31), (2024, 1, 2), Precision.DAYS, "31 December 2023 to 2 January 2024"),
        ((2024, 5, 1), (2024, 5, 31), Precision.MONTH, "May 2024"),
        ((2024, 1, 1), (2024, 12, 31), Precision.YEAR, "2024"),
        (None, (2024, 5, 16), Precision.UNKNOWN, "on or before 16 May 2024"),
        ((2024, 5, 16), None, Precision.DAY, "on or after 16 May 2024"),
        (None, None, Precision.UNKNOWN, "date not known"),
    ],
)
def test_times(start: tuple[int, ...] | None, end: tuple[int, ...] | None, precision: Precision, expected: str) -> None:
    moments = [datetime(*moment) if moment else None for moment in (start, end)]  # type: ignore[arg-type]
    assert time_words(TimeRange(moments[0], moments[1], precision)) == expected


def test_what_a_time_rests_on_is_said_unless_stated() -> None:
    assert time_note(day_range(datetime(2024, 5, 1))) == ""
    inferred = TimeRange(basis=TimeBasis.INFERRED, reason="only this year has such a Wednesday")
    assert time_note(inferred) == "inferred, not stated: only this year has such a Wednesday"


def test_places_name_what_holds_them_and_how_closely_they_are_known() -> None:
    sarmin = Place("Sarmin", lat=35.9, lon=36.7, radius_km=3, within=("Idlib", "Syria"))
    assert place_words(sarmin) == "Sarmin, Idlib, Syria (within 3 km)"
    assert place_words(Place("the plain", country="SD", within=())) == "the plain, SD"
    assert place_words(Place("Sudan", PlaceKind.COUNTRY, country="SD")) == "Sudan"
    assert place_words(Place("Syria", within=("Syria",))) == "Syria"


def test_every_event_type_has_a_label_and_unknown_ones_are_shown() -> None:
    assert type_label(EventTypeId("air_drone_strike")) == load_event_types()[EventTypeId("air_drone_strike")].label
    assert type_label(EventTypeId("made_up_type")) == "Made up type"


def test_words_cover_the_model() -> None:
    assert load_words()["stance"].keys() >= {"accuses", "denies", "narrates"}
