"""The user's layers in their folder: one file each, `<name>.sqlite`."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from marsad.errors import GazetteerError
from marsad.resolve.gazetteer.rows import SourceRow
from marsad.settings import Settings, user_files

FOLDER, ENDING = "gazetteer", ".sqlite"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_NOT_IN_NAMES = re.compile(r"[^a-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class LayerInfo:
    """What a layer file says of itself."""

    name: str
    path: Path
    places: int
    same: int
    """Places of ours that it describes anew."""
    form: str
    file: str
    added: str
    sources: tuple[SourceRow, ...]
    fault: str = ""
    """Why it cannot be used; "" where it can."""


def layer_files(settings: Settings) -> tuple[Path, ...]:
    """The user's layers: those of the data folder by name, then the one that the settings name; later ones win."""
    named = (Path(settings.gazetteer_file),) if settings.gazetteer_file else ()
    return (*user_files(settings, FOLDER, ENDING), *named)


def name_from(file: str) -> str:
    """A layer name for a file: its own name in lower case without ending."""
    stem = Path(file).name.lower().split(".")[0]
    return _NOT_IN_NAMES.sub("-", stem).strip("-._")[:64] or "layer"


def layer_path(folder: Path, name: str) -> Path:
    """Where the layer of this name lies. Raises GazetteerError for what cannot be a name."""
    if not _NAME.fullmatch(name):
        raise GazetteerError(f"{name!r} cannot be a layer's name: use letters a-z, digits, dot, dash and underscore")
    return folder / f"{name}{ENDING}"


def describe_layer(path: Path) -> LayerInfo:
    """What the file says of itself; one that is damaged is described by its fault."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            meta = dict(file.execute("SELECT key, value FROM meta"))
            rows = file.execute(
                "SELECT code, title, licence, attribution, share_alike, places FROM source WHERE id = 1"
            ).fetchall()
            same = file.execute("SELECT count(*) FROM overlay WHERE NOT only_reference").fetchone()[0]
    except sqlite3.DatabaseError as error:
        fault = f"damaged or no layer ({error}); remove it and add it again from its source"
        return LayerInfo(path.stem, path, 0, 0, "", "", "", (), fault)
    sources = tuple(
        SourceRow(code, title, licence, attribution, bool(share_alike), places)
        for code, title, licence, attribution, share_alike, places in rows
    )
    places = sum(source.places for source in sources)
    return LayerInfo(
        path.stem, path, places, same, meta.get("form", ""), meta.get("file", ""), meta.get("added", ""), sources
    )


def remove_layer(folder: Path, name: str) -> Path:
    """Delete a layer. Raises GazetteerError where there is none of that name."""
    path = layer_path(folder, name)
    try:
        path.unlink()
    except FileNotFoundError as error:
        there = ", ".join(sorted(other.stem for other in folder.glob(f"*{ENDING}"))) or "none"
        raise GazetteerError(f"there is no layer {name!r} in {folder}; there are: {there}") from error
    except OSError as error:
        raise GazetteerError(f"{path}: cannot be removed ({error.strerror or error})") from error
    return path
