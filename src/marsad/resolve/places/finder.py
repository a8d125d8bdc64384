"""Find the places of a document and pin them down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp

from spacy.tokens import Doc

from marsad.model.entities import Place, PlaceKind
from marsad.model.evidence import quote_at
from marsad.model.layers import PlaceMention, PlaceUse
from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.places.borders import borders
from marsad.resolve.places.candidates import find_names
from marsad.resolve.places.disambiguate import disambiguate
from marsad.resolve.places.embassies import embassies
from marsad.resolve.places.enclosing import enclosed_place, enclosing, is_unlisted
from marsad.resolve.places.found import MOST_OPTIONS, Found
from marsad.resolve.places.lines import line, roads
from marsad.resolve.places.page import Page, page_of
from marsad.resolve.places.references import references
from marsad.resolve.places.relative import offset_of, shifted
from marsad.resolve.places.surroundings import read_surroundings
from marsad.resolve.places.uses import use_of

ENOUGH = 1.0
"""Evidence from which a name is taken for a place."""
UNDECIDED = 0.5
"""Lead over the next place of the name below which it is called ambiguous."""
ENCLOSED_SURE = 0.45
"""Share of the confidence that is left for a place known only by what lies around it."""


def find_places(doc: Doc, gazetteer: Gazetteer, *, published_country: str | None = None) -> tuple[PlaceMention, ...]:
    """Every place name of the document, in text order, with what it stands for and why.

    `published_country` (ISO2) is where the publisher is at home: a slight preference among namesakes.
    """
    page = page_of(doc)
    names = find_names(page, gazetteer)
    read_surroundings(page, names)
    disambiguate(names, gazetteer, published_country)
    kept = [name for name in names if name.evidence + name.fits >= ENOUGH]
    mentions: list[PlaceMention] = []
    for position, name in enumerate(kept):
        mentions.append(_mention(page, kept, position, gazetteer))
        if position and (way := line(page, kept[position - 1], name, mentions[-2:])) is not None:
            mentions.append(way)
    mentions += references(page, mentions, gazetteer)
    mentions += (*roads(page, mentions, gazetteer), *borders(page, mentions), *embassies(page, mentions, gazetteer))
    return tuple(sorted(mentions, key=lambda mention: (mention.quote.start, mention.quote.end)))


def _mention(page: Page, names: list[Found], position: int, gazetteer: Gazetteer) -> PlaceMention:
    name = names[position]
    place, reason, confidence = _resolved(page, names, position, gazetteer)
    start, use = name.phrase_start, use_of(page, name)
    offset = offset_of(page, name) if place is not None and use in (PlaceUse.LOCATION, PlaceUse.MODIFIER) else None
    if offset is not None and place is not None and place.kind is not PlaceKind.COUNTRY:
        start, use = offset.start, PlaceUse.LOCATION
        wording = page.between(start, name.phrase_end)
        place, reason = shifted(place, offset, wording), f"told from {place.name}: {reason}"
    return PlaceMention(
        quote=quote_at(page.text, page.starts[start], page.end(name.phrase_end - 1)),
        place=place,
        use=use,
        confidence=confidence,
        alternatives=tuple(gazetteer.place(entry) for entry in name.others),
        reason=reason,
    )


def _resolved(page: Page, names: list[Found], position: int, gazetteer: Gazetteer) -> tuple[Place | None, str, float]:
    """The place, why it is this one, and how sure that is."""
    name = names[position]
    if not is_unlisted(name) and name.best is not None:
        reasons = [*name.reasons, *_ambiguity(name)]
        return gazetteer.place(name.best), "; ".join(reasons), _confidence(name)
    around = enclosing(names, position)
    if around is None:
        return None, "not in the gazetteer, and the text does not say where it lies", 0.1
    place = enclosed_place(page, name, around, gazetteer)
    reason = f"not in the gazetteer; somewhere in or near {around.name}, which the text speaks of there"
    return place, reason, round(ENCLOSED_SURE * _is_place(name), 3)


def _ambiguity(name: Found) -> Iterator[str]:
    """What is said of a name that many places bear where little tells them apart."""
    same = sum(likeness == 1.0 for _, likeness in name.options)
    if same > 1 and name.margin < UNDECIDED and name.best is not None and not _one_area(name.best, name.others):
        many = f"at least {same}" if same >= MOST_OPTIONS else str(same)
        yield f"ambiguous: {many} places bear this name, and little tells which is meant"


def _one_area(best: Entry, others: Sequence[Entry]) -> bool:
    """Whether the next place of the name is the area around the best, its seat, or beside it in one area."""
    areas = {best.number, best.admin1} - {None}
    return bool(others) and bool(areas & {others[0].number, others[0].admin1})


def _is_place(name: Found) -> float:
    return 1.0 / (1.0 + exp(-1.2 * (name.evidence - 0.5)))


def _confidence(name: Found) -> float:
    """Product of "is a place" and "is this one", each squashed to 0..1."""
    is_this = 1.0 / (1.0 + exp(-1.5 * (name.margin + 0.3)))
    return round(_is_place(name) * is_this, 3)
