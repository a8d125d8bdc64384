"""Whether two spellings are one name, with a score and the reason in words.

Romanisation changes vowels, doubles letters and swaps a few consonants; a careful reader forgives these and nothing
else. "Abu Bakr Al-Saadi" and "Abu Baqir al-Saadi" are one name, "Abu Bakr" and "Abu Omar" are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.text.names import ARTICLES, fold, is_latin
from marsad.text.transliteration import romanise
from marsad.text.word_likeness import SAME_WORD, may_be_one_word, sound_of, word_similarity

SAME_NAME = 0.85
"""From this score on two spellings are taken for one name. Set on the cases in tests/text/test_spelling.py."""
ACRONYM_SCORE = 0.9
PART_FACTOR = 0.95
FAMILY_NAME_SCORE = 0.86
GIVEN_NAME_SCORE = 0.6
OTHER_SCRIPT_FACTOR = 0.95
MIN_ACRONYM = 2
MAX_ACRONYM = 8

_TITLE_WORDS = """
mr mrs ms dr sheikh shaikh shaykh sayyid sayyed sayed hajj haji hajji imam mullah maulana mawlawi ayatollah
president general gen major maj colonel col captain capt lieutenant lt brigadier brig commander sergeant sgt
private admiral marshal field prime minister king prince emir martyr leader senior prominent
"""
TITLES = frozenset(_TITLE_WORDS.split())
_GLUE = frozenset(["abu", "abou", "umm", "um", "ibn", "bin", "ben", "bint", "bu", "abd", "abdul", "abdel", "abdal"])
_LINK = frozenset(["bin", "ben", "ibn"])
FILLERS = frozenset(["of", "the", "and", "in", "for", "al", "a"])
"""Words that tell no name of an organisation from another."""
_INITIALS_SKIP = frozenset(["of", "the", "and", "in", "for", "on", "to"])
_CAPITALS = re.compile(r"[A-Z][A-Z.\-]{1,9}")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How alike two spellings are, 0 to 1, and why, for people. From SAME_NAME on they are one name."""

    score: float
    reason: str

    @property
    def same(self) -> bool:
        """Whether they are taken for one name."""
        return self.score >= SAME_NAME


@lru_cache(maxsize=16384)
def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a person's name that tell it from others: titles and articles left out, "Abu Bakr" one part."""
    words = [word for word in fold(romanise(name)).split() if word not in TITLES] or fold(romanise(name)).split()
    parts: list[str] = []
    pending = ""
    for word in words:
        if word in ARTICLES and word not in _GLUE and len(words) > 1:
            continue
        if word in _GLUE and not pending:
            pending = "" if word in _LINK and parts else sound_of(word)[:2] + "_"
            continue
        parts.append(_unglued(pending, word))
        pending = ""
    return tuple(parts or words)


def _unglued(pending: str, word: str) -> str:
    for prefix in ("abdul", "abdel", "abdal", "abdur", "abdu"):
        if not pending and word.startswith(prefix) and len(word) > len(prefix) + 2:
            return "ab_" + word.removeprefix(prefix)
    return pending + word


def same_name(name: str, other: str) -> NameMatch:
    """Whether two spellings, of a person or a group, are one name; scripts may differ."""
    if fold(name) == fold(other):
        return NameMatch(1.0, "the same letters")
    short = _acronym_of(name, other) or _acronym_of(other, name)
    if short:
        return NameMatch(ACRONYM_SCORE, short)
    left, right = name_parts(name), name_parts(other)
    if not left or not right:
        return NameMatch(0.0, "one of them is no name")
    if len(left) > len(right):
        left, right = right, left
    match = _unlike(left, right) or _compare_parts(left, right)
    if is_latin(fold(name)) != is_latin(fold(other)):
        return NameMatch(match.score * OTHER_SCRIPT_FACTOR, f"{match.reason}; compared across scripts")
    return match


def _unlike(short: Sequence[str], long: Sequence[str]) -> NameMatch | None:
    """Says cheaply that a part of the shorter name has no counterpart; None where that takes a closer look."""
    sides = [(short, long), (long, short)] if len(short) == len(long) else [(short, long)]
    for parts, others in sides:
        for part in parts:
            if not any(may_be_one_part(part, other) for other in others):
                return NameMatch(0.0, f"{_shown(part)} has no counterpart")
    return None


def _compare_parts(short: Sequence[str], long: Sequence[str]) -> NameMatch:
    pairs = _align(short, long)
    differing = [(a, b, score) for a, b, score in pairs if score < SAME_WORD]
    if differing:
        first, second, score = min(differing, key=lambda row: row[2])
        told = f"{_shown(first)} and {_shown(second)} differ" if second else f"{_shown(first)} has no counterpart"
        return NameMatch(min(0.5, score), told)
    mean = sum(score for _, _, score in pairs) / len(pairs)
    changed = [f"{_shown(a)}/{_shown(b)}" for a, b, _ in pairs if a != b]
    spelt = f"spelt {', '.join(changed)}" if changed else "the same parts"
    if len(short) == len(long):
        return NameMatch(round(mean, 3), spelt)
    if len(short) > 1:
        return NameMatch(round(mean * PART_FACTOR, 3), f"{spelt}; one leaves out part of the name")
    if word_similarity_parts(short[0], long[-1]) >= SAME_WORD:
        return NameMatch(round(mean * FAMILY_NAME_SCORE, 3), f"{spelt}; only the last part of the name")
    return NameMatch(round(mean * GIVEN_NAME_SCORE, 3), f"{spelt}; only one part of the name")


def _align(short: Sequence[str], long: Sequence[str]) -> list[tuple[str, str, float]]:
    """Each part of the shorter name with its best counterpart in the longer, in order."""
    best: dict[tuple[int, int], tuple[float, list[tuple[str, str, float]]]] = {}

    def solve(i: int, j: int) -> tuple[float, list[tuple[str, str, float]]]:
        if i == len(short):
            return 0.0, []
        if len(long) - j < len(short) - i or j == len(long):
            rest = [(part, "", 0.0) for part in short[i:]]
            return 0.0, rest
        if (i, j) not in best:
            score = word_similarity_parts(short[i], long[j])
            taken_total, taken = solve(i + 1, j + 1)
            skipped_total, skipped = solve(i, j + 1)
            take = (score + taken_total, [(short[i], long[j], score), *taken])
            fits = len(long) - j - 1 >= len(short) - i
            best[i, j] = take if not fits or take[0] >= skipped_total else (skipped_total, skipped)
        return best[i, j]

    return solve(0, 0)[1]


def word_similarity_parts(part: str, other: str) -> float:
    """`word_similarity` of two name parts; an "Abu" on one side only makes them different."""
    kind, _, word = part.rpartition("_")
    other_kind, _, other_word = other.rpartition("_")
    return word_similarity(word, other_word) if kind == other_kind else 0.0


def may_be_one_part(part: str, other: str) -> bool:
    """Whether `word_similarity_parts` can say that two name parts are one."""
    kind, _, word = part.rpartition("_")
    other_kind, _, other_word = other.rpartition("_")
    return kind == other_kind and may_be_one_word(word, other_word)


def _shown(part: str) -> str:
    return {"ab": "Abd/Abu ", "um": "Umm ", "bi": "bin ", "ib": "ibn ", "be": "bin ", "bu": "Bu "}.get(
        part.rpartition("_")[0], ""
    ) + part.rpartition("_")[2]


def may_be_initials(name: str, other: str) -> bool:
    """Whether one of two names is written as initials are."""
    return any(_CAPITALS.fullmatch(each.strip()) for each in (name, other))


def _acronym_of(short: str, long: str) -> str:
    """Why `short` is the initials of `long`; "" where it is not."""
    letters = short.replace(".", "").replace("-", "").strip()
    if not _CAPITALS.fullmatch(short.strip()) or not MIN_ACRONYM <= len(letters) <= MAX_ACRONYM:
        return ""
    words = [word for word in fold(long).split() if word]
    for skipped in (_INITIALS_SKIP, _INITIALS_SKIP | ARTICLES, frozenset[str]()):
        initials = "".join(word[0] for word in words if word not in skipped)
        if initials == letters.lower():
            return f"{short.strip()} is made of the initials"
    return ""


def words_match(name: str, other: str, threshold: float = SAME_WORD) -> NameMatch:
    """How alike two names of organisations are, word by word; fillers ("of", "the") do not count.

    Every telling word of both must have a counterpart: "Islamic State in Iraq" is not "Islamic State in Libya".
    """
    left, right = _telling_words(name), _telling_words(other)
    if len(left) != len(right) or not left:
        return NameMatch(0.0, "not the same number of words")
    if not all(may_be_one_word(a, b, threshold) for a, b in zip(left, right, strict=True)):
        return NameMatch(0.0, "a word differs")
    scores = [word_similarity(a, b) for a, b in zip(left, right, strict=True)]
    worst = min(scores)
    if worst < threshold:
        return NameMatch(min(0.5, worst), "a word differs")
    changed = [f"{a}/{b}" for a, b in zip(left, right, strict=True) if a != b]
    return NameMatch(
        round(min(worst, sum(scores) / len(scores)), 3), f"spelt {', '.join(changed)}" if changed else "same"
    )


@lru_cache(maxsize=16384)
def _telling_words(name: str) -> tuple[str, ...]:
    return tuple(word for word in fold(name).split() if word not in FILLERS)


def group_spellings(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Clusters of spellings that are one name, each in order of first appearance.

    A spelling joins a cluster only if it matches the fullest name in it and contradicts none of the others, so
    that "al-Saadi" cannot bridge two people of that family.
    """
    distinct = list(dict.fromkeys(name.strip() for name in names if name.strip()))
    clusters: list[list[str]] = []
    for name in sorted(distinct, key=lambda each: (-len(name_parts(each)), distinct.index(each))):
        fitting = [cluster for cluster in clusters if all(same_name(name, other).same for other in cluster)]
        if len(fitting) == 1:
            fitting[0].append(name)
        elif not fitting or name_parts(name):
            clusters.append([name])
    ordered = [tuple(sorted(cluster, key=distinct.index)) for cluster in clusters]
    return tuple(sorted(ordered, key=lambda cluster: distinct.index(cluster[0])))
