"""Which language a text is in: plain signs of English first, then a trained identifier."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SAMPLE_CHARS = 3000
LANGUAGES = (
    *("am", "ar", "az", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr"),
    *("ha", "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "km", "ko", "ku", "ky", "lt", "lv", "mk"),
    *("ms", "my", "ne", "nl", "no", "pl", "ps", "pt", "ro", "ru", "rw", "si", "sk", "sl", "so", "sq", "sr", "sv"),
    *("sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "yo", "zh"),
)
"""What reports come in. Small relatives of these (Scots, Asturian ...) only draw short texts away from them."""
ENGLISH_SHARE = 0.2
"""Share of common English words from which a text of mostly Latin letters is English without further ado."""
SHORT_WORDS = 12
SURE = 0.9
"""Below this probability a text in Latin letters is too ambiguous to be called anything but English."""

_WORD = re.compile(r"[^\W\d_]+")
_GIVEN = re.compile(r"([a-z]{2,3})(?:[-_].*)?$")
_LONG_CODES = {
    "eng": "en",
    "ara": "ar",
    "rus": "ru",
    "ukr": "uk",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "deu": "de",
    "ger": "de",
}


def language_code(given: str | None) -> str | None:
    """ISO 639-1 code of a language tag ("en-GB", "eng", "English"); None when it is not one."""
    lowered = (given or "").strip().lower()
    if lowered == "english":
        return "en"
    match = _GIVEN.match(lowered)
    if match is None:
        return None
    return _LONG_CODES.get(match[1], match[1])


def detect_language(text: str) -> str | None:
    """ISO 639-1 code of the language most of the text is in; None when it has no letters.

    Short or ambiguous text in plain Latin letters counts as English.
    """
    sample = text[:SAMPLE_CHARS]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return None
    english = _share_of_english(words)
    plain = sum(word.isascii() for word in words) / len(words)
    if english >= ENGLISH_SHARE and plain >= 0.5:  # noqa: PLR2004 - the greater part
        return "en"
    code, probability = _identifier().classify(sample)
    if code != "en" and plain == 1.0 and (probability < SURE or (len(words) < SHORT_WORDS and english > 0)):
        return "en"
    return str(code)


def _share_of_english(words: list[str]) -> float:
    common = _english_words()
    return sum(word in common for word in words) / len(words)


@cache
def _english_words() -> frozenset[str]:
    lines = files(__package__).joinpath("english_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
