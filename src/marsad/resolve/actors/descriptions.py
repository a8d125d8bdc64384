"""Resolving descriptions: nationality and head noun, backers, offices, the party a report has named before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.codebook.actor_words import LONGEST_HEAD, HeadClass, Side
from marsad.codebook.actors import name_key
from marsad.model.entities import Actor, ActorId, ActorKind, Resolution
from marsad.resolve.actors.candidates import Match, choose
from marsad.resolve.actors.context import ActorContext, Knowledge
from marsad.resolve.actors.names import is_hollow, named_by
from marsad.resolve.actors.phrase import Phrase, Tie, Word, read_phrase
from marsad.resolve.actors.unknowns import unknown, unknown_actor
from marsad.text.spelling import TITLES

WITH_NATIONALITY, PEACEKEEPERS, BACKED, PEOPLE_ROW, OCCUPATION = 0.9, 0.85, 0.8, 0.75, 0.75
ONLY_ONE_NAMED, BARE_PEOPLE, NOBODY = 0.62, 0.5, 0.4
LONGEST_DEMONYM = 3
ARMED_HEADS = frozenset(
    ["army", "air", "forces", "rebels", "militants", "militia", "groups", "gunmen", "security", "communal"]
)
NEEDS_KNOWN_WORDS = frozenset(["groups", "forces", "government", "ministry", "intelligence"])
"""Heads so general that any other word may change what they mean ("working group"); beside others, such as
"insurgents", unknown words without a capital only describe."""
UN_WORDS = frozenset({"un", "united nations"})


@dataclass(frozen=True, slots=True)
class Description:
    """The head of a phrase, its nationality, and the words between that say nothing."""

    head: HeadClass
    head_words: str
    country: str | None
    """ISO2 that the words name, by demonym or by "in X"."""
    people: str
    """The demonym or people as folded words; "" where none."""


def describe(phrase: Phrase, known: Knowledge) -> Description | None:
    """Head and nationality; None where the phrase holds a word that neither describes nor names a country."""
    head_size, head, head_words = _head_of(phrase.words, known)
    if head is None:
        return None
    country, people, rest = _nationality(phrase.words[: len(phrase.words) - head_size], known)
    if not is_hollow(rest, known) and (head.name in NEEDS_KNOWN_WORDS or any(word.capital for word in rest)):
        return None
    if country is None and phrase.inside:
        country = country_of(phrase.inside, known)
    return Description(head, head_words, country, people)


def _head_of(words: Sequence[Word], known: Knowledge) -> tuple[int, HeadClass | None, str]:
    for size in range(min(LONGEST_HEAD, len(words)), 0, -1):
        key = " ".join(word.key for word in words[-size:])
        head = known.words.heads.get(key)
        if head is not None:
            return size, head, key
    return 0, None, ""


def _nationality(words: Sequence[Word], known: Knowledge) -> tuple[str | None, str, tuple[Word, ...]]:
    """The country and the people that some of these words name, and the words left over."""
    peoples = {side.word for side in known.words.peoples}
    for start in range(len(words)):
        for size in range(min(LONGEST_DEMONYM, len(words) - start), 0, -1):
            written = words[start : start + size]
            key = " ".join(word.key for word in written)
            if key not in known.base.demonyms and key not in peoples:
                key = key.removesuffix("s")  # "Syrias government": the apostrophe was lost on the way
            if (key in known.base.demonyms or key in peoples) and written[0].capital:
                rest = tuple(words[:start]) + tuple(words[start + size :])
                return known.base.demonyms.get(key), key, rest
    return None, "", tuple(words)


def country_of(words: str, known: Knowledge) -> str | None:
    """ISO2 of the country that these words name or end with; None where they name none."""
    pieces = name_key(words).split()
    for size in range(min(LONGEST_DEMONYM, len(pieces)), 0, -1):
        for start in range(len(pieces) - size + 1):
            found = known.base.demonyms.get(" ".join(pieces[start : start + size]))
            if found:
                return found
    return None


def tied(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """ "Iran-backed groups", "forces loyal to Haftar", "al-Qaeda-linked militants", "pro-government militias"."""
    if not phrase.ties:
        return None
    size, head, _ = _head_of(phrase.words, known)
    country, _, rest = _nationality(phrase.words[: len(phrase.words) - size], known)
    if (head is None and phrase.words) or not is_hollow(rest, known):
        return None
    country = country or country_of(phrase.inside, known) or context.country
    tie, whom = phrase.ties[0]
    if tie is Tie.AGAINST:
        kind = ActorKind.REBEL_GROUP if head is None or head.name != "protesters" else head.kind
        return unknown(kind, country, NOBODY + 0.1, f"only said to be against {whom}")
    if head is not None and head.kind in (ActorKind.CIVILIANS, ActorKind.PROTESTERS):
        return unknown(head.kind, country, head.confidence, f"{phrase.core}, said to be {tie} by or to {whom}")
    behind = _who_is(whom, country, known, context)
    kind = ActorKind.POLITICAL_MILITIA if head is None else head.backed_kind
    if isinstance(behind, Resolution) and tie is Tie.LOYAL and behind.actor.kind is ActorKind.PERSON:
        return _forces_of(behind, known, f"forces of {behind.actor.name}") if behind.actor.parents else None
    told = f"not named; {phrase.text.strip()!r} says who stands behind it"
    return _backed_by(behind, unknown_actor(kind, country), tie, told)


def _backed_by(behind: str | Resolution | None, actor: Actor, tie: Tie, told: str) -> Resolution:
    """The typed unknown with who stands behind it: a country, an actor, or somebody not known."""
    country = actor.countries[0] if actor.countries else None
    if behind is None:
        return unknown(actor.kind, country, NOBODY, f"{told}, who is not known")
    if isinstance(behind, str):
        return unknown(actor.kind, country, BACKED, told, backers=(behind,))
    if tie is Tie.LINKED:
        return unknown(ActorKind.REBEL_GROUP, country, BACKED - 0.1, told, parents=(behind.actor.id,))
    return unknown(actor.kind, country, BACKED, told, backers=(behind.actor.id,))


def _who_is(whom: str, country: str | None, known: Knowledge, context: ActorContext) -> str | Resolution | None:
    """ISO2 of the country that stands behind, or the actor; None where the words name neither."""
    phrase = read_phrase(whom)
    key = name_key(whom)
    if key in known.base.demonyms and phrase.words and phrase.words[0].capital:
        return known.base.demonyms[key]
    head = known.words.heads.get(key)
    if head is not None and head.office == "government" and country:
        return country
    if not phrase.words:
        return None
    ids = named_by(phrase.words, known.base)
    found = choose(ids, known.base, context, Match(whom, BACKED, f"{whom!r} named"))
    if found is None and (nation := country_of(whom, known)) and phrase.words[0].capital:
        return nation
    return found


def _forces_of(person: Resolution, known: Knowledge, reason: str) -> Resolution:
    """The armed side of the organisation that a person heads."""
    parent = known.base.records[person.actor.parents[0]]
    if parent.kind is ActorKind.STATE:
        own = [
            record for record in known.base.records.values() if parent.id in record.parents and record.role == "army"
        ]
        parent = own[0] if own else known.base.records.get(ActorId(f"forces:{parent.countries[0]}"), parent)
    return Resolution(parent.actor(), BACKED, reason)


def peacekeepers(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """ "UN peacekeepers" are the mission in the country, not the United Nations."""
    size, head, head_words = _head_of(phrase.words, known)
    rest = [word for word in phrase.words[: len(phrase.words) - size] if word.key not in UN_WORDS]
    named_un = len(rest) < len(phrase.words) - size
    if head is None or not (head.name == "peacekeepers" or (named_un and head.name in ARMED_HEADS)):
        return None
    holder = known.base.holder("peacekeepers", context.country, context.day)
    if holder is None or not is_hollow(rest, known):
        return None
    return Resolution(holder.actor(), PEACEKEEPERS, f"{head_words}: the mission in {context.country}")


def forces_of_person(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """ "Haftar's forces", "Kadyrov's fighters": the armed side of what the person heads."""
    size, head, head_words = _head_of(phrase.words, known)
    named = phrase.words[: len(phrase.words) - size]
    if head is None or head.name not in ARMED_HEADS or not named:
        return None
    while named and named[0].key in TITLES:
        named = named[1:]
    without_s = (*named[:-1], Word(named[-1].text.removesuffix("s"), named[-1].key.removesuffix("s"))) if named else ()
    ids = [
        found
        for words in (named, without_s)
        for found in named_by(words, known.base)
        if known.base.records[found].kind is ActorKind.PERSON
    ]
    found = choose(ids, known.base, context, Match(phrase.core, BACKED, f"{head_words} of a person"))
    if found is None or not found.actor.parents:
        return None
    return _forces_of(found, known, f"{head_words} of {found.actor.name}")


def described(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """ "Russian jets", "regime forces", "unidentified gunmen", "the army", "villagers"."""
    found = describe(phrase, known)
    if found is None:
        return None
    side = _side(found, known, context)
    if side is not None:
        return side
    if found.head.name == "occupation":
        return _occupation(found, known, context)
    if found.head.office:
        return _office(phrase, found, known, context)
    one = _only_one(phrase, found, known, context)
    if one is not None:
        return one
    country = found.country or context.country
    confidence = min(WITH_NATIONALITY, found.head.confidence + (0.15 if found.country else 0.0))
    reason = f"described as {phrase.core!r}, not named" + (f"; placed in {country}" if country else "")
    return unknown(found.head.kind, country, round(confidence, 2), reason)


def _side(found: Description, known: Knowledge, context: ActorContext) -> Resolution | None:
    """The party that a people's fighters are in this country and year."""
    if not found.people or found.head.name not in ARMED_HEADS:
        return None
    country = context.country or found.country
    for side in known.words.peoples:
        fits = side.word == found.people and side.holds(country, context.day)
        if fits and (not side.heads or found.head.name in side.heads):
            return _as_side(side, found, known, f"{found.people.title()} {found.head_words} in {country}")
    return None


def _as_side(side: Side, found: Description, known: Knowledge, reason: str) -> Resolution:
    if side.actor.startswith("unknown:"):
        kind = ActorKind(side.actor.removeprefix("unknown:"))
        return unknown(kind, found.country or side.country, PEOPLE_ROW, f"{reason}, not named")
    return Resolution(known.base.records[side.actor].actor(), PEOPLE_ROW, f"{reason} are known as this party")


def _occupation(found: Description, known: Knowledge, context: ActorContext) -> Resolution:
    if found.country and found.country != context.country:
        holder = known.base.holder("army", found.country, context.day)
        if holder is not None:
            return Resolution(holder.actor(), WITH_NATIONALITY, f"{found.people} occupation forces")
    for side in known.words.occupations:
        if side.holds(context.country, context.day):
            actor = known.base.records[side.actor].actor()
            return Resolution(actor, OCCUPATION, f"called the occupier in reports about {context.country}")
    return unknown(ActorKind.STATE_FORCES, None, NOBODY, "called an occupier; whose forces is not said")


def _office(phrase: Phrase, found: Description, known: Knowledge, context: ActorContext) -> Resolution:
    """Whoever holds the office in the country that the words or the place name, on that day."""
    country = found.country or context.country
    holder = known.base.holder(found.head.office, country, context.day)
    if found.country is None and found.head.needs_country:
        return unknown(found.head.kind, None, NOBODY, f"whose {found.head_words} is not said")
    if holder is None:
        return unknown(
            found.head.kind, country, NOBODY, f"{found.head_words}: nobody known for {country or 'no country'}"
        )
    confidence = WITH_NATIONALITY if found.country else found.head.confidence
    named = f"{found.people.title()} " if found.country and found.people else ""
    when = f" in {context.day.year}" if context.day else ""
    reason = f"{named}{found.head_words}: {found.head.office} of {country}{when}"
    if phrase.counted and found.head.office == "government":
        confidence = min(confidence, 0.6)
    return Resolution(holder.actor(), confidence, reason)


def _only_one(phrase: Phrase, found: Description, known: Knowledge, context: ActorContext) -> Resolution | None:
    """The one party of that kind that the report has named, for definite phrases: "the rebels", "the group"."""
    core = found.head_words
    if not phrase.definite or core not in known.words.anaphors or found.country not in (None, context.country):
        return None
    fitting = {
        actor.id: actor
        for actor in context.actors
        if not actor.id.startswith("unknown:") and _could_be(found.head, actor.kind)
    }
    if len(fitting) != 1:
        return None
    actor = next(iter(fitting.values()))
    return Resolution(actor, ONLY_ONE_NAMED, f"the only {core} named in the report")


def _could_be(head: HeadClass, kind: ActorKind) -> bool:
    armed = {ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.COMMUNAL_MILITIA, ActorKind.CRIMINAL_GROUP}
    return kind in armed if head.name in ("groups", "militants") else kind == head.kind


def bare_people(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """ "The Israelis", "three Syrians": a side where nothing is counted, else people."""
    key = name_key(phrase.core)
    country = known.base.demonyms.get(key)
    if country is None or not phrase.words[0].capital:
        return None
    if phrase.counted:
        return unknown(ActorKind.CIVILIANS, country, BARE_PEOPLE, f"people counted as {phrase.core!r}")
    holder = known.base.records.get(ActorId(f"state:{country}"))
    return Resolution(holder.actor(), BARE_PEOPLE, f"{phrase.core!r} spoken of as a side") if holder else None
