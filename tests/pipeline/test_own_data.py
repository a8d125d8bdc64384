"""Places and actors of the user's own are used by the whole pipeline, and the record says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from marsad.codebook.actors import ActorBase
from marsad.model.entities import ActorId
from marsad.pipeline.resources import Resources
from marsad.resolve.gazetteer import LayeredGazetteer, lookup, open_gazetteer
from marsad.resolve.gazetteer.own.layer_file import LayerOrigin, write_layer
from marsad.resolve.gazetteer.own.reading import read_table
from marsad.resolve.gazetteer.own.shelf import layer_path
from marsad.settings import Settings


def test_the_data_folder_and_the_settings_are_both_used(tmp_path: Path) -> None:
    for name, place in (("posts", "Qzx Post"), ("wells", "Qzx Well")):
        (tmp_path / f"{name}.csv").write_text(f"name,lat,lon,country\n{place},35.1,40.4,SY\n", "utf-8")
    origin = LayerOrigin("x", "x.csv", "", date(2024, 1, 1))
    base = open_gazetteer()
    write_layer(layer_path(tmp_path / "data" / "gazetteer", "posts"), read_table(tmp_path / "posts.csv"), origin, base)
    write_layer(tmp_path / "wells.sqlite", read_table(tmp_path / "wells.csv"), origin, base)
    (tmp_path / "data" / "actors").mkdir()
    (tmp_path / "data" / "actors" / "ours.yaml").write_text("actors: [{name: Qzx Guards, kind: party}]", "utf-8")
    settings = Settings(data_folder=str(tmp_path / "data"), gazetteer_file=str(tmp_path / "wells.sqlite"))
    resources = Resources(settings)
    assert isinstance(resources.gazetteer, LayeredGazetteer)
    assert [lookup(resources.gazetteer, name)[0].entry.name for name in ("Qzx Post", "Qzx Well")] == [
        "Qzx Post",
        "Qzx Well",
    ]
    assert isinstance(resources.actors, ActorBase)
    assert ActorId("qzx-guards") in resources.actors.records
    versions = resources.versions()
    assert (versions["own places"], versions["own actors"]) == ("posts.sqlite, wells.sqlite", "ours.yaml")
    assert "own places" not in Resources(Settings(data_folder=str(tmp_path / "none"))).versions()
