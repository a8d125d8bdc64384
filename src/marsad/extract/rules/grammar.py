"""Reading a dependency tree: phrases, their parts, and who is the subject of a verb that does not say so itself.

The small syntax model errs often, above all where a text has lost its punctuation; everything here therefore prefers a
short phrase that is right to a long one that may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.reporting import load_reporting
from marsad.extract.rules.torn_phrases import torn_from

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "dative", "oprd"})
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON", "X", "SYM"})
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})
TARGET_PREPOSITIONS = ("on", "at", "against", "into", "towards", "toward", "upon", "onto")
"""What is hit follows one of these."""
CHARGES = frozenset(
    {"accuse", "blame", "suspect", "charge", "condemn", "convict", "criticise", "criticize", "denounce"}
)
MAX_SHARING = 4
"""Verbs that may stand between one and the subject it shares."""


def counted_noun(head: Token) -> Token:
    """ "A number of armed insurgents" is about insurgents and "14 of 17 drones" about drones; else the noun itself."""
    if head.pos_ == "NUM" or head.lemma_.lower() in load_reader_words().counting:
        for noun in prepositional(head, "of"):
            return noun
    return head


def coordinated(head: Token) -> Iterator[Token]:
    """`head` and every noun coordinated with it, in text order."""
    whole = torn_from(head)
    if whole is not None:
        yield from coordinated(whole)
        return
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in NOMINAL:
            yield from coordinated(child)


def all_coordinated(heads: Iterable[Token]) -> Iterator[Token]:
    """Every head with what is coordinated with it."""
    for head in heads:
        yield from coordinated(head)


def prepositional(token: Token, *prepositions: str) -> Iterator[Token]:
    """Objects of the given prepositions that depend on `token`."""
    for child in token.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in prepositions:
            yield from (obj for obj in child.children if obj.dep_ in {"pobj", "pcomp"})


def is_passive(verb: Token) -> bool:
    """Whether `verb` is a passive participle, a bare one after a noun included ("rockets fired by")."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ == "VBN":
        if verb.dep_ == "acl":
            return True
        if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(c.dep_ == "aux" for c in verb.children):
            return is_passive(verb.head) and not any(child.dep_ == "dobj" for child in verb.children)
        return any(child.dep_ == "agent" for child in verb.children)
    return False


def own_subjects(verb: Token) -> list[Token]:
    """The subjects written at the verb itself, relative pronouns replaced by what they stand for."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS | PASSIVE_SUBJECTS]
    if verb.dep_ == "relcl" and (not found or any(child.lower_ in RELATIVE_PRONOUNS for child in found)):
        return [verb.head]
    return [child for child in found if child.lower_ not in RELATIVE_PRONOUNS]


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """The heads of the subject of `verb`: its own, or the one it shares with the verb that governs it."""
    found = own_subjects(verb)
    if found or depth > MAX_SHARING:
        return [noun for head in found for noun in coordinated(head)]
    head = verb.head
    if head.i == verb.i:
        return []
    if verb.dep_ == "acl":
        return [verb.head] if verb.tag_ == "VBG" else []
    if verb.tag_ == "VBD" and verb.dep_ in {"ccomp", "conj"} and _describes_subject(head):
        return own_subjects(head)
    if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "ccomp", "prep", "dep"} and head.pos_ in {"VERB", "AUX"}:
        if verb.dep_ == "ccomp" and verb.tag_ not in {"VBG", "VB"}:
            return []
        if verb.dep_ == "advcl" and verb.tag_ == "VBG" and is_passive(head):
            # "The helicopter was shot down by rebels, killing eight": the rebels killed them.
            return agents(head)
        if head.lemma_.lower() in load_reader_words().instrumental:
            return subjects(head, depth + 1)
        controlled = [child for child in head.children if child.dep_ == "dobj"]
        if verb.dep_ == "xcomp" and controlled and verb.tag_ != "VBG":
            return controlled
        return subjects(head, depth + 1)
    if verb.dep_ == "pcomp" and head.head.pos_ in {"VERB", "AUX"}:
        charge = head.head
        if charge.lemma_ in CHARGES:
            # "Accused the rebels of shelling": the one accused did it, not the one who accuses.
            return objects(charge)
        return subjects(charge, depth + 1)
    return []


def _describes_subject(verb: Token) -> bool:
    """Whether a supposed verb only describes its subject: "planes thought to be foreign bombed the town"."""
    to = verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "to"
    return (
        to
        and verb.tag_ in {"VBD", "VBN"}
        and verb.lemma_ in load_reporting().passive_hedges
        and not any(c.dep_ == "aux" for c in verb.children)
    )


def agents(verb: Token) -> list[Token]:
    """Heads of the "by" phrase of a passive verb."""
    return [noun for head in prepositional(verb, "by") if head.pos_ in NOMINAL for noun in coordinated(head)]


def objects(verb: Token) -> list[Token]:
    """Heads of what the verb acts on: direct objects, or for a passive its subject."""
    if is_passive(verb):
        if verb.dep_ == "acl":
            return [verb.head]
        found = list(subjects(verb))
    else:
        found = [noun for child in verb.children if child.dep_ in OBJECTS for noun in coordinated(child)]
        if not found and verb.dep_ == "relcl" and any(child.dep_ in SUBJECTS for child in verb.children):
            pronoun_subject = any(c.dep_ in SUBJECTS and c.lower_ in RELATIVE_PRONOUNS for c in verb.children)
            found = [] if pronoun_subject else [verb.head]
    return found


def governors(token: Token) -> Iterator[Token]:
    """The tokens above `token`, from its head to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above a token."""
    return next((upper for upper in governors(token) if upper.pos_ in {"VERB", "AUX"}), None)


def highest(tokens: Sequence[Token]) -> Token:
    """Of a noun and the verb that carries it, the one that governs the other."""
    first, last = tokens[0], tokens[-1]
    return first if first.i in {upper.i for upper in governors(last)} else last


def named_by_this(noun: Token) -> bool:
    """ "This is the third raid on the town": says what kind of act the one just told was."""
    if noun.dep_ != "attr" or noun.head.dep_ != "ROOT":
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in {"this", "that", "it"} for child in noun.head.children)


def clause_tokens(verb: Token) -> set[int]:
    """Indices of the tokens of a clause, subordinate clauses with a subject of their own left out."""
    found: set[int] = set()
    stack = [verb]
    while stack:
        token = stack.pop()
        found.add(token.i)
        for child in token.children:
            own_clause = child.dep_ in {"ccomp", "relcl", "advcl", "conj", "parataxis"} and own_subjects(child)
            if not own_clause:
                stack.append(child)
    return found


def token_at(doc: Doc, offset: int) -> Token | None:
    """The token that covers a character offset."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None
