"""English number words and digits as integers, wherever a count, a date or a clock time is read.

Vague words (dozens, several, a couple) are no numbers here: what they mean is a convention of the codebook.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
ONES = {word: value for value, word in enumerate(_TO_NINETEEN.split())}
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
TENS["fourty"] = 40  # a spelling that reports do use
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split(), start=1)}
ORDINALS |= {tens.removesuffix("y") + "ieth": value for tens, value in TENS.items()}
SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
MULTIPLES = {"dozen": 12, "score": 20}
_WORD = "|".join([*ONES, *TENS, *ORDINALS, *SCALES, *MULTIPLES, "hundredth", "hundred"])
_LEXEME = re.compile(
    rf"""(?P<skip>\d{{1,4}}(?:[-/.:]\d{{1,4}}){{2,}}|\d{{1,2}}:\d\d|(?<![\w.,])[.]\d+)
    |(?<![\w.,])(?<![A-Za-z]-)(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<fraction>\.\d+)?(?P<suffix>st|nd|rd|th)?(?![A-Za-z\d])
    |\b(?P<word>{_WORD})(?![A-Za-z])
    |\b(?P<half>half(?:[ -]an?)?)(?=[ -](?:dozen|hundred|thousand|million|billion))
    |\b(?P<article>an?)(?=\s+(?:dozen|score|hundred|thousand|million|billion)\b)
    |\b(?P<and>and)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_GAP = re.compile(r"[\s-]{1,2}")


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number as it stands in a text: `text[start:end]` says `value`."""

    start: int
    end: int
    value: int
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    value: float
    start: int
    end: int
    ordinal: bool = False


def parse_number(words: str) -> int | None:
    """The integer that the whole of `words` says, in digits or words, cardinal or ordinal; None where it says none."""
    trimmed = words.strip()
    found = find_numbers(trimmed, ordinals=True)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(trimmed)):
        return found[0].value
    return None


def find_numbers(text: str, *, ordinals: bool = False) -> tuple[NumberSpan, ...]:
    """Every whole number in `text`, in text order, without overlaps; ordinals ("third", "23rd") only when asked for.

    Dates, clock times, decimals and the digits of names such as AK-47 are left out.
    """
    return _numbers([_lexeme(match) for match in _LEXEME.finditer(text)], text, ordinals=ordinals)


def numbers_at_head(text: str) -> tuple[NumberSpan, ...]:
    """The numbers that `text` begins with, ordinals too, as far as each directly follows the one before."""
    lexemes: list[_Lexeme] = []
    at = 0
    while match := _LEXEME.match(text, at):
        lexemes.append(_lexeme(match))
        gap = _GAP.match(text, match.end())
        if gap is None:
            break
        at = gap.end()
    return _numbers(lexemes, text, ordinals=True)


def _numbers(lexemes: list[_Lexeme], text: str, *, ordinals: bool) -> tuple[NumberSpan, ...]:
    numbers: list[NumberSpan] = []
    at = 0
    while at < len(lexemes):
        number, after = _read(lexemes, at, text)
        if number is not None and (ordinals or not number.ordinal):
            numbers.append(number)
        at = max(after, at + 1)
    return tuple(numbers)


def _lexeme(match: re.Match[str]) -> _Lexeme:
    start, end = match.span()
    if match["digits"]:
        value = float(match["digits"].replace(",", "") + (match["fraction"] or ""))
        return _Lexeme("fraction" if match["fraction"] else "digits", value, start, end, bool(match["suffix"]))
    if match["half"]:
        return _Lexeme("half", 0.5, start, end)
    if match["article"]:
        return _Lexeme("article", 1, start, end)
    return _word(match[0].lower(), start, end)


def _word(word: str, start: int, end: int) -> _Lexeme:
    for kind, table in (("ones", ONES), ("tens", TENS), ("scale", SCALES), ("multiple", MULTIPLES)):
        if word in table:
            return _Lexeme(kind, table[word], start, end)
    if word in ORDINALS:
        return _Lexeme("ones" if ORDINALS[word] < 20 else "tens", ORDINALS[word], start, end, ordinal=True)  # noqa: PLR2004
    if word in ("hundred", "hundredth"):
        return _Lexeme("hundred", 100, start, end, word == "hundredth")
    return _Lexeme(word if word == "and" else "skip", 0, start, end)


def _joined(lexemes: list[_Lexeme], left: int, text: str) -> bool:
    """Whether the lexeme after `left` follows it directly and may continue the same number."""
    if left + 1 >= len(lexemes) or lexemes[left].ordinal:
        return False
    return bool(_GAP.fullmatch(text, lexemes[left].end, lexemes[left + 1].start))


def _read(lexemes: list[_Lexeme], at: int, text: str) -> tuple[NumberSpan | None, int]:
    """The number that begins at lexeme `at`, and the lexeme after it."""
    total, last, after = 0.0, at, at
    ceiling = float("inf")
    while True:
        group, end = _read_group(lexemes, after, text)
        if group is None:
            break
        factor = 1.0
        if _joined(lexemes, end - 1, text) and lexemes[end].kind in ("scale", "multiple"):
            factor, end = lexemes[end].value, end + 1
        if factor >= ceiling:
            break
        total, last, after, ceiling = total + group * factor, end - 1, end, factor
        if factor == 1.0 or not _joined(lexemes, last, text):
            break
        if lexemes[after].kind == "and" and _joined(lexemes, after, text):
            after += 1
    if last == at and lexemes[at].kind in (
        "skip",
        "and",
        "scale",
        "multiple",
        "hundred",
        "half",
        "article",
        "fraction",
    ):
        return None, at + 1
    if total != int(total) or after == at:
        return None, last + 1
    return NumberSpan(lexemes[at].start, lexemes[last].end, int(total), lexemes[last].ordinal), last + 1


def _read_group(lexemes: list[_Lexeme], at: int, text: str) -> tuple[float | None, int]:
    """A number below a thousand in words, or one number in digits; None where none begins at `at`."""
    if at >= len(lexemes):
        return None, at
    first = lexemes[at]
    if first.kind in ("digits", "fraction"):
        return first.value, at + 1
    value, end = _read_tens(lexemes, at, text)
    if value is None:
        return None, at
    if _joined(lexemes, end - 1, text) and lexemes[end].kind == "hundred":
        value, end = value * 100, end + 1
        rest, rest_end = _read_rest(lexemes, end, text)
        if rest is not None:
            value, end = value + rest, rest_end
    return value, end


def _read_tens(lexemes: list[_Lexeme], at: int, text: str) -> tuple[float | None, int]:
    first = lexemes[at]
    if first.kind in ("ones", "half", "article"):
        return first.value, at + 1
    if first.kind != "tens":
        return None, at
    if _joined(lexemes, at, text):
        unit = lexemes[at + 1]
        if unit.kind == "ones" and 0 < unit.value < 10:  # noqa: PLR2004
            return first.value + unit.value, at + 2
    return first.value, at + 1


def _read_rest(lexemes: list[_Lexeme], at: int, text: str) -> tuple[float | None, int]:
    """What follows "two hundred": "and five", "five"; but not the next number of "two hundred and three hundred"."""
    if not _joined(lexemes, at - 1, text):
        return None, at
    start = at
    if lexemes[at].kind == "and":
        if not _joined(lexemes, at, text):
            return None, at
        start = at + 1
    if lexemes[start].kind not in ("ones", "tens"):
        return None, at
    value, end = _read_tens(lexemes, start, text)
    if _joined(lexemes, end - 1, text) and lexemes[end].kind == "hundred":
        return None, at
    return value, end
