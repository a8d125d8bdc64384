"""Texts that lost their commas get those back which set off whom they cite, for the parser's eyes only.

Some corpora and scrapers strip all commas. The parser then takes "... in the town a monitor said" for one noun
phrase, and both the source and what happened are misread. Where a source begins and ends can be told from its words:
it closes its sentence with a verb of saying, or stands after "According to" at the beginning of one. A comma takes
the place of the blank there, so that every letter keeps its place. No other comma is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.codebook.lost_commas import CommaWords, load_comma_words
from marsad.codebook.places import countries
from marsad.codebook.reporting import load_reporting

FEWEST_WORDS = 12
"""A shorter text may do without commas."""
WORDS_PER_COMMA = 100
"""A text with fewer commas than one in so many words has lost them."""
LONGEST_SPEAKER = 14
"""Words of a source with everything that describes it."""
LONGEST_PLACE = 4
"""Words of where a source is: "in the old city"."""
LONGEST_CLOSE = 9
"""Words after the verb of saying up to the end of its sentence."""
UNCLEAR = -1
"""Stands for a source that begins nobody knows where."""
SHORTEST_CLAUSE = 3
"""Words of what is said before its speaker."""
WORD = re.compile(r"\S+")
LINE = re.compile(r"[^\n]+")
STRIPPED = ".,;:!?\"'()[]“”’"
MARKS = frozenset(',;:.!?"”')
ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a line, as it is written and in lower case without its marks."""

    start: int
    end: int
    written: str
    lower: str

    @property
    def is_name(self) -> bool:
        return self.written.lstrip('("“')[:1].isupper()

    @property
    def is_marked(self) -> bool:
        """Whether a mark ends it, so that nothing runs on over it."""
        return self.written[-1] in MARKS


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words of sources, of saying and of time together."""

    commas: CommaWords
    sources: frozenset[str]
    closing: frozenset[str]
    time: frozenset[str]
    outlets: frozenset[str]
    nationalities: frozenset[str]
    """Adjectives of countries."""


def with_speakers_set_off(text: str) -> str:
    """The text with a comma for the blank before and after whom it cites; the text itself where it has its commas."""
    if not has_lost_commas(text):
        return text
    letters = list(text)
    for offset in _gaps(text):
        # the tokenizer sets a comma apart only between letters
        if letters[offset - 1].isalpha() and letters[offset + 1].isalpha():
            letters[offset] = ","
    return "".join(letters)


def has_lost_commas(text: str) -> bool:
    """Whether a text has far fewer commas than its length asks for."""
    words = text.count(" ")
    return words >= FEWEST_WORDS and text.count(",") * WORDS_PER_COMMA < words


@lru_cache(maxsize=1)
def _lexicon() -> _Lexicon:
    commas, reporting = load_comma_words(), load_reporting()
    outlets = reporting.outlet_nouns | reporting.outlet_names
    plurals = frozenset(f"{noun}s" for noun in reporting.source_nouns)
    return _Lexicon(
        commas,
        reporting.source_nouns | plurals | outlets | commas.sources,
        commas.closing | reporting.time_words | reporting.channels | reporting.outlet_names,
        reporting.time_words,
        outlets,
        frozenset(word.lower() for country in countries().values() for word in country.adjectives),
    )


def _gaps(text: str) -> Iterator[int]:
    """Offsets of the blanks where a comma before or after a source was lost."""
    lexicon = _lexicon()
    for line in LINE.finditer(text):
        words = [
            _Word(found.start(), found.end(), found.group(), found.group().strip(STRIPPED).lower())
            for found in WORD.finditer(text, line.start(), line.end())
        ]
        for first, last in _sentences(words, lexicon):
            sentence = words[first:last]
            for place in (*_closing_speakers(sentence, lexicon), *_leading_speakers(sentence, lexicon)):
                if sentence[place].start - sentence[place - 1].end == 1:
                    yield sentence[place - 1].end


def _sentences(words: Sequence[_Word], lexicon: _Lexicon) -> Iterator[tuple[int, int]]:
    first = 0
    for place, word in enumerate(words, start=1):
        mark = word.written.rstrip("\"”')")[-1:]
        is_short = word.lower in lexicon.commas.abbreviations or len(word.lower) == 1
        if place == len(words) or (mark in ENDS and not is_short):
            yield first, place
            first = place


# ---------------------------------------------------------------- "..., a monitor said."
def _closing_speakers(words: Sequence[_Word], lexicon: _Lexicon) -> Iterator[int]:
    """Where the speaker begins that closes the sentence."""
    for verb, word in enumerate(words):
        if word.lower not in lexicon.commas.verbs or word.is_name or not _closes(words, verb, lexicon):
            continue
        begin = _begin(words, verb, lexicon)
        if begin is None or begin < SHORTEST_CLAUSE or words[begin - 1].is_marked:
            continue
        if words[begin - 1].lower not in lexicon.commas.ties | lexicon.commas.leading:
            yield begin


def _closes(words: Sequence[_Word], verb: int, lexicon: _Lexicon) -> bool:
    """Whether only time, channel and whom it was told follow the verb."""
    rest = words[verb + 1 :]
    addresses = words[verb].lower == "told"
    return len(rest) <= LONGEST_CLOSE and all(
        word.lower in lexicon.closing
        or word.lower.isdigit()
        or (addresses and (word.is_name or word.lower in lexicon.outlets))
        for word in rest
    )


def _begin(words: Sequence[_Word], verb: int, lexicon: _Lexicon) -> int | None:
    """The first word of the speaker that ends before the verb."""
    last = verb - 1
    while last > 0 and (words[last].lower in lexicon.time or words[last].lower in {"also", "on", "has", "have", "had"}):
        last -= 1
    if words[last].lower in {"he", "she", "it", "they"}:
        return last
    determined = _determined(words, last, lexicon)
    if determined == UNCLEAR:
        return None
    return _undetermined(words, last, lexicon) if determined is None else determined


def _determined(words: Sequence[_Word], last: int, lexicon: _Lexicon) -> int | None:
    """ "a monitor", "the director of the hospital": the nearest determiner whose phrase names a source."""
    nested = None
    for place in range(last, max(0, last - LONGEST_SPEAKER), -1):
        word = words[place]
        if (place < last and word.is_marked) or word.lower in lexicon.commas.stops | lexicon.time:
            return nested
        if word.lower not in lexicon.commas.determiners or not _names_source(words[place + 1 : last + 1], lexicon):
            continue
        if place == 0 or words[place - 1].lower not in lexicon.commas.ties:
            return place
        if words[place + 1].lower in lexicon.commas.places:
            # "... in the city | activists said"
            return None
        if words[place - 2].lower not in lexicon.sources:
            return place
        nested = UNCLEAR
    return nested


def _names_source(phrase: Sequence[_Word], lexicon: _Lexicon) -> bool:
    """Whether a phrase without its determiner has a word for a source before its first tie, or is a name alone."""
    if len(phrase) > 1 and all(word.is_name for word in phrase):
        return True
    for word in phrase:
        if word.lower in lexicon.sources:
            return True
        if word.lower in lexicon.commas.ties | lexicon.commas.determiners:
            return False
    return False


def _undetermined(words: Sequence[_Word], last: int, lexicon: _Lexicon) -> int | None:
    """ "state news agency X", "activists", or a bare name after a small word: "... in the area Amina Saleh said"."""
    last = _without_place(words, last, lexicon)
    first = last + 1
    while first > 1 and last + 1 - first < LONGEST_SPEAKER:
        word = words[first - 1]
        if (first <= last and word.is_marked) or word.lower in lexicon.time:
            break
        ties = word.lower in lexicon.commas.ties and first <= last
        if not (word.is_name or ties or word.lower in lexicon.sources | lexicon.commas.describing):
            break
        first -= 1
    while first <= last and words[first].lower in lexicon.commas.ties:
        first += 1
    run = range(first, last + 1)
    known = (p for p in run if words[p].lower in (lexicon.sources | lexicon.commas.describing) - lexicon.commas.ties)
    begin = next(known, None)
    if begin is None:
        # a name that nothing describes: only where the word before it cannot belong to it
        is_bare_name = bool(run) and all(words[p].is_name for p in run) and not words[first - 1].is_name
        return _with_small_parts(words, first, lexicon) if is_bare_name else None
    while begin > first and _belongs(words[first:begin], lexicon):
        begin -= 1
    return _with_small_parts(words, begin, lexicon)


def _without_place(words: Sequence[_Word], last: int, lexicon: _Lexicon) -> int:
    """The last word of the source itself in "activists in the city"."""
    for tie in range(last - 1, max(0, last - LONGEST_PLACE), -1):
        if any(word.is_marked for word in words[tie : last + 1]):
            break
        if words[tie].lower in lexicon.commas.ties and words[tie - 1].lower in lexicon.sources:
            return tie - 1
    return last


def _belongs(before: Sequence[_Word], lexicon: _Lexicon) -> bool:
    """Whether the last word before a source is a part of it: "Syrias army", "Syrian state television"."""
    word = before[-1]
    is_national = any(each.lower in lexicon.nationalities for each in before[-2:])
    return word.is_name and (word.lower.endswith("s") or is_national)


def _with_small_parts(words: Sequence[_Word], begin: int, lexicon: _Lexicon) -> int:
    """Back over what a name may begin with: "the Kremlin", "al Qalamoni"."""
    while begin > 0 and words[begin - 1].lower in lexicon.commas.name_parts | lexicon.commas.determiners:
        begin -= 1
    return begin


# ---------------------------------------------------------------- "According to a monitor, ..."
def _leading_speakers(words: Sequence[_Word], lexicon: _Lexicon) -> Iterator[int]:
    """Where the clause begins after a fronted "According to"."""
    for place in range(len(words) - SHORTEST_CLAUSE):
        if words[place].lower == "according" and words[place + 1].lower == "to" and words[place].written[0] in 'A"“(':
            begin = _after_source(words, place + 2, lexicon)
            if begin is not None:
                yield begin


def _after_source(words: Sequence[_Word], start: int, lexicon: _Lexicon) -> int | None:
    """The first word after the source that begins at `start`; None where it cannot be told."""
    commas = lexicon.commas
    named = tied = False
    for place in range(start, min(len(words) - 1, start + LONGEST_SPEAKER)):
        word, before = words[place], words[place - 1].lower
        if place > start and words[place - 1].is_marked:
            return None
        if word.lower in commas.finite:
            # the clause's own subject is the name before its verb: "according to the Observatory Daesh has ..."
            return place - 1 if named and words[place - 1].is_name and before not in lexicon.sources else None
        if place > start and before not in commas.ties and _opens(words, place, lexicon):
            return place if named or any(each.is_name for each in words[start:place]) else None
        if word.lower in commas.ties:
            tied = True
        elif before in commas.ties - {"to"} or word.lower in commas.determiners:
            named = named or word.lower in lexicon.sources
        elif named and (word.lower in commas.parties or word.lower in lexicon.nationalities):
            return place
        elif word.lower in lexicon.sources:
            named = True
        elif named and not tied and not word.is_name:
            return place
    return None


def _opens(words: Sequence[_Word], place: int, lexicon: _Lexicon) -> bool:
    """Whether a clause begins here: "the terrorists ...", "at least two ...", "12 people ..."."""
    word, following = words[place].lower, words[place + 1].lower
    if word in lexicon.commas.ties | lexicon.commas.degrees:
        return following in {"least", "most", "than", "to"} or (following.isdigit() and word not in lexicon.commas.ties)
    return word in lexicon.commas.openers | lexicon.commas.determiners or word.isdigit()
