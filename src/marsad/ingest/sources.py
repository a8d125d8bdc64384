"""Finds what there is to read: files, folders, patterns and standard input, opened one at a time."""

from __future__ import annotations

import glob
import gzip
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from marsad.ingest.kinds import GZIP_SUFFIX
from marsad.ingest.sniff import GZIP_MAGIC
from marsad.model.reports import Skipped

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "stdin"
HEAD_BYTES = 1 << 16
PASSED_OVER = (".md", ".rst")
"""Notes about a folder, not reports: passed over unless they are named themselves."""


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read. `origin` is how people are told of it."""

    origin: str
    path: Path | None
    """None: standard input."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An input ready to be read, unpacked where it was gzip."""

    stream: BinaryIO
    head: bytes
    """Its first bytes, still to be read from the stream."""
    name: str
    """File name without `.gz`."""


def find_sources(inputs: Iterable[str | Path]) -> Iterator[Source | Skipped]:
    """What the inputs name, in their order; folders and patterns in the order of their paths."""
    for given in inputs:
        if str(given) == STANDARD_INPUT:
            yield Source(STANDARD_INPUT_NAME, None)
        elif (path := Path(given)).is_dir():
            yield from _folder(path)
        elif path.exists():
            yield Source(str(given), path)
        else:
            yield from _pattern(str(given))


@contextmanager
def opened(source: Source, stdin: BinaryIO | None) -> Iterator[Opened]:
    """Open an input for the length of the block; OSError where the system refuses.

    Standard input is its owner's to close. None for it is an input that holds nothing.
    """
    with ExitStack() as stack:
        if source.path is not None:
            buffered = _buffered(stack.enter_context(source.path.open("rb")))
            name = source.path.name
        else:
            buffered = _buffered(stdin or io.BytesIO())
            name = STANDARD_INPUT_NAME
        stack.callback(buffered.detach)
        head = buffered.peek(HEAD_BYTES)[:HEAD_BYTES]
        if head.startswith(GZIP_MAGIC):
            unzipped = stack.enter_context(gzip.GzipFile(fileobj=buffered))
            buffered = _buffered(unzipped)
            head = buffered.peek(HEAD_BYTES)[:HEAD_BYTES]
            name = name[: -len(GZIP_SUFFIX)] if name.lower().endswith(GZIP_SUFFIX) else name
        yield Opened(buffered, head, name)


def _buffered(raw: BinaryIO | gzip.GzipFile) -> io.BufferedReader:
    """A reader that can peek, over any binary stream that can fill a buffer."""
    return io.BufferedReader(cast("io.RawIOBase", raw), HEAD_BYTES)


def _folder(folder: Path) -> Iterator[Source | Skipped]:
    errors: list[OSError] = []
    found = 0
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.lower().endswith(PASSED_OVER):
                found += 1
                yield _regular(Path(parent, name))
    for error in errors:
        yield Skipped(str(error.filename), f"cannot be opened ({error.strerror})")
    if not found and not errors:
        yield Skipped(str(folder), "is a folder without files")


def _regular(path: Path) -> Source | Skipped:
    """A file met in a folder or by a pattern; pipes and devices would be waited for without end."""
    if path.exists() and not path.is_file():
        return Skipped(str(path), "is not a regular file")
    return Source(str(path), path)


def _pattern(given: str) -> Iterator[Source | Skipped]:
    if not glob.has_magic(given):
        yield Skipped(given, "does not exist")
        return
    paths = sorted(glob.iglob(given, recursive=True))  # noqa: PTH207 - patterns may be absolute and hold `**`
    if not paths:
        yield Skipped(given, "matches no file")
    for path in paths:
        if not Path(path).is_dir():
            yield _regular(Path(path))
