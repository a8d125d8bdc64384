"""Text-to-claims cases as something to be measured: which hold, and which of the slots they name are right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from marsad.errors import InputError
from marsad.evaluate.case_checks import mismatched, pair
from marsad.evaluate.case_files import Case
from marsad.evaluate.claims import CLAIMS, ComparedReport, Pair
from marsad.evaluate.gold import spans_of
from marsad.evaluate.halves import half_of, sample
from marsad.evaluate.marked import (
    NOTHING,
    MarkedClaim,
    MarkedCount,
    MarkedFigure,
    MarkedPlace,
    MarkedReport,
    MarkedTime,
    Phrase,
)
from marsad.evaluate.measuring import Choice, Measured
from marsad.evaluate.reading import marked_claims, read_claims
from marsad.evaluate.tally import Outcome, by_slot, matched, sums
from marsad.export.claim_record import Record, claim_record
from marsad.pipeline.resources import Resources

TASK, MEASURE = "cases", "share of cases that hold whole"
WHOLE = "whole case"


def measure_cases(
    cases: Sequence[Case], choice: Choice, resources: Resources, *, name: str
) -> tuple[Measured, tuple[ComparedReport, ...]]:
    """Read and compare the cases; those marked as not holding yet are counted like the others."""
    kept = sample(
        [case for case in cases if choice.half in {None, half_of(case.name)}], choice.sample, lambda case: case.name
    )
    if not kept:
        raise InputError(name, "no case is chosen")
    outcomes: list[Outcome] = []
    compared: list[ComparedReport] = []
    reports = [as_marked_report(case) for case in kept]
    for case, (report, claims) in zip(kept, read_claims(reports, resources), strict=True):
        records = [claim_record(claim) for claim in claims]
        paired = pair(case.claims, records)
        outcomes += _outcomes(case, records, paired)
        compared.append(_compared(case, report, marked_claims(claims, report), paired))
    headline = sums(outcomes, by_slot)[WHOLE].recall
    return Measured(TASK, MEASURE, name, len(kept), headline, tuple(outcomes)), tuple(compared)


def as_marked_report(case: Case) -> MarkedReport:
    """The text of a case as a report; its name is its id."""
    day = case.published.isoformat() if case.published else None
    return MarkedReport(case.name, case.text, publisher=case.publisher or "", date=day)


def _outcomes(case: Case, records: Sequence[Record], paired: Mapping[int, int]) -> Iterator[Outcome]:
    """Whole claims; the slots that the case names, right or not; and whether all of it holds."""
    extra = 0 if case.others else len(records) - len(paired)
    holds = not extra
    for number, wanted in enumerate(case.claims):
        kind = str(wanted.get("type", ""))
        found = number in paired
        yield Outcome(case.name, CLAIMS, matched(found, found, 1), kind)
        wrong = mismatched(wanted, records[paired[number]]) if found else set(_named(wanted))
        holds = holds and not wrong and found
        for slot in _named(wanted):
            yield Outcome(case.name, slot, matched(slot not in wrong, found, 1), kind)
    if extra:
        yield Outcome(case.name, CLAIMS, matched(0, extra, 0))
    yield Outcome(case.name, WHOLE, matched(holds, 1, 1))


def _named(wanted: Mapping[str, Any]) -> list[str]:
    return [slot for slot in wanted if slot not in {"occurrence", "xfail"}]


def _compared(
    case: Case, report: MarkedReport, found: Sequence[MarkedClaim], paired: Mapping[int, int]
) -> ComparedReport:
    pairs = [
        Pair(_as_marked(wanted, case.text), found[paired[i]] if i in paired else None)
        for i, wanted in enumerate(case.claims)
    ]
    extra = tuple(Pair(None, claim) for j, claim in enumerate(found) if j not in paired.values())
    if case.others:
        return ComparedReport(report, tuple(pairs), extra)
    return ComparedReport(report, (*pairs, *extra))


# ---------------------------------------------------------------- for the page of errors
def _as_marked(wanted: Mapping[str, Any], text: str) -> MarkedClaim:
    """What a case says of a claim; `named` holds the slots that it says anything of."""
    place, time, count = wanted.get("place"), wanted.get("time"), wanted.get("count")
    return MarkedClaim(
        id="",
        type=str(wanted.get("type", "")),
        realis=str(wanted.get("realis", "")),
        stance=str(wanted.get("stance", "")),
        trigger=_phrase(wanted.get("trigger"), text),
        sources=_phrases(wanted.get("sources"), text),
        perpetrators=_phrases(wanted.get("perpetrators"), text),
        targets=_phrases(wanted.get("targets"), text),
        weapons=_phrases(wanted.get("weapons"), text),
        place=_place(place, text) if place else None,
        time=_time(time, text) if time else None,
        figures=tuple(_figure(figure, text) for figure in wanted.get("figures") or ()),
        count=MarkedCount(NOTHING, int(count)) if count else None,
        named=frozenset(_named(wanted)),
    )


def _phrase(value: Any, text: str) -> Phrase:
    words = value.get("quote") if isinstance(value, dict) else value
    return Phrase(str(words), spans_of(text, str(words))) if words else NOTHING


def _phrases(values: Any, text: str) -> tuple[Phrase, ...]:
    return tuple(_phrase(value, text) for value in values or ())


def _place(value: Any, text: str) -> MarkedPlace:
    given = value if isinstance(value, dict) else {"quote": value}
    return MarkedPlace(_phrase(given, text), str(given.get("name") or given.get("quote") or ""))


def _time(value: Mapping[str, Any], text: str) -> MarkedTime:
    ends = [str(value[key]) if value.get(key) else None for key in ("start", "end")]
    return MarkedTime(_phrase(value, text), ends[0], ends[1], str(value.get("precision", "unknown")))


def _figure(value: Mapping[str, Any], text: str) -> MarkedFigure:
    return MarkedFigure(
        _phrase(value, text),
        str(value.get("kind", "")),
        value.get("lo"),
        value.get("hi"),
        str(value.get("basis", "exact")),
        str(value.get("who", "")),
    )
