"""A claim as rows for people: each slot's values in words, with the quote, the rule and the confidence behind each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.codebook.event_types import load_event_types
from marsad.export.decisions import correction_words
from marsad.export.when_words import time_note, time_words
from marsad.export.words import figure_words, place_words, type_label, words_for
from marsad.model.claims import ZEROS, Claim, Figure, FigureBasis, FigureKind, Filler, Provenance
from marsad.model.decisions import DecisionKind, Status
from marsad.model.entities import Resolution
from marsad.model.evidence import Alignment, Quote

_HARM = (FigureKind.KILLED, FigureKind.INJURED)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot. `quote` None: the value rests on no words of its own."""

    words: str
    quote: Quote | None
    rule: str
    confidence: float | None
    note: str = ""
    why: str = ""
    """The reason for a resolution, shown on demand."""
    is_part: bool = False
    """Whether it is a part of the value before it, never to be added."""
    is_zero: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A slot with its label; no values means that the claim does not say."""

    slot: str
    label: str
    values: tuple[Value, ...]


def claim_rows(claim: Claim) -> tuple[Row, ...]:
    """The slots in reading order. When, where, by whom and the people harmed are there even if nothing is said."""
    rows = [
        _row("type", (_value(type_label(claim.type), claim.trigger, claim.provenance),)),
        _row("realis", (Value(words_for("realis", claim.realis.value), None, claim.realis_rule, None),)),
        _row("time", tuple(_time(claim))),
        _row("place", tuple(_place(claim))),
        _row("perpetrators", tuple(_filler(filler) for filler in claim.perpetrators)),
        *_if_any(_row("targets", tuple(_filler(filler) for filler in claim.targets))),
        *_if_any(_row("weapons", tuple(_filler(filler) for filler in claim.weapons))),
        *_people(claim),
        *_if_any(_row("count", tuple(_count(claim)))),
        *_if_any(_row("damage", tuple(_damage(claim)))),
    ]
    return _reviewed(rows, claim)


def _reviewed(rows: Sequence[Row], claim: Claim) -> tuple[Row, ...]:
    """The rows with what people corrected noted beside it, and what they say of the claim as a whole."""
    found = list(rows)
    for correction in claim.corrections:
        slot = correction.field.partition(".")[0]
        note = correction_words(correction)
        place = next((number for number, row in enumerate(found) if row.slot == slot), None)
        if place is None:
            label = words_for("slot", slot).capitalize()
            found.append(Row(slot, label, (Value(correction.value, None, "", None, note),)))
        else:
            found[place] = replace(found[place], values=_with_note(found[place].values, note))
    if claim.status is not Status.OPEN:
        judged = [one.by for one in claim.decisions if one.kind in (DecisionKind.CONFIRM, DecisionKind.REJECT)]
        words = f"{claim.status.value} by {judged[-1]}" if judged else claim.status.value
        found.append(_row("review", (Value(words, None, "", None),)))
    return tuple(found)


def _with_note(values: tuple[Value, ...], note: str) -> tuple[Value, ...]:
    """The note stands by the first value; where nothing is left, by that."""
    if not values:
        return (Value("not stated", None, "", None, note),)
    kept = tuple(_own_words(value) for value in values)
    notes = "; ".join(part for part in (kept[0].note, note) if part)
    return (replace(kept[0], note=notes), *kept[1:])


def _own_words(value: Value) -> Value:
    """Without a quote that stands in no report: the words of a correction are a person's, which its note says."""
    if value.quote is None or value.quote.alignment is not Alignment.UNLOCATED:
        return value
    return replace(value, quote=None, note=value.note.removesuffix(quote_note(value.quote)).removesuffix("; "))


def quote_note(quote: Quote | None) -> str:
    """What people must know about how a quote was tied to the text; empty where it is exact."""
    return words_for("alignment", quote.alignment.value) if quote and quote.alignment is not Alignment.EXACT else ""


def _row(slot: str, values: tuple[Value, ...]) -> Row:
    return Row(slot, words_for("slot", slot), values)


def _if_any(row: Row) -> tuple[Row, ...]:
    return (row,) if row.values else ()


def _value(words: str, quote: Quote | None, provenance: Provenance, note: str = "") -> Value:
    notes = "; ".join(part for part in (note, quote_note(quote)) if part)
    return Value(words, quote, provenance.rule, provenance.confidence, notes)


def _time(claim: Claim) -> Iterator[Value]:
    if claim.time is not None:
        when = claim.time.range
        yield _value(time_words(when), claim.time.quote, claim.time.provenance, time_note(when))


def _place(claim: Claim) -> Iterator[Value]:
    if claim.place is None:
        return
    slot = claim.place
    words = place_words(slot.place) if slot.place else f"{slot.quote.text} (not found on the map)"
    yield replace(_value(words, slot.quote, slot.provenance), why=slot.reason)


def _filler(filler: Filler) -> Value:
    means = " or ".join(words_for("weapon_class", name) for name in filler.classes)
    notes = [means if means != filler.quote.text.lower() else ""]
    if filler.resolution and filler.resolution.actor.name != filler.quote.text:
        notes.append(filler.resolution.actor.name)
    value = _value(filler.quote.text, filler.quote, filler.provenance, "; ".join(note for note in notes if note))
    return replace(value, why=_why(filler.resolution)) if filler.resolution else value


def _why(resolution: Resolution) -> str:
    """Why this actor, and what else it could be."""
    others = ", ".join(identity for identity, _ in resolution.alternatives)
    return resolution.reason + (f"; else perhaps {others}" if others else "")


def _people(claim: Claim) -> Iterator[Row]:
    is_harm_expected = _is_armed(claim)
    given = {figure.kind for figure in claim.figures}
    for kind in FigureKind:
        values = tuple(_figures(claim.figures, kind))
        if values or (is_harm_expected and kind in _HARM and FigureKind.CASUALTIES not in given):
            yield Row(kind.value, words_for("figure_kind", kind.value).capitalize(), values)


def _is_armed(claim: Claim) -> bool:
    known = load_event_types().by_id.get(claim.type)
    return known is None or known.armed_force


def _figures(figures: tuple[Figure, ...], kind: FigureKind) -> Iterator[Value]:
    """Totals in order, each followed by its parts."""
    of_kind = [(number, figure) for number, figure in enumerate(figures) if figure.kind is kind]
    totals = {number for number, figure in of_kind if figure.part_of is None}
    for number, figure in of_kind:
        if number not in totals and figure.part_of in totals:
            continue
        yield _figure(figure)
        for _, part in of_kind:
            if part.part_of == number:
                yield _figure(part, is_part=True)


def _figure(figure: Figure, *, is_part: bool = False) -> Value:
    if figure.basis is FigureBasis.NOT_STATED:
        return Value(figure_words(figure), None, figure.provenance.rule, figure.provenance.confidence, is_zero=True)
    words = f"of them {figure_words(figure)}" if is_part else figure_words(figure)
    return Value(
        words,
        figure.quote,
        figure.provenance.rule,
        figure.provenance.confidence,
        quote_note(figure.quote),
        is_part=is_part,
        is_zero=figure.basis in ZEROS,
    )


def _count(claim: Claim) -> Iterator[Value]:
    if claim.count is not None:
        yield _value(f"{claim.count.n:,}", claim.count.quote, claim.count.provenance)


def _damage(claim: Claim) -> Iterator[Value]:
    for damage in claim.damage:
        effect = words_for("damage", damage.effect.value)
        yield _value(f"{damage.quote.text}: {effect}", damage.quote, damage.provenance)
