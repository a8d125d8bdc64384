"""Which of the sources that one report cites are one voice: an organisation, its head, "the monitor" that it is called.

Tellings of one act by one voice are one claim. Conservative where names are at stake: two sources are one voice by a
telling word in common, or where a definite description can mean one that was cited before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.codebook.places import nationalities
from marsad.codebook.reader_words import ReaderWords, load_reader_words
from marsad.codebook.reporting import load_stance_words
from marsad.extract.rules.page import Page
from marsad.extract.rules.telling import NARRATOR, Telling
from marsad.model.evidence import Span

SHORTEST = 3
"""Letters from which an abbreviation can have a plural or possessive "s" glued to it."""
ARTICLES = frozenset({"The", "A", "An"})


@dataclass(slots=True)
class _Voice:
    number: int
    words: set[str]
    """Every word of every name that it went by, in lower case."""
    names: set[tuple[str, ...]]
    worded: list[str]
    """Every name as the report words it, in text order."""


def with_voices(page: Page, tellings: Iterable[Telling]) -> list[Telling]:
    """Tellings, in text order, with the number of the voice that tells them."""
    known: list[_Voice] = []
    return [_with_voice(page, telling, known) for telling in tellings]


def _with_voice(page: Page, telling: Telling, known: list[_Voice]) -> Telling:
    sources = [link.source for link in telling.chain if link.source is not None]
    voices = [_voice(page.text, source, known) for source in sources]
    return replace(
        telling,
        voice=voices[-1].number if voices else NARRATOR,
        voices=frozenset(voice.number for voice in voices),
        voice_names=tuple(voices[-1].worded) if voices else (),
    )


def _voice(report: str, source: Span, known: list[_Voice]) -> _Voice:
    text = report[source.start : source.end]
    words = _words(text)
    found = _found(words, known)
    if found is None:
        found = _Voice(len(known) + 1, set(), set(), [])
    else:
        known.remove(found)
    # The voice heard last comes last: it is the one that "its head" and "the statement" mean.
    known.append(found)
    found.words.update(words)
    found.names.add(tuple(words))
    found.worded.extend(
        name for name in (text, *_full_names(report[: source.start], words)) if name not in found.worded
    )
    return found


def _full_names(before: str, words: Sequence[str]) -> Iterator[str]:
    """What "the ministry" was called before it was cited: the last organ of that kind with its country."""
    lexicon = load_reader_words()
    if len(words) != 2 or words[0] not in lexicon.definite or words[1] not in load_stance_words().organs:  # noqa: PLR2004
        return
    named = re.finditer(rf"\b[A-Z][\w’'-]*(?: [\w’'-]+){{0,2}} {re.escape(words[1])}\b", before)
    countries = nationalities()
    full = [found.group() for found in named if countries.intersection(_words(found.group()))]
    yield from full[-1:]


def _words(text: str) -> list[str]:
    """Words in lower case; an "s" glued to an abbreviation by lost punctuation ("ISISs") is left off."""
    found = []
    for raw in text.replace("-", " ").replace(",", " ").split():
        word = raw.strip("()[]\"'’“”.").removesuffix("'s").removesuffix("’s")
        if len(word) >= SHORTEST and word.endswith("s") and word[:-1].isupper():
            word = word[:-1]
        if word:
            found.append(word.lower())
    return found


def _found(words: Sequence[str], known: Sequence[_Voice]) -> _Voice | None:
    lexicon = load_reader_words()
    telling = {word for word in words if _tells(word, lexicon)}
    for voice in reversed(known):
        shared = telling & voice.words
        if tuple(words) in voice.names or (shared and not shared <= nationalities()):
            return voice
        if any(word in telling for word in map(_initials, voice.worded)):
            return voice
    if not words:
        return None
    if _is_monitor(words, lexicon):
        return next((v for v in reversed(known) if any(_is_monitor(name, lexicon) for name in v.names)), None)
    if not telling and known:
        return _described(words, known, lexicon)
    return None


def _initials(name: str) -> str:
    """What "the National Relief Committees" are called for short, in lower case; empty for fewer than three names."""
    capitals = [
        word[0].lower() for word in name.replace("-", " ").split() if word[0].isupper() and word not in ARTICLES
    ]
    return "".join(capitals) if len(capitals) >= SHORTEST else ""


def _tells(word: str, lexicon: ReaderWords) -> bool:
    return not (word in lexicon.shared_by_sources or word in lexicon.monitors or word in lexicon.pronouns)


def _is_monitor(words: Sequence[str], lexicon: ReaderWords) -> bool:
    """The observatory, "the UK-based group", "a monitoring organisation"."""
    if lexicon.monitors.intersection(words):
        return True
    return words[-1] in lexicon.organisations and bool({"based", "monitoring"}.intersection(words))


def _described(words: Sequence[str], known: Sequence[_Voice], lexicon: ReaderWords) -> _Voice | None:
    """The voice cited before that a pronoun, "its head", "the statement" or "the source" means; None for "a source"."""
    if words[0] in lexicon.pronouns or words[0] in lexicon.possessives:
        return known[-1]
    if words[0] not in lexicon.definite:
        return None
    if words[-1] in lexicon.utterances:
        return known[-1]
    return next((voice for voice in reversed(known) if words[-1] in voice.words), None)
