"""How many independent origins an incident rests on, and why told by many is not the same as said by many.

An origin is the innermost source of a claim, or the outlet where it speaks in its own voice. Claims are one origin when
they cite the same named speaker, or when their sentences stand in text that two reports have in common. Unnamed
speakers ("a medic", "officials") of two reports are two: nothing says that they are the same persons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from marsad.link.copies import Copy
from marsad.link.slots import UNKNOWN_ACTOR
from marsad.link.tellings import Telling
from marsad.model.claims import Claim, ClaimId, Stance
from marsad.model.evidence import Span
from marsad.model.incidents import OriginGroup
from marsad.model.reports import ReportId
from marsad.text.decided import listed
from marsad.text.names import fold

SAYS_SO = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS, Stance.SUSPECTS})
TEXT_IN_COMMON = "text in common"
MOST_DRIFT = 12
"""Characters by which punctuation may shift words of a shared passage against one another."""
_ONE_OF_MANY = frozenset({"a", "an", "one", "some", "several", "two", "three", "other", "another", "many", "unnamed"})


def origins_of(tellings: Sequence[Telling], copies: Iterable[Copy]) -> tuple[OriginGroup, ...]:
    """The independent origins of one incident, in order of their first claims."""
    outlets = {telling.report.id: outlet_of(telling) for telling in tellings}
    claims = [claim for telling in tellings for claim in telling.claims]
    groups = _Groups(claim.id for claim in claims)
    first: dict[str, ClaimId] = {}
    for claim in claims:
        groups.join(first.setdefault(_origin_key(claim, outlets), claim.id), claim.id)
    for one, other in _resting_on_the_cited(claims):
        groups.join(one, other)
    copied = _join_copied(claims, copies, groups)
    members: defaultdict[ClaimId, list[Claim]] = defaultdict(list)
    for claim in claims:
        members[groups.head(claim.id)].append(claim)
    return tuple(_group(found, outlets, copied) for found in members.values())


def _resting_on_the_cited(claims: Sequence[Claim]) -> Iterator[tuple[ClaimId, ClaimId]]:
    """What an outlet tells in its own voice, with the one source that it cites for it: it is no witness of its own.

    Where several sources are cited, or none that says it is so, nothing tells on whom the outlet relies.
    """
    told: defaultdict[ReportId, list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.report_id].append(claim)
    for of_report in told.values():
        cited = [claim for claim in of_report if claim.attribution.chain and claim.attribution.stance in SAYS_SO]
        narrated = [claim for claim in of_report if not claim.attribution.chain]
        if len({_speaker_key(claim) for claim in cited}) == 1:
            yield from ((cited[0].id, claim.id) for claim in narrated if claim.realis == cited[0].realis)


def outlet_of(telling: Telling) -> str:
    """The publisher, or what else names the report."""
    return telling.report.publisher or telling.report.title or telling.report.id


def origin_name(claim: Claim, outlet: str) -> str:
    """The innermost source by its known name or as worded; the outlet where it narrates."""
    if not claim.attribution.chain:
        return outlet
    source = claim.attribution.chain[-1]
    known = source.resolution is not None and not source.resolution.actor.id.startswith(UNKNOWN_ACTOR)
    return source.resolution.actor.name if known and source.resolution is not None else source.name


def _origin_key(claim: Claim, outlets: Mapping[ReportId, str]) -> str:
    return _speaker_key(claim) if claim.attribution.chain else f"outlet {fold(outlets[claim.report_id])}"


def _speaker_key(claim: Claim) -> str:
    """The same for claims of one innermost source, as far as names tell."""
    source = claim.attribution.chain[-1]
    if source.resolution is not None and not source.resolution.actor.id.startswith(UNKNOWN_ACTOR):
        return f"actor {source.resolution.actor.id}"
    name = _name_key(source.name)
    return f"named {name}" if _is_name(source.name) else f"unnamed {claim.report_id} {name}"


def _is_name(words: str) -> bool:
    """Whether the words name one speaker: "the Orontes Monitor", but not "a ministry official" or "residents"."""
    parts = words.split()
    is_one_of_many = bool(parts) and parts[0].lower() in _ONE_OF_MANY
    return not is_one_of_many and any(one[0].isupper() and other[0].isupper() for one, other in pairwise(parts))


def _name_key(name: str) -> str:
    return fold(name).removeprefix("the ")


def _join_copied(claims: Sequence[Claim], copies: Iterable[Copy], groups: _Groups) -> set[ClaimId]:
    """Join claims whose sentences stand in a passage that their reports share; returns which those are."""
    copied: set[ClaimId] = set()
    of_report: defaultdict[ReportId, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_report[claim.report_id].append(claim)
    for copy in copies:
        for one, other in _told_alike(of_report[copy.left], of_report[copy.right], copy):
            copied.update((one.id, other.id))
            groups.join(one.id, other.id)
    return copied


def _told_alike(left: Sequence[Claim], right: Sequence[Claim], copy: Copy) -> Iterator[tuple[Claim, Claim]]:
    """Claims of two reports whose acts are named at the same point of a shared passage."""
    for passage in copy.passages:
        for one in left:
            for other in right:
                if _covers(passage.left, one) and _covers(passage.right, other):
                    drift = (one.trigger.start - passage.left.start) - (other.trigger.start - passage.right.start)
                    if fold(one.trigger.text) == fold(other.trigger.text) and abs(drift) <= MOST_DRIFT:
                        yield one, other


def _covers(passage: Span, claim: Claim) -> bool:
    """Whether the passage holds the words that name the act and half of their sentence."""
    sentence = claim.sentence.span
    shared = min(passage.end, sentence.end) - max(passage.start, sentence.start)
    return passage.contains(claim.trigger.span) and 2 * shared >= len(sentence)


def _group(claims: Sequence[Claim], outlets: Mapping[ReportId, str], copied: set[ClaimId]) -> OriginGroup:
    carried = tuple(dict.fromkeys(outlets[claim.report_id] for claim in claims))
    spellings: dict[str, str] = {}
    for claim in claims:
        name = origin_name(claim, outlets[claim.report_id])
        spellings.setdefault(_name_key(name), name)
    names = tuple(spellings.values())
    narrated = {outlets[claim.report_id] for claim in claims if not claim.attribution.chain}
    sharing = tuple(dict.fromkeys(outlets[claim.report_id] for claim in claims if claim.id in copied))
    cited = tuple(name for name in names if name not in narrated)
    return OriginGroup(names, carried, tuple(claim.id for claim in claims), _reason(cited, carried, sharing))


def _reason(cited: Sequence[str], carried: Sequence[str], sharing: Sequence[str]) -> str:
    speakers = listed(cited)
    if len(carried) == 1:
        return f"{speakers} in {carried[0]}" if cited else f"{carried[0]} in its own voice"
    head = f"{len(carried)} outlets ({listed(carried)})"
    parts = [f"citing {speakers}"] if cited else []
    if len(sharing) > 1:
        parts.append(
            f"with {TEXT_IN_COMMON}" if len(sharing) == len(carried) else f"{listed(sharing)} with {TEXT_IN_COMMON}"
        )
    return ", ".join((head, *parts))


class _Groups:
    """Disjoint sets of claims; the head of each is its first member in the order given."""

    def __init__(self, claims: Iterable[ClaimId]) -> None:
        self._order = {claim: position for position, claim in enumerate(claims)}
        self._heads = {claim: claim for claim in self._order}

    def head(self, claim: ClaimId) -> ClaimId:
        while self._heads[claim] != claim:
            claim = self._heads[claim]
        return claim

    def join(self, one: ClaimId, other: ClaimId) -> None:
        first, second = sorted((self.head(one), self.head(other)), key=self._order.__getitem__)
        self._heads[second] = first
