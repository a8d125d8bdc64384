"""Place and person names across spellings: folding, romanisation variants, similarity.

`fold` keeps what a careful reader would call the same spelling; `skeleton` keeps only what survives another
romanisation (Deir ez-Zor, Dayr az Zawr and Deir Ezzor share one), so that it can be an index key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

ARTICLES = frozenset(
    [
        "al",
        "el",
        "ad",
        "ed",
        "as",
        "es",
        "ash",
        "esh",
        "ar",
        "er",
        "an",
        "en",
        "at",
        "et",
        "az",
        "ez",
        "ul",
        "ur",
        "us",
        "il",
    ]
)
"""The Arabic article in its romanisations, with the sun letters it takes over. "ud" and "uz" are left as they are."""

LONGEST_BARE = 5
"""A word of more letters that begins with "al" may have swallowed an article."""
ARABIC_ARTICLE = "ال"

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th",
        "ə": "a", "ŋ": "ng", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ɛ": "e", "ɔ": "o",
        # Arabic and Persian letters that writers use for one another
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك",
        "ھ": "ه", "ە": "ه", "ـ": None,
        "ё": "е",
        # signs for ayn, hamza, soft signs and apostrophes say nothing about the name
        "'": None, "’": None, "‘": None, "`": None, "´": None, "ʼ": None, "ʻ": None, "ʿ": None, "ʾ": None,
        "ʹ": None, "ʺ": None, "′": None, "״": None, "׳": None, "ء": None, "\u200c": None, "\u200f": None,
        "\u200e": None,
        "&": " and ",
    }
)  # fmt: skip
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_SEPARATORS = re.compile(r"[^\w]+|_")
_DIGRAPHS = (
    ("sch", "s"), ("tsh", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"),
    ("ph", "f"), ("dj", "j"), ("ck", "k"), ("ts", "z"), ("tz", "z"),
)  # fmt: skip
_REPEATED = re.compile(r"(.)\1+")
_CONSONANTS = str.maketrans({"q": "k", "c": "k", "x": "k"} | dict.fromkeys("aeiouwyh"))
_ARTICLE_BEFORE_WORD = re.compile(rf"(?<![^ \n])(?:{'|'.join(sorted(ARTICLES))}) (?=[^ \n])")
_FIRST_VOWEL = re.compile("^[aeiouwy]", re.MULTILINE)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without diacritics, apostrophes and punctuation; words are parted by one space."""
    if name.isascii():
        plain = name.lower().replace("'", "").replace("`", "").replace("&", " and ")
    else:
        lowered = unicodedata.normalize("NFKC", name).casefold().translate(_LETTERS)
        parts = unicodedata.normalize("NFKD", lowered)
        plain = "".join(char for char in parts if not unicodedata.combining(char)).translate(_LETTERS)
    words = _SEPARATORS.sub(" ", plain.replace(".", "")).split()
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


def is_latin(folded: str) -> bool:
    """Whether a folded name is written in Latin letters."""
    return folded.isascii()


def without_articles(folded: str) -> str:
    """The folded name without Arabic articles; a name that is only an article stays as it is."""
    if " " not in folded:
        return folded
    words = folded.split()
    kept = [word for position, word in enumerate(words) if word not in ARTICLES or position == len(words) - 1]
    return " ".join(kept) if kept else folded


@lru_cache(maxsize=65536)
def skeleton(folded: str) -> str:
    """What is left of a folded name in every romanisation: its consonants in classes, doubled ones once.

    A vowel at the beginning is kept as "a", an "h" at the beginning of a word as it is. Names in other scripts keep
    their letters and lose article and spaces.
    """
    return skeletons((folded,))[0]


def skeletons(folded: Sequence[str]) -> list[str]:
    """The skeletons of many folded names, for a fraction of what they cost one by one."""
    latin = iter(_latin_skeletons([name for name in folded if is_latin(name)]))
    return [
        next(latin) if is_latin(name) else "".join(word.removeprefix(ARABIC_ARTICLE) or word for word in name.split())
        for name in folded
    ]


def _latin_skeletons(names: Sequence[str]) -> list[str]:
    """Written one below the other, so that each step is taken for all at once. Capitals stand for what is kept."""
    column = "\n".join(names)
    column = "\n" + _FIRST_VOWEL.sub("A", _ARTICLE_BEFORE_WORD.sub("", column))
    for pair, single in _DIGRAPHS:
        column = column.replace(pair, single)
    column = column.replace("\nh", "\nH").replace(" h", " H").translate(_CONSONANTS)
    return _REPEATED.sub(r"\1", column.replace(" ", "").lower())[1:].split("\n")


def similarity(name: str, other: str) -> float:
    """How alike two folded names are, 0 to 1: the share of letters that need no edit, articles left out."""
    if name == other:
        return 1.0
    left, right = without_articles(name).replace(" ", ""), without_articles(other).replace(" ", "")
    return OSA.normalized_similarity(left, right)


def spelling_variants(folded: str) -> tuple[str, ...]:
    """Other ways one folded Latin name may have been divided or introduced: glued and separate articles."""
    words = folded.split()
    variants = []
    joined = "".join(words)
    if len(words) > 1:
        variants.append(joined)
    first = words[0] if words else ""
    if len(first) > LONGEST_BARE and first[:2] in ("al", "el"):
        variants.append(" ".join([first[:2], first[2:], *words[1:]]))
        variants.append(" ".join([first[2:], *words[1:]]))
    return tuple(variant for variant in variants if variant != folded)


def one_edit_away(folded: str, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> frozenset[str]:
    """Every string one deletion, swap, substitution or insertion away: at most 54 n + 25 for n letters."""
    found = set()
    for cut in range(len(folded) + 1):
        head, tail = folded[:cut], folded[cut:]
        if tail:
            found.add(head + tail[1:])
            found.update(head + letter + tail[1:] for letter in alphabet)
        if len(tail) > 1:
            found.add(head + tail[1] + tail[0] + tail[2:])
        found.update(head + letter + tail for letter in alphabet)
    found.discard(folded)
    return frozenset(found)
