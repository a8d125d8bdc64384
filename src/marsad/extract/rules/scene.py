"""The scene that a sentence without an act sets for the acts told after it.

"A patrol searched a compound in the Ardal district. During the search it captured two men": the search is no claim,
but it says where the capture took place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.extract.rules.page import Page
from marsad.extract.rules.setting import fineness
from marsad.model.claims import Claim, PlaceSlot, Provenance
from marsad.model.layers import PlaceMention, PlaceUse

RULE = "place-of-scene"
INHERITED = "place-of-occurrence"
"""Rule of a place that a claim has from another sentence."""
CONFIDENCE = 0.45


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence that tells no act, and the most specific place it names."""

    start: int
    place: PlaceMention


def staged(page: Page, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with the place of the last scene set before them, where their own words give none.

    A place that was told with an act between the scene and the claim is nearer and stays.
    """
    if all(claim.place is not None and claim.place.provenance.rule != INHERITED for claim in claims):
        return tuple(claims)
    scenes = _scenes(page, claims)
    starts = [scene.start for scene in scenes]
    return tuple(_staged(claim, scenes[: bisect_left(starts, claim.sentence.start)]) for claim in claims)


def _staged(claim: Claim, before: Sequence[Scene]) -> Claim:
    own = claim.place is not None and claim.place.provenance.rule != INHERITED
    if own or not before:
        return claim
    last = before[-1]
    if claim.place is not None and last.start <= claim.place.quote.start <= claim.sentence.start:
        return claim
    mention = last.place
    return replace(claim, place=PlaceSlot(mention.quote, Provenance(RULE, CONFIDENCE), mention.place, mention.reason))


def _scenes(page: Page, claims: Sequence[Claim]) -> list[Scene]:
    told = {quote.start for claim in claims for quote in (claim.sentence, *claim.evidence)}
    starts = [sentence.start_char for sentence in page.doc.sents]
    best: dict[int, PlaceMention] = {}
    for mention in dict.fromkeys(page.places.values()):
        start = starts[bisect_right(starts, mention.quote.start) - 1]
        if mention.use is not PlaceUse.LOCATION or start in told:
            continue
        if start not in best or fineness(mention) < fineness(best[start]):
            best[start] = mention
    return [Scene(start, best[start]) for start in sorted(best)]
