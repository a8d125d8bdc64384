"""Every dependency is named with its reason and licence."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAME = re.compile(r"[A-Za-z0-9._-]+")
ROW = re.compile(r"^\| `([^`]+)` \|(.+)\|$", re.MULTILINE)


def declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    requirements = [
        *project["project"]["dependencies"],
        *(one for extra in project["project"].get("optional-dependencies", {}).values() for one in extra),
        *(one for group in project["dependency-groups"].values() for one in group if isinstance(one, str)),
        *project["build-system"]["requires"],
    ]
    names = [match.group().lower() for one in requirements if (match := NAME.match(one))]
    return sorted(set(names))


def documented() -> dict[str, list[str]]:
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    return {name.lower(): [cell.strip() for cell in cells.split("|")] for name, cells in ROW.findall(text)}


@pytest.mark.parametrize("name", declared())
def test_dependency_is_documented(name: str) -> None:
    cells = documented().get(name)
    assert cells is not None, f"docs/dependencies.md has no row for {name}"
    assert all(cells), f"docs/dependencies.md: the row of {name} has an empty cell"


def test_nothing_else_is_documented() -> None:
    assert sorted(documented()) == declared()
