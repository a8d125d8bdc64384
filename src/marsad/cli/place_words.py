"""Answers of the gazetteer and layers of the user's own, in words for people and as records for programs."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.model.entities import PlaceKind
from marsad.resolve.gazetteer.explaining import SHIPPED, Answer, Explanation
from marsad.resolve.gazetteer.own.shelf import LayerInfo

KIND_WORDS = {
    PlaceKind.ADMIN1: "area of the first level",
    PlaceKind.ADMIN2: "area of the second level",
    PlaceKind.ADMIN3: "area of the third level",
}
"""Kinds whose names say little to a newcomer."""


def explanation_lines(found: Explanation) -> Iterator[str]:
    """An explanation in words."""
    question = found.question
    yield f"{question.name}"
    if question.kind_words or question.inside:
        said = [f"a {question.kinds[0]} by {question.kind_words!r}"] if question.kinds else []
        said += [f"in {question.inside!r}"] if question.inside else []
        yield f" ({', '.join(said)})"
    yield f"\n{found.verdict}\n"
    for number, answer in enumerate(found.answers, start=1):
        yield "\n"
        yield from _answer_lines(number, answer)
    if found.total > len(found.answers):
        yield f"\n… and {found.total - len(found.answers)} more (--limit)\n"


def _answer_lines(number: int, answer: Answer) -> Iterator[str]:
    place = answer.place
    people_there = f", {answer.population:,} inhabitants" if answer.population else ""
    kind = KIND_WORDS.get(place.kind, str(place.kind))
    what = kind if answer.feature in (place.kind, "place") else f"{kind}: {answer.feature}"
    yield f"{number}. {place.name} – {what}{people_there}\n"
    codes = [f"admin 1 {place.admin1_pcode}"] if place.admin1_pcode else []
    codes += [f"admin 2 {place.admin2_pcode}"] if place.admin2_pcode else []
    coded = f" (p-codes: {', '.join(codes)})" if codes else ""
    yield f"   in {' › '.join(place.within) or place.country or 'no country'}{coded}\n"
    if place.lat is not None and place.lon is not None:
        yield f"   at {place.lat:.4f}, {place.lon:.4f}, within {place.radius_km or 0:g} km\n"
    else:
        yield "   no point is known\n"
    yield f"   why: {'; '.join(answer.reasons)}; score {answer.score:.2f}\n"
    layer = "" if answer.layer == SHIPPED else f" in your layer {answer.layer!r}"
    yield f"   {place.id}{layer} – {answer.source.title}; {answer.source.licence}; {answer.source.attribution}\n"


def explanation_record(found: Explanation) -> dict[str, object]:
    """An explanation as JSON values."""
    question = found.question
    return {
        "name": question.name,
        "kind_words": question.kind_words or None,
        "inside": question.inside or None,
        "total": found.total,
        "ambiguous": found.ambiguous,
        "verdict": found.verdict,
        "places": [_answer_record(answer) for answer in found.answers],
    }


def _answer_record(answer: Answer) -> dict[str, object]:
    place = answer.place
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "feature": answer.feature,
        "population": answer.population or None,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "country": place.country,
        "within": list(place.within),
        "pcode": answer.pcode,
        "admin1_pcode": place.admin1_pcode,
        "admin2_pcode": place.admin2_pcode,
        "matched": answer.matched,
        "likeness": round(answer.likeness, 3),
        "score": answer.score,
        "reasons": list(answer.reasons),
        "layer": answer.layer,
        "source": answer.source.title,
        "licence": answer.source.licence,
        "attribution": answer.source.attribution,
    }


def layer_lines(layer: LayerInfo) -> Iterator[str]:
    """A layer in words."""
    if layer.fault:
        yield f"{layer.name}: {layer.fault} ({layer.path})\n"
        return
    yield f"{layer.name}: {layer.places:,} {'place' if layer.places == 1 else 'places'}, "
    yield f"{layer.same:,} of them ours described anew; "
    yield f"{layer.form} {layer.file}, added {layer.added}\n"
    for source in layer.sources:
        yield f"    licence: {source.licence}; attribution: {source.attribution}\n"
    yield f"    {layer.path}\n"


def layer_record(layer: LayerInfo) -> dict[str, object]:
    """A layer as JSON values."""
    return {
        "name": layer.name,
        "path": str(layer.path),
        "places": layer.places,
        "described_anew": layer.same,
        "form": layer.form,
        "file": layer.file,
        "added": layer.added,
        "licences": [source.licence for source in layer.sources],
        "attributions": [source.attribution for source in layer.sources],
        "fault": layer.fault or None,
    }
