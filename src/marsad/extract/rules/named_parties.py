"""Armed parties that a report calls by name: "the RSF", "the Syrian Democratic Forces"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from marsad.codebook.actors import load_actors, name_key
from marsad.model.entities import ActorKind

ARMED = frozenset(
    {
        ActorKind.STATE_FORCES,
        ActorKind.POLICE,
        ActorKind.REBEL_GROUP,
        ActorKind.POLITICAL_MILITIA,
        ActorKind.COMMUNAL_MILITIA,
        ActorKind.UNIDENTIFIED_ARMED_GROUP,
    }
)
LONGEST_NAME = 5
"""Words of a name before its last one that are looked at."""


def is_named_armed_party(last: Token) -> bool:
    """Whether a proper noun, alone or with the words of the name before it, is an armed party we know."""
    if last.pos_ != "PROPN":
        return False
    doc, first = last.doc, last.i
    if _is_armed(last.text):
        return True
    while (
        first > last.sent.start and last.i - first < LONGEST_NAME and doc[first - 1].head.i in range(first, last.i + 1)
    ):
        first -= 1
        if _is_armed(doc[first : last.i + 1].text):
            return True
    return False


def _is_armed(name: str) -> bool:
    return not kinds_called(name).isdisjoint(ARMED)


@cache
def kinds_called(name: str) -> frozenset[ActorKind]:
    """The kinds of all actors we know by this name."""
    base = load_actors()
    return frozenset(base.records[actor_id].kind for actor_id in base.by_name.get(name_key(name), ()))
