"""The gazetteer file: what it holds, how it is found, what a damaged one says."""

import time
from pathlib import Path

import pytest

from marsad.codebook.place_supplement import read_supplement
from marsad.codebook.place_words import place_words
from marsad.codebook.places import countries
from marsad.errors import CodebookError, GazetteerError
from marsad.geo import distance_km
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer import Gazetteer, lookup, open_gazetteer
from marsad.resolve.gazetteer.rows import PlaceRow, SourceRow, usable_name
from marsad.resolve.gazetteer.writing import write_gazetteer

OURS = SourceRow("ours", "A list of our own", "CC0", "us")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def row(key: str, name: str, *, kind: PlaceKind = PlaceKind.SETTLEMENT, people: int = 0, **more: object) -> PlaceRow:
    values: dict[str, object] = {
        "source": "ours", "key": key, "name": name, "kind": kind, "feature": kind.value, "country": "SY",
        "lat": 35.0, "lon": 38.0, "population": people, **more,
    }  # fmt: skip
    return PlaceRow(**values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Deir Ezzor", None, 35.34, 40.14),
        ("Hassakeh", None, 36.5, 40.75),
        ("Kiev", None, 50.45, 30.52),
        ("Idleb", "SY", 35.93, 36.63),
        ("Al-Omar oil field", None, 35.1, 40.55),
        ("Koniko", None, 35.33, 40.33),
        ("al-Mashtal", "IQ", 33.33, 44.48),
        ("Castello Road", None, 36.25, 37.13),
        ("Marinka", "UA", 47.94, 37.5),
        ("دير الزور", None, 35.34, 40.14),
        ("Харків", None, 49.98, 36.25),
        ("خان يونس", None, 31.34, 34.3),
        ("Damscus", None, 33.51, 36.29),
        ("Gaza", "PS", 31.5, 34.47),
    ],
)
def test_names_are_found_where_they_are(
    gazetteer: Gazetteer, name: str, country: str | None, lat: float, lon: float
) -> None:
    near = [
        candidate
        for candidate in lookup(gazetteer, name, country)[:2]
        if candidate.entry.lat is not None
        and candidate.entry.lon is not None
        and distance_km(lat, lon, candidate.entry.lat, candidate.entry.lon) < 60
    ]
    assert near


def test_every_candidate_says_why(gazetteer: Gazetteer) -> None:
    found = lookup(gazetteer, "Springfield")
    assert len(found) == 20, "a name of many places is ambiguous and says so"
    assert all("from geonames" in candidate.reason for candidate in found)
    assert [candidate.score for candidate in found] == sorted((c.score for c in found), reverse=True)


def test_unknown_names_find_nothing(gazetteer: Gazetteer) -> None:
    assert lookup(gazetteer, "Qzxwvqzxwv") == ()
    assert lookup(gazetteer, "") == ()


def test_a_place_knows_its_wider_places(gazetteer: Gazetteer) -> None:
    entry = lookup(gazetteer, "Khan Sheikhoun", "SY")[0].entry
    place = gazetteer.place(entry)
    assert place.within == ("Idlib", "Syria")
    assert (place.country, place.admin1, place.admin1_pcode) == ("SY", "Idlib", "SY07")


def test_pcodes_are_not_swapped_between_like_names(gazetteer: Gazetteer) -> None:
    codes = {
        name: lookup(gazetteer, name, "SD")[0].entry.pcode for name in ("West Darfur", "North Darfur", "South Darfur")
    }
    assert codes == {"West Darfur": "SD04", "North Darfur": "SD02", "South Darfur": "SD03"}


def test_a_nearer_spelling_comes_before_a_better_known_place(tmp_path: Path) -> None:
    rows = [row("1", "Khawnas", people=900_000), row("2", "Khan Yunas", people=900)]
    write_gazetteer(tmp_path / "a.sqlite", rows, [OURS])
    found = lookup(open_gazetteer(tmp_path / "a.sqlite"), "Khanyonas")
    assert [candidate.entry.name for candidate in found] == ["Khan Yunas", "Khawnas"]


def test_a_place_is_one_answer_under_all_its_names(gazetteer: Gazetteer) -> None:
    found = lookup(gazetteer, "Khanyounis")
    assert found[0].entry.name == "Khan Younis"
    assert len({candidate.entry.id for candidate in found}) == len(found)


def test_capitals(gazetteer: Gazetteer) -> None:
    capital = gazetteer.capital("IQ")
    assert capital is not None
    assert capital.name == "Baghdad"
    assert gazetteer.capital("ZZ") is None


def test_sources_carry_licence_and_attribution(gazetteer: Gazetteer) -> None:
    sources = gazetteer.sources()
    assert all(source.licence and source.attribution and source.places for source in sources)
    assert [source.code for source in sources if source.share_alike] == ["wikipedia"]


def test_opening_is_fast() -> None:
    start = time.perf_counter()
    open_gazetteer().close()
    assert time.perf_counter() - start < 0.3


def test_a_missing_file_says_how_to_rebuild(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="build_gazetteer"):
        open_gazetteer(tmp_path / "none.sqlite")


@pytest.mark.parametrize("content", [b"", b"not a database at all, only some text" * 40])
def test_a_damaged_file_says_how_to_rebuild(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "damaged.sqlite"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match="build_gazetteer"):
        open_gazetteer(path)


def test_the_same_rows_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [row("1", "Alpha", people=500), row("2", "Beta", names=("B",)), row("3", "Gamma", admin1=("ours", "9"))]
    rows.append(row("9", "Province", kind=PlaceKind.ADMIN1))
    write_gazetteer(tmp_path / "a.sqlite", rows, [OURS])
    write_gazetteer(tmp_path / "b.sqlite", reversed(rows), [OURS])
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_rows_that_only_give_further_names_lead_to_the_place(tmp_path: Path) -> None:
    rows = [row("1", "Mount Alpha"), row("2", "Jabal Alif", same_as=("ours", "1"))]
    write_gazetteer(tmp_path / "a.sqlite", rows, [OURS])
    found = lookup(open_gazetteer(tmp_path / "a.sqlite"), "Jabal Alif")
    assert [candidate.entry.name for candidate in found] == ["Mount Alpha"]


def test_rows_of_an_undeclared_source_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ours"):
        write_gazetteer(tmp_path / "a.sqlite", [row("1", "Alpha")], [])


@pytest.mark.parametrize(
    ("name", "usable"), [("DEZ", False), ("dyr alzwr", False), ("al-Bab", True), ("Raqqa", True), ("الرقة", True)]
)
def test_usable_names(name: str, usable: bool) -> None:
    assert usable_name(name) is usable


def test_every_supplement_row_has_a_note_and_a_point() -> None:
    rows = read_supplement().rows
    assert len(rows) > 600
    assert all(row.note and abs(row.lat) <= 90 and abs(row.lon) <= 180 and row.radius_km > 0 for row in rows)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("groups: 3", "groups"),
        ("groups: [{rows: []}]", r"groups\[1\]"),
        ("groups: [{note: n, kind: settlement, radius_km: 1, rows: [[X, 99, 0]]}]", r"rows\[1\].*no such point"),
        ("groups: [{note: n, kind: moon, radius_km: 1, rows: [[X, 9, 0]]}]", "no such kind"),
    ],
)
def test_a_wrong_supplement_names_the_row(text: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        read_supplement(text)


def test_codebook_tables_load() -> None:
    assert countries()["SY"].adjectives == ("Syrian",)
    assert PlaceKind.ADMIN1 in place_words().kind_after["province"]
