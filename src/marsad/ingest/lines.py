"""Lines of a byte stream, with a bound on their length."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from marsad.errors import InputError
from marsad.ingest.encoding import byte_order_mark

CHUNK_BYTES = 1 << 16


def byte_lines(stream: BinaryIO, origin: str, max_bytes: int) -> Iterator[bytes]:
    """Lines with their endings, in UTF-8 or whatever the file has; a byte order mark is left out.

    UTF-16 and UTF-32 with a mark are turned into UTF-8, because their line ends are not single bytes.
    Raises InputError at a line longer than `max_bytes`.
    """
    first = stream.readline(max_bytes + 1)
    if not (marked := byte_order_mark(first)):
        lines = _plain_lines(stream, first, max_bytes)
    elif marked[1] == "utf-8":
        lines = _plain_lines(stream, first[len(marked[0]) :], max_bytes)
    else:
        lines = _transcoded_lines(stream, first[len(marked[0]) :], marked[1])
    for number, line in enumerate(lines, start=1):
        if len(line) > max_bytes:
            raise InputError(f"{origin}:{number}", f"the line is longer than the limit of {max_bytes:,} bytes")
        yield line


def _plain_lines(stream: BinaryIO, first: bytes, max_bytes: int) -> Iterator[bytes]:
    line = first
    while line:
        yield line
        line = stream.readline(max_bytes + 1)


def _transcoded_lines(stream: BinaryIO, first: bytes, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    pending = decoder.decode(first)
    while chunk := stream.read(CHUNK_BYTES):
        *whole, pending = (pending + decoder.decode(chunk)).split("\n")
        for line in whole:
            yield (line + "\n").encode("utf-8", "surrogatepass")
    *whole, pending = (pending + decoder.decode(b"", final=True)).split("\n")
    for line in whole:
        yield (line + "\n").encode("utf-8", "surrogatepass")
    if pending:
        yield pending.encode("utf-8", "surrogatepass")
