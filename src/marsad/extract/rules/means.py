"""One trigger, two means: "hit the depot with drones and later with mortars" tells two acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.codebook.event_types import load_event_types
from marsad.codebook.weapons import load_weapons
from marsad.extract.rules.page import Page
from marsad.extract.rules.roles import Argument
from marsad.extract.rules.telling import Telling
from marsad.model.claims import EventTypeId

MEANS_RULE = "means-phrase"


def by_means(page: Page, telling: Telling) -> Iterator[Telling]:
    """The telling, or one for each kind of means where its trigger names several, each with its own type."""
    kinds: dict[EventTypeId, list[Argument]] = {}
    if telling.group.main.entry.generic:
        for weapon in telling.weapons:
            if weapon.rule == MEANS_RULE and (implied := _implied(page, weapon)) is not None:
                kinds.setdefault(implied, []).append(weapon)
    if len(kinds) <= 1:
        yield telling
        return
    for position, (kind, weapons) in enumerate(kinds.items()):
        # People were hurt once, whatever hurt them: the figures stay with the means named first.
        yield replace(
            telling, type=kind, weapons=tuple(weapons), figures=telling.figures if position == 0 else (), count=None
        )


def _implied(page: Page, weapon: Argument) -> EventTypeId | None:
    words = page.text[weapon.span.start : weapon.span.end]
    types = load_event_types().by_id
    known = [EventTypeId(name) for name in load_weapons().event_types(words) if name in types]
    ranged = [type_id for type_id in known if types[type_id].family == "ranged"]
    return ranged[0] if ranged else None
