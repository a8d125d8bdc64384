"""The reader's triggers: words that name acts and what they do to people, each with its senses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import Any

from marsad.codebook.event_types import load_event_types
from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.codebook.phrases import phrase_pattern
from marsad.errors import CodebookError
from marsad.model.claims import EventTypeId, Realis

TRIGGERS = "lexicon/triggers.yaml"
PEACE = "peace"


class Frame(StrEnum):
    """Which grammatical place fills which role; explained at the top of the triggers file."""

    ACT = "act"
    MEET = "meet"
    EFFECT = "effect"
    UNDERGO = "undergo"
    GO_OFF = "go_off"
    HAPPEN = "happen"


CONDITIONS = frozenset((
    "armed", "brought_under", "by_force", "carrying_arms", "direct_force", "direct_human", "direct_it",
    "direct_name", "direct_place", "direct_ruler", "direct_town", "exchange", "fire_of_arms", "from_place",
    "from_prison", "heading", "into_base", "no_bystander", "no_idiom", "no_object", "object_act",
    "object_agreement", "object_any",
    "object_arms", "object_base", "object_body", "object_cache", "object_chemical", "object_commander",
    "object_crowd", "object_force", "object_goods", "object_human", "object_in_wait", "object_name",
    "object_person", "object_place", "object_place_by_name", "object_premises", "object_projectile",
    "object_protest", "object_ranks", "object_riot_weapon", "object_route", "object_site", "object_stones",
    "object_stoppage", "object_weapon", "of_arms", "of_operation", "of_place", "operation_of_arms", "over_mine",
    "own_subject_force", "party", "subject_aircraft", "subject_convoy", "subject_crowd", "subject_fleeing",
    "subject_force", "subject_human", "subject_party", "subject_place", "subject_projectile",
    "subject_protester", "subject_weapon", "target", "to_chemical", "unhindered", "voicing",
))  # fmt: skip
"""Conditions on a trigger's surroundings that its entry may name; what they ask stands in the reader."""
_TRIGGER_KEYS = frozenset({"words", "type", "frame", "generic", "needs", "also", "not_with", "realis", "background"})


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """One sense of one trigger."""

    words: tuple[str, ...]
    """Lemmas; the parts of a hyphened word are words of their own, as in the parse."""
    is_verb: bool
    type: EventTypeId
    frame: Frame
    generic: bool
    needs: frozenset[str]
    """Conditions of which one must hold, where there are any."""
    not_with: frozenset[str]
    realis: Realis | None
    background: bool
    also: frozenset[str] = frozenset()
    """Conditions that must all hold."""
    is_compound: bool = False
    """Written with a hyphen."""

    @property
    def is_consequence(self) -> bool:
        """Whether it tells what happened to people, by whatever act."""
        return self.generic and self.frame in {Frame.EFFECT, Frame.UNDERGO}

    @property
    def verb_is_last(self) -> bool:
        """Whether the verb stands after an adverb or the first part of a compound."""
        return self.is_verb and len(self.words) > 1 and (self.is_compound or self.words[0].endswith("ly"))

    @property
    def key(self) -> str:
        """How rules name this entry to people."""
        return f"{'verb' if self.is_verb else 'noun'}:{' '.join(self.words)}"


@dataclass(frozen=True, slots=True)
class SenseWords:
    """Lemmas around a trigger that decide its sense. The fields are the keys of `senses` in the file."""

    fire: frozenset[str]
    """Beside "fire": of arms, not of flames."""
    operation: frozenset[str]
    """Beside "operation": of arms, not of surgeons."""
    resumed: frozenset[str]
    """What is resumed or suspended by an armed party."""
    cache: frozenset[str]
    """What arms lie or travel in."""
    sites: frozenset[str]
    """What an armed party sets up; others set it up too."""
    bodies: frozenset[str]
    """The dead where they are found."""
    stones: frozenset[str]
    """What crowds throw."""
    protests: frozenset[str]
    """Demonstrators and their gatherings."""
    stoppages: frozenset[str]
    """What is observed or enforced in protest: a strike, a shutdown."""
    civil: frozenset[str]
    """Beside "plane": of travellers, not of war."""
    goods: frozenset[str]
    """What is carried off."""
    premises: frozenset[str]
    """Where robbers break in."""
    commanders: frozenset[str]
    """Who is appointed by an armed party."""
    ranks: frozenset[str]
    """What is joined in an armed party."""
    rulers: frozenset[str]
    """Who is overthrown."""
    prisons: frozenset[str]
    """What people break out of."""
    voicing: frozenset[str]
    """What people gather to do, or in, where they protest: to demand, in solidarity."""
    arms: frozenset[str]
    """What makes a sentence of sport or accidents one of arms all the same."""
    exchange: frozenset[str]
    """What people are freed in: an exchange, a swap, a deal."""


@dataclass(frozen=True, slots=True)
class TriggerLexicon:
    """Triggers by the lemma of the word that carries the roles, the longer first; and what is said of all of them."""

    verbs: Mapping[str, tuple[TriggerEntry, ...]]
    verb_last: Mapping[str, tuple[TriggerEntry, ...]]
    """Verb triggers whose verb comes last, by its lemma: "sexually assault", "carpet-bomb"."""
    nouns: Mapping[str, tuple[TriggerEntry, ...]]
    noun_last: Mapping[str, tuple[TriggerEntry, ...]]
    """Noun triggers of several words by their last lemma, which is the head."""
    light_subject_acts: frozenset[str]
    light_subject_undergoes: frozenset[str]
    light_happens: frozenset[str]
    senses: SenseWords
    peace: re.Pattern[str]
    """What sentences of sport, accidents, illness and weather speak of; for text in lower case."""
    lemmas: Mapping[str, str]
    """Word forms that the syntax pipeline takes for another word: "raped" is no form of "rap"."""


@cache
def load_triggers() -> TriggerLexicon:
    """The trigger lexicon. Raises CodebookError naming file and entry."""
    raw = load_yaml(TRIGGERS)
    verbs, nouns = list(_entries(raw, "verbs")), list(_entries(raw, "nouns"))
    light = need(raw, "light_verbs", dict, TRIGGERS)
    where = f"{TRIGGERS}: light_verbs"
    senses, senses_at = need(raw, "senses", dict, TRIGGERS), f"{TRIGGERS}: senses"
    kinds = [field.name for field in fields(SenseWords)]
    refuse_unknown(senses, frozenset({*kinds, PEACE}), senses_at)
    return TriggerLexicon(
        verbs=_by_lemma([entry for entry in verbs if not entry.verb_is_last], 0),
        verb_last=_by_lemma([entry for entry in verbs if entry.verb_is_last], -1),
        nouns=_by_lemma([entry for entry in nouns if len(entry.words) == 1], 0),
        noun_last=_by_lemma([entry for entry in nouns if len(entry.words) > 1], -1),
        light_subject_acts=frozenset(need(light, "subject_acts", list, where)),
        light_subject_undergoes=frozenset(need(light, "subject_undergoes", list, where)),
        light_happens=frozenset(need(light, "happens", list, where)),
        senses=SenseWords(**{kind: frozenset(need(senses, kind, list, senses_at)) for kind in kinds}),
        peace=phrase_pattern(need(senses, PEACE, list, senses_at)),
        lemmas=need(raw, "lemmas", dict, TRIGGERS),
    )


def _by_lemma(entries: list[TriggerEntry], position: int) -> Mapping[str, tuple[TriggerEntry, ...]]:
    found: defaultdict[str, list[TriggerEntry]] = defaultdict(list)
    for entry in entries:
        found[entry.words[position]].append(entry)
    return {lemma: tuple(sorted(group, key=lambda e: -len(e.words))) for lemma, group in found.items()}


def _entries(raw: Mapping[str, Any], section: str) -> Iterator[TriggerEntry]:
    types = load_event_types().by_id
    for number, item in enumerate(need(raw, section, list, TRIGGERS), start=1):
        where = f"{TRIGGERS}: {section}[{number}]"
        if not isinstance(item, dict):
            raise CodebookError(f"{where}: must be a mapping")
        refuse_unknown(item, _TRIGGER_KEYS, where)
        type_id = EventTypeId(need(item, "type", str, where))
        if type_id not in types:
            raise CodebookError(f"{where}: type {type_id!r} is no event type")
        needs, also = (_conditions(item, key, where) for key in ("needs", "also"))
        try:
            frame = Frame(need(item, "frame", str, where))
            realis = Realis(item["realis"]) if "realis" in item else None
        except ValueError as error:
            raise CodebookError(f"{where}: {error}") from error
        for words in need(item, "words", list, where):
            yield TriggerEntry(
                words=tuple(str(words).replace("-", " ").split()),
                is_verb=section == "verbs",
                type=type_id,
                frame=frame,
                generic=bool(item.get("generic", False)),
                needs=needs,
                not_with=frozenset(str(word) for word in item.get("not_with", ())),
                realis=realis,
                background=bool(item.get("background", False)),
                also=also,
                is_compound="-" in str(words),
            )


def _conditions(item: Mapping[str, Any], key: str, where: str) -> frozenset[str]:
    named = frozenset(item.get(key, ()))
    if not named <= CONDITIONS:
        raise CodebookError(f"{where}: {key}: unknown {sorted(named - CONDITIONS)}")
    return named


@cache
def consequence_keys() -> frozenset[str]:
    """The keys of triggers that tell what an act did to people rather than the act: "killed", "died"."""
    found = load_triggers()
    entries = (e for part in (found.verbs, found.nouns, found.noun_last) for rows in part.values() for e in rows)
    return frozenset(entry.key for entry in entries if entry.is_consequence)
