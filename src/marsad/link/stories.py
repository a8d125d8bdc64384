"""Which reports tell the same story: similarity of whole reports, and candidates found without comparing all."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from marsad.codebook.linking import BlockingRules, LinkingRules
from marsad.link.facts import ReportFacts
from marsad.link.vectors import CountedTexts, Vector, cosine
from marsad.link.words import ages_and_addresses, capitalised, content_words, full_names
from marsad.model.reports import ReportId

FIELDS = ("wording", "names", "numbers")
"""What the vectors of a report are made of: all its words, its names, its ages and house numbers."""
COMMON_NAME = 10
"""A name that so many reports give, beyond the two that are compared, counts half."""
_CACHED_REPORTS = 256


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are, part by part; similarities 0 to 1."""

    wording: float
    names: float
    numbers: float
    shared_full_names: float
    """Full names in common, weighed by how few reports give them."""
    days_apart: int | None
    """Between the publication days; None where either is unknown."""


NOTHING_ALIKE = Likeness(0.0, 0.0, 0.0, 0.0, None)


class Stories:
    """Vectors of all reports, in order of their ids."""

    def __init__(self, reports: Iterable[ReportFacts], rules: LinkingRules) -> None:
        ordered = sorted(reports, key=lambda report: report.id)
        self._blocking = rules.blocking
        counted = {field: CountedTexts() for field in FIELDS}
        name_numbers: dict[str, int] = {}
        self._full_names: list[array[int]] = []
        for report in ordered:
            for field, counts in _counts(report, rules.stop_words).items():
                counted[field].add(counts)
            found = set(full_names(_whole(report)))
            self._full_names.append(array("I", sorted(name_numbers.setdefault(n, len(name_numbers)) for n in found)))
        self._reports_with = Counter(name for found in self._full_names for name in found)
        self.vocabulary = counted["wording"].vocabulary()
        self._vectors = {
            field: list(texts.vectors(self.vocabulary if field == "wording" else texts.vocabulary()))
            for field, texts in counted.items()
        }
        self._days = [report.published.toordinal() if report.published else None for report in ordered]
        self._index = {report.id: index for index, report in enumerate(ordered)}
        self._looked_up = lru_cache(maxsize=_CACHED_REPORTS)(self._look_up)
        self.likeness = lru_cache(maxsize=1 << 14)(self._likeness)

    def index_of(self, report: ReportId) -> int:
        """The report's place in order of ids."""
        return self._index[report]

    def day(self, index: int) -> int | None:
        """Publication day as an ordinal."""
        return self._days[index]

    def _look_up(self, index: int) -> tuple[tuple[dict[int, float], ...], frozenset[int]]:
        return tuple(self._vectors[field][index].as_dict() for field in FIELDS), frozenset(self._full_names[index])

    def _likeness(self, left: int, right: int) -> Likeness:
        known, known_names = self._looked_up(left)
        wording, names, numbers = (
            cosine(terms, self._vectors[field][right]) for field, terms in zip(FIELDS, known, strict=True)
        )
        days = (self._days[left], self._days[right])
        return Likeness(
            wording=wording,
            names=names,
            numbers=numbers,
            shared_full_names=self._shared_names(known_names, self._full_names[right]),
            days_apart=abs(days[0] - days[1]) if days[0] is not None and days[1] is not None else None,
        )

    def _shared_names(self, known: frozenset[int], others: Sequence[int]) -> float:
        """The names in common, those of a few reports counting fully, those that many reports give less and less."""
        shared = (self._reports_with[name] for name in others if name in known)
        return round(sum(COMMON_NAME / (COMMON_NAME + found - 2) for found in shared), 4)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of reports that share distinctive words, the lower index first."""
        order = sorted(
            range(len(self._days)), key=lambda index: (self._days[index] is None, self._days[index] or 0, index)
        )
        postings: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        for rank, index in enumerate(order):
            for term, _ in self._distinctive(index):
                postings[term].append(rank)
        for rank, index in enumerate(order):
            for partner in self._partners(rank, order, postings):
                yield (index, partner) if index < partner else (partner, index)

    def _distinctive(self, index: int) -> list[tuple[int, float]]:
        return _distinctive(self._vectors["wording"][index], self._blocking.story_terms)

    def _partners(self, rank: int, order: Sequence[int], postings: Mapping[int, Sequence[int]]) -> list[int]:
        """The reports after this one, in order of date, that share most of its distinctive words."""
        strength: defaultdict[int, float] = defaultdict(float)
        for term, weight in self._distinctive(order[rank]):
            for partner in self._following(rank, order, postings[term]):
                strength[partner] += weight * weight
        best = sorted(strength.items(), key=lambda item: (-round(item[1], 6), item[0]))
        return [partner for partner, _ in best[: self._blocking.story_partners]]

    def _following(self, rank: int, order: Sequence[int], found: Sequence[int]) -> Iterator[int]:
        """Of the ranks in `found`, the reports after this one: all of an uncommon word, else the next ones in time."""
        rules: BlockingRules = self._blocking
        start = bisect_right(found, rank)
        if len(found) <= rules.rare_reports:
            yield from (order[later] for later in found[start:])
            return
        day = self._days[order[rank]]
        for later in found[start : start + rules.story_window_reports]:
            if day is None or _within(day, self._days[order[later]], rules.story_window_days):
                yield order[later]


def _whole(report: ReportFacts) -> str:
    return f"{report.title} . {report.text}"


def _counts(report: ReportFacts, stop_words: frozenset[str]) -> dict[str, Counter[str]]:
    whole = _whole(report)
    return {
        "wording": Counter(content_words(whole, stop_words)),
        "names": Counter(capitalised(whole)),
        "numbers": Counter(set(ages_and_addresses(whole))),
    }


def _distinctive(vector: Vector, limit: int) -> list[tuple[int, float]]:
    weighed = sorted(zip(vector.terms, vector.weights, strict=True), key=lambda item: (-round(item[1], 5), item[0]))
    return weighed[:limit]


def _within(day: int, other: int | None, days: int) -> bool:
    return other is None or abs(day - other) <= days


def nearness_in_days(days: int) -> float:
    """1 for the same day, 0 at about three weeks, -1 from a year on: how publication days speak for one story."""
    return max(-1.0, 1 - 2 * log1p(days) / log1p(365))
