"""What a name could stand for, and why, for people who ask: every candidate with its reasons in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.model.entities import Place, PlaceKind
from marsad.resolve.gazetteer.file import MOST_PER_NAME, Entry, Gazetteer
from marsad.resolve.gazetteer.layers import LayeredGazetteer
from marsad.resolve.gazetteer.lookup import SAME_LETTERS, Candidate, lookup, prior
from marsad.resolve.gazetteer.question import Question, read_question
from marsad.resolve.gazetteer.rows import SourceRow
from marsad.resolve.gazetteer.spots import are_one_spot
from marsad.text.names import fold, skeleton

SHIPPED = "shipped"
LEAD = 0.08
"""A place that scores this much more than every place elsewhere stands out."""
INSIDE, KIND_FITS, SEAT = 0.3, 0.15, 0.1
"""What is added to a score: it lies in the place named after it; it is of the kind said; it is a seat of an area."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One place that the name could stand for."""

    place: Place
    feature: str
    population: int
    pcode: str | None
    score: float
    """Comparable within one question only; above 1 where the words around the name speak for it."""
    likeness: float
    matched: str
    reasons: tuple[str, ...]
    """How the name matched, then what speaks for and against it."""
    layer: str
    source: SourceRow


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that the gazetteer says to a question."""

    question: Question
    answers: tuple[Answer, ...]
    """Best first, as many as were asked for."""
    total: int
    """How many places match; at 400 no more are counted."""
    countries: int
    ambiguous: bool
    verdict: str


@dataclass(frozen=True, slots=True)
class _Judged:
    candidate: Candidate
    score: float
    inside: bool | None
    """None: nothing was said of where it lies."""
    kind_fits: bool | None
    seat: bool
    """A settlement in an area of the same name, of which no kind was said."""


def explain_name(gazetteer: Gazetteer, words: str, *, country: str | None = None, limit: int = 10) -> Explanation:
    """Everything a name could stand for, best first; `country` (ISO2) is a preference, not a filter."""
    question, found = _found(gazetteer, words, country)
    judged = sorted(_judged(gazetteer, question, found), key=lambda item: (-item.score, item.candidate.entry.number))
    rival = _rival(judged)
    countries = len({candidate.entry.country for candidate in found})
    return Explanation(
        question=question,
        answers=tuple(_answer(gazetteer, item, question, country) for item in judged[:limit]),
        total=len(found),
        countries=countries,
        ambiguous=rival is not None,
        verdict=_verdict(judged, countries, rival, question),
    )


def _found(gazetteer: Gazetteer, words: str, country: str | None) -> tuple[Question, tuple[Candidate, ...]]:
    """The whole phrase as a name where that is one, else the name in it."""
    whole = Question(" ".join(words.split()))
    found = lookup(gazetteer, words, country, MOST_PER_NAME)
    if found and found[0].likeness == 1.0:
        return whole, found
    question = read_question(words)
    inner = lookup(gazetteer, question.name, country, MOST_PER_NAME) if question.name != whole.name else ()
    return (question, inner) if inner else (whole, found)


def _judged(gazetteer: Gazetteer, question: Question, found: Sequence[Candidate]) -> Iterator[_Judged]:
    holders: frozenset[int] = frozenset()
    if question.inside:
        outer = lookup(gazetteer, read_question(question.inside).name, limit=MOST_PER_NAME)
        holders = frozenset(candidate.entry.number for candidate in outer)
    areas = {each.entry.number for each in found if each.entry.kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2)}
    for candidate in found:
        entry = candidate.entry
        inside = _lies_in(entry, holders, gazetteer) if question.inside else None
        fits = entry.kind in question.kinds if question.kinds else None
        seat = (
            fits is None and entry.kind is PlaceKind.SETTLEMENT and not areas.isdisjoint((entry.admin1, entry.admin2))
        )
        score = candidate.score + (INSIDE if inside else 0.0) + (KIND_FITS if fits else 0.0) + (SEAT if seat else 0.0)
        yield _Judged(candidate, round(score, 4), inside, fits, seat)


def _lies_in(entry: Entry, holders: frozenset[int], gazetteer: Gazetteer) -> bool:
    country = gazetteer.countries.get(entry.country or "")
    around = (entry.admin1, entry.admin2, entry.parent, country.number if country else None)
    return any(number in holders for number in around if number is not None and number != entry.number)


def _rival(judged: Sequence[_Judged]) -> _Judged | None:
    """The best place elsewhere that nearly equals the first; None where the first stands out."""
    for item in judged[1:]:
        if judged[0].score - item.score >= LEAD:
            return None
        if not _together(judged[0].candidate.entry, item.candidate.entry):
            return item
    return None


def _together(one: Entry, other: Entry) -> bool:
    """Whether two places are as good as one for a report: an area and its seat, a town and its outskirts."""
    if other.number in (one.admin1, one.admin2, one.parent) or one.number in (other.admin1, other.admin2, other.parent):
        return True
    if one.lat is None or other.lat is None:
        return one.country == other.country
    return are_one_spot(one, other)


def _answer(gazetteer: Gazetteer, item: _Judged, question: Question, country: str | None) -> Answer:
    entry = item.candidate.entry
    layer = gazetteer.layer_of(entry) if isinstance(gazetteer, LayeredGazetteer) else None
    sources = layer.sources() if layer else gazetteer.sources()
    source = next(source for source in sources if source.code == entry.source)
    return Answer(
        place=gazetteer.place(entry),
        feature=entry.feature,
        population=entry.population,
        pcode=entry.pcode,
        score=item.score,
        likeness=item.candidate.likeness,
        matched=item.candidate.matched,
        reasons=tuple(_reasons(item, question, country)),
        layer=layer.name if layer else SHIPPED,
        source=source,
    )


def _reasons(item: _Judged, question: Question, country: str | None) -> Iterator[str]:
    candidate, entry = item.candidate, item.candidate.entry
    yield how_matched(fold(question.name), candidate.matched, candidate.likeness, fold(entry.name))
    yield f"how well known it is before anything is read: {min(1.0, prior(entry)):.2f} of 1"
    if country:
        yield f"{'in' if entry.country == country else 'not in'} {country}, the country asked for"
    if item.seat:
        yield "it lies in an area of that name, and a bare name means the town"
    if item.kind_fits is not None:
        yield f"{question.kind_words!r} {'fits' if item.kind_fits else 'does not fit'} what it is ({entry.kind})"
    if item.inside is not None:
        yield f"it {'lies' if item.inside else 'does not lie'} in {question.inside!r}"


def how_matched(asked: str, matched: str, likeness: float, main: str) -> str:
    """How two folded names are taken for one, in words."""
    other = "" if matched == main else " (one of its other names)"
    if asked == matched:
        return f"spelt as asked{other}" if other else "spelt as asked"
    if likeness >= SAME_LETTERS:
        return f"{matched!r} has the same letters, divided or with the article written otherwise{other}"
    if skeleton(asked) == skeleton(matched):
        return f"{matched!r} is another way to write it: the same consonants, {likeness:.0%} alike{other}"
    return f"{matched!r} is one letter away{other}"


def _verdict(judged: Sequence[_Judged], countries: int, rival: _Judged | None, question: Question) -> str:
    if not judged:
        tried = (
            "so spelt, with the article or the words divided otherwise, in another romanisation, or with a letter wrong"
        )
        return f"No place is called {question.name!r} {tried}. To add places of your own: marsad gazetteer add FILE"
    total, best = len(judged), judged[0].candidate.entry.name
    many = f"at least {total}" if total >= MOST_PER_NAME else str(total)
    if total == 1:
        return "One place is called so."
    spread = f"{many} places {'of one country' if countries == 1 else f'in {countries} countries'}"
    if rival is None:
        return f"{spread} match; {best} stands out. The other words of a report can still point elsewhere."
    far = f"{best} and {rival.candidate.entry.name}" if best != rival.candidate.entry.name else f"two called {best}"
    return (
        f"Ambiguous: {spread} match, and none stands out ({far} are far apart and nearly equal). "
        "The name alone does not tell; in a report its other words decide: the country, the province, what is near."
    )
