"""The stance of a source towards an occurrence: what the cue says, refined by who is said to have done it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.codebook.reporting import load_stance_words
from marsad.extract.attribution.parties import (
    is_identifiable,
    is_own_aircraft,
    is_own_force,
    is_same_party,
    lower_words,
)
from marsad.model.claims import Realis, Stance

UNMOVED = frozenset(
    {Stance.DENIES, Stance.CONDEMNS, Stance.SUSPECTS, Stance.CANNOT_CONFIRM, Stance.NO_INFORMATION, Stance.NARRATES}
)
"""Stances that a named perpetrator does not change."""
NOT_YET = frozenset({Realis.THREATENED, Realis.PLANNED, Realis.HYPOTHETICAL, Realis.DEMANDED})


@dataclass(frozen=True, slots=True)
class Deed:
    """What the source says was done, as far as stance depends on it."""

    perpetrators: tuple[str, ...] = ()
    """As worded, by this source's account only."""
    realis: Realis = Realis.OCCURRED
    event_type: str = ""
    source_names: tuple[str, ...] = ()
    """What else the report calls the source: "the ministry" is the defence ministry of the country named before."""
    harms_civilians: bool = False
    """Whether the account counts civilians among the killed or wounded."""
    by_source: bool | None = None
    """Whether source and perpetrator are known to be one party; None: the words decide."""


def refine_stance(cue: Stance, source_words: str, deed: Deed) -> Stance:
    """The stance of the innermost source by section 8 of the coding guide; `source_words` "" where none is cited."""
    if not source_words:
        return cue if cue in UNMOVED or cue is Stance.ACCUSES else Stance.NARRATES
    if deed.realis is Realis.DENIED and cue not in {Stance.NO_INFORMATION, Stance.CANNOT_CONFIRM}:
        return Stance.DENIES
    if cue in UNMOVED or cue is Stance.CLAIMS_RESPONSIBILITY:
        return cue
    if deed.realis in NOT_YET:
        return _of_what_is_to_come(cue, source_words, deed)
    if cue is Stance.ADMITS and (is_own_deed(source_words, deed) or not deed.perpetrators):
        return cue
    return _of_what_happened(cue, source_words, deed)


def _of_what_is_to_come(cue: Stance, source_words: str, deed: Deed) -> Stance:
    if cue in {Stance.THREATENS, Stance.DEMANDS, Stance.ACCUSES}:
        return cue
    if deed.realis is Realis.DEMANDED:
        return Stance.DEMANDS
    is_threat = deed.event_type not in load_stance_words().not_threatening_types and is_own_deed(source_words, deed)
    if deed.realis is Realis.THREATENED or (deed.realis is Realis.PLANNED and is_threat):
        return Stance.THREATENS
    return Stance.ASSERTS


def _of_what_happened(cue: Stance, source_words: str, deed: Deed) -> Stance:
    words = load_stance_words()
    if deed.event_type in words.two_sided_types and len(deed.perpetrators) > 1:
        # who tells of a battle claims no deed: both sides fought
        return cue if cue is Stance.ACCUSES else Stance.ASSERTS
    if is_own_deed(source_words, deed):
        speaks_for_state = words.force_organs.intersection(lower_words(source_words))
        return Stance.ADMITS if deed.harms_civilians and speaks_for_state else Stance.CLAIMS_RESPONSIBILITY
    if cue is Stance.ACCUSES:
        return cue
    if deed.event_type in words.not_accusing_types:
        return Stance.ASSERTS
    named = [each for each in deed.perpetrators if is_identifiable(each, words)]
    if not named:
        return Stance.ASSERTS
    is_hedged = all(words.hedge_words.intersection(lower_words(each)) for each in named)
    return Stance.SUSPECTS if is_hedged else Stance.ACCUSES


def is_own_deed(source_words: str, deed: Deed) -> bool:
    """Whether the source speaks of what it did itself."""
    if deed.by_source is not None:
        return deed.by_source
    words = load_stance_words()
    if words.bystander_words.intersection(lower_words(source_words)):
        return False
    names = (source_words, *deed.source_names)
    is_air = deed.event_type in words.air_types
    return any(
        is_same_party(name, each, words)
        or is_own_force(name, each, words)
        or (is_air and is_own_aircraft(name, each, words))
        for name in names
        for each in deed.perpetrators
    )
