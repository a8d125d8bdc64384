"""Claims as small as linking needs them, so that an archive's claims fit in memory together.

Quotes lose the words around them (linking gives back ids, never claims), and what is equal is held once: the
sentences, places, actors and times of a report's claims are mostly the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any

from marsad.model.claims import Claim
from marsad.model.evidence import Quote

MOST_SHARED = 50_000
"""Values remembered for sharing; then the memory is emptied, since neighbours share the most."""


def lean_claims(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The same claims, in order, without the contexts of their quotes and with equal parts shared."""
    shared: dict[Any, Any] = {}
    for claim in claims:
        if len(shared) > MOST_SHARED:
            shared.clear()
        yield _fields_lean(claim, shared)


def _lean(value: Any, shared: dict[Any, Any]) -> Any:
    kind: Any = type(value)
    if isinstance(value, Quote):
        value = Quote(_once(value.text, shared), value.start, value.end, alignment=value.alignment)
    elif isinstance(value, tuple):
        value = tuple(_lean(item, shared) for item in value)
    elif isinstance(value, str):
        return _once(value, shared) if kind is str else value
    elif _names(kind):
        value = _fields_lean(value, shared)
    else:
        return value
    return shared.setdefault((kind, value), value)


def _fields_lean(value: Any, shared: dict[Any, Any]) -> Any:
    changes = {}
    kind: Any = type(value)
    for name in _names(kind):
        part = getattr(value, name)
        lean = _lean(part, shared)
        if lean is not part:
            changes[name] = lean
    return replace(value, **changes) if changes else value


def _once(text: str, shared: dict[Any, Any]) -> str:
    found: str = shared.setdefault((str, text), text)
    return found


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a model class; none for other types."""
    return tuple(field.name for field in fields(kind)) if hasattr(kind, "__dataclass_fields__") else ()
