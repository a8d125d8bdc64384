"""What can be measured: each task with its corpora, its way of reading and scoring, and the figure to quote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.evaluate.claims import ComparedReport, compare, outcomes_of
from marsad.evaluate.clusters import ALL, REPORTS, score_incidents, score_links
from marsad.evaluate.documents import COUNTED, NON_ZERO, score_counts, score_roles, score_types, weighted_f1
from marsad.evaluate.gold import marked_report, unmarked_report
from marsad.evaluate.layers import BOTH, VALUE, WITHIN, score_places, score_sources, score_times
from marsad.evaluate.marked import SLOTS, MarkedReport
from marsad.evaluate.reading import annotated, incidents_of, marked_claims, read_claims
from marsad.evaluate.rows import Row
from marsad.evaluate.tally import Outcome, by_slot, by_type, sums, total
from marsad.pipeline.resources import Resources


@dataclass(frozen=True, slots=True)
class Scored:
    """The outcomes of a task on one file, and for claims the reports with their claims paired."""

    outcomes: tuple[Outcome, ...]
    compared: tuple[ComparedReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of a folder of corpora; of its splits only `split` is scored where one is named."""

    path: str
    split: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something that can be measured on marked reports."""

    name: str
    measure: str
    """What the headline is."""
    score: Callable[[Sequence[Row], Resources], Scored]
    headline: Callable[[Sequence[Outcome]], float]
    corpora: tuple[Corpus, ...]


# ---------------------------------------------------------------- scoring
def _claims(rows: Sequence[Row], resources: Resources) -> Scored:
    compared = tuple(
        compare(report, marked_claims(claims, report))
        for report, claims in read_claims([marked_report(row) for row in rows], resources)
    )
    return Scored(tuple(outcome for one in compared for outcome in outcomes_of(one)), compared)


def _links(rows: Sequence[Row], resources: Resources) -> Scored:
    gold = [marked_report(row) for row in rows]
    read = dict(read_claims(gold, resources))
    found = {report.id: marked_claims(claims, report) for report, claims in read.items()}
    return Scored(tuple(score_links(gold, found, incidents_of(read))))


def _incidents(rows: Sequence[Row], resources: Resources) -> Scored:
    gold = {unmarked_report(row).id: row.need("incident", str) for row in rows}
    read = dict(read_claims(_unmarked(rows), resources))
    found = {report.id: marked_claims(claims, report) for report, claims in read.items()}
    return Scored(tuple(score_incidents(gold, found, incidents_of(read))))


def _by_claims(score: Callable[..., list[Outcome]]) -> Callable[[Sequence[Row], Resources], Scored]:
    def scored(rows: Sequence[Row], resources: Resources) -> Scored:
        read = read_claims(_unmarked(rows), resources)
        return Scored(tuple(score(rows, {one.id: marked_claims(claims, one) for one, claims in read})))

    return scored


def _by_layer(layer: str, score: Callable[..., list[Outcome]]) -> Callable[[Sequence[Row], Resources], Scored]:
    def scored(rows: Sequence[Row], resources: Resources) -> Scored:
        return Scored(tuple(score(rows, annotated(_unmarked(rows), layer, resources))))

    return scored


def _unmarked(rows: Iterable[Row]) -> list[MarkedReport]:
    return [unmarked_report(row) for row in rows]


# ---------------------------------------------------------------- headlines
def record(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes of the slots that make up the record."""
    return [one for one in outcomes if one.slot in SLOTS]


def _f1_of(slot: str) -> Callable[[Sequence[Outcome]], float]:
    return lambda outcomes: sums(outcomes, by_slot)[slot].f1 if outcomes else 0.0


def _end_to_end(outcomes: Sequence[Outcome]) -> float:
    return sums(outcomes, by_slot)[WITHIN].recall if outcomes else 0.0


def _counts_headline(outcomes: Sequence[Outcome]) -> float:
    rows = sums(outcomes, by_slot)
    shares = [
        rows[name].recall for name in (*(kind + NON_ZERO for kind in COUNTED), "date", "province") if name in rows
    ]
    return sum(shares) / (len(COUNTED) + 2)


TASKS: Mapping[str, Task] = {
    task.name: task
    for task in (
        Task(
            "claims",
            "F1 over all slots of all claims",
            _claims,
            lambda outcomes: total(record(outcomes)).f1,
            (Corpus("gold/reports.jsonl"),),
        ),
        Task("links", "B-cubed F1 over claims", _links, _f1_of(ALL), (Corpus("gold/reports.jsonl"),)),
        Task(
            "incidents",
            "B-cubed F1 over reports",
            _incidents,
            _f1_of(REPORTS),
            (Corpus("gun_incidents/gun_incidents.jsonl"),),
        ),
        Task(
            "places",
            "share of toponyms found and pinned within 161 km",
            _by_layer("places", score_places),
            _end_to_end,
            (Corpus("geoparsing/geovirus.jsonl"), Corpus("geoparsing/lgl.jsonl")),
        ),
        Task(
            "times",
            "F1 of time expressions with the right TIMEX3 value",
            _by_layer("times", score_times),
            _f1_of(VALUE),
            (Corpus("temporal/timebank_aquaint.jsonl"), Corpus("temporal/wikiwars.jsonl")),
        ),
        Task(
            "sources",
            "F1 of attributions with source and content",
            _by_layer("sources", score_sources),
            _f1_of(BOTH),
            (Corpus("polnear/polnear.jsonl", split="dev"),),
        ),
        Task(
            "counts",
            "mean share of killed and captured (where not zero), date and province that is exactly right",
            _by_claims(score_counts),
            _counts_headline,
            (Corpus("isaf/isaf_test.jsonl"),),
        ),
        Task(
            "types",
            "F1 of ACLED sub-events, weighted by their number",
            _by_claims(score_types),
            lambda outcomes: weighted_f1(sums(outcomes, by_type)),
            (Corpus("case2021_task2/case2021_task2.jsonl"),),
        ),
        Task(
            "roles",
            "F1 of role-filler entities, word for word",
            _by_claims(score_roles),
            lambda outcomes: total(outcomes).f1,
            (Corpus("muc4/muc4.jsonl", split="dev"),),
        ),
    )
}
"""Every task by name; a further one is an entry here."""
