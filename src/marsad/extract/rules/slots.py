"""The place and time of a claim: what its own tellings say, else what the rest of the report gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.rules.dating import BOUNDS, SAYING, SEQUEL
from marsad.extract.rules.elsewhere import Elsewhere, is_wide, lies_in
from marsad.extract.rules.narrative import BorrowedTime
from marsad.extract.rules.telling import Telling
from marsad.model.claims import PlaceSlot, Provenance, TimeSlot
from marsad.model.layers import PlaceMention, TimeMention
from marsad.model.when import TimeRange

OWN_CONFIDENCE = 0.7
INHERITED_CONFIDENCE = 0.45
WHY_BORROWED = {
    "time-of-occurrence": "another sentence about this act dates it",
    "time-of-story": "the act told before it is dated so, and no other time is told",
}

WHY_BOUNDED = {SAYING: "dates the saying", SEQUEL: "dates what followed"}


def place_slot(tellings: Sequence[Telling], elsewhere: Elsewhere) -> PlaceSlot | None:
    """The place of a claim from its tellings, the best first."""
    fallback = elsewhere.place
    own = next((t for t in tellings if t.setting.place is not None), None)
    if own is None or own.setting.place is None:
        return _place(fallback, "place-of-occurrence", INHERITED_CONFIDENCE) if fallback is not None else None
    mention = own.setting.place
    widened = is_wide(mention) and not own.is_aggregate
    if widened and fallback is not None and not is_wide(fallback) and lies_in(fallback, mention):
        return _made_exact(mention, fallback)
    return _place(mention, own.setting.place_rule, OWN_CONFIDENCE)


def _made_exact(wide: PlaceMention, exact: PlaceMention) -> PlaceSlot:
    slot = _place(exact, "place-made-exact", INHERITED_CONFIDENCE)
    return replace(slot, reason=f"its own sentence says only {wide.quote.text!r}; {exact.reason}")


def _place(mention: PlaceMention, rule: str, confidence: float) -> PlaceSlot:
    return PlaceSlot(mention.quote, Provenance(rule, confidence), mention.place, mention.reason)


def time_slot(tellings: Sequence[Telling], elsewhere: Elsewhere) -> TimeSlot | None:
    """The time of a claim from its tellings, the best first."""
    borrowed = next((elsewhere.times[t.position] for t in tellings if t.position in elsewhere.times), None)
    for telling in tellings:
        mention, rule = telling.setting.time, telling.setting.time_rule
        if mention is None:
            continue
        if rule not in BOUNDS:
            return TimeSlot(mention.quote, Provenance(rule, OWN_CONFIDENCE), mention.range)
        if borrowed is None or _after(borrowed.mention, mention):
            return TimeSlot(mention.quote, Provenance(rule, OWN_CONFIDENCE), _by_then(mention.range, rule))
    return _borrowed(borrowed) if borrowed is not None else None


def _by_then(told: TimeRange, rule: str) -> TimeRange:
    """What is said at a time, or followed by something else at it, happened by then."""
    return TimeRange(None, told.end, told.precision, told.basis, WHY_BOUNDED[rule])


def _after(act: TimeMention, saying: TimeMention) -> bool:
    """Whether an act would lie after what is said of it."""
    start, end = act.range.start, saying.range.end
    return start is not None and end is not None and start > end


def _borrowed(found: BorrowedTime) -> TimeSlot:
    known = found.mention.range
    reason = "; ".join(part for part in (known.reason, WHY_BORROWED[found.rule]) if part)
    return TimeSlot(found.mention.quote, Provenance(found.rule, INHERITED_CONFIDENCE), replace(known, reason=reason))
