"""Attributions asked by place: who stands behind the words at this offset?"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from marsad.codebook.reporting import load_reporting
from marsad.extract.attribution.continuation import continuations
from marsad.extract.attribution.finder import ATTITUDE, find_attributions
from marsad.extract.attribution.words import words_of
from marsad.model.evidence import Span
from marsad.model.layers import AttributionSpan


@dataclass(frozen=True, slots=True)
class Attributions:
    """The attributions of one document and the stretches where a speaker goes on without a cue."""

    text: str
    spans: tuple[AttributionSpan, ...]
    """As found by `find_attributions`; `parent` is an index into these."""
    continued: tuple[tuple[Span, int], ...] = ()
    """A stretch of text without a cue, and the index of the attribution whose speaker goes on there."""
    digested: int | None = None
    """Index of the attribution that cites one outlet for the report as a whole ("..., reports The Daily")."""

    def chain_at(self, offset: int) -> tuple[AttributionSpan, ...]:
        """Who says what stands at `offset`, outer to inner; empty where the outlet itself speaks."""
        innermost = self._tightest(offset)
        if innermost is None:
            innermost = next((index for span, index in self.continued if span.start <= offset < span.end), None)
        chain: list[int] = []
        while innermost is not None and innermost not in chain:
            chain.append(innermost)
            innermost = self.spans[innermost].parent
        if self.digested is not None and self.digested not in chain and self.source_words(self.spans[self.digested]):
            chain.append(self.digested)
        return tuple(self.spans[index] for index in reversed(chain))

    def _tightest(self, offset: int) -> int | None:
        best, smallest = None, len(self.text) + 1
        for index, span in enumerate(self.spans):
            if span.rule.startswith(ATTITUDE):
                continue
            covering = next((part for part in span.content if part.start <= offset < part.end), None)
            if covering is None:
                continue
            size = sum(len(part) for part in span.content)
            # of two equal ones the later is the inner: an outlet stands before the speaker it passes on
            if size <= smallest:
                best, smallest = index, size
        return best

    def source_words(self, span: AttributionSpan) -> str:
        """The source as worded; "" where the attribution has none."""
        return self.text[span.source.start : span.source.end] if span.source else ""


def read_attributions(doc: Doc) -> Attributions:
    """The attributions of the document, ready to be asked by offset."""
    spans = find_attributions(doc)
    if not spans:
        return Attributions(doc.text, spans)
    lexicon = load_reporting()
    continued, digested = continuations(words_of(doc, lexicon.time_words), spans, lexicon)
    return Attributions(doc.text, spans, continued, digested)
