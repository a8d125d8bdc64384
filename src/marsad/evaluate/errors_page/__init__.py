"""The errors of a run as one HTML file that opens from disk: text, marked and read claims side by side."""

from __future__ import annotations

from collections.abc import Iterable

from marsad.evaluate.claims import ComparedReport
from marsad.evaluate.errors_page.view import page_view
from marsad.export.page.shell import asset, whole_page

TITLE = "Where the reader and the coder differ"
PACKAGE = "marsad.evaluate.errors_page"


def errors_page(compared: Iterable[ComparedReport], *, with_held_back: bool = False, title: str = TITLE) -> str:
    """The whole page. Reports that are held back are left out, and that is said, unless they are asked for."""
    view = page_view(compared, with_held_back=with_held_back)
    return whole_page(
        "errors.html",
        package=PACKAGE,
        styles=[asset("base.css"), asset("errors.css", PACKAGE)],
        scripts=[asset("dom.js"), asset("errors.js", PACKAGE)],
        data=view,
        title=title,
        view=view,
    )
