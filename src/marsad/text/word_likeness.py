"""How alike two words are as spellings: romanisation changes vowels, doubles letters and swaps a few consonants."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

SAME_WORD = 0.84
"""From this likeness on two words are taken for one."""
VOWELS = frozenset("aeiou")
_CLOSE_VOWELS = {frozenset(pair): cost for pair, cost in (("ae", 0.2), ("ei", 0.2), ("ou", 0.1), ("ai", 0.5))}
_VOWEL_SWAP, _VOWEL_GAP = 0.6, 0.4
_CLOSE_LETTERS = {frozenset(pair) for pair in ("kg", "jg", "dz", "sz", "td", "bp", "vw", "bv", "kh", "gh", "st")}
_CLOSE_SWAP, _H_GAP = 0.4, 0.4
_CLOSE_KINDS = ("kgj", "dtsz", "bpvw")
"""Consonants by what they are close to. Closed under `_CLOSE_LETTERS`, but for "h", which is close to the first."""
_CONSONANT_KINDS = {letter: kind for kind, group in enumerate(_CLOSE_KINDS) for letter in group}
_LIKE_H, _OTHER_KINDS = 1, 61
_ROUNDING = 1e-9
_SOUNDS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("aw", "au"), ("ey", "ai"), ("ay", "ai"), ("ei", "ai"), ("iy", "i"),
    ("ph", "f"), ("ck", "k"), ("kh", "h"), ("dj", "j"), ("dh", "d"), ("th", "t"), ("q", "k"), ("c", "k"),
    ("y", "i"), ("x", "ks"),
)  # fmt: skip
_TWO_VOWELS = str.maketrans("eo", "au")
_DISTINCT_PAIRS = (
    "hasan husain", "ahmad muhamad", "ahmad hamad", "hamid hamad", "hamid ahmad", "umar amr", "umar amar",
    "ali ala", "halid halil", "halid ualid", "salim salama", "said saud", "jamal jamil", "rashid rashad",
    "karim akram", "majid majd", "nasir nasr", "munir amir", "samir amir", "faisal fadil", "hani amani",
    "tarik tahir", "mahdi majid", "sana suna", "iusif iunis", "iran irak", "hamas hamad",
)  # fmt: skip
_DISTINCT = frozenset(frozenset(row.split(" ")) for row in _DISTINCT_PAIRS)
"""Names that differ by little and are never one, as `sound_of` writes them with e as a and o as u."""


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """A folded Latin word with romanisation habits levelled: doubled letters once, q and k alike, ou and u alike."""
    bare = word
    for written, level in _SOUNDS:
        bare = bare.replace(written, level)
    once = "".join(letter for at, letter in enumerate(bare) if at == 0 or bare[at - 1] != letter)
    return once[:-1] if len(once) > len("abah") and once.endswith("ah") else once


@lru_cache(maxsize=65536)
def _consonants(word: str) -> int:
    """The kinds of consonants in a word, a bit each; letters that stand for each other cheaply are one kind."""
    bits = 0
    for letter in sound_of(word):
        if letter not in VOWELS and letter != "h":
            bits |= 1 << _CONSONANT_KINDS.get(letter, len(_CLOSE_KINDS) + ord(letter) % _OTHER_KINDS)
    return bits


def may_be_one_word(word: str, other: str, threshold: float = SAME_WORD) -> bool:
    """Whether `word_similarity` can reach the threshold: a cheap bound that is never wrongly False.

    Every kind of consonant that only one of the words has costs a whole edit, but for one that an "h" may stand for.
    """
    left, right = _consonants(word), _consonants(other)
    if left == right:
        return True
    only_left, only_right = left & ~right, right & ~left
    if "h" in word or "h" in other:
        only_left, only_right = only_left & ~_LIKE_H, only_right & ~_LIKE_H
    least = max(only_left.bit_count(), only_right.bit_count())
    return least <= (1.0 - threshold) * max(len(sound_of(word)), len(sound_of(other))) + _ROUNDING


@lru_cache(maxsize=65536)
def word_similarity(word: str, other: str) -> float:
    """How alike two folded words are, 0 to 1. Vowels count less than consonants; names known to differ score 0."""
    if word == other:
        return 1.0
    left, right = sound_of(word), sound_of(other)
    if left == right:
        return 0.98
    if not left or not right or frozenset((left.translate(_TWO_VOWELS), right.translate(_TWO_VOWELS))) in _DISTINCT:
        return 0.0
    likeness = max(0.0, 1.0 - _edit_cost(left, right) / max(len(left), len(right)))
    return likeness if _swap(left[0], right[0]) < 1.0 or not _differ_in_kind(left[0], right[0]) else 0.8 * likeness


def _differ_in_kind(a: str, b: str) -> bool:
    """Whether one begins with a vowel and the other does not: spellings of one name hardly ever do."""
    return (a in VOWELS) != (b in VOWELS) and "h" not in (a, b)


def _edit_cost(left: str, right: str) -> float:
    """Weighted edit distance with swaps of neighbours."""
    gaps = [_gap(letter) for letter in right]
    before: list[float] = []
    above = [0.0, *accumulate(gaps)]
    for i, a in enumerate(left):
        gap = _gap(a)
        best = above[0] + gap
        row = [best]
        for j, b in enumerate(right):
            swapped = above[j] if a == b else above[j] + _swap(a, b)
            best = min(above[j + 1] + gap, best + gaps[j], swapped)
            if i and j and a == right[j - 1] and b == left[i - 1]:
                best = min(best, before[j - 1] + 1.0)
            row.append(best)
        before, above = above, row
    return above[-1]


def _gap(letter: str) -> float:
    return _VOWEL_GAP if letter in VOWELS else _H_GAP if letter == "h" else 1.0


@lru_cache(maxsize=4096)
def _swap(a: str, b: str) -> float:
    if a == b:
        return 0.0
    pair = frozenset((a, b))
    if pair <= VOWELS:
        return _CLOSE_VOWELS.get(pair, _VOWEL_SWAP)
    return _CLOSE_SWAP if pair in _CLOSE_LETTERS else 1.0
