"""Commands that read no report load nothing that reads reports: they start at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from marsad.store import open_store

HEAVY = ("spacy", "thinc", "trafilatura", "py3langid", "pypdf", "alembic")
"""Packages that take long to load."""
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("MARSAD_")}
SCRIPT = """
import sys
from marsad.cli.app import app
try:
    app({arguments!r}, standalone_mode=False)
except Exception as error:
    print(error)
sys.exit(", ".join(name for name in {heavy!r} if name in sys.modules) or None)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("start")
    with open_store(made / "r.db"):
        pass
    return made


LIGHT: tuple[tuple[str, ...], ...] = (
    ("--help",),
    ("run", "--help"),
    ("incidents", "--db", "r.db"),
    ("show", "incident-0", "--db", "r.db"),
    ("log", "--db", "r.db"),
    ("merge", "incident-0", "incident-1", "--by", "Ana", "--reason", "one", "--db", "r.db"),
    ("undo", "1", "--by", "Ana", "--reason", "two", "--db", "r.db"),
)


@pytest.mark.parametrize("arguments", LIGHT, ids=" ".join)
def test_commands_that_read_no_report_start_at_once(arguments: tuple[str, ...], folder: Path) -> None:
    script = SCRIPT.format(arguments=list(arguments), heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder, capture_output=True, timeout=60, check=False, env=ENVIRONMENT, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
