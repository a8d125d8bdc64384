"""Layers of the user's own: every form is read, wrong rows are named, and places are looked up together with ours."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from marsad.errors import GazetteerError, RowsRefused
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer import Gazetteer, LayeredGazetteer, lookup, open_gazetteer
from marsad.resolve.gazetteer.own.layer_file import LayerOrigin, Written, write_layer
from marsad.resolve.gazetteer.own.reading import read_table
from marsad.resolve.gazetteer.own.shelf import describe_layer, layer_path, name_from, remove_layer
from marsad.resolve.gazetteer.rows import PlaceRow, SourceRow
from marsad.resolve.gazetteer.writing import write_gazetteer

HEADING = ["id", "name", "names", "lat", "lon", "kind", "country", "governorate"]
BASE_SOURCES = [SourceRow("ours", "Ours", "CC0", "us"), SourceRow("geonames", "GeoNames", "CC BY 4.0", "GeoNames")]


def base_row(key: str, name: str, kind: PlaceKind, lat: float, lon: float, **more: object) -> PlaceRow:
    values: dict[str, object] = {"source": "ours", "key": key, "name": name, "kind": kind, "feature": str(kind)}
    values |= {"country": "SY", "lat": lat, "lon": lon, **more}
    return PlaceRow(**values)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A small gazetteer: a country, a province with its seat and a village."""
    path = tmp_path_factory.mktemp("base") / "base.sqlite"
    province = ("geonames", "SY.07")
    rows = [
        base_row("c", "Syria", PlaceKind.COUNTRY, 35.0, 38.0),
        base_row(
            "SY.07", "Dayr Province", PlaceKind.ADMIN1, 35.0, 40.4, source="geonames", pcode="SY09", names=("Dayr",)
        ),
        base_row("1", "Dayr", PlaceKind.SETTLEMENT, 35.33, 40.14, population=200_000, admin1=province),
        base_row("2", "Khan Alpha", PlaceKind.SETTLEMENT, 35.10, 40.40, population=900, admin1=province),
    ]
    write_gazetteer(path, rows, BASE_SOURCES)
    return open_gazetteer(path)


def table(path: Path, *rows: list[str], heading: list[str] = HEADING) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([heading, *rows])
    return path


def add(source: Path, base: Gazetteer, **more: bool | str) -> tuple[Written, LayeredGazetteer]:
    draft = read_table(source)
    origin = LayerOrigin("mine", source.name, "0" * 64, date(2024, 1, 1), "CC0", "me")
    target = source.parent / "mine.sqlite"
    written = write_layer(target, draft, origin, base, **more)  # type: ignore[arg-type]
    layered = open_gazetteer(base.path, layers=[target])
    assert isinstance(layered, LayeredGazetteer)
    return written, layered


def faults_of(source: Path, base: Gazetteer) -> dict[int, str]:
    with pytest.raises(RowsRefused) as refused:
        add(source, base)
    assert not (source.parent / "mine.sqlite").exists(), "nothing may be half-loaded"
    found: dict[int, str] = {}
    for row, reason in refused.value.faults:
        found[row] = f"{found.get(row, '')}{reason}; "
    return found


def test_a_new_place_stands_beside_ours_in_its_areas(tmp_path: Path, base: Gazetteer) -> None:
    source = table(
        tmp_path / "t.csv", ["1", "Hawi Post", "Hawi|حاوي", "35.2", "40.3", "checkpoint", "SY", "Dayr Province"]
    )
    _, layered = add(source, base)
    for name in ("Hawi Post", "Hawi", "حاوي"):
        (found,) = lookup(layered, name)
        place = layered.place(found.entry)
        assert (place.name, place.kind, place.within) == ("Hawi Post", PlaceKind.FACILITY, ("Dayr Province", "Syria"))
        assert (place.id, place.admin1_pcode) == ("mine:1", "SY09")
    assert lookup(layered, "Khan Alpha")[0].entry.source == "ours"


def test_a_place_that_we_have_is_described_anew(tmp_path: Path, base: Gazetteer) -> None:
    source = table(tmp_path / "t.csv", ["7", "Khan Alpha", "Alpha Town", "35.11", "40.41", "village", "SYR", "SY09"])
    written, layered = add(source, base)
    assert written.same == 1
    (old_name,) = lookup(layered, "Khan Alpha")
    (new_name,) = lookup(layered, "Alpha Town")
    assert old_name.entry == new_name.entry
    assert (old_name.entry.lat, old_name.entry.population, old_name.entry.source) == (35.11, 900, "mine")
    assert layered.layer_of(old_name.entry) is layered.layers[0]


def test_an_area_described_anew_keeps_its_villages(tmp_path: Path, base: Gazetteer) -> None:
    heading = ["admin1Name_en", "admin1Name_ar", "admin1Pcode", "admin0Name_en", "admin0Pcode"]
    source = table(tmp_path / "t.csv", ["Governorate of Dayr", "دير", "SY09", "Syria", "SY"], heading=heading)
    written, layered = add(source, base)
    assert (written.form, written.same) == ("HDX admin table", 1)
    place = layered.place(lookup(layered, "Khan Alpha")[0].entry)
    assert place.within == ("Governorate of Dayr", "Syria")
    area = lookup(layered, "دير")[0].entry
    assert (area.kind, area.lat, area.pcode) == (PlaceKind.ADMIN1, 35.0, "SY09"), (
        "without a point of its own it has ours"
    )


@pytest.mark.parametrize(
    "heading",
    [
        ["ADM2_EN", "ADM2_AR", "ADM2_PCODE", "ADM1_EN", "ADM1_PCODE", "ADM0_EN", "ADM0_PCODE"],
        [
            "admin2Name_en",
            "admin2Name_ar",
            "admin2Pcode",
            "admin1Name_en",
            "admin1Pcode",
            "admin0Name_en",
            "admin0Pcode",
        ],
        ["adm2_name", "adm2_name1", "adm2_pcode", "adm1_name", "adm1_pcode", "adm0_name", "adm0_pcode"],
    ],
)
def test_headings_of_every_generation_of_hdx_tables(tmp_path: Path, base: Gazetteer, heading: list[str]) -> None:
    row = ["Beta", "بيتا", "SY0901", "Dayr Province", "SY09", "Syria", "SY"]
    _, layered = add(table(tmp_path / "t.csv", row, heading=heading), base)
    (found,) = lookup(layered, "بيتا")
    assert (found.entry.name, found.entry.kind, found.entry.pcode) == ("Beta", PlaceKind.ADMIN2, "SY0901")
    assert layered.place(found.entry).admin1_pcode == "SY09"


def dump_line(key: str, name: str, code: str, lat: str = "35.4", lon: str = "40.2") -> str:
    cells = [
        key,
        name,
        name,
        "Gam,جاما",
        lat,
        lon,
        "P",
        code,
        "SY",
        "",
        "07",
        "",
        "",
        "",
        "120",
        "",
        "",
        "Asia/Damascus",
        "",
    ]
    return "\t".join(cells)


@pytest.mark.parametrize("zipped", [False, True])
def test_a_geonames_dump_is_read_plain_or_zipped(tmp_path: Path, base: Gazetteer, zipped: bool) -> None:
    content = dump_line("5", "Gamma", "PPL") + "\n" + dump_line("6", "Ruin", "PPLQ") + "\n"
    source = tmp_path / ("SY.zip" if zipped else "SY.txt")
    if zipped:
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("SY.txt", content)
            archive.writestr("readme.txt", "about")
    else:
        source.write_text(content, "utf-8")
    written, layered = add(source, base)
    assert (written.form, written.places) == ("GeoNames dump", 1)
    assert "historical" in written.notes[0]
    assert layered.place(lookup(layered, "جاما")[0].entry).within == ("Dayr Province", "Syria")
    assert lookup(layered, "Ruin") == ()


def test_geojson_areas_have_a_middle_and_a_radius(tmp_path: Path, base: Gazetteer) -> None:
    ring = [[40.0, 35.0], [40.2, 35.0], [40.2, 35.2], [40.0, 35.2], [40.0, 35.0]]
    feature = {
        "type": "Feature",
        "properties": {"name": "Delta Depot", "name_ar": "دلتا", "type": "depot", "country": "SY"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }
    source = tmp_path / "t.geojson"
    source.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    entry = lookup(add(source, base)[1], "دلتا")[0].entry
    assert (entry.lat, entry.lon) == (35.1, 40.1)
    assert entry.radius_km == pytest.approx(14.4, abs=0.3)


def workbook(cells: list[list[str]]) -> bytes:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    strings = "".join(f"<si><t>{cell}</t></si>" for row in cells for cell in row)
    numbers = iter(range(100))
    rows = "".join(
        f'<row r="{at}">'
        + "".join(f'<c r="{chr(65 + n)}{at}" t="s"><v>{next(numbers)}</v></c>' for n in range(len(row)))
        + "</row>"
        for at, row in enumerate(cells, start=1)
    )
    sheet, target = '<sheet name="A2" r:id="r1"/>', '<Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
    parts = {
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{relations}"><sheets>{sheet}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{target}</Relationships>",
        "xl/sharedStrings.xml": f"<sst {main}>{strings}</sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>",
    }
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return raw.getvalue()


def test_workbooks_are_read(tmp_path: Path, base: Gazetteer) -> None:
    source = tmp_path / "t.xlsx"
    source.write_bytes(
        workbook([["ADM1_EN", "ADM1_PCODE", "ADM0_PCODE"], ["Dayr Province", "SY09", "SY"], ["Epsilon", "SY77", "SY"]])
    )
    written, layered = add(source, base)
    assert written.form == "HDX admin workbook, sheet 'A2'"
    assert lookup(layered, "Epsilon")[0].entry.pcode == "SY77"


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["1", "A", "", "35,2", "40.1", "", "SY", ""], "decimal comma; write 35.2"),
        (["1", "A", "", "95.2", "40.1", "", "SY", ""], "out of range"),
        (["1", "A", "", "135.2", "40.1", "", "SY", ""], "swapped"),
        (["1", "A", "", "40.1", "35.2", "", "SY", ""], "swapped: SY lies the other way"),
        (["1", "A", "", "-20", "-60", "", "SY", ""], "far from every settlement of SY"),
        (["1", "A", "", "0", "0.0", "", "SY", ""], "0, 0 stands for no point"),
        (["1", "A", "", "35°20'N", "40.1", "", "SY", ""], "not in decimal degrees"),
        (["1", "A", "", "3912345", "40.1", "", "SY", ""], "projected"),
        (["1", "A", "", "inf", "40.1", "", "SY", ""], "no number"),
        (["1", "A", "", "35.2", "", "", "SY", ""], "only a latitude"),
        (["1", "A", "", "", "", "", "SY", ""], "has no point"),
        (["1", "", "", "35.2", "40.1", "", "SY", ""], "has no name"),
        (["1", "...", "", "35.2", "40.1", "", "SY", ""], "holds no letters"),
        (["1", "A", "", "35.2", "40.1", "moonbase", "SY", ""], "kind 'moonbase' is not known"),
        (["1", "A", "", "35.2", "40.1", "", "XX", ""], "neither an ISO code"),
        (["1", "Ø¯ÙŠØ±", "", "35.2", "40.1", "", "SY", ""], "read as a Western encoding"),
        (["1", "Caf\N{REPLACEMENT CHARACTER}", "", "35.2", "40.1", "", "SY", ""], "decoded wrongly"),
        (["9", "B", "", "35.2", "40.1", "", "SY", ""], "id '9' is also that of row 2"),
        (["3", "Good", "", "35.2", "40.2", "", "SY", ""], "also that of row 2"),
        (["1", "A", "", "35.2"], "4 cells under 8 headings"),
    ],
)
def test_a_wrong_row_is_named_with_its_reason(tmp_path: Path, base: Gazetteer, cells: list[str], reason: str) -> None:
    good = ["9", "Good", "", "35.2", "40.2", "village", "SY", ""]
    found = faults_of(table(tmp_path / "t.csv", good, cells), base)
    assert list(found) == [3]
    assert reason in found[3]


def test_the_rest_is_added_where_asked(tmp_path: Path, base: Gazetteer) -> None:
    good, bad = ["1", "Good", "", "35.2", "40.2", "", "SY", ""], ["2", "Bad", "", "x", "y", "", "SY", ""]
    written, layered = add(table(tmp_path / "t.csv", bad, good), base, leave_out_wrong_rows=True)
    assert (written.places, [row for row, _ in written.faults]) == (1, [2])
    assert lookup(layered, "Bad") == ()
    assert lookup(layered, "Good")


@pytest.mark.parametrize(
    ("content", "row", "reason"),
    [
        (b"", 0, "empty"),
        (b"place,where\nX,Y\n", 0, "no column for lat"),
        (b"name,lat,lon\n", 0, "no rows"),
        (b"name;lat;lon\nA;35.2;40.1\nB\xe9char;31.6;-2.2\n", 3, "not UTF-8 (byte 0xE9)"),
        (b'{"type": "FeatureCollection"}', 0, "FeatureCollection"),
        (b'{"type": ', 1, "not JSON"),
        (b"PK\x03\x04broken", 0, "archive"),
        (b"name,name,lat,lon\nA,B,35.2,40.1\n", 1, "stands there twice"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, base: Gazetteer, content: bytes, row: int, reason: str
) -> None:
    source = tmp_path / "t.dat"
    source.write_bytes(content)
    found = faults_of(source, base)
    assert reason in found[row]


def test_another_encoding_is_read_when_it_is_said(tmp_path: Path) -> None:
    source = tmp_path / "t.csv"
    source.write_bytes("name,lat,lon\nدير,35.2,40.1\n".encode("cp1256"))
    assert read_table(source, encoding="cp1256").places[0].name == "دير"
    source.write_bytes("name,lat,lon\nدير,35.2,40.1\n".encode("utf-16"))
    assert read_table(source).places[0].name == "دير"


def test_headings_can_be_named(tmp_path: Path) -> None:
    source = table(tmp_path / "t.csv", ["A", "35.2", "40.1"], heading=["Ort", "Breite", "Länge"])
    columns = {"name": "Ort", "lat": "Breite", "lon": "Länge"}
    assert read_table(source, columns=columns).places[0].name == "A"
    assert "no column 'Stadt'" in read_table(source, columns=columns | {"name": "Stadt"}).faults[0][1]


def test_a_layer_is_tied_anew_to_another_gazetteer(tmp_path: Path, base: Gazetteer) -> None:
    source = table(tmp_path / "t.csv", ["1", "Zeta", "", "35.2", "40.3", "", "SY", "Dayr Province"])
    add(source, base)
    province = base_row("SY.07", "Dayr Renamed", PlaceKind.ADMIN1, 35.0, 40.4, source="geonames", pcode="SY09")
    others = [base_row(f"x{n}", f"Town {n}", PlaceKind.SETTLEMENT, 33.0, 37.0, population=10**6) for n in range(50)]
    write_gazetteer(tmp_path / "new.sqlite", [province, *others], BASE_SOURCES)
    layered = open_gazetteer(tmp_path / "new.sqlite", layers=[tmp_path / "mine.sqlite"])
    assert layered.place(lookup(layered, "Zeta")[0].entry).admin1 == "Dayr Renamed"


def test_a_file_that_is_no_layer_says_how_to_make_one(tmp_path: Path, base: Gazetteer) -> None:
    (tmp_path / "t.sqlite").write_text("name,lat,lon\n" * 100)
    for path in (tmp_path / "t.sqlite", tmp_path / "none.sqlite", base.path):
        with pytest.raises(GazetteerError, match="marsad gazetteer add FILE"):
            open_gazetteer(base.path, layers=[path])


def test_layers_on_their_shelf(tmp_path: Path, base: Gazetteer) -> None:
    add(table(tmp_path / "t.csv", ["1", "Zeta", "", "35.2", "40.3", "", "SY", ""]), base)
    layer = describe_layer(tmp_path / "mine.sqlite")
    assert (layer.name, layer.places, layer.file, layer.added) == ("mine", 1, "t.csv", "2024-01-01")
    assert [source.licence for source in layer.sources] == ["CC0"]
    (tmp_path / "broken.sqlite").write_bytes(b"no" * 999)
    assert "damaged" in describe_layer(tmp_path / "broken.sqlite").fault
    assert name_from("My Villages (2024).CSV") == "my-villages-2024"
    remove_layer(tmp_path, "mine")
    with pytest.raises(GazetteerError, match="there is no layer"):
        remove_layer(tmp_path, "mine")
    with pytest.raises(GazetteerError, match="cannot be a layer's name"):
        layer_path(tmp_path, "../evil")


def test_a_layered_gazetteer_answers_every_question_itself() -> None:
    """What is added to the gazetteer must be asked of the layers too; `place` is made of such answers."""
    asked = {name for name in vars(Gazetteer) if not name.startswith("_")} - {"place"}
    assert asked <= set(vars(LayeredGazetteer)), asked - set(vars(LayeredGazetteer))
