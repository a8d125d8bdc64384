"""HTML pages: the main text with title, date and publisher, tied back to the page as decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING, BinaryIO

from marsad.ingest.align import align
from marsad.ingest.drafts import Draft, Outcome, read_whole, too_large
from marsad.ingest.encoding import decode
from marsad.ingest.options import IngestOptions
from marsad.ingest.sniff import binary_kind
from marsad.model.reports import Skipped

if TYPE_CHECKING:
    from trafilatura.settings import Document as Page

CHARSET_BYTES = 4096
LAST_DATE = "2100-01-01"
"""Dates up to here are accepted as a page's own, so that a page dated in the future is kept and flagged."""

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_PUBLISHED_TIME = re.compile(
    r"""(?:article:published_time["'][^<>]*?content=["']|"datePublished"\s*:\s*"|itemprop=["']datePublished["'][^<>]*?"""
    r"""(?:content|datetime)=["'])([^"'<>]{8,40})["']""",
    re.IGNORECASE,
)


def read_webpage(stream: BinaryIO, origin: str, options: IngestOptions) -> Iterator[Outcome]:
    """One report: the page's main text."""
    raw = read_whole(stream, options)
    if raw is None:
        yield too_large(origin, options)
        return
    if kind := binary_kind(raw):
        yield Skipped(origin, f"is not a web page: it looks like {kind}")
        return
    decoded = decode(raw, declared=_declared_charset(raw))
    page = extract_page(decoded.text, options.url)
    if page is None or not (page.text or "").strip():
        yield Skipped(origin, "has no text: the page holds no readable passage")
        return
    text = page.text or ""
    yield Draft(
        origin=origin,
        media_type="text/html",
        raw=raw,
        text=text,
        cleaner=f"trafilatura/{version('trafilatura')}",
        runs=align(text, decoded.text),
        encoding=decoded.encoding,
        title=page.title or None,
        date=_published_time(decoded.text, page.date) or page.date or None,
        publisher=page.sitename or None,
        url=page.url or None,
        lang=page.language or None,
        metadata=(("author", page.author),) if page.author else (),
        warnings=decoded.warnings,
    )


def extract_page(page: str, url: str | None) -> Page | None:
    """Main text and metadata of a decoded page; None when it has none."""
    # Imported here: it takes over a second, and most runs see no web page.
    from trafilatura import bare_extraction  # noqa: PLC0415

    # lxml takes no NUL; blanks keep every offset of the page where it is.
    extracted = bare_extraction(
        page.replace("\0", " "),
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": LAST_DATE},
    )
    return None if isinstance(extracted, dict) else extracted


def _declared_charset(raw: bytes) -> str | None:
    match = _CHARSET.search(raw[:CHARSET_BYTES])
    return match[1].decode("ascii").lower() if match else None


def _published_time(page: str, day: str | None) -> str | None:
    """The page's own publication time, which knows the hour, when it agrees with the day that was found."""
    match = _PUBLISHED_TIME.search(page)
    if match is None or (day and not match[1].startswith(day)):
        return None
    return match[1]
