"""All attributions of one document, with who is nested in whom."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from marsad.codebook.reporting import ReportingLexicon, load_reporting
from marsad.extract.attribution.drafts import Draft, without
from marsad.extract.attribution.outlets import outlet_drafts
from marsad.extract.attribution.phrases import phrase_drafts
from marsad.extract.attribution.quoted import with_quotations
from marsad.extract.attribution.verbs import verb_drafts
from marsad.extract.attribution.words import TokenRange, Words, words_of
from marsad.model.evidence import Span
from marsad.model.layers import AttributionSpan

ATTITUDE = "attitude:"
"""Begins the rule of views, wishes and plans, which never say that an occurrence happened."""
OPPOSING = frozenset({"but", "while", "whereas", "although", "though"})
CITING = ("lead:citing", "lead:quoting")
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
    parents = _parents(words, drafts)
    return tuple(_span(words, draft, parent) for draft, parent in zip(drafts, parents, strict=True))


def draft_attributions(words: Words, lexicon: ReportingLexicon) -> list[Draft]:
    """The drafts of a document in order of their cues."""
    drafts = sorted([*verb_drafts(words, lexicon), *phrase_drafts(words, lexicon)], key=_cue_order)
    drafts = _citing(words, _without_opposed(words, _without_siblings(drafts)))
    drafts = _outside_views(words, with_quotations(words, drafts))
    outlets = dict(outlet_drafts(words, drafts, lexicon))
    return [
        each
        for number, draft in enumerate(drafts)
        for each in ([outlets[number]] if number in outlets else []) + [draft]
    ]


def _without_opposed(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Cut "..., while the rebels said ..." out of what came before it: another speaker beside the first."""
    changed = list(drafts)
    for draft in drafts:
        if draft.source is None or draft.is_attitude or draft.source[0] == 0:
            continue
        joiner = draft.source[0] - 1
        if words.lower[joiner] not in OPPOSING or words.tag[draft.source[0]] == "PRP":
            continue
        for number, before in enumerate(changed):
            if before is not draft and any(start < joiner < end for start, end in before.content):
                hole = (joiner, max((end for _, end in draft.content), default=draft.cue[1]))
                changed[number] = before.with_content(
                    *(piece for span in before.content for piece in without(span, hole))
                )
    return changed


def _citing(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Put "citing the ministry" inside the account of the outlet that cites: it says what the outlet says."""
    changed = list(drafts)
    for number, draft in enumerate(drafts):
        if not draft.rule.startswith(CITING):
            continue
        sentence = words.sentence[draft.cue[0]]
        for other, outer in enumerate(drafts):
            if outer.rule.startswith("verb:") and not outer.is_attitude and words.sentence[outer.cue[0]] == sentence:
                phrase = (draft.cue[0], draft.source[1] if draft.source else draft.cue[1])
                pieces = [piece for span in outer.content for piece in without(span, phrase)]
                changed[number] = draft.with_content(*pieces)
                changed[other] = outer.with_content(*outer.content, phrase)
                break
    return changed


def _outside_views(words: Words, drafts: list[Draft]) -> list[Draft]:
    """Mark what stands in quotations, and drop views that somebody else reports: they belong to his account."""
    marked = [replace(draft, is_quoted=words.is_quoted(draft.cue[0])) for draft in drafts]
    return [
        draft
        for draft in marked
        if not draft.is_attitude
        or not (
            draft.is_quoted
            or any(_holds(outer, draft) for outer in marked if outer is not draft and not outer.is_attitude)
        )
    ]


def _cue_order(draft: Draft) -> TokenRange:
    return draft.cue


def _without_siblings(drafts: list[Draft]) -> list[Draft]:
    """Cut "adding that ..." out of what came before it: one speaker twice, not inside himself."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.source is not None and not draft.is_attitude:
            for number, before in enumerate(kept[-4:], start=max(0, len(kept) - 4)):
                if before.source == draft.source and any(start <= draft.cue[0] < end for start, end in before.content):
                    hole = (draft.cue[0], max((end for _, end in draft.content), default=draft.cue[1]))
                    kept[number] = before.with_content(
                        *(piece for span in before.content for piece in without(span, hole))
                    )
        kept.append(draft)
    return [draft for draft in kept if draft.content or draft.stance.value == "no_information"]


def _parents(words: Words, drafts: list[Draft]) -> list[int | None]:
    """For each draft the tightest other draft whose content holds its cue and source."""
    parents: list[int | None] = []
    for number, draft in enumerate(drafts):
        best: int | None = None
        smallest = len(words.lower) + 1
        for other, outer in enumerate(drafts):
            if other == number or outer.is_attitude or not _holds(outer, draft):
                continue
            size = sum(end - start for start, end in outer.content)
            if size < smallest and not (other > number and _holds(draft, outer)):
                best, smallest = other, size
        parents.append(best)
    return parents


def _holds(outer: Draft, inner: Draft) -> bool:
    cue = inner.cue[0]
    if not any(start <= cue < end for start, end in outer.content):
        return False
    return inner.source is None or any(start <= inner.source[0] < end for start, end in outer.content)


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
