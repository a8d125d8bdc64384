"""Claims to incidents, the whole step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.codebook.event_types import load_event_types
from marsad.codebook.linking import LinkingRules, load_linking
from marsad.errors import MarsadError
from marsad.link.blocking import Pair, candidate_pairs
from marsad.link.clustering import Agglomeration, strongest_links
from marsad.link.consolidating import consolidate
from marsad.link.copies import find_copies
from marsad.link.facts import ReportFacts
from marsad.link.independence import Copies
from marsad.link.scoring import Scorer
from marsad.link.stories import Stories
from marsad.link.tellings import Surroundings, Telling, set_copies_aside, tellings_of
from marsad.model.claims import Claim, ClaimId
from marsad.model.incidents import Incident, PairScore
from marsad.model.reports import ReportId


def link_claims(
    claims: Sequence[Claim], reports: Mapping[ReportId, ReportFacts], *, rules: LinkingRules | None = None
) -> tuple[Incident, ...]:
    """Group claims by the occurrence they are about.

    Aggregates are in no incident, every other claim is in exactly one. The order of claims and reports changes nothing.
    `reports` holds every claim's report; word rarity is taken from all of them. Raises MarsadError for a claim whose
    report is not given.
    """
    return Linking(claims, reports, rules or load_linking()).incidents()


def explain_pair(
    left: ClaimId,
    right: ClaimId,
    claims: Sequence[Claim],
    reports: Mapping[ReportId, ReportFacts],
    *,
    rules: LinkingRules | None = None,
) -> PairScore:
    """Why two claims are, or are not, believed to be about one occurrence. Raises MarsadError for an unknown claim."""
    return Linking(claims, reports, rules or load_linking()).explain(left, right)


class Linking:
    """One run over a set of claims: the tellings, their comparisons, and the groups that follow."""

    def __init__(self, claims: Sequence[Claim], reports: Mapping[ReportId, ReportFacts], rules: LinkingRules) -> None:
        _check_reports(claims, reports)
        self._rules = rules
        self._types = load_event_types()
        self._stories = Stories(tuple(reports.values()), rules)
        indices = {report.id: self._stories.index_of(report) for report in reports.values()}
        known = Surroundings(reports, indices, self._stories.vocabulary, rules, self._types)
        self._tellings: list[Telling] = tellings_of(claims, known)
        self._scorer = Scorer(rules, self._stories)
        self._scores: dict[Pair, float] = {}

    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, in order of their first claims."""
        originals, repeats = set_copies_aside(self._tellings)
        self._compare(originals)
        groups = Agglomeration(originals, self._scores, self._score, self._rules.link_threshold).run()
        links = strongest_links(groups, self._scores)
        members: list[list[int]] = []
        for group, held in zip(groups, links, strict=True):
            repeated = [(original, copy) for original in group for copy in repeats.get(original, ())]
            members.append(sorted((*group, *(copy for _, copy in repeated))))
            held.extend(repeated)
        copies = self._copies(members)
        return tuple(self._incident(group, held, copies) for group, held in zip(members, links, strict=True))

    def _copies(self, groups: Sequence[Sequence[int]]) -> Copies:
        """Text in common among the reports of incidents that several reports tell."""
        several = [group for group in groups if len({self._tellings[index].report_index for index in group}) > 1]
        reports = {
            self._tellings[index].report.id: self._tellings[index].report for group in several for index in group
        }
        found = find_copies([reports[report_id] for report_id in sorted(reports)], self._rules.copies)
        return {(copy.left, copy.right): copy for copy in found}

    def _compare(self, originals: Sequence[int]) -> None:
        chosen = [self._tellings[index] for index in originals]
        found = candidate_pairs(chosen, self._stories, self._rules.blocking)
        for one, other in sorted(((originals[a], originals[b]) for a, b in found), key=self._by_reports):
            self._score(one, other)

    def explain(self, left: ClaimId, right: ClaimId) -> PairScore:
        """The score of two claims' tellings with its parts."""
        one, other = self._telling_of(left), self._telling_of(right)
        found = self._scorer.explain(one, other)
        return PairScore(left, right, found.score, found.features)

    def _telling_of(self, claim_id: ClaimId) -> Telling:
        for telling in self._tellings:
            if any(claim.id == claim_id for claim in telling.claims):
                return telling
        raise MarsadError(f"claim {claim_id}: not among the linked claims; aggregates are never linked")

    def _by_reports(self, pair: Pair) -> tuple[int, int, Pair]:
        """Pairs of the same two reports one after the other, so that the reports are compared once."""
        return (self._tellings[pair[0]].report_index, self._tellings[pair[1]].report_index, pair)

    def _score(self, one: int, other: int) -> float:
        pair = (one, other)
        if pair not in self._scores:
            self._scores[pair] = self._scorer.score(self._tellings[one], self._tellings[other])
        return self._scores[pair]

    def _incident(self, members: Sequence[int], links: Sequence[Pair], copies: Copies) -> Incident:
        explained = [self._scorer.explain(self._tellings[one], self._tellings[other]) for one, other in links]
        return consolidate([self._tellings[index] for index in members], explained, self._types, copies)


def _check_reports(claims: Sequence[Claim], reports: Mapping[ReportId, ReportFacts]) -> None:
    for claim in claims:
        if claim.report_id not in reports:
            raise MarsadError(f"claim {claim.id}: its report {claim.report_id} was not given to the linker")
