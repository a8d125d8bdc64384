"""From runs of capitalised words to names that the gazetteer knows."""

from __future__ import annotations

from functools import cache

from marsad.codebook.place_words import place_words
from marsad.codebook.places import countries
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.gazetteer.lookup import matches
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page
from marsad.resolve.places.spans import NameSpan, Run, name_spans, runs_of, words_of
from marsad.text.names import fold

SHORTEST_NAME = 2
SHORTEST_NEAR = 4
"""Letters below which another spelling is another name."""
LONGEST_NEAR = 4
FAIR = 0.6
"""Strength of a preposition from which an unknown name after it is looked for in other spellings."""
MOST_OPTIONS = 80
MOST_NEAR_LOOKUPS = 16
"""Unknown names of one document that are tried in other spellings; a bound on the cost, not on the reading."""


@cache
def demonyms() -> dict[str, str]:
    """Folded adjective or people to ISO country; those of several countries are left out."""
    seen: dict[str, set[str]] = {}
    for row in countries().values():
        for word in (*row.adjectives, *row.people):
            seen.setdefault(fold(word), set()).add(row.country)
    return {word: min(codes) for word, codes in seen.items() if len(codes) == 1}


def find_names(page: Page, gazetteer: Gazetteer) -> list[Found]:
    """All names of the document that the gazetteer or its surroundings make a candidate, in text order."""
    runs = runs_of(page, words_of(page))
    spans = {id(run): name_spans(run) for run in runs}
    keys = {id(span): _key(span, page) for run in runs for span in spans[id(run)]}
    known = gazetteer.named(key for key in keys.values() if key)
    budget = MOST_NEAR_LOOKUPS
    found: list[Found] = []
    for run in runs:
        taken = _cover(spans[id(run)], keys, known, gazetteer)
        if not taken and budget > 0 and _place_like(run, page):
            near = _near(run, gazetteer)
            budget -= 1
            if near is not None:
                taken = [near]
        found.extend(_with_neighbours(run, taken))
    found.sort(key=lambda name: name.start)
    _add_state_abbreviations(page, found, gazetteer)
    return found


def _key(span: NameSpan, page: Page) -> str:
    """The folded name of a span; empty where it cannot be a place name."""
    key = fold(span.text)
    words = place_words()
    if key in words.never_places or len(key) < SHORTEST_NAME:
        return ""
    if key in words.acronyms and not span.text.replace(".", "").isupper():
        return ""
    if len(key) == SHORTEST_NAME and key not in words.acronyms and not _place_label(page, span):
        return ""
    return key


def _place_label(page: Page, span: NameSpan) -> bool:
    return page.labels[span.start] in ("GPE", "LOC")


def _cover(
    spans: list[NameSpan], keys: dict[int, str], known: dict[str, tuple[Entry, ...]], gazetteer: Gazetteer
) -> list[tuple[NameSpan, Found]]:
    """The longest known names of a run that do not overlap."""
    used: set[int] = set()
    taken = []
    for span in spans:
        positions = range(span.first, span.last + 1)
        if used.intersection(positions):
            continue
        key = keys[id(span)]
        found = _named(span, key, known) or _demonym(span, gazetteer)
        if found is not None:
            used.update(positions)
            taken.append((span, found))
    return taken


def _named(span: NameSpan, key: str, known: dict[str, tuple[Entry, ...]]) -> Found | None:
    entries = known.get(key) if key else None
    if entries is None:
        return None
    return Found(span.start, span.end, key, tuple((entry, 1.0) for entry in entries[:MOST_OPTIONS]))


def _demonym(span: NameSpan, gazetteer: Gazetteer) -> Found | None:
    code = demonyms().get(own := fold(span.text)) or demonyms().get(_compound_head(own))
    country = gazetteer.countries.get(code) if code else None
    if country is None:
        return None
    return Found(span.start, span.end, own, ((country, 1.0),), demonym=True)


def _compound_head(key: str) -> str:
    """ "iranian" of "iranian backed": the hyphen is a space in a folded name."""
    head, _, rest = key.partition(" ")
    return (
        head
        if rest in ("backed", "led", "based", "born", "made", "allied", "controlled", "held", "occupied", "funded")
        else ""
    )


def _place_like(run: Run, page: Page) -> bool:
    """Whether an unknown name stands where a place would stand."""
    first, last = run.words[0].start, run.words[-1].end
    words = place_words()
    after, before, label = page.lower_at(last), page.lower_at(first - 1), page.labels[last - 1]
    if after in words.kind_after:
        return True
    if label in ("PERSON", "ORG", "DATE", "TIME", "NORP"):
        return label != "PERSON" and words.prepositions.get(before, 0.0) >= 1.0
    return label in ("GPE", "LOC", "FAC") or words.prepositions.get(before, 0.0) >= FAIR


def _near(run: Run, gazetteer: Gazetteer) -> tuple[NameSpan, Found] | None:
    """The whole run in another spelling; without entries it is kept as an unknown name."""
    span = NameSpan(run, 0, len(run.words) - 1)
    key = fold(span.text)
    if len(run.words) > LONGEST_NEAR or key in place_words().never_places or len(key) < SHORTEST_NEAR:
        return None
    if key.endswith("s") and key[:-1] in gazetteer.named([key[:-1]]):
        country = [
            entry
            for entry in gazetteer.named([key[:-1]])[key[:-1]]
            if entry.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1)
        ]
        if country:
            return span, Found(span.start, span.end, key, tuple((entry, 1.0) for entry in country))
    options = tuple((entry, likeness) for entry, _, likeness in matches(gazetteer, span.text)[:MOST_OPTIONS])
    return span, Found(span.start, span.end, key, options)


def _with_neighbours(run: Run, taken: list[tuple[NameSpan, Found]]) -> list[Found]:
    covered = {position for span, _ in taken for position in range(span.first, span.last + 1)}
    for span, found in taken:
        before = span.first > 0 and span.first - 1 not in covered and _names_something(run.words[span.first - 1].text)
        after = (
            span.last + 1 < len(run.words)
            and span.last + 1 not in covered
            and _names_something(run.words[span.last + 1].text)
        )
        found.broken = (int(before), int(after))
    return [found for _, found in taken]


def _names_something(word: str) -> bool:
    """Whether a capitalised word beside a name may belong to a longer name: not "The", "Northern", "On"."""
    words = place_words()
    lower = word.lower()
    return any(map(str.isupper, word)) and lower not in words.prepositions and lower not in words.articles


def _add_state_abbreviations(page: Page, found: list[Found], gazetteer: Gazetteer) -> None:
    """Read "La." as a state in "Alexandria, La."."""
    states = place_words().states
    ends = {name.end for name in found}
    for position, token in enumerate(page.tokens):
        state = states.get(token.rstrip("."))
        if state is None or position < SHORTEST_NAME or page.tokens[position - 1] != "," or position - 1 not in ends:
            continue
        entries = [
            entry
            for entry in gazetteer.named([fold(state)]).get(fold(state), ())
            if entry.country == "US" and entry.kind is PlaceKind.ADMIN1
        ]
        kept = [name for name in found if not name.start <= position < name.end]
        found[:] = [*kept, Found(position, position + 1, fold(state), tuple((entry, 1.0) for entry in entries[:1]))]
    found.sort(key=lambda name: name.start)
