"""Which of a report's claims the report is mainly about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from marsad.codebook.main_claim import Weights, load_weights
from marsad.codebook.triggers import consequence_keys
from marsad.model.claims import Claim

MAX_STEPS = 4
"""Further sentences or claims before a claim weigh no more than this many."""
PROTESTS = frozenset({"protest", "force_on_protesters", "riot"})
LEAD_WORDS = 3
"""Words that may stand between "after" and the trigger: "after the heavy clashes"."""


def with_main(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of one report, with sub-events and in text order, the main one marked."""
    weights = load_weights()
    told = sorted({claim.sentence.start for claim in claims})
    scores = [_score(claim, claims, told, weights) for claim in claims]
    main = max(range(len(claims)), key=lambda i: (scores[i], -i), default=None)
    return tuple(
        claim if claim.main == (i == main) else replace(claim, main=i == main) for i, claim in enumerate(claims)
    )


def _score(claim: Claim, claims: Sequence[Claim], told: Sequence[int], weights: Weights) -> float:
    before = [c for c in claims if c.sentence.start == claim.sentence.start and c.trigger.start < claim.trigger.start]
    beside = {other.acled_sub_event for other in claims if other is not claim}
    score = weights.sub_events.get(claim.acled_sub_event or "", 0.0) + weights.realis[claim.realis]
    score += weights.sentence * min(told.index(claim.sentence.start), MAX_STEPS)
    score += weights.order * min(len(before), MAX_STEPS)
    score += weights.aggregate if claim.aggregate else 0.0
    score += weights.lead_in if _follows(claim, weights.lead_ins) else 0.0
    if any(other.type in PROTESTS for other in claims if other is not claim) and claim.type not in PROTESTS:
        score += weights.grievance if _follows(claim, weights.grievances) else 0.0
    if _tells_harm(claim) and any(_is_act_beside(claim, other) for other in claims):
        score += weights.consequence
    score += sum(b.weight for b in weights.behind if claim.acled_sub_event in b.these and b.those & beside)
    return score


def _is_act_beside(claim: Claim, other: Claim) -> bool:
    return other.sentence.start == claim.sentence.start and not _tells_harm(other)


def _tells_harm(claim: Claim) -> bool:
    """Whether only what an act did to people is told; bodies are "recovered", but so are arms."""
    return claim.provenance.rule in consequence_keys() and claim.type != "interception"


def _follows(claim: Claim, words: tuple[str, ...]) -> bool:
    """Whether one of these words stands shortly before the trigger: "after seizing the town", "against the killing"."""
    before = claim.sentence.text[: max(claim.trigger.start - claim.sentence.start, 0)].lower()
    return _before(words).search(before) is not None


@cache
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    spelt = "|".join(re.escape(word) for word in words)
    return re.compile(rf"\b(?:{spelt})(?:\s+[\w'’-]+){{0,{LEAD_WORDS}}}\s*$")
