"""Values in plain words: what a figure, a place or a stance says, as people would say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

import yaml

from marsad.codebook.event_types import load_event_types
from marsad.errors import CodebookError
from marsad.model.claims import (
    ZEROS,
    ClaimantClass,
    ClaimId,
    DamageEffect,
    EventTypeId,
    Figure,
    FigureBasis,
    FigureKind,
    Realis,
    Stance,
    Who,
)
from marsad.model.entities import Place, PlaceKind
from marsad.model.evidence import Alignment
from marsad.model.incidents import FigureRange
from marsad.model.when import TimeBasis

FILE = "export/data/words.yaml"
_ENUMS = {
    "stance": Stance,
    "claimant": ClaimantClass,
    "realis": Realis,
    "figure_kind": FigureKind,
    "who": Who,
    "one": Who,
    "damage": DamageEffect,
    "time_basis": TimeBasis,
    "alignment": Alignment,
}
_TABLES = (*_ENUMS, "zero", "zero_of_kind", "slot", "field", "happened", "weapon_class")


@cache
def load_words() -> Mapping[str, Mapping[str, str]]:
    """Table -> term -> words. Raises CodebookError where a term of the model is missing or unknown."""
    text = resources.files("marsad.export").joinpath("data/words.yaml").read_text(encoding="utf-8")
    tables: dict[str, dict[str, str]] = yaml.safe_load(text)
    for name in _TABLES:
        if not isinstance(tables.get(name), dict):
            raise CodebookError(f"{FILE}: {name}: must be a mapping")
    for name, enum in _ENUMS.items():
        members = {str(member.value) for member in enum}
        if members != set(tables[name]):
            raise CodebookError(f"{FILE}: {name}: missing or unknown {sorted(members ^ set(tables[name]))}")
    for name in ("zero", "zero_of_kind"):
        if {basis.value for basis in ZEROS} != set(tables[name]):
            raise CodebookError(f"{FILE}: {name}: must be {sorted(ZEROS)}")
    return tables


def words_for(table: str, term: str) -> str:
    """The words for a term; an unknown term is shown as it is, with spaces for underscores."""
    return load_words()[table].get(term) or term.replace("_", " ")


def type_label(type_id: EventTypeId) -> str:
    """The codebook's label of an event type."""
    known = load_event_types().by_id.get(type_id)
    return known.label if known else type_id.replace("_", " ").capitalize()


def interval_words(lo: int | None, hi: int | None) -> str:
    """An interval of whole numbers: "9", "7 to 12", "9 or more", "up to 12"; empty where both ends are open."""
    if lo is None and hi is None:
        return ""
    if lo is None:
        return f"up to {hi:,}"
    if hi is None:
        return f"{lo:,} or more"
    return f"{lo:,}" if lo == hi else f"{lo:,} to {hi:,}"


def figure_words(figure: Figure) -> str:
    """How many and whom, with the basis: "at least 9 civilians", "says it has no information"."""
    if figure.basis in ZEROS:
        whom = "" if figure.who is Who.UNKNOWN and not figure.words else f" ({_whom(figure)})"
        return words_for("zero", figure.basis.value) + whom
    return f"{_number_words(figure)} {_whom(figure)}".strip()


def _whom(figure: Figure) -> str:
    if figure.words and figure.words != "earlier":
        return figure.words
    table = "one" if figure.lo == figure.hi == 1 else "who"
    return words_for(table, figure.who.value) + (" (an earlier count)" if figure.words else "")


def _number_words(figure: Figure) -> str:
    lo, hi = figure.lo, figure.hi
    if figure.basis is FigureBasis.PLURAL:
        return f"number not given, {interval_words(lo, hi)}:" if lo is not None else "number not given:"
    if figure.basis is FigureBasis.NUMBER_WORD and lo != hi:
        return f"“{figure.quote.text}”, taken as {interval_words(lo, hi)}:"
    if figure.basis is FigureBasis.ABOUT:
        return f"about {interval_words(lo, hi)}"
    if figure.basis is FigureBasis.AT_LEAST and lo is not None and hi is None:
        return f"at least {lo:,}"
    return interval_words(lo, hi)


def range_words(figure: FigureRange) -> str:
    """What an incident's sources add up to for one kind: "9 or more civilians killed"; empty where only zeros are."""
    number = interval_words(figure.lo, figure.hi)
    if not number:
        return ""
    whom = words_for("one" if figure.lo == figure.hi == 1 else "who", figure.group)
    return f"{number} {whom} {words_for('figure_kind', figure.kind.value)}"


def zero_words(basis: FigureBasis, group: str, kinds: Iterable[FigureKind]) -> str:
    """One of the three zeros: "says no civilians were killed", "says it has no information on people injured"."""
    kind = " or ".join(words_for("figure_kind", kind.value) for kind in dict.fromkeys(kinds))
    return words_for("zero_of_kind", basis.value).format(who=words_for("who", group), kind=kind)


def zeros_of(figures: Iterable[FigureRange]) -> list[tuple[ClaimId, str]]:
    """Every zero of an incident with the claim that gives it; one claim's equal zeros of several kinds are one."""
    kinds: dict[tuple[ClaimId, FigureBasis, str], list[FigureKind]] = {}
    for figure in figures:
        for basis, claim in figure.zeros:
            kinds.setdefault((claim, basis, figure.group), []).append(figure.kind)
    return [(claim, zero_words(basis, group, found)) for (claim, basis, group), found in kinds.items()]


def conflict_field_words(field: str) -> str:
    """What accounts differ on. A figure's field is its kind and group: "killed.civilian"."""
    kind, _, group = field.partition(".")
    if not group:
        return words_for("field", field)
    return f"how many {words_for('who', group)} were {words_for('figure_kind', kind)}"


def conflict_value_words(field: str, value: str) -> str:
    """One of the contradicting values; values of closed vocabularies in words, others as they are."""
    if field == "type":
        return type_label(EventTypeId(value))
    if field in ("realis", "stance", "happened"):
        return words_for(field, value)
    return value.replace("_", " ") if value in {basis.value for basis in ZEROS} else value


def place_words(place: Place) -> str:
    """The place with its wider places and how closely it is known: "Sarmin, Idlib, Syria (within 3 km)"."""
    country = None if place.kind is PlaceKind.COUNTRY else place.country
    wider = place.within or tuple(name for name in (place.admin2, place.admin1, country) if name)
    names = dict.fromkeys((place.name, *wider))
    return ", ".join(names) + (f" ({radius_words(place)})" if radius_words(place) else "")


def radius_words(place: Place) -> str:
    """How closely the place is known; empty where it has no point."""
    if place.lat is None or place.radius_km is None:
        return ""
    return f"within {place.radius_km:,.0f} km" if place.radius_km >= 1 else "within 1 km"
