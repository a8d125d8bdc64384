"""Persons, named or not, by their place in an organisation; and those who only speak for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from marsad.codebook.actors import ActorBase, name_key
from marsad.model.entities import Actor, ActorId, ActorKind, Resolution
from marsad.resolve.actors.context import ActorContext, Knowledge
from marsad.resolve.actors.descriptions import country_of
from marsad.resolve.actors.names import may_be_name, misspelt, name_inside, short_name, whole_name
from marsad.resolve.actors.phrase import Phrase, Word, read_phrase
from marsad.text.names import fold, skeleton
from marsad.text.spelling import TITLES, group_spellings, name_parts, same_name

KNOWN_PERSON, ROLE_AND_NAME, ROLE_ONLY, SPEAKER = 0.93, 0.85, 0.7, 0.85
LONGEST_ROLE = 2
PARTICLES = frozenset(["al", "el", "bin", "ibn", "bint", "abu", "von", "van", "de", "da", "dos", "ag", "ould", "ul"])
GRADES = frozenset(["senior", "top", "field", "military", "local", "former", "supreme", "deputy"])
_APPOSITION = re.compile(
    r"^(?P<name>[^,]+),\s*(?:the\s+|a\s+|an\s+)?(?P<role>[^,]+?)\s+(?:of|in|for|at|with)\s+(?P<org>[^,]+)$"
)
_OF = re.compile(r"^(?P<role>[^,]+?)\s+(?:of|from|in|for)\s+(?:the\s+)?(?P<org>[^\s].*)$")


def known_person(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """A person of the knowledge base by name, titles left out."""
    words = [word for word in phrase.words if word.key not in TITLES]
    written = " ".join(word.text for word in words)
    if not written or not words[0].capital:
        return None
    ids = [found for found in known.base.by_name.get(name_key(written), ()) if is_person(found)]
    if len(ids) != 1:
        return None
    return Resolution(known.base.records[ids[0]].actor(), KNOWN_PERSON, f"the person {written!r}")


def is_person(identity: ActorId) -> bool:
    """Whether the id is that of a person."""
    return identity.startswith("person:")


def person_with_role(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """ "Kata'ib Hezbollah leader X", "X, a commander of Y", "a commander of Y", "Y spokesman"."""
    text = phrase.text.strip()
    apposition = _APPOSITION.match(text)
    if apposition and _role_at_end(read_phrase(apposition["role"]).words, known):
        organisation = _organisation(read_phrase(apposition["org"]), known, context)
        return person(apposition["name"].strip(), known, context, organisation)
    position = _role_position(phrase.words, known)
    if position is not None and (found := _around_role(phrase, position, known, context)):
        return found
    of = _OF.match(text)
    if of and (words := read_phrase(of["role"]).words) and (role := _last_role(words, known)):
        return _role_of(role, of["org"], known, context)
    return None


def _around_role(
    phrase: Phrase, position: tuple[int, int], known: Knowledge, context: ActorContext
) -> Resolution | None:
    start, end = position
    before, after = phrase.words[:start], phrase.words[end:]
    role = " ".join(word.key for word in phrase.words[start:end])
    organisation = _organisation(replace(phrase, words=before), known, context) if before else None
    if role in known.words.speakers and role not in known.words.person_roles and not (after and _ranks(role, known)):
        return _speaks_for(organisation, role)
    if after and _is_persons_name(after):
        if organisation is None and before and not all(word.key in TITLES for word in before):
            return None
        return person(" ".join(word.text for word in after), known, context, organisation)
    if after or organisation is None or role.split()[-1] in known.words.person_ranks:
        return None
    return _unnamed(organisation, role)


def _is_persons_name(words: Sequence[Word]) -> bool:
    """Capitals throughout, particles apart: "Abu Baqir al-Saadi", not "Ali's forces"."""
    return words[0].capital and all(word.capital or word.key.split()[0] in PARTICLES for word in words)


def _ranks(role: str, known: Knowledge) -> bool:
    return role in known.words.person_ranks


def _role_of(role: str, org: str, known: Knowledge, context: ActorContext) -> Resolution | None:
    name_at = re.search(r",?\s+(?=[A-Z][^\s]*\s+[A-Z])", org)
    organisation = _organisation(read_phrase(org), known, context)
    if organisation is None and name_at:
        organisation = _organisation(read_phrase(org[: name_at.start()]), known, context)
    if organisation is None or organisation.actor.kind is ActorKind.STATE:
        return None
    if role in known.words.person_roles:
        return _unnamed(organisation, role)
    if role in known.words.speakers:
        return _speaks_for(organisation, role)
    return replace(organisation, reason=f"{role} of it; {organisation.reason}")


def _speaks_for(organisation: Resolution | None, role: str) -> Resolution | None:
    if organisation is None:
        return None
    confidence = round(min(SPEAKER, organisation.confidence), 2)
    return replace(organisation, confidence=confidence, reason=f"{role} speaks for it; {organisation.reason}")


def _unnamed(organisation: Resolution, role: str) -> Resolution:
    actor = Actor(
        ActorId("unknown:person"), f"Unnamed {role} of {organisation.actor.name}", ActorKind.PERSON,
        organisation.actor.countries, (organisation.actor.id,),
    )  # fmt: skip
    return Resolution(actor, min(ROLE_ONLY, organisation.confidence), f"{role} of {organisation.actor.name}, not named")


def person(
    name: str, known: Knowledge, context: ActorContext, organisation: Resolution | None = None
) -> Resolution | None:
    """A person by name: one of the knowledge base where the spelling fits, else a person of this report.

    Spellings of one name in a report share the id, which is made from the fullest spelling.
    """
    bare = _without_titles(name)
    if not bare:
        return None
    for identity in _persons_like(bare, known.base):
        if found := _is_known(bare, identity, known, organisation):
            return found
    canonical = canonical_name(bare, [_without_titles(each) for each in context.names])
    parents = (organisation.actor.id,) if organisation else ()
    countries = organisation.actor.countries[:1] if organisation else ()
    spelt = f"; the report also spells it {canonical!r}" if canonical != bare else ""
    belongs = f", of {organisation.actor.name}" if organisation else ""
    confidence = ROLE_AND_NAME if organisation else ROLE_AND_NAME - 0.25
    actor = Actor(
        ActorId(f"person:{fold(canonical).replace(' ', '-')}"), canonical, ActorKind.PERSON, countries, parents
    )
    return Resolution(actor, confidence, f"the person {bare!r}{belongs}{spelt}")


def _persons_like(name: str, base: ActorBase) -> list[ActorId]:
    index = _persons_by_part(base)
    found = {each for word in name_parts(name) for each in index.get(skeleton(word), ())}
    return sorted(found)


@lru_cache(maxsize=8)
def _persons_by_part(base: ActorBase) -> dict[str, tuple[ActorId, ...]]:
    """Persons by the skeleton of each part of their names: two names that share none are never one name."""
    found: dict[str, set[ActorId]] = {}
    for record in base.records.values():
        for name in record.names if record.kind is ActorKind.PERSON else ():
            for word in name_parts(name):
                found.setdefault(skeleton(word), set()).add(record.id)
    return {part: tuple(sorted(ids)) for part, ids in found.items()}


def _is_known(name: str, identity: ActorId, known: Knowledge, organisation: Resolution | None) -> Resolution | None:
    record = known.base.records[identity]
    match = max((same_name(name, each) for each in record.names), key=lambda found: found.score)
    fits = organisation is None or bool({organisation.actor.id, *organisation.actor.parents} & {*record.parents})
    if not match.same or not (fits or match.score == 1.0):
        return None
    if len(name.split()) == 1 and match.score < 1.0:
        return None
    return Resolution(record.actor(), round(KNOWN_PERSON * match.score, 2), f"the person {name!r}: {match.reason}")


def canonical_name(name: str, others: Sequence[str]) -> str:
    """The fullest spelling among those of the report that are the same name; of equals the first."""
    for cluster in group_spellings(_reached(name, others)):
        if name in cluster:
            return max(cluster, key=lambda each: (len(each.split()), -cluster.index(each)))
    return name


def _reached(name: str, others: Sequence[str]) -> list[str]:
    """The spellings, in their order, that are alike to `name` or to one that is: no other can share its cluster."""
    left = list(dict.fromkeys([*others, name]))
    reached = [name]
    for one in reached:
        reached += [other for other in left if other not in reached and same_name(one, other).same]
    return [each for each in left if each in reached]


def _without_titles(name: str) -> str:
    words = name.replace("“", "").replace("”", "").split()
    while words and fold(words[0]) in TITLES:
        words.pop(0)
    return " ".join(words).strip(" ,.'’")


def _role_position(words: Sequence[Word], known: Knowledge) -> tuple[int, int] | None:
    """Where the last role noun stands, with the words that grade it ("senior field commander")."""
    for start in range(len(words) - 1, -1, -1):
        for size in range(min(LONGEST_ROLE, len(words) - start), 0, -1):
            key = " ".join(word.key for word in words[start : start + size])
            if _is_role(key, known) and (words[start].text[:1].islower() or start == 0):
                return _with_grades(words, start), start + size
    return None


def _with_grades(words: Sequence[Word], start: int) -> int:
    while start and words[start - 1].key in GRADES:
        start -= 1
    return start


def _role_at_end(words: Sequence[Word], known: Knowledge) -> bool:
    return bool(_last_role(words, known))


def _last_role(words: Sequence[Word], known: Knowledge) -> str:
    for size in range(min(LONGEST_ROLE, len(words)), 0, -1):
        key = " ".join(word.key for word in words[-size:])
        if _is_role(key, known):
            return key
    return ""


def _is_role(key: str, known: Knowledge) -> bool:
    words = known.words
    return key in words.person_roles or key in words.person_ranks or key in words.speakers


def _organisation(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """The organisation that these words name; a nationality stands for the state's forces."""
    if not phrase.words:
        return None
    whole = replace(phrase, text=phrase.core)
    found = whole_name(whole, known, context) if may_be_name(whole.core, known.base) else None
    found = (
        found
        or short_name(whole, known, context)
        or name_inside(whole, known, context)
        or misspelt(whole, known, context)
    )
    if found is not None and found.actor.kind is not ActorKind.PERSON:
        return found
    country = country_of(phrase.core, known)
    holder = known.base.holder("army", country, context.day)
    if holder is None or not phrase.words[0].capital:
        return None
    return Resolution(holder.actor(), ROLE_ONLY, f"{phrase.core!r} gives the nationality")
