"""Decisions made: checked against all earlier ones, stored whole, and tried again when somebody was faster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from marsad.errors import DecisionRefused, StoreChanged, StoreLocked
from marsad.model.decisions import Decision, DecisionId
from marsad.pipeline.reviewed import Reviewed
from marsad.pipeline.wishes import Drafter, Resolve, Wish
from marsad.review.outcome import STATUS
from marsad.store import Store
from marsad.text.decided import named, told

TRIES = 5
Tell = Callable[[str], None]
"""Called with what a person should know while a decision is being made."""


def decide(store: Store, wish: Wish, *, at: datetime, resolve: Resolve, tell: Tell) -> tuple[Decision, Reviewed]:
    """Store what someone decided, and return it with the record as it is then.

    Raises DecisionRefused where it makes no sense or goes against an earlier decision, which is named. When another
    process decided something in between, that is told, and the wish is looked at again in its light; StoreChanged or
    StoreLocked only after several tries. Nothing is lost: what is stored is stored whole, and only appended.
    """
    for left in reversed(range(TRIES)):
        view = Reviewed(store)
        draft = Drafter(store, view, resolve).draft(wish, at)
        _check(store, view, draft)
        try:
            with store.unit_of_work() as unit:
                decision = unit.append_decision(draft, after=view.last)
        except StoreChanged:
            if not left:
                raise
            tell(f"{_in_between(store, view.last)} was made in between; looking again")
        except StoreLocked as error:
            if not left:
                raise
            tell(f"{error}; trying again")
        else:
            return decision, Reviewed(store, (*view.decisions, decision))
    raise AssertionError("the last try returns or raises")


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


def _in_between(store: Store, seen: DecisionId) -> str:
    later = [decision for decision in store.decisions() if decision.id > seen]
    return "; ".join(f"{named(decision)}: {told(decision)}" for decision in later) or "a decision"
