"""How a claim that was read is compared with what a case expects, and what is said where they differ.

Words agree as in the scoring of marked reports: one set of content words inside the other, or half of them shared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from marsad.evaluate.case_files import Case
from marsad.evaluate.comparing import same_words
from marsad.export.claim_record import Record

NO_PAIR = 99.0
TRIGGER_DIFFERS = 2.0


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
    same_trigger = "trigger" in wanted and _same(wanted["trigger"], found["trigger"])
    if not same_trigger and wanted.get("type") != found["type"]:
        return NO_PAIR
    return len(mismatches(wanted, found)) + (0.0 if same_trigger else TRIGGER_DIFFERS)


def mismatches(wanted: Mapping[str, Any], found: Record) -> list[str]:
    """The slots of one claim that are not as expected, each with both values."""
    return [
        f"{slot}: expected {wanted[slot]!r}, found {_shown(found[slot])}"
        for slot in wanted
        if slot in mismatched(wanted, found)
    ]


def mismatched(wanted: Mapping[str, Any], found: Record) -> set[str]:
    """The slots of one claim that are not as expected."""
    return {slot for slot, value in wanted.items() if slot in CHECKS and not CHECKS[slot](value, found[slot])}


def _same(one: Any, other: Any) -> bool:
    """Whether the content words of two quotes agree."""
    return same_words(_words(one), _words(other))


def _words(value: Any) -> str:
    return str((value.get("quote") if isinstance(value, dict) else value) or "")


def _each(wanted: Any, found: Any) -> bool:
    """Lists of words: as many as expected, each with its match."""
    return len(wanted) == len(found) and all(any(_same(one, other) for other in found) for one in wanted)


def _place(wanted: Any, found: Any) -> bool:
    if wanted is None or found is None:
        return wanted is found
    if isinstance(wanted, str):
        return _same(wanted, found) or _same(wanted, found.get("name"))
    return all(
        _same(value, found) or _same(value, found.get("name")) if key == "quote" else found.get(key) == value
        for key, value in wanted.items()
    )


def _time(wanted: Any, found: Any) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return all(
        _same(value, found) if key == "quote" and value else _plain(value) == found.get(key)
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
        _same(value, found) if key == "quote" else _same(value, found[key]) if key == "words" else found[key] == value
        for key, value in wanted.items()
    )


def _count(wanted: Any, found: Any) -> bool:
    return found is None if wanted is None else found is not None and found["n"] == wanted


def _damage(wanted: Any, found: Any) -> bool:
    return len(wanted) == len(found) and all(
        any(one["effect"] == other["effect"] and _same(one["quote"], other) for other in found) for one in wanted
    )


def _equal(wanted: Any, found: Any) -> bool:
    return bool(wanted == found)


CHECKS: Mapping[str, Callable[[Any, Any], bool]] = {
    **dict.fromkeys(("type", "realis", "stance", "aggregate", "main"), _equal),
    **dict.fromkeys(("sources", "perpetrators", "targets", "weapons"), _each),
    "trigger": _same,
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
