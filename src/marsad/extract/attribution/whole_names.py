"""Sources of which the parse has only the end: what stands before a bracket, the first parts of a hyphenated name."""

from __future__ import annotations

from marsad.extract.attribution.words import TokenRange, Words

HYPHENS = frozenset({"-", "–"})
QUOTES = frozenset({'"', "“", "”", "''", "``", "'"})
INNER = frozenset({"oprd", "acl", "pobj", "prep", "compound", "nmod"})
"""Relations by which a name lies inside the phrase of whom it names: "a commander of a force called X"."""


def whole_name(words: Words, phrase: TokenRange) -> TokenRange:
    """The phrase with what belongs before it: "Faris al-Jabbur", "a commander of a force called X (Y)"."""
    start, end = phrase
    first = words.bounds_of(start)[0]
    if words.lower[start] == "(":
        start = _before_bracket(words, start, first)
    while start - first > 1 and _continues_name(words, start):
        start -= 2
        while start > first and words.tag[start - 1] == "NNP":
            start -= 1
    return start, end


def _before_bracket(words: Words, bracket: int, first: int) -> int:
    at = bracket - 1
    while at > first and words.lower[at] in QUOTES:
        at -= 1
    while words.dep[at] in INNER and first <= words.head[at] < at:
        at = words.head[at]
    return max(first, min(words.edges(at)[0], at)) if at >= first else bracket


def _continues_name(words: Words, start: int) -> bool:
    """Whether the token before is a hyphen that ties a name to this one without a blank."""
    is_tied = words.ends[start - 2] == words.starts[start - 1] and words.ends[start - 1] == words.starts[start]
    return words.tag[start].startswith("NNP") and words.lower[start - 1] in HYPHENS and is_tied
