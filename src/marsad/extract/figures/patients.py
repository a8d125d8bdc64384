"""From a casualty word to the people it counts.

The parse is asked first; where it has nothing, the words beside the casualty word are. The small model errs often,
most of all in headlines and in texts whose commas are gone.
"""

from __future__ import annotations

from marsad.codebook.casualties import load_casualties
from marsad.extract.figures.company import after_helpers, company_of, joined
from marsad.extract.figures.groups import group_at
from marsad.extract.figures.people import NOUN_TAGS, PLURAL_TAGS, Group
from marsad.extract.figures.pronouns import PRONOUNS
from marsad.extract.figures.sentence import Sentence
from marsad.extract.figures.triggers import Shape, Trigger

RELATIVES = frozenset({"who", "which", "that", "whom"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
PAST_TAGS = frozenset({"VBD", "VBN"})
PHRASE_TAGS = NOUN_TAGS | {"DT", "JJ", "PRP$", "VBN"}
BE_FORMS = ("was", "were", "been", "be", "being", "is", "are", "got")
OBJECT_BEGINNINGS = frozenset({("DT",), ("NN",), ("NNS",), ("NNP",), ("JJ",), ("CD",), ("PRP$",)})
MAX_DEPTH = 4
NEAR = 10
OR_DISTANCE = 2


def people_of(sentence: Sentence, trigger: Trigger, counted: list[Group], others: frozenset[int]) -> list[Group]:
    """The groups that `trigger` counts, in text order. `others`: places of the other casualty words."""
    ahead = _directly_before(sentence, trigger, counted) or _among_them(sentence, trigger, counted)
    groups = [ahead] if ahead is not None else _by_parse(sentence, trigger, counted, others)
    things = load_casualties().groups.not_people
    if not groups and not any(sentence.lower[at] in things for at in _kids(sentence, trigger.at, "dobj", "obj")):
        beside = _beside(sentence, trigger, counted, others)
        groups = [beside] if beside is not None else []
    found: list[Group] = []
    for group in groups:
        company = company_of(sentence, trigger, group, counted, others)
        for member in (group, *joined(sentence, group, counted, trigger, others), *company):
            if member not in found and _fits(sentence, member, trigger):
                found.append(member)
    return sorted(found, key=lambda group: group.start)


def _fits(sentence: Sentence, group: Group, trigger: Trigger) -> bool:
    lexicon = load_casualties()
    head = sentence.lower[group.head]
    named_by_number = any(sign.isdigit() for sign in head) and not head[:1].isdigit()
    if head in lexicon.groups.not_people or (named_by_number and sentence.tag[group.head] in NOUN_TAGS):
        return False
    if trigger.people_only and group.end <= trigger.at and not _is_passive(sentence, trigger.at):
        return False  # "the rebels seized": whoever stands before an active form is not who was taken
    return not trigger.people_only or not lexicon.who.keys().isdisjoint(sentence.lower[group.start : group.end])


def _directly_before(sentence: Sentence, trigger: Trigger, counted: list[Group]) -> Group | None:
    """ "... and 40 wounded", "5 killed": a count directly before a participle, in a list or title."""
    if sentence.tag[trigger.at] not in PAST_TAGS or trigger.shape not in {Shape.OBJECT, Shape.STATE}:
        return None
    group = next((group for group in counted if group.end == trigger.at), None)
    if group is None or (group.start > 0 and not sentence.has(group.start - 1, "and", ",", "with", ":", "-", "–")):
        return None
    object_of_it = any(sentence.dep[child] in {"dobj", "obj"} for child in sentence.children[trigger.at])
    return None if object_of_it else group


def _among_them(sentence: Sentence, trigger: Trigger, counted: list[Group]) -> Group | None:
    """The subject of "six children were among the dead", "... among those killed"."""
    if not (sentence.has(trigger.at - 1, "the", "those") and sentence.has(trigger.at - 2, "among", "amongst")):
        return None
    at = trigger.at - 3
    while at >= 0 and (sentence.has(at, *BE_FORMS) or sentence.has(at, "also")):
        at -= 1
    return group_at(sentence, at, counted) if at >= 0 else None


def _by_parse(sentence: Sentence, trigger: Trigger, counted: list[Group], others: frozenset[int]) -> list[Group]:
    groups = [group for head in _heads(sentence, trigger) if (group := group_at(sentence, head, counted)) is not None]
    after = [group for group in groups if group.start >= trigger.end]
    return [group for group in groups if group not in after or not _taken(sentence, group, counted, others)]


def _taken(sentence: Sentence, group: Group, counted: list[Group], others: frozenset[int]) -> bool:
    """ "3 civilians killed 38 injured": the group after a casualty word belongs to the one that follows it."""
    following = after_helpers(sentence, group.end)
    if following not in others:
        return False
    return not any(other.start == following + 1 for other in counted)


def _heads(sentence: Sentence, trigger: Trigger) -> list[int]:
    match trigger.shape:
        case Shape.OBJECT:
            return _objects(sentence, trigger.at)
        case Shape.SUBJECT:
            return _subjects(sentence, trigger.at)
        case Shape.OF:
            return _of(sentence, trigger.at)
        case Shape.STATE:
            return _bearers(sentence, trigger.at)


def _kids(sentence: Sentence, at: int, *deps: str) -> list[int]:
    return [child for child in sentence.children[at] if sentence.dep[child] in deps]


def _with_conjuncts(sentence: Sentence, heads: list[int]) -> list[int]:
    found = list(heads)
    for head in found:
        found += [at for at in _kids(sentence, head, "conj") if sentence.tag[at] in NOUN_TAGS | {"CD", "PRP", "JJ"}]
    return found


def _objects(sentence: Sentence, at: int, depth: int = 0) -> list[int]:
    """Object of an active verb, subject of a passive one, noun before a participle or relative clause."""
    own = _kids(sentence, at, "dobj", "obj")
    if own:
        return _with_conjuncts(sentence, own)
    passive = _kids(sentence, at, "nsubjpass")
    if passive:
        return _antecedents(sentence, at, passive)
    if sentence.tag[at] not in VERB_TAGS:
        return []
    head = sentence.head[at]
    if sentence.dep[at] == "conj" and head != at:
        passive_head = _kids(sentence, head, "nsubjpass", "auxpass") or sentence.dep[head] == "acl"
        if _kids(sentence, at, "auxpass") and not passive_head:
            return _subjects(sentence, head)
        return _objects(sentence, head, depth + 1) if passive_head and depth < MAX_DEPTH else []
    return _shared_object(sentence, at) or _of_participle(sentence, at)


def _shared_object(sentence: Sentence, at: int) -> list[int]:
    """ "killed or wounded 40 people": the object stands with the second verb."""
    following = [child for child in _kids(sentence, at, "conj") if sentence.tag[child] in VERB_TAGS]
    if not following or following[0] - at > OR_DISTANCE or _kids(sentence, following[0], "nsubj", "nsubjpass"):
        return []
    return _with_conjuncts(sentence, _kids(sentence, following[0], "dobj", "obj"))


def _of_participle(sentence: Sentence, at: int) -> list[int]:
    """ "22 people killed in", and the subject of what the parser took for an active verb: "29 rebels killed in"."""
    dep, head = sentence.dep[at], sentence.head[at]
    if sentence.tag[at] not in PAST_TAGS:
        return []
    subjects = _kids(sentence, at, "nsubj")
    if dep in {"acl", "relcl"} and head < at:
        return [] if subjects else [head]
    if sentence.tag[at + 1 : at + 2] in OBJECT_BEGINNINGS:
        return []
    return [subject for subject in subjects if subject < at and _may_suffer(sentence, subject)]


def _may_suffer(sentence: Sentence, subject: int) -> bool:
    doer = sentence.lower[subject] in load_casualties().groups.doers and not _kids(sentence, subject, "nummod")
    return not doer and sentence.lower[subject] not in RELATIVES and sentence.tag[subject] != "PRP"


def _antecedents(sentence: Sentence, at: int, subjects: list[int]) -> list[int]:
    if sentence.lower[subjects[0]] in RELATIVES and sentence.head[at] < at:
        return [sentence.head[at]]
    return _with_conjuncts(sentence, subjects)


def _subjects(sentence: Sentence, at: int, depth: int = 0) -> list[int]:
    own = _kids(sentence, at, "nsubj", "nsubjpass")
    if own:
        return _antecedents(sentence, at, own)
    dep, head = sentence.dep[at], sentence.head[at]
    if dep in {"acl", "relcl"}:
        return [head]
    goes_on = dep == "xcomp" or (dep == "conj" and sentence.tag[head] in VERB_TAGS)
    return _subjects(sentence, head, depth + 1) if goes_on and head != at and depth < MAX_DEPTH else []


def _of(sentence: Sentence, at: int) -> list[int]:
    """ "the death of two medics", "the commander's killing", "the lives of 12", "three deaths"."""
    found = _kids(sentence, at, "poss")
    for preposition in _kids(sentence, at, "prep"):
        if sentence.lower[preposition] in {"of", "among"}:
            found += _kids(sentence, preposition, "pobj")
    if not found and sentence.has(at + 1, "of"):
        found = _noun_after(sentence, at + 2)
    people = [head for head in _with_conjuncts(sentence, found) if sentence.tag[head] != "PRP$"]
    return people or ([at] if sentence.tag[at] in PLURAL_TAGS else [])


def _noun_after(sentence: Sentence, at: int) -> list[int]:
    limit = min(at + NEAR, len(sentence))
    noun = next((place for place in range(at, limit) if sentence.tag[place] in NOUN_TAGS | {"CD"}), None)
    while noun is not None and noun + 1 < len(sentence) and sentence.tag[noun + 1] in NOUN_TAGS:
        noun += 1
    return [] if noun is None else [noun]


def _bearers(sentence: Sentence, at: int) -> list[int]:
    """Of a word for the people themselves ("28 bodies"), or of a state ("five dead", "left five dead")."""
    if sentence.tag[at] in NOUN_TAGS:
        return _whose_bodies(sentence, at) or [at]
    if sentence.dep[at] in {"acomp", "oprd", "attr", "xcomp"}:
        head = sentence.head[at]
        return _kids(sentence, head, "dobj") or _kids(sentence, head, "nsubj", "nsubjpass")
    if sentence.dep[at] in {"ccomp", "ROOT"}:
        return _kids(sentence, at, "nsubj", "nsubjpass")
    return []


def _whose_bodies(sentence: Sentence, at: int) -> list[int]:
    """ "The bodies of two farmers", "the body of a man": people with a number, where the bodies have none."""
    if sentence.lower[at] not in load_casualties().groups.bodies or not sentence.has(at + 1, "of"):
        return []
    if _kids(sentence, at, "nummod"):
        return []
    for noun in _noun_after(sentence, at + 2):
        alone = sentence.has(at + 2, "a", "an")
        return [noun] if alone or _kids(sentence, noun, "nummod") else []
    return []


def _beside(sentence: Sentence, trigger: Trigger, counted: list[Group], others: frozenset[int]) -> Group | None:
    """The group directly after an active form, or directly before a passive form or a state."""
    if trigger.shape is Shape.OF:
        return None
    if trigger.shape is Shape.OBJECT and not _is_passive(sentence, trigger.at):
        right = _right(sentence, trigger, counted)
        if right is not None and not _taken(sentence, right, counted, others):
            return right
        if sentence.tag[trigger.at] == "VBG":
            return None
        left = _left(sentence, trigger, counted)
        has_object = _kids(sentence, trigger.at, "dobj", "obj")
        return None if has_object and left is not None and not left.counted else left
    return _left(sentence, trigger, counted)


def _is_passive(sentence: Sentence, at: int) -> bool:
    adverb = at > 0 and sentence.tag[at - 1] == "RB"
    return sentence.has(at - 1, *BE_FORMS) or (adverb and sentence.has(at - 2, *BE_FORMS))


def _right(sentence: Sentence, trigger: Trigger, counted: list[Group]) -> Group | None:
    lexicon = load_casualties()
    starts = {group.start: group for group in counted}
    at = trigger.end
    while at < len(sentence) and at not in starts and sentence.lower[at] in lexicon.grammar.skipped_right:
        at += 1
    if at in starts:
        return starts[at]
    while at < min(trigger.end + NEAR, len(sentence)) and sentence.tag[at] in PHRASE_TAGS:
        if sentence.lower[at] in lexicon.who and sentence.tag[at] in NOUN_TAGS:
            return group_at(sentence, at, counted)
        at += 1
    return None


def _left(sentence: Sentence, trigger: Trigger, counted: list[Group]) -> Group | None:
    skipped = load_casualties().grammar.skipped_left
    at = trigger.at - 1
    while at >= 0 and (sentence.lower[at] in skipped or sentence.lower[at] == ","):
        at -= 1
    for group in counted:
        if group.start <= at < group.end:
            return group
    if at >= 0 and (sentence.tag[at] in NOUN_TAGS or sentence.lower[at] in PRONOUNS):
        return group_at(sentence, at, counted)
    return None
