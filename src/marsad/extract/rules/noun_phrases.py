"""Where the noun phrase of a head begins and ends.

A short phrase that is right is better than a long one that may be wrong: the syntax model errs often.
"""

from __future__ import annotations

from spacy.tokens import Token

from marsad.extract.rules.torn_phrases import start_behind_pile, torn_from
from marsad.model.evidence import Span

_BEFORE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "predet", "punct"})
_MAX_PHRASE = 14
_MAX_NAME = 6


def phrase_span(head: Token, *, with_of: bool = True) -> Span:
    """The noun phrase of `head`: its modifiers before it, and an "of" phrase and a name in apposition after it."""
    first = _first_token(head)
    last = head
    for child in head.rights:
        if child.i > head.i + _MAX_PHRASE:
            break
        if (
            child.dep_ == "prep"
            and with_of
            and (_leads_to_noun(child) if child.lower_ == "of" else _tells_whose(child))
        ):
            last = max((last, _end_of_preposition(child)), key=_position)
        elif (child.dep_ == "appos" and child.pos_ == "PROPN" and _all_names(last.i + 1, child)) or (
            child.dep_ in {"nummod", "nmod"} and child.i == last.i + 1
        ):
            last = max((last, child), key=_position)
        elif child.dep_ == "case":
            continue
    doc = head.doc
    while last.i > head.i and doc[last.i].is_punct:
        last = doc[last.i - 1]
    return Span(doc[first].idx, last.idx + len(last.text))


def _goes_on(preposition: Token) -> bool:
    """Whether a phrase goes on with "of X", or with the group that "fighters from" are of."""
    if preposition.dep_ != "prep":
        return False
    return _leads_to_noun(preposition) if preposition.lower_ == "of" else _tells_whose(preposition)


def _all_names(first: int, last: Token) -> bool:
    """Whether a name in apposition follows at once: "the governor Karim Yusuf"."""
    between = [last.doc[i] for i in range(first, last.i)]
    return len(between) <= _MAX_NAME and all(t.pos_ == "PROPN" or t.text in {"-", "’", "'"} for t in between)


def _position(token: Token) -> int:
    return int(token.i)


def _first_token(head: Token) -> int:
    """Index of the phrase's first token, leading quotes and brackets left out."""
    if head.dep_ == "conj" and torn_from(head.head) == head:
        return _first_token(head.head)
    first = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ not in _BEFORE or head.i - child.i > _MAX_PHRASE:
            break
        if child.dep_ == "advmod" and child.pos_ == "ADV" and child.lower_ in {"then", "also", "later", "meanwhile"}:
            break
        edge = child.left_edge.i
        first = edge if head.i - edge <= _MAX_PHRASE else child.i
    doc = head.doc
    first = start_behind_pile(doc, first, head.i)
    while first < head.i and (doc[first].is_punct or doc[first].is_space):
        first += 1
    return first


def _leads_to_noun(preposition: Token) -> bool:
    """Whether a noun follows: "accused rebels of shelling" names rebels only."""
    return any(child.dep_ == "pobj" for child in preposition.children)


def _tells_whose(preposition: Token) -> bool:
    """Whether a group follows at once: "fighters from the Red Front", not "fighters from the city"."""
    at_once = preposition.lower_ == "from" and preposition.i == preposition.head.i + 1
    return at_once and any(child.ent_type_ in {"ORG", "NORP"} for child in preposition.children if child.dep_ == "pobj")


def _end_of_preposition(preposition: Token) -> Token:
    """The last token of "of X": X with its own "of", but no clauses or coordinations."""
    last = preposition
    for child in preposition.children:
        if child.dep_ == "pobj":
            last = child
            for deeper in child.rights:
                if deeper.dep_ == "prep" and deeper.lower_ == "of":
                    last = max((last, _end_of_preposition(deeper)), key=_position)
    return last
