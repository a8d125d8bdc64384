"""The page as one HTML text: template, style, script, map outlines and data in a single file.

Nothing in it can reach a network: the content security policy allows the two inline blocks by their digest and
nothing else. Report text enters as JSON that cannot end its script element, and the script writes text nodes only.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import resources

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from marsad.export.jsontext import dumps
from marsad.export.page.view import page_view
from marsad.export.when_words import day_words
from marsad.model.bundle import Bundle

STYLES = ("base.css", "overview.css", "incident.css", "print.css")
# In this order: later files use the functions of earlier ones.
SCRIPTS = (
    "dom.js", "state.js", "filters.js", "projection.js", "map.js", "timeline.js", "list.js", "incident.js", "app.js",
)  # fmt: skip
DEFAULT_TITLE = "What the reports say"
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def render_page(bundle: Bundle, *, title: str = DEFAULT_TITLE) -> str:
    """The whole page. `title` heads it; the bundle's own words are shown as published."""
    style = "\n".join(_asset(name) for name in STYLES)
    script = "'use strict';\n(() => {\n" + "\n".join(_asset(name) for name in SCRIPTS) + "\n})();\n"
    environment = Environment(autoescape=select_autoescape(default=True), undefined=StrictUndefined)
    page = environment.from_string(_asset("page.html")).render(
        title=title,
        policy=content_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        data=Markup(script_json(page_view(bundle))),
        outlines=Markup(_asset("outlines.json").strip()),
        generated=day_words(bundle.generated_at) if bundle.generated_at else "",
        counts={"reports": len(bundle.reports), "claims": len(bundle.claims), "incidents": len(bundle.incidents)},
    )
    # Lone surrogates of a damaged report cannot be written as UTF-8.
    return page.encode("utf-8", "replace").decode("utf-8")


def content_policy(style: str, script: str) -> str:
    """The content security policy: these two blocks may act, nothing may be fetched, sent or framed."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src 'none'; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def script_json(value: object) -> str:
    """JSON that cannot end or comment out the script element that holds it."""
    text = dumps(value)
    for char, escaped in _IN_SCRIPT.items():
        text = text.replace(char, escaped)
    return text


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _asset(name: str) -> str:
    return resources.files("marsad.export.page").joinpath("assets").joinpath(name).read_text(encoding="utf-8")
