"""The part of a corpus that people look at, and the part that is only ever scored.

Which half a report is in depends on its id alone, so that it stays there when a corpus grows or is reordered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Half(StrEnum):
    """Looked-at reports may be read for their errors; held-back ones show whether what was learnt holds elsewhere."""

    LOOKED_AT = "looked-at"
    HELD_BACK = "held-back"


def half_of(report_id: str) -> Half:
    """The half of a report: looked at where the SHA-1 of its id is an even number."""
    return Half.HELD_BACK if _number(report_id) % 2 else Half.LOOKED_AT


def sample(items: Iterable[T], count: int | None, id_of: Callable[[T], str]) -> Sequence[T]:
    """`count` of the items in their own order, always the same ones: those with the smallest SHA-1 of their id."""
    every = list(items)
    if count is None or count >= len(every):
        return every
    chosen = sorted(range(len(every)), key=lambda i: _number(id_of(every[i])))[:count]
    return [every[i] for i in sorted(chosen)]


def _number(report_id: str) -> int:
    digest = hashlib.sha1(report_id.encode("utf-8", "surrogatepass"), usedforsecurity=False)
    return int(digest.hexdigest(), 16)
