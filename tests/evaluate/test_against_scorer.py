"""The product's figures are those of the scorer that comes with the marked reports, where that is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.quality.reading import scorer

from marsad.evaluate.claims import CLAIMS, WITHIN_25_KM, compare, outcomes_of
from marsad.evaluate.clusters import ACROSS, ALL, PAIRS, score_incidents, score_links
from marsad.evaluate.documents import NON_ZERO, score_counts, score_roles, score_types, weighted_f1
from marsad.evaluate.gold import marked_report, read_reports_of, unmarked_report
from marsad.evaluate.layers import BOTH, CONTENT, SOURCE, SPAN, VALUE, WITHIN, score_places, score_sources, score_times
from marsad.evaluate.marked import MarkedClaim, MarkedReport
from marsad.evaluate.measuring import Choice, chosen
from marsad.evaluate.reading import annotated, incidents_of, marked_claims, read_claims
from marsad.evaluate.rows import Row
from marsad.evaluate.tally import Tally, by_slot, by_type, sums, total
from marsad.evaluate.tasks import TASKS, record
from marsad.export.claim_record import claim_record
from marsad.model.claims import Claim
from marsad.pipeline.resources import Resources

pytestmark = pytest.mark.corpora
Found = Mapping[str, Sequence[MarkedClaim]]
EXACT = 0.00006
"""The scorer rounds to four digits."""


@pytest.fixture(scope="module")
def theirs(shared: Path) -> ModuleType:
    return scorer(shared)


def rows_of(shared: Path, task: str, count: int, number: int = 0) -> list[Row]:
    corpus = TASKS[task].corpora[number]
    file = next(path for path in (shared / corpus.path, shared / "corpora" / corpus.path) if path.is_file())
    return list(chosen(read_reports_of(file), Choice(sample=count, split=corpus.split)))


class Reading:
    """Rows read once, in the form of the product and in that of the scorer."""

    def __init__(self, rows: Sequence[Row], resources: Resources) -> None:
        self.claims: dict[MarkedReport, tuple[Claim, ...]] = dict(
            read_claims([unmarked_report(row) for row in rows], resources)
        )
        self.found: Found = {one.id: marked_claims(claims, one) for one, claims in self.claims.items()}
        self.lines = [
            {"id": one.id, "claims": [claim_record(claim) for claim in claims]} for one, claims in self.claims.items()
        ]

    def run(self) -> tuple[Mapping[str, str], dict[str, Any]]:
        incident_of = incidents_of(self.claims)
        held: dict[str, list[str]] = {}
        for claim, incident in incident_of.items():
            held.setdefault(incident, []).append(claim)
        claims = [claim for line in self.lines for claim in line["claims"]]
        return incident_of, {"claims": claims, "incidents": [{"id": i, "claims": c} for i, c in held.items()]}


def plain(rows: Sequence[Row]) -> list[Any]:
    return [dict(row.fields) for row in rows]


def is_same(tally: Tally, row: Mapping[str, float]) -> bool:
    """Whether precision, recall and F1 agree, and the counts where the scorer says them."""
    counts = "tp" not in row or (tally.precise, tally.predicted, tally.wanted) == (
        row["tp"],
        row["predicted"],
        row["gold"],
    )
    return counts and all(
        abs(ours - row[key]) <= EXACT for ours, key in zip(_shares(tally), ("p", "r", "f1"), strict=True)
    )


def _shares(tally: Tally) -> tuple[float, float, float]:
    return tally.precision, tally.recall, tally.f1


def test_claims_and_links(shared: Path, theirs: ModuleType, resources: Resources) -> None:
    rows = rows_of(shared, "claims", 14)
    reading, gold = Reading(rows, resources), [marked_report(row) for row in rows]
    wanted = theirs.score_claims(plain(rows), reading.lines)
    outcomes = [one for report in gold for one in outcomes_of(compare(report, reading.found[report.id]))]
    ours = sums(outcomes, by_slot)
    assert wanted["slots"]
    assert all(is_same(ours[slot], row) for slot, row in wanted["slots"].items())
    assert is_same(ours[CLAIMS], wanted["claims"])
    assert is_same(total(record(outcomes)), wanted["record"])
    assert ours[WITHIN_25_KM].recall == pytest.approx(wanted["place_within_25km_of_gold_points"], abs=EXACT)
    incident_of, run = reading.run()
    linked, told = sums(score_links(gold, reading.found, incident_of), by_slot), theirs.score_links(plain(rows), run)
    assert is_same(linked[ALL], told["all_claims"])
    assert is_same(linked.get(ACROSS, Tally()), told["claims_told_by_several_reports"])
    assert is_same(linked.get(PAIRS, Tally()), told["cross_report_pairs_among_found_claims"])


def test_incidents(shared: Path, theirs: ModuleType, resources: Resources) -> None:
    rows = rows_of(shared, "incidents", 10)
    reading = Reading(rows, resources)
    incident_of, run = reading.run()
    gold = {row.id: row.need("incident", str) for row in rows}
    ours = total(score_incidents(gold, reading.found, incident_of))
    assert is_same(ours, theirs.score_incidents(plain(rows), run)["b_cubed"])


def test_places(shared: Path, theirs: ModuleType, resources: Resources) -> None:
    rows = rows_of(shared, "places", 8)
    layers = annotated([unmarked_report(row) for row in rows], "places", resources)
    wanted = theirs.score_places(plain(rows), list(layers.values()))
    ours = sums(score_places(rows, layers), by_slot)[WITHIN]
    assert (ours.wanted, ours.predicted) == (wanted["gold"], wanted["found"])
    assert ours.recall == pytest.approx(wanted["headline"], abs=EXACT)
    assert ours.precision == pytest.approx(wanted["accuracy_161km_on_found"], abs=EXACT)


def test_times(shared: Path, theirs: ModuleType, resources: Resources) -> None:
    rows = rows_of(shared, "times", 10)
    layers = annotated([unmarked_report(row) for row in rows], "times", resources)
    wanted = theirs.score_times(plain(rows), list(layers.values()))
    ours = sums(score_times(rows, layers), by_slot)
    assert is_same(ours[SPAN], wanted["span_relaxed"])
    assert is_same(ours[VALUE], wanted["value"])


def test_sources(shared: Path, theirs: ModuleType, resources: Resources) -> None:
    rows = rows_of(shared, "sources", 5)
    layers = annotated([unmarked_report(row) for row in rows], "sources", resources)
    wanted = theirs.score_sources(plain(rows), list(layers.values()))
    ours = sums(score_sources(rows, layers), by_slot)
    for slot, key in ((CONTENT, "content_only"), (SOURCE, "source_only"), (BOTH, "source_and_content")):
        assert is_same(ours[slot], wanted[key])


def test_counts(shared: Path, theirs: ModuleType, resources: Resources) -> None:
    rows = rows_of(shared, "counts", 15)
    reading = Reading(rows, resources)
    wanted = theirs.score_counts(plain(rows), reading.lines)
    outcomes = score_counts(rows, reading.found)
    ours = {slot.replace(NON_ZERO, "_nonzero"): tally.recall for slot, tally in sums(outcomes, by_slot).items()}
    assert ours == pytest.approx(wanted["exact_share"], abs=EXACT)
    assert TASKS["counts"].headline(outcomes) == pytest.approx(wanted["headline"], abs=EXACT)


def test_types(shared: Path, theirs: ModuleType, resources: Resources) -> None:
    rows = rows_of(shared, "types", 40)
    reading = Reading(rows, resources)
    wanted = theirs.score_types(plain(rows), reading.lines)
    outcomes = score_types(rows, reading.found)
    assert weighted_f1(sums(outcomes, by_type)) == pytest.approx(wanted["headline"], abs=EXACT)


def test_roles(shared: Path, theirs: ModuleType, resources: Resources) -> None:
    rows = rows_of(shared, "roles", 6)
    reading = Reading(rows, resources)
    wanted = theirs.score_roles(plain(rows), reading.lines)
    outcomes = score_roles(rows, reading.found)
    ours = sums(outcomes, by_slot)
    assert all(is_same(ours[role], row) for role, row in wanted["roles"].items())
    assert is_same(total(outcomes), wanted["micro"])
