"""Weights, thresholds and limits of linking, from `data/linking.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from marsad.codebook.loading import load_yaml, need, refuse_unknown
from marsad.errors import CodebookError

FILE = "linking.yaml"
_KEYS = frozenset(
    {"version", "link_threshold", "within", "across", "main", "score_limit", "blocking", "copies", "parts"}
    | {"stop_words", "shot_words", "pointing_words"}
)


@dataclass(frozen=True, slots=True)
class BlockingRules:
    """Limits that keep the number of compared pairs about proportional to the number of claims."""

    largest_block: int
    story_terms: int
    rare_reports: int
    story_window_reports: int
    story_window_days: int
    story_partners: int
    cell_degrees: float


@dataclass(frozen=True, slots=True)
class CopyRules:
    """When two texts are called copies, or versions of one text.

    `shared_part` and `version_part` are shares of the shorter text, 0 to 1.
    """

    shingle_words: int
    boilerplate_reports: int
    boilerplate_days: int
    neighbours: int
    shortest_passage: int
    shared_part: float
    passage_words: int
    version_part: float
    version_days: int


@dataclass(frozen=True, slots=True)
class PartRules:
    """Which occurrences can have others as their parts."""

    longest_days: int
    widest_km: float
    near_km: float
    drawn_out: frozenset[str]
    """Words for what lasts days: battle, siege."""
    families: frozenset[str]
    """Families of event types that the parts of such an occurrence are of."""


@dataclass(frozen=True, slots=True)
class ScoreRules:
    """A pair score is `bias` plus weight times value over the features, by feature name."""

    bias: float
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class LinkingRules:
    """Everything that steers linking."""

    version: str
    link_threshold: float
    within: ScoreRules
    """For two tellings of one report."""
    across: ScoreRules
    """For tellings of two reports, and for what one report still tells apart."""
    main: ScoreRules
    """For the tellings that two reports are mainly about."""
    score_limit: float
    blocking: BlockingRules
    copies: CopyRules
    parts: PartRules
    stop_words: frozenset[str]
    shot_words: frozenset[str]
    """Words that tell of shots."""
    pointing_words: frozenset[str]
    """Words before the name of an act that point back at one told before."""


@cache
def load_linking() -> LinkingRules:
    """The shipped rules. Raises CodebookError naming file and key."""
    return parse_linking(load_yaml(FILE))


def parse_linking(raw: Mapping[str, Any], where: str = FILE) -> LinkingRules:
    """The rules in `raw`, read from the file `where`. Raises CodebookError naming file and key."""
    refuse_unknown(raw, _KEYS, where)
    return LinkingRules(
        version=need(raw, "version", str, where),
        link_threshold=_number(raw, "link_threshold", where),
        within=_score_rules(raw, "within", where),
        across=_score_rules(raw, "across", where),
        main=_score_rules(raw, "main", where),
        score_limit=_number(raw, "score_limit", where),
        blocking=BlockingRules(**_numbers(raw, "blocking", BlockingRules, where)),
        copies=CopyRules(**_numbers(raw, "copies", CopyRules, where)),
        parts=_part_rules(raw, where),
        stop_words=frozenset(need(raw, "stop_words", str, where).split()),
        shot_words=frozenset(need(raw, "shot_words", str, where).split()),
        pointing_words=frozenset(need(raw, "pointing_words", str, where).split()),
    )


def _score_rules(raw: Mapping[str, Any], key: str, where: str) -> ScoreRules:
    section, place = need(raw, key, dict, where), f"{where}: {key}"
    refuse_unknown(section, frozenset({"bias", "weights"}), place)
    weights = need(section, "weights", dict, place)
    numbers = {name: _number(weights, name, f"{place}: weights") for name in weights}
    return ScoreRules(_number(section, "bias", place), numbers)


def _part_rules(raw: Mapping[str, Any], where: str) -> PartRules:
    section, place = need(raw, "parts", dict, where), f"{where}: parts"
    refuse_unknown(section, frozenset(field.name for field in fields(PartRules)), place)
    return PartRules(
        longest_days=int(_number(section, "longest_days", place)),
        widest_km=_number(section, "widest_km", place),
        near_km=_number(section, "near_km", place),
        drawn_out=frozenset(need(section, "drawn_out", str, place).split()),
        families=frozenset(need(section, "families", str, place).split()),
    )


def _number(mapping: Mapping[str, Any], key: str, where: str) -> float:
    value = mapping.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise CodebookError(f"{where}: {key} must be a number, not {value!r}")
    return float(value)


def _numbers(raw: Mapping[str, Any], key: str, kind: type, where: str) -> dict[str, Any]:
    section = need(raw, key, dict, where)
    types = {field.name: field.type for field in fields(kind)}
    refuse_unknown(section, frozenset(types), f"{where}: {key}")
    found: dict[str, Any] = {}
    for name, type_name in types.items():
        value = _number(section, name, f"{where}: {key}")
        if value <= 0:
            raise CodebookError(f"{where}: {key}: {name} must be above zero, not {value}")
        if type_name == "int" and value != int(value):
            raise CodebookError(f"{where}: {key}: {name} must be a whole number, not {value}")
        found[name] = int(value) if type_name == "int" else value
    return found
