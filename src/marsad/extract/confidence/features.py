"""What is known about a claim and its slots when the reader has finished, as named numbers for the confidence model.

Only the claim itself is asked, never the parse, so that any step before may change without this one. A feature is 0
where it is not named; "rule=subject" is 1 where the rule is "subject".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from marsad.model.claims import Claim, ClaimId, Figure, Filler, FillerKind, PlaceSlot, Source, TimeSlot
from marsad.model.evidence import Quote

Features = dict[str, float]
Account = tuple[str, str, tuple[str, ...]]
"""Type, place and sources of a claim, as worded."""
SEVERAL_CLAIMS = 3
LONG_QUOTE_WORDS = 6
PRONOUNS = frozenset({"he", "she", "it", "they", "them", "him", "her", "who", "which", "we", "us", "you", "i"})
LEAD_SHARE = 0.2
"""A report's first fifth mostly tells what the report is about."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a claim's report holds besides it."""

    text_chars: int
    claims: int
    by_sentence: Counter[int]
    """How many claims begin in the sentence at an offset."""
    by_occurrence: Counter[str]
    first_of_type: Mapping[str, ClaimId]
    first_account: Mapping[Account, ClaimId]
    """The first claim of a type at a place by a source: a second one may be the same, told again."""


def surroundings(claims: Sequence[Claim], text: str) -> Surroundings:
    """The surroundings of all claims of one report."""
    return Surroundings(
        len(text),
        len(claims),
        Counter(claim.sentence.start for claim in claims),
        Counter(claim.occurrence for claim in claims),
        {claim.type: claim.id for claim in reversed(claims)},
        {_account(claim): claim.id for claim in reversed(claims)},
    )


def _account(claim: Claim) -> Account:
    place = claim.place.quote.text if claim.place is not None else ""
    return claim.type, place, tuple(source.quote.text for source in claim.attribution.chain)


def claim_features(claim: Claim, around: Surroundings) -> Features:
    """What speaks for or against a claim being one that a coder would write down.

    Its type is left out: which types are read well differs too much between reports that people looked at and others.
    """
    kind, _, words = claim.provenance.rule.partition(":")
    named = [
        f"told={kind}",
        f"realis={claim.realis.value}",
        f"realis_by={claim.realis_rule.partition(':')[0]}",
        f"stance={claim.attribution.stance.value}",
        f"place_by={claim.place.provenance.rule if claim.place else 'none'}",
        f"time_by={claim.time.provenance.rule if claim.time else 'none'}",
    ]
    held = {
        "perpetrators": bool(claim.perpetrators),
        "targets": bool(claim.targets),
        "weapons": bool(claim.weapons),
        "figures": bool(claim.figures),
        "no_party": not claim.perpetrators and not claim.targets and not claim.figures,
        "count": claim.count is not None,
        "damage": bool(claim.damage),
        "retold": bool(claim.evidence),
        "aggregate": claim.aggregate,
        "main": claim.main,
        "cited": bool(claim.attribution.chain),
        "chained": len(claim.attribution.chain) > 1,
        "several_words": " " in words,
        "sentence_shared": around.by_sentence[claim.sentence.start] > 1,
        "sentence_crowded": around.by_sentence[claim.sentence.start] >= SEVERAL_CLAIMS,
        "occurrence_shared": around.by_occurrence[claim.occurrence] > 1,
        "type_before": around.first_of_type[claim.type] != claim.id,
        "account_before": around.first_account[_account(claim)] != claim.id,
        "lead": claim.trigger.start < LEAD_SHARE * around.text_chars,
    }
    return {
        **dict.fromkeys(named, 1.0),
        **{name: 1.0 for name, holds in held.items() if holds},
        "position": claim.trigger.start / max(1, around.text_chars),
        "log_claims": log(1 + around.claims),
        "log_sentence": log(1 + len(claim.sentence.text) / 100),
    }


def type_features(claim: Claim) -> Features:
    """What speaks for the type."""
    features = {f"type={claim.type}": 1.0, f"told={claim.provenance.rule.partition(':')[0]}": 1.0}
    return features | ({"weapons": 1.0} if claim.weapons else {})


def realis_features(claim: Claim) -> Features:
    """What speaks for the realis."""
    by = claim.realis_rule.partition(":")[0]
    return {f"realis={claim.realis.value}": 1.0, f"by={by}": 1.0, f"stance={claim.attribution.stance.value}": 1.0}


def stance_features(claim: Claim) -> Features:
    """What speaks for the stance."""
    attribution = claim.attribution
    features = {f"stance={attribution.stance.value}": 1.0, f"by={attribution.rule.partition(':')[0]}": 1.0}
    if attribution.chain:
        features[f"claimant={attribution.chain[-1].claimant.value}"] = 1.0
    return features | ({"perpetrators": 1.0} if claim.perpetrators else {})


def source_features(source: Source) -> Features:
    """What speaks for a source."""
    by = source.provenance.rule.removeprefix("attribution:").partition(":")[0]
    resolved = {"resolved": source.resolution.confidence} if source.resolution is not None else {}
    return {f"by={by}": 1.0, f"claimant={source.claimant.value}": 1.0, **resolved, **_wording(source.quote)}


def filler_features(filler: Filler) -> Features:
    """What speaks for a perpetrator, target or weapon."""
    features = {**_parts(filler.provenance.rule), **_wording(filler.quote)}
    if filler.kind is not FillerKind.UNKNOWN:
        features[f"kind={filler.kind.value}"] = 1.0
    if filler.resolution is not None:
        features["resolved"] = filler.resolution.confidence
    return features | ({"classed": 1.0} if filler.classes else {})


def place_features(slot: PlaceSlot) -> Features:
    """What speaks for a place."""
    kind = slot.place.kind.value if slot.place is not None else "not_pinned"
    return {f"by={slot.provenance.rule}": 1.0, f"kind={kind}": 1.0}


def time_features(slot: TimeSlot) -> Features:
    """What speaks for a time."""
    when = slot.range
    return {
        f"by={slot.provenance.rule}": 1.0,
        f"precision={when.precision.value}": 1.0,
        f"basis={when.basis.value}": 1.0,
    }


def figure_features(figure: Figure) -> Features:
    """What speaks for a figure."""
    features = {f"by={figure.provenance.rule}": 1.0, f"kind={figure.kind.value}": 1.0}
    features[f"basis={figure.basis.value}"] = 1.0
    return features | ({"part": 1.0} if figure.part_of is not None else {})


def _parts(rule: str) -> Features:
    """ "light-verb-subject+pronoun" is a subject and a pronoun's antecedent."""
    return dict.fromkeys(_rule_parts(rule), 1.0)


def _rule_parts(rule: str) -> Iterator[str]:
    base, *added = rule.split("+")
    yield f"by={base}"
    yield from (f"with={part}" for part in added)


def _wording(quote: Quote) -> Features:
    words = quote.text.split()
    held = {
        "one_word": len(words) == 1,
        "long": len(words) > LONG_QUOTE_WORDS,
        "pronoun": quote.text.lower() in PRONOUNS,
        "name": any(word[:1].isupper() for word in words[1:] or words),
    }
    return {name: 1.0 for name, holds in held.items() if holds}
