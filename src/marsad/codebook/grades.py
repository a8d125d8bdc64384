"""Schemes of grading and the rules that suggest a grade, from `data/grades.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.errors import CodebookError

FILE = "grades.yaml"
REASON_WORDS = ("affirming_words", "admitters", "claimants", "accused_words", "deniers", "when", "where")
"""What a rule's reason may name in braces."""
_SCHEME_KEYS = frozenset({"label", "source", "values", "applies", "rules"})
_RULE_KEYS = frozenset({"grade", "when", "reason"})

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class GradeRule:
    """A grade, the bounds that facts must keep to for it, and its reason with names in braces."""

    grade: str
    when: Mapping[str, Bounds]
    reason: str

    def holds(self, facts: Mapping[str, int]) -> bool:
        """Whether the facts keep to all bounds."""
        return within(facts, self.when)


@dataclass(frozen=True, slots=True)
class GradeScheme:
    """One scheme: its grades, whom it comes from, and to which incidents it applies."""

    name: str
    label: str
    source: str
    values: tuple[str, ...]
    applies: Mapping[str, Bounds]
    rules: tuple[GradeRule, ...]


def within(facts: Mapping[str, int], bounds: Mapping[str, Bounds]) -> bool:
    """Whether each named fact lies within its bounds, ends included."""
    return all(
        (least is None or facts[name] >= least) and (most is None or facts[name] <= most)
        for name, (least, most) in bounds.items()
    )


@cache
def load_grades() -> Mapping[str, GradeScheme]:
    """Scheme name -> scheme. Raises CodebookError naming file and key."""
    return parse_grades(load_yaml(FILE))


def parse_grades(raw: Mapping[str, Any], where: str = FILE) -> Mapping[str, GradeScheme]:
    """The schemes in `raw`, read from the file `where`. Raises CodebookError naming file and key."""
    refuse_unknown(raw, frozenset({"facts", "schemes"}), where)
    facts = frozenset(need(raw, "facts", dict, where))
    schemes = need(raw, "schemes", dict, where)
    return {name: _scheme(name, need(schemes, name, dict, where), facts, where) for name in schemes}


def _scheme(name: str, raw: Mapping[str, Any], facts: frozenset[str], where: str) -> GradeScheme:
    place = f"{where}: schemes.{name}"
    refuse_unknown(raw, _SCHEME_KEYS, place)
    values = tuple(need(raw, "values", list, place))
    rules = need(raw, "rules", list, place)
    return GradeScheme(
        name=name,
        label=need(raw, "label", str, place),
        source=need(raw, "source", str, place),
        values=values,
        applies=_bounds(need(raw, "applies", dict, place), facts, f"{place}.applies"),
        rules=tuple(_rule(rule, values, facts, f"{place}.rules[{n}]") for n, rule in enumerate(rules)),
    )


def _rule(raw: Mapping[str, Any], values: tuple[str, ...], facts: frozenset[str], where: str) -> GradeRule:
    refuse_unknown(raw, _RULE_KEYS, where)
    grade = need(raw, "grade", str, where)
    if grade not in values:
        raise CodebookError(f"{where}: grade {grade!r} is none of {', '.join(values)}")
    reason = need(raw, "reason", str, where)
    try:
        reason.format_map(dict.fromkeys(REASON_WORDS, ""))
    except (KeyError, IndexError, ValueError) as error:
        raise CodebookError(f"{where}: reason may name {', '.join(REASON_WORDS)} in braces ({error})") from error
    return GradeRule(grade, _bounds(need(raw, "when", dict, where), facts, f"{where}.when"), reason)


def _bounds(raw: Mapping[str, Any], facts: frozenset[str], where: str) -> Mapping[str, Bounds]:
    refuse_unknown(raw, facts, where)
    found: dict[str, Bounds] = {}
    for name, value in raw.items():
        match value:
            case [int() | None as least, int() | None as most]:
                found[name] = (least, most)
            case _:
                raise CodebookError(f"{where}: {name} must be [least, most], not {value!r}")
    return found
