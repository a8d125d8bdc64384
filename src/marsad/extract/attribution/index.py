"""Attributions asked by place: who stands behind the words at this offset?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from marsad.codebook.reporting import load_reporting
from marsad.extract.attribution.continuation import continuations
from marsad.extract.attribution.finder import ATTITUDE, attributions_of
from marsad.extract.attribution.naming import named_sources
from marsad.extract.attribution.words import words_of
from marsad.model.evidence import Span
from marsad.model.layers import AttributionSpan
from marsad.text.given_text import text_of

BLOCK = 512
"""Characters."""


@dataclass(frozen=True, slots=True)
class Attributions:
    """The attributions of one document and the stretches where a speaker goes on without a cue."""

    text: str
    spans: tuple[AttributionSpan, ...]
    """As found by `find_attributions`; `parent` is an index into these."""
    named: tuple[Span | None, ...] = ()
    """For each attribution the words of the report that name its source best ("he" by the name before it)."""
    continued: tuple[tuple[Span, int], ...] = ()
    """A stretch of text without a cue, and the index of the attribution whose speaker goes on there."""
    digested: int | None = None
    """Index of the attribution that cites one outlet for the report as a whole ("..., reports The Daily")."""

    _by_block: dict[int, list[int]] = field(init=False, repr=False, compare=False)
    """The attributions that reach into each block of the text, so that a question costs the same in long texts."""

    spoken: frozenset[int] = field(init=False, repr=False, compare=False)
    """The characters of all words of saying."""

    def __post_init__(self) -> None:
        cues = (span.cue for span in self.spans if span.cue is not None)
        object.__setattr__(self, "spoken", frozenset(at for cue in cues for at in range(cue.start, cue.end)))
        by_block: dict[int, list[int]] = {}
        for index, span in enumerate(self.spans):
            parts = (*span.content, *([span.cue] if span.cue is not None else []))
            blocks = {block for part in parts for block in range(part.start // BLOCK, part.end // BLOCK + 1)}
            for block in blocks:
                by_block.setdefault(block, []).append(index)
        object.__setattr__(self, "_by_block", by_block)

    def chain_at(self, offset: int) -> tuple[AttributionSpan, ...]:
        """Who says what stands at `offset`, outer to inner, each source by its name; empty where the outlet speaks.

        A link without a source is a hedge ("reportedly"); one source is never two neighbouring links.
        """
        chain: list[AttributionSpan] = []
        for index in self._indices_at(offset):
            source = self.named[index] if self.named else self.spans[index].source
            link = replace(self.spans[index], source=source)
            if chain and source is not None and source == chain[-1].source:
                chain.pop()
            chain.append(link)
        return tuple(chain)

    def _indices_at(self, offset: int) -> list[int]:
        innermost = self._tightest(offset)
        if innermost is None:
            innermost = next((index for span, index in self.continued if span.start <= offset < span.end), None)
        chain: list[int] = []
        while innermost is not None and innermost not in chain:
            chain.append(innermost)
            innermost = self.spans[innermost].parent
        if self.digested is not None and self.digested not in chain:
            chain.append(self.digested)
        return chain[::-1]

    def _tightest(self, offset: int) -> int | None:
        best, smallest = None, len(self.text) + 1
        for index in self._by_block.get(offset // BLOCK, ()):
            span = self.spans[index]
            if span.rule.startswith(ATTITUDE):
                continue
            if span.cue is not None and span.cue.start <= offset < span.cue.end:
                # "claimed the attack", "warned of a strike": the deed is in the cue itself
                size = len(span.cue)
            elif any(part.start <= offset < part.end for part in span.content):
                size = sum(len(part) for part in span.content)
            else:
                continue
            # of two equal ones the later is the inner: an outlet stands before the speaker it passes on
            if size <= smallest:
                best, smallest = index, size
        return best

    def source_words(self, span: AttributionSpan) -> str:
        """The source as worded; "" where the attribution has none."""
        return self.text[span.source.start : span.source.end] if span.source else ""


def read_attributions(doc: Doc) -> Attributions:
    """The attributions of the document, ready to be asked by offset."""
    if len(doc) == 0:
        return Attributions(text_of(doc), ())
    lexicon = load_reporting()
    words = words_of(doc, lexicon)
    spans = attributions_of(words, lexicon)
    continued, digested = continuations(words, spans, lexicon)
    return Attributions(words.text, spans, named_sources(words, spans, lexicon), continued, digested)
