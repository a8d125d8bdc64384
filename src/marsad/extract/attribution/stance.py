"""The stance of a source towards an occurrence: what the cue says, refined by who is said to have done it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.codebook.places import nationalities
from marsad.codebook.reporting import StanceWords, load_stance_words
from marsad.model.claims import Realis, Stance

UNMOVED = frozenset(
    {Stance.DENIES, Stance.CONDEMNS, Stance.SUSPECTS, Stance.CANNOT_CONFIRM, Stance.NO_INFORMATION, Stance.NARRATES}
)
"""Stances that a named perpetrator does not change."""
NOT_YET = frozenset({Realis.THREATENED, Realis.PLANNED, Realis.HYPOTHETICAL, Realis.DEMANDED})
STEM = 4
"""Letters that a country and its adjective share."""
ARTICLES = frozenset({"the", "a", "an"})
OWN_PHRASE = 4
"""Words of "our heroic fighters" at most."""
ENDING = 3
"""Letters by which they differ."""
WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Deed:
    """What the source says was done, as far as stance depends on it."""

    perpetrators: tuple[str, ...] = ()
    """As worded, by this source's account only."""
    realis: Realis = Realis.OCCURRED
    event_type: str = ""
    source_names: tuple[str, ...] = ()
    """What else the report calls the source: "the ministry" is the defence ministry of the country named before."""
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
        return Stance.CLAIMS_RESPONSIBILITY
    if cue is Stance.ACCUSES:
        return cue
    if deed.event_type in words.not_accusing_types:
        return Stance.ASSERTS
    named = [each for each in deed.perpetrators if is_identifiable(each, words)]
    if not named:
        return Stance.ASSERTS
    is_hedged = all(words.hedge_words.intersection(_tokens(each)) for each in named)
    return Stance.SUSPECTS if is_hedged else Stance.ACCUSES


def is_own_deed(source_words: str, deed: Deed) -> bool:
    """Whether the source speaks of what it did itself."""
    if deed.by_source is not None:
        return deed.by_source
    words = load_stance_words()
    if words.bystander_words.intersection(_tokens(source_words)):
        return False
    names = (source_words, *deed.source_names)
    return any(_same_party(name, each, words) for name in names for each in deed.perpetrators)


def is_identifiable(perpetrator: str, words: StanceWords | None = None) -> bool:
    """Whether the words name a party, and not just "armed militants" or "unidentified gunmen"."""
    known = words or load_stance_words()
    vague = known.generic_heads | known.generic_words | known.hedge_words
    return any(token not in vague for token in _tokens(perpetrator))


def _tokens(words: str) -> list[str]:
    return [token.lower() for token in WORD.findall(words)]


def _same_party(source: str, perpetrator: str, words: StanceWords) -> bool:
    """Whether two phrases name one party; a shared nationality is enough for the state's own organs only."""
    ours, theirs = _tokens(source), _tokens(perpetrator)
    if words.bystander_words.intersection(ours):
        return False
    if theirs and theirs[0] in words.speaker_words and len(theirs) <= OWN_PHRASE:
        # "our fighters", "its fighter jets": the speaker's own
        return True
    if set(ours) - ARTICLES == set(theirs) - ARTICLES:
        # "The army said it would shell ...": the pronoun stands for the speaker
        return True
    telling = [token for token in theirs if token not in words.common_words and token not in words.generic_words]
    own = [token for token in ours if token not in words.common_words and token not in words.generic_words]
    shared = [token for token in telling if any(_same_name(token, other) for other in own)]
    if not shared:
        return False
    if all(_is_nationality(token) for token in shared):
        if words.opponents.intersection(theirs) and not words.opponents.intersection(ours):
            # a government and the rebels of its country share no more than the country
            return False
        return bool(words.state_words.intersection(ours)) or len(own) == 1
    return len(shared) >= min(len(telling), len(own)) / 2


def _is_nationality(token: str) -> bool:
    return token in nationalities()


def _same_name(one: str, other: str) -> bool:
    """Equal, or a country and its adjective: "Russia" and "Russian", "Israel" and "Israeli"."""
    return one == other or (
        len(one) >= STEM and len(other) >= STEM and one[:STEM] == other[:STEM] and abs(len(one) - len(other)) <= ENDING
    )
