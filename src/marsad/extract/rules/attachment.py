"""Faults of the syntax model that cost claims and always have the same form, mended before anything is read."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from marsad.codebook.reader_words import load_reader_words
from marsad.codebook.reporting import load_reporting
from marsad.extract.rules.grammar import CHARGES

COMMA, SEMICOLON = ",", ";"
DASHES = frozenset({"-", "--", "–", "—"})
VERBS = frozenset({"VERB", "AUX"})
HOMELESS = frozenset({"dep", "ROOT", "ccomp", "npadvmod", "parataxis"})
"""Relations of a noun that governs what ought to be its own verb."""
CALENDAR = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"})


def mend_attachments(doc: Doc) -> None:
    """Hang misplaced words where they belong. The document is changed in place; to mend it again changes nothing."""
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ == "advcl":
            _hang_on_what_was_told(token)
        elif token.dep_ == "appos" and token.head.dep_ in {"nsubj", "nsubjpass"}:
            _make_subject_behind_dateline(token)
        elif token.dep_ == "ccomp" and token.head.i > token.i:
            _set_apart_at_semicolon(token)
        elif token.dep_ == "acl" and token.tag_ in {"VBN", "VBD"}:
            _make_verb_of_its_subject(token)
        elif token.dep_ == "prep" and token.lower_ == "of":
            _hang_on_the_charge(token)
        elif token.dep_ == "npadvmod" and token.tag_ == "CD":
            _make_object_of_number(token)
        elif token.dep_ in {"advmod", "npadvmod"} and token.pos_ == "PROPN":
            _make_object_of_name(token)


def _hang_on_what_was_told(clause: Token) -> None:
    """ "Shells hit a town, the monitor said, wounding six": goes on with what was said, not with the saying.

    A participle of saying ("..., he said, adding that") goes on with the saying and stays.
    """
    saying = clause.head
    sayings = load_reporting().verbs
    if clause.i < saying.i or saying.lemma_.lower() not in sayings or clause.lemma_.lower() in sayings:
        return
    told = next((child for child in saying.lefts if child.dep_ == "ccomp"), None)
    if told is None and saying.dep_ == "parataxis":
        told = saying.head
    speaker = next((child for child in saying.lefts if child.dep_ == "nsubj"), None)
    if told is None or speaker is None or speaker.i < told.i or told.pos_ not in VERBS:
        return
    is_introduced = any(child.dep_ == "mark" for child in told.children)
    if not is_introduced and _follows_comma(min(speaker.left_edge, saying)) and _follows_comma(clause.left_edge):
        clause.head = told


def _follows_comma(token: Token) -> bool:
    return token.i > 0 and token.doc[token.i - 1].lower_ == COMMA


def _make_subject_behind_dateline(noun: Token) -> None:
    """ "KABUL, Aug 3 - A rocket landed": the city of the dateline did not land."""
    city = noun.head
    opens = city.pos_ == "PROPN" and city.left_edge.i == city.sent.start
    if opens and any(token.lower_ in DASHES and token.whitespace_ for token in noun.doc[city.i + 1 : noun.i]):
        noun.head, noun.dep_ = city.head, city.dep_
        city.dep_ = "dep"


def _set_apart_at_semicolon(clause: Token) -> None:
    """ "Russia said its troops took the town; Ukraine denied it": the one does not speak in the other's words."""
    between = clause.doc[clause.i + 1 : clause.head.i]
    if any(token.lower_ == SEMICOLON and token.head.i in {clause.i, clause.head.i} for token in between):
        clause.dep_ = "parataxis"


def _make_verb_of_its_subject(verb: Token) -> None:
    """ "Gunmen on motorcycles killed four worshippers": with an object of its own the verb describes no gunmen."""
    subject = verb.head
    has_object = any(child.dep_ == "dobj" and child.left_edge.i == verb.i + 1 for child in verb.children)
    if not has_object or subject.i > verb.i or subject.pos_ not in {"NOUN", "PROPN"}:
        return
    if subject.dep_ not in HOMELESS and not _is_second_subject(subject):
        return
    if verb.lemma_.lower() in load_reader_words().giving:
        return  # "soldiers given weapons"
    relation, above = subject.dep_, subject.head
    if above.i == subject.i:
        verb.head = verb
    else:
        verb.head = above
        if relation in {"dep", "nsubj"} and above.lemma_.lower() in load_reporting().verbs:
            relation = "ccomp"
    verb.dep_ = relation
    subject.head, subject.dep_ = verb, "nsubj"


def _is_second_subject(noun: Token) -> bool:
    """Whether a verb of saying has a subject of its own nearer by: "Gunmen ... killed four, the ministry said"."""
    saying = noun.head
    nearer = any(child.dep_ == "nsubj" and child.i > noun.i for child in saying.lefts)
    return noun.dep_ == "nsubj" and nearer and saying.lemma_.lower() in load_reporting().verbs


def _hang_on_the_charge(preposition: Token) -> None:
    """ "Accused government troops of executing": the charge is of it, not the troops."""
    accused = preposition.head
    is_deed = any(child.dep_ == "pcomp" for child in preposition.children)
    if is_deed and accused.dep_ == "dobj" and accused.head.lemma_ in CHARGES:
        preposition.head = accused.head


def _make_object_of_number(number: Token) -> None:
    """ "Shot down 57 of 72 drones": a number of things behind a verb without an object."""
    counts = any(child.lower_ == "of" for child in number.rights)
    if counts and number.head.i < number.i and _lacks_object(number.head) and number.ent_type_ not in CALENDAR:
        number.dep_ = "dobj"


def _make_object_of_name(name: Token) -> None:
    """ "Troops captured Toretsk": a name right behind an active verb is no adverb."""
    verb = name.head
    if verb.i == name.left_edge.i - 1 and _lacks_object(verb) and name.ent_type_ not in CALENDAR:
        name.dep_ = "dobj"


def _lacks_object(verb: Token) -> bool:
    relations = {child.dep_ for child in verb.children}
    return verb.pos_ == "VERB" and relations.isdisjoint({"dobj", "obj", "auxpass", "nsubjpass"})
