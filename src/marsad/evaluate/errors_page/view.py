"""The errors of a run as plain values for the page: what is marked, what was read, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from marsad.evaluate.claims import CLAIMS, ComparedReport, Pair, SlotFault, faults_of
from marsad.evaluate.halves import Half, half_of
from marsad.evaluate.marked import (
    SLOTS,
    MarkedClaim,
    MarkedCount,
    MarkedDamage,
    MarkedFigure,
    MarkedPlace,
    MarkedTime,
    Phrase,
    Value,
    values_of,
)
from marsad.export.jsontext import Json
from marsad.export.page.segments import Mark, cut
from marsad.model.evidence import Span

KINDS = {
    "missed": "not read",
    "extra": "read, but not marked",
    "wrong": "read differently",
}
"""Kinds of error, in the words that people choose them by."""
VALUES_OF_SLOT = 200


@dataclass(frozen=True, slots=True)
class Error:
    """One thing to look at: a whole claim, or one value of a claim that was found."""

    slot: str
    kind: str


def page_view(compared: Iterable[ComparedReport], *, with_held_back: bool) -> dict[str, Json]:
    """All reports with errors, in input order. Held-back ones are counted, and left out unless asked for."""
    every = list(compared)
    shown = [one for one in every if with_held_back or half_of(one.report.id) is Half.LOOKED_AT]
    reports: list[Json] = [view for one in shown if (view := _report(one)) is not None]
    return {
        "reports": reports,
        "kinds": dict(KINDS),
        "slots": [CLAIMS, *SLOTS],
        "compared": len(every),
        "held_back": len(every) - len(shown),
        "without_errors": len(shown) - len(reports),
    }


def _report(compared: ComparedReport) -> dict[str, Json] | None:
    pairs = [_pair(number, pair) for number, pair in enumerate(compared.pairs, start=1)]
    if not any(pair["errors"] for pair in pairs):
        return None
    report = compared.report
    return {
        "id": report.id,
        "publisher": report.publisher,
        "date": report.date,
        "title": report.title,
        "gold": _segments(report.text, ((number, pair.gold) for number, pair in enumerate(compared.pairs, start=1))),
        "read": _segments(report.text, ((number, pair.found) for number, pair in enumerate(compared.pairs, start=1))),
        "pairs": list(pairs),
    }


def _pair(number: int, pair: Pair) -> dict[str, Json]:
    faults = faults_of(pair)
    errors = _errors(pair, faults)
    found = pair.found
    return {
        "n": number,
        "type": pair.type,
        "confidence": round(found.confidence, 2) if found is not None and found.confidence is not None else None,
        "marked": pair.gold is not None,
        "found": found is not None,
        "errors": [{"slot": error.slot, "kind": error.kind} for error in errors],
        "rows": [row for slot in ("trigger", *SLOTS) if (row := _row(slot, pair, faults)) is not None],
    }


def _errors(pair: Pair, faults: Sequence[SlotFault]) -> list[Error]:
    if pair.found is None:
        return [Error(CLAIMS, "missed")]
    if pair.gold is None:
        return [Error(CLAIMS, "extra")]
    found = (Error(fault.slot, _kind(fault)) for fault in faults)
    return list(dict.fromkeys(found))


def _kind(fault: SlotFault) -> str:
    if fault.read is None:
        return "missed"
    return "extra" if fault.gold is None else "wrong"


def _row(slot: str, pair: Pair, faults: Sequence[SlotFault]) -> dict[str, Json] | None:
    """One slot of both claims; None where it is empty in both."""
    gold, read = _words(slot, pair.gold), _words(slot, pair.found)
    if not gold and not read:
        return None
    kinds = sorted({_kind(fault) for fault in faults if fault.slot == slot})
    unnamed = pair.gold is not None and pair.gold.named is not None and slot not in pair.gold.named
    return {"slot": slot, "gold": list(gold), "read": list(read), "wrong": list(kinds), "judged": not unnamed}


def _words(slot: str, claim: MarkedClaim | None) -> list[str]:
    if claim is None:
        return []
    if slot == "trigger":
        return [claim.trigger.text] if claim.trigger.text else []
    return [words for value in values_of(claim, slot) if (words := value_words(value))][:VALUES_OF_SLOT]


def value_words(value: Value) -> str:
    """A value in a line, as people compare it."""
    match value:
        case str():
            return value
        case Phrase():
            return value.text
        case MarkedPlace():
            named = value.name and value.name != value.phrase.text
            return f"{value.phrase.text} = {value.name}" if named else value.phrase.text
        case MarkedTime():
            ends = " to ".join(dict.fromkeys(end for end in (value.start, value.end) if end))
            return f"{value.phrase.text or 'no phrase'}: {ends or 'unknown'} ({value.precision})"
        case MarkedFigure():
            return f"{value.kind} {_interval(value)} {value.basis} {value.who} “{value.phrase.text}”".replace("  ", " ")
        case MarkedCount():
            return f"{value.n} “{value.phrase.text}”"
        case MarkedDamage():
            return f"{value.effect}: {value.phrase.text}"


def _interval(figure: MarkedFigure) -> str:
    if figure.lo == figure.hi:
        return "" if figure.lo is None else str(figure.lo)
    return f"{'?' if figure.lo is None else figure.lo} to {'?' if figure.hi is None else figure.hi}"


# ---------------------------------------------------------------- the text
def _segments(text: str, claims: Iterable[tuple[int, MarkedClaim | None]]) -> list[Json]:
    """The text in pieces: each with the numbers of the claims whose words it is; the trigger's number is negative."""
    marks = [mark for number, claim in claims if claim is not None for mark in _marks(number, claim)]
    return [[segment.text, [int(name) for name in segment.names]] for segment in cut(text, marks)]


def _marks(number: int, claim: MarkedClaim) -> Iterator[Mark]:
    """The trigger, and the words of the slots; words that occur often stand where they are nearest to the trigger."""
    anchor = _nearest(claim.trigger.spans, claim.sentence.start if claim.sentence else 0)
    if anchor is not None:
        yield Mark(anchor, str(-number))
    at = anchor.start if anchor is not None else 0
    for slot in SLOTS:
        for value in values_of(claim, slot):
            phrase = getattr(value, "phrase", value)
            span = _nearest(phrase.spans, at) if isinstance(phrase, Phrase) else None
            if span is not None:
                yield Mark(span, str(number))


def _nearest(spans: Sequence[Span], offset: int) -> Span | None:
    return min(spans, key=lambda span: abs(span.start - offset), default=None)
