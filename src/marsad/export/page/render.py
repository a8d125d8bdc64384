"""The page of a record as one HTML text: template, style, script, map outlines and data in a single file."""

from __future__ import annotations

from markupsafe import Markup

from marsad.export.page.shell import asset, whole_page
from marsad.export.page.view import page_view
from marsad.export.when_words import day_words
from marsad.model.bundle import Bundle

STYLES = ("base.css", "overview.css", "incident.css", "print.css")
# In this order: later files use the functions of earlier ones.
SCRIPTS = (
    "dom.js", "state.js", "filters.js", "projection.js", "map.js", "timeline.js", "list.js", "incident.js", "app.js",
)  # fmt: skip
DEFAULT_TITLE = "What the reports say"


def render_page(bundle: Bundle, *, title: str = DEFAULT_TITLE) -> str:
    """The whole page. `title` heads it; the bundle's own words are shown as published."""
    return whole_page(
        "page.html",
        styles=[asset(name) for name in STYLES],
        scripts=[asset(name) for name in SCRIPTS],
        data=page_view(bundle),
        title=title,
        outlines=Markup(asset("outlines.json").strip()),
        generated=day_words(bundle.generated_at) if bundle.generated_at else "",
        counts={"reports": len(bundle.reports), "claims": len(bundle.claims), "incidents": len(bundle.incidents)},
    )
