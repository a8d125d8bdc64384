"""Claims to incidents, the whole step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.codebook.event_types import load_event_types
from marsad.codebook.linking import LinkingRules, load_linking
from marsad.errors import MarsadError
from marsad.link.blocking import Pair, candidate_pairs, pairs_within_reports
from marsad.link.comparing import Comparison
from marsad.link.consolidating import consolidate
from marsad.link.copies import find_copies
from marsad.link.facts import ReportFacts
from marsad.link.features import ACROSS_REPORTS, WITHIN_REPORT
from marsad.link.focus import with_centrality
from marsad.link.independence import Copies
from marsad.link.scoring import Scorer
from marsad.link.stories import Stories
from marsad.link.tellings import Surroundings, build_tellings, set_copies_aside, tellings_of
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
    """One run over a set of claims.

    First the claims that one report makes about one occurrence are brought together, then reports are compared: what a
    report says in several sentences (who, where, how many) is compared as a whole.
    """

    def __init__(self, claims: Sequence[Claim], reports: Mapping[ReportId, ReportFacts], rules: LinkingRules) -> None:
        _check_reports(claims, reports)
        self._rules = rules
        self._types = load_event_types()
        self._stories = Stories(tuple(reports.values()), rules)
        indices = {report.id: self._stories.index_of(report) for report in reports.values()}
        known = Surroundings(reports, indices, self._stories.vocabulary, rules, self._types)
        said = with_centrality(tellings_of(claims, known))
        self._within = Comparison(said, Scorer(WITHIN_REPORT, rules.within, rules.score_limit, self._stories))
        groups, self._held = self._within.groups(
            range(len(said)), pairs_within_reports(said, rules.blocking), rules.link_threshold
        )
        gathered = [[claim for index in group for claim in said[index].claims] for group in groups]
        self._tellings = with_centrality(build_tellings(gathered, known))
        """In the order of `groups`: both go by their first claim."""
        self._across = Comparison(
            self._tellings, Scorer(ACROSS_REPORTS, rules.across, rules.score_limit, self._stories)
        )

    def incidents(self) -> tuple[Incident, ...]:
        """All incidents, in order of their first claims."""
        originals, repeats = set_copies_aside(self._tellings)
        found = candidate_pairs([self._tellings[index] for index in originals], self._stories, self._rules.blocking)
        pairs = [(originals[one], originals[other]) for one, other in found]
        groups, links = self._across.groups(originals, pairs, self._rules.link_threshold)
        for group, held in zip(groups, links, strict=True):
            repeated = [(original, copy) for original in group for copy in repeats.get(original, ())]
            held.extend(repeated)
            group.extend(copy for _, copy in repeated)
            group.sort()
        copies = self._copies(groups)
        return tuple(self._incident(group, held, copies) for group, held in zip(groups, links, strict=True))

    def explain(self, left: ClaimId, right: ClaimId) -> PairScore:
        """The score of two claims with its parts: of one report as it was brought together, else as reports compare."""
        comparison = self._within if self._report_of(left) == self._report_of(right) else self._across
        found = comparison.explain(_index_of(left, comparison), _index_of(right, comparison))
        return PairScore(left, right, found.score, found.features)

    def _report_of(self, claim_id: ClaimId) -> ReportId:
        return self._within.tellings[_index_of(claim_id, self._within)].report.id

    def _copies(self, groups: Sequence[Sequence[int]]) -> Copies:
        """Text in common among the reports of incidents that several reports tell."""
        several = [group for group in groups if len({self._tellings[index].report_index for index in group}) > 1]
        reports = {
            self._tellings[index].report.id: self._tellings[index].report for group in several for index in group
        }
        found = find_copies([reports[report_id] for report_id in sorted(reports)], self._rules.copies)
        return {(copy.left, copy.right): copy for copy in found}

    def _incident(self, members: Sequence[int], held: Sequence[Pair], copies: Copies) -> Incident:
        within = [self._within.explain(*pair) for index in members for pair in self._held[index]]
        across = [self._across.explain(*pair) for pair in held]
        return consolidate([self._tellings[index] for index in members], [*within, *across], self._types, copies)


def _index_of(claim_id: ClaimId, comparison: Comparison) -> int:
    for index, telling in enumerate(comparison.tellings):
        if any(claim.id == claim_id for claim in telling.claims):
            return index
    raise MarsadError(f"claim {claim_id}: not among the linked claims; aggregates are never linked")


def _check_reports(claims: Sequence[Claim], reports: Mapping[ReportId, ReportFacts]) -> None:
    for claim in claims:
        if claim.report_id not in reports:
            raise MarsadError(f"claim {claim.id}: its report {claim.report_id} was not given to the linker")
