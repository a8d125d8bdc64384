"""Every exception that Marsad raises on purpose.

MarsadError
├── InputError            a report or file that cannot be read; carries where and why
├── CodebookError         a data file of ours, or a user's override, that does not say what it must
├── GazetteerError        the built place or actor data is missing, damaged or refused
├── PipelineError         the syntax model is missing or of the wrong kind
└── StoreError            the database
    ├── StoreLocked       another process holds it
    ├── StoreTooNew       it was written by a newer version of Marsad
    └── StoreFull         the disk or quota is exhausted; nothing was stored
"""


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


class PipelineError(MarsadError):
    """The syntax model named in the settings cannot be used."""


class StoreError(MarsadError):
    """The database could not do what was asked; what was stored before is untouched."""


class StoreLocked(StoreError):
    """Another process is writing to the database."""


class StoreTooNew(StoreError):
    """The database was written by a newer version of Marsad."""


class StoreFull(StoreError):
    """The disk is full; the unit of work was rolled back."""
