"""Whom a pronoun or a bare description of a party means, within one report. A wrong link is worse than none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from marsad.codebook.reader_words import load_reader_words
from marsad.extract.rules.grammar import PASSIVE_SUBJECTS, SUBJECTS, coordinated, governors, own_subjects
from marsad.extract.rules.noun_phrases import phrase_span
from marsad.extract.rules.page import Page
from marsad.extract.rules.roles import Argument

PLURAL = frozenset({"they", "them", "their", "we", "us", "our"})
SPEAKERS = frozenset({"we", "i"})
"""Whoever speaks: where nobody is named before, the account says who that is."""
SINGULAR_THING = frozenset({"it", "its"})
SINGULAR_PERSON = frozenset({"he", "she", "him", "her", "his"})
LOOK_BACK_SENTENCES = 2


def settle(page: Page, arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    """Arguments with pronouns replaced by the phrase they stand for; of those that find none only "we" is kept."""
    found: dict[int, Argument] = {}
    for argument in arguments:
        if argument.head.pos_ != "PRON":
            found.setdefault(argument.head.i, argument)
            continue
        meant = coordinated_antecedent(page, argument.head)
        if not meant and argument.head.lower_ in SPEAKERS:
            found.setdefault(argument.head.i, argument)
        for head in meant:
            found.setdefault(head.i, Argument(head, phrase_span(head), f"{argument.rule}+pronoun"))
    return tuple(sorted(found.values(), key=lambda a: a.span))


def coordinated_antecedent(page: Page, pronoun: Token) -> list[Token]:
    """The heads a pronoun stands for, nearest subject first; empty where number or kind fits none."""
    for candidate in _candidates(page, pronoun):
        heads = list(coordinated(candidate))
        if _agrees(page, pronoun, candidate, is_list=len(heads) > 1):
            return heads
    return []


def _candidates(page: Page, pronoun: Token) -> Iterator[Token]:
    """Subjects before the pronoun, in its own sentence and the ones before it, nearest first."""
    doc, sent, steps = page.doc, pronoun.sent, 0
    end = pronoun.i
    doers = _doers_beside(pronoun)
    while steps <= LOOK_BACK_SENTENCES:
        for i in range(end - 1, sent.start - 1, -1):
            token = doc[i]
            known = token.pos_ in {"NOUN", "PROPN"} and token.i not in doers
            if known and _may_be_meant(token) and page.can_act(token):
                yield token
        if sent.start == 0 or "\n" in doc[sent.start - 1].text:
            return
        end, sent, steps = sent.start, doc[sent.start - 1].sent, steps + 1


def _doers_beside(pronoun: Token) -> set[int]:
    """The subjects of the pronoun's own verb: in "militants opened fire on them" they are not fired upon."""
    if pronoun.dep_ in SUBJECTS | PASSIVE_SUBJECTS | {"poss"}:
        return set()
    verb = next((upper for upper in governors(pronoun) if upper.pos_ in {"VERB", "AUX"}), None)
    return {noun.i for noun in own_subjects(verb)} if verb is not None else set()


def _may_be_meant(token: Token) -> bool:
    """Subjects, and the "by" phrase of a passive."""
    if token.lemma_.lower() in load_reader_words().cited:
        return False
    return token.dep_ in SUBJECTS | PASSIVE_SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent")


def _agrees(page: Page, pronoun: Token, candidate: Token, *, is_list: bool) -> bool:
    word, collective = pronoun.lower_, load_reader_words().collective
    plural = is_list or candidate.tag_ in {"NNS", "NNPS"}
    lemma = candidate.lemma_.lower()
    if word in PLURAL:
        return plural or lemma in collective or candidate.ent_type_ in {"ORG", "NORP"}
    if word in SINGULAR_THING:
        return not plural and (lemma in collective or candidate.ent_type_ in {"ORG", "NORP", "GPE"})
    if word in SINGULAR_PERSON:
        return not plural and (
            candidate.ent_type_ == "PERSON" or (page.is_person(candidate) and lemma not in collective)
        )
    return False
