"""What the time phrases of a report are told from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from marsad.model.when import TimeBasis


@dataclass(frozen=True, slots=True)
class Anchor:
    """When a report was written, as far as is known.

    `published` None: no date is known, and phrases told from it stay relative. `retrieved`, where given, is the
    latest day on which the report can have been written: a publication date after it counts as none.
    """

    published: date | None = None
    published_at: datetime | None = None
    """The publication instant, in the local time of the place, where the hour is known."""
    retrieved: date | None = None
    basis: TimeBasis = TimeBasis.STATED
    """INFERRED where `published` was worked out and not given."""
    reason: str = ""
    """How it was worked out, in words; shown with every range that rests on it."""
    within_days: int = 0
    """The report was written on `published` or within so many days after it: "yesterday" cannot be told."""

    @property
    def day(self) -> date | None:
        """The usable publication day; None where there is none or it lies in the future."""
        given = self.published or (self.published_at.date() if self.published_at else None)
        if given is not None and self.retrieved is not None and given > self.retrieved:
            return None
        return given

    @property
    def missing_reason(self) -> str:
        """Why there is no usable day, in words; empty where there is one."""
        if self.day is not None:
            return ""
        if self.published is None and self.published_at is None:
            return "the report gives no publication date"
        return (
            f"the publication date {self.published or self.published_at} lies after the retrieval on {self.retrieved}"
        )
