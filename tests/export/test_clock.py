"""A claim's clock times in UTC."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from marsad.export.claim_record import claim_record
from marsad.export.clock import Clock, clock_of
from marsad.export.csv import claim_row
from marsad.model.claims import Claim, ClaimId, EventTypeId, PlaceSlot, Provenance, Realis, TimeSlot
from marsad.model.entities import Place, PlaceId, PlaceKind
from marsad.model.evidence import Quote
from marsad.model.reports import ReportId
from marsad.model.when import Precision, TimeRange, day_range

NOTHING, BY_TEST = Quote("", 0, 0), Provenance("test", 0.5)
BAGHDAD = Place("Baghdad", PlaceKind.SETTLEMENT, 33.3, 44.4, 20.0, "IQ", id=PlaceId("geonames:98182"))
HALF_PAST_NINE = datetime(2024, 2, 7, 21, 30)
CLAIM = Claim(
    id=ClaimId("c"),
    report_id=ReportId("r"),
    occurrence="o1",
    type=EventTypeId("attack"),
    realis=Realis.OCCURRED,
    trigger=NOTHING,
    sentence=NOTHING,
    provenance=BY_TEST,
    engine="test",
    place=PlaceSlot(Quote("Baghdad", 0, 7), BY_TEST, BAGHDAD),
    time=TimeSlot(None, BY_TEST, TimeRange(HALF_PAST_NINE, HALF_PAST_NINE, Precision.MINUTE)),
)


def test_a_clock_time_of_a_place_is_told_in_utc_too() -> None:
    assert clock_of(CLAIM) == Clock("Asia/Baghdad", "2024-02-07T18:30Z", "2024-02-07T18:30Z")


def test_a_clock_that_the_report_names_is_not_that_of_the_place() -> None:
    in_gmt = replace(
        CLAIM, time=TimeSlot(None, BY_TEST, TimeRange(HALF_PAST_NINE, HALF_PAST_NINE, Precision.MINUTE, utc_offset=0))
    )
    assert clock_of(in_gmt) == Clock("Asia/Baghdad", "2024-02-07T21:30Z", "2024-02-07T21:30Z")
    assert clock_of(replace(in_gmt, place=None)) == Clock(None, "2024-02-07T21:30Z", "2024-02-07T21:30Z")


def test_a_day_stays_a_day_of_the_place() -> None:
    by_day = replace(CLAIM, time=TimeSlot(None, BY_TEST, day_range(HALF_PAST_NINE)))
    assert clock_of(by_day) == Clock("Asia/Baghdad")


def test_without_a_place_there_is_no_zone() -> None:
    assert clock_of(replace(CLAIM, place=None)) == Clock(None)


def test_records_and_rows_hold_zone_utc_and_codes() -> None:
    row, record = claim_row(CLAIM, None, None), claim_record(CLAIM)
    assert (row["time_zone"], row["time_from_utc"]) == ("Asia/Baghdad", "2024-02-07T18:30Z")
    assert (row["acled_geo_precision"], row["ucdp_where_prec"]) == (1, 1)
    assert (row["acled_time_precision"], row["ucdp_date_prec"]) == (1, 1)
    time, place = record["time"], record["place"]
    assert isinstance(time, dict)
    assert isinstance(place, dict)
    assert (time["zone"], time["start_utc"], time["ucdp_date_prec"]) == ("Asia/Baghdad", "2024-02-07T18:30Z", 1)
    assert place["ucdp_where_prec"] == 1
