"""What the relevance gate saves and what it loses, on several corpora.

    python -m benchmarks.gate [--reports 150]

Every report is read twice, with and without the gate. Kept claims are those that both readings have, by event type and
the sentence they stand in; kept reports are those with a claim that still have one.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from benchmarks.corpora import CORPORA, FAKES, GUARDIAN, records
from marsad.extract.gate import passages
from marsad.model.claims import Claim
from marsad.model.reports import Document, Report, ReportId
from marsad.pipeline.reading import read_reports
from marsad.pipeline.resources import Resources
from marsad.settings import load_settings
from marsad.text.pieces import whole

SATP = CORPORA / "satp_relevant" / "satp_relevant.jsonl"


def main() -> None:
    """Measure and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=150, help="reports of each corpus")
    given = parser.parse_args()
    resources = Resources(load_settings())
    print(f"{'corpus':<10} {'reports':>8} {'parsed':>8} {'claims':>8} {'kept':>8} {'reports kept':>13}")
    for name, file in (("satp", SATP), ("fa-kes", FAKES), ("guardian", GUARDIAN)):
        show(name, list(islice(records(file), given.reports)), resources)


def show(name: str, reports: list[dict[str, Any]], resources: Resources) -> None:
    """Print one corpus's line."""
    texts = [one["text"] for one in reports]
    parsed = sum(part.end - part.start for text in texts for part in passages(text) if part.parsed)
    without = read(texts, resources, gated=False)
    gated = read(texts, resources, gated=True)
    all_claims = sum(map(len, without))
    kept = sum(len(before & after) for before, after in zip(without, gated, strict=True))
    telling = sum(bool(before) for before in without)
    still = sum(bool(before and after) for before, after in zip(without, gated, strict=True))
    share = parsed / sum(map(len, texts))
    print(
        f"{name:<10} {len(texts):>8,} {share:>8.3f} {all_claims:>8,} {kept / all_claims:>8.4f} {still / telling:>13.4f}"
    )


def read(texts: list[str], resources: Resources, *, gated: bool) -> list[set[tuple[str, int]]]:
    """Type and sentence of every claim, a report each."""
    read_all = read_reports(made(texts), resources, gate=passages if gated else whole)
    return [{key(claim) for claim in claims} for _, _, claims in read_all]


def key(claim: Claim) -> tuple[str, int]:
    """What makes two claims of one report the same here: a sentence may begin elsewhere at a cut, but not end."""
    return claim.type, claim.sentence.span.end


def made(texts: Iterable[str]) -> Iterable[tuple[Report, Document]]:
    """Texts as reports without a date."""
    now = datetime.now(UTC).replace(microsecond=0)
    for number, text in enumerate(texts):
        identity = ReportId(f"gate-{number}")
        report = Report(identity, "0" * 64, "benchmark", "text/plain", now, lang="en")
        yield report, Document(identity, text)


if __name__ == "__main__":
    main()
