"""Claims found again after their report was read anew, whatever number they have now."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.model.claims import Claim
from marsad.model.decisions import ClaimAnchor
from marsad.text.names import fold


def anchor_of(claim: Claim) -> ClaimAnchor:
    """What the claim is, beside its number."""
    return ClaimAnchor(claim.id, claim.report_id, claim.trigger.start, claim.trigger.end, speaker_of(claim), claim.type)


def speaker_of(claim: Claim) -> str:
    """The innermost source as worded; empty where the report narrates."""
    return claim.attribution.chain[-1].quote.text if claim.attribution.chain else ""


def find_again(anchor: ClaimAnchor, claims: Sequence[Claim]) -> Claim | None:
    """The claim of the same report whose act is named by the same words and said by the same source.

    `claims` are those that the report has now. None where no claim names its act there any more, or only others do.
    """
    near = [claim for claim in claims if _overlaps(anchor, claim)]
    same = [claim for claim in near if _speaks_alike(anchor.speaker, speaker_of(claim))]
    if not same and len(near) == 1 and near[0].id == anchor.claim:
        same = near  # its source is worded otherwise now, and nothing else could be meant
    return max(same, key=lambda claim: _likeness(anchor, claim), default=None)


def _overlaps(anchor: ClaimAnchor, claim: Claim) -> bool:
    return claim.trigger.start < anchor.end and anchor.start < claim.trigger.end


def _speaks_alike(one: str, other: str) -> bool:
    """Whether two wordings name one source: "police" and "the police"; narrating is like narrating only."""
    left, right = set(fold(one).split()), set(fold(other).split())
    return left == right or bool(left and right and (left <= right or right <= left))


def _likeness(anchor: ClaimAnchor, claim: Claim) -> tuple[bool, bool, bool, bool]:
    return (
        (claim.trigger.start, claim.trigger.end) == (anchor.start, anchor.end),
        fold(speaker_of(claim)) == fold(anchor.speaker),
        claim.type == anchor.type,
        claim.id == anchor.claim,
    )
