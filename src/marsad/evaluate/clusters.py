"""Incidents against marked occurrences: B-cubed, the average over items of how pure and how whole their group is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from marsad.evaluate.aligning import align
from marsad.evaluate.marked import MarkedClaim, MarkedReport
from marsad.evaluate.tally import Outcome, Tally

Item = TypeVar("Item", bound=Hashable)
Grouping = Mapping[Item, str]
"""Item -> the group that it is in."""
Said = tuple[str, int]
"""A marked claim: report id and its place in the report."""
ALL, ACROSS, PAIRS = "all claims", "claims of several reports", "pairs across reports"
REPORTS = "reports"


def score_links(
    gold: Sequence[MarkedReport], found: Mapping[str, Sequence[MarkedClaim]], incident_of: Mapping[str, str]
) -> list[Outcome]:
    """Marked claims by occurrence against the incidents of the claims read; a claim not found counts as missed.

    `incident_of`: claim id -> incident id.
    """
    wanted: dict[Said, str] = {}
    placed: dict[Said, str] = {}
    for report in gold:
        read = found.get(report.id, ())
        paired = align(report.text, report.claims, read)
        for i, claim in enumerate(report.claims):
            if claim.aggregate:
                continue
            wanted[report.id, i] = claim.occurrence
            if i in paired and read[paired[i]].id in incident_of:
                placed[report.id, i] = incident_of[read[paired[i]].id]
    told_by = defaultdict(set)
    for (report_id, _), occurrence in wanted.items():
        told_by[occurrence].add(report_id)
    several = {item: occurrence for item, occurrence in wanted.items() if len(told_by[occurrence]) > 1}
    shared = {item: group for item, group in placed.items() if item in several}
    return [
        *(Outcome(item[0], ALL, tally) for item, tally in b_cubed(wanted, placed)),
        *(Outcome(item[0], ACROSS, tally) for item, tally in b_cubed(several, shared)),
        *_pairs({item: wanted[item] for item in placed}, placed),
    ]


def score_incidents(
    gold: Mapping[str, str], found: Mapping[str, Sequence[MarkedClaim]], incident_of: Mapping[str, str]
) -> list[Outcome]:
    """Reports by the incident that they are about against the incident that most of their claims are in.

    `gold`: report id -> incident. Of incidents with equally many claims the first in alphabetical order stands.
    """
    placed = {}
    for report_id in gold:
        held = Counter(incident_of[one.id] for one in found.get(report_id, ()) if one.id in incident_of)
        if held:
            placed[report_id] = min(held, key=lambda incident: (-held[incident], incident))
    return [Outcome(report_id, REPORTS, tally) for report_id, tally in b_cubed(gold, placed)]


def b_cubed(wanted: Grouping[Item], placed: Grouping[Item]) -> Iterator[tuple[Item, Tally]]:
    """Each wanted item with how pure its group is and how much of its true group is together."""
    truth, groups = _members(wanted), _members({item: group for item, group in placed.items() if item in wanted})
    for item, occurrence in wanted.items():
        if item not in placed:
            yield item, Tally(wanted=1)
            continue
        group = groups[placed[item]]
        together = len(truth[occurrence] & group)
        yield item, Tally(together / len(group), 1, together / len(truth[occurrence]), 1)


def _members(grouping: Grouping[Item]) -> Mapping[str, set[Item]]:
    members: dict[str, set[Item]] = defaultdict(set)
    for item, group in grouping.items():
        members[group].add(item)
    return members


def _pairs(wanted: Grouping[Said], placed: Grouping[Said]) -> Iterable[Outcome]:
    """Pairs of claims of different reports, among those found: together in truth, and together as read."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for grouping, is_read in ((wanted, False), (placed, True)):
        for members in _members(grouping).values():
            for one, other in combinations(sorted(members), 2):
                if one[0] == other[0]:
                    continue
                both = wanted[one] == wanted[other] and placed[one] == placed[other]
                added = Tally(precise=both, predicted=1) if is_read else Tally(recalled=both, wanted=1)
                tallies[one[0]] += added
    return [Outcome(report_id, PAIRS, tally) for report_id, tally in tallies.items()]
