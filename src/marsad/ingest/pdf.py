"""PDF files: the text layer. Scanned pages without one are not read."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from marsad.errors import InputError
from marsad.ingest.drafts import Draft, Outcome, read_whole, too_large
from marsad.ingest.options import IngestOptions
from marsad.model.reports import IngestWarning, Skipped, WarningKind

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGE_BREAK = "\n\n"
# What pypdf lets through on damaged files besides its own errors.
DAMAGE = (
    *(ValueError, KeyError, IndexError, TypeError, AttributeError, AssertionError, NotImplementedError),
    *(RecursionError, OverflowError, ZeroDivisionError, EOFError, struct.error, zlib.error),
)

_WRAPPED_LINE = re.compile(r"(?<=[^\s.!?:;])\n(?=[a-z])")


def read_pdf(stream: BinaryIO, origin: str, options: IngestOptions) -> Iterator[Outcome]:
    """One report: the text layers of all pages."""
    raw = read_whole(stream, options)
    if raw is None:
        yield too_large(origin, options)
        return
    reader = _open(raw, origin)
    text, unreadable = _text_layer(reader, origin, options.max_report_chars)
    if not text.strip():
        yield Skipped(origin, "has no text layer (scanned pages need text recognition first)")
        return
    warnings: tuple[IngestWarning, ...] = ()
    if unreadable:
        pages = ", ".join(str(page) for page in unreadable)
        warnings = (IngestWarning(WarningKind.PAGES_UNREADABLE, f"pages that could not be read: {pages}"),)
    yield Draft(
        origin=origin,
        media_type="application/pdf",
        raw=raw,
        text=text,
        cleaner=f"pypdf/{version('pypdf')}+lines/1",
        runs=(),
        title=_title(reader),
        warnings=warnings,
    )


def _open(raw: bytes, origin: str) -> PdfReader:
    # Imported here: most runs see no PDF.
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(raw))
        locked = reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED
        page_count = 0 if locked else len(reader.pages)
    except DependencyError as error:
        raise InputError(origin, f"is an encrypted PDF that needs a further package ({error})") from error
    except (PyPdfError, *DAMAGE) as error:
        raise InputError(origin, f"is a PDF that cannot be read ({error or type(error).__name__})") from error
    if locked:
        raise InputError(origin, "is an encrypted PDF: remove its password first")
    if not page_count:
        raise InputError(origin, "is a PDF that cannot be read (it has no pages)")
    return reader


def _text_layer(reader: PdfReader, origin: str, max_chars: int) -> tuple[str, list[int]]:
    """The text, read until just over `max_chars`, and the numbers of the pages that could not be read."""
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    texts: list[str] = []
    unreadable: list[int] = []
    for number in range(1, len(reader.pages) + 1):
        try:
            texts.append(_unwrapped(reader.pages[number - 1].extract_text()))
        except (PyPdfError, *DAMAGE):
            unreadable.append(number)
        if sum(map(len, texts)) > max_chars:
            break
    if unreadable and not any(texts):
        raise InputError(origin, "is a PDF that cannot be read (no page could be opened)")
    return PAGE_BREAK.join(texts), unreadable


def _unwrapped(text: str) -> str:
    """Lines that end within a sentence joined by a blank, so that the layout does not cut sentences."""
    return _WRAPPED_LINE.sub(" ", text)


def _title(reader: PdfReader) -> str | None:
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        title = reader.metadata.title if reader.metadata else None
    except (PyPdfError, *DAMAGE):
        return None
    return (title or "").strip() or None
