"""The whole job over a store: take in, read what is unread, link, and hand the record to the exporters.

Each part can be interrupted: whole reports are stored batch by batch, and the next run goes on with what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO, TypeVar

from marsad.ingest import IngestOptions, ingest
from marsad.link.facts import facts_of
from marsad.link.linking import linked
from marsad.model.bundle import Bundle
from marsad.model.constraints import UNBOUND, Constraints
from marsad.model.reports import Ingested, Skipped
from marsad.pipeline.lean import lean_claims
from marsad.pipeline.reading import read_reports
from marsad.pipeline.resources import Resources
from marsad.pipeline.reviewed import Reviewed
from marsad.pipeline.stored import Stored, StoredDocuments
from marsad.store import Store
from marsad.text.decided import named

T = TypeVar("T")
INTAKE_BATCH = 200
READING_BATCH = 64
MOST_HELD_REPORTS = 1_000
"""A larger record is not held in memory for export: 1,000 reports with their claims take some 100 MB."""
Progress = Callable[[int], None]
"""Called with the number of reports finished since the last call."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of the inputs of one run."""

    added: int
    known: int
    """Reports whose bytes were stored before, or came twice."""
    skipped: tuple[Skipped, ...]


def no_progress(_: int) -> None:
    """Tell nobody."""


def take_in(
    store: Store,
    inputs: Iterable[str | Path],
    options: IngestOptions,
    *,
    now: datetime,
    stdin: BinaryIO | None = None,
    progress: Progress = no_progress,
) -> Intake:
    """Store the reports of all inputs; inputs that cannot be taken in are kept with their reasons."""
    added = known = 0
    skipped: list[Skipped] = []
    for batch in _batches(ingest(inputs, options, now=now, stdin=stdin), INTAKE_BATCH):
        with store.unit_of_work() as unit:
            for item in batch:
                if isinstance(item, Ingested):
                    stored = unit.add_report(item)
                    added, known = added + stored, known + (not stored)
                elif item.duplicate_of is not None:
                    known += 1
                else:
                    unit.add_skipped(item, at=now)
                    skipped.append(item)
        progress(len(batch))
    return Intake(added, known, tuple(skipped))


def read_unread(store: Store, resources: Resources, *, now: datetime, progress: Progress = no_progress) -> int:
    """Read every report that this engine has not read yet; returns how many."""
    engine = resources.engine.version
    settings = {"pipeline": resources.settings.pipeline}
    done = 0
    for batch in _batches(read_reports(store.unread_reports(engine), resources), READING_BATCH):
        with store.unit_of_work() as unit:
            if done == 0:
                unit.add_run(engine, versions=resources.versions(), settings=settings, at=now)
            for report, _, claims in batch:
                unit.replace_claims(report.id, engine, claims)
        done += len(batch)
        progress(len(batch))
    return done


def link_all(store: Store, constraints: Constraints = UNBOUND) -> int:
    """Group all claims of the store into incidents; returns how many there are.

    All is linked anew: which words are rare depends on all reports, so nothing less gives what linking from scratch
    would give. The former incidents stay until the new ones are stored.
    """
    facts = {}
    for report in store.reports():
        document = store.document(report.id)
        if document is not None:
            facts[report.id] = facts_of(report, document)
    incidents = linked(lean_claims(store.claims()), facts, constraints=constraints)
    with store.unit_of_work() as unit:
        unit.replace_incidents(incidents)
    return store.contents().incidents


def bundle_of(
    store: Store, *, versions: dict[str, str], generated_at: datetime, skipped: Iterable[Skipped] = ()
) -> Bundle:
    """The record as people see it, for exporters; large records stay in the store, so use it while that is open."""
    contents, view = store.contents(), Reviewed(store)
    warnings = [f"{report_id}: {warning.message}" for report_id, warning in store.warnings()]
    warnings += [
        f"{n} reports in {lang} are stored but cannot be read yet" for lang, n in contents.not_readable.items()
    ]
    warnings += [f"{named(one.decision)} no longer applies: {one.reason}" for one in view.unapplied]
    whole = Bundle(
        reports=Stored(store.reports, contents.reports),
        documents=StoredDocuments(store, contents.reports),
        claims=Stored(view.claims, contents.claims),
        incidents=Stored(view.incidents, view.count()),
        skipped=tuple(skipped),
        warnings=tuple(warnings),
        versions=versions,
        generated_at=generated_at,
    )
    return held(whole) if contents.reports <= MOST_HELD_REPORTS else whole


def held(bundle: Bundle) -> Bundle:
    """The same bundle, held in memory."""
    return replace(
        bundle,
        reports=tuple(bundle.reports),
        documents=dict(bundle.documents),
        claims=tuple(bundle.claims),
        incidents=tuple(bundle.incidents),
    )


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
