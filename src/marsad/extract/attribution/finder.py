"""All attributions of one document, with who is nested in whom."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from marsad.codebook.reporting import ReportingLexicon, load_reporting
from marsad.extract.attribution.accounts import apart
from marsad.extract.attribution.drafts import Draft
from marsad.extract.attribution.nesting import outside_views, parents
from marsad.extract.attribution.outlets import outlet_drafts
from marsad.extract.attribution.phrases import phrase_drafts
from marsad.extract.attribution.quoted import with_quotations
from marsad.extract.attribution.verbs import verb_drafts
from marsad.extract.attribution.words import TokenRange, Words, words_of
from marsad.model.evidence import Span
from marsad.model.layers import AttributionSpan

ATTITUDE = "attitude:"
"""Begins the rule of views, wishes and plans, which never say that an occurrence happened."""
QUOTED = "quoted:"
"""Begins the rule of attributions inside a quotation."""
OUTLET = "outlet:"
"""Begins the rule of an outlet that passes a speaker on; it shares the cue of the speaker."""


def find_attributions(doc: Doc) -> tuple[AttributionSpan, ...]:
    """Who says what in the document, in the order of the cues; an outlet comes directly before whom it passes on."""
    if len(doc) == 0:
        return ()
    lexicon = load_reporting()
    return attributions_of(words_of(doc, lexicon), lexicon)


def attributions_of(words: Words, lexicon: ReportingLexicon) -> tuple[AttributionSpan, ...]:
    """`find_attributions` for a document whose words are at hand."""
    drafts = draft_attributions(words, lexicon)
    pairs = zip(drafts, parents(words, drafts), strict=True)
    return tuple(_span(words, draft, parent) for draft, parent in pairs)


def draft_attributions(words: Words, lexicon: ReportingLexicon) -> list[Draft]:
    """The drafts of a document in order of their cues."""
    drafts = sorted([*verb_drafts(words, lexicon), *phrase_drafts(words, lexicon)], key=_cue_order)
    drafts = outside_views(words, with_quotations(words, apart(words, drafts)))
    outlets = dict(outlet_drafts(words, drafts, lexicon))
    return [
        each
        for number, draft in enumerate(drafts)
        for each in ([outlets[number]] if number in outlets else []) + [draft]
    ]


def _cue_order(draft: Draft) -> TokenRange:
    return draft.cue


def _span(words: Words, draft: Draft, parent: int | None) -> AttributionSpan:
    return AttributionSpan(
        source=Span(*words.chars(draft.source)) if draft.source else None,
        cue=Span(*words.chars(draft.cue)),
        content=tuple(Span(*words.chars(span)) for span in draft.content),
        stance=draft.stance,
        parent=parent,
        rule=_prefix(draft) + draft.rule,
    )


def _prefix(draft: Draft) -> str:
    if draft.is_attitude:
        return ATTITUDE
    return QUOTED if draft.is_quoted else ""


def source_layer(spans: tuple[AttributionSpan, ...]) -> tuple[AttributionSpan, ...]:
    """What the source layer of `annotate` shows: one attribution a cue, none inside quotations; `parent` is cleared."""
    return tuple(replace(span, parent=None) for span in spans if not span.rule.startswith((OUTLET, QUOTED)))
