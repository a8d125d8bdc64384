"""Reports that are versions of one text: an outlet's update or correction of what it published before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from marsad.codebook.linking import CopyRules
from marsad.link.copies import Copy
from marsad.link.facts import ReportFacts
from marsad.model.incidents import ReportVersions
from marsad.model.reports import ReportId
from marsad.text.names import fold


def versions_among(
    reports: Iterable[ReportFacts], copies: Iterable[Copy], rules: CopyRules
) -> tuple[ReportVersions, ...]:
    """Chains of versions among the reports, each in the order of publication.

    Two reports are versions of one text when one outlet published both within days of one another and they share most
    of the shorter text. Reports whose outlet or day is not known are versions of nothing.
    """
    known = {report.id: report for report in reports if report.publisher and report.published}
    chains: list[list[Copy]] = []
    for copy in copies:
        if _are_versions(copy, known, rules):
            met = [chain for chain in chains if _reports_of(chain) & {copy.left, copy.right}]
            chains = [chain for chain in chains if chain not in met]
            chains.append([copy, *(link for chain in met for link in chain)])
    ordered = sorted((_in_order(_reports_of(chain), known), _reason(chain)) for chain in chains)
    return tuple(ReportVersions(tuple(report_id for _, report_id in chain), reason) for chain, reason in ordered)


def _are_versions(copy: Copy, known: dict[ReportId, ReportFacts], rules: CopyRules) -> bool:
    one, other = known.get(copy.left), known.get(copy.right)
    if one is None or other is None or one.published is None or other.published is None:
        return False
    days = abs((one.published - other.published).days)
    return (
        fold(one.publisher) == fold(other.publisher)
        and days <= rules.version_days
        and copy.shared_part >= rules.version_part
    )


def _reports_of(chain: Iterable[Copy]) -> set[ReportId]:
    return {report_id for copy in chain for report_id in (copy.left, copy.right)}


def _in_order(ids: Iterable[ReportId], known: dict[ReportId, ReportFacts]) -> list[tuple[date, ReportId]]:
    return sorted((known[report_id].published or date.max, report_id) for report_id in ids)


def _reason(chain: Sequence[Copy]) -> str:
    least = min(copy.shared_part for copy in chain)
    return f"one outlet within days, with at least {least:.0%} of the shorter text in common"
