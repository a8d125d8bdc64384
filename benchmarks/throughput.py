"""Words a second of the whole run and of plain spaCy, in one process, over the same texts.

    python -m benchmarks.throughput [--reports 500] [--chunk 25]

The two take turns, chunk by chunk, so that whatever else the machine does hits both alike. The run is what
`marsad run --json` does: taking in, reading, linking, exporting. Plain spaCy is the same pipeline with all its
components, `nlp.pipe` with its defaults, and nothing kept. Loading of models and data
is said apart and counted for neither. On a busy machine the ratio of processor time is the steadier of the two.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import spacy
from spacy.language import Language

from benchmarks.corpora import mixed_reports
from marsad.cli.collecting import collect_seldom
from marsad.export.records import run_json
from marsad.ingest import IngestOptions
from marsad.pipeline.resources import Resources
from marsad.pipeline.running import bundle_of, link_all, read_unread, take_in
from marsad.settings import load_settings
from marsad.store import open_store

PARTS = ("take in", "read", "link", "export")
"""What a whole run consists of."""


class Clock:
    """Seconds by what they were spent on."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.processor: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def timing(self, what: str) -> Iterator[None]:
        """Count the time of a block."""
        start, busy = perf_counter(), process_time()
        yield
        self.seconds[what] += perf_counter() - start
        self.processor[what] += process_time() - busy


def main() -> None:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--chunk", type=int, default=25, help="reports between turns")
    given = parser.parse_args()
    collect_seldom()
    reports = mixed_reports(given.reports)
    clock = Clock()
    claims = measure(reports, given.chunk, clock)
    show(reports, claims, clock)


def measure(reports: list[dict[str, Any]], chunk: int, clock: Clock) -> int:
    """Run both over the reports, filling the clock; returns how many claims were read."""
    settings = load_settings()
    resources, now = Resources(settings), datetime.now(UTC).replace(microsecond=0)
    options = IngestOptions(max_report_chars=settings.max_report_chars)
    with clock.timing("load plain spaCy"):
        plain = spacy.load(settings.pipeline)
    with clock.timing("load Marsad"):
        warm_up(plain, resources)
    with tempfile.TemporaryDirectory() as name, open_store(Path(name) / "run.db") as store:
        folder = Path(name)
        for number, start in enumerate(range(0, len(reports), chunk)):
            part = reports[start : start + chunk]
            file = folder / f"{start}.jsonl"
            file.write_text("".join(json.dumps(one) + "\n" for one in part), encoding="utf-8")
            if number % 2:
                parse_plainly(plain, part, clock)
            with clock.timing("take in"):
                take_in(store, [file], options, now=now)
            with clock.timing("read"):
                read_unread(store, resources, now=now)
            if not number % 2:
                parse_plainly(plain, part, clock)
        with clock.timing("link"):
            link_all(store)
        with clock.timing("export"):
            bundle = bundle_of(store, versions=resources.versions(), generated_at=now)
            with (folder / "out.json").open("w", encoding="utf-8") as out:
                out.writelines(run_json(bundle))
        return len(bundle.claims)


def parse_plainly(plain: Language, part: list[dict[str, Any]], clock: Clock) -> None:
    """What the run is measured against."""
    with clock.timing("plain spaCy"):
        for _ in plain.pipe(one["text"] for one in part):
            pass


def warm_up(plain: Language, resources: Resources) -> None:
    """Load what is loaded at first use, by reading one sentence; its misspelt group asks for the index of spellings."""
    words = "On Monday, the Hezbolah Brigaddes killed at least three civilians near Aleppo, the Observatory said."
    plain(words)
    now = datetime.now(UTC).replace(microsecond=0)
    with tempfile.TemporaryDirectory() as name, open_store(Path(name) / "warm.db") as store:
        file = Path(name) / "warm.txt"
        file.write_text(words, encoding="utf-8")
        take_in(store, [file], IngestOptions(lang="en"), now=now)
        read_unread(store, resources, now=now)


def show(reports: list[dict[str, Any]], claims: int, clock: Clock) -> None:
    """Print what was measured."""
    words = sum(len(one["text"].split()) for one in reports)
    print(f"reports {len(reports)}, words {words:,}, claims {claims:,}")
    print(f"  {'':<16} {'clock':>9} {'processor':>11}")
    for what, seconds in clock.seconds.items():
        print(f"  {what:<16} {seconds:8.2f}s {clock.processor[what]:10.2f}s")
    for name, spent in (("clock", clock.seconds), ("processor", clock.processor)):
        plain, whole = spent["plain spaCy"], sum(spent[part] for part in PARTS)
        print(f"{name}: plain {words / plain:,.0f} words/s, whole run {words / whole:,.0f}, ratio {plain / whole:.3f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MiB (both pipelines loaded)")


if __name__ == "__main__":
    main()
