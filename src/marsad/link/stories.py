"""Which reports tell the same story: similarity of whole reports, and candidates found without comparing all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from marsad.codebook.linking import BlockingRules, LinkingRules
from marsad.link.facts import ReportFacts
from marsad.link.words import Vector, Vocabulary, ages_and_addresses, capitalised, content_words, cosine, full_names

LEAD_WORDS = 60
_CACHED_REPORTS = 256


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two reports are, part by part; similarities 0 to 1."""

    wording: float
    lead: float
    names: float
    numbers: float
    shared_full_names: int
    days_apart: int | None
    """Between the publication days; None where either is unknown."""


NOTHING_ALIKE = Likeness(0.0, 0.0, 0.0, 0.0, 0, None)


class Stories:
    """Vectors of all reports, in order of their ids."""

    def __init__(self, reports: Sequence[ReportFacts], rules: LinkingRules) -> None:
        self._reports = sorted(reports, key=lambda report: report.id)
        self._blocking = rules.blocking
        parts = [_parts(report, rules.stop_words) for report in self._reports]
        self.vocabulary = Vocabulary(part.words for part in parts)
        self._wording, _ = _vectors([part.words for part in parts], self.vocabulary)
        self._lead, _ = _vectors([part.lead for part in parts])
        self._names, _ = _vectors([part.names for part in parts])
        self._numbers, _ = _vectors([part.numbers for part in parts])
        self._full_names = [frozenset(part.full_names) for part in parts]
        self._days = [report.published.toordinal() if report.published else None for report in self._reports]
        self._index = {report.id: index for index, report in enumerate(self._reports)}
        self._as_dict = lru_cache(maxsize=_CACHED_REPORTS)(self._dicts)
        self.likeness = lru_cache(maxsize=1 << 16)(self._likeness)

    def index_of(self, report: ReportFacts) -> int:
        """The report's place in order of ids."""
        return self._index[report.id]

    def day(self, index: int) -> int | None:
        """Publication day as an ordinal."""
        return self._days[index]

    def _dicts(self, index: int) -> tuple[dict[int, float], ...]:
        return tuple(field[index].as_dict() for field in (self._wording, self._lead, self._names, self._numbers))

    def _likeness(self, left: int, right: int) -> Likeness:
        wording, lead, names, numbers = self._as_dict(left)
        days = (self._days[left], self._days[right])
        return Likeness(
            wording=cosine(wording, self._wording[right]),
            lead=cosine(lead, self._lead[right]),
            names=cosine(names, self._names[right]),
            numbers=cosine(numbers, self._numbers[right]),
            shared_full_names=len(self._full_names[left] & self._full_names[right]),
            days_apart=abs(days[0] - days[1]) if days[0] is not None and days[1] is not None else None,
        )

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of reports that share distinctive words, the lower index first."""
        keys = [_distinctive(vector, self._blocking.story_terms) for vector in self._wording]
        postings: defaultdict[int, list[int]] = defaultdict(list)
        order = sorted(range(len(keys)), key=lambda index: (self._days[index] is None, self._days[index] or 0, index))
        for index in order:
            for term, _ in keys[index]:
                postings[term].append(index)
        positions = {term: {index: place for place, index in enumerate(found)} for term, found in postings.items()}
        for index in order:
            for partner in self._partners(index, keys[index], postings, positions):
                yield (index, partner) if index < partner else (partner, index)

    def _partners(
        self,
        index: int,
        keys: Sequence[tuple[int, float]],
        postings: Mapping[int, list[int]],
        positions: Mapping[int, Mapping[int, int]],
    ) -> list[int]:
        strength: Counter[int] = Counter()
        for term, weight in keys:
            found = postings[term]
            start = positions[term][index] + 1
            for partner in self._following(index, found, start):
                strength[partner] += weight * weight  # type: ignore[assignment]
        best = sorted(strength.items(), key=lambda item: (-round(item[1], 6), item[0]))
        return [partner for partner, _ in best[: self._blocking.story_partners]]

    def _following(self, index: int, found: Sequence[int], start: int) -> Sequence[int]:
        rules: BlockingRules = self._blocking
        if len(found) <= rules.rare_reports:
            return found[start:]
        day = self._days[index]
        following = found[start : start + rules.story_window_reports]
        if day is None:
            return following
        return [other for other in following if _within(day, self._days[other], rules.story_window_days)]


@dataclass(frozen=True, slots=True)
class _Parts:
    words: Counter[str]
    lead: Counter[str]
    names: Counter[str]
    numbers: Counter[str]
    full_names: tuple[str, ...]


def _parts(report: ReportFacts, stop_words: frozenset[str]) -> _Parts:
    whole = f"{report.title} . {report.text}"
    words = content_words(whole, stop_words)
    lead = f"{report.title} {' '.join(report.text.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS])}"
    return _Parts(
        words=Counter(words),
        lead=Counter(content_words(lead, stop_words)),
        names=Counter(capitalised(whole)),
        numbers=Counter(set(ages_and_addresses(whole))),
        full_names=tuple(sorted(set(full_names(whole)))),
    )


def _vectors(counts: Sequence[Counter[str]], vocabulary: Vocabulary | None = None) -> tuple[list[Vector], Vocabulary]:
    known = vocabulary or Vocabulary(counts)
    return [known.vector(count) for count in counts], known


def _distinctive(vector: Vector, limit: int) -> list[tuple[int, float]]:
    weighed = sorted(zip(vector.terms, vector.weights, strict=True), key=lambda item: (-round(item[1], 5), item[0]))
    return weighed[:limit]


def _within(day: int, other: int | None, days: int) -> bool:
    return other is None or abs(day - other) <= days


def nearness_in_days(days: int) -> float:
    """1 for the same day, 0 at about three weeks, -1 from a year on: how publication days speak for one story."""
    return max(-1.0, 1 - 2 * log1p(days) / log1p(365))
