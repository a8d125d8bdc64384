"""The texts that are measured on. They lie beside the checkout and are no part of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
FAKES = CORPORA / "fakes" / "fakes.jsonl"
GUARDIAN = CORPORA / "news_throughput" / "guardian_sdf.jsonl"


def records(file: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of JSON lines. Exits naming the file where it is absent."""
    if not file.is_file():
        raise SystemExit(f"{file}: not there; the measurements need the shared corpora beside the checkout")
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def mixed_reports(count: int) -> list[dict[str, Any]]:
    """`count` reports, half of each corpus as far as they reach, taking turns."""
    guardian = list(islice(records(GUARDIAN), count // 2))
    fakes = list(islice(records(FAKES), count - len(guardian)))
    longer, shorter = sorted((fakes, guardian), key=len, reverse=True)
    turns = [one for pair in zip(longer, shorter, strict=False) for one in pair]
    return turns + longer[len(shorter) :]
