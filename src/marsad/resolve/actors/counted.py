"""Whether the people a figure counts are civilians or combatants, as far as its words tell."""

from __future__ import annotations

import re

from marsad.codebook.actor_words import load_actor_words
from marsad.codebook.actors import load_kinds
from marsad.model.claims import Who
from marsad.model.entities import Resolution
from marsad.text.names import fold

LONGEST_GROUP_WORD = 3
_FORMER = frozenset({"former", "ex", "retired", "off duty"})
_NOT_COMBATANT = re.compile(r"\b(?:non[- ]?combatants?|unarmed|noncombatants?)\b", re.IGNORECASE)


def is_combatant(words: str, resolution: Resolution | None = None) -> Who:
    """Whom the group words count. Police count as combatants, women and children as civilians.

    The last telling word decides, as the head of a noun phrase stands last ("civilian police officers" are police);
    words of both kinds joined by "and" give unknown. Without a telling word the kind of the actor decides.
    """
    if _NOT_COMBATANT.search(words):
        return Who.CIVILIAN
    parts = re.split(r"\s+(?:and|or|including|among them|as well as)\s+|[,;&]\s*", words)
    told = {who for part in parts if (who := _of_part(part)) is not Who.UNKNOWN}
    if len(told) == 1:
        return told.pop()
    if not told and resolution is not None:
        return load_kinds()[resolution.actor.kind].who
    return Who.UNKNOWN


def _of_part(part: str) -> Who:
    counted = load_actor_words().counted
    head = re.split(r"\s+(?:of|from|by|in|at|with|who|which|that|for)\s+", part.strip(), maxsplit=1)[0]
    for stretch in (head, part):
        pieces = fold(stretch).split()
        for end in range(len(pieces), 0, -1):
            for size in range(min(LONGEST_GROUP_WORD, end), 0, -1):
                key = " ".join(pieces[end - size : end])
                if key in counted[Who.CIVILIAN]:
                    return Who.CIVILIAN
                if key in counted[Who.COMBATANT]:
                    return Who.CIVILIAN if _FORMER & set(pieces[: end - size]) else Who.COMBATANT
    return Who.UNKNOWN
