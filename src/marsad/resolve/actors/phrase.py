"""Taking an actor phrase apart: the words that matter, who backs it, where it is, whether it is definite."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from marsad.text.names import fold


class Tie(StrEnum):
    """How another party named in the phrase stands to the actor."""

    BACKED = "backed"
    LINKED = "linked"
    LOYAL = "loyal"
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the phrase as written and folded."""

    text: str
    key: str

    @property
    def capital(self) -> bool:
        """Whether it may be part of a name: scripts without case always may."""
        first = self.text[:1]
        return not first.islower()


@dataclass(frozen=True, slots=True)
class Phrase:
    """An actor phrase. `words` is the core; ties and the place after "in" are taken out of it."""

    text: str
    words: tuple[Word, ...]
    ties: tuple[tuple[Tie, str], ...] = ()
    inside: str = ""
    """The words after "in": "armed factions in Iraq"."""
    definite: bool = False
    counted: bool = False
    """Begins with a number or quantity: "three", "dozens of"."""

    @property
    def core(self) -> str:
        """The core as written."""
        return " ".join(word.text for word in self.words)


_TIE_WORDS = {
    "backed": Tie.BACKED, "supported": Tie.BACKED, "sponsored": Tie.BACKED, "funded": Tie.BACKED, "trained": Tie.BACKED,
    "armed": Tie.BACKED, "equipped": Tie.BACKED, "financed": Tie.BACKED, "aided": Tie.BACKED,
    "affiliated": Tie.LINKED, "linked": Tie.LINKED, "aligned": Tie.LINKED, "allied": Tie.LINKED, "inspired": Tie.LINKED,
    "associated": Tie.LINKED, "connected": Tie.LINKED, "tied": Tie.LINKED, "loyal": Tie.LOYAL, "close": Tie.LINKED,
}  # fmt: skip
_COMPOUND = re.compile(
    r"(?i)^(.+?)[-‐–](backed|supported|sponsored|funded|trained|armed|equipped|financed|affiliated|linked|aligned|allied|"
    r"inspired|associated)$"
)
_PREFIX = re.compile(r"(?i)^(pro|anti)[-‐–](.+)$")
_AFTER = re.compile(
    r"(?i)[,\s]+(?:(?:that|which|who)\s+(?:is|are|was|were)\s+)?(?:(?P<by>backed|supported|sponsored|armed|funded|trained|"
    r"equipped|financed|aided)\s+by|(?P<to>loyal|linked|affiliated|allied|aligned|close|tied|connected|associated)\s+(?:to|with))"
    r"\s+(?:the\s+)?(?P<whom>[^,;]+)"
)
_RELATIVE = re.compile(
    r"(?i),?\s+(?:who|which|that|whose|whom)\s.*$|,\s+(?:also|aka|known|including)\s.*$|"
    r"\s+(?:armed|equipped) with\s.*$|\s+(?:responsible for|carrying|wearing|riding|on motor)\b.*$"
)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_INSIDE = re.compile(r"(?i)\s+(?:in|inside|across|based in|operating in)\s+((?:the\s+)?[^\W\d_].*)$")
_ABOUT = r"(?:(?:at least|up to|about|around|some|nearly|more than|over|as many as|an estimated)\s+)?"
_MANY = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|dozens|scores|hundreds|thousands|some"
_QUANTITY = re.compile(
    rf"(?i)^{_ABOUT}(?:\d[\d.,]*|{_MANY}|a number|a group|a handful|groups|members|fighters|elements|units|soldiers|"
    r"gunmen|militants|troops|remnants|forces|a couple)\b(?:\s+(?:of|from|belonging to)\b)?\s*"
)
_NUMBER = re.compile(rf"(?i)^{_ABOUT}(?:\d|(?:{_MANY}|a number)\b)")
_DETERMINER = re.compile(r"(?i)^(?:the|a|an|their|its|his|our|these|those|this|that|said)\s+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_WORDS = re.compile(r"[^\s,;:“”\"«»()\[\]]+")


@lru_cache(maxsize=4096)
def read_phrase(text: str) -> Phrase:
    """The parts of an actor phrase. The whole phrase is kept as written in `text`."""
    rest = " ".join(text.split()).strip(" \"“”«»'‘’.,;:")
    counted = bool(_NUMBER.match(rest))
    definite = rest.lower().startswith(("the ", "this ", "these ", "those "))
    ties: list[tuple[Tie, str]] = []
    after = _AFTER.search(rest)
    if after:
        ties.append((_TIE_WORDS[(after["by"] or after["to"]).lower()], after["whom"].strip()))
        rest = rest[: after.start()] + rest[after.end() :]
    rest = _RELATIVE.sub("", _BRACKETS.sub(" ", rest)).strip()
    inside = _INSIDE.search(rest)
    if inside and inside.start() > 0:
        rest = rest[: inside.start()]
    rest = _DETERMINER.sub("", _DETERMINER.sub("", rest).strip())
    quantity = _QUANTITY.match(rest)
    if (
        quantity
        and (quantity.group().rstrip().endswith((" of", " from", " to")) or counted)
        and quantity.end() < len(rest)
    ):
        rest = _DETERMINER.sub("", rest[quantity.end() :])
    words: list[Word] = []
    raw = _WORDS.findall(rest)
    for position, piece in enumerate(raw):
        tie = _tie_of(piece, raw[position + 1] if position + 1 < len(raw) else "")
        if tie:
            ties.append(tie)
        elif not (piece.lower() in _TIE_WORDS and words == [] and ties and not piece[0].isupper()):
            words.append(word_of(piece))
    return Phrase(text, tuple(words), tuple(ties), inside[1].strip() if inside else "", definite, counted)


def word_of(piece: str) -> Word:
    """A word without its possessive ending."""
    bare = _POSSESSIVE.sub("", piece).strip(".'’‘") or piece
    return Word(bare, fold(bare))


def _tie_of(piece: str, following: str) -> tuple[Tie, str] | None:
    compound = _COMPOUND.match(piece)
    if compound:
        return _TIE_WORDS[compound[2].lower()], compound[1]
    prefix = _PREFIX.match(piece)
    if prefix:
        return (Tie.LOYAL if prefix[1].lower() == "pro" else Tie.AGAINST), prefix[2]
    if following.lower() in ("backed", "supported", "affiliated", "linked", "aligned") and piece[:1].isupper():
        return _TIE_WORDS[following.lower()], piece
    return None
