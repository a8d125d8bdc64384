"""Words of time expressions, parts of the day, zones and holidays, read from `data/times/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.errors import CodebookError

WORDS = "times/words.yaml"
FIXED = "times/fixed.yaml"
HOLIDAYS = "times/holidays.yaml"
HOLIDAY_RULES = ("fixed", "nth", "easter", "orthodox_easter", "hijri", "nowruz")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that stands for one of a numbered or coded series: a month, a weekday, a season."""

    value: str
    capital: bool = False
    """A time only when written with a capital letter."""
    short: bool = False
    """A time only inside a date."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: its ISO 8601 designator, and by how much an amount of it is multiplied."""

    name: str
    code: str
    clock: bool = False
    factor: int = 1


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """A part of the local day, from one full hour to another; hours from 24 on belong to the next day."""

    name: str
    code: str
    first_hour: int
    last_hour: int


@dataclass(frozen=True, slots=True)
class Season:
    """A season of the northern hemisphere; `last_month` before `first_month` lies in the next year."""

    code: str
    first_month: int
    last_month: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday: the rule that dates it (one of HOLIDAY_RULES), the rule's numbers, and how many days it lasts."""

    key: str
    names: tuple[str, ...]
    rule: str
    numbers: tuple[int, ...]
    days: int = 1


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All of it, by lower-case word."""

    months: Mapping[str, Word]
    weekdays: Mapping[str, Word]
    seasons: Mapping[str, Word]
    season_by_code: Mapping[str, Season]
    units: Mapping[str, Unit]
    unit_by_name: Mapping[str, Unit]
    parts: Mapping[str, PartOfDay]
    part_by_name: Mapping[str, PartOfDay]
    zones: Mapping[str, int | None]
    classes: Mapping[str, frozenset[str]]
    """Grammar classes of each word."""
    references: Mapping[str, str]
    """Set phrase to PAST_REF, PRESENT_REF or FUTURE_REF."""
    sets: Mapping[str, str]
    """Set phrase to the period it recurs with."""
    holidays: Mapping[str, Holiday]
    """Every name of a holiday."""


@cache
def load_time_words() -> TimeWords:
    """The lexicon that ships with Marsad. Raises CodebookError naming the file and the key that is wrong."""
    words, fixed = load_yaml(WORDS), load_yaml(FIXED)
    units = _units(need(words, "units", dict, WORDS))
    parts = _parts(need(words, "parts", dict, WORDS))
    seasons = need(words, "seasons", dict, WORDS)
    return TimeWords(
        months=_series(need(words, "months", dict, WORDS), f"{WORDS}: months"),
        weekdays=_series(need(words, "weekdays", dict, WORDS), f"{WORDS}: weekdays"),
        seasons=_series(seasons, f"{WORDS}: seasons", extra=frozenset({"first", "last"})),
        season_by_code=_seasons(seasons),
        units=units,
        unit_by_name={unit.name: unit for unit in units.values()},
        parts=parts,
        part_by_name={part.name: part for part in parts.values()},
        zones=_zones(need(words, "zones", dict, WORDS)),
        classes=_classes(need(words, "classes", dict, WORDS)),
        references=_phrases(need(fixed, "references", dict, FIXED), f"{FIXED}: references"),
        sets=_phrases(need(fixed, "sets", dict, FIXED), f"{FIXED}: sets"),
        holidays=read_holidays(load_yaml(HOLIDAYS), HOLIDAYS),
    )


def _strings(row: Mapping[str, Any], key: str, where: str) -> list[str]:
    found = row.get(key, [])
    if not isinstance(found, list) or not all(isinstance(word, str) and word == word.lower() for word in found):
        raise CodebookError(f"{where}: {key} must be a list of lower-case words, not {found!r}")
    return found


def _series(rows: Mapping[Any, Any], where: str, *, extra: frozenset[str] = frozenset()) -> dict[str, Word]:
    words: dict[str, Word] = {}
    for value, row in rows.items():
        place = f"{where}.{value}"
        if not isinstance(row, dict):
            raise CodebookError(f"{place}: must be a mapping")
        refuse_unknown(row, frozenset({"words", "capital", "short"}) | extra, place)
        for kind in ("words", "capital", "short"):
            for word in _strings(row, kind, place):
                words[word] = Word(str(value), capital=kind != "words", short=kind == "short")
    return words


def _seasons(rows: Mapping[str, Any]) -> dict[str, Season]:
    seasons: dict[str, Season] = {}
    for code, row in rows.items():
        place = f"{WORDS}: seasons.{code}"
        seasons[code] = Season(code, need(row, "first", int, place), need(row, "last", int, place))
    return seasons


def _units(rows: Mapping[str, Any]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for name, row in rows.items():
        place = f"{WORDS}: units.{name}"
        refuse_unknown(row, frozenset({"words", "code", "clock", "factor"}), place)
        unit = Unit(name, need(row, "code", str, place), bool(row.get("clock")), int(row.get("factor", 1)))
        units.update(dict.fromkeys(_strings(row, "words", place), unit))
    return units


def _parts(rows: Mapping[str, Any]) -> dict[str, PartOfDay]:
    parts: dict[str, PartOfDay] = {}
    for name, row in rows.items():
        place = f"{WORDS}: parts.{name}"
        refuse_unknown(row, frozenset({"words", "code", "from", "to"}), place)
        part = PartOfDay(
            name, need(row, "code", str, place), need(row, "from", int, place), need(row, "to", int, place)
        )
        parts.update(dict.fromkeys(_strings(row, "words", place), part))
    return parts


def _zones(rows: Mapping[str, Any]) -> dict[str, int | None]:
    for name, minutes in rows.items():
        if minutes is not None and not isinstance(minutes, int):
            raise CodebookError(f"{WORDS}: zones.{name} must be minutes east of UTC, not {minutes!r}")
    return dict(rows)


def _classes(rows: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for name in rows:
        for word in _strings(rows, name, f"{WORDS}: classes"):
            classes.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in classes.items()}


def _phrases(rows: Mapping[str, Any], where: str) -> dict[str, str]:
    return {phrase: value for value in rows for phrase in _strings(rows, value, where)}


def read_holidays(rows: Mapping[str, Any], where: str) -> dict[str, Holiday]:
    """The holidays in `rows` by every name; `where` names the file in errors."""
    holidays: dict[str, Holiday] = {}
    for key, row in rows.items():
        place = f"{where}: {key}"
        if not isinstance(row, dict):
            raise CodebookError(f"{place}: must be a mapping")
        refuse_unknown(row, frozenset({"names", "days", *HOLIDAY_RULES}), place)
        rules = [rule for rule in HOLIDAY_RULES if rule in row]
        if len(rules) != 1:
            raise CodebookError(f"{place}: needs exactly one of {', '.join(HOLIDAY_RULES)}")
        given = row[rules[0]]
        numbers = tuple(given) if isinstance(given, list) else (int(given),)
        names = tuple(_strings(row, "names", place))
        holiday = Holiday(key, names, rules[0], numbers, int(row.get("days", 1)))
        holidays.update(dict.fromkeys(names, holiday))
    return holidays
