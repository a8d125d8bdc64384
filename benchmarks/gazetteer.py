"""Milliseconds to open the gazetteer, for one first lookup, and for many.

    python -m benchmarks.gazetteer [--lookups 10000]

The names asked for are those of the gazetteer itself, evenly taken, every fifth with one letter left out, so that the
slower ways (other romanisations, typing errors) are asked too. The file may be in the system's cache.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
from itertools import cycle, islice
from time import perf_counter

from marsad.resolve.gazetteer import lookup, open_gazetteer, shipped_gazetteer

MISSPELT_EVERY = 5


def main() -> None:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lookups", type=int, default=10_000)
    given = parser.parse_args()
    names = list(islice(cycle(sample(given.lookups)), given.lookups))
    start = perf_counter()
    gazetteer = open_gazetteer()
    opened = perf_counter()
    lookup(gazetteer, "Aleppo")
    first = perf_counter()
    found = sum(bool(lookup(gazetteer, name)) for name in names)
    done = perf_counter()
    print(f"open {(opened - start) * 1e3:.1f} ms; first lookup {(first - opened) * 1e3:.1f} ms")
    print(
        f"{len(names):,} lookups {done - first:.2f} s, {(done - first) / len(names) * 1e3:.3f} ms each; {found:,} found"
    )
    print(f"file {shipped_gazetteer().stat().st_size / 2**20:.1f} MiB; ", end="")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


def sample(count: int) -> list[str]:
    """Names evenly taken from the shipped gazetteer, some of them misspelt."""
    with sqlite3.connect(shipped_gazetteer()) as file:
        total = int(file.execute("select count(*) from place").fetchone()[0])
        step = max(1, total // count)
        rows = file.execute("select name from place where rowid % ? = 0", (step,)).fetchall()
    names = [str(row[0]) for row in rows]
    return [_misspelt(name) if number % MISSPELT_EVERY == 0 else name for number, name in enumerate(names)]


def _misspelt(name: str) -> str:
    middle = len(name) // 2
    return name[:middle] + name[middle + 1 :]


if __name__ == "__main__":
    main()
