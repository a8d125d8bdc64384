"""Marked claims from JSON: a coder's, in the form that `marsad read --with-text` writes, and the reader's own records.

A coder's file is checked, since a slip in it would count as a fault of the reader: every quote must be in the text,
every name one of the codebook. InputError names file, line, key and reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from marsad.codebook.event_types import load_event_types
from marsad.errors import InputError
from marsad.evaluate.marked import (
    NOTHING,
    MarkedClaim,
    MarkedCount,
    MarkedDamage,
    MarkedFigure,
    MarkedPlace,
    MarkedReport,
    MarkedTime,
    Phrase,
)
from marsad.evaluate.rows import Row, read_rows
from marsad.model.claims import FigureBasis, FigureKind, Realis, Stance
from marsad.model.evidence import Span
from marsad.model.when import Precision


def read_gold(path: Path) -> tuple[MarkedReport, ...]:
    """The marked reports of a JSON Lines file; InputError where it does not say what it must."""
    return tuple(marked_report(row) for row in read_reports_of(path))


def read_reports_of(path: Path) -> list[Row]:
    """The lines of a JSON Lines file of marked reports, whatever is marked in them; each with an id of its own."""
    rows = list(read_rows(path))
    first: dict[str, str] = {}
    for row in rows:
        other = first.setdefault(unmarked_report(row).id, row.file)
        if other != row.file:
            raise row.fail("id", f"is the id of another report, {other}")
    if not rows:
        raise InputError(str(path), "holds no report")
    return rows


def marked_report(row: Row) -> MarkedReport:
    """One line of a coder's file, checked."""
    if "claims" not in row.fields:
        raise row.fail("claims", "is missing; a report without claims has an empty list")
    report = unmarked_report(row)
    return replace(report, claims=tuple(_checked(claim, report.text) for claim in row.rows("claims")))


def unmarked_report(row: Row) -> MarkedReport:
    """The report of a line, without what is marked in it."""
    published = row.optional("date", str) or None
    if published is not None:
        _check_day(row, "date", published)
    return MarkedReport(
        id=row.id,
        text=row.need("text", str),
        publisher=row.optional("publisher", str) or "",
        date=published,
        title=row.optional("title", str),
    )


def marked_claim(row: Row, text: str) -> MarkedClaim:
    """A claim from its JSON object; `text` is the report's."""
    return MarkedClaim(
        id=row.optional("id", str) or "",
        type=row.need("type", str),
        realis=row.need("realis", str),
        stance=row.need("stance", str),
        trigger=_phrase(row, "trigger", row.fields.get("trigger"), text),
        sentence=_sentence(row, text),
        occurrence=row.optional("occurrence", str) or "",
        sources=_phrases(row, "sources", text),
        perpetrators=_phrases(row, "perpetrators", text),
        targets=_phrases(row, "targets", text),
        weapons=_phrases(row, "weapons", text),
        place=_place(row.row("place"), text),
        time=_time(row.row("time"), text),
        figures=tuple(_figure(figure, text) for figure in row.rows("figures")),
        count=_count(row.row("count"), text),
        damage=tuple(MarkedDamage(_located(one, text), one.need("effect", str)) for one in row.rows("damage")),
        aggregate=row.optional("aggregate", bool) or False,
        main=row.optional("main", bool) or False,
        acled_sub_event=row.optional("acled_sub_event", str),
        confidence=row.optional("confidence", float),
        type_confidence=row.optional("type_confidence", float),
        realis_confidence=row.optional("realis_confidence", float),
        stance_confidence=row.optional("stance_confidence", float),
    )


def spans_of(text: str, quote: str) -> tuple[Span, ...]:
    """Everywhere that a quote occurs in a text."""
    return tuple(Span(*match.span()) for match in re.finditer(re.escape(quote), text)) if quote else ()


# ---------------------------------------------------------------- slots
def _phrase(row: Row, key: str, value: Any, text: str) -> Phrase:
    """A quote given as text, or as an object with its place in the text."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return Phrase(value, spans_of(text, value))
    if not isinstance(value, dict):
        raise row.fail(key, "must be a quote or an object with a quote")
    return _located(Row(value, row.file, f"{row.path}.{key}" if row.path else key), text)


def _located(row: Row, text: str) -> Phrase:
    words = row.optional("quote", str) or ""
    start, end = row.optional("start", int), row.optional("end", int)
    if start is None or end is None:
        spans = spans_of(text, words)
    elif 0 <= start <= end <= len(text):
        spans = (Span(start, end),)
    else:
        raise row.fail("start", f"{start} to {end} is no part of a text of {len(text)} characters")
    return Phrase(words, spans, row.optional("kind", str), row.optional("confidence", float))


def _phrases(row: Row, key: str, text: str) -> tuple[Phrase, ...]:
    items = enumerate(row.items(key), start=1)
    found = (_phrase(row, f"{key}[{number}]", item, text) for number, item in items)
    return tuple(phrase for phrase in found if phrase.text)


def _sentence(row: Row, text: str) -> Span | None:
    found = _phrase(row, "sentence", row.fields.get("sentence"), text).spans
    return found[0] if found else None


def _place(row: Row | None, text: str) -> MarkedPlace | None:
    if row is None:
        return None
    phrase, name = _located(row, text), row.optional("name", str) or ""
    lat, lon = row.optional("lat", float), row.optional("lon", float)
    if not phrase.text and not name:
        return None
    point = None if lat is None or lon is None else (lat, lon)
    return MarkedPlace(phrase, name, row.texts("within"), point)


def _time(row: Row | None, text: str) -> MarkedTime | None:
    """A time's `start` and `end` are dates; the offsets of its phrase are `quote_start` and `quote_end`."""
    if row is None:
        return None
    offsets = {"start": row.fields.get("quote_start"), "end": row.fields.get("quote_end")}
    phrase = _located(Row({**row.fields, **offsets}, row.file, row.path), text)
    precision = row.optional("precision", str) or "unknown"
    return MarkedTime(phrase, row.optional("start", str), row.optional("end", str), precision)


def _figure(row: Row, text: str) -> MarkedFigure:
    phrase = _located(row, text)
    return MarkedFigure(
        phrase=Phrase(phrase.text, phrase.spans, confidence=phrase.confidence),
        kind=row.need("kind", str),
        lo=row.optional("lo", int),
        hi=row.optional("hi", int),
        basis=row.optional("basis", str) or "exact",
        who=row.optional("who", str) or "",
    )


def _count(row: Row | None, text: str) -> MarkedCount | None:
    if row is None:
        return None
    phrase, n = _located(row, text), row.optional("n", int)
    return MarkedCount(phrase, n) if n or phrase.text else None


# ---------------------------------------------------------------- checks
def _checked(row: Row, text: str) -> MarkedClaim:
    """A coder's claim whose quotes are in the text and whose names are the codebook's."""
    claim = marked_claim(row, text)
    _check_name(row, "type", claim.type, load_event_types().by_id)
    _check_name(row, "realis", claim.realis, _names(Realis))
    _check_name(row, "stance", claim.stance, _names(Stance))
    if not claim.trigger.text and claim.sentence is None:
        raise row.fail("trigger", "is missing, and so is a sentence: nothing says where the claim stands")
    _check_quotes(row, "trigger", (claim.trigger,))
    for key in ("sources", "perpetrators", "targets", "weapons"):
        _check_quotes(row, key, getattr(claim, key))
    for key, value in (("place", claim.place), ("time", claim.time), ("count", claim.count)):
        if value is not None:
            _check_quotes(row, key, (value.phrase,))
    _check_quotes(row, "figures", (figure.phrase for figure in claim.figures))
    _check_quotes(row, "damage", (damage.phrase for damage in claim.damage))
    if claim.time is not None:
        _check_time(row, claim.time)
    for number, figure in enumerate(claim.figures, start=1):
        _check_name(row, f"figures[{number}].kind", figure.kind, _names(FigureKind))
        _check_name(row, f"figures[{number}].basis", figure.basis, _names(FigureBasis))
    return claim


def _names(enum: type[StrEnum]) -> frozenset[str]:
    return frozenset(member.value for member in enum)


def _check_name(row: Row, key: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise row.fail(key, f"{value!r} is none of {', '.join(sorted(known))}")


def _check_quotes(row: Row, key: str, found: Iterable[Phrase]) -> None:
    for phrase in found:
        if phrase.text and not phrase.spans:
            raise row.fail(key, f"the quote {phrase.text!r} is not in the text")


def _check_time(row: Row, time: MarkedTime) -> None:
    _check_name(row, "time.precision", time.precision, _names(Precision))
    for key, moment in (("time.start", time.start), ("time.end", time.end)):
        if moment is not None:
            _check_day(row, key, moment)


def _check_day(row: Row, key: str, moment: str) -> None:
    try:
        date.fromisoformat(moment[:10])
    except ValueError as error:
        raise row.fail(key, f"{moment!r} is no date of the form YYYY-MM-DD") from error
