"""The incident that given claims make up, when people and not scores say that they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from marsad.codebook.event_types import load_event_types
from marsad.codebook.linking import load_linking
from marsad.link.consolidating import consolidate
from marsad.link.copies import CopyFinder
from marsad.link.facts import ReportFacts
from marsad.link.stories import Stories
from marsad.link.tellings import Surroundings, build_tellings
from marsad.model.claims import Claim
from marsad.model.incidents import Incident, PairScore
from marsad.model.reports import ReportId


def regroup(
    claims: Sequence[Claim], reports: Mapping[ReportId, ReportFacts], links: Sequence[PairScore] = ()
) -> Incident:
    """The incident of these claims. `reports` holds every claim's report; `links` are the scored pairs among them."""
    rules, types = load_linking(), load_event_types()
    told: defaultdict[ReportId, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report_id].append(claim)
    needed = {report_id: reports[report_id] for report_id in sorted(told)}
    stories = Stories(needed.values(), rules)
    indices = {report_id: stories.index_of(report_id) for report_id in needed}
    tellings = build_tellings(told.values(), Surroundings(needed, indices, stories.vocabulary, rules, types))
    copies = CopyFinder(list(needed.values()), rules.copies).among(set(needed)) if len(needed) > 1 else ()
    return consolidate(tellings, links, types, copies, rules.copies)
