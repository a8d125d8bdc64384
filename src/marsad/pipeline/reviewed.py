"""The record as people see it: what the machine stored, with their standing decisions applied.

Nothing of it is stored: it is worked out anew from machine output and decisions whenever it is asked for, and only
the incidents that a decision touches are made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from marsad.link.facts import ReportFacts, facts_of
from marsad.model.claims import Claim, ClaimId
from marsad.model.decisions import Decision, DecisionId, Status
from marsad.model.incidents import Incident, IncidentId
from marsad.model.reports import ReportId
from marsad.pipeline.sub_events import with_sub_events
from marsad.review.finishing import finished
from marsad.review.outcome import Group, Outcome, Unapplied, locate, outcome
from marsad.review.standing import Standing, standing
from marsad.store import IncidentFilter, Store


class Reviewed:
    """A view of an open store. `decisions` None: all that were ever made; the view does not follow later ones."""

    def __init__(self, store: Store, decisions: Iterable[Decision] | None = None) -> None:
        self._store = store
        self.decisions = tuple(store.decisions() if decisions is None else decisions)
        self.standing: Standing = standing(self.decisions)

    @property
    def last(self) -> DecisionId:
        """The last decision that the view knows; 0 where there is none."""
        return self.decisions[-1].id if self.decisions else DecisionId(0)

    @property
    def unapplied(self) -> tuple[Unapplied, ...]:
        """Standing decisions that the present record gives no hold for, with the reason."""
        return self._outcome.unapplied

    @property
    def changed(self) -> tuple[Incident, ...]:
        """The incidents that decisions touch, as they are now."""
        return tuple(self._changed.values())

    def claims(self, report: ReportId | None = None) -> Iterator[Claim]:
        """Claims as the store gives them, judged and corrected."""
        changed = self._outcome.claims
        return (changed.get(claim.id, claim) for claim in self._store.claims(report))

    def claim(self, claim_id: ClaimId) -> Claim | None:
        """One claim, judged and corrected; None when it is not stored."""
        return self._outcome.claims.get(claim_id) or self._store.claim(claim_id)

    def incidents(self, wanted: IncidentFilter | None = None) -> Iterator[Incident]:
        """Incidents in the store's order; those made by decisions stand where the first that they came from stood.

        `wanted` is asked of the machine's incidents only: whoever filters looks again at what decisions changed.
        """
        waiting = list(self._changed.values())
        starts = {incident.id: self._starts[incident.id] for incident in waiting}
        for incident in self._store.incidents(wanted):
            if incident.id not in self._machine:
                yield incident
                continue
            for made in [one for one in waiting if starts[one.id] == incident.id]:
                waiting.remove(made)
                yield made
        yield from waiting

    def incident(self, incident_id: IncidentId) -> Incident | None:
        """One incident; None when nothing is called so now."""
        if incident_id in self._changed:
            return self._changed[incident_id]
        return None if incident_id in self._machine else self._store.incident(incident_id)

    def incident_of(self, claim_id: ClaimId) -> IncidentId | None:
        """The incident that a claim belongs to; None for aggregates and claims that are not linked."""
        return self._home_of.get(claim_id) or self._store.incident_of(claim_id)

    def count(self) -> int:
        """How many incidents there are."""
        return self._store.contents().incidents - len(self._machine) + len(self._changed)

    @cached_property
    def _named_claims(self) -> Mapping[ReportId, Sequence[Claim]]:
        """The claims of all reports that decisions name."""
        named = {
            anchor.report for decision in self.standing.decisions for anchors in decision.anchors for anchor in anchors
        }
        return {report: tuple(self._store.claims(report)) for report in sorted(named)}

    @cached_property
    def _located(self) -> Mapping[DecisionId, tuple[tuple[ClaimId, ...], ...]]:
        return locate(self.standing.decisions, self._named_claims)

    @cached_property
    def _machine(self) -> dict[IncidentId, Incident]:
        """The machine's incidents that decisions touch."""
        touched = [claim for about in self._located.values() for part in about for claim in part]
        homes = dict.fromkeys(self._store.homes(dict.fromkeys(touched)).values())
        found = ((home, self._store.incident(home)) for home in homes)
        return {home: incident for home, incident in found if incident is not None}

    @cached_property
    def _outcome(self) -> Outcome:
        claims = {claim.id: claim for told in self._named_claims.values() for claim in told}
        groups = [incident.claims for incident in self._machine.values()]
        found = outcome(self.standing.decisions, self._located, groups, claims)
        return replace(found, claims={claim.id: self._coded(claim, found.claims) for claim in found.claims.values()})

    def _coded(self, claim: Claim, changed: Mapping[ClaimId, Claim]) -> Claim:
        """A corrected claim with the sub-event that follows from its values; one that was never coded stays so."""
        if not claim.corrections or claim.acled_sub_event is None:
            return claim
        told = [changed.get(one.id, one) for one in self._named_claims[claim.report_id]]
        return next(one for one in with_sub_events(told) if one.id == claim.id)

    @cached_property
    def _changed(self) -> dict[IncidentId, Incident]:
        """The incidents that stand in place of those in `_machine`."""
        return {incident.id: incident for incident in map(self._made, self._outcome.groups)}

    @cached_property
    def _home_of(self) -> dict[ClaimId, IncidentId]:
        return {claim: incident.id for incident in self._changed.values() for claim in incident.claims}

    @cached_property
    def _starts(self) -> dict[IncidentId, IncidentId]:
        """For each changed incident the machine's incident, of those it has claims of, that comes first."""
        home = {claim: one.id for one in self._machine.values() for claim in one.claims}
        order = {known: number for number, known in enumerate(self._machine)}
        return {
            one.id: min({home[claim] for claim in one.claims}, key=order.__getitem__) for one in self._changed.values()
        }

    def _made(self, group: Group) -> Incident:
        claims = {claim_id: claim for claim_id in group.claims if (claim := self.claim(claim_id)) is not None}
        outlets: dict[ReportId, str] = {}
        for report_id in dict.fromkeys(claim.report_id for claim in claims.values()):
            report = self._store.report(report_id)
            outlets[report_id] = (report.publisher or report.title if report else None) or report_id
        return finished(self._base(group, claims), group, claims, outlets)

    def _base(self, group: Group, claims: Mapping[ClaimId, Claim]) -> Incident:
        """The machine's incident where its claims and their values are unchanged, else one made of the claims."""
        # Imported when a decision asks for it: comparing texts needs numpy, and lists should start at once.
        from marsad.link.regrouping import regroup  # noqa: PLC0415

        for incident in self._machine.values():
            if set(incident.claims) == set(group.claims) and not any(_is_other(claim) for claim in claims.values()):
                return incident
        counted = [claim for claim in claims.values() if claim.status is not Status.REJECTED]
        counted = counted or list(claims.values())
        ids = {claim.id for claim in counted}
        links = [link for one in self._machine.values() for link in one.links if link.left in ids and link.right in ids]
        facts = self._facts({claim.report_id for claim in claims.values()})
        made = regroup(counted, facts, links)
        if (machine := self._machine.get(made.id)) is not None:
            made = replace(made, part_of=machine.part_of, parts=machine.parts)
        rejected = [claim.id for claim in claims.values() if claim.id not in ids]
        if not rejected:
            return made
        # What counts for nothing still stands there, and its incident keeps its id.
        return replace(made, id=regroup(list(claims.values()), facts).id, claims=(*made.claims, *rejected))

    def _facts(self, reports: Iterable[ReportId]) -> dict[ReportId, ReportFacts]:
        found: dict[ReportId, ReportFacts] = {}
        for report_id in reports:
            report, document = self._store.report(report_id), self._store.document(report_id)
            if report is not None and document is not None:
                found[report_id] = facts_of(report, document)
        return found


def _is_other(claim: Claim) -> bool:
    return bool(claim.corrections) or claim.status is Status.REJECTED
