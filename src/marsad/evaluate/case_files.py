"""Text-to-claims cases: one YAML file each, a text and what must be read in it.

A case says only the slots that matter for it. `[]` and null say that the slot must be empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from marsad.errors import InputError

CASE_KEYS = frozenset({"about", "text", "date", "publisher", "claims", "others", "xfail"})
CLAIM_KEYS = frozenset(
    {"type", "realis", "stance", "trigger", "sources", "perpetrators", "targets", "weapons", "place", "time"}
    | {"figures", "count", "damage", "occurrence", "aggregate", "main", "xfail"}
)


@dataclass(frozen=True)
class Case:
    """One file: a text, and the claims that a reader must find in it."""

    name: str
    about: str
    text: str
    published: date | None
    publisher: str | None
    claims: tuple[Mapping[str, Any], ...]
    others: bool
    """Whether further claims are no fault."""
    xfail: str
    """Why the whole case does not hold yet; "" where it must."""


def load_cases(folder: Path) -> tuple[Case, ...]:
    """Every case of a folder, by name; InputError where one does not say what it must or there are none."""
    cases = tuple(load_case(path) for path in sorted(folder.glob("*.yaml")))
    if not cases:
        raise InputError(str(folder), "holds no case (*.yaml)")
    return cases


def load_case(path: Path) -> Case:
    """The case in a file; InputError names the file, the line or key, and the reason."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise InputError(f"{path}{line}", f"is not YAML ({error.problem})") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(str(path), f"cannot be read ({error})") from error
    if not isinstance(raw, dict) or not {"about", "text", "claims"} <= set(raw):
        raise InputError(str(path), "needs about, text and claims")
    _refuse(set(raw) - CASE_KEYS, path, "")
    if not isinstance(raw["text"], str):
        raise InputError(str(path), "text: must be text")
    if raw.get("date") is not None and not isinstance(raw["date"], date):
        raise InputError(str(path), "date: must be of the form YYYY-MM-DD")
    if not isinstance(raw["claims"], list) or not all(isinstance(claim, dict) for claim in raw["claims"]):
        raise InputError(str(path), "claims: must be a list of slots with their values")
    for number, claim in enumerate(raw["claims"], start=1):
        _refuse(set(claim) - CLAIM_KEYS, path, f"claims[{number}]: ")
    if raw.get("others") and not raw["claims"]:
        raise InputError(str(path), "no claims and others allowed: this can never fail")
    return Case(
        path.stem,
        str(raw["about"]),
        raw["text"].rstrip("\n"),
        raw.get("date"),
        raw.get("publisher"),
        tuple(raw["claims"]),
        bool(raw.get("others", False)),
        str(raw.get("xfail", "")),
    )


def _refuse(unknown: set[str], path: Path, where: str) -> None:
    if unknown:
        raise InputError(str(path), f"{where}unknown keys {sorted(unknown)}")
