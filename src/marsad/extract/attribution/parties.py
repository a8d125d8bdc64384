"""Which words name a party, and whether two phrases name the same one."""

from __future__ import annotations

import re

from marsad.codebook.places import nationalities
from marsad.codebook.reporting import StanceWords, load_stance_words

STEM = 4
"""Letters that a country and its adjective share."""
ARTICLES = frozenset({"the", "a", "an"})
OWN_PHRASE = 4
"""Words of "our heroic fighters" at most."""
PART = 3
"""Words among which the "of" of "two more of our fighters" stands."""
ENDING = 3
"""Letters by which they differ."""
WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
AGAINST = "anti"
"""Begins a word that names whom somebody fights and not who he is: "anti-government"."""


def lower_words(phrase: str) -> list[str]:
    """The words of a phrase in lower case, those with hyphens whole."""
    return [token.lower() for token in WORD.findall(phrase)]


def is_identifiable(perpetrator: str, words: StanceWords | None = None) -> bool:
    """Whether a phrase says which party acted: by a name, a nation or an organ, unlike "about 20 masked men"."""
    known = words or load_stance_words()
    vague = known.generic_heads | known.generic_words | known.hedge_words
    if perpetrator.isupper():
        # in capitals nothing shows which words are names
        return any(token not in vague for token in lower_words(perpetrator))
    parts = (part for token in WORD.findall(perpetrator) for part in _parts(token))
    return any(_names_party(part, known, vague) for part in parts)


def _parts(token: str) -> list[str]:
    """The parts of "US-led"; none of "anti-government"."""
    parts = token.split("-")
    return [] if parts[0].lower() == AGAINST else parts


def _names_party(word: str, known: StanceWords, vague: frozenset[str]) -> bool:
    lower = word.lower()
    if lower in known.organs or lower in known.party_words:
        return True
    return word[0].isupper() and lower not in vague


def is_same_party(source: str, perpetrator: str, words: StanceWords) -> bool:
    """Whether two phrases name one party; a shared nationality is enough for the state's own organs only."""
    ours, theirs = lower_words(source), lower_words(perpetrator)
    if words.bystander_words.intersection(ours):
        return False
    whose = theirs[theirs.index("of") + 1 :] if "of" in theirs[:PART] else theirs
    if whose and whose[0] in words.speaker_words and len(whose) <= OWN_PHRASE:
        # "our fighters", "its fighter jets", "one of its fighters": the speaker's own
        return True
    if set(ours) - ARTICLES == set(theirs) - ARTICLES:
        # "The army said it would shell ...": the pronoun stands for the speaker
        return True
    telling = [token for token in theirs if token not in words.common_words and token not in words.generic_words]
    own = [token for token in ours if token not in words.common_words and token not in words.generic_words]
    shared = [token for token in telling if any(_same_name(token, other) for other in own)]
    if not shared:
        return False
    if all(_is_nationality(token) for token in shared):
        if words.opponents.intersection(theirs) and not words.opponents.intersection(ours):
            # a government and the rebels of its country share no more than the country
            return False
        return bool(words.state_words.intersection(ours)) or len(own) == 1
    return len(shared) >= min(len(telling), len(own)) / 2


def is_own_force(source: str, perpetrator: str, words: StanceWords) -> bool:
    """Whether a perpetrator without a name is who a command of forces speaks for: "the army said troops had fired"."""
    ours, theirs = set(lower_words(source)), lower_words(perpetrator)
    if not _commands(ours, words):
        return False
    bare = _without_generic(theirs, words)
    if words.police.isdisjoint(ours) != words.police.isdisjoint(bare) and words.soldiers.intersection(ours | set(bare)):
        # the police tell of what the army did
        return False
    return bool(bare) and words.own_forces.issuperset(bare)


def is_bare_force(perpetrator: str, words: StanceWords | None = None) -> bool:
    """Whether a phrase names forces and not whose: "two soldiers", "the security forces"."""
    known = words or load_stance_words()
    bare = _without_generic(lower_words(perpetrator), known)
    return bool(bare) and known.own_forces.issuperset(bare)


def _without_generic(tokens: list[str], words: StanceWords) -> list[str]:
    return [word for word in tokens if word not in words.generic_words]


def is_own_aircraft(source: str, perpetrator: str, words: StanceWords) -> bool:
    """The same for "six bombers", of whatever make: an aircraft of a nation or an organ is told with its name."""
    ours, theirs = set(lower_words(source)), lower_words(perpetrator)
    if not theirs or not _commands(ours, words):
        return False
    named = words.organs.intersection(theirs) or nationalities().difference(ARTICLES).intersection(theirs)
    return theirs[-1] in words.aircraft and not named


def _commands(source: set[str], words: StanceWords) -> bool:
    """Whether a source speaks for armed forces of a state or its allies."""
    others = words.bystander_words | words.opponents | words.civil_branches
    return bool(words.force_organs & source) and not others & source


def _is_nationality(token: str) -> bool:
    return token in nationalities()


def _same_name(one: str, other: str) -> bool:
    """Equal, or a country and its adjective: "Russia" and "Russian", "Israel" and "Israeli"."""
    return one == other or (
        len(one) >= STEM and len(other) >= STEM and one[:STEM] == other[:STEM] and abs(len(one) - len(other)) <= ENDING
    )
