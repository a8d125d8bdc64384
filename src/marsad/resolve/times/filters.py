"""Words that look like times and are none: "may", "fall", "2000 people", "second"."""

from __future__ import annotations

from spacy.tokens import Token

from marsad.resolve.times.context import Sentences
from marsad.resolve.times.expressions import Calendar, Found, SeasonOf, Shift
from marsad.resolve.times.tokens import TokenLine

NOUNS = ("NNS", "NNPS")
FALL_LEADS = frozenset(
    {"in", "by", "since", "until", "through", "during", "throughout", "over", "this", "last", "next"}
)
CURRENCY = "$€£#"
COUNTED = frozenset({"%", "percent", "km", "kilometers", "kilometres", "people", "troops", "block", "blocks"})
"""What stands behind a number that is no year; blocks of a street are numbered by its houses."""


def is_time(item: Found, line: TokenLine, sentences: Sentences) -> bool:
    """Whether an expression is a time in its sentence, by the tags of its words and its neighbours."""
    expression = item.expression
    first = line.tokens[item.first]
    token = sentences.token_at(first.start)
    if token is None:
        return False
    alone = item.after - item.first == 1
    base = expression.base
    if isinstance(base, Shift) and alone and _is_part_of_name(token):
        return False
    if base is None and expression.part is not None and expression.part.name == "daytime":
        # "In broad daylight" tells how something was done, not on which day.
        return False
    if isinstance(base, Calendar) and alone and base.month is not None and base.day is None:
        return token.tag_.startswith("NN")
    if isinstance(base, SeasonOf) and base.year is None and base.year_shift is None:
        return _is_season(item, line, token)
    if isinstance(base, Calendar) and base.year is not None and alone:
        return _is_year(item, line, sentences)
    if isinstance(base, Calendar) and base.day is not None and base.month is None:
        following = sentences.token_at(line.tokens[item.after - 1].end + 1)
        return following is None or not following.tag_.startswith(("NN", "JJ"))
    if expression.base is None and expression.clock is None and not expression.overnight:
        return token.tag_ not in ("VB", "VBD", "VBN", "VBP")
    return True


def _is_part_of_name(token: Token) -> bool:
    """Whether a day word is the end or the middle of a name: "Syria Today reported", not "Rebels Retreat Today"."""
    if not token.is_title or token.i == 0 or token.i + 1 == len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor(1)
    return before.pos_ == "PROPN" and before.text[0].isupper() and after.is_alpha and after.pos_ not in {"ADP", "SCONJ"}


def _is_season(item: Found, line: TokenLine, token: Token) -> bool:
    """Whether a season is one: "the fall of the city" and "to spring" are none."""
    if line.tokens[item.after - 1].word != "fall":
        return token.tag_ in ("NN", "NNP", "DT", "JJ")
    following = line.tokens[item.after].word if item.after < len(line.tokens) else ""
    before = line.tokens[item.first - 1].word if item.first > 0 else ""
    return following != "of" and (before in FALL_LEADS or item.after - item.first > 2)  # noqa: PLR2004


def _is_year(item: Found, line: TokenLine, sentences: Sentences) -> bool:
    token = line.tokens[item.first]
    parsed = sentences.token_at(token.start)
    if parsed is None or (parsed.i > 0 and parsed.nbor(-1).text in CURRENCY):
        return False
    if token.word.startswith(("'", "’", "‘")):
        return True
    if parsed.i + 1 < len(parsed.doc):
        following = parsed.nbor(1)
        if following.tag_ in NOUNS or following.lower_ in COUNTED:
            return False
    return True
