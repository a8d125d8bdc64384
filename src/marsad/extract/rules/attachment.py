"""Participles that the syntax model hung on the verb of saying, though they go on with what is said."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from marsad.codebook.reporting import load_reporting

COMMA = ","


def mend_attachments(doc: Doc) -> None:
    """Hang the clause in "Shells hit a town, the monitor said, wounding six" on what was said, not on the saying.

    The document is changed in place; to mend it again changes nothing. A participle of saying ("..., he said, adding
    that") goes on with the saying and stays.
    """
    sayings = load_reporting().verbs
    for clause in doc:
        if clause.tag_ == "VBG" and clause.dep_ == "advcl" and clause.lemma_.lower() not in sayings:
            told = _told_before(clause.head)
            if told is not None and clause.i > clause.head.i and _stands_alone(clause):
                clause.head = told


def _told_before(saying: Token) -> Token | None:
    """The clause before "..., the monitor said"; none where it does not end in a comma or something introduces it."""
    if saying.lemma_.lower() not in load_reporting().verbs:
        return None
    told = next((child for child in saying.lefts if child.dep_ == "ccomp"), None)
    if told is None and saying.dep_ == "parataxis":
        told = saying.head
    speaker = next((child for child in saying.lefts if child.dep_ == "nsubj"), None)
    if told is None or speaker is None or speaker.i < told.i or told.pos_ not in {"VERB", "AUX"}:
        return None
    opening = min(speaker.left_edge.i, saying.i)
    closed = opening > 0 and saying.doc[opening - 1].lower_ == COMMA
    return told if closed and not any(child.dep_ == "mark" for child in told.children) else None


def _stands_alone(clause: Token) -> bool:
    """Whether a comma sets the participle off from the verb of saying before it."""
    start = clause.left_edge.i
    return start > 0 and clause.doc[start - 1].lower_ == COMMA
