"""Word class, form and lemma of tokens, remembered: the same answers as spaCy's rules, which take a fifth of a parse.

spaCy's attribute ruler and rule lemmatizer work every token out anew, although what they say depends only on the
token's own text, tag and role, but for a few rules over two neighbours. `RememberedWords` asks them once for each such
combination and applies the rules over neighbours where they match.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Token

Key = tuple[int, ...]
Answer = tuple[int, int, int, int, int]

NAME: Final = "marsad_words"
RULER: Final = "attribute_ruler"
LEMMATIZER: Final = "lemmatizer"
OWN_ATTRIBUTES: Final = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""What a pattern may ask of a token for its answer to depend on the key alone."""
MOST_REMEMBERED: Final = 100_000
"""Combinations kept, about 40 MB; 120 reports have some 16,000. A full memory is emptied and filled anew."""
WRITTEN: Final = ("POS", "MORPH", "LEMMA")
OPERATORS: Final[Mapping[str, Callable[[str, Any], bool]]] = {
    "IN": lambda value, operand: value in operand,
    "NOT_IN": lambda value, operand: value not in operand,
    "REGEX": lambda value, operand: re.search(operand, value) is not None,
}
"""What a pattern may ask of a text attribute."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules over one token make of it; None where they leave it."""

    tag: int | None
    dep: int | None
    pos: int
    morph: str
    lemma: int


class Conditions:
    """What the patterns of single tokens ask of one attribute; most values fulfil the same few conditions or none."""

    def __init__(self, patterns: Sequence[Mapping[str, Any]], attribute: str) -> None:
        asked = {repr(pattern[attribute]): pattern[attribute] for pattern in patterns if attribute in pattern}
        self._naming: defaultdict[str, set[int]] = defaultdict(set)
        self._others: list[tuple[int, Mapping[str, Any]]] = []
        for number, condition in enumerate(asked.values()):
            if (named := _named(condition)) is None:
                self._others.append((number, condition))
            for value in named or ():
                self._naming[value].add(number)
        self._known: dict[str, frozenset[int]] = {}

    def fulfilled(self, value: str) -> frozenset[int]:
        """The numbers of the conditions that the value fulfils."""
        if value not in self._known:
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            others = (number for number, condition in self._others if _fulfils(value, condition))
            self._known[value] = frozenset(self._naming.get(value, ())).union(others)
        return self._known[value]


def _named(condition: object) -> tuple[str, ...] | None:
    """The values that a condition names as the only ones to fulfil it; None where it does not name them."""
    if isinstance(condition, str):
        return (condition,)
    return tuple(condition["IN"]) if isinstance(condition, dict) and set(condition) == {"IN"} else None


def _fulfils(value: str, condition: Mapping[str, Any]) -> bool:
    return all(OPERATORS[operator](value, operand) for operator, operand in condition.items())


class RememberedWords:
    """A pipeline component in place of an attribute ruler and the rule lemmatizer that follows it."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        _index_base_forms(lemmatizer)
        self._answers: dict[Key, Answer] = {}
        self._ruled: dict[tuple[object, ...], Ruled] = {}
        self._neighbours = Matcher(ruler.vocab)
        patterns = patterns_of(ruler)
        self._widest = max(map(len, patterns), default=1)
        if wide := [pattern for pattern in patterns if len(pattern) > 1]:
            self._neighbours.add("wide", wide)
        alone = [one for pattern in patterns if len(pattern) == 1 for one in pattern]
        self._lowers, self._deps = Conditions(alone, "LOWER"), Conditions(alone, "DEP")

    @property
    def remembered(self) -> int:
        """How many combinations are remembered."""
        return len(self._answers)

    def forget(self) -> None:
        """Empty the memory."""
        self._answers.clear()
        self._ruled.clear()

    def known_words(self) -> frozenset[str]:
        """The base forms and irregular forms of the lemmatizer's tables, in lower case; empty where it has none."""
        tables = (self._lemmatizer.lookups.get_table(name, {}) for name in ("lemma_index", "lemma_exc"))
        return frozenset(word for table in tables for words in table.values() for word in words)

    def __call__(self, doc: Doc) -> Doc:
        """Set word class, form and lemma of every token."""
        if not len(doc):
            return doc
        given = doc.to_array(["ORTH", "TAG", "DEP", *WRITTEN]).tolist()
        among_neighbours = self._in_wide_rules(doc)
        written = [self._answer(doc[i], tuple(key), wide=i in among_neighbours) for i, key in enumerate(given)]
        for i, (tag, dep, *_) in enumerate(written):
            if tag != given[i][1]:
                doc[i].tag = tag
            if dep != given[i][2]:
                doc[i].dep = dep
        values: Any = np.array([answer[2:] for answer in written], dtype=np.uint64)
        return doc.from_array(list(WRITTEN), values)

    def _in_wide_rules(self, doc: Doc) -> frozenset[int]:
        if not len(self._neighbours):
            return frozenset()
        matches = self._neighbours(doc, allow_missing=True)
        return frozenset(i for _, start, end in matches for i in range(start, end))

    def _answer(self, token: Token, key: Key, *, wide: bool) -> Answer:
        if not wide and (known := self._answers.get(key)) is not None:
            return known
        answer = self._work_out(token, reach=self._widest - 1 if wide else 0)
        if not wide:
            if len(self._answers) >= MOST_REMEMBERED:
                self.forget()
            self._answers[key] = answer
        return answer

    def _work_out(self, token: Token, reach: int) -> Answer:
        """What the rules say about one token among `reach` neighbours on each side, which stay as they are."""
        if reach:
            self._apply_rules(token, reach)
        else:
            self._apply_known_rules(token)
        if self._lemmatizer.overwrite or token.lemma == 0:
            token.lemma_ = self._lemmatizer.lemmatize(token)[0]
            self._lemmatizer.cache.clear()  # it would remember the same without a bound
        form: Any = token.morph
        return token.tag, token.dep, token.pos, form.key, token.lemma

    def _apply_known_rules(self, token: Token) -> None:
        """Apply the rules over one token: what they change is the same for all that fulfil the same conditions."""
        given, form = (token.tag, token.dep), token.morph
        key = (
            *(token.tag, self._lowers.fulfilled(token.lower_), self._deps.fulfilled(token.dep_), token.is_space),
            *(token.pos, str(form), token.lemma),
        )
        known = self._ruled.get(key)
        if known is not None:
            if known.tag is not None:
                token.tag = known.tag
            if known.dep is not None:
                token.dep = known.dep
            token.pos, token.lemma = known.pos, known.lemma
            token.set_morph(known.morph)  # type: ignore[attr-defined]  # missing in the stub
            return
        self._apply_rules(token, reach=0)
        self._ruled[key] = Ruled(
            tag=token.tag if token.tag != given[0] else None,
            dep=token.dep if token.dep != given[1] else None,
            pos=token.pos,
            morph=str(token.morph),
            lemma=token.lemma,
        )

    def _apply_rules(self, token: Token, reach: int) -> None:
        doc, start = token.doc, max(0, token.i - reach)
        window: Any = doc[start : token.i + reach + 1]
        matches = [
            (number, match, start + first, start + last)
            for number, match, first, last in self._ruler.match(window)
            if start + first + self._index(number, last - first) == token.i
        ]
        self._ruler.set_annotations(doc, matches)  # type: ignore[no-untyped-call]

    def _index(self, rule: int, length: int) -> int:
        index = self._ruler.indices[rule]
        return index if index >= 0 else length + index


def _index_base_forms(lemmatizer: Lemmatizer) -> None:
    """Let base forms be looked up: as they are stored they are lists of tens of thousands, searched from the first."""
    table = lemmatizer.lookups.get_table("lemma_index", {})
    for word_class, words in table.items():
        table[word_class] = frozenset(words)


def can_remember(nlp: Language) -> bool:
    """Whether a pipeline's ruler and lemmatizer stand side by side and depend on nothing but what is remembered."""
    names = nlp.pipe_names
    if RULER not in names or LEMMATIZER not in names or names.index(RULER) + 1 != names.index(LEMMATIZER):
        return False
    ruler, lemmatizer = nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER)
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer) or lemmatizer.mode != "rule":
        return False
    asked = [item for pattern in patterns_of(ruler) for one in pattern for item in one.items()]
    operators = {operator for _, condition in asked if isinstance(condition, dict) for operator in condition}
    return {attribute for attribute, _ in asked} <= OWN_ATTRIBUTES and operators <= set(OPERATORS)


def patterns_of(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    """All token patterns of a ruler."""
    rules: Any = ruler.patterns
    return [pattern for rule in rules for pattern in rule["patterns"]]


def remember_words(nlp: Language) -> None:
    """Put a RememberedWords in the place of a pipeline's ruler and lemmatizer, where it can answer for them."""
    if can_remember(nlp):
        nlp.add_pipe(NAME, before=RULER)
        for replaced in (RULER, LEMMATIZER):
            nlp.disable_pipe(replaced)


@Language.factory(NAME)
def create(nlp: Language, name: str) -> RememberedWords:
    """The component for a pipeline that `can_remember`."""
    ruler, lemmatizer = nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER)
    return RememberedWords(ruler, lemmatizer)  # type: ignore[arg-type]
