"""Claims for linking tests, made from a few words each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import pytest

from marsad.link.facts import ReportFacts
from marsad.model.claims import (
    Attribution,
    Claim,
    ClaimId,
    EventTypeId,
    Figure,
    FigureBasis,
    FigureKind,
    Filler,
    PlaceSlot,
    Provenance,
    Realis,
    Source,
    Stance,
    TimeSlot,
    Who,
)
from marsad.model.entities import Place, PlaceKind
from marsad.model.evidence import quote_at
from marsad.model.reports import ReportId
from marsad.model.when import Precision, day_range

BY_HAND = Provenance("by hand", 1.0)
PLACES = {
    "Jarida": Place("Jarida", PlaceKind.SETTLEMENT, 36.0, 37.0, 3.0, "SY", "North"),
    "Tellan": Place("Tellan", PlaceKind.SETTLEMENT, 36.0, 38.5, 3.0, "SY", "East"),
    "North": Place("North", PlaceKind.ADMIN1, 36.1, 37.1, 60.0, "SY"),
}


@dataclass
class Casebook:
    """Reports and claims that one test builds up."""

    reports: dict[ReportId, ReportFacts] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def report(self, name: str, text: str, published: date | None = None, publisher: str = "") -> ReportId:
        """Add a report."""
        report_id = ReportId(name)
        self.reports[report_id] = ReportFacts(report_id, text, "", publisher or name, published)
        return report_id

    def claim(self, report_id: ReportId, sentence: str, trigger: str, **slots: object) -> Claim:
        """Add a claim whose sentence and trigger stand in the report's text."""
        text = self.reports[report_id].text
        start = text.index(sentence)
        at = text.index(trigger, start)
        number = len([claim for claim in self.claims if claim.report_id == report_id])
        claim = Claim(
            id=ClaimId(f"{report_id}-{number}"),
            report_id=report_id,
            occurrence=f"o{number}",
            type=EventTypeId("attack"),
            realis=Realis.OCCURRED,
            trigger=quote_at(text, at, at + len(trigger)),
            sentence=quote_at(text, start, start + len(sentence)),
            provenance=BY_HAND,
            engine="by hand",
            main=number == 0,
        )
        claim = replace(claim, **_slots(text, start, slots))  # type: ignore[arg-type]
        self.claims.append(claim)
        return claim


def _slots(text: str, start: int, given: Mapping[str, object]) -> dict[str, object]:
    """Slot values from short forms: place="Jarida", day=date(...), killed=12, by="rebels", source="a monitor"."""
    made: dict[str, object] = {}
    for name, value in given.items():
        if name == "place":
            quote = quote_at(text, start, start)
            made["place"] = PlaceSlot(quote, BY_HAND, PLACES[str(value)])
        elif name == "day" and isinstance(value, date):
            made["time"] = TimeSlot(None, BY_HAND, day_range(datetime(value.year, value.month, value.day)))
        elif name == "days" and isinstance(value, tuple):
            first, last = (datetime(day.year, day.month, day.day) for day in value)
            made["time"] = TimeSlot(None, BY_HAND, day_range(first, last, Precision.DAYS))
        elif name == "killed":
            made["figures"] = (figure(value) if isinstance(value, int) else value,)
        elif name in ("by", "on"):
            at = text.index(str(value))
            slot = {"by": "perpetrators", "on": "targets"}[name]
            made[slot] = (Filler(quote_at(text, at, at + len(str(value))), BY_HAND),)
        elif name == "source":
            at = text.index(str(value))
            stance = given.get("stance", Stance.ASSERTS)
            source = Source(quote_at(text, at, at + len(str(value))), BY_HAND)
            made["attribution"] = Attribution((source,), Stance(str(stance)), "by hand")
        elif name == "type":
            made["type"] = EventTypeId(str(value))
        elif name != "stance":
            made[name] = value
    return made


def figure(
    lo: int | None,
    hi: int | None = -1,
    basis: FigureBasis = FigureBasis.EXACT,
    *,
    kind: FigureKind = FigureKind.KILLED,
    who: Who = Who.UNKNOWN,
) -> Figure:
    """A figure; `hi` left out is the same as `lo`."""
    return Figure(kind, quote_at("", 0, 0), BY_HAND, who, "", lo, lo if hi == -1 else hi, basis)


@pytest.fixture
def casebook() -> Casebook:
    """An empty casebook."""
    return Casebook()


@pytest.fixture
def make_figure() -> Callable[..., Figure]:
    """The maker of figures."""
    return figure


def groups(incidents: Sequence[object]) -> set[frozenset[str]]:
    """Incidents as sets of claim ids."""
    return {frozenset(incident.claims) for incident in incidents}  # type: ignore[attr-defined]


@pytest.fixture(name="groups")
def groups_fixture() -> Callable[[Sequence[object]], set[frozenset[str]]]:
    """Incidents as sets of claim ids."""
    return groups
