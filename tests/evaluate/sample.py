"""A small marked report of our own, for tests of the scoring."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HOSTILE = "</script><script>document.title='pwned'</script><img src=x onerror=alert(1)>"
TEXT = (
    f"Rockets hit a market in Sarmin on Monday, killing seven people, the mayor said. {HOSTILE} "
    "The army denied that it had shelled the town. Gunmen abducted a teacher near Ariha."
)


def gold_claim(**changes: Any) -> dict[str, Any]:
    """The first claim of the text as a coder marks it."""
    return {
        "id": "c1",
        "occurrence": "o1",
        "type": "shelling_missile",
        "realis": "occurred",
        "trigger": "Rockets hit",
        "sentence": "Rockets hit a market in Sarmin",
        "sources": ["the mayor"],
        "stance": "asserts",
        "perpetrators": [],
        "targets": ["a market"],
        "weapons": ["Rockets"],
        "place": {"quote": "Sarmin", "name": "Sarmin", "country": "SY", "lat": 35.9, "lon": 36.72},
        "time": {"quote": "Monday", "start": "2031-03-03", "end": "2031-03-03", "precision": "day"},
        "figures": [{"kind": "killed", "lo": 7, "hi": 7, "basis": "exact", "quote": "seven people"}],
        **changes,
    }


def gold_report(*claims: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The report with its claims."""
    held = list(claims) or [gold_claim()]
    given = {"id": "sarmin", "publisher": "The Post", "date": "2031-03-05", "title": "Market hit", "text": TEXT}
    return {**given, "claims": held, **changes}


def gold_file(folder: Path, *reports: dict[str, Any]) -> Path:
    """A file of marked reports."""
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    return path
