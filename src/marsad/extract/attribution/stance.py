"""The stance of a source towards an occurrence: what the cue says, refined by who is said to have done it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.codebook.reporting import StanceWords, load_stance_words
from marsad.model.claims import Realis, Stance

UNMOVED = frozenset(
    {Stance.DENIES, Stance.CONDEMNS, Stance.SUSPECTS, Stance.CANNOT_CONFIRM, Stance.NO_INFORMATION, Stance.NARRATES}
)
"""Stances that a named perpetrator does not change."""
NOT_YET = frozenset({Realis.THREATENED, Realis.PLANNED, Realis.HYPOTHETICAL, Realis.DEMANDED})
WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Deed:
    """What the source says was done, as far as stance depends on it."""

    perpetrators: tuple[str, ...] = ()
    """As worded, by this source's account only."""
    realis: Realis = Realis.OCCURRED
    event_type: str = ""
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
    if cue in {Stance.THREATENS, Stance.DEMANDS}:
        return cue
    if deed.realis is Realis.DEMANDED:
        return Stance.DEMANDS
    if deed.realis is Realis.THREATENED and is_own_deed(source_words, deed):
        return Stance.THREATENS
    return Stance.ASSERTS


def _of_what_happened(cue: Stance, source_words: str, deed: Deed) -> Stance:
    if is_own_deed(source_words, deed):
        return Stance.CLAIMS_RESPONSIBILITY
    words = load_stance_words()
    if cue is Stance.ACCUSES:
        return cue
    if deed.event_type in words.not_accusing_types:
        return Stance.ASSERTS
    return Stance.ACCUSES if any(is_identifiable(each, words) for each in deed.perpetrators) else Stance.ASSERTS


def is_own_deed(source_words: str, deed: Deed) -> bool:
    """Whether the source speaks of what it did itself."""
    if deed.by_source is not None:
        return deed.by_source
    words = load_stance_words()
    return any(_same_party(source_words, each, words) for each in deed.perpetrators)


def is_identifiable(perpetrator: str, words: StanceWords | None = None) -> bool:
    """Whether the words name a party, and not just "armed militants" or "unidentified gunmen"."""
    known = words or load_stance_words()
    vague = known.generic_heads | known.generic_words
    return any(token not in vague for token in _tokens(perpetrator))


def _tokens(words: str) -> list[str]:
    return [token.lower() for token in WORD.findall(words)]


def _same_party(source: str, perpetrator: str, words: StanceWords) -> bool:
    theirs = set(_tokens(perpetrator))
    if theirs & words.speaker_words:
        return True
    vague = words.common_words | words.generic_words
    telling = theirs - vague
    shared = set(_tokens(source)) & telling
    return bool(shared) and len(shared) >= len(telling) / 2
