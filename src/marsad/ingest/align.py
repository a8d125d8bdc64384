"""Ties text that was extracted from a page back to the page, word by word, in linear time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from html.entities import html5

from marsad.model.reports import Run

ANCHOR_WORDS = 3
"""So many equal words in a row are taken for the same place after the two texts have drifted apart."""

_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"<!--|<[^<>]*>|&#?\w+;|\w+")
_OPAQUE = re.compile(r"<(script|style|noscript|template)\b[^<>]*>", re.IGNORECASE)

Position = tuple[int, int]
"""Start and end of a word, in code points."""


def align(text: str, page: str) -> tuple[Run, ...]:
    """Runs of `text` that stand word for word in `page` (decoded HTML), in order and without overlap.

    Words that cannot be found are left out. The alignment is greedy and forward: moved passages stay unmapped.
    """
    words = [match.span() for match in _WORD.finditer(text)]
    page_words = list(_page_words(page))
    return tuple(_merged(text, page, _pairs(text, words, page, page_words)))


def _page_words(page: str) -> Iterator[Position]:
    """Words of the page outside tags, comments, scripts and character references."""
    position = 0
    while match := _MARKUP.search(page, position):
        position = match.end()
        token = match[0]
        if token == "<!--":
            position = _after(page, "-->", position)
        elif opaque := _OPAQUE.fullmatch(token):
            position = _after(page, f"</{opaque[1]}", position)
        elif token[0] not in "<&" or _is_plain_word(token):
            yield match.span()


def _is_plain_word(token: str) -> bool:
    """Whether "&word;" is no character reference: "AT&T;" has words in it, "&amp;" has none."""
    return token[0] == "&" and token[1] != "#" and token[1:] not in html5


def _after(page: str, closing: str, position: int) -> int:
    """Just behind the next `closing`; the end of the page where there is none, as browsers have it."""
    found = page.find(closing, position)
    if found < 0:
        found = page.find(closing.upper(), position)
    return found + len(closing) if found >= 0 else len(page)


def _pairs(
    text: str, words: list[Position], page: str, page_words: list[Position]
) -> Iterator[tuple[Position, Position]]:
    """Pairs of the same word in both: next to next as long as they agree, else resumed at the next equal anchor."""
    spelled = [page[start:end] for start, end in page_words]
    wanted = [text[start:end] for start, end in words]
    anchors: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in range(len(spelled) - ANCHOR_WORDS + 1):
        anchors[tuple(spelled[index : index + ANCHOR_WORDS])].append(index)
    there = 0
    for here, word in enumerate(wanted):
        if there >= len(spelled) or spelled[there] != word or _is_misled(wanted, here, spelled, there):
            places = anchors.get(tuple(wanted[here : here + ANCHOR_WORDS]), [])
            rank = bisect_left(places, there)
            if rank == len(places):
                continue
            there = places[rank]
        yield words[here], page_words[there]
        there += 1


def _is_misled(wanted: list[str], here: int, spelled: list[str], there: int) -> bool:
    """Whether only this one word agrees by chance: the one before and the one after both differ."""
    before = here > 0 and there > 0 and wanted[here - 1] != spelled[there - 1]
    after = here + 1 < len(wanted) and there + 1 < len(spelled) and wanted[here + 1] != spelled[there + 1]
    return (before or here == 0) and after


def _merged(text: str, page: str, pairs: Iterator[tuple[Position, Position]]) -> Iterator[Run]:
    """Neighbouring pairs joined where what lies between them is the same in both."""
    start = source_start = end = source_end = -1
    for (word_start, word_end), (page_start, page_end) in pairs:
        if start >= 0 and text[end:word_start] == page[source_end:page_start]:
            end, source_end = word_end, page_end
            continue
        if start >= 0:
            yield Run(start, source_start, end - start)
        start, end, source_start, source_end = word_start, word_end, page_start, page_end
    if start >= 0:
        yield Run(start, source_start, end - start)
