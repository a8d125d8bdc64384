"""Speakers who go on without a cue, and reports that retell one outlet from beginning to end.

Both are read conservatively: a sentence is given to a speaker only between two sentences of the same speaker, or
where it plainly takes up what he just said.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from marsad.codebook.reporting import ReportingLexicon
from marsad.extract.attribution.finder import ATTITUDE, OUTLET, QUOTED
from marsad.extract.attribution.words import Words
from marsad.model.claims import Stance
from marsad.model.evidence import Span
from marsad.model.layers import AttributionSpan

OPENING_WORDS = 4
"""Words at the beginning of a sentence among which one that takes up the last is looked for."""
LONGEST_GAP = 2
"""Sentences that may stand between two sentences of one speaker and still be his."""
LEAD_SENTENCES = 2


def continuations(
    words: Words, spans: Sequence[AttributionSpan], lexicon: ReportingLexicon
) -> tuple[tuple[tuple[Span, int], ...], int | None]:
    """Stretches without a cue with the attribution they continue, and the one that holds for the whole report."""
    speaking = _speaking(words, spans)
    continued: list[tuple[Span, int]] = []
    numbers = sorted(speaking)
    for before, after in pairwise(numbers):
        gap = range(before + 1, after)
        if not 0 < len(gap) <= LONGEST_GAP or words.paragraph[after] - words.paragraph[before] > 1:
            continue
        last, first = speaking[before][-1], speaking[after][0]
        if _same_speaker(words, spans[last], spans[first]):
            continued.extend(
                (_sentence_span(words, number), last) for number in gap if _takes_up(words, number, lexicon)
            )
    return tuple(continued), _digest(words, spans, lexicon)


def _speaking(words: Words, spans: Sequence[AttributionSpan]) -> dict[int, list[int]]:
    """For each sentence that holds the cue of a report, the attributions in it."""
    sentences = {start: number for number, (low, high) in enumerate(words.bounds) for start in words.starts[low:high]}
    found: dict[int, list[int]] = {}
    for index, span in enumerate(spans):
        if span.source is None or span.cue is None or span.rule.startswith((ATTITUDE, OUTLET, QUOTED)):
            continue
        found.setdefault(sentences[span.cue.start], []).append(index)
    return found


def _takes_up(words: Words, number: int, lexicon: ReportingLexicon) -> bool:
    """Whether the sentence plainly adds to a list or an account that was begun before it."""
    low, high = words.bounds[number]
    return any(words.lower[token] in lexicon.additive_words for token in range(low, min(high, low + OPENING_WORDS)))


def _same_speaker(words: Words, before: AttributionSpan, after: AttributionSpan) -> bool:
    first, second = _source(words, before).lower(), _source(words, after).lower()
    if not first or not second:
        return False
    head = second.split()[-1]
    return (
        second in {"he", "she", "it", "they"}
        or second in first
        or (head in first.split() and second.startswith("the "))
    )


def _source(words: Words, span: AttributionSpan) -> str:
    return words.text[span.source.start : span.source.end] if span.source else ""


def _sentence_span(words: Words, number: int) -> Span:
    low, high = words.bounds[number]
    return Span(words.starts[low], words.ends[high - 1])


def _digest(words: Words, spans: Sequence[AttributionSpan], lexicon: ReportingLexicon) -> int | None:
    """The attribution by which the lead cites a newspaper or agency for all that follows."""
    last = words.bounds[min(LEAD_SENTENCES, len(words.bounds)) - 1][1] - 1
    limit = words.ends[last]
    for index, span in enumerate(spans):
        if span.cue is None or span.cue.start >= limit:
            return None
        if span.source is None or span.stance is not Stance.ASSERTS or span.source.start < span.cue.start:
            continue
        if words.text[span.cue.start : span.cue.end].lower() in {"reports", "reported"} and _names_outlet(
            _source(words, span), lexicon
        ):
            return index
    return None


def _names_outlet(source: str, lexicon: ReportingLexicon) -> bool:
    tokens = source.lower().split()
    return any(token in lexicon.outlet_nouns or token in lexicon.outlet_names for token in tokens) or source.startswith(
        "The "
    )
