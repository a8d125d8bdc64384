"""Which of a report's claims the report is mainly about."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from marsad.codebook.main_claim import Behind, Weights, load_weights
from marsad.codebook.triggers import consequence_keys
from marsad.model.claims import Claim, ClaimId

MAX_STEPS = 4
"""Further sentences or claims before a claim weigh no more than this many."""
PROTESTS = frozenset({"protest", "force_on_protesters", "riot"})
LEAD_WORDS = 3
"""Words that may stand between "after" and the trigger: "after the heavy clashes"."""


def with_main(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one report, with sub-events and in text order, the main one marked."""
    weights = load_weights()
    told = sorted({claim.sentence.start for claim in claims})
    led_in = {claim.id for claim in claims if _is_led_in(claim)}
    scores = [_score(claim, claims, told, led_in, weights) for claim in claims]
    main = max(range(len(claims)), key=lambda i: (scores[i], -i), default=None)
    return tuple(
        claim if claim.main == (i == main) else replace(claim, main=i == main) for i, claim in enumerate(claims)
    )


def _score(
    claim: Claim, claims: Sequence[Claim], told: Sequence[int], led_in: Collection[ClaimId], weights: Weights
) -> float:
    others = [other for other in claims if other is not claim]
    before = [c for c in others if c.sentence.start == claim.sentence.start and c.trigger.start < claim.trigger.start]
    sub_event = claim.acled_sub_event or ""
    score = weights.sub_events.get(sub_event, 0.0)
    score += weights.realis_of.get(sub_event, weights.realis).get(claim.realis, weights.realis[claim.realis])
    score += weights.sentence * min(told.index(claim.sentence.start), MAX_STEPS)
    score += weights.order * min(len(before), MAX_STEPS)
    score += weights.aggregate if claim.aggregate else 0.0
    score += weights.lead_in if claim.id in led_in else 0.0
    score += weights.grievance if any(_is_grievance(claim, other) for other in others) else 0.0
    if _tells_harm(claim) and any(_is_act_beside(claim, other) for other in others):
        score += weights.consequence
    # "After a clash the day before" is no clash of the day; but "during a rally" is where it happened.
    beside = {other.acled_sub_event for other in others if other.type in PROTESTS or other.id not in led_in}
    score += sum(b.weight for b in weights.behind if _stands_behind(claim, b) and b.those & beside)
    return score


def _stands_behind(claim: Claim, behind: Behind) -> bool:
    return claim.acled_sub_event in behind.these and (not behind.rules or claim.provenance.rule in behind.rules)


def _is_act_beside(claim: Claim, other: Claim) -> bool:
    return other.sentence.start == claim.sentence.start and not _tells_harm(other)


def _tells_harm(claim: Claim) -> bool:
    """Whether only what an act did to people is told; bodies are "recovered", but so are arms."""
    return claim.provenance.rule in consequence_keys() and claim.type != "interception"


def _is_led_in(claim: Claim) -> bool:
    """ "After seizing the town"; but "before seizing the town" tells what came of it."""
    is_outcome = claim.trigger.text.partition(" ")[0].endswith("ing")
    words = load_weights().lead_ins
    return _follows(claim, tuple(word for word in words if not (is_outcome and word == "before")))


def _is_grievance(claim: Claim, protest: Claim) -> bool:
    """Whether a claim is what people protest against: "rallied over the killing", "to demand an end of air strikes"."""
    if claim.type in PROTESTS or protest.type not in PROTESTS:
        return False
    words = load_weights().grievances
    if _follows(claim, words):
        return True
    start, end = protest.trigger.end, claim.trigger.start
    between = claim.sentence.text[max(start - claim.sentence.start, 0) : end - claim.sentence.start].lower()
    return (
        protest.sentence.start == claim.sentence.start
        and start < end
        and _any_of(words).search(between) is not None
        and _turn().search(between) is None
    )


def _follows(claim: Claim, words: tuple[str, ...]) -> bool:
    """Whether one of these words stands shortly before the trigger: "after seizing the town", "against the killing"."""
    before = claim.sentence.text[: max(claim.trigger.start - claim.sentence.start, 0)].lower()
    return _before(words).search(before) is not None


@cache
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_any_of(words).pattern}(?:\s+[\w'’-]+){{0,{LEAD_WORDS}}}\s*$")


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")


@cache
def _turn() -> re.Pattern[str]:
    """What ends the reasons of a protest: another clause, or those who meet it."""
    words = "|".join(re.escape(word) for word in load_weights().turns)
    return re.compile(rf"[;.]|\b(?:{words})\b")
