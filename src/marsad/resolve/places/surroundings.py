"""What the words around a name say: its kind, what it lies in, and whether it is a place at all."""

from __future__ import annotations

from marsad.codebook.place_words import PlaceWords, place_words
from marsad.model.entities import PlaceKind
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page
from marsad.resolve.places.streets import read_street
from marsad.resolve.places.unlisted import names_the_next

LONGEST_GAP = 6
"""Tokens between a place and the one it is said to lie in."""
LABELS = {"GPE": 2.0, "LOC": 1.8, "FAC": 1.2, "ORG": -0.5, "PERSON": -0.8, "NORP": -0.6, "DATE": -2.0, "TIME": -2.0}
"""Weight of the name tagger's label; small models mislabel Arabic names, so that it never decides alone."""
SURE = 2.0
TAKEN = 1.2
"""What a verb says whose object is a place: "shelled Kherson", "entered Sake"."""
SAID_ELSEWHERE = 1.0
"""A name that is surely a place once in a report is one elsewhere too, unless it is part of a person's name."""
FAME = ((1_000_000, 1.5), (100_000, 0.9), (20_000, 0.5), (3_000, 0.1))
LONG_NAME = 2
OWN_SOURCE = "marsad"
"""What our supplement lists is there because reports name it."""
PARTS = frozenset((PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY))
"""Said of a part of the place named: "the suburbs of X", "the port of X"."""
OPENS_CONTAINER = frozenset((",", "in", "of", "under", "inside", "within", "(", "at"))
_GAP_WORDS = frozenset(
    (",", "in", "of", "under", "inside", "within", "the", "(", "-", "'s", "’s", "central", "rural", "nearby")
)


def read_surroundings(page: Page, names: list[Found]) -> None:
    """Fill in kinds, quoted phrase, container and evidence of every name."""
    words = place_words()
    for name in names:
        _read_kind(page, name, words)
        read_street(page, name, words)
    for position, name in enumerate(names):
        _read_container(page, names, position, words)
        name.evidence += _evidence(page, name, words)
    best: dict[str, float] = {}
    for name in names:
        best[name.key] = max(best.get(name.key, 0.0), name.evidence)
    for name in names:
        if best[name.key] >= SURE and name.start not in page.long_people:
            name.evidence += SAID_ELSEWHERE


def _read_kind(page: Page, name: Found, words: PlaceWords) -> None:
    end, start = name.end, name.start
    for size in (2, 1):
        if end + size <= len(page.tokens) and page.spaced[end - 1]:
            after = page.between(end, end + size)
            kinds = words.kind_after.get(after.lower())
            if names_the_next(page, end + size - 1):
                continue
            if kinds and not name.demonym and (after.islower() or not _goes_on(page, end + size)):
                name.kinds, name.phrase_end = kinds, end + size
                name.evidence += 2.2 if after.islower() else 1.4
                return
    for size in (3, 2, 1):
        if start >= size:
            before = page.between(start - size, start).lower()
            kinds = words.kind_before.get(before)
            if kinds:
                name.evidence += 2.2
                if not PARTS.issuperset(kinds):
                    name.kinds = kinds
                if before in words.name_prefixes:
                    name.phrase_start = start - size
                return


def _goes_on(page: Page, position: int) -> bool:
    """Whether a longer name continues: "Illinois Department of Health", "Santa Ana School District"."""
    if page.lower_at(position) in ("of", "for"):
        return True
    if position >= len(page.tokens) or page.labels[position] in ("DATE", "TIME"):
        return False
    return page.tokens[position][:1].isupper() and page.spaced[position - 1]


def _read_container(page: Page, names: list[Found], position: int, words: PlaceWords) -> None:
    """ "X in Y province", "X, Y", "Y's X", "the Syrian city of X"."""
    name = names[position]
    if position + 1 < len(names):
        other = names[position + 1]
        gap = page.lower[name.phrase_end : other.start]
        two_countries = gap == (",",) and _is_country(name) and _is_country(other)
        if gap and len(gap) <= LONGEST_GAP and gap[0] in OPENS_CONTAINER and not (other.demonym or two_countries):
            listed = gap == (",",) and page.lower_at(other.phrase_end) in ("and", "or", ",")
            listed = listed and not (name.kinds and other.kinds and set(name.kinds).isdisjoint(other.kinds))
            if all(_links(word, words) for word in gap):
                name.container, name.listed = other, listed
                name.evidence += 0.3 if listed else 0.8
    if position > 0 and name.container is None:
        other = names[position - 1]
        gap = page.lower[other.phrase_end : name.start]
        possessive = bool(gap) and gap[0] in ("'s", "’s")
        if len(gap) <= LONGEST_GAP and (possessive or other.demonym) and all(_links(word, words) for word in gap):
            name.container = other
            name.evidence += 0.8


def _is_country(name: Found) -> bool:
    return bool(name.options) and name.options[0][0].kind is PlaceKind.COUNTRY


def _links(word: str, words: PlaceWords) -> bool:
    return (
        word in _GAP_WORDS or word in words.kind_after or word in words.directions or f"{word} of" in words.kind_before
    )


def _evidence(page: Page, name: Found, words: PlaceWords) -> float:
    """Sum of what speaks for and against a place; 1 is enough."""
    if name.demonym:
        return 3.0
    last = page.doc[name.end - 1]
    before, after = page.lower_at(name.phrase_start - 1), page.lower_at(name.end)
    total = LABELS.get(page.labels[name.end - 1], 0.0)
    total += 1.8 * words.prepositions.get(before, 0.0)
    total += TAKEN * _is_taken(page, name, words)
    total -= 3.0 * (before.rstrip(".") in words.titles)
    total -= 1.5 * (before in ("'s", "@", "#")) + 3.0 * (after == "$")
    total -= 1.3 * name.broken[0] + 0.6 * name.broken[1]
    total += 0.5 * (last.pos_ == "PROPN") - 0.8 * (last.pos_ in ("VERB", "ADJ", "ADV", "AUX", "INTJ"))
    if name.start in page.long_people and not _stands_as_place(page, name, words.prepositions.get(before, 0.0)):
        total -= 1.5
    single = name.end - name.start == 1
    if single and page.lower[name.start] in page.people and not name.kinds:
        total -= 1.5
    if single and page.doc[name.start].is_sent_start:
        total -= 0.3
    return total + _fame(name)


def _is_taken(page: Page, name: Found, words: PlaceWords) -> bool:
    if name.phrase_start == 0:
        return False
    verb = page.doc[name.phrase_start - 1]
    return verb.pos_ == "VERB" and verb.tag_ != "VBN" and verb.lemma_.lower() in words.place_verbs


def _stands_as_place(page: Page, name: Found, preposition: float) -> bool:
    """Whether what the tagger takes for a person is a whole listed name after "in" or "near": "near Lashkar Gah"."""
    whole = name.start - 1 not in page.long_people and name.end not in page.long_people
    return whole and preposition >= 1.0 and bool(name.options) and name.options[0][1] == 1.0


def _fame(name: Found) -> float:
    if not name.options:
        return -0.6
    entry, likeness = name.options[0]
    says_kind = name.key.rpartition(" ")[2] in place_words().kind_after and " " in name.key
    fame = {PlaceKind.COUNTRY: 2.5, PlaceKind.ADMIN1: 1.2, PlaceKind.REGION: 1.2, PlaceKind.WATER: 0.8}.get(
        entry.kind, 0.0
    )
    fame = max(fame, next((value for floor, value in FAME if entry.population >= floor), 0.0))
    if fame == 0.0 and name.end - name.start == 1:
        fame = -0.4
    if name.end - name.start > LONG_NAME:
        fame = max(fame, 0.5)
    if says_kind or entry.source == OWN_SOURCE:
        fame += 1.8 if says_kind else 0.6
    return fame - 6.0 * (1.0 - likeness)
