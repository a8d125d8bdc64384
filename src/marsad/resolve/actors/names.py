"""Finding known actors by the names in a phrase: whole, inside describing words, short, and misspelt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from marsad.codebook.actor_words import LONGEST_HEAD, ActorWords
from marsad.codebook.actors import ActorBase, name_key
from marsad.model.entities import ActorId, ActorKind, Resolution
from marsad.resolve.actors.candidates import Match, choose
from marsad.resolve.actors.context import ActorContext, Knowledge
from marsad.resolve.actors.phrase import Phrase, Word
from marsad.text.names import skeleton
from marsad.text.spelling import FILLERS, may_be_initials, same_name, words_match
from marsad.text.word_likeness import SAME_WORD

WHOLE_NAME, NAME_INSIDE, METONYM, SHORT_IN_REPORT, SHORT_BY_PLACE, AS_IN_REPORT = 0.95, 0.92, 0.78, 0.88, 0.6, 0.85
MISSPELT_FACTOR = 0.93
NAMED_MISSPELT = 0.84
MIN_FUZZY_LETTERS = 6
MIN_FUZZY_SINGLE = 0.88
"""A single word must be closer than words inside a longer name: it has nothing else to rest on."""
TINY_ACRONYM = 3


def whole_name(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """The phrase is a name of the knowledge base, or the seat of a government."""
    for written in (phrase.text.strip(), phrase.core):
        found = known.base.by_name.get(name_key(written), ())
        if found and may_be_name(written, known.base):
            return choose(found, known.base, context, Match(written, WHOLE_NAME, f"named {written!r}"))
    found = known.base.by_metonym.get(name_key(phrase.core), ())
    if found and phrase.words[-1].capital:
        reason = f"{phrase.core!r} stands for the government seated there"
        return choose(found, known.base, context, Match(phrase.core, METONYM, reason))
    return None


@lru_cache(maxsize=16384)
def may_be_name(written: str, base: ActorBase) -> bool:
    """Whether the way it is written allows a name: "who" and "is" are not the agencies WHO and IS."""
    if not any(char.isupper() or char.islower() for char in written):
        return True
    if written.islower():
        return name_key(written) in lower_case_names(base)
    key = name_key(written)
    return key not in base.acronyms or len(key) > TINY_ACRONYM or written.replace(".", "").strip("the ").isupper()


@lru_cache(maxsize=8)
def lower_case_names(base: ActorBase) -> frozenset[str]:
    """Keys of names that the knowledge base itself writes without a capital ("armed settlers")."""
    return frozenset(name_key(name) for record in base.records.values() for name in record.names if name.islower())


def name_inside(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """A known name with nothing but describing words around it: "Daesh fighters", "the so-called Islamic State"."""
    for start, end in _spans(len(phrase.words)):
        ids = organisations_named_by(phrase.words[start:end], known.base)
        if (
            ids
            and _nothing_before(phrase.words[:start], ids, known)
            and is_hollow(phrase.words[end:], known, demonyms=False)
        ):
            written = " ".join(word.text for word in phrase.words[start:end])
            return choose(ids, known.base, context, Match(written, NAME_INSIDE, f"{written!r} named in the phrase"))
    return None


def organisations_named_by(words: Sequence[Word], base: ActorBase) -> tuple[ActorId, ...]:
    """As `named_by`, without persons: a person among other words is told by role and organisation."""
    return tuple(each for each in named_by(words, base) if base.records[each].kind is not ActorKind.PERSON)


def _nothing_before(words: Sequence[Word], ids: Sequence[ActorId], known: Knowledge) -> bool:
    """Only describing words, or the organisation that the named one belongs to ("Hezbollah's al-Manar")."""
    if is_hollow(words, known):
        return True
    owners = {owner for found in ids for owner in known.base.ancestors(found)}
    for start, end in _spans(len(words)):
        if not owners.isdisjoint(named_by(words[start:end], known.base)):
            return is_hollow(words[:start], known) and is_hollow(words[end:], known)
    return False


def named_by(words: Sequence[Word], base: ActorBase) -> tuple[ActorId, ...]:
    """Known actors, states left out, whose name these words are."""
    written = " ".join(word.text for word in words)
    if not written or not may_be_name(written, base):
        return ()
    found = base.by_name.get(name_key(written), ())
    return tuple(each for each in found if not each.startswith("state:"))


def _spans(length: int) -> list[tuple[int, int]]:
    """All stretches of words, longest first, earlier first; the whole is left to `whole_name`."""
    return [(start, start + size) for size in range(length, 0, -1) for start in range(length - size + 1)]


def is_hollow(words: Sequence[Word], known: Knowledge, *, demonyms: bool = True) -> bool:
    """Whether these words only describe: heads, modifiers, numbers, and demonyms.

    After a name a country is part of it ("The Times of India"): there `demonyms` is false.
    """
    position = 0
    while position < len(words):
        size = _hollow_length(words, position, known) or int(demonyms and _demonym_length(words, position, known))
        if not size:
            return False
        position += size
    return True


def _hollow_length(words: Sequence[Word], position: int, known: Knowledge) -> int:
    lexicon: ActorWords = known.words
    for size in range(min(LONGEST_HEAD, len(words) - position), 0, -1):
        key = " ".join(word.key for word in words[position : position + size])
        if key in lexicon.heads or key in lexicon.modifiers or key.isdigit():
            return size
        if size == 1 and (key.endswith(" led") or key in lexicon.speakers):
            return size
    return 0


def _demonym_length(words: Sequence[Word], position: int, known: Knowledge) -> int:
    for size in range(min(LONGEST_HEAD, len(words) - position), 0, -1):
        key = " ".join(word.key for word in words[position : position + size])
        if key in known.base.demonyms or key.removesuffix("s") in known.base.demonyms:
            return size
    return 0


def short_name(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """ "The Observatory" in a report that names the Syrian Observatory, or about the country it belongs to."""
    ids = known.base.by_short_name.get(name_key(phrase.core), ())
    if not ids:
        return None
    reported = reported_actors(context, known)
    there = [found for found in ids if found in reported]
    if there:
        reason = f"short for {known.base.records[there[0]].name}, which the report names"
        confidence = SHORT_BY_PLACE if phrase.text.lower().startswith(("a ", "an ")) else SHORT_IN_REPORT
        return choose(there, known.base, context, Match(phrase.core, confidence, reason))
    local = [found for found in ids if known.base.records[found].at_home_in(context.country)]
    capital = any(word.capital for word in phrase.words[1:] or phrase.words)
    if not local or not capital:
        # "The monitoring group" may be any of them: without a name in the report it stays open.
        return None
    reason = f"usual short form of {known.base.records[local[0]].name} in reports about {context.country}"
    return choose(local, known.base, context, Match(phrase.core, SHORT_BY_PLACE, reason))


def reported_actors(context: ActorContext, known: Knowledge) -> dict[ActorId, str]:
    """Known actors that the report names elsewhere, with the words."""
    found = {actor.id: actor.name for actor in context.actors}
    for identity, name in _actors_named(context.names, known.base):
        found.setdefault(identity, name)
    return found


@lru_cache(maxsize=512)
def _actors_named(names: tuple[str, ...], base: ActorBase) -> tuple[tuple[ActorId, str], ...]:
    """The one known actor that each of a report's names means, misspelt long names included."""
    found = []
    for name in names:
        ids = base.by_name.get(name_key(name), ()) if may_be_name(name, base) else ()
        if not ids and len(name.split()) > 1:
            ids = tuple(identity for score, _, identity in closest(name, base)[:1] if score >= NAMED_MISSPELT)
        if len(ids) == 1:
            found.append((ids[0], name))
    return tuple(found)


def as_in_report(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """The report spells the same name, or the name these are the initials of, in a way that is known."""
    if not any(word.capital for word in phrase.words):
        return None
    core = phrase.core
    for name in _listed(context.names, known.base):
        if name != core and (_as_long(core, name) or may_be_initials(core, name)):
            match = same_name(core, name)
            if match.same and (_as_long(core, name) or "initials" in match.reason):
                reason = f"{name!r} in the same report: {match.reason}"
                ids = known.base.by_name[name_key(name)]
                return choose(ids, known.base, context, Match(name, AS_IN_REPORT, reason))
    return None


@lru_cache(maxsize=512)
def _listed(names: tuple[str, ...], base: ActorBase) -> tuple[str, ...]:
    """Those of a report's names that the knowledge base has."""
    return tuple(name for name in names if name_key(name) in base.by_name and may_be_name(name, base))


def _as_long(core: str, name: str) -> bool:
    """Groups are not called by one word of their name as persons are: only initials and full spellings count."""
    return len(name_key(core).split()) == len(name_key(name).split())


def misspelt(phrase: Phrase, known: Knowledge, context: ActorContext) -> Resolution | None:
    """A known name in another romanisation or with a typo, alone or with describing words around it."""
    best: tuple[float, str, str, ActorId] | None = None
    for start, end in _spans(len(phrase.words)):
        words = phrase.words[start:end]
        if not (words[0].capital and is_hollow(phrase.words[:start], known) and is_hollow(phrase.words[end:], known)):
            continue
        if is_hollow(words, known):
            continue
        written = " ".join(word.text for word in words)
        for score, reason, identity in closest(written, known.base):
            if best is None or score > best[0]:
                best = score, reason, written, identity
        if best is not None:
            break
    if best is None:
        return None
    score, reason, written, identity = best
    told = f"{written!r} for {known.base.records[identity].name}: {reason}"
    return choose((identity,), known.base, context, Match(written, score * MISSPELT_FACTOR, told))


@lru_cache(maxsize=16384)
def closest(written: str, base: ActorBase) -> tuple[tuple[float, str, ActorId], ...]:
    """Actors whose name is spelt closely like this, with score and reason, best first."""
    key = name_key(written)
    if len(key) < MIN_FUZZY_LETTERS:
        return ()
    found: list[tuple[float, str, ActorId]] = []
    for name in _near_keys(key, base):
        match = words_match(key, name)
        single = " " not in key
        if match.score >= (MIN_FUZZY_SINGLE if single else SAME_WORD):
            found.extend(
                (match.score, match.reason, each) for each in base.by_name[name] if _may_be_misspelt(each, base)
            )
    return tuple(sorted(found, key=lambda row: (-row[0], row[2])))


def _may_be_misspelt(identity: ActorId, base: ActorBase) -> bool:
    return base.records[identity].kind is not ActorKind.PERSON


def _near_keys(key: str, base: ActorBase) -> set[str]:
    index, words = spelling_index(base), key.split()
    size = _telling(words)
    near: set[str] = set()
    for word in words:
        if len(word) > TINY_ACRONYM:
            near |= index.get((size, skeleton(word)), frozenset())
            near |= index.get((size, "=" + word[:4]), frozenset())
            near |= index.get((size, "=" + word[-4:]), frozenset())
    near.discard(key)
    length, blanks, slack = len(key), key.count(" "), len(key) // 3
    return {name for name in near if abs(len(name) - length) <= slack and abs(name.count(" ") - blanks) <= 1}


def _telling(words: Sequence[str]) -> int:
    """How many words tell a name: names with more or fewer of them are never one (`words_match`)."""
    return sum(word not in FILLERS for word in words)


@lru_cache(maxsize=8)
def spelling_index(base: ActorBase) -> dict[tuple[int, str], frozenset[str]]:
    """Name keys by how many telling words they have and the skeleton, the first or the last four letters of a word."""
    found: dict[tuple[int, str], set[str]] = {}
    for name in base.by_name:
        words = name.split()
        size = _telling(words)
        for word in words:
            if len(word) > TINY_ACRONYM:
                for entry in (skeleton(word), "=" + word[:4], "=" + word[-4:]):
                    found.setdefault((size, entry), set()).add(name)
    return {entry: frozenset(names) for entry, names in found.items()}
