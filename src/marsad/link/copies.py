"""Copied text across reports: agency copy, updates, roundups that quote earlier reports, down to the shared passages.

Runs of five words that two reports share are looked up in an index of a fixed quarter of all runs, and candidates are
then compared word by word. A run that stands in many reports over many weeks is an outlet's boilerplate.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from marsad.codebook.linking import CopyRules, load_linking
from marsad.link.facts import ReportFacts
from marsad.link.words import plain
from marsad.model.evidence import Span
from marsad.model.reports import ReportId

_WORD = re.compile(r"[^\W_]+")
TEXTS_HELD = 64
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
    return CopyFinder(reports, rules).among(report.id for report in reports)


@dataclass(frozen=True, slots=True)
class _Text:
    report: ReportFacts
    spans: tuple[tuple[int, int], ...]
    """Where each word stands."""
    runs: array[int]
    """A number for each run of words, by the position of its first word."""


class CopyFinder:
    """Text in common among any of `reports`; which of it is boilerplate is judged over all of them."""

    def __init__(self, reports: Iterable[ReportFacts], rules: CopyRules | None = None) -> None:
        self._rules = rules or load_linking().copies
        ordered = sorted(reports, key=_by_day)
        self._numbers = {report.id: number for number, report in enumerate(ordered)}
        self._reports = ordered
        self._days = [report.published.toordinal() if report.published else None for report in ordered]
        self._indexed = [_indexed(_text_of(report, self._rules.shingle_words).runs) for report in ordered]
        self._boilerplate = frozenset(self._find_boilerplate())
        self._text = lru_cache(maxsize=TEXTS_HELD)(self._read)

    def among(self, reports: Iterable[ReportId]) -> tuple[Copy, ...]:
        """The copies among some of the reports, earlier ones first."""
        numbers = sorted(self._numbers[report_id] for report_id in reports)
        found = (self._compare(left, right) for left, right in sorted(self._candidates(numbers)))
        return tuple(copy for copy in found if copy is not None)

    def _read(self, number: int) -> _Text:
        return _text_of(self._reports[number], self._rules.shingle_words)

    def _find_boilerplate(self) -> Iterator[int]:
        """Runs in several reports over weeks. A story told by many outlets within days is no boilerplate."""
        if not self._indexed:
            return
        runs = np.concatenate([np.frombuffer(found, dtype=np.uint32) for found in self._indexed])
        undated = -1
        days = np.repeat(
            [undated if day is None else day for day in self._days], [len(found) for found in self._indexed]
        )
        order = np.argsort(runs, kind="stable")
        runs, days = runs[order], days[order]
        bounds = [0, *(np.flatnonzero(np.diff(runs)) + 1).tolist(), len(runs)]
        for start, end in pairwise(bounds):
            if end - start >= self._rules.boilerplate_reports:
                dated = days[start:end][days[start:end] != undated]
                if len(dated) and int(dated.max() - dated.min()) > self._rules.boilerplate_days:
                    yield int(runs[start])

    def _candidates(self, numbers: Sequence[int]) -> set[tuple[int, int]]:
        """Pairs that share at least two runs of the index; in long lists each report meets its next ones in time."""
        index: defaultdict[int, list[int]] = defaultdict(list)
        for number in numbers:
            for run in self._indexed[number]:
                if run not in self._boilerplate:
                    index[run].append(number)
        shared: Counter[tuple[int, int]] = Counter()
        for found in index.values():
            for position, left in enumerate(found):
                shared.update((left, right) for right in found[position + 1 : position + 1 + self._rules.neighbours])
        return {pair for pair, count in shared.items() if count > 1}

    def _compare(self, left: int, right: int) -> Copy | None:
        one, other = sorted((self._text(left), self._text(right)), key=lambda text: text.report.id)
        passages = tuple(self._passages(one, other))
        shorter = min(len(one.spans), len(other.spans))
        shared = min(1.0, sum(passage.words for passage in passages) / shorter)
        longest = max((passage.words for passage in passages), default=0)
        if shared < self._rules.shared_part and (longest < self._rules.passage_words or not self._near(left, right)):
            return None
        return Copy(one.report.id, other.report.id, round(shared, 4), passages)

    def _near(self, left: int, right: int) -> bool:
        """Whether they appeared within the weeks in which one story is told; undated reports may have."""
        one, other = self._days[left], self._days[right]
        return one is None or other is None or abs(one - other) <= self._rules.boilerplate_days

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
    runs = array("I", (zlib.crc32(b" ".join(words[at : at + size])) for at in range(len(words) - size + 1)))
    return _Text(report, tuple(match.span() for match in matches), runs)


def _indexed(runs: Iterable[int]) -> array[int]:
    return array("I", sorted({run for run in runs if run % SAMPLED == 0}))


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
