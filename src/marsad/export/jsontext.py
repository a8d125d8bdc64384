"""JSON text that is safe to store line by line and to write as UTF-8, whatever a report contains."""

from __future__ import annotations

import json
import re

# Line separators other than "\n" split lines in many readers; lone surrogates cannot be written as UTF-8 at all.
_UNSAFE = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
"""A JSON value."""


def dumps(value: object, *, indent: int | None = None) -> str:
    """`value` as JSON; on one line, free of line separators, unless `indent` is given."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
