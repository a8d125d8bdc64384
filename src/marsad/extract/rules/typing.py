"""Which event type the words of a group support: the trigger's own, or a better one by weapon, actor and target."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from marsad.codebook.event_types import load_event_types
from marsad.codebook.triggers import Frame
from marsad.codebook.typing_words import load_typing_words
from marsad.codebook.weapons import load_weapons
from marsad.extract.rules.grammar import counted_noun, prepositional
from marsad.extract.rules.grouping import Group
from marsad.extract.rules.page import Page
from marsad.extract.rules.roles import Argument
from marsad.model.claims import EventTypeId

AIR, SHELLING, DEVICE, SUICIDE = (
    EventTypeId(name) for name in ("air_drone_strike", "shelling_missile", "explosive_device", "suicide_bombing")
)
ATTACK, UNSPECIFIED, CLASH, OTHER = (
    EventTypeId(name) for name in ("attack", "armed_attack_unspecified", "armed_clash", "other_development")
)
INTERCEPTION, DESTRUCTION = EventTypeId("interception"), EventTypeId("destruction")
CHEMICAL, RIOT = EventTypeId("chemical_attack"), EventTypeId("riot")
FOUGHT = frozenset({"armed_clash", "attack", "armed_attack_unspecified", "destruction"})
"""Types that are a riot where crowds do it."""
PUT_TO_USE_WITHIN = 4
"""Words between a chemical and the word that puts it to use."""
HARMS = frozenset(
    {"air_drone_strike", "shelling_missile", "explosive_device", "grenade", "attack", "armed_attack_unspecified"}
)
"""Types that a toxic chemical makes a chemical attack."""
FORCE_ON_PROTESTERS = EventTypeId("force_on_protesters")
KEEPS = frozenset({"armed_clash", "territory_change", "interception", "siege_blockade", "movement", "arrest"})
"""Types that a weapon in the sentence does not change."""


def decide_type(page: Page, group: Group, targets: Sequence[Argument], weapons: Sequence[Argument]) -> EventTypeId:
    """The event type of a group; the most specific one that the report's words support."""
    entry, words = group.main.entry, load_typing_words()
    if entry.type in FOUGHT and _is_of_crowds(page, group):
        return RIOT
    if entry.type in {ATTACK, UNSPECIFIED} and any(_noun(a.head) in words.protesters for a in targets):
        return FORCE_ON_PROTESTERS
    if not entry.generic:
        return entry.type
    return ATTACK if _is_shot(page, group) else _better_type(page, group, targets, weapons)


def _better_type(page: Page, group: Group, targets: Sequence[Argument], weapons: Sequence[Argument]) -> EventTypeId:
    """The type of a trigger that leaves the means open."""
    entry, words = group.main.entry, load_typing_words()
    if entry.type in HARMS and _is_chemical(page, group, targets):
        return CHEMICAL
    phrase = words.no_suicide_attack.sub(" ", _act_words(page, group))
    if words.suicide.search(phrase) and entry.type not in KEEPS:
        return SUICIDE
    if entry.type in {INTERCEPTION, ATTACK} and any("aircraft" in page.weapon_classes(a.head) for a in targets):
        return UNSPECIFIED
    if entry.type not in KEEPS:
        for implied in _weapon_types(page, group, targets, weapons):
            return AIR if implied == DEVICE and _are_dropped(page, group, weapons) else implied
        if _is_by_air_party(page, group):
            return AIR
    if entry.type != ATTACK and _is_from_the_air(page, group):
        return AIR
    if entry.type in {ATTACK, UNSPECIFIED}:
        return _by_target(page, group, targets, entry.type)
    return entry.type


def _is_shot(page: Page, group: Group) -> bool:
    """ "Was cleaning the gun when it went off": what goes off is a firearm, and nothing in the sentence explodes."""
    if group.main.entry.frame is not Frame.GO_OFF or group.main.head.lemma_.lower() != "go":
        return False
    sent, shots = group.main.head.sent, load_typing_words().shots
    classes = {name for token in sent for name in page.weapon_classes(token)}
    return classes <= {"firearm"} and (bool(classes) or any(token.lemma_.lower() in shots for token in sent))


def _is_of_crowds(page: Page, group: Group) -> bool:
    """Whether crowds fight, or do alone what else an armed party does: villagers, students, a mob, without guns."""
    parties = [counted_noun(a.head) for told in group.told for a in told.roles.perpetrators]
    crowds = [
        head for head in parties if any(_noun(n) in page.nouns.mob for n in (head, *prepositional(head, "of", "from")))
    ]
    if not crowds or (group.main.entry.frame is not Frame.MEET and len(crowds) < len(parties)):
        return False
    main = group.main
    # The fire of "set fire to the station" is none of arms.
    own = range(main.first, main.last + 1) if main.entry.type == DESTRUCTION else range(0)
    return not any("firearm" in page.weapon_classes(token) and token.i not in own for token in main.head.sent)


def _noun(token: Token) -> str:
    """The lemma; a plural that opens a sentence is easily taken for a name."""
    lemma = token.lemma_.lower()
    return lemma.removesuffix("s") if token.pos_ == "PROPN" else lemma


def _is_chemical(page: Page, group: Group, targets: Sequence[Argument]) -> bool:
    """Whether the sentence names a toxic chemical that is not itself what was hit."""
    hit = {i for argument in targets for i in (argument.head.i, *(left.i for left in argument.head.lefts))}
    return any(
        "chemical" in page.weapon_classes(token)
        and not page.weapons[token.i].term.weak
        and token.i not in hit
        and _is_put_to_use(token)
        for token in group.main.head.sent
    )


def _is_put_to_use(chemical: Token) -> bool:
    """ "Shells filled with chlorine", not "in response to a chemical attack"."""
    doc, means = chemical.doc, load_typing_words().chemical_means
    before = {doc[i].lemma_.lower() for i in range(max(chemical.i - PUT_TO_USE_WITHIN, 0), chemical.i)}
    # "Chlorine-filled shells", "chemical substances were used".
    after = {doc[i].lemma_.lower() for i in range(chemical.i + 1, min(chemical.i + PUT_TO_USE_WITHIN, len(doc)))}
    return bool(before & means) or bool(after & (means & load_typing_words().chemical_uses))


def _act_words(page: Page, group: Group) -> str:
    """The sentence's words in lower case, for cues that may stand anywhere in it."""
    sent = group.main.head.sent
    return page.text[sent.start_char : sent.end_char].lower()


def _weapon_types(
    page: Page, group: Group, targets: Sequence[Argument], weapons: Sequence[Argument]
) -> Iterator[EventTypeId]:
    """Types that the weapons imply: those told, parties that fly, mines that were hit or lay in wait for the hurt."""
    known, waiting = load_event_types().by_id, load_typing_words().lie_in_wait
    # "A missile fired by a drone" came from the air.
    spans = [a.span for told in group.told for a in told.roles.perpetrators if _flies(page, a)]
    spans += [argument.span for argument in weapons]
    spans += [a.span for a in targets if waiting.intersection(page.weapon_classes(a.head))]
    if group.is_effect_only and not spans:
        hits = (page.weapons[token.i] for token in group.main.head.sent if token.i in page.weapons)
        spans = [hit.span for hit in hits if waiting.intersection(hit.term.classes) and not hit.term.weak]
    words = " ".join(page.text[span.start : span.end] for span in spans)
    ranked = [EventTypeId(name) for name in load_weapons().event_types(words) if name in known]
    yield from sorted(ranked, key=lambda type_id: -known[type_id].specific)


def _flies(page: Page, argument: Argument) -> bool:
    return load_typing_words().air.search(page.text[argument.span.start : argument.span.end].lower()) is not None


def _is_from_the_air(page: Page, group: Group) -> bool:
    """Bombing or raid by something that flies, by the report's words or the party's."""
    words = load_typing_words()
    parties = [a for told in group.told for a in told.roles.perpetrators]
    named = [item.trigger for item in group.told if item.trigger.head.lemma_ in words.from_air]
    if not named or any(_has_no_aircraft(a.head) for a in parties):
        return False
    # A raid or bombardment takes its means from anywhere in the report; bombs are as often planted.
    told = group.main.head.sent.text if named[0].entry.type == DEVICE else page.text
    return bool(words.air.search(told.lower())) or any(_ends_with_air_party(page, a) for a in parties)


def _has_no_aircraft(party: Token) -> bool:
    """Rebels, and whoever else fights on the ground: "rebel bombardment"."""
    words = {_noun(party), *(_noun(left) for left in party.lefts)}
    return bool(words & load_typing_words().grounded)


def _are_dropped(page: Page, group: Group, weapons: Sequence[Argument]) -> bool:
    """Whether plain bombs came from the air: they fell, or they are a government's."""
    words = load_typing_words()
    plain = [a.head for a in weapons if page.weapon_classes(a.head) == ("bomb",) and a.head.tag_ == "NNS"]
    fell = any(item.trigger.head.lemma_.lower() in words.dropped for item in group.told)
    return bool(plain) and (
        fell or any(left.lemma_.lower() in words.air_owners for head in plain for left in head.lefts)
    )


def _is_by_air_party(page: Page, group: Group) -> bool:
    """Whether an air force or a coalition that bombs did what does not say how: "the air force destroyed a convoy"."""
    words = load_typing_words()
    if group.main.head.lemma_.lower() not in words.by_air_parties:
        return False
    return any(_ends_with_air_party(page, a) for told in group.told for a in told.roles.perpetrators)


def _ends_with_air_party(page: Page, argument: Argument) -> bool:
    return page.text[argument.span.start : argument.span.end].lower().endswith(load_typing_words().air_parties)


def _by_target(page: Page, group: Group, targets: Sequence[Argument], given: EventTypeId) -> EventTypeId:
    """An attack whose means is not stated: on persons an attack, on a force, place or thing unspecified."""
    if not targets:
        return given if given == ATTACK else UNSPECIFIED
    heads = [argument.head for argument in targets]
    effect = group.is_effect_only
    if effect or (given == ATTACK and group.main.head.lemma_ not in load_typing_words().bare_attacks):
        return given
    if any(page.is_person(head) and not page.is_force(head) for head in heads):
        return ATTACK
    return UNSPECIFIED
