"""HTML pages: the main text with title, date and publisher, tied back to the page as decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, BinaryIO

from marsad.ingest.align import align
from marsad.ingest.drafts import Draft, Outcome, read_whole, too_large
from marsad.ingest.encoding import decode
from marsad.ingest.options import IngestOptions
from marsad.model.reports import IngestWarning, Skipped, WarningKind

if TYPE_CHECKING:
    from trafilatura.settings import Document as Facts

CHARSET_BYTES = 4096
MAX_TAGS = 20_000
"""Telling the main text from the rest takes time with the square of the number of elements: 8 s at 40,000 tags."""
METADATA_CHARS = 200_000
"""Title, date and publisher of larger pages are looked for in their beginning."""
DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""Only dates that the page gives as its own; dates in the future are kept, to be flagged."""

_NOT_CLEANED = IngestWarning(
    WarningKind.PAGE_NOT_CLEANED,
    f"the page has more than {MAX_TAGS:,} tags: all its text was taken, not the main text alone",
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""")
_PUBLISHED_TIME = re.compile(
    r"""(?:article:published_time["'][^<>]*?content=["']|"datePublished"\s*:\s*"|itemprop=["']datePublished["'][^<>]*?"""
    r"""(?:content|datetime)=["'])([^"'<>]{8,40})["']""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says; None where it does not."""

    text: str
    title: str | None
    date: str | None
    publisher: str | None
    url: str | None
    lang: str | None
    author: str | None
    is_cleaned: bool
    """Whether the text is the main text, not all text of the page."""


def read_webpage(stream: BinaryIO, origin: str, options: IngestOptions) -> Iterator[Outcome]:
    """One report: the page's main text."""
    raw = read_whole(stream, options)
    if raw is None:
        yield too_large(origin, options)
        return
    decoded = decode(raw, declared=_declared_charset(raw))
    page = extract_page(decoded.text, options.url)
    if page is None or not page.text.strip():
        yield Skipped(origin, "has no text: the page holds no readable passage")
        return
    yield Draft(
        origin=origin,
        media_type="text/html",
        raw=raw,
        text=page.text,
        cleaner=f"trafilatura/{version('trafilatura')}" + ("" if page.is_cleaned else "+whole"),
        runs=align(page.text, decoded.text),
        encoding=decoded.encoding,
        title=page.title,
        date=page.date,
        publisher=page.publisher,
        url=page.url,
        lang=page.lang,
        metadata=(("author", page.author),) if page.author else (),
        warnings=decoded.warnings if page.is_cleaned else (*decoded.warnings, _NOT_CLEANED),
    )


def extract_page(page: str, url: str | None) -> Page | None:
    """Main text and metadata of a decoded page; None when it has no text."""
    # Imported here: it takes over a second, and most runs see no web page.
    from trafilatura import bare_extraction, baseline, extract_metadata  # noqa: PLC0415

    # lxml takes no NUL; blanks keep every offset of the page where it is.
    clean = page.replace("\0", " ")
    if "html" not in clean[:50].lower():  # trafilatura refuses fragments of pages
        clean = f"<html>{clean}"
    if clean.count("<") > MAX_TAGS:
        facts = extract_metadata(clean[:METADATA_CHARS], default_url=url, date_config=DATE_SEARCH)
        return _page(baseline(clean)[1], facts, clean[:METADATA_CHARS], is_cleaned=False)
    extracted = bare_extraction(
        clean, url=url, include_comments=False, with_metadata=True, date_extraction_params=DATE_SEARCH
    )
    if extracted is None or isinstance(extracted, dict):
        return None
    return _page(extracted.text or "", extracted, clean, is_cleaned=True)


def _page(text: str, facts: Facts, page: str, *, is_cleaned: bool) -> Page:
    return Page(
        text=text,
        title=facts.title or None,
        date=_published_time(page, facts.date) or facts.date or None,
        publisher=facts.sitename or None,
        url=facts.url or None,
        lang=facts.language or None,
        author=facts.author or None,
        is_cleaned=is_cleaned,
    )


def _declared_charset(raw: bytes) -> str | None:
    match = _CHARSET.search(raw[:CHARSET_BYTES])
    return match[1].decode("ascii").lower() if match else None


def _published_time(page: str, day: str | None) -> str | None:
    """The page's own publication time, which knows the hour, when it agrees with the day that was found."""
    match = _PUBLISHED_TIME.search(page)
    if match is None or (day and not match[1].startswith(day)):
        return None
    return match[1]
