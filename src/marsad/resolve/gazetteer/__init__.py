"""Places of the world in one file: open it, look names up, ask where an answer comes from."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.gazetteer.layers import LayeredGazetteer, open_layer
from marsad.resolve.gazetteer.lookup import Candidate, lookup
from marsad.resolve.gazetteer.own.linking import is_linked, link_layer
from marsad.resolve.gazetteer.rows import SourceRow

__all__ = [
    "Candidate",
    "Entry",
    "Gazetteer",
    "LayeredGazetteer",
    "SourceRow",
    "lookup",
    "open_gazetteer",
    "shipped_gazetteer",
]


def shipped_gazetteer() -> Path:
    """Where the gazetteer that ships with the package lies."""
    return Path(str(resources.files("marsad.resolve.gazetteer").joinpath("data", "places.sqlite")))


def open_gazetteer(path: Path | None = None, *, layers: Sequence[Path] = ()) -> Gazetteer:
    """Open a gazetteer file, the shipped one where none is named, under layers of the user's own; later ones win.

    Raises GazetteerError, saying how to rebuild it, where a file is missing, damaged or of another format.
    """
    base = Gazetteer(path or shipped_gazetteer())
    if not layers:
        return base
    for layer in layers:
        if layer.is_file() and not is_linked(layer, base.path):
            link_layer(layer, base)
    return LayeredGazetteer(base, [open_layer(layer) for layer in layers])
