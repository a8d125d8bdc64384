"""Find the places of a document and pin them down."""

from __future__ import annotations

from math import exp

from spacy.tokens import Doc

from marsad.model.entities import Place, PlaceKind
from marsad.model.evidence import quote_at
from marsad.model.layers import PlaceMention
from marsad.resolve.gazetteer.file import Gazetteer
from marsad.resolve.places.candidates import find_names
from marsad.resolve.places.disambiguate import disambiguate
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page, page_of
from marsad.resolve.places.surroundings import read_surroundings
from marsad.resolve.places.uses import use_of

ENOUGH = 1.0
"""Evidence from which a name is taken for a place."""


def find_places(doc: Doc, gazetteer: Gazetteer, *, published_country: str | None = None) -> tuple[PlaceMention, ...]:
    """Every place name of the document, in text order, with what it stands for and why.

    `published_country` (ISO2) is where the publisher is at home: a slight preference among namesakes.
    """
    page = page_of(doc)
    names = find_names(page, gazetteer)
    read_surroundings(page, names)
    disambiguate(names, published_country)
    kept = [name for name in names if name.evidence >= ENOUGH]
    return tuple(_mention(page, name, gazetteer) for name in kept if name.best is not None)


def _mention(page: Page, name: Found, gazetteer: Gazetteer) -> PlaceMention:
    quote = quote_at(page.text, page.starts[name.phrase_start], page.end(name.phrase_end - 1))
    place = _place(name, gazetteer)
    return PlaceMention(
        quote=quote,
        place=place,
        use=use_of(page, name),
        confidence=_confidence(name),
        alternatives=tuple(gazetteer.place(entry) for entry in name.others),
        reason="; ".join(name.reasons),
    )


def _place(name: Found, gazetteer: Gazetteer) -> Place | None:
    return gazetteer.place(name.best) if name.best is not None else None


def _confidence(name: Found) -> float:
    """Product of "is a place" and "is this one", each squashed to 0..1."""
    is_place = 1.0 / (1.0 + exp(-1.2 * (name.evidence - 0.5)))
    is_this = 1.0 / (1.0 + exp(-1.5 * (name.margin + 0.3)))
    kind_bonus = 1.0 if name.best is not None and name.best.kind is not PlaceKind.UNKNOWN else 0.9
    return round(is_place * is_this * kind_bonus, 3)
