"""Share of the reading time that grounding takes: places, times, the report's date, and what claims' words stand for.

    python -m benchmarks.grounding [--reports 100]

Reading is all that is done with reports that are taken in already, to claims in the store. Loading of models and data
is counted for neither; what the machine did beside is left out by counting processor time.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import ParamSpec, TypeVar

from benchmarks.corpora import mixed_reports
from benchmarks.throughput import warm_up
from marsad.cli.collecting import collect_seldom
from marsad.ingest import IngestOptions
from marsad.pipeline import reading
from marsad.pipeline.resources import Resources
from marsad.pipeline.running import read_unread, take_in
from marsad.settings import load_settings
from marsad.store import open_store

P = ParamSpec("P")
T = TypeVar("T")
MOST = 0.15
"""Share of the reading time that grounding may take."""
STEPS = ("find_places", "find_times", "text_date", "infer_date", "ground")
"""Functions of the reading pipeline that ground what is read."""


def main() -> None:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100)
    given = parser.parse_args()
    collect_seldom()
    resources, now = Resources(load_settings()), datetime.now(UTC).replace(microsecond=0)
    warm_up(resources.nlp, resources)
    seconds: defaultdict[str, float] = defaultdict(float)
    for step in STEPS:
        setattr(reading, step, _timed(getattr(reading, step), step, seconds))
    with tempfile.TemporaryDirectory() as name, open_store(Path(name) / "run.db") as store:
        file = Path(name) / "reports.jsonl"
        file.write_text("".join(json.dumps(one) + "\n" for one in mixed_reports(given.reports)), encoding="utf-8")
        take_in(store, [file], IngestOptions(), now=now)
        start = process_time()
        read_unread(store, resources, now=now)
        whole = process_time() - start
    for step in STEPS:
        print(f"{step} {seconds[step]:.2f} s, {seconds[step] / whole:.1%}")
    share = sum(seconds.values()) / whole
    print(f"reading {given.reports} reports {whole:.1f} s; grounding is {share:.1%} of it, at most {MOST:.0%}")


def _timed(step: Callable[P, T], name: str, seconds: dict[str, float]) -> Callable[P, T]:
    def timed(*args: P.args, **kwargs: P.kwargs) -> T:
        start = process_time()
        try:
            return step(*args, **kwargs)
        finally:
            seconds[name] += process_time() - start

    return timed


if __name__ == "__main__":
    main()
