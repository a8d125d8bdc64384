"""Peak memory of `marsad run` over many reports.

    python -m benchmarks.memory [--reports 10000]

The reports are FA-KES texts told again with other ids and dates: each copy gets a line of its own on top, so that
none is an exact duplicate that the linker could set aside. They are written to a temporary file; the command runs as a
process of its own, and its peak is what the system counted for it.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.corpora import FAKES, records

FIRST_DAY = date(2011, 3, 1)
DAYS = 4_000
"""The reports are spread over this many days, as a monitor's archive would be."""
LIMIT_MIB = 1.2e9 / 2**20


def main() -> None:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        source, out = Path(name) / "reports.jsonl", Path(name) / "out.json"
        with source.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(one) + "\n" for one in copies(given.reports))
        start = perf_counter()
        command = [sys.executable, "-m", "marsad", "run", str(source), "--json", str(out)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        seconds = perf_counter() - start
        if done.returncode != 0:
            raise SystemExit(f"marsad run ended with {done.returncode}: {done.stderr[-2000:]}")
        written = out.stat().st_size / 2**20
        taken = source.stat().st_size / 2**20
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(done.stderr.strip().splitlines()[-1])
    print(f"{taken:,.1f} MiB in, {written:,.1f} MiB of JSON out, {seconds:,.0f} s")
    print(f"peak memory {peak:,.0f} MiB (limit {LIMIT_MIB:,.0f})")


def copies(count: int) -> Iterator[dict[str, Any]]:
    """`count` reports made from the corpus."""
    for number, one in enumerate(islice(cycle(list(records(FAKES))), count)):
        day = FIRST_DAY + timedelta(days=number * 37 % DAYS)
        yield {**one, "id": f"{one['id']}-{number}", "date": day.isoformat(), "text": f"No. {number}\n{one['text']}"}


if __name__ == "__main__":
    main()
