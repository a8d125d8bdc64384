"""Number phrases of a sentence as intervals: "at least 22", "between five and seven", "dozens", "a couple of"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

from marsad.codebook.casualties import NumberWords, load_casualties
from marsad.extract.figures.sentence import Sentence
from marsad.model.claims import FigureBasis
from marsad.text.numbers import find_numbers

RANGE_WORDS = frozenset({"to", "or", "-", "–", "—"})
YEARS = range(1900, 2100)
YEAR_DIGITS = 4
INTERVAL_WORDS = frozenset({"between", "from"})
ARTICLE_WORDS = frozenset({"couple", "pair", "few", "handful", "number"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number phrase: words `start`..`end` of a sentence, qualifiers included, and the interval it stands for."""

    start: int
    end: int
    lo: int | None
    hi: int | None
    basis: FigureBasis


def find_amounts(sentence: Sentence) -> tuple[Amount, ...]:
    """Every amount in text order. Ages, dates, money, measures and the numbers inside names are left out."""
    words = load_casualties().numbers
    plain = _numbers(sentence) + _vague(sentence, words)
    plain = [amount for amount in sorted(plain, key=lambda found: found.start) if not _is_measure(sentence, amount)]
    joined = _join_ranges(sentence, _without_overlaps(plain))
    return tuple(_qualify(sentence, amount, words) for amount in joined)


def _without_overlaps(amounts: list[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    for amount in amounts:
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
    return kept


def _numbers(sentence: Sentence) -> list[Amount]:
    offset = sentence.start[0]
    found = []
    for number in find_numbers(sentence.text[offset : sentence.end[-1]]):
        first = bisect_right(sentence.start, number.start + offset) - 1
        last = bisect_left(sentence.end, number.end + offset)
        hyphen = sentence.text[number.end + offset : number.end + offset + 2]
        inside_word = hyphen[:1] in {"-", "’", "'"} and hyphen[1:].isalpha()
        plus = hyphen[:1] == "+"
        if inside_word or last >= len(sentence) or sentence.start[first] != number.start + offset:
            continue
        basis = FigureBasis.AT_LEAST if plus else FigureBasis.EXACT
        found.append(Amount(first, last + 1, number.value, None if plus else number.value, basis))
    return found


def _vague(sentence: Sentence, words: NumberWords) -> list[Amount]:
    """ "several", "dozens of", "several hundred", "tens of thousands of", "a number of"."""
    found = []
    at = 0
    while at < len(sentence):
        least = words.words.get(sentence.lower[at])
        if least is None or not _counts(sentence, at):
            at += 1
            continue
        if sentence.has(at - 1, "unknown"):
            least = 2
        end = at + 1
        of = end + 1 if sentence.has(end, "of") else end
        if of < len(sentence) and sentence.lower[of] in words.scales:
            scale = words.scales[sentence.lower[of]]
            least, end = least * scale, of + 1
        start = at - 1 if sentence.has(at - 1, "a", "an", "the") and _takes_article(sentence, at) else at
        found.append(Amount(start, end, least, None, FigureBasis.NUMBER_WORD))
        at = end
    return found


def _takes_article(sentence: Sentence, at: int) -> bool:
    return sentence.lower[at] in ARTICLE_WORDS


def _counts(sentence: Sentence, at: int) -> bool:
    """Whether a vague word counts here: "a number of men", but not "the number of men" or "some 50"."""
    word, following = sentence.lower[at], sentence.lower[at + 1] if at + 1 < len(sentence) else ""
    if word in ARTICLE_WORDS - {"few"}:
        return sentence.has(at - 1, "a", "small", "large", "unknown") and following in {
            "of",
            "more",
            "dozen",
            "hundred",
        }
    if word == "some":
        return not (sentence.tag[at + 1] == "CD" if at + 1 < len(sentence) else False) and following != "of"
    if word == "many":
        return not sentence.has(at - 1, "as", "how", "so", "too") and following != "as"
    return not (word == "few" and sentence.has(at - 1, "past", "last", "next", "recent"))


def _is_measure(sentence: Sentence, amount: Amount) -> bool:
    """Whether the number counts something that is no person: a date, an age, money, a distance, an hour."""
    words = load_casualties().groups
    before = sentence.lower[amount.start - 1] if amount.start else ""
    after = sentence.lower[amount.end] if amount.end < len(sentence) else ""
    if after in words.units or after in words.months or after.rstrip(".") in words.months:
        return True
    if before in words.months or before in words.before_measures:
        return True
    digits = sentence.text[sentence.start[amount.start] : sentence.end[amount.end - 1]]
    is_year = digits.isdigit() and len(digits) == YEAR_DIGITS and amount.lo in YEARS
    dated = before in words.before_years or before.isdigit()
    return is_year and (dated or not _noun_follows(sentence, amount.end))


def _noun_follows(sentence: Sentence, at: int) -> bool:
    return at < len(sentence) and sentence.tag[at][:2] in {"NN", "JJ", "VB"}


def _join_ranges(sentence: Sentence, amounts: list[Amount]) -> list[Amount]:
    joined: list[Amount] = []
    for amount in amounts:
        previous = joined[-1] if joined else None
        if previous is not None and _is_range(sentence, previous, amount):
            start = previous.start - 1 if sentence.has(previous.start - 1, *INTERVAL_WORDS) else previous.start
            joined[-1] = Amount(start, amount.end, previous.lo, amount.hi, FigureBasis.RANGE)
        else:
            joined.append(amount)
    return joined


def _is_range(sentence: Sentence, left: Amount, right: Amount) -> bool:
    if left.basis is not FigureBasis.EXACT or right.basis is not FigureBasis.EXACT or left.lo is None:
        return False
    if right.lo is None or left.lo >= right.lo or right.start != left.end + 1:
        return False
    between = sentence.lower[left.end]
    return between in RANGE_WORDS or (between == "and" and sentence.has(left.start - 1, "between"))


def _qualify(sentence: Sentence, amount: Amount, words: NumberWords) -> Amount:
    start, name = _phrase_before(sentence, amount.start, words.before, words.longest)
    if name is None:
        end, name = _phrase_after(sentence, amount.end, words.after, words.longest)
        return amount if name is None else _apply(replace(amount, end=end), name)
    outer_start, outer = _phrase_before(sentence, start, words.before, words.longest)
    if name == "exact" and outer is not None:
        start, name = outer_start, outer
    return _apply(replace(amount, start=start), name)


def _phrase_before(
    sentence: Sentence, end: int, phrases: Mapping[tuple[str, ...], str], longest: int
) -> tuple[int, str | None]:
    for length in range(min(longest, end), 0, -1):
        name = phrases.get(sentence.lower[end - length : end])
        if name is not None:
            return end - length, name
    return end, None


def _phrase_after(
    sentence: Sentence, start: int, phrases: Mapping[tuple[str, ...], str], longest: int
) -> tuple[int, str | None]:
    for length in range(longest, 0, -1):
        name = phrases.get(sentence.lower[start : start + length])
        if name is not None:
            return start + length, name
    return start, None


def _apply(amount: Amount, name: str) -> Amount:
    """The amount under a qualifier; a range or a vague word keeps its own interval."""
    number = amount.lo
    if amount.basis in {FigureBasis.NUMBER_WORD, FigureBasis.RANGE} or number is None:
        return amount
    lo, hi, basis = {
        "at_least": (number, None, FigureBasis.AT_LEAST),
        "more_than": (number + 1, None, FigureBasis.AT_LEAST),
        "up_to": (None, number, FigureBasis.UP_TO),
        "fewer_than": (None, number - 1, FigureBasis.UP_TO),
        "about": (number, number, FigureBasis.ABOUT),
        "exact": (number, amount.hi, amount.basis),
    }[name]
    return replace(amount, lo=lo, hi=hi, basis=basis)
