"""What a claim's words stand for: actors, claimant classes, the ACLED sub-event; and a bound for what has no time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from marsad.codebook.actors import ActorBase
from marsad.codebook.reporting import load_stance_words
from marsad.extract.attribution import is_bare_force
from marsad.model.claims import Attribution, Claim, Filler, Provenance, Realis, Source, Stance, TimeSlot
from marsad.model.entities import Actor, ActorKind, Resolution
from marsad.model.when import Precision, TimeBasis, TimeRange, day_range
from marsad.pipeline.main_claim import with_main
from marsad.pipeline.speakers import with_named_speakers
from marsad.pipeline.spellings import with_one_person
from marsad.pipeline.sub_events import with_sub_events
from marsad.resolve.actors import ActorContext, claimant_class, resolve_actor
from marsad.resolve.times import Anchor

UNDATED_CONFIDENCE = 0.3
OWN_DEED = frozenset({Stance.ASSERTS, Stance.ACCUSES})
ARMED_GROUPS = frozenset({ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.COMMUNAL_MILITIA})
HAPPENED = frozenset({Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED})
ACCUSING = re.compile(r"accus|blam|responsib|alleg|charg", re.IGNORECASE)
SURE_ENOUGH = 0.6
"""Resolutions below this never make a speaker the perpetrator."""


def ground(claims: Sequence[Claim], told_from: Anchor, actors: ActorBase) -> tuple[Claim, ...]:
    """The claims of one report with their actors, claimants, sub-events and time bounds."""
    names = _Names(claims, told_from.day, actors)
    resolved = with_one_person([names.resolve(claim) for claim in claims])
    spoken = with_named_speakers(resolved)
    return with_main(with_sub_events([_bounded(claim, told_from) for claim in spoken]))


class _Names:
    """Resolves the names of one report, in the order in which they are told."""

    def __init__(self, claims: Sequence[Claim], day: date | None, base: ActorBase) -> None:
        self._base = base
        self._day = day
        self._focus = _focus(claims)
        self._words = tuple(dict.fromkeys(_all_words(claims)))
        self._actors: dict[str, Actor] = {}
        self._known: dict[tuple[str, str | None], Resolution | None] = {}

    def resolve(self, claim: Claim) -> Claim:
        """The claim with everyone in it resolved."""
        country = _country(claim) or self._focus
        chain = tuple(self._source(source, country) for source in claim.attribution.chain)
        perpetrators = tuple(self._filler(filler, country) for filler in claim.perpetrators)
        attribution = replace(claim.attribution, chain=chain) if chain else claim.attribution
        both_fought = claim.type in load_stance_words().two_sided_types and len(perpetrators) > 1
        own = _is_own_deed(chain, perpetrators) or _tells_of_own_bomber(claim, chain, perpetrators)
        if claim.realis in HAPPENED and not both_fought and own:
            attribution = _with_stance(attribution, Stance.CLAIMS_RESPONSIBILITY)
        elif attribution.stance is Stance.ACCUSES and _accuses_nobody(attribution, perpetrators):
            attribution = _with_stance(attribution, Stance.ASSERTS)
        return replace(
            claim,
            attribution=attribution,
            perpetrators=perpetrators,
            targets=tuple(self._filler(filler, country) for filler in claim.targets),
        )

    def _source(self, source: Source, country: str | None) -> Source:
        found = self._resolve(source.quote.text, country)
        return replace(source, resolution=found, claimant=claimant_class(source.quote.text, found, self._base))

    def _filler(self, filler: Filler, country: str | None) -> Filler:
        found = self._resolve(filler.quote.text, country)
        return filler if found == filler.resolution else replace(filler, resolution=found)

    def _resolve(self, words: str, country: str | None) -> Resolution | None:
        key = words, country
        if key not in self._known:
            context = ActorContext(country, self._day, self._words, tuple(self._actors.values()))
            found = resolve_actor(words, self._base, context)
            self._known[key] = found
            if found is not None:
                self._actors.setdefault(found.actor.id, found.actor)
        return self._known[key]


def _all_words(claims: Iterable[Claim]) -> Iterable[str]:
    for claim in claims:
        yield from (source.quote.text for source in claim.attribution.chain)
        yield from (filler.quote.text for filler in (*claim.perpetrators, *claim.targets))


def _country(claim: Claim) -> str | None:
    return claim.place.place.country if claim.place is not None and claim.place.place is not None else None


def _focus(claims: Iterable[Claim]) -> str | None:
    """The country that most claims of the report are about."""
    told = Counter(country for claim in claims if (country := _country(claim)) is not None)
    return min(told, key=lambda country: (-told[country], country)) if told else None


def _is_own_deed(chain: Sequence[Source], perpetrators: Sequence[Filler]) -> bool:
    if not chain or chain[-1].resolution is None or chain[-1].stance not in OWN_DEED:
        return False
    cue = chain[-1].cue
    if chain[-1].stance is Stance.ACCUSES and cue is not None and ACCUSING.search(cue.text):
        return False
    speaker = chain[-1].resolution
    return any(
        filler.resolution is not None
        and not is_bare_force(filler.quote.text)
        and filler.resolution.actor.id == speaker.actor.id
        and not speaker.actor.id.startswith("unknown:")
        and min(filler.resolution.confidence, speaker.confidence) >= SURE_ENOUGH
        for filler in perpetrators
    )


def _tells_of_own_bomber(claim: Claim, chain: Sequence[Source], perpetrators: Sequence[Filler]) -> bool:
    """An armed group that announces a suicide bombing by "a bomber" announces its own."""
    if claim.type != "suicide_bombing" or not chain or chain[-1].stance is not Stance.ASSERTS:
        return False
    speaker = chain[-1].resolution
    return speaker is not None and speaker.actor.kind in ARMED_GROUPS and not any(_is_known(f) for f in perpetrators)


def _is_known(filler: Filler) -> bool:
    return filler.resolution is not None and not filler.resolution.actor.id.startswith("unknown:")


def _accuses_nobody(attribution: Attribution, perpetrators: Sequence[Filler]) -> bool:
    """Whether only a kind of group is named ("Iran-backed groups") by a cue that is no accusation itself."""
    cue = attribution.chain[-1].cue if attribution.chain else None
    if cue is None or ACCUSING.search(cue.text) or not perpetrators:
        return False
    organs = load_stance_words().organs | load_stance_words().party_words
    if any(organs.intersection(filler.quote.text.lower().split()) for filler in perpetrators):
        return False
    return all(f.resolution is not None and f.resolution.actor.id.startswith("unknown:") for f in perpetrators)


def _with_stance(attribution: Attribution, stance: Stance) -> Attribution:
    *outer, inner = attribution.chain
    return replace(attribution, chain=(*outer, replace(inner, stance=stance)), stance=stance)


def _bounded(claim: Claim, told_from: Anchor) -> Claim:
    """A claim without a time phrase happened, if it did, by the day of its report."""
    if claim.time is not None or told_from.day is None:
        return claim
    last = day_range(datetime.combine(told_from.day, time())).end
    known = TimeRange(None, last, Precision.UNKNOWN, TimeBasis.BOUNDED, told_from.reason)
    return replace(claim, time=TimeSlot(None, Provenance("publication-bounds", UNDATED_CONFIDENCE), known))
