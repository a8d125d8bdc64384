"""Totals that stand in the background: over months, over a whole war, of acts that are not told one by one."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from spacy.tokens import Doc

from marsad.codebook.casualties import load_casualties
from marsad.model.claims import FigureBasis
from marsad.model.layers import FigureMention
from marsad.text.sentences import sentence_bounds

PLURAL_DEEDS = re.compile(
    r"\b(?:killings|murders|assassinations|executions|massacres|kidnappings|abductions|arrests|beheadings)\b",
    re.IGNORECASE,
)
LARGE = 10_000
"""From this number of people on, a figure without a day is the toll of a war, not of an occurrence."""


def is_aggregate_context(doc: Doc, mention: FigureMention) -> bool:
    """Whether the figure is a total over several days or places, or of plural acts told as one.

    Read from the figure's own sentence: "since 2011", "over the past three months", "the war has killed".
    """
    figure = mention.figure
    span = doc.char_span(figure.quote.start, figure.quote.end, alignment_mode="expand")
    if span is None:
        return False
    bounds = sentence_bounds(doc)
    number = bisect_right(bounds, span.start) - 1
    sentence = doc[bounds[number] : bounds[number + 1]].text
    if (figure.lo or figure.hi or 0) >= LARGE or _phrases().search(sentence):
        return True
    vague = figure.basis is FigureBasis.PLURAL
    return vague and PLURAL_DEEDS.search(sentence) is not None


@cache
def _phrases() -> re.Pattern[str]:
    words = "|".join(re.escape(" ".join(phrase)) for phrase in load_casualties().aggregate_phrases)
    years = r"since (?:\w+ )?\d{4}"
    spans = r"(?:over|in|during|within|throughout) the (?:past|last|previous) (?:\w+ )?(?:week|month|year|decade)s?"
    return re.compile(rf"\b(?:{words}|{years}|{spans})\b", re.IGNORECASE)
