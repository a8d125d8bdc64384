"""Several parties named in one phrase: "Russian and Syrian planes", "Hamas and Islamic Jihad"."""

from __future__ import annotations

import re

from marsad.codebook.actor_words import LONGEST_HEAD, ActorWords, load_actor_words
from marsad.codebook.actors import ActorBase
from marsad.model.entities import Resolution
from marsad.resolve.actors.context import ActorContext
from marsad.resolve.actors.resolve import resolve_actor
from marsad.text.names import fold

_BETWEEN = re.compile(r"\s*,\s*(?:and|or)\s+|\s*,\s*|\s+(?:and|or|as well as|along with|alongside)\s+")


def resolve_parties(words: str, base: ActorBase, context: ActorContext) -> tuple[Resolution, ...]:
    """Every party that a phrase names, in its order, each once; one that is not joined gives at most one.

    In "Russian and Syrian planes" the head noun belongs to both.
    """
    whole = resolve_actor(words, base, context)
    pieces = [piece for piece in _BETWEEN.split(words) if piece.strip()]
    if whole is not None or len(pieces) == 1:
        return (whole,) if whole is not None else ()
    found: dict[str, Resolution] = {}
    for piece in _with_shared_head(pieces, base):
        resolution = resolve_actor(piece, base, context)
        if resolution is not None:
            found.setdefault(resolution.actor.id, resolution)
    return tuple(found.values())


def _with_shared_head(pieces: list[str], base: ActorBase) -> list[str]:
    head = _head(pieces[-1], load_actor_words())
    if not head:
        return pieces
    return [f"{piece} {head}" if _is_nationality(piece, base) else piece for piece in pieces[:-1]] + pieces[-1:]


def _is_nationality(piece: str, base: ActorBase) -> bool:
    key = fold(piece).removeprefix("the ")
    return any(key == fold(word) for record in base.records.values() for word in record.adjectives)


def _head(piece: str, lexicon: ActorWords) -> str:
    written = piece.split()
    for size in range(min(LONGEST_HEAD, len(written) - 1), 0, -1):
        if fold(" ".join(written[-size:])) in lexicon.heads:
            return " ".join(written[-size:])
    return ""
