"""What every page of the program shares: one file that opens from disk and can reach no network.

The content security policy allows the two inline blocks by their digest and nothing else. Report text enters as JSON
that cannot end its script element, and the scripts write text nodes only.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from importlib import resources

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from marsad.export.jsontext import dumps

PACKAGE, ASSETS = "marsad.export.page", "assets"
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def whole_page(
    template: str,
    *,
    styles: Sequence[str],
    scripts: Sequence[str],
    data: object,
    package: str = PACKAGE,
    **values: object,
) -> str:
    """The page of a template that extends `shell.html`; `values` are what the template asks for.

    `package` holds the template; styles and scripts are texts; scripts may use the functions of earlier ones.
    """
    style = "\n".join(styles)
    script = "'use strict';\n(() => {\n" + "\n".join(scripts) + "\n})();\n"
    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package, ASSETS), PackageLoader(PACKAGE, ASSETS)]),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
    )
    page = environment.get_template(template).render(
        policy=_content_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        data=Markup(script_json(data)),
        **values,
    )
    # Lone surrogates of a damaged report cannot be written as UTF-8.
    return page.encode("utf-8", "replace").decode("utf-8")


def asset(name: str, package: str = PACKAGE) -> str:
    """The text of a file of a page."""
    return resources.files(package).joinpath(ASSETS).joinpath(name).read_text(encoding="utf-8")


def _content_policy(style: str, script: str) -> str:
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
