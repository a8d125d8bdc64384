"""The outlet that passes a speaker on: "told AFP", "in a statement to SANA", "quoted by Reuters"."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.codebook.reporting import ReportingLexicon
from marsad.extract.attribution.drafts import Draft
from marsad.extract.attribution.words import TokenRange, Words
from marsad.model.claims import Stance

ADDRESSED_BY = frozenset({"to", "by", "with"})
NOT_NAMED = frozenset({"reporter", "journalist", "newsroom", "press", "media", "news", "outlet"})
"""Heads that name no outlet on their own: "told reporters", "told the press"."""


def outlet_drafts(words: Words, drafts: list[Draft], lexicon: ReportingLexicon) -> Iterator[tuple[int, Draft]]:
    """For each draft whose cue addresses an outlet, its number and the outlet's own draft around it."""
    for number, draft in enumerate(drafts):
        if draft.is_attitude or draft.source is None or not draft.rule.startswith(("verb:", "phrase:")):
            continue
        outlet = _addressed(words, draft, lexicon)
        if outlet is not None and not draft.source[0] < outlet[1] <= draft.source[1]:
            inside = (draft.source, draft.cue, *draft.content)
            yield number, Draft(outlet, draft.cue, inside, Stance.ASSERTS, "outlet:addressed")


def _addressed(words: Words, draft: Draft, lexicon: ReportingLexicon) -> TokenRange | None:
    verb = next((token for token in range(draft.cue[1] - 1, draft.cue[0], -1) if words.is_verb(token)), draft.cue[0])
    for child in words.children[verb]:
        if child < draft.cue[1] and words.lower[child] != "in":
            continue
        if words.dep[child] in {"dobj", "dative", "pobj"} and not _inside(child, draft.content):
            found = outlet_at(words, child, lexicon)
            if found is not None:
                return found
        if words.lower[child] in ADDRESSED_BY or words.lower[child] == "in":
            found = _in_phrase(words, child, lexicon, draft.content)
            if found is not None:
                return found
    if words.lemma[verb] == "tell":
        return outlet_at(words, draft.cue[1], lexicon)
    return _spoken_to(words, draft, lexicon)


def _spoken_to(words: Words, draft: Draft, lexicon: ReportingLexicon) -> TokenRange | None:
    """The outlet of "said a local activist speaking to the agency"."""
    after = draft.source[1] if draft.source is not None else draft.cue[1]
    if words.lower[after : after + 2] != ["speaking", "to"] or after + 2 >= len(words.lower):
        return None
    return outlet_at(words, after + 2, lexicon)


def _in_phrase(
    words: Words, preposition: int, lexicon: ReportingLexicon, content: tuple[TokenRange, ...]
) -> TokenRange | None:
    """ "to AFP", and one level down "in a statement to SANA"."""
    left, right = words.edges(preposition)
    for token in range(left, right):
        if words.lower[token] in ADDRESSED_BY and token + 1 < right and not _inside(token, content):
            return outlet_at(words, token + 1, lexicon)
    return None


def _inside(token: int, spans: tuple[TokenRange, ...]) -> bool:
    return any(start <= token < end for start, end in spans)


def outlet_at(words: Words, token: int, lexicon: ReportingLexicon) -> TokenRange | None:
    """The outlet whose noun phrase `token` stands in; None where it names none ("told reporters")."""
    start, end = token, token + 1
    last = words.bounds_of(token)[1]
    first = words.bounds_of(token)[0]
    while start - 1 >= first and words.tag[start - 1] in {"NNP", "NNPS", "NN", "JJ", "DT", "POS", "HYPH", "PRP$"}:
        start -= 1
    while end < last and words.tag[end] in {"NNP", "NNPS", "NN", "NNS", "POS", "JJ", "HYPH"}:
        if words.lower[end] in words.time_words:
            break
        end += 1
    named = [
        place
        for place in range(start, end)
        if words.lower[place] in lexicon.outlet_names
        or (words.lemma[place] in lexicon.outlet_nouns and words.lemma[place] not in NOT_NAMED)
        or (words.lower[place] in lexicon.outlet_nouns and words.lower[place] not in NOT_NAMED)
    ]
    if not named:
        return None
    is_name = any(words.text[words.starts[place]].isupper() for place in range(start, end))
    return (start, end) if is_name or words.tag[start] == "DT" else None
