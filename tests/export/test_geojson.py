"""Incidents as GeoJSON: points only where there are any, and never finer than asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.export.coarsen import coarsen_bundle, coarsen_place
from marsad.export.geojson import geojson
from marsad.export.records import run_json
from marsad.geo import distance_km
from marsad.model.bundle import Bundle
from marsad.model.entities import Place, PlaceKind

LATITUDES, LONGITUDES = st.floats(-89, 89), st.floats(-180, 180, exclude_max=True)


def features_of(bundle: Bundle, coarsen_km: float = 0.0) -> dict[str, dict[str, Any]]:
    collection = json.loads("".join(geojson(bundle, coarsen_km=coarsen_km)))
    assert collection["type"] == "FeatureCollection"
    return {feature["id"]: feature for feature in collection["features"]}


def test_one_feature_an_incident(bundle: Bundle) -> None:
    assert list(features_of(bundle)) == [incident.id for incident in bundle.incidents]


def test_a_point_is_longitude_then_latitude_with_its_radius(bundle: Bundle) -> None:
    sarmin = features_of(bundle)["i-sarmin"]
    assert sarmin["geometry"] == {"type": "Point", "coordinates": [36.7283, 35.9045]}
    assert (sarmin["properties"]["radius_km"], sarmin["properties"]["precision"]) == (3.0, "settlement")
    assert sarmin["properties"]["reports"] == ["northern-wire-1", "sada-1", "valley-post-1"]
    assert sarmin["properties"]["contradictions"] == 2


@pytest.mark.parametrize("incident_id", ["i-dam", "i-zarqa"])
def test_incidents_without_a_point_are_kept_without_geometry(bundle: Bundle, incident_id: str) -> None:
    assert features_of(bundle)[incident_id]["geometry"] is None


def test_coarsening_widens_the_radius_and_is_said(bundle: Bundle) -> None:
    fine, coarse = features_of(bundle)["i-sarmin"], features_of(bundle, 50)["i-sarmin"]
    assert coarse["geometry"] != fine["geometry"]
    assert coarse["properties"]["radius_km"] > 35


@given(LATITUDES, LONGITUDES, st.floats(1, 200))
def test_the_coarse_circle_still_holds_the_place(lat: float, lon: float, coarsen_km: float) -> None:
    coarse = coarsen_place(Place("x", PlaceKind.SETTLEMENT, lat, lon, 0.0), coarsen_km)
    assert coarse.lat is not None
    assert coarse.lon is not None
    assert coarse.radius_km is not None
    if abs(lat) < 80:
        assert distance_km(lat, lon, coarse.lat, coarse.lon) <= coarse.radius_km * 1.1 + 0.1


@given(st.floats(-60, 60), st.floats(-170, 170))
def test_all_places_of_a_cell_move_to_one_point(lat: float, lon: float) -> None:
    once = coarsen_place(Place("x", PlaceKind.SETTLEMENT, lat, lon, 1.0), 25)
    again = coarsen_place(once, 25)
    assert (once.lat, once.lon) == (again.lat, again.lon)


def test_a_coarse_bundle_holds_no_fine_point_anywhere(bundle: Bundle) -> None:
    written = "".join(run_json(coarsen_bundle(bundle, 30)))
    assert "35.9045" in "".join(run_json(bundle))
    assert "35.9045" not in written
    assert "45.1806" not in written


def test_zero_kilometres_change_nothing(bundle: Bundle) -> None:
    assert coarsen_bundle(bundle, 0) is bundle
