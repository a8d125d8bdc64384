"""Places of the world in one file: open it, look names up, ask where an answer comes from."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.gazetteer.lookup import Candidate, lookup
from marsad.resolve.gazetteer.rows import SourceRow

__all__ = ["Candidate", "Entry", "Gazetteer", "SourceRow", "lookup", "open_gazetteer", "shipped_gazetteer"]


def shipped_gazetteer() -> Path:
    """Where the gazetteer that ships with the package lies."""
    return Path(str(resources.files("marsad.resolve.gazetteer").joinpath("data", "places.sqlite")))


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """Open a gazetteer file, the shipped one where none is named.

    Raises GazetteerError, saying how to rebuild it, where it is missing, damaged or of another format.
    """
    return Gazetteer(path or shipped_gazetteer())
