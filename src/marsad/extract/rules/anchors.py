"""To which act of a sentence a figure, count or damage belongs: the one whose words it hangs on, else the nearest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from marsad.extract.rules.grammar import token_at
from marsad.extract.rules.grouping import Group
from marsad.extract.rules.page import Page


class Anchored(Protocol):
    """A mention that hangs on a word."""

    @property
    def anchor(self) -> int:
        """Offset of that word."""
        ...


A = TypeVar("A", bound=Anchored)


class Anchors:
    """Gives each anchored mention to the group whose triggers hold its anchor, or to the nearest of its sentence."""

    def __init__(self, page: Page, groups: Sequence[Group]) -> None:
        self._page = page
        self._by_token: dict[int, int] = {}
        self._by_sentence: dict[int, list[tuple[int, int]]] = {}
        for number, group in enumerate(groups):
            for item in group.told:
                trigger = item.trigger
                indices = [*range(trigger.first, trigger.last + 1), *(root.i for root in trigger.roots)]
                for i in indices:
                    self._by_token.setdefault(i, number)
                self._by_sentence.setdefault(trigger.head.sent.start, []).append((trigger.head.i, number))

    def share(self, mentions: Sequence[A]) -> dict[int, list[A]]:
        """The mentions by the number of the group they belong to, in their order; those of no group left out."""
        shared: dict[int, list[A]] = {}
        for mention in mentions:
            number = self._group(mention.anchor)
            if number is not None:
                shared.setdefault(number, []).append(mention)
        return shared

    def _group(self, anchor: int) -> int | None:
        token = token_at(self._page.doc, anchor)
        if token is None:
            return None
        if token.i in self._by_token:
            return self._by_token[token.i]
        near = self._by_sentence.get(token.sent.start, [])
        return min(near, key=lambda pair: abs(pair[0] - token.i))[1] if near else None
