"""Places meant by "the capital", "the town", "the village" without their name."""

from __future__ import annotations

from collections import Counter

from marsad.codebook.place_words import place_words
from marsad.model.entities import PlaceKind
from marsad.model.evidence import quote_at
from marsad.model.layers import PlaceMention, PlaceUse
from marsad.resolve.gazetteer.file import Gazetteer
from marsad.resolve.places.page import Page

NOUNS = frozenset(("capital", "city", "town", "village", "neighborhood", "neighbourhood"))
BETWEEN = frozenset(
    [
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "besieged",
        "same",
        "ancient",
        "historic",
        "entire",
        "whole",
        "syrian",
        "border",
        "nearby",
    ]
)
LOOK_BACK_CHARS = 600
SURE = 0.5
SITE_REACH = 3
"""Words behind "the town's" among which the site is named."""


def references(page: Page, mentions: list[PlaceMention], gazetteer: Gazetteer) -> list[PlaceMention]:
    """A mention for every such phrase that has somewhere to point to, the last fitting place named before it."""
    found = []
    for at, word in enumerate(page.lower):
        if word not in NOUNS or page.lower_at(at + 1) == "of" or _named_after(page, at) or _owns_no_site(page, at):
            continue
        start = _article(page, at)
        if start is None:
            continue
        quote = quote_at(page.text, page.starts[start], page.end(at))
        before = [mention for mention in mentions if mention.quote.end <= quote.start]
        target = _capital(before, gazetteer) if word == "capital" else _last_settlement(before, quote.start)
        if target is not None and target.place is not None:
            found.append(
                PlaceMention(
                    quote=quote,
                    place=target.place,
                    confidence=round(SURE * target.confidence, 3),
                    reason=f"{quote.text!r} is taken for {target.place.name}: {target.reason}",
                )
            )
    return found


def _named_after(page: Page, at: int) -> bool:
    """Whether the name follows at once: "the capital Damascus", "the city, Homs"."""
    return at + 1 < len(page.tokens) and page.tokens[at + 1][:1].isupper()


def _owns_no_site(page: Page, at: int) -> bool:
    """ "The town's mayor" is where he is from; "the town's livestock market" is in the town."""
    if page.lower_at(at + 1) not in ("'s", "’s"):
        return False
    sites = place_words().kind_after
    return not any(page.lower_at(word) in sites for word in range(at + 2, at + 2 + SITE_REACH))


def _article(page: Page, at: int) -> int | None:
    start = at - 1
    while page.lower_at(start) in BETWEEN:
        start -= 1
    return start if page.lower_at(start) == "the" else None


def _capital(before: list[PlaceMention], gazetteer: Gazetteer) -> PlaceMention | None:
    votes = Counter(mention.place.country for mention in before if mention.place is not None and mention.place.country)
    if not votes:
        return None
    country = min(votes, key=lambda code: (-votes[code], code))
    entry = gazetteer.capital(country)
    if entry is None:
        return None
    return PlaceMention(
        quote=before[-1].quote,
        place=gazetteer.place(entry),
        confidence=0.8,
        reason=f"the report speaks mostly of {country}",
    )


def _last_settlement(before: list[PlaceMention], at: int) -> PlaceMention | None:
    for mention in reversed(before):
        if at - mention.quote.end > LOOK_BACK_CHARS:
            return None
        settled = mention.place is not None and mention.place.kind is PlaceKind.SETTLEMENT
        if settled and mention.use is PlaceUse.LOCATION:
            return PlaceMention(
                quote=mention.quote,
                place=mention.place,
                confidence=mention.confidence,
                reason="the last place of that kind named before",
            )
    return None
