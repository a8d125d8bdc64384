"""The scene that a sentence without an act sets for the acts told after it.

"On Friday a patrol searched a compound in the Ardal district. During the search it captured two men": the search is
no claim, but it says where and when the capture took place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marsad.extract.rules.page import Page
from marsad.extract.rules.setting import fineness
from marsad.model.claims import Claim, PlaceSlot, Provenance, Realis, TimeSlot
from marsad.model.layers import PlaceMention, PlaceUse, TimeMention
from marsad.model.when import CLOCK_PRECISIONS, Precision

RULE, TIME_RULE = "place-of-scene", "time-of-scene"
INHERITED = "place-of-occurrence"
"""Rule of a place that a claim has from another sentence."""
CONFIDENCE = 0.45
REACH = 2
"""Sentences after a scene in which its day still goes on."""
DAYS = frozenset({*CLOCK_PRECISIONS, Precision.DAY})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence that tells no act, the most specific place it names, and the one day that it tells."""

    start: int
    place: PlaceMention | None
    time: TimeMention | None


def staged(page: Page, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with the place and day of the last scene set before them, where their own words give none.

    A place that was told with an act between the scene and the claim is nearer and stays. A day is taken over by
    what happened within the next sentences, not by background or by what goes on.
    """
    if all(_is_placed(claim) and claim.time is not None for claim in claims):
        return tuple(claims)
    scenes = _scenes(page, claims)
    sentences = page.sentences.chars
    return tuple(_timed(_placed(claim, scenes), scenes, sentences) for claim in claims)


def _is_placed(claim: Claim) -> bool:
    return claim.place is not None and claim.place.provenance.rule != INHERITED


def _before(scenes: Sequence[Scene], claim: Claim) -> Sequence[Scene]:
    return scenes[: bisect_left(scenes, claim.sentence.start, key=lambda scene: scene.start)]


def _placed(claim: Claim, scenes: Sequence[Scene]) -> Claim:
    mention = next((scene.place for scene in reversed(_before(scenes, claim)) if scene.place is not None), None)
    if _is_placed(claim) or mention is None:
        return claim
    if claim.place is not None and mention.quote.start <= claim.place.quote.start <= claim.sentence.start:
        return claim
    return replace(claim, place=PlaceSlot(mention.quote, Provenance(RULE, CONFIDENCE), mention.place, mention.reason))


def _timed(claim: Claim, scenes: Sequence[Scene], sentences: Sequence[int]) -> Claim:
    mention = next((scene.time for scene in reversed(_before(scenes, claim)) if scene.time is not None), None)
    if mention is None or claim.time is not None or claim.aggregate or claim.realis is not Realis.OCCURRED:
        return claim
    apart = bisect_right(sentences, claim.sentence.start) - bisect_right(sentences, mention.quote.start)
    if apart > REACH or claim.attribution.chain:
        return claim
    return replace(claim, time=TimeSlot(mention.quote, Provenance(TIME_RULE, CONFIDENCE), mention.range))


def _is_past(page: Page, time: TimeMention) -> bool:
    """Whether a time lies before the report's: a meeting of next week is no scene of what happened."""
    start = time.range.start
    return start is not None and (page.told_on is None or start.date() <= page.told_on)


def _scenes(page: Page, claims: Sequence[Claim]) -> list[Scene]:
    told = {quote.start for claim in claims for quote in (claim.sentence, *claim.evidence)}
    starts = page.sentences.chars
    places: dict[int, PlaceMention] = {}
    for place in dict.fromkeys(page.places.values()):
        start = starts[bisect_right(starts, place.quote.start) - 1]
        if place.use is PlaceUse.LOCATION and start not in told:
            places[start] = min(places.get(start, place), place, key=fineness)
    times: dict[int, list[TimeMention]] = {}
    for time in dict.fromkeys(page.times.values()):
        start = starts[bisect_right(starts, time.quote.start) - 1]
        if start not in told and time.range.precision in DAYS and _is_past(page, time):
            times.setdefault(start, []).append(time)
    days = {start: found[0] for start, found in times.items() if len(found) == 1}
    return [Scene(start, places.get(start), days.get(start)) for start in sorted({*places, *days})]
