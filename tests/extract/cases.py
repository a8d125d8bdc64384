"""Text-to-claims cases: files of `tests/cases`, how a claim is compared with what a case expects, and the diff shown.

A case says only the slots that matter for it. Words agree as the coding guide's scorer has it: one set of content words
inside the other, or at least half of them shared. `[]` and null say that the slot must be empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from marsad.export.claim_record import Record

FOLDER = Path(__file__).resolve().parents[1] / "cases"
CASE_KEYS = {"about", "text", "date", "publisher", "claims", "others", "xfail"}
CLAIM_KEYS = {
    "type",
    "realis",
    "stance",
    "trigger",
    "sources",
    "perpetrators",
    "targets",
    "weapons",
    "place",
    "time",
} | {
    "figures",
    "count",
    "damage",
    "occurrence",
    "aggregate",
    "main",
    "xfail",
}
STOP = re.compile("a|an|the|of|in|on|at|to|and|or|for|by|from|with|his|her|its|their|our|this|that|these|those|some")
NO_PAIR = 99.0


@dataclass(frozen=True)
class Case:
    """One file: a text, and the claims that a reader must find in it."""

    name: str
    about: str
    text: str
    published: date | None
    publisher: str | None
    claims: tuple[Mapping[str, Any], ...]
    others: bool
    """Whether further claims are no fault."""
    xfail: str
    """Why the whole case does not hold yet; "" where it must."""


class CaseError(ValueError):
    """A case file that does not say what it must; names the file and the key."""


def load_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """Every case, by name."""
    return tuple(load_case(path) for path in sorted(folder.glob("*.yaml")))


def load_case(path: Path) -> Case:
    """The case in a file."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(raw, dict) or not {"about", "text", "claims"} <= set(raw):
        raise CaseError(f"{path.name}: needs about, text and claims")
    _refuse(set(raw) - CASE_KEYS, path.name)
    for claim in raw["claims"]:
        _refuse(set(claim) - CLAIM_KEYS, f"{path.name}: claims")
    if raw.get("others") and not raw["claims"]:
        raise CaseError(f"{path.name}: no claims and others allowed: this can never fail")
    return Case(
        path.stem,
        raw["about"],
        raw["text"].rstrip("\n"),
        raw.get("date"),
        raw.get("publisher"),
        tuple(raw["claims"]),
        bool(raw.get("others", False)),
        raw.get("xfail", ""),
    )


def _refuse(unknown: set[str], where: str) -> None:
    if unknown:
        raise CaseError(f"{where}: unknown keys {sorted(unknown)}")


def problems(case: Case, found: Sequence[Record]) -> tuple[str, ...]:
    """What is wrong with the claims found, one line each; empty where all is as expected."""
    paired = pair(case.claims, found)
    lines = [*_claim_problems(case, found, paired), *_key_problems(case, found, paired)]
    extra = [claim for number, claim in enumerate(found) if number not in paired.values()]
    if not case.others:
        lines += [f"not expected: {brief(claim)}" for claim in extra]
    return tuple(lines)


def _claim_problems(case: Case, found: Sequence[Record], paired: Mapping[int, int]) -> list[str]:
    lines: list[str] = []
    for number, wanted in enumerate(case.claims):
        wrong = mismatches(wanted, found[paired[number]]) if number in paired else ["no such claim"]
        reason = wanted.get("xfail", "")
        name = f"claims[{number + 1}] {wanted.get('type', '')} {wanted.get('trigger', '')!r}"
        if reason and not wrong:
            lines.append(f"{name}: holds now; take its xfail away ({reason})")
        elif not reason:
            lines += [f"{name}: {line}" for line in wrong]
    return lines


def _key_problems(case: Case, found: Sequence[Record], paired: Mapping[int, int]) -> list[str]:
    """Claims of one expected occurrence must share the reader's key, claims of two must not."""
    keyed = [
        (wanted["occurrence"], found[paired[number]]["occurrence"], number + 1)
        for number, wanted in enumerate(case.claims)
        if "occurrence" in wanted and number in paired and not wanted.get("xfail")
    ]
    return [
        f"claims[{one}] and claims[{other}]: occurrence {'differs' if left == right else 'is shared'}"
        for index, (left, key, one) in enumerate(keyed)
        for right, other_key, other in keyed[index + 1 :]
        if (left == right) != (key == other_key)
    ]


def pair(wanted: Sequence[Mapping[str, Any]], found: Sequence[Record]) -> dict[int, int]:
    """Expected claim -> found claim, the best fit first, among pairs that share a trigger or type."""
    costs = sorted((_cost(one, other), i, j) for i, one in enumerate(wanted) for j, other in enumerate(found))
    paired: dict[int, int] = {}
    for cost, i, j in costs:
        if cost < NO_PAIR and i not in paired and j not in paired.values():
            paired[i] = j
    return paired


def _cost(wanted: Mapping[str, Any], found: Record) -> float:
    same_trigger = "trigger" in wanted and same_words(wanted["trigger"], found["trigger"])
    if not same_trigger and wanted.get("type") != found["type"]:
        return NO_PAIR
    return len(mismatches(wanted, found)) + (0.0 if same_trigger else 2.0)


def mismatches(wanted: Mapping[str, Any], found: Record) -> list[str]:
    """The slots of one claim that are not as expected, each with both values."""
    lines = []
    for slot, value in wanted.items():
        check = CHECKS.get(slot)
        if check is not None and not check(value, found[slot]):
            lines.append(f"{slot}: expected {value!r}, found {_shown(found[slot])}")
    return lines


def same_words(one: Any, other: Any) -> bool:
    """Whether the content words agree."""
    left, right = _tokens(one), _tokens(other)
    return bool(left and right) and (left <= right or right <= left or len(left & right) / len(left | right) >= 0.5)


def _tokens(value: Any) -> set[str]:
    words = (value.get("quote") or "") if isinstance(value, dict) else (value or "")
    return {word for word in re.findall(r"\w+", words.lower()) if not STOP.fullmatch(word)}


def _each(wanted: Any, found: Any) -> bool:
    """Lists of words: as many as expected, each with its match."""
    return len(wanted) == len(found) and all(any(same_words(one, other) for other in found) for one in wanted)


def _place(wanted: Any, found: Any) -> bool:
    if wanted is None or found is None:
        return wanted is found
    if isinstance(wanted, str):
        return same_words(wanted, found) or same_words(wanted, found.get("name"))
    return all(
        same_words(value, found) or same_words(value, found.get("name")) if key == "quote" else found.get(key) == value
        for key, value in wanted.items()
    )


def _time(wanted: Any, found: Any) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return all(
        same_words(value, found) if key == "quote" and value else _plain(value) == found.get(key)
        for key, value in wanted.items()
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _figures(wanted: Any, found: Any) -> bool:
    rest = list(found)
    for one in wanted:
        match = next((other for other in rest if _figure(one, other)), None)
        if match is None:
            return False
        rest.remove(match)
    return not rest


def _figure(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    return all(
        same_words(value, found)
        if key == "quote"
        else same_words(value, found[key])
        if key == "words"
        else found[key] == value
        for key, value in wanted.items()
    )


def _count(wanted: Any, found: Any) -> bool:
    return found is None if wanted is None else found is not None and found["n"] == wanted


def _damage(wanted: Any, found: Any) -> bool:
    return len(wanted) == len(found) and all(
        any(one["effect"] == other["effect"] and same_words(one["quote"], other) for other in found) for one in wanted
    )


def _equal(wanted: Any, found: Any) -> bool:
    return bool(wanted == found)


CHECKS: Mapping[str, Callable[[Any, Any], bool]] = {
    **dict.fromkeys(("type", "realis", "stance", "aggregate", "main"), _equal),
    **dict.fromkeys(("sources", "perpetrators", "targets", "weapons"), _each),
    "trigger": same_words,
    "place": _place,
    "time": _time,
    "figures": _figures,
    "count": _count,
    "damage": _damage,
}


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    if not isinstance(value, dict):
        return repr(value)
    if "basis" in value and "kind" in value:
        return f"{value['kind']} {value['who']} {value['lo']}-{value['hi']} {value['basis']} {value['quote']!r}"
    if "precision" in value:
        return f"{value['quote']!r} {value['start']}..{value['end']} {value['precision']} ({value['basis']})"
    return repr(value.get("quote")) + (f" = {value['name']}" if value.get("name") else "")


def brief(claim: Record) -> str:
    """One found claim in a line."""
    filled = [
        f"{slot} {_shown(claim[slot])}"
        for slot in ("sources", "perpetrators", "targets", "weapons", "place", "figures", "count")
        if claim[slot]
    ]
    head = f"{claim['type']} {_shown(claim['trigger'])} {claim['realis']} {claim['stance']}"
    return "; ".join((head, *filled, *(["aggregate"] if claim["aggregate"] else [])))
