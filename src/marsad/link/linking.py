"""Claims to incidents, the whole step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from marsad.codebook.event_types import load_event_types
from marsad.codebook.linking import LinkingRules, load_linking
from marsad.errors import MarsadError
from marsad.link.blocking import candidate_pairs
from marsad.link.clustering import Pair
from marsad.link.comparing import Comparison, Groups, TellingBonds
from marsad.link.consolidating import consolidate, incident_id
from marsad.link.constraints import Bonds, check_constraints
from marsad.link.copies import CopyFinder
from marsad.link.facts import ReportFacts
from marsad.link.features import ACROSS_REPORTS, WITHIN_REPORT
from marsad.link.gathering import Gathered, Gatherer, must_link_of
from marsad.link.parts import Outline, find_parts, outline_of, parts_by_whole
from marsad.link.repeats import set_copies_aside
from marsad.link.scoring import Scorer
from marsad.link.stories import Stories
from marsad.link.tellings import Surroundings, Telling
from marsad.model.claims import Claim, ClaimId
from marsad.model.constraints import UNBOUND, Constraints
from marsad.model.incidents import FeatureScore, Incident, PairScore
from marsad.model.reports import ReportId

DECISION = FeatureScore(
    "decision", 1.0, 0.0, "", "", "People decided that these are one; the comparisons are shown, but did not count."
)

GATHERED_REPORTS = 256
"""Reports whose tellings are kept while their incidents are explained one after the other."""


def link_claims(
    claims: Iterable[Claim],
    reports: Mapping[ReportId, ReportFacts],
    *,
    rules: LinkingRules | None = None,
    constraints: Constraints = UNBOUND,
) -> tuple[Incident, ...]:
    """Group claims by the occurrence they are about.

    Aggregates are in no incident, every other claim is in exactly one. The order of claims and reports changes nothing.
    `reports` holds every claim's report; word rarity is taken from all of them. `constraints` are pairs of claims that
    people want together or apart: they hold whatever the scores say, must-links transitively, and split what the
    reader put under one occurrence key where they must.

    Raises MarsadError for a claim whose report is not given and for constraints on claims that are not linked,
    ConflictingLinks where constraints contradict one another.
    """
    return tuple(linked(claims, reports, rules=rules, constraints=constraints))


def linked(
    claims: Iterable[Claim],
    reports: Mapping[ReportId, ReportFacts],
    *,
    rules: LinkingRules | None = None,
    constraints: Constraints = UNBOUND,
) -> Iterator[Incident]:
    """What `link_claims` gives, one by one: incidents with all their explanations need much more room than claims.

    The grouping is done at once, with its errors; what follows from it is worked out as the incidents are taken.
    """
    return Linking(claims, reports, rules or load_linking(), constraints).incidents()


def explain_pair(
    left: ClaimId,
    right: ClaimId,
    claims: Iterable[Claim],
    reports: Mapping[ReportId, ReportFacts],
    *,
    rules: LinkingRules | None = None,
) -> PairScore:
    """Why two claims are, or are not, believed to be about one occurrence. Raises MarsadError for an unknown claim."""
    return Linking(claims, reports, rules or load_linking()).explain(left, right)


class Linking:
    """One run over a set of claims.

    First the claims that one report makes about one occurrence are brought together, then reports are compared: what a
    report says in several sentences (who, where, how many) is compared as a whole.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        reports: Mapping[ReportId, ReportFacts],
        rules: LinkingRules,
        constraints: Constraints = UNBOUND,
    ) -> None:
        self._rules = rules
        self._types = load_event_types()
        self._reports = reports
        self._claims = _by_report(claims, reports)
        self._constraints = constraints
        check_constraints(constraints, {claim.id for told in self._claims.values() for claim in told})
        self._bonds: Bonds[ClaimId] = Bonds(constraints.must_link, constraints.cannot_link)
        self._stories = Stories(reports.values(), rules)
        indices = {report_id: self._stories.index_of(report_id) for report_id in reports}
        known = Surroundings(reports, indices, self._stories.vocabulary, rules, self._types)
        within = Scorer(WITHIN_REPORT, rules.within, rules.score_limit, self._stories)
        across = Scorer(ACROSS_REPORTS, rules.across, rules.score_limit, self._stories, rules.main)
        self._across = Comparison(across, rules.link_threshold)
        self._gatherer = Gatherer(Comparison(within, rules.link_threshold), known, self._bonds, constraints)
        self._gather = lru_cache(maxsize=GATHERED_REPORTS)(self._gather_anew)

    def incidents(self) -> Iterator[Incident]:
        """All incidents, in order of their first claims. The grouping is done at once, the rest one by one."""
        tellings = [telling for report_id in sorted(self._claims) for telling in self._gather(report_id).tellings]
        groups = self._groups(tellings)
        copies = CopyFinder(self._told_by_several(tellings, groups), self._rules.copies)
        part_of = find_parts(self._outlines(tellings, groups), self._rules.parts)
        parts = parts_by_whole(part_of)
        made = (
            self._incident(tellings, members, held, copies)
            for members, held in zip(groups.members, groups.links, strict=True)
        )
        return (replace(one, part_of=part_of.get(one.id), parts=parts.get(one.id, ())) for one in made)

    def _outlines(self, tellings: Sequence[Telling], groups: Groups) -> Iterator[Outline]:
        for members in groups.members:
            told = [tellings[index] for index in members]
            outline = outline_of(incident_id(told), told, self._rules.parts)
            if outline is not None:
                yield outline

    def explain(self, left: ClaimId, right: ClaimId) -> PairScore:
        """The score of two claims with its parts: of one report as it was brought together, else as reports compare."""
        found = self._explained(*self._compared(left, right))
        return replace(found, left=left, right=right)

    def bias(self, left: ClaimId, right: ClaimId) -> float:
        """What the score of two claims starts from, before any comparison."""
        comparison, one, other = self._compared(left, right)
        return comparison.scorer.bias(one, other)

    def _compared(self, left: ClaimId, right: ClaimId) -> tuple[Comparison, Telling, Telling]:
        one, other = self._report_of(left), self._report_of(right)
        if one == other:
            told = self._gather(one).said
            return self._gatherer.comparison, _telling_of(left, told), _telling_of(right, told)
        first, second = self._gather(one).tellings, self._gather(other).tellings
        return self._across, _telling_of(left, first), _telling_of(right, second)

    def _gather_anew(self, report_id: ReportId) -> Gathered:
        return self._gatherer.gather(self._claims[report_id])

    def _groups(self, tellings: Sequence[Telling]) -> Groups:
        originals, repeats = set_copies_aside(tellings, self._constraints.claims)
        found = candidate_pairs([tellings[index] for index in originals], self._stories, self._rules.blocking)
        pairs = ((originals[one], originals[other]) for one, other in found)
        bonds = TellingBonds(self._bonds, tellings, must_link_of(tellings, self._constraints))
        groups = self._across.groups(tellings, originals, pairs, bonds)
        for group, held in zip(groups.members, groups.links, strict=True):
            repeated = [(original, copy) for original in group for copy in repeats.get(original, ())]
            held.extend(repeated)
            group.extend(copy for _, copy in repeated)
            group.sort()
        return groups

    def _told_by_several(self, tellings: Sequence[Telling], groups: Groups) -> list[ReportFacts]:
        """The reports of the incidents that several reports tell."""
        told: set[ReportId] = set()
        for members in groups.members:
            found = {tellings[index].report.id for index in members}
            if len(found) > 1:
                told |= found
        return [self._reports[report_id] for report_id in sorted(told)]

    def _incident(
        self, tellings: Sequence[Telling], members: Sequence[int], held: Sequence[Pair], finder: CopyFinder
    ) -> Incident:
        told = [tellings[index] for index in members]
        links = [link for telling in told for link in self._links_within(telling)]
        links += [self._explained(self._across, tellings[one], tellings[other]) for one, other in held]
        links += [
            self._decided(tellings[one], tellings[other]) for one, other in self._must_link_among(members, tellings)
        ]
        reports = {telling.report.id for telling in told}
        copies = finder.among(reports) if len(reports) > 1 else ()
        return consolidate(told, links, self._types, copies, self._rules.copies)

    def _links_within(self, telling: Telling) -> Iterator[PairScore]:
        """What holds the claims of a telling together."""
        if len(telling.claims) == 1:
            return
        gathered = self._gather(telling.report.id)
        position = next(n for n, found in enumerate(gathered.tellings) if found.key == telling.key)
        for one, other in gathered.groups.links[position]:
            yield self._explained(self._gatherer.comparison, gathered.said[one], gathered.said[other])

    def _must_link_among(self, members: Sequence[int], tellings: Sequence[Telling]) -> list[Pair]:
        """Pairs of the members that people want together."""
        if not self._constraints.must_link:
            return []
        found = must_link_of([tellings[index] for index in members], self._constraints)
        return [(members[one], members[other]) for one, other in found]

    def _explained(self, comparison: Comparison, one: Telling, other: Telling) -> PairScore:
        first, second = (one, other) if one.key <= other.key else (other, one)
        return comparison.scorer.explain(first, second)

    def _decided(self, one: Telling, other: Telling) -> PairScore:
        found = self._explained(self._across, one, other)
        return replace(found, features=(DECISION, *found.features))

    def _report_of(self, claim_id: ClaimId) -> ReportId:
        for report_id, claims in self._claims.items():
            if any(claim.id == claim_id for claim in claims):
                return report_id
        raise MarsadError(f"claim {claim_id}: not among the linked claims; aggregates are never linked")


def _telling_of(claim_id: ClaimId, tellings: Iterable[Telling]) -> Telling:
    return next(telling for telling in tellings if any(claim.id == claim_id for claim in telling.claims))


def _by_report(claims: Iterable[Claim], reports: Mapping[ReportId, ReportFacts]) -> dict[ReportId, list[Claim]]:
    """The claims of each report, aggregates left out."""
    found: defaultdict[ReportId, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.report_id not in reports:
            raise MarsadError(f"claim {claim.id}: its report {claim.report_id} was not given to the linker")
        if not claim.aggregate:
            found[claim.report_id].append(claim)
    return dict(found)
