"""Words by which a sentence may tell of an occurrence, in all forms; from the lexicons and `lexicon/gate.yaml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from marsad.codebook.casualties import load_casualties
from marsad.codebook.loading import load_yaml, need
from marsad.codebook.triggers import load_triggers
from marsad.text.inflection import forms_of

FILE = "lexicon/gate.yaml"


@dataclass(frozen=True, slots=True)
class GateWords:
    """What the gate looks for. All words are in lower case."""

    telling: frozenset[str]
    """Forms that alone may tell of an occurrence."""
    telling_together: Mapping[str, tuple[tuple[frozenset[str], ...], ...]]
    """By a form of the first word of a trigger of several words: the forms of each of its other words."""
    counted: frozenset[str]
    """Words for people and number words: a sentence with one may go on with what the one before it told."""
    abbreviations: frozenset[str]


@cache
def load_gate_words() -> GateWords:
    """The gate's words. Raises CodebookError naming file and key."""
    raw = load_yaml(FILE)
    irregular = {lemma: frozenset(map(str, forms)) for lemma, forms in need(raw, "irregular", dict, FILE).items()}

    def every_form(lemmas: Iterable[str]) -> frozenset[str]:
        return frozenset(form for lemma in lemmas for form in (*forms_of(lemma), *irregular.get(lemma, ())))

    lexicon, casualties = load_triggers(), load_casualties()
    groups = (
        *lexicon.verbs.values(),
        *lexicon.verb_last.values(),
        *lexicon.nouns.values(),
        *lexicon.noun_last.values(),
    )
    triggers = {_bare(entry.words) for group in groups for entry in group}
    together: defaultdict[str, list[tuple[frozenset[str], ...]]] = defaultdict(list)
    for first, *others in sorted(words for words in triggers if len(words) > 1):
        for form in every_form([first]):
            together[form].append(tuple(every_form([other]) for other in others))
    casualty_verbs = casualties.verbs
    return GateWords(
        telling=every_form(words[0].lower() for words in triggers if len(words) == 1)
        | every_form((*need(raw, "stances", list, FILE), *need(raw, "violence", list, FILE)))
        | frozenset((*casualty_verbs.object, *casualty_verbs.subject, *casualties.deeds, *casualties.people)),
        telling_together={form: tuple(entries) for form, entries in together.items()},
        counted=frozenset((*casualties.who, *casualties.numbers.words, *casualties.numbers.scales)),
        abbreviations=frozenset(map(str, need(raw, "abbreviations", list, FILE))),
    )


def _bare(words: Iterable[str]) -> tuple[str, ...]:
    """The words without the hyphens that a tokenizer sets apart."""
    return tuple(word.lower() for word in words if word.strip("-'"))
