"""Decisions made: checked against all earlier ones, stored whole, and tried again when somebody was faster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from marsad.errors import DecisionRefused, StoreChanged, StoreLocked
from marsad.model.decisions import Decision, DecisionId
from marsad.pipeline.reviewed import Reviewed
from marsad.pipeline.wishes import Drafter, Resolve, Wish
from marsad.review.outcome import STATUS
from marsad.store import Store
from marsad.text.decided import named, told

Tell = Callable[[str], None]
"""Called with what a person should know while a decision is being made."""


def decide(store: Store, wish: Wish, *, at: datetime, resolve: Resolve, tell: Tell) -> tuple[Decision, Reviewed]:
    """Store what someone decided, and return it with the record as it is then.

    Raises DecisionRefused where it makes no sense or goes against an earlier decision, which is named. When another
    process decided something in between, that is told, and the wish is looked at again in its light, now with the
    record held. StoreLocked where somebody holds it for long. Nothing is lost: what is stored is stored whole.
    """
    look = _Look(store, wish, at, resolve)
    try:
        return look.store_after(Reviewed(store))
    except StoreChanged as changed:
        tell(f"{_in_between(store, changed.seen)} was made in between; looking again")
    except StoreLocked as error:
        tell(f"{error}; trying again")
    return look.store_held()


@dataclass(frozen=True, slots=True)
class _Look:
    """One wish, looked at in the light of a record."""

    record: Store
    wish: Wish
    at: datetime
    resolve: Resolve

    def store_after(self, view: Reviewed) -> tuple[Decision, Reviewed]:
        """Store it if nothing was decided since the view was taken; StoreChanged otherwise."""
        draft = self._checked(view)
        with self.record.unit_of_work() as unit:
            decision = unit.append_decision(draft, after=view.last)
        return decision, Reviewed(self.record, (*view.decisions, decision))

    def store_held(self) -> tuple[Decision, Reviewed]:
        """Store it while nobody else can decide."""
        with self.record.unit_of_work() as unit:
            view = Reviewed(self.record)
            decision = unit.append_decision(self._checked(view), after=view.last)
        return decision, Reviewed(self.record, (*view.decisions, decision))

    def _checked(self, view: Reviewed) -> Decision:
        draft = Drafter(self.record, view, self.resolve).draft(self.wish, self.at)
        _check(self.record, view, draft)
        return draft


def _check(store: Store, view: Reviewed, draft: Decision) -> None:
    """Refuse what is decided already, cannot be applied, or takes from an earlier decision what it needs."""
    latest = next((one for one in reversed(view.standing.decisions) if _slot(one) == _slot(draft)), None)
    if latest is not None and (latest.kind, latest.value, latest.by) == (draft.kind, draft.value, draft.by):
        raise DecisionRefused(f"decided already: {named(latest)}", earlier=latest.id)
    draft = replace(draft, id=DecisionId(view.last + 1))
    after = Reviewed(store, (*view.decisions, draft))
    known = {one.decision.id for one in view.unapplied}
    for one in after.unapplied:
        if one.decision.id == draft.id:
            raise DecisionRefused(f"cannot be done: {one.reason}", earlier=one.earlier)
        if one.decision.id not in known:
            raise DecisionRefused(
                f"{named(one.decision)} {told(one.decision)}; that would no longer hold ({one.reason})",
                earlier=one.decision.id,
            )


def _slot(decision: Decision) -> tuple[str, str, tuple[str, ...]]:
    """What a later decision of the same slot takes the place of."""
    kind = "status" if decision.kind in STATUS else decision.kind.value
    return kind, decision.field or "", decision.subjects


def _in_between(store: Store, seen: int) -> str:
    later = [decision for decision in store.decisions() if decision.id > seen]
    return "; ".join(f"{named(decision)}: {told(decision)}" for decision in later) or "a decision"
