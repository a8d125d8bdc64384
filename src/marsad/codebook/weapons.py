"""Weapon words and named systems, with the class of the record and the event type that each implies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

from marsad.errors import CodebookError
from marsad.model.evidence import Span
from marsad.text.phrase_table import PhraseTable, build_table, phrase_tokens

SOURCE = "weapons.yaml"


@dataclass(frozen=True, slots=True)
class WeaponClass:
    """One class of means; `event_type` is "" where its use alone implies no type."""

    name: str
    meaning: str
    event_type: str


@dataclass(frozen=True, slots=True)
class WeaponTerm:
    """What a weapon word stands for; several classes mean "one of these", most likely first."""

    classes: tuple[str, ...]
    event_type: str
    """The type its use implies; "" where it implies none."""
    weak: bool
    """The word has a common peaceful meaning: it counts only beside an act of violence."""
    system: str | None
    """The name of the system, where the word names one ("Grad", "F-16")."""


@dataclass(frozen=True, slots=True)
class WeaponHit:
    """A weapon word in a text: `text[span.start:span.end] == words`."""

    span: Span
    words: str
    term: WeaponTerm


@dataclass(frozen=True, slots=True)
class Weapons:
    """The lexicon. `classes_by_name` is in the order of the file."""

    classes_by_name: Mapping[str, WeaponClass]
    table: PhraseTable[WeaponTerm | None]
    """None: a phrase that holds a weapon word and names no weapon ("bomb squad")."""

    def find(self, text: str, *, weak: bool = True) -> Iterator[WeaponHit]:
        """The weapon words in `text`, in order, longest phrase first; without `weak` only unmistakable ones."""
        for found in self.table.find(text):
            term = found.value
            if term is None or (term.weak and not weak) or (term.system and not _written_as_name(found.words)):
                continue
            yield WeaponHit(found.span, found.words, term)

    def classes(self, words: str) -> tuple[str, ...]:
        """The classes a weapon phrase may mean, without repetition; empty where no word of it is known.

        Words with a peaceful meaning count only where the phrase has nothing better ("gas" in "chlorine gas").
        """
        return _distinct(name for hit in self._telling(words) for name in hit.term.classes)

    def event_types(self, words: str) -> tuple[str, ...]:
        """The event types that the use of these weapons implies, in the order of the words.

        A named system says more than the common noun after it: "Hellfire missiles" come from the air.
        """
        hits = self._telling(words)
        named = {name for hit in hits if hit.term.system for name in hit.term.classes}
        telling = (hit.term for hit in hits if hit.term.system or named.isdisjoint(hit.term.classes))
        return _distinct(term.event_type for term in telling if term.event_type)

    def _telling(self, words: str) -> list[WeaponHit]:
        hits = list(self.find(words))
        return [hit for hit in hits if not hit.term.weak] or hits


def _distinct(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _written_as_name(words: str) -> bool:
    """Named systems are often common words too (grad, lancet, apache): they need a capital or a digit."""
    return words[0].isupper() or words[0].isdigit()


@lru_cache(maxsize=1)
def load_weapons() -> Weapons:
    """The lexicon that ships with Marsad. Raises CodebookError naming the key that is wrong."""
    return read_weapons((files("marsad.codebook") / "data" / SOURCE).read_text("utf-8"), SOURCE)


def weapon_classes(words: str) -> tuple[str, ...]:
    """The classes that a weapon phrase may mean: `Weapons.classes` of the shipped lexicon."""
    return load_weapons().classes(words)


def read_weapons(content: str, where: str) -> Weapons:
    """The lexicon written in `content` (YAML); `where` names it in errors."""
    try:
        raw = yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise CodebookError(f"{where}: is not YAML ({error})") from error
    if not isinstance(raw, dict):
        raise CodebookError(f"{where}: must be a mapping with classes, terms and systems")
    classes = dict(_read_classes(raw.get("classes"), where))
    entries: list[tuple[str, WeaponTerm | None]] = []
    for section, key in (("terms", "words"), ("systems", "names")):
        for number, row in enumerate(_rows(raw.get(section), f"{where}: {section}")):
            entries.extend(_read_row(row, key, classes, f"{where}: {section}[{number}]"))
    entries.extend((phrase, None) for phrase in _words(raw.get("not_weapons", []), f"{where}: not_weapons"))
    return Weapons(classes, build_table(_with_plurals(entries)))


def _read_classes(raw: object, where: str) -> Iterator[tuple[str, WeaponClass]]:
    if not isinstance(raw, dict) or not raw:
        raise CodebookError(f"{where}: classes: must name at least one class")
    for name, row in raw.items():
        if not isinstance(row, dict) or not isinstance(row.get("type"), str) or not row.get("meaning"):
            raise CodebookError(f"{where}: classes.{name}: needs 'type' and 'meaning'")
        yield str(name), WeaponClass(str(name), str(row["meaning"]), row["type"])


def _rows(raw: object, where: str) -> list[dict[str, object]]:
    if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
        raise CodebookError(f"{where}: must be a list of mappings")
    return cast("list[dict[str, object]]", raw)


def _words(raw: object, where: str) -> list[str]:
    if not isinstance(raw, list):
        raise CodebookError(f"{where}: must be a list of words")
    for word in raw:
        if not isinstance(word, str) or not phrase_tokens(word):
            raise CodebookError(f"{where}: {word!r} is no word (numbers need quotes)")
    return cast("list[str]", raw)


def _read_row(
    row: dict[str, object], key: str, known: Mapping[str, WeaponClass], where: str
) -> Iterator[tuple[str, WeaponTerm]]:
    unexpected = set(row) - {"is", "type", "weak", key}
    if unexpected:
        raise CodebookError(f"{where}: unknown key {min(unexpected)!r}")
    classes = tuple(_words(row.get("is"), f"{where}.is"))
    wrong = [name for name in classes if name not in known]
    if wrong or not classes:
        raise CodebookError(f"{where}.is: {wrong or 'nothing'} is no weapon class; known are {', '.join(known)}")
    event_type = str(row.get("type", known[classes[0]].event_type))
    for word in _words(row.get(key), f"{where}.{key}"):
        yield word, WeaponTerm(classes, event_type, bool(row.get("weak")), word if key == "names" else None)


def _with_plurals(
    entries: list[tuple[str, WeaponTerm | None]],
) -> Iterator[tuple[str, WeaponTerm | None]]:
    """Each phrase after its plural, so that a phrase written in the file wins over one made here."""
    for phrase, term in entries:
        yield plural(phrase), term
    yield from entries


def plural(phrase: str) -> str:
    """The phrase with its last word in the regular plural."""
    if phrase.endswith(("knife", "life")):
        return phrase[:-2] + "ves"
    if phrase.endswith(("s", "x", "ch", "sh", "z")):
        return phrase + "es"
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    if phrase.endswith(("gunman", "bowman")):
        return phrase[:-2] + "en"
    return phrase + "s"
