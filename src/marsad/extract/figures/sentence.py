"""One sentence as plain lists: figures are found by looking at words many times, which spaCy tokens make slow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span

from marsad.text.given_text import text_of
from marsad.text.sentences import sentence_bounds

FULL_STOPS = frozenset({".", "!", "?", '"', "”", "’", "'"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of one sentence, white space left out; every index is a position in these lists."""

    text: str
    """Of the whole document: `start` and `end` are offsets into it."""
    lower: tuple[str, ...]
    tag: tuple[str, ...]
    """Penn Treebank tags."""
    dep: tuple[str, ...]
    head: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    entity: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    title: bool = False
    """Whether it ends at a line break without a full stop, as headlines do."""

    def __len__(self) -> int:
        return len(self.lower)

    def has(self, at: int, *words: str) -> bool:
        """Whether one of `words` stands at `at`; False outside the sentence."""
        return 0 <= at < len(self.lower) and self.lower[at] in words


def words_at(doc: Doc, words: Iterable[str]) -> list[int]:
    """Token indices at which one of `words` (lower case) stands, in order."""
    wanted = {get_string_id(word) for word in words}
    return [at for at, word in enumerate(doc.to_array("LOWER").tolist()) if word in wanted]


def sentences_with(doc: Doc, cues: Iterable[str], *, counting: Iterable[str] | None = None) -> Iterator[Sentence]:
    """The sentences of `doc` in which one of the words `cues` (lower case) stands.

    With `counting`: only those in which a number, or one of the words `counting`, stands as well.
    """
    bounds = sentence_bounds(doc)
    wanted = _sentence_numbers(bounds, words_at(doc, cues))
    if counting is not None:
        numbers = [at for at, like in enumerate(doc.to_array("LIKE_NUM").tolist()) if like]
        wanted &= _sentence_numbers(bounds, [*numbers, *words_at(doc, counting)])
    text = text_of(doc)
    for number in sorted(wanted):
        yield view(doc[bounds[number] : bounds[number + 1]], text)


def _sentence_numbers(bounds: list[int], places: list[int]) -> set[int]:
    return {bisect_right(bounds, at) - 1 for at in places}


def view(span: Span, text: str) -> Sentence:
    """The sentence `span` of the document whose text is `text`, as lists."""
    tokens = [token for token in span if not token.is_space]
    place = {token.i: at for at, token in enumerate(tokens)}
    starts = [token.idx for token in tokens]
    ends = [start + len(token) for start, token in zip(starts, tokens, strict=True)]
    heads = [place.get(token.head.i, at) for at, token in enumerate(tokens)]
    children: list[list[int]] = [[] for _ in tokens]
    for at, head in enumerate(heads):
        if head != at:
            children[head].append(at)
    return Sentence(
        text=text,
        lower=tuple(token.lower_ for token in tokens),
        tag=tuple(token.tag_ for token in tokens),
        dep=tuple(token.dep_ for token in tokens),
        head=tuple(heads),
        children=tuple(tuple(group) for group in children),
        entity=tuple(token.ent_type_ for token in tokens),
        start=tuple(starts),
        end=tuple(ends),
        title=bool(tokens) and tokens[-1].text not in FULL_STOPS and "\n" in text[ends[-1] : ends[-1] + 3],
    )
