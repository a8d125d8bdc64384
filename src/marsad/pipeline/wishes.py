"""What someone asks to be decided, turned into a decision about claims and incidents that are there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from marsad.codebook.grades import load_grades
from marsad.errors import DecisionRefused
from marsad.model.claims import Claim
from marsad.model.decisions import ClaimAnchor, Decision, DecisionId, DecisionKind
from marsad.model.evidence import Quote, quote_at
from marsad.model.incidents import Incident
from marsad.pipeline.naming import find_claim, find_either, find_incident
from marsad.pipeline.reviewed import Reviewed
from marsad.review.anchors import anchor_of
from marsad.review.values import check_claim_field, check_incident_field, check_value
from marsad.store import Store
from marsad.text.decided import named

PAIR = 2
Resolve = Callable[[str, str, Claim | Incident, Quote | None], str | None]
"""From a field, a value, whom it is about and its evidence to the JSON of what the value stands for."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What someone asks for, as typed."""

    kind: DecisionKind
    subjects: tuple[str, ...]
    by: str
    reason: str = ""
    field: str | None = None
    value: str | None = None
    evidence: str | None = None
    """Words of the claim's report."""


@dataclass(frozen=True, slots=True)
class Drafter:
    """Makes decisions of wishes over one view of a store."""

    store: Store
    view: Reviewed
    resolve: Resolve

    def draft(self, wish: Wish, at: datetime) -> Decision:
        """The decision, not yet numbered. DecisionRefused where ids are gone or it makes no sense."""
        _check(wish)
        subjects, anchors = self._subjects(wish)
        about = self._about(wish)
        evidence = self._evidence(wish, about)
        self._check_value(wish, about)
        resolved = None
        if wish.kind is DecisionKind.CORRECT and about is not None:
            resolved = self.resolve(wish.field or "", wish.value or "", about, evidence)
        return Decision(
            id=DecisionId(0),
            kind=wish.kind,
            by=wish.by.strip(),
            at=at,
            reason=wish.reason.strip(),
            subjects=subjects,
            field=wish.field,
            value=wish.value,
            resolved=resolved,
            evidence=evidence,
            anchors=anchors,
        )

    def _subjects(self, wish: Wish) -> tuple[tuple[str, ...], tuple[tuple[ClaimAnchor, ...], ...]]:
        kind, given = wish.kind, wish.subjects
        if kind is DecisionKind.UNDO:
            return (str(_undoable(self.view, given[0])),), ()
        if kind is DecisionKind.MERGE:
            return self._named(self._merged(given))
        if kind is DecisionKind.SPLIT:
            return self._named(self._split(given))
        if kind is DecisionKind.MOVE:
            return self._named(self._moved(given))
        if kind is DecisionKind.GRADE:
            return self._named([find_incident(self.store, self.view, given[0])])
        if kind in (DecisionKind.DEPENDENT, DecisionKind.INDEPENDENT):
            return self._named(self._sources(given))
        return self._named([find_either(self.store, self.view, given[0])])

    def _named(self, items: Iterable[Incident | Claim]) -> tuple[tuple[str, ...], tuple[tuple[ClaimAnchor, ...], ...]]:
        found = list(items)
        return tuple(item.id for item in found), tuple(self._anchors(item) for item in found)

    def _anchors(self, item: Incident | Claim) -> tuple[ClaimAnchor, ...]:
        if isinstance(item, Claim):
            return (anchor_of(item),)
        claims = (self.view.claim(claim_id) for claim_id in item.claims)
        return tuple(anchor_of(claim) for claim in claims if claim is not None)

    def _merged(self, given: Sequence[str]) -> list[Incident]:
        found = [find_incident(self.store, self.view, one) for one in given]
        for place, incident in enumerate(found):
            if incident.id in {earlier.id for earlier in found[:place]}:
                joined = next((one for one in incident.decisions if one.kind is DecisionKind.MERGE), None)
                why = f", by {named(joined)}" if joined else ""
                raise DecisionRefused(
                    f"{' and '.join(dict.fromkeys(given))}: one incident already ({incident.id}){why}",
                    earlier=joined.id if joined else None,
                )
        return found

    def _split(self, given: Sequence[str]) -> list[Incident | Claim]:
        incident = find_incident(self.store, self.view, given[0])
        claims = [find_claim(self.view, one) for one in dict.fromkeys(given[1:])]
        for claim in claims:
            if claim.id not in incident.claims:
                raise DecisionRefused(f"claim {claim.id} is not in {incident.id}; it is in {self._home(claim)}")
        if len(claims) == len(incident.claims):
            raise DecisionRefused(f"these are all claims of {incident.id}; at least one must stay")
        return [incident, *claims]

    def _moved(self, given: Sequence[str]) -> list[Incident | Claim]:
        claim = find_claim(self.view, given[0])
        target = find_incident(self.store, self.view, given[1])
        home = self.view.incident_of(claim.id)
        if home is None:
            raise DecisionRefused(f"claim {claim.id} is in no incident: totals are kept apart")
        if home == target.id:
            raise DecisionRefused(f"claim {claim.id} is in {target.id} already")
        left = self.view.incident(home)
        return [claim, target, *([left] if left is not None and len(left.claims) > 1 else [])]

    def _sources(self, given: Sequence[str]) -> list[Claim]:
        claims = [find_claim(self.view, one) for one in dict.fromkeys(given)]
        homes = {self.view.incident_of(claim.id) for claim in claims}
        if len(claims) < PAIR or len(homes) > 1 or None in homes:
            raise DecisionRefused("name two or more claims of one incident")
        return claims

    def _home(self, claim: Claim) -> str:
        return self.view.incident_of(claim.id) or "no incident"

    def _about(self, wish: Wish) -> Claim | Incident | None:
        if wish.kind is not DecisionKind.CORRECT:
            return None
        return find_either(self.store, self.view, wish.subjects[0])

    def _evidence(self, wish: Wish, about: Claim | Incident | None) -> Quote | None:
        if not wish.evidence:
            return None
        if not isinstance(about, Claim):
            raise DecisionRefused("evidence is words of a claim's report; say in the reason what an incident rests on")
        document = self.store.document(about.report_id)
        start = document.text.find(wish.evidence) if document is not None else -1
        if document is None or start < 0:
            raise DecisionRefused(f"report {about.report_id} does not have the words {wish.evidence!r}")
        return quote_at(document.text, start, start + len(wish.evidence))

    def _check_value(self, wish: Wish, about: Claim | Incident | None) -> None:
        field, value = wish.field or "", wish.value or ""
        if wish.kind is DecisionKind.GRADE:
            schemes = load_grades()
            if field not in schemes:
                raise DecisionRefused(f"no scheme of grades is called {field!r}; known are {', '.join(schemes)}")
            if value not in schemes[field].values:
                raise DecisionRefused(f"{field} has no grade {value!r}; it has {', '.join(schemes[field].values)}")
        if wish.kind is DecisionKind.CORRECT:
            (check_claim_field if isinstance(about, Claim) else check_incident_field)(field)
            check_value(field, value)


def _check(wish: Wish) -> None:
    if not wish.by.strip():
        raise DecisionRefused("say who decides: --by NAME, or set MARSAD_ANALYST; initials or a pseudonym will do")
    if not wish.reason.strip() and not wish.evidence:
        raise DecisionRefused("say why: --reason 'WORDS'" + (" or --evidence 'WORDS'" if wish.field else ""))


def _undoable(view: Reviewed, given: str) -> DecisionId:
    numbers = {str(one.id): one for one in view.decisions}
    target = numbers.get(given.removeprefix("#"))
    if target is None:
        raise DecisionRefused(f"there is no decision {given}; 'marsad log' lists them")
    by = view.standing.undone_by.get(target.id)
    if by is not None:
        raise DecisionRefused(f"{named(target)} is undone already by {named(by)}", earlier=by.id)
    return target.id
