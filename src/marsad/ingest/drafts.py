"""What a source kind makes of its input, before identity, language and limits are settled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol, TypeAlias

from marsad.ingest.options import IngestOptions
from marsad.model.reports import IngestWarning, Run, Skipped


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as its source gives it; None and "" mean that the source does not say."""

    origin: str
    media_type: str
    raw: bytes
    text: str
    cleaner: str = "identity/1"
    runs: tuple[Run, ...] | None = None
    """None: the text is the source text, character by character."""
    encoding: str | None = None
    id: str | None = None
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    warnings: tuple[IngestWarning, ...] = ()


Outcome: TypeAlias = Draft | Skipped


class Reader(Protocol):
    """Turns one open input into drafts, one at a time."""

    def __call__(self, stream: BinaryIO, origin: str, options: IngestOptions) -> Iterator[Outcome]:
        """Raise InputError to give up on the rest of the input; what was yielded before stays."""
        ...


def read_whole(stream: BinaryIO, options: IngestOptions) -> bytes | None:
    """All bytes of an input that must be read at once; None when it is larger than the limit."""
    raw = stream.read(options.max_file_bytes + 1)
    return raw if len(raw) <= options.max_file_bytes else None


def too_large(origin: str, options: IngestOptions) -> Skipped:
    """The reason for an input over the limit."""
    limit = f"{options.max_file_bytes:,} bytes"
    return Skipped(origin, f"is larger than the limit of {limit}; only JSON Lines and tables are read as a stream")


def printable(text: str) -> str:
    """Names and ids with lone surrogates (bad JSON escapes, odd file names) replaced, which nothing can print."""
    return text.encode("utf-8", "replace").decode("utf-8")
