"""The zeros a report states: nobody was hurt as far as is known, or nothing is known about it."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.codebook.casualties import CasualtyLexicon, load_casualties
from marsad.extract.figures.groups import who_of
from marsad.extract.figures.sentence import Sentence
from marsad.model.claims import FigureBasis, FigureKind, Who

REACH = 12
VERB_REACH = 9
BOTH = (FigureKind.KILLED, FigureKind.INJURED)
BREAKS = frozenset({".", ";", ":", "but"})
WHETHER = frozenset({"whether", "if"})
ANYONE = frozenset({"anyone", "anybody", "any", "civilians", "civilian"})
NOT = frozenset({"not", "n't", "never"})
LINK_TAGS = frozenset({"JJ", "RB", "NNP"})


@dataclass(frozen=True, slots=True)
class Zero:
    """Words `start`..`end` of a sentence that say none, or not known, of `kinds`; `at` is the casualty word."""

    start: int
    end: int
    at: int
    kinds: tuple[FigureKind, ...]
    basis: FigureBasis
    who: Who


def find_zeros(sentence: Sentence) -> list[Zero]:
    """Every stated zero of the sentence, in order, none inside another."""
    lexicon = load_casualties()
    found: list[Zero] = []
    for at, word in enumerate(sentence.lower):
        if found and at < found[-1].end:
            continue
        zero = None
        if word in lexicon.zero_nouns:
            zero = _of_noun(sentence, at, lexicon)
        if zero is None and word in lexicon.zero_verbs:
            zero = _of_verb(sentence, at, lexicon)
        if word in lexicon.grammar.unharmed:
            zero = _zero(sentence, range(max(0, at - 1), at + 1), at, (FigureKind.INJURED,), FigureBasis.NONE_REPORTED)
        if zero is not None:
            found.append(zero)
    return found


def _zero(sentence: Sentence, words: range, at: int, kinds: tuple[FigureKind, ...], basis: FigureBasis) -> Zero:
    return Zero(words.start, words.stop, at, kinds, basis, who_of(sentence, words.start, words.stop, at))


def _kinds(kind: FigureKind) -> tuple[FigureKind, ...]:
    return BOTH if kind is FigureKind.CASUALTIES else (kind,)


def _of_noun(sentence: Sentence, at: int, lexicon: CasualtyLexicon) -> Zero | None:
    """ "no reports of casualties", "no deaths or injuries", "casualties were not immediately known"."""
    end, kinds = at + 1, _kinds(lexicon.zero_nouns[sentence.lower[at]])
    if sentence.has(end, "or", "and", "nor") and end + 1 < len(sentence):
        second = lexicon.zero_nouns.get(sentence.lower[end + 1])
        if second is not None:
            end, kinds = end + 2, tuple(dict.fromkeys((*kinds, *_kinds(second))))
    before = _no_before(sentence, at, lexicon)
    if before is not None:
        between = sentence.lower[before:at]
        unknown = not lexicon.grammar.unknown_nouns.isdisjoint(between) or not lexicon.grammar.unknown_verbs.isdisjoint(
            between
        )
        basis = FigureBasis.NO_INFORMATION if unknown else FigureBasis.NONE_REPORTED
        return _zero(sentence, range(before, end), at, kinds, basis)
    unknown_at = _not_known(sentence, at, lexicon)
    if unknown_at is None:
        return None
    start, stop = min(unknown_at, at), max(unknown_at + 1, end)
    return _zero(sentence, range(start, stop), at, kinds, FigureBasis.NO_INFORMATION)


def _no_before(sentence: Sentence, at: int, lexicon: CasualtyLexicon) -> int | None:
    """Where the negation stands that reaches the noun at `at`; None where nothing negates it."""
    grammar = lexicon.grammar
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        word = sentence.lower[place]
        if word in {"no", "without", "zero"}:
            return place
        if word in NOT:
            objects = {"any", "cause", "result"} & set(sentence.lower[place:at])
            return place if objects and not WHETHER & set(sentence.lower[place:at]) else None
        passes = word in grammar.zero_links or word in lexicon.who_modifiers or word in lexicon.zero_nouns
        causes = word in {"causing", "cause", "inflicting", "result", "in", "resulting", "to", "suffer", "suffering"}
        if not (passes or causes or sentence.tag[place] in LINK_TAGS or word in lexicon.who):
            return None
    return None


def _not_known(sentence: Sentence, at: int, lexicon: CasualtyLexicon) -> int | None:
    """Where a word says that the casualties named at `at` are unknown: "did not say whether", "remained unclear"."""
    grammar = lexicon.grammar
    near = range(max(0, at - REACH), min(len(sentence), at + VERB_REACH))
    for place in near:
        word = sentence.lower[place]
        if BREAKS & set(sentence.lower[min(place, at) : max(place, at)]):
            continue
        if word in grammar.unknown_adjectives:
            return place
        negated = bool(NOT & set(sentence.lower[max(0, place - 3) : place]))
        if negated and word in grammar.unknown_verbs and sentence.tag[place] != "RB":
            after = next((j for j in range(place, -1, -1) if sentence.lower[j] in NOT), place)
            return after if place < at else place
    return None


def _of_verb(sentence: Sentence, at: int, lexicon: CasualtyLexicon) -> Zero | None:
    """ "no one was hurt", "no civilians were harmed", "did not injure anyone", "unclear whether anyone was killed"."""
    kinds = list(_kinds(lexicon.zero_verbs[sentence.lower[at]]))
    end = at + 1
    if sentence.has(end, "or", "and") and end + 1 < len(sentence):
        second = lexicon.zero_verbs.get(sentence.lower[end + 1])
        if second is not None:
            end, kinds = end + 2, list(dict.fromkeys((*kinds, *_kinds(second))))
    nobody = _nobody_before(sentence, at, lexicon)
    if nobody is not None:
        return _zero(sentence, range(nobody, end), at, tuple(kinds), FigureBasis.NONE_REPORTED)
    negated = bool(NOT & set(sentence.lower[max(0, at - 3) : at]))
    anyone = next((j for j in range(end, min(end + 3, len(sentence))) if sentence.lower[j] in ANYONE), None)
    if negated and anyone is not None:
        start = next(j for j in range(at - 1, -1, -1) if sentence.lower[j] in NOT)
        stop = anyone + 2 if sentence.has(anyone, "any") and anyone + 1 < len(sentence) else anyone + 1
        return _zero(sentence, range(start, stop), at, tuple(kinds), FigureBasis.NONE_REPORTED)
    if WHETHER & set(sentence.lower[max(0, at - VERB_REACH) : at]):
        unknown_at = _not_known(sentence, at, lexicon)
        if unknown_at is not None and unknown_at < at:
            return _zero(sentence, range(unknown_at, end), at, tuple(kinds), FigureBasis.NO_INFORMATION)
    return None


def _nobody_before(sentence: Sentence, at: int, lexicon: CasualtyLexicon) -> int | None:
    """Where "no one", "none of the ..." or "no civilians" begins as the subject of the verb at `at`."""
    for place in range(at - 1, max(-1, at - 1 - VERB_REACH), -1):
        word = sentence.lower[place]
        if word in lexicon.grammar.nobody:
            people = not lexicon.who.keys().isdisjoint(sentence.lower[place:at]) or word != "no"
            return place if people else None
        helper = sentence.tag[place] in {"VBD", "VBP", "VBZ", "VBN"} and word in lexicon.grammar.skipped_left
        if not (helper or sentence.tag[place] in {"NN", "NNS", "NNP", "JJ", "RB", "DT", "IN", "CC"}):
            return None
    return None
