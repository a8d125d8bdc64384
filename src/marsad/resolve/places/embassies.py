"""Embassies: told by the country they are in, they stand in its capital."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.model.entities import PlaceKind
from marsad.model.evidence import quote_at
from marsad.model.layers import PlaceMention, PlaceUse
from marsad.resolve.gazetteer.file import Gazetteer
from marsad.resolve.places.page import Page

SURE = 0.9
LOOK_BACK = 20
"""Characters before a country's name within which "embassy in" stands."""
_EMBASSY_IN = re.compile(r"\bembass(?:y|ies) in $", re.IGNORECASE)


def embassies(page: Page, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """A mention at the capital for every "embassy in X" where X is a country."""
    for mention in mentions:
        place = mention.place
        if place is None or place.kind is not PlaceKind.COUNTRY or place.country is None:
            continue
        before = _EMBASSY_IN.search(page.text, max(0, mention.quote.start - LOOK_BACK), mention.quote.start)
        capital = gazetteer.capital(place.country) if before is not None else None
        if before is None or capital is None:
            continue
        seat = gazetteer.place(capital)
        quote = quote_at(page.text, before.start(), mention.quote.end)
        yield PlaceMention(
            quote=quote,
            place=replace(
                seat,
                name=quote.text,
                kind=PlaceKind.FACILITY,
                id=None,
                geonameid=None,
                within=(seat.name, *seat.within),
            ),
            use=PlaceUse.LOCATION,
            confidence=round(SURE * mention.confidence, 3),
            reason=f"embassies in {place.name} stand in its capital {seat.name}",
        )
