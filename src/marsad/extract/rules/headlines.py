"""Telling a headline from the lead that says the same."""

from __future__ import annotations

from spacy.tokens import Span as Sentence

from marsad.extract.rules.page import Page

HEAD_SENTENCES = 2
TITLE_SHARE = 0.55
"""Share of longer words written with a capital from which a sentence counts as set in title case."""
CLOSING = 3
"""Characters that may follow the date that ends a headline."""
MIN_WORD = 4
MAX_TITLE_TOKENS = 24


def is_headline(page: Page, sent: Sentence) -> bool:
    """Whether a sentence at the head of the report is its headline: title case, its own line, or run into the date."""
    if _sentences_before(page, sent) >= HEAD_SENTENCES:
        return False
    if page.printed is not None:
        opens = page.printed.start <= sent.start_char + 1 < page.printed.end
        closes = sent.start_char < page.printed.start < page.printed.end >= sent.end_char - CLOSING
        if opens or closes:
            return True
    words = [token.text for token in sent if token.is_alpha and len(token.text) >= MIN_WORD]
    # A headline in title case writes its verbs with a capital too; a lead full of names does not.
    small_verbs = any(token.pos_ == "VERB" and token.text[0].islower() for token in sent)
    shouted = all(word.isupper() for word in words)
    if (
        words
        and not shouted
        and not small_verbs
        and sum(word[0].isupper() for word in words) / len(words) >= TITLE_SHARE
    ):
        return True
    last = sent[-1]
    ends_line = "\n" in last.text and len(sent) <= MAX_TITLE_TOKENS
    return ends_line and not any(token.text in {".", "!", "?"} for token in sent[-3:])


def _sentences_before(page: Page, sent: Sentence) -> int:
    return page.sentences.between(0, sent.start)
