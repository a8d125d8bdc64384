"""Time and memory of linking by number of claims: how the cost grows.

    python -m benchmarks.linking [--claims 10000 30000 100000] [--base 240]

The claims are read from FA-KES texts and told again on other days at other places, so many to a day as an archive of
100,000 claims in ten years has. Each copy of a text gets a line of its own, so that none is an exact duplicate that the
linker could set aside. They are stored; each size is then linked by a process of its own, as `marsad run` links.
The growth exponent is the slope of log time over log claims between two sizes: 1 is linear.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import islice, pairwise
from math import log
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.corpora import FAKES, records
from marsad.ingest import IngestOptions
from marsad.model.claims import Claim, ClaimId, PlaceSlot, TimeSlot
from marsad.model.reports import Document, Ingested, Report, ReportId
from marsad.pipeline.resources import Resources
from marsad.pipeline.running import link_all, read_unread, take_in
from marsad.settings import load_settings
from marsad.store import Store, open_store

DAYS_PER_CLAIM = 3_650 / 100_000
LEAST_DAYS = 30
MOST_DEGREES = 10
LIMIT_EXPONENT, LIMIT_SECONDS, LIMIT_MIB = 1.15, 300, 2e9 / 2**20

Told = tuple[Report, Document, tuple[Claim, ...]]


def main() -> None:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    parser.add_argument("--base", type=int, default=240, help="reports that the claims are made from")
    parser.add_argument("--link", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.link:
        print(json.dumps(link(given.link)))
        return
    with tempfile.TemporaryDirectory() as name:
        told = read(given.base, Path(name))
        rows = [(size, *measured(told, size, Path(name) / f"{size}.db")) for size in given.claims]
    show(rows)


def read(count: int, folder: Path) -> list[Told]:
    """Reports of the corpus with the claims read from them; those that yield none are left out."""
    file, now = folder / "base.jsonl", datetime.now(UTC).replace(microsecond=0)
    file.write_text("".join(json.dumps(one) + "\n" for one in islice(records(FAKES), count)), encoding="utf-8")
    with open_store(folder / "base.db") as store:
        take_in(store, [file], IngestOptions(), now=now)
        read_unread(store, Resources(load_settings()), now=now)
        return list(_told(store))


def _told(store: Store) -> Iterator[Told]:
    for report in store.reports():
        document, claims = store.document(report.id), tuple(store.claims(report.id))
        if document is not None and claims:
            yield report, document, claims


def measured(told: Sequence[Told], size: int, file: Path) -> tuple[float, float, float, int]:
    """Processor seconds, MiB before linking and at the peak, and incidents, for about `size` claims."""
    with open_store(file) as store:
        fill(store, told, size)
    command = [sys.executable, "-m", "benchmarks.linking", "--link", str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    file.unlink()
    found = json.loads(done.stdout)
    return found["seconds"], found["before_mib"], found["peak_mib"], found["incidents"]


def link(file: Path) -> dict[str, float]:
    """Link a store in this process and say what it cost."""
    with open_store(file) as store:
        before, busy, start = _peak_mib(), process_time(), perf_counter()
        incidents = link_all(store)
        return {
            "seconds": process_time() - busy,
            "clock": perf_counter() - start,
            "before_mib": before,
            "peak_mib": _peak_mib(),
            "incidents": incidents,
        }


def _peak_mib() -> float:
    """Peak resident memory of this program; what the system counts for the process would include its parent's."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def fill(store: Store, told: Sequence[Told], size: int) -> None:
    """Store copies of the reports until there are `size` claims."""
    chance, made, number = random.Random(size), 0, 0
    days = int(DAYS_PER_CLAIM * size) + LEAST_DAYS
    while made < size:
        with store.unit_of_work() as unit:
            for report, document, claims in told:
                number += 1
                shift = timedelta(days=chance.randrange(days))
                aside = chance.randrange(-2 * MOST_DEGREES, 2 * MOST_DEGREES + 1) / 2
                copy = _report(report, number, shift)
                text = f"{document.text} No. {number}."
                unit.add_report(Ingested(copy, Document(copy.id, text), text.encode("utf-8", "surrogatepass")))
                told_again = [_claim(claim, copy.id, shift, aside) for claim in claims]
                unit.replace_claims(copy.id, told_again[0].engine, told_again)
                made += len(told_again)


def _report(report: Report, number: int, shift: timedelta) -> Report:
    name = ReportId(f"{number:07d}-{report.id}")
    published = (report.published or date(2015, 1, 1)) + shift
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(report, id=name, sha256=digest, published=published, published_at=None)


def _claim(claim: Claim, report: ReportId, shift: timedelta, aside: float) -> Claim:
    """The claim told by another report of another day and place."""
    return replace(
        claim,
        id=ClaimId(f"{report}:{claim.id}"),
        report_id=report,
        time=claim.time and _later(claim.time, shift),
        place=claim.place and _elsewhere(claim.place, aside),
    )


def _later(time: TimeSlot, shift: timedelta) -> TimeSlot:
    found = time.range
    return replace(
        time, range=replace(found, start=found.start and found.start + shift, end=found.end and found.end + shift)
    )


def _elsewhere(slot: PlaceSlot, aside: float) -> PlaceSlot:
    place = slot.place
    if place is None or place.lat is None or place.lon is None or not aside:
        return slot
    return replace(
        slot, place=replace(place, name=f"{place.name} {aside:g}", lat=place.lat + aside, lon=place.lon + aside)
    )


def show(rows: Sequence[tuple[int, float, float, float, int]]) -> None:
    """Print what was measured."""
    print(f"{'claims':>9} {'incidents':>10} {'seconds':>9} {'before':>9} {'peak MiB':>9}")
    for size, seconds, before, peak, incidents in rows:
        print(f"{size:>9,} {incidents:>10,} {seconds:>9.1f} {before:>9,.0f} {peak:>9,.0f}")
    for (small, quick, *_), (large, slow, *_) in [*pairwise(rows), (rows[0], rows[-1])]:
        print(f"growth from {small:,} to {large:,}: exponent {log(slow / quick) / log(large / small):.2f}")
    print(f"limits: exponent {LIMIT_EXPONENT}; at 100,000 claims {LIMIT_SECONDS} s and {LIMIT_MIB:,.0f} MiB")


if __name__ == "__main__":
    main()
