"""Every value of the record survives JSON and back."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.export.sample import sample_bundle

from marsad.model.claims import Claim, Figure, FigureBasis, FigureKind, Provenance, Who
from marsad.model.decisions import Decision
from marsad.model.entities import Actor, Place
from marsad.model.evidence import Quote, Span
from marsad.model.incidents import Incident
from marsad.model.layers import Layers
from marsad.model.reports import Document, IngestWarning, Report, Skipped
from marsad.model.serialise import SerialiseError, from_json, from_plain, to_json, to_plain
from marsad.model.when import TimeRange

KINDS = (Report, Document, Skipped, IngestWarning, Claim, Incident, Decision, Actor, Place, Layers, TimeRange)

ZONES = st.none() | st.integers(-840, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(codec=None), max_size=8),
    float: st.floats(allow_nan=False, allow_infinity=False),
    datetime: st.datetimes(timezones=ZONES),
    date: st.dates(),
}
st.register_type_strategy(
    Span, st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda pair: Span(min(pair), sum(pair)))
)
for leaf, strategy in LEAVES.items():
    st.register_type_strategy(leaf, strategy)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(values=st.data())
def test_nothing_is_lost(kind: type, values: st.DataObject) -> None:
    value = values.draw(st.from_type(kind))
    assert from_json(kind, to_json(value)) == value


def test_the_hand_made_record_survives() -> None:
    bundle = sample_bundle()
    for kind, values in ((Report, bundle.reports), (Claim, bundle.claims), (Incident, bundle.incidents)):
        for value in values:
            assert from_json(kind, to_json(value)) == value
    assert from_json(tuple[Claim, ...], to_json(bundle.claims)) == bundle.claims


def _reachable(kind: Any, seen: set[Any]) -> set[Any]:
    """All classes that values of a type hint may hold."""
    for arm in get_args(kind):
        _reachable(arm, seen)
    if isinstance(kind, type) and kind not in seen and (is_dataclass(kind) or issubclass(kind, Enum)):
        seen.add(kind)
        for hint in get_type_hints(kind).values() if is_dataclass(kind) else ():
            _reachable(hint, seen)
    return seen


def test_types_survive_and_not_only_equal_values() -> None:
    for value in sample_bundle().claims:
        back = from_json(Claim, to_json(value))
        assert repr(back) == repr(value)  # StrEnum members equal plain strings; their repr does not
    assert len(_reachable(Claim, set())) > 20


def test_defaults_are_left_out_and_come_back() -> None:
    figure = Figure(FigureKind.KILLED, Quote("3 killed", 0, 8), Provenance("r", 0.5), lo=3, hi=3)
    assert to_plain(figure) == {
        "kind": "killed",
        "quote": {"text": "3 killed", "start": 0, "end": 8},
        "provenance": {"rule": "r", "confidence": 0.5},
        "lo": 3,
        "hi": 3,
    }
    back = from_plain(Figure, to_plain(figure))
    assert (back.who, back.basis) == (Who.UNKNOWN, FigureBasis.EXACT)


def test_json_is_ascii_and_keeps_every_code_point() -> None:
    quote = Quote("قصف \x00 🕊 \ud800", 0, 8)
    assert to_json(quote).isascii()
    assert from_json(Quote, to_json(quote)).text == quote.text
    assert json.loads(to_json(quote))["text"] == quote.text


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (Quote, {"text": "a", "start": 0}),
        (Quote, {"text": "a", "start": 0, "end": 1, "colour": "red"}),
        (Quote, ["a", 0, 1]),
        (Quote, None),
        (Figure, {"kind": "eaten", "quote": {"text": "a", "start": 0, "end": 1}, "provenance": {}}),
        (TimeRange, {"start": "last week"}),
        (Span, {"start": 3, "end": 1}),
    ],
)
def test_what_is_no_record_is_refused(kind: type, plain: object) -> None:
    with pytest.raises(SerialiseError, match=kind.__name__):
        from_plain(kind, plain)


def test_numbers_that_json_does_not_have_are_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(Provenance("r", float("nan")))


def test_types_that_the_record_does_not_use_are_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        value: set[int]

    assert fields(Odd)
    with pytest.raises(TypeError, match="no values of type"):
        to_plain(Odd({1}))
