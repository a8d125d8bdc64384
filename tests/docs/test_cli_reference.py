"""The reference of the command line names every command, option and setting, and none that does not exist."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from marsad.cli.app import app
from marsad.cli.console import Exit
from marsad.settings import ENVIRONMENT_PREFIX, Settings

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
OPTION = re.compile(r"`(--?[a-z][a-z-]*)`")
SHARED = "## Inputs"
DECIDING = "## Commands that decide"


def commands() -> dict[str, Any]:
    """Every command by the words that call it: "run", "gazetteer find"."""
    found: dict[str, Any] = {}
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found |= {f"{name} {each}": value for each, value in inner.items()} if inner else {name: command}
    return found


def options_of(command: Any) -> set[str]:
    return {
        name
        for parameter in command.params
        if parameter.param_type_name == "option"
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name != "--help"
    }


def section(heading: str) -> str:
    start = PAGE.index(heading)
    end = PAGE.find("\n## ", start + 1)
    return PAGE[start : end if end >= 0 else None]


def documented_options(name: str) -> set[str]:
    """What the command's own section offers, and what all readers of inputs or all that decide share."""
    own = section(f"## `marsad {name}")
    shared = section(SHARED) if "INPUT" in own.splitlines()[0] else ""
    if "reason" in {parameter.name for parameter in commands()[name].params}:
        shared += section(DECIDING)
    rows = [line.split("|")[1] for line in (own + shared).splitlines() if line.startswith("| `-")]
    return {option for cell in rows for option in OPTION.findall(cell)}


@pytest.mark.parametrize("name", list(commands()))
def test_options_are_documented(name: str) -> None:
    assert documented_options(name) == options_of(commands()[name])


def test_commands_are_documented() -> None:
    assert set(re.findall(r"^## `marsad ([a-z-]+(?: [a-z-]+)?)", PAGE, re.MULTILINE)) == set(commands())


def test_options_before_the_command_are_documented() -> None:
    callback = typer.main.get_command(app)
    offered = {name for parameter in callback.params for name in parameter.opts} - {"--help"}
    assert offered <= set(OPTION.findall(PAGE[: PAGE.index("## Exit codes")]))


@pytest.mark.parametrize("code", list(Exit))
def test_exit_codes_are_documented(code: Exit) -> None:
    assert f"| {code.value} |" in section("## Exit codes")


@pytest.mark.parametrize("key", [field.name for field in fields(Settings)])
def test_settings_are_documented(key: str) -> None:
    assert f"| `{key}` | `{ENVIRONMENT_PREFIX}{key.upper()}` |" in section("## Settings")
