"""Abbreviated states of the United States: "Alexandria, La."."""

from __future__ import annotations

from marsad.codebook.place_words import place_words
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Gazetteer
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page
from marsad.text.names import fold


def add_state_abbreviations(page: Page, found: list[Found], gazetteer: Gazetteer) -> None:
    """Read "La." as a state in "Alexandria, La."; a name of the list that it lies in is left out."""
    states = place_words().states
    after_comma = [end + 1 for end in sorted({name.end for name in found}) if page.tokens[end : end + 1] == (",",)]
    for position in after_comma:
        state = states.get(page.tokens[position].rstrip(".")) if position < len(page.tokens) else None
        if state is None:
            continue
        entries = [
            entry
            for entry in gazetteer.named([fold(state)]).get(fold(state), ())
            if entry.country == "US" and entry.kind is PlaceKind.ADMIN1
        ]
        kept = [name for name in found if not name.start <= position < name.end]
        found[:] = [*kept, Found(position, position + 1, fold(state), tuple((entry, 1.0) for entry in entries[:1]))]
    found.sort(key=lambda name: name.start)
