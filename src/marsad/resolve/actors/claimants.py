"""What kind of speaker a source is, by its words and by the actor it was resolved to."""

from __future__ import annotations

from marsad.codebook.actor_words import load_actor_words
from marsad.codebook.actors import ActorBase, load_actors, load_kinds
from marsad.model.claims import ClaimantClass
from marsad.model.entities import ActorKind, Resolution
from marsad.text.names import fold

SURE_ENOUGH = 0.5
LONGEST_CUE = 4
OWN_VOICE = frozenset({ActorKind.OUTLET, ActorKind.MONITOR, ActorKind.MEDICAL, ActorKind.NGO})
"""Kinds that decide the class whatever other words stand beside the name ("the Observatory's director")."""
_OUTRANKS = frozenset({ClaimantClass.VICTIM_SIDE, ClaimantClass.ANONYMOUS_OFFICIAL, ClaimantClass.JOURNALIST})
"""Classes of words that tell more than the kind of the actor they belong to: "a US official", "an AFP reporter"."""
_NEVER_OFFICIAL = frozenset({ClaimantClass.MONITOR, ClaimantClass.NGO, ClaimantClass.BELLIGERENT})


def claimant_class(words: str, resolution: Resolution | None = None, base: ActorBase | None = None) -> ClaimantClass:
    """The class of a source as worded; `unknown` where neither words nor actor tell.

    Anonymous officials, relatives and reporters are classed by their words even where the organisation is known; a
    known actor decides over general words; and the words decide where no actor is known. A person speaks as the
    organisation does; `base` holds the organisations, the shipped ones if it is not given.
    """
    by_words = _class_of_words(words)
    by_actor = _class_of_actor(resolution, base)
    if by_words is ClaimantClass.ANONYMOUS_OFFICIAL and by_actor in _NEVER_OFFICIAL:
        return by_actor
    if resolution is not None and resolution.actor.kind in OWN_VOICE and by_words is not ClaimantClass.JOURNALIST:
        return by_actor
    if by_words in _OUTRANKS or by_actor is ClaimantClass.UNKNOWN:
        return by_words
    if by_actor is ClaimantClass.EYEWITNESS and by_words is not ClaimantClass.UNKNOWN:
        return by_words
    if by_actor is ClaimantClass.GOVERNMENT and by_words in (ClaimantClass.MEDICAL, ClaimantClass.LOCAL_AUTHORITY):
        return by_words
    return by_actor


def _class_of_actor(resolution: Resolution | None, base: ActorBase | None) -> ClaimantClass:
    if resolution is None or resolution.confidence < SURE_ENOUGH:
        return ClaimantClass.UNKNOWN
    actor = resolution.actor
    kind = actor.kind
    if kind is ActorKind.PERSON and actor.parents:
        organisation = (base or load_actors()).show(actor.parents[0])
        kind = organisation.kind if organisation else kind
    return load_kinds()[kind].claimant


def _class_of_words(words: str) -> ClaimantClass:
    """The class whose longest cue stands in the words, of equals the first of the lexicon; relatives go before all."""
    pieces = fold(words).split()
    present = {
        " ".join(pieces[start : start + size])
        for size in range(1, LONGEST_CUE + 1)
        for start in range(len(pieces) - size + 1)
    }
    best, best_length = ClaimantClass.UNKNOWN, 0
    for claimant, cues in load_actor_words().claimants:
        length = max((len(cue.split()) for cue in cues & present), default=0)
        if length and claimant is ClaimantClass.VICTIM_SIDE:
            return claimant
        if length > best_length:
            best, best_length = claimant, length
    return best
