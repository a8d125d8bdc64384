"""Places of the supplement whose nearest settlements lie in another area."""

from __future__ import annotations

from marsad.codebook.place_supplement import read_supplement


def test_a_row_may_name_its_first_level_area() -> None:
    rows = "[[X, 9, 0, [], {admin1: 'geonames:SY.12'}], [Y, 9, 1]]"
    text = f"groups: [{{note: n, kind: facility, radius_km: 1, country: SY, rows: {rows}}}]"
    assert [row.admin1 for row in read_supplement(text).rows] == ["geonames:SY.12", None]
