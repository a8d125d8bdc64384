"""The errors of a run as one HTML file that opens from disk: text, marked and read claims side by side.

Built as the page of a record is: nothing in it can reach a network, and a report's words enter as text alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from marsad.evaluate.claims import ComparedReport
from marsad.evaluate.errors_page.view import page_view
from marsad.export.page.render import content_policy, script_json

TITLE = "Where the reader and the coder differ"


def errors_page(compared: Iterable[ComparedReport], *, with_held_back: bool = False, title: str = TITLE) -> str:
    """The whole page. Reports that are held back are left out, and that is said, unless they are asked for."""
    style = _page_asset("base.css") + _asset("errors.css")
    script = "'use strict';\n(() => {\n" + _page_asset("dom.js") + _asset("errors.js") + "\n})();\n"
    view = page_view(compared, with_held_back=with_held_back)
    environment = Environment(autoescape=select_autoescape(default=True), undefined=StrictUndefined)
    page = environment.from_string(_asset("errors.html")).render(
        title=title,
        policy=content_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        data=Markup(script_json(view)),
        view=view,
    )
    # Lone surrogates of a damaged report cannot be written as UTF-8.
    return page.encode("utf-8", "replace").decode("utf-8")


def _asset(name: str) -> str:
    return _text("marsad.evaluate.errors_page", name)


def _page_asset(name: str) -> str:
    return _text("marsad.export.page", name)


def _text(package: str, name: str) -> str:
    return resources.files(package).joinpath("assets").joinpath(name).read_text(encoding="utf-8")
