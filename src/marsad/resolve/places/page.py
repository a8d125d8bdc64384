"""The document as plain lists: spaCy builds a new string or object for every question, and we ask many."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from marsad.text.given_text import text_of

COLUMNS: list[int | str] = ["IDX", "LENGTH", "SPACY", "IS_SPACE", "ENT_TYPE"]


@dataclass(frozen=True, slots=True)
class Page:
    """One document, token by token."""

    doc: Doc
    text: str
    tokens: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    """Character offset of each token."""
    spaced: tuple[bool, ...]
    """Whether white space follows the token."""
    labels: tuple[str, ...]
    """Entity label of each token, empty where it has none."""
    people: frozenset[str]
    """Last words of the person names of several words, in lower case."""
    long_people: frozenset[int]
    """Tokens that lie in a person name of several words."""
    common: frozenset[str]
    """Words that the document also writes small: in a headline they are capitalised like all others."""

    def end(self, token: int) -> int:
        """Character offset after a token."""
        return self.starts[token] + len(self.tokens[token])

    def between(self, start: int, end: int) -> str:
        """The text from token `start` to before token `end`."""
        return self.text[self.starts[start] : self.end(end - 1)] if end > start else ""

    def lower_at(self, token: int) -> str:
        """The token in lower case; empty outside the document."""
        return self.lower[token] if 0 <= token < len(self.lower) else ""


def page_of(doc: Doc) -> Page:
    """Read a document once."""
    text, strings, columns = text_of(doc), doc.vocab.strings, doc.to_array(COLUMNS)
    starts, lengths, spaced, blank, labels = (columns[:, number].tolist() for number in range(len(COLUMNS)))
    tokens = [text[start : start + length] for start, length in zip(starts, lengths, strict=True)]
    named = {label: strings[label] for label in set(labels)}
    persons = [ent for ent in doc.ents if ent.label_ == "PERSON" and ent.end - ent.start > 1]
    return Page(
        doc=doc,
        text=text,
        tokens=tuple(tokens),
        lower=tuple(map(str.lower, tokens)),
        starts=tuple(starts),
        spaced=tuple(bool(space or white) for space, white in zip(spaced, blank, strict=True)),
        labels=tuple(named[label] for label in labels),
        people=frozenset(tokens[ent.end - 1].lower() for ent in persons),
        long_people=frozenset(position for ent in persons for position in range(ent.start, ent.end)),
        common=frozenset(filter(str.islower, tokens)),
    )
