"""How many strikes, rockets or attacks an occurrence had."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Doc

from marsad.codebook.casualties import load_casualties
from marsad.codebook.damage import CountLexicon, load_counts
from marsad.extract.figures.amounts import Amount, find_amounts
from marsad.extract.figures.sentence import Sentence, sentences_with
from marsad.model.claims import Count, FigureBasis, Provenance
from marsad.model.evidence import quote_at
from marsad.model.layers import CountMention

NOUN_REACH = 6
VERB_REACH = 8
BEFORE = 8
VAGUE_BELOW = 12
"""Number words below dozens ("several rockets") stand for no number of strikes."""
MODIFIER_TAGS = frozenset({"JJ", "JJR", "NN", "NNP", "NNS", "HYPH", "VBN", "VBG", "POS", "``", "''"})


def find_counts(doc: Doc) -> tuple[CountMention, ...]:
    """Every stated number of strikes, munitions or attacks, in text order; vague words below dozens are left out."""
    words = load_counts()
    cues = words.counted | words.times | words.repeated.keys()
    counting = load_casualties().numbers.words.keys() | words.repeated.keys() | words.pairs.keys()
    found = (_counts_of(sentence, words) for sentence in sentences_with(doc, cues, counting=counting))
    return tuple(chain.from_iterable(found))


def _counts_of(sentence: Sentence, words: CountLexicon) -> Iterator[CountMention]:
    found = [*_of_amounts(sentence, words), *_of_pairs(sentence, words), *_repeated(sentence, words)]
    return iter(sorted(found, key=lambda mention: mention.count.quote.start))


def _of_amounts(sentence: Sentence, words: CountLexicon) -> Iterator[CountMention]:
    for amount in find_amounts(sentence):
        number = amount.lo if amount.lo is not None else amount.hi
        vague = amount.basis is FigureBasis.NUMBER_WORD and (amount.lo or 0) < VAGUE_BELOW
        if number is None or vague or _unused(sentence, amount.start, words) or _is_whole(sentence, amount.start):
            continue
        if sentence.has(amount.end, *words.times):
            yield _times(sentence, amount, number, words)
        noun = _counted_noun(sentence, amount.end, words)
        if noun is not None and not (number == 1 and sentence.has(amount.start, "one")):
            # Of "57 of 72 drones launched at the city" it is the 57 that something happened to.
            some_of_all = sentence.has(amount.end, "of") and "CD" in sentence.tag[amount.end : noun]
            anchor = amount.start if some_of_all else noun
            yield _mention(sentence, range(amount.start, noun + 1), number, anchor, "count.number")


def _counted_noun(sentence: Sentence, at: int, words: CountLexicon) -> int | None:
    """The last counted noun of the noun phrase that begins at `at`, when it is the phrase's head."""
    last = None
    if sentence.has(at, "of"):
        at += 1
        while at < len(sentence) and sentence.tag[at] in {"DT", "CD"}:
            at += 1  # "of the seventeen drones"
    limit = min(at + NOUN_REACH, len(sentence))
    while at < limit:
        if sentence.lower[at] in words.counted:
            last = at
        elif sentence.tag[at] not in MODIFIER_TAGS:
            break
        elif last is not None:
            return None if sentence.tag[at] in {"NN", "NNS"} else last
        at += 1
    return last


def _unused(sentence: Sentence, start: int, words: CountLexicon) -> bool:
    return not words.not_used.isdisjoint(sentence.lower[max(0, start - BEFORE) : start])


def _is_whole(sentence: Sentence, start: int) -> bool:
    """ "14 of 17 drones": the second number is of all there were, and fourteen is how many it happened to."""
    before = start - 2 if sentence.has(start - 1, "the", "these", "those") else start - 1
    return sentence.has(before, "of") and before > 0 and sentence.tag[before - 1] == "CD"


def _times(sentence: Sentence, amount: Amount, number: int, words: CountLexicon) -> CountMention:
    end = amount.end + 1
    for tail in words.time_tails:
        if sentence.lower[end : end + len(tail)] == tail:
            end += len(tail)
            break
    return _mention(sentence, range(amount.start, end), number, _verb_before(sentence, amount.start), "count.times")


def _of_pairs(sentence: Sentence, words: CountLexicon) -> Iterator[CountMention]:
    for at, word in enumerate(sentence.lower):
        if word in words.pairs:
            noun = _counted_noun(sentence, at + 1, words)
            if noun is not None:
                yield _mention(sentence, range(at, noun + 1), words.pairs[word], noun, "count.pair")


def _repeated(sentence: Sentence, words: CountLexicon) -> Iterator[CountMention]:
    for at, word in enumerate(sentence.lower):
        if word in words.repeated and words.repeated[word] > 1 and not sentence.has(at + 1, "as", "a", "the"):
            yield _mention(sentence, range(at, at + 1), words.repeated[word], _verb_before(sentence, at), "count.times")


def _verb_before(sentence: Sentence, at: int) -> int:
    """The verb that happened so often: the nearest one before, else the head of the phrase."""
    nearest = range(at - 1, max(-1, at - 1 - VERB_REACH), -1)
    return next((place for place in nearest if sentence.tag[place].startswith("VB")), sentence.head[at])


def _mention(sentence: Sentence, words: range, number: int, anchor: int, rule: str) -> CountMention:
    quote = quote_at(sentence.text, sentence.start[words.start], sentence.end[words.stop - 1])
    return CountMention(Count(number, quote, Provenance(rule, 0.8)), sentence.start[anchor])
