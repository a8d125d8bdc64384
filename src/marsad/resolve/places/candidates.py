"""From runs of capitalised words to names that the gazetteer knows."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from marsad.codebook.place_words import place_words
from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.places.demonyms import demonym_at
from marsad.resolve.places.forms import Form, forms_of
from marsad.resolve.places.found import MOST_OPTIONS, Found
from marsad.resolve.places.page import Page
from marsad.resolve.places.spans import NameSpan, Run, Word, name_spans, runs_of
from marsad.resolve.places.states import add_state_abbreviations
from marsad.resolve.places.unlisted import in_other_spelling, stands_for_place

LARGE = 100_000
MOST_NEAR_LOOKUPS = 16
"""Unknown names of one document that are tried in other spellings; a bound on the cost, not on the reading."""


def find_names(page: Page, gazetteer: Gazetteer) -> list[Found]:
    """All names of the document that the gazetteer or its surroundings make a candidate, in text order."""
    closed = _organisations(page)
    runs = [run for run in runs_of(page) if not _inside(run, closed)]
    spans = {id(run): name_spans(run) for run in runs}
    keys = {id(span): forms_of(span, page) for run in runs for span in spans[id(run)]}
    known = gazetteer.named({key for forms in keys.values() for _, _, key in forms})
    budget = MOST_NEAR_LOOKUPS
    found: list[Found] = []
    for run in runs:
        taken = _cover(spans[id(run)], keys, known, gazetteer)
        for part in _left_over(run, taken):
            if budget > 0 and stands_for_place(part, page):
                near = in_other_spelling(part, page, gazetteer)
                budget -= 1
                if near is not None:
                    found.append(near)
        found.extend(_with_neighbours(run, taken))
    found.sort(key=lambda name: name.start)
    add_state_abbreviations(page, found, gazetteer)
    return found


def _organisations(page: Page) -> list[tuple[int, int]]:
    """Character ranges of organisations that are named after places."""
    patterns = _organisation_patterns()
    ranges: list[tuple[int, int]] = []
    end = 0
    for start, word in zip(page.starts, page.lower, strict=True):
        if word in patterns and start >= end and (match := patterns[word].match(page.text, start)):
            end = match.end()
            ranges.append(match.span())
    return ranges


@cache
def _organisation_patterns() -> dict[str, re.Pattern[str]]:
    """What these names are found by, longest first, for each word that one of them begins with."""
    opening: defaultdict[str, list[str]] = defaultdict(list)
    for phrase in sorted(place_words().organisation_phrases, key=lambda phrase: (-len(phrase), phrase)):
        opening[re.split(r"\W", phrase)[0]].append(re.escape(phrase).replace(r"\ ", r"\s+"))
    return {word: re.compile(r"\b(?:" + "|".join(phrases) + r")\b", re.IGNORECASE) for word, phrases in opening.items()}


def _inside(run: Run, closed: list[tuple[int, int]]) -> bool:
    return any(run.words[0].at < end and start < run.words[-1].at + 1 for start, end in closed)


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
        found = demonym_at(span, gazetteer) or _named(span, keys[id(span)], known)
        if found is not None:
            used.update(positions)
            taken.append((span, found))
    return taken


def _named(span: NameSpan, forms: list[Form], known: dict[str, tuple[Entry, ...]]) -> Found | None:
    own = forms and known.get(span.key)
    for start, end, key in forms:
        entries = known.get(key)
        if entries is None or ((start, end) == (span.start, span.end) and own and entries is not own):
            continue
        if not own and key == span.key[:-1] and not _large(entries[0]):
            continue
        return Found(start, end, key, tuple((entry, 1.0) for entry in entries[:MOST_OPTIONS]))
    return None


def _large(entry: Entry) -> bool:
    """Whether a name is read even where its possessive mark was lost ("Syrias north")."""
    return entry.kind in (PlaceKind.COUNTRY, PlaceKind.ADMIN1) or entry.population >= LARGE


def _left_over(run: Run, taken: list[tuple[NameSpan, Found]]) -> list[Run]:
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
