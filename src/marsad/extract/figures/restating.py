"""Repeated tellings of the same casualties within one report."""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.figures.groups import Group
from marsad.model.claims import Figure, FigureBasis, Who
from marsad.model.layers import FigureMention

ZEROS = frozenset({FigureBasis.NONE_REPORTED, FigureBasis.NO_INFORMATION, FigureBasis.NOT_STATED})


def with_restatements(
    mentions: tuple[FigureMention, ...], groups: list[Group], titles: list[bool]
) -> tuple[FigureMention, ...]:
    """The mentions with `restates` set where one tells again what another tells.

    The first telling in running text is the one that counts; a headline restates it.
    """
    told: list[FigureMention] = []
    for at, mention in enumerate(mentions):
        origin = None
        for earlier in range(at - 1, -1, -1):
            if told[earlier].restates is None and _same(mentions[earlier].figure, mention.figure, groups[at]):
                origin = earlier
                break
        if origin is not None and titles[origin] and not titles[at]:
            told[origin] = replace(told[origin], restates=at)
            told = [replace(other, restates=at) if other.restates == origin else other for other in told]
            origin = None
        told.append(mention if origin is None else replace(mention, restates=origin))
    return tuple(told)


def _same(earlier: Figure, later: Figure, group: Group) -> bool:
    """Whether `later`, worded as `group`, may be the people of `earlier`."""
    if earlier.kind is not later.kind or group.further:
        return False
    if Who.UNKNOWN not in (earlier.who, later.who) and earlier.who is not later.who:
        return False
    if earlier.basis in ZEROS or later.basis in ZEROS:
        return earlier.basis is later.basis
    if (earlier.lo, earlier.hi) == (later.lo, later.hi):
        return True
    return group.definite and not group.counted


def dedupe_figures(mentions: tuple[FigureMention, ...]) -> tuple[FigureMention, ...]:
    """The mentions without those that restate another; `part_of` is renumbered."""
    kept = [at for at, mention in enumerate(mentions) if mention.restates is None]
    place = {old: new for new, old in enumerate(kept)}
    found = []
    for at in kept:
        total = mentions[at].figure.part_of
        if total is not None:
            total = place.get(total, place.get(mentions[total].restates or 0))
        found.append(replace(mentions[at], figure=replace(mentions[at].figure, part_of=total)))
    return tuple(found)
