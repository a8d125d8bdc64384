"""Every exception that Marsad raises on purpose.

MarsadError
├── InputError            a report or file that cannot be read; carries where and why
├── CodebookError         a data file of ours, or a user's override, that does not say what it must
├── GazetteerError        the built place or actor data is missing, damaged or refused
├── RowsRefused           a table of the user's own has wrong rows; carries each with its reason, nothing was loaded
├── PipelineError         the syntax model is missing or of the wrong kind
├── ConflictingLinks      claims that people bound together and apart; carries the pair and the links between them
├── DecisionRefused       a decision that makes no sense or goes against an earlier one, which the message names
└── StoreError            the database
    ├── StoreLocked       another process holds it
    ├── StoreChanged      somebody else decided in between; look again and try again
    ├── StoreTooNew       it was written by a newer version of Marsad
    └── StoreFull         the disk or quota is exhausted; nothing was stored
"""

from __future__ import annotations

from collections.abc import Sequence


class MarsadError(Exception):
    """Base of all errors a caller may want to catch; the message says what, where, and what to do next."""


class InputError(MarsadError):
    """A report that cannot be read; `where` is the file and, for row formats, the line."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class CodebookError(MarsadError):
    """A codebook or lexicon file is wrong; the message names the file and the key."""


class GazetteerError(MarsadError):
    """Place or actor data is missing, damaged or refused."""


class RowsRefused(MarsadError):
    """A table of the user's own that is wrong in some rows: nothing of it was loaded.

    `faults` are row numbers, as a spreadsheet or editor shows them (0: the file as a whole), with the reason.
    """

    def __init__(self, where: str, faults: Sequence[tuple[int, str]]) -> None:
        rows = len({row for row, _ in faults if row})
        told = f"{rows} wrong {'row' if rows == 1 else 'rows'}" if rows else "; ".join(reason for _, reason in faults)
        super().__init__(f"{where}: {told}; nothing was loaded")
        self.where = where
        self.faults = tuple(faults)


class PipelineError(MarsadError):
    """The syntax model named in the settings cannot be used."""


class DecisionRefused(MarsadError):
    """A decision that makes no sense: its ids are gone, it changes nothing, or an earlier decision says otherwise.

    `earlier` is the number of the decision that stands in the way, None where none does.
    """

    def __init__(self, reason: str, *, earlier: int | None = None) -> None:
        super().__init__(reason)
        self.earlier = earlier


class ConflictingLinks(MarsadError):
    """Claims that may not be in one incident, although must-links bring them together.

    `cannot` is the pair that is kept apart, `must` the must-links, as given, that lead from one to the other: taking
    any of these back resolves the conflict. `must` is empty where a claim is kept apart from itself.
    """

    def __init__(self, cannot: tuple[str, str], must: Sequence[tuple[str, str]]) -> None:
        self.cannot = cannot
        self.must = tuple(must)
        together = ", ".join(f"{one} with {other}" for one, other in must) or "it is one claim"
        super().__init__(
            f"claims {cannot[0]} and {cannot[1]} may not be in one incident, yet must be ({together}): "
            "take back one of these decisions"
        )


class StoreError(MarsadError):
    """The database could not do what was asked; what was stored before is untouched."""


class StoreLocked(StoreError):
    """Another process is writing to the database."""


class StoreChanged(StoreError):
    """Somebody else decided something since the record was looked at; nothing was stored.

    `seen` is the last decision that was known then.
    """

    def __init__(self, reason: str, *, seen: int) -> None:
        super().__init__(reason)
        self.seen = seen


class StoreTooNew(StoreError):
    """The database was written by a newer version of Marsad."""


class StoreFull(StoreError):
    """The disk is full; the unit of work was rolled back."""
