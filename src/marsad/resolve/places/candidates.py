"""From runs of capitalised words to names that the gazetteer knows."""

from __future__ import annotations

import re
from functools import cache

from marsad.codebook.place_words import PlaceWords, place_words
from marsad.codebook.places import countries
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.gazetteer.lookup import matches
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page
from marsad.resolve.places.spans import ARTICLES, NameSpan, Run, Word, name_spans, runs_of, words_of
from marsad.text.names import fold

SHORTEST_NAME = 2
LONGEST_ACRONYM = 5
LARGE = 100_000
NAME_WORDS = frozenset(
    [
        "al",
        "el",
        "abu",
        "umm",
        "um",
        "ben",
        "bin",
        "ibn",
        "de",
        "la",
        "le",
        "les",
        "los",
        "las",
        "ali",
        "hassan",
        "hussein",
        "omar",
        "khan",
        "sheikh",
        "salem",
        "old",
        "new",
    ]
)
"""Never places alone, but parts of place names."""
NOT_NAMES = frozenset(
    ["held", "majority", "populated", "controlled", "backed", "run", "led", "dominated", "linked", "based", "era"]
)
"""What "Daesh-held" ends in: a description."""
SETTLED = frozenset((PlaceKind.SETTLEMENT, PlaceKind.ADMIN1, PlaceKind.ADMIN2))
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
    closed = _organisations(page)
    runs = [run for run in runs_of(page, words_of(page)) if not _inside(run, closed)]
    spans = {id(run): name_spans(run) for run in runs}
    keys = {id(span): _keys(span, page) for run in runs for span in spans[id(run)]}
    known = gazetteer.named({key for forms in keys.values() for _, _, key in forms})
    budget = MOST_NEAR_LOOKUPS
    found: list[Found] = []
    for run in runs:
        taken = _cover(spans[id(run)], keys, known, gazetteer)
        for part in _uncovered(run, taken):
            if budget > 0 and _place_like(part, page):
                near = _near(part, page, gazetteer)
                budget -= 1
                if near is not None:
                    found.append(near)
        found.extend(_with_neighbours(run, taken))
    found.sort(key=lambda name: name.start)
    _add_state_abbreviations(page, found, gazetteer)
    return found


def _organisations(page: Page) -> list[tuple[int, int]]:
    """Character ranges of organisations that are named after places."""
    pattern = _organisation_pattern()
    return [match.span() for match in pattern.finditer(page.text)]


@cache
def _organisation_pattern() -> re.Pattern[str]:
    phrases = sorted(place_words().organisation_phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(
        r"\b(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases) + r")\b", re.IGNORECASE
    )


def _inside(run: Run, closed: list[tuple[int, int]]) -> bool:
    return any(run.words[0].at < end and start < run.words[-1].at + 1 for start, end in closed)


Form = tuple[int, int, str]
"""First token, token after the last, folded name."""


def _keys(span: NameSpan, page: Page) -> list[Form]:
    """The folded names that a span may be known by, longest first: with words around it that belong to the name."""
    key = _key(span, page)
    if not key:
        return []
    words = place_words()
    forms: list[Form] = []
    ends = [(span.end, key)]
    if span.last == len(span.run.words) - 1 and page.lower_at(span.end) in words.kind_extends:
        one, two = page.lower_at(span.end), page.lower_at(span.end + 1)
        ends = [(span.end + 2, f"{key} {one} {two}"), (span.end + 1, f"{key} {one}"), *ends]
    before = page.lower_at(span.start - 1)
    if span.first == 0 and before in words.directions:
        forms += [(span.start - 1, end, f"{before} {name}") for end, name in ends]
    forms += [(span.start, end, name) for end, name in ends]
    if span.first == span.last and key.endswith("s") and len(key) > SHORTEST_NEAR and not key.endswith("ss"):
        forms.append((span.start, span.end, key[:-1]))
    return forms


def _key(span: NameSpan, page: Page) -> str:
    """The folded name of a span; empty where it cannot be a place name."""
    key = fold(span.text)
    words = place_words()
    if key in words.never_places or len(key) < SHORTEST_NAME:
        return ""
    if key in words.acronyms:
        return key if span.text.replace(".", "").isupper() else ""
    short_capitals = span.text.isupper() and len(key) <= LONGEST_ACRONYM
    if (len(key) == SHORTEST_NAME or short_capitals) and not _place_label(page, span):
        return ""
    return key


def _place_label(page: Page, span: NameSpan) -> bool:
    return page.labels[span.start] in ("GPE", "LOC")


def _cover(
    spans: list[NameSpan], keys: dict[int, list[Form]], known: dict[str, tuple[Entry, ...]], gazetteer: Gazetteer
) -> list[tuple[NameSpan, Found]]:
    """The longest known names of a run that do not overlap."""
    used: set[int] = set()
    taken = []
    for span in spans:
        positions = range(span.first, span.last + 1)
        if used.intersection(positions):
            continue
        found = _demonym(span, gazetteer) or _named(span, keys[id(span)], known)
        if found is not None:
            used.update(positions)
            taken.append((span, found))
    return taken


def _named(span: NameSpan, forms: list[Form], known: dict[str, tuple[Entry, ...]]) -> Found | None:
    own = forms and known.get(fold(span.text))
    for start, end, key in forms:
        entries = known.get(key)
        if entries is None or ((start, end) == (span.start, span.end) and own and entries is not own):
            continue
        if not own and key == fold(span.text)[:-1] and not _large(entries[0]):
            continue
        return Found(start, end, key, tuple((entry, 1.0) for entry in entries[:MOST_OPTIONS]))
    return None


def _large(entry: Entry) -> bool:
    """Whether a name is read even where its possessive mark was lost ("Syrias north")."""
    return entry.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1) or entry.population >= LARGE


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


def _uncovered(run: Run, taken: list[tuple[NameSpan, Found]]) -> list[Run]:
    """The parts of a run that no known name takes; beside other than countries they are parts of longer names."""
    if any(not found.demonym and found.options[0][0].kind is not PlaceKind.COUNTRY for _, found in taken):
        return []
    covered = {position for span, _ in taken for position in range(span.first, span.last + 1)}
    parts: list[list[Word]] = [[]]
    for position, word in enumerate(run.words):
        if position in covered:
            parts.append([])
        elif word.capital or parts[-1]:
            parts[-1].append(word)
    return [Run(tuple(part)) for part in parts if part]


def names_the_next(page: Page, position: int) -> bool:
    """Whether the kind word at a token belongs to the name after it: "the Syrian town of Raqqa"."""
    kinds = place_words().kind_after.get(page.lower_at(position), ())
    if not SETTLED.intersection(kinds) or page.lower_at(position + 1) != "of" or position + 2 >= len(page.tokens):
        return False
    return page.tokens[position + 2][:1].isupper()


def _place_like(run: Run, page: Page) -> bool:
    """Whether an unknown name stands where a place would stand."""
    first, last = run.words[0].start, run.words[-1].end
    words = place_words()
    after, before, label = page.lower_at(last), page.lower_at(first - 1), page.labels[last - 1]
    if names_the_next(page, last):
        return False
    if after in words.kind_after:
        return True
    if label in ("PERSON", "ORG", "DATE", "TIME", "NORP"):
        return label != "PERSON" and words.prepositions.get(before, 0.0) >= 1.0
    return label in ("GPE", "LOC", "FAC") or words.prepositions.get(before, 0.0) >= FAIR


def _near(run: Run, page: Page, gazetteer: Gazetteer) -> Found | None:
    """The run in another spelling, without words that only open the sentence; without entries, an unlisted name."""
    words = place_words()
    first = 0
    while first < len(run.words) - 1 and _opens(run.words[first].text.lower(), words):
        first += 1
    span = NameSpan(run, first, len(run.words) - 1)
    key = fold(span.text)
    plain = any(word in words.never_places and word not in ARTICLES and word not in NAME_WORDS for word in key.split())
    if len(run.words) - first > LONGEST_NEAR or plain or len(key) < SHORTEST_NEAR:
        return None
    if key.rpartition(" ")[2] in NOT_NAMES or _is_common(run.words[first:], page):
        return None
    options = tuple((entry, likeness) for entry, _, likeness in matches(gazetteer, span.text)[:MOST_OPTIONS])
    return Found(span.start, span.end, key, options)


def _is_common(words: tuple[Word, ...], page: Page) -> bool:
    """Whether the document writes every word small elsewhere: "Suicide Blast" of a headline."""
    return all(word.text.lower() in page.common or word.text.lower() in ARTICLES for word in words)


def _opens(lower: str, words: PlaceWords) -> bool:
    return (
        lower in words.articles
        or lower in words.prepositions
        or (lower in words.never_places and lower not in NAME_WORDS)
    )


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
