"""Objects that were destroyed or damaged, and the statement that nothing was."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from marsad.codebook.damage import DamageLexicon, load_damage
from marsad.extract.figures.people import NOUN_TAGS
from marsad.extract.figures.sentence import Sentence, sentences_with
from marsad.extract.figures.triggers import Realis, realis_of_verb
from marsad.model.claims import Damage, DamageEffect, Provenance
from marsad.model.evidence import quote_at
from marsad.model.layers import DamageMention

OBJECT_WORDS = 14
NO_REACH = 8
ZERO_LINKS = frozenset({"or", "and", "collateral", "property", "material", "reported", "of", "reports", "any", ","})
PAST_TAGS = frozenset({"VBD", "VBN"})


def find_damage(doc: Doc) -> tuple[DamageMention, ...]:
    """Every object said to be destroyed or damaged, and every "no damage", in text order."""
    words = load_damage()
    cues = frozenset({*words.verbs, *words.fall, *words.nouns})
    found = [mention for sentence in sentences_with(doc, cues) for mention in _damage_of(sentence, words)]
    return tuple(sorted(found, key=lambda mention: mention.damage.quote.start))


def _damage_of(sentence: Sentence, words: DamageLexicon) -> Iterator[DamageMention]:
    for at, word in enumerate(sentence.lower):
        if word in words.nouns and sentence.tag[at] in NOUN_TAGS:
            yield from _of_noun(sentence, at, words)
        elif word in words.verbs and sentence.tag[at].startswith(("VB", "JJ")):
            yield from _of_verb(sentence, at, words.verbs[word], words)
        elif word in words.fall and sentence.tag[at].startswith("VB"):
            yield from _of_fall(sentence, at, words)


def _of_noun(sentence: Sentence, at: int, words: DamageLexicon) -> Iterator[DamageMention]:
    negation = _no_before(sentence, at)
    if negation is not None:
        yield _mention(sentence, negation, at + 1, DamageEffect.NONE, at)
        return
    if sentence.has(at + 1, *words.prepositions):
        heads = [
            child for child in range(at + 2, min(at + OBJECT_WORDS, len(sentence))) if sentence.tag[child] in NOUN_TAGS
        ]
        if heads and sentence.lower[heads[0]] not in words.not_objects:
            end = _phrase_end(sentence, at + 2)
            yield _mention(sentence, _adjectives_before(sentence, at), end, words.nouns[sentence.lower[at]], at)


def _no_before(sentence: Sentence, at: int) -> int | None:
    """Where a "no" stands that reaches the noun at `at`: "no civilian casualties or collateral damage"."""
    for place in range(at - 1, max(-1, at - 1 - NO_REACH), -1):
        if sentence.lower[place] in {"no", "without"}:
            return place
        if not (sentence.tag[place] in NOUN_TAGS | {"JJ", "DT"} or sentence.lower[place] in ZERO_LINKS):
            return None
    return None


def _of_verb(sentence: Sentence, at: int, effect: DamageEffect, words: DamageLexicon) -> Iterator[DamageMention]:
    objects, after = _objects(sentence, at)
    realis = realis_of_verb(sentence, at)
    if realis is Realis.UNREAL:
        return
    for head in objects:
        if sentence.lower[head] in words.not_objects or sentence.tag[head] not in NOUN_TAGS:
            continue
        start, end = _phrase(sentence, head)
        denied = realis is Realis.DENIED or sentence.lower[start] == "no"
        if sentence.lower[max(0, at - 1)] in words.partly:
            effect = DamageEffect.DAMAGED
        start, end = _with_verb(sentence, at, range(start, end), after=after)
        yield _mention(sentence, start, end, DamageEffect.NONE if denied else effect, at)


def _with_verb(sentence: Sentence, at: int, phrase: range, *, after: bool) -> tuple[int, int]:
    """The phrase with its verb where they stand together, and with the "not" of the verb."""
    if after and phrase.start - at <= 1:
        first = at
        while first > 0 and sentence.has(first - 1, "not", "n't", "completely", "partially", "partly"):
            first -= 1
        return first, phrase.stop
    return phrase.start, at + 1 if _near(phrase.stop, at) else phrase.stop


def _near(end: int, at: int) -> bool:
    return 0 <= at - end <= NO_REACH // 2


def _objects(sentence: Sentence, at: int) -> tuple[list[int], bool]:
    """The heads of what the verb at `at` was done to, and whether they stand after it."""
    by_dep: dict[str, list[int]] = {}
    for child in sentence.children[at]:
        by_dep.setdefault(sentence.dep[child], []).append(child)
    if found := by_dep.get("dobj"):
        return _conjuncts(sentence, found), True
    if found := by_dep.get("nsubjpass"):
        return _conjuncts(sentence, found), False
    head = sentence.head[at]
    if sentence.dep[at] == "acl" and sentence.tag[at] in PAST_TAGS:
        return [head], False
    if sentence.dep[at] == "conj" and head != at and sentence.tag[at] in PAST_TAGS:
        passive = [child for child in sentence.children[head] if sentence.dep[child] == "nsubjpass"]
        return passive, False
    return [], False


def _of_fall(sentence: Sentence, at: int, words: DamageLexicon) -> Iterator[DamageMention]:
    if realis_of_verb(sentence, at) is not Realis.REAL:
        return
    for head in sentence.children[at]:
        if (
            sentence.dep[head] == "nsubj"
            and sentence.tag[head] in NOUN_TAGS
            and sentence.lower[head] not in words.not_objects
        ):
            start, end = _phrase(sentence, head)
            yield _mention(sentence, start, at + 1 if _near(end, at) else end, words.fall[sentence.lower[at]], at)


def _conjuncts(sentence: Sentence, heads: list[int]) -> list[int]:
    found = list(heads)
    for head in found:
        found += [child for child in sentence.children[head] if sentence.dep[child] == "conj"]
    return found


def _phrase(sentence: Sentence, head: int) -> tuple[int, int]:
    """The noun phrase around `head` without what follows it."""
    start = head
    while start > 0 and sentence.tag[start - 1] in NOUN_TAGS | {"DT", "JJ", "CD", "PRP$", "HYPH", "POS", "NNP"}:
        start -= 1
    return start, head + 1


def _phrase_end(sentence: Sentence, at: int) -> int:
    """End of the objects listed from `at` on: "the houses and shops of the quarter" ends after "shops"."""
    end = at
    limit = min(at + OBJECT_WORDS, len(sentence))
    while end < limit and (
        sentence.tag[end] in NOUN_TAGS | {"DT", "JJ", "CD", "PRP$", "HYPH", "POS", "CC"} or sentence.lower[end] == ","
    ):
        end += 1
    while end > at and (sentence.tag[end - 1] in {"CC", "DT"} or sentence.lower[end - 1] == ","):
        end -= 1
    return end


def _adjectives_before(sentence: Sentence, at: int) -> int:
    while at > 0 and (sentence.tag[at - 1] == "JJ" or sentence.has(at - 1, "material", "property")):
        at -= 1
    return at


def _mention(sentence: Sentence, start: int, end: int, effect: DamageEffect, anchor: int) -> DamageMention:
    quote = quote_at(sentence.text, sentence.start[start], sentence.end[end - 1])
    return DamageMention(Damage(quote, effect, Provenance(f"damage.{effect}", 0.7)), sentence.start[anchor])
