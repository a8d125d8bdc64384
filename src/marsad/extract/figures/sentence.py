"""One sentence as plain lists: figures are found by looking at words many times, which spaCy tokens make slow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span

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


def sentences_with(doc: Doc, cues: frozenset[str]) -> Iterator[Sentence]:
    """The sentences of `doc` in which one of the words `cues` (lower case) stands."""
    wanted = {get_string_id(cue) for cue in cues}
    hits = [at for at, word in enumerate(doc.to_array("LOWER").tolist()) if word in wanted]
    done = -1
    for at in hits:
        if at >= done:
            span = doc[at].sent
            done = span.end
            yield view(span)


def view(span: Span) -> Sentence:
    """The sentence `span` as lists."""
    tokens = [token for token in span if not token.is_space]
    place = {token.i: at for at, token in enumerate(tokens)}
    starts = [token.idx for token in tokens]
    text = span.doc.text
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
