"""Copied text across reports: agency copy, updates, roundups that quote earlier reports, down to the shared passages.

Runs of five words that two reports share are looked up in an index of a fixed quarter of all runs, and candidates are
then compared word by word. A run that stands in many reports over many weeks is an outlet's boilerplate.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.codebook.linking import CopyRules, load_linking
from marsad.link.facts import ReportFacts
from marsad.link.words import plain
from marsad.model.evidence import Span
from marsad.model.reports import ReportId

_WORD = re.compile(r"[^\W_]+")
SAMPLED = 4
"""One of so many runs is in the index; a shared sentence of some twenty words is still found nearly always."""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A stretch of words that stands in both texts, with its place in each."""

    left: Span
    right: Span
    words: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports with text in common; `left` has the lower id. `shared_part` is the share of the shorter text."""

    left: ReportId
    right: ReportId
    shared_part: float
    passages: tuple[SharedPassage, ...]


def find_copies(reports: Sequence[ReportFacts], rules: CopyRules | None = None) -> tuple[Copy, ...]:
    """All pairs of reports one of which is at least partly copied from the other, or both from a third."""
    return tuple(_Shingles(reports, rules or load_linking().copies).copies())


@dataclass(frozen=True, slots=True)
class _Text:
    report: ReportFacts
    spans: tuple[tuple[int, int], ...]
    """Where each word stands."""
    day: int | None
    """Publication day as an ordinal."""
    runs: array[int]
    """A number for each run of words, by the position of its first word."""


class _Shingles:
    def __init__(self, reports: Sequence[ReportFacts], rules: CopyRules) -> None:
        self._rules = rules
        ordered = sorted(reports, key=_by_day)
        self._texts = [_text_of(report, rules.shingle_words) for report in ordered]
        self._index: defaultdict[int, list[int]] = defaultdict(list)
        for number, text in enumerate(self._texts):
            for run in sorted({run for run in text.runs if run % SAMPLED == 0}):
                self._index[run].append(number)
        self._boilerplate = {run for run, found in self._index.items() if self._is_boilerplate(found)}

    def copies(self) -> Iterator[Copy]:
        for left, right in sorted(self._candidates()):
            found = self._compare(self._texts[left], self._texts[right])
            if found is not None:
                yield found

    def _is_boilerplate(self, found: Sequence[int]) -> bool:
        """In several reports over weeks. A story told by many outlets within days is no boilerplate."""
        if len(found) < self._rules.boilerplate_reports:
            return False
        days = [day for number in found if (day := self._texts[number].day) is not None]
        return bool(days) and max(days) - min(days) > self._rules.boilerplate_days

    def _candidates(self) -> set[tuple[int, int]]:
        """Pairs that share at least two runs of the index; in long lists each report meets its next ones in time."""
        shared: Counter[tuple[int, int]] = Counter()
        for run, found in self._index.items():
            if run in self._boilerplate:
                continue
            for position, left in enumerate(found):
                shared.update((left, right) for right in found[position + 1 : position + 1 + self._rules.neighbours])
        return {pair for pair, count in shared.items() if count > 1}

    def _compare(self, one: _Text, other: _Text) -> Copy | None:
        if one.report.id > other.report.id:
            one, other = other, one
        passages = tuple(self._passages(one, other))
        shorter = min(len(one.spans), len(other.spans))
        shared = min(1.0, sum(passage.words for passage in passages) / shorter)
        longest = max((passage.words for passage in passages), default=0)
        if shared < self._rules.shared_part and (longest < self._rules.passage_words or not self._near(one, other)):
            return None
        return Copy(one.report.id, other.report.id, round(shared, 4), passages)

    def _near(self, one: _Text, other: _Text) -> bool:
        """Whether they appeared within the weeks in which one story is told; undated reports may have."""
        return one.day is None or other.day is None or abs(one.day - other.day) <= self._rules.boilerplate_days

    def _passages(self, one: _Text, other: _Text) -> Iterator[SharedPassage]:
        """The longest common stretches from left to right, none of them overlapping on the left."""
        places = _places(other.runs)
        at = 0
        while at < len(one.runs):
            starts = places.get(one.runs[at], ())
            length, start = max(
                ((_common(one.runs, at, other.runs, start), -start) for start in starts), default=(0, 0)
            )
            words = length + self._rules.shingle_words - 1 if length else 1
            if words >= self._rules.shortest_passage and self._is_telling(one.runs[at : at + length]):
                yield SharedPassage(_span(one, at, words), _span(other, -start, words), words)
            at += words

    def _is_telling(self, runs: Sequence[int]) -> bool:
        """Whether a passage is more than boilerplate, as far as its indexed runs show."""
        indexed = [run for run in runs if run % SAMPLED == 0]
        return not indexed or any(run not in self._boilerplate for run in indexed)


def _by_day(report: ReportFacts) -> tuple[bool, int, str]:
    published = report.published
    return (published is None, published.toordinal() if published else 0, report.id)


def _text_of(report: ReportFacts, size: int) -> _Text:
    matches = list(_WORD.finditer(report.text))
    words = [plain(match.group()).encode("utf-8", "surrogatepass") for match in matches]
    runs = array("L", (zlib.crc32(b" ".join(words[at : at + size])) for at in range(len(words) - size + 1)))
    day = report.published.toordinal() if report.published else None
    return _Text(report, tuple(match.span() for match in matches), day, runs)


def _places(runs: Sequence[int]) -> Mapping[int, list[int]]:
    places: defaultdict[int, list[int]] = defaultdict(list)
    for position, run in enumerate(runs):
        places[run].append(position)
    return places


def _common(one: Sequence[int], at: int, other: Sequence[int], there: int) -> int:
    length = 0
    while at + length < len(one) and there + length < len(other) and one[at + length] == other[there + length]:
        length += 1
    return length


def _span(text: _Text, first: int, words: int) -> Span:
    return Span(text.spans[first][0], text.spans[first + words - 1][1])
