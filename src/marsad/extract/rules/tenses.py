"""Whether an occurrence goes on, by the tense and aspect of what tells it."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.codebook.triggers import Frame
from marsad.extract.rules.triggers import Trigger
from marsad.model.claims import Realis


def by_tense(trigger: Trigger) -> tuple[Realis, str]:
    """The realis by tense and aspect, where no other word decides, and the rule that gave it."""
    verb = trigger.roots[-1]
    if verb.pos_ not in {"VERB", "AUX"}:
        head = verb.head
        if (
            verb.dep_ in {"nsubj", "nsubjpass"}
            and head.lemma_ in {"continue", "rage", "persist", "go"}
            and head.tag_ in {"VBZ", "VBP", "VBG"}
        ):
            return Realis.ONGOING, f"verb:{head.lemma_}"
        if verb.dep_ == "dobj" and head.tag_ == "VBG" and _present_progressive(head):
            return Realis.ONGOING, "progressive"
        return Realis.OCCURRED, "default"
    if _present_progressive(verb):
        return Realis.ONGOING, "progressive"
    if (
        verb.tag_ == "VBG"
        and verb.dep_ == "xcomp"
        and verb.head.lemma_ in {"continue", "keep"}
        and verb.head.tag_ in {"VBZ", "VBP", "VBG"}
    ):
        return Realis.ONGOING, "continue"
    if trigger.entry.frame is Frame.ACT and verb.tag_ == "VB" and verb.dep_ == "ROOT":
        return Realis.OCCURRED, "headline"
    return Realis.OCCURRED, "default"


def _present_progressive(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(
        child.dep_ == "aux" and child.lower_ in {"is", "are", "'re", "'s", "am"} for child in verb.children
    )
