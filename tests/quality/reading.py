"""Reading files of reports in this process, as `marsad read` and `marsad run` do."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from marsad.export.records import run_json
from marsad.ingest import IngestOptions
from marsad.pipeline.resources import Resources
from marsad.pipeline.running import bundle_of, link_all, read_unread, take_in
from marsad.store import open_store

NOW = datetime(2030, 1, 1, tzinfo=UTC)
"""A fixed retrieval time: what is inferred must not change from day to day."""


def run_files(paths: Iterable[Path], database: Path, resources: Resources) -> dict[str, Any]:
    """The object that `marsad run --json` writes for files of reports."""
    with open_store(database) as store:
        take_in(store, paths, IngestOptions(), now=NOW)
        read_unread(store, resources, now=NOW)
        link_all(store)
        bundle = bundle_of(store, versions=resources.versions(), generated_at=NOW)
    found: dict[str, Any] = json.loads("".join(run_json(bundle)))
    return found


def scorer(shared: Path) -> ModuleType:
    """The scorer that comes with the marked reports."""
    path = shared / "tools" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
