"""What the sentence around a time expression says: the tense of its verb, and words such as "since" and "by"."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from spacy.tokens import Doc, Span, Token

from marsad.text.sentences import sentence_bounds

FUTURE_MODALS = frozenset({"will", "would", "shall", "'ll", "wo", "may", "might", "could", "can", "should", "must"})
GUESSING = frozenset({"may", "might", "could", "must"})
FUTURE_VERBS = frozenset(
    {"plan", "expect", "schedule", "intend", "vow", "set", "due", "hope", "prepare", "want", "agree", "slate", "go"}
)
ANNOUNCING_VERBS = frozenset({"plan", "schedule", "expect", "slate", "postpone"})
"""What they date lies ahead, in whichever tense they stand."""
ANNOUNCING_WORDS = frozenset({"payable", "effective", "due", "deadline", "scheduled"})
CHAIN_LIMIT = 12
BEFORE_LIMIT = 4


class Tense(StrEnum):
    """When the governing verb places what it tells."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class Bound(StrEnum):
    """How a preposition turns a time into an interval that is open or reaches to another time."""

    SINCE = "since"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    AFTER = "after"
    FOR = "for"


BOUND_WORDS = {
    "since": Bound.SINCE,
    "until": Bound.UNTIL,
    "till": Bound.UNTIL,
    "through": Bound.UNTIL,
    "by": Bound.BY,
    "before": Bound.BEFORE,
    "after": Bound.AFTER,
    "for": Bound.FOR,
    "over": Bound.FOR,
    "in": Bound.FOR,
    "during": Bound.FOR,
    "within": Bound.FOR,
}
_SKIPPED = frozenset({"the", "about", "around", "early", "late", "mid", "-", "at", "least", "nearly", "almost", "of"})


class Sentences:
    """The tokens of one parsed document by character offset."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [int(start) for start in doc.to_array(["IDX"]).ravel().tolist()]
        self._bounds = sentence_bounds(doc)
        self._sentence_starts = self._bounds[:-1]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a character offset; None in an empty document."""
        index = bisect_right(self._starts, offset) - 1
        return self._doc[index] if index >= 0 else None

    def sentence_of(self, token: Token) -> tuple[int, int]:
        """First token index of a token's sentence, and the sentence's place among all."""
        place = bisect_right(self._sentence_starts, token.i) - 1
        return self._sentence_starts[place], place

    def span_of(self, token: Token) -> Span:
        """A token's sentence; `Token.sent` would walk the document."""
        start, place = self.sentence_of(token)
        return self._doc[start : self._bounds[place + 1]]


AHEAD_MARKS = frozenset(("when", "if", "until", "once", "unless", "before"))
"""Conjunctions that make a present tense speak of what is to come."""


def tense_of(token: Token | None) -> Tense:
    """The tense of the nearest verb that governs a token."""
    time = token
    for _ in range(CHAIN_LIMIT):
        if token is None:
            return Tense.NONE
        if token.lower_ in ANNOUNCING_WORDS:
            return Tense.FUTURE
        if token.pos_ in ("VERB", "AUX"):
            found = _verb_tense(token)
            if found is Tense.FUTURE and time is not None and _is_guessed(token, time):
                return Tense.NONE
            if found is not None:
                return found
        if token.head is token or token.head.i == token.i:
            return Tense.NONE
        token = token.head
    return Tense.NONE


def _is_guessed(verb: Token, time: Token) -> bool:
    """ "The raid on Monday may be the worst": a guess about what the subject names, not a time to come."""
    modals = [child.i for child in verb.children if child.dep_ == "aux" and child.lower_ in GUESSING]
    subjects = [child.i for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "csubj")]
    return bool(modals and subjects) and min(subjects) < time.i < modals[0]


def limit_tense(token: Token | None) -> Tense:
    """The tense for "until Friday" and "through Friday": ahead, but open where the verb itself stands in the past."""
    if token is None:
        return Tense.NONE
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return Tense.NONE if _is_simple_past(ancestor) else Tense.FUTURE
    return Tense.FUTURE


def _is_simple_past(verb: Token) -> bool:
    """ "It held", "the truce held": not "has given", which may reach ahead."""
    helpers = {child.tag_ for child in verb.children if child.dep_ == "aux"}
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and helpers <= {"VBD"})


def _verb_tense(verb: Token) -> Tense | None:
    """The tense of a verb with its auxiliaries; None where a higher verb decides (participles, infinitives)."""
    tags = {child.tag_: child for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if "MD" in tags and tags["MD"].lower_ in FUTURE_MODALS:
        return Tense.FUTURE
    if verb.lemma_ in ANNOUNCING_VERBS or _looks_ahead(verb):
        return Tense.FUTURE
    if verb.tag_ == "VBD" or "VBD" in tags:
        return Tense.PAST
    if "TO" in tags or verb.tag_ == "TO":
        return Tense.FUTURE if verb.head.lemma_ in FUTURE_VERBS else Tense.NONE
    if verb.tag_ == "VBN":
        return Tense.PAST
    if verb.tag_ in ("VBZ", "VBP") or "VBZ" in tags or "VBP" in tags:
        return Tense.PRESENT
    return None


def _looks_ahead(verb: Token) -> bool:
    """ "When the school opens in May", "until talks open on Monday"."""
    marked = any(child.lower_ in AHEAD_MARKS and child.dep_ in ("mark", "advmod") for child in verb.children)
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    finite = [verb, *(child for child in helpers if child.lemma_ == "be")]
    return marked and any(word.tag_ in ("VBZ", "VBP") for word in finite)


def bound_of(token: Token | None, sentences: Sentences) -> tuple[Bound, int] | None:
    """The preposition before an expression whose first token this is, and where it stands; None where there is none."""
    if token is None:
        return None
    index = token.i - 1
    sentence_start, _ = sentences.sentence_of(token)
    for _ in range(BEFORE_LIMIT):
        if index < sentence_start:
            return None
        word = token.doc[index].lower_
        bound = BOUND_WORDS.get(word)
        if bound is Bound.FOR:
            return _clause_bound(token) or (bound, token.doc[index].idx)
        if bound is not None:
            return bound, token.doc[index].idx
        if word not in _SKIPPED:
            return _clause_bound(token)
        index -= 1
    return None


def _clause_bound(token: Token) -> tuple[Bound, int] | None:
    """ "since" at the head of the clause that the expression dates: "since the conflict began in 2011"."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            for child in ancestor.lefts:
                if child.lower_ == "since" and child.i < token.i:
                    return Bound.SINCE, child.idx
            return None
    return None
