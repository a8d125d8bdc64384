"""Places told only by a border: "near the border with Iraq", "the Syrian-Turkish border".

A border is long, and we have no line of it: such a place has a country and no point. A place told beside it makes a
claim exact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from marsad.model.entities import Place, PlaceKind
from marsad.model.evidence import quote_at
from marsad.model.layers import PlaceMention, PlaceUse
from marsad.resolve.places.demonyms import demonyms
from marsad.resolve.places.page import Page
from marsad.text.names import fold

CONFIDENCE = 0.5
_BEFORE = re.compile(r"(?:the\s+)?(?:border|frontier)\s+(?:with|of)\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s+(?:border|frontier)\b(?!\s+(?:guard|police|patrol|force|crossing|post|town|village|control|officer))"
)
_THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
_BETWEEN_TWO = re.compile(r"\b(?:the\s+)?([A-Z][a-z]+)\s?[-\u2013/]\s?([A-Z][a-z]+)\s+(?:border|frontier)\b")
BORDER_WORDS = ("border", "frontier")
LOOK_BACK = 30
"""Characters before a country's name within which "the border with" stands."""


def borders(page: Page, mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """A mention for every border of a country that the words speak of."""
    votes = Counter(m.place.country for m in mentions if m.place is not None and m.place.country is not None)
    for mention in mentions:
        place = mention.place
        if place is None or place.kind is not PlaceKind.COUNTRY or place.country is None:
            continue
        span = _span(page, mention)
        if span is not None:
            beside = [code for code in votes if code != place.country]
            side = max(beside, key=lambda code: (votes[code], code), default=place.country)
            yield _border(page, span, side, f"somewhere along a border of {place.name}")
    told = any(word in page.text for word in BORDER_WORDS)
    for match in _BETWEEN_TWO.finditer(page.text) if told else ():
        codes = [code for word in match.groups() if (code := demonyms().get(fold(word))) is not None]
        if len(codes) == len(match.groups()):
            side = max(codes, key=lambda code: votes[code])
            yield _border(page, match.span(), side, f"somewhere along the border of {' and '.join(codes)}")


def _border(page: Page, span: tuple[int, int], side: str, where: str) -> PlaceMention:
    quote = quote_at(page.text, *span)
    place = Place(name=quote.text, kind=PlaceKind.REGION, country=side, within=(side,))
    reason = f"{where}; the report's side of it is taken to be {side}"
    return PlaceMention(quote, place, PlaceUse.LOCATION, CONFIDENCE, reason=reason)


def _span(page: Page, mention: PlaceMention) -> tuple[int, int] | None:
    start, end = mention.quote.start, mention.quote.end
    before = _BEFORE.search(page.text, max(0, start - LOOK_BACK), start)
    if before is not None:
        return before.start(), end
    after = _AFTER.match(page.text, end)
    if after is None:
        return None
    article = _THE.search(page.text, max(0, start - LOOK_BACK), start)
    return (article.start() if article is not None else start), after.end()
