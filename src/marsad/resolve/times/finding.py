"""From text to expressions: all rules over the class string, the longest match wins, neighbours are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from marsad.codebook.times import Holiday, load_time_words
from marsad.resolve.times.clock_rules import CLOCK_RULES
from marsad.resolve.times.date_rules import DATE_RULES
from marsad.resolve.times.expressions import (
    NOTHING,
    Base,
    Calendar,
    Duration,
    Expression,
    Found,
    HolidayOf,
    Period,
    Recurring,
    Reference,
)
from marsad.resolve.times.notation import OTHER, compile_rule
from marsad.resolve.times.period_rules import PERIOD_RULES
from marsad.resolve.times.range_rules import RANGE_RULES
from marsad.resolve.times.rules import Rule, RuleMatch, edge_of
from marsad.resolve.times.tokens import TokenLine

RULES: tuple[Rule, ...] = (*DATE_RULES, *CLOCK_RULES, *PERIOD_RULES)
"""Every rule of the grammar; of two matches of one length the earlier rule wins."""

_LINK = r"(?:<and>|<or>|<to>|<dash>|<slash>|<until>)<the>?"
_GLUE = r"(?:<comma>|<dash>)?(?:<on>|<of>|<at>|<in>)?(?:<the>)?"
_RUN = re.compile(f"[^{re.escape(OTHER)}]+")
_TELLING = (
    "<month|month_short|weekday|weekday_short|unit|season|part|digits|year|ordinal_digits|decade|short_year|today"
    "|yesterday|bc|tomorrow|tonight|overnight|noon|midnight|meridiem|oclock|latest|half>"
)
_EDGE_LEFT = (
    r"(?:<the>?(?:<early|late|mid:edge>)(?:<dash>|<in>|<on>|<at>|<of>|<that>)*<the>?|<the>?<edge:portion><of><the>?)$"
)


def find_expressions(text: str, line: TokenLine) -> list[Found]:
    """The expressions of a text in order, without overlaps."""
    candidates = [*_phrases(text, line), *_matches(line)]
    chosen = [item for item in _choose(candidates) if item.expression is not NOTHING]
    return _years_shared(_with_edges(_clocks_shared(_joined(_both_ends(chosen), line), line), line), line)


def _matches(whole: TokenLine) -> Iterator[Found]:
    """All matches of all rules, sought only where a run of classed tokens holds one that a time can hang on."""
    line, places = _telling_runs(whole)
    for rule in RULES:
        for match in rule.regex.finditer(line.classes):
            expression = rule.build(RuleMatch(match, line))
            if expression is not None:
                yield Found(expression, places[match.start()], places[match.end() - 1] + 1, rule.name)
    for range_rule in RANGE_RULES:
        for match in range_rule.regex.finditer(line.classes):
            found = range_rule.build(RuleMatch(match, line))
            if found is not None:
                yield _placed(found, places)


def _placed(found: Found, places: list[int]) -> Found:
    until = None if found.until is None else _placed(found.until, places)
    return replace(found, first=places[found.first], after=places[found.after - 1] + 1, until=until)


def _telling_runs(line: TokenLine) -> tuple[TokenLine, list[int]]:
    """The runs of classed tokens that hold a telling one, each with the token after it, and their places."""
    telling = compile_rule(_TELLING)
    places: list[int] = []
    for run in _RUN.finditer(line.classes):
        if telling.search(line.classes, run.start(), run.end()):
            places += range(run.start(), min(run.end() + 1, len(line.tokens)))
    return TokenLine(line.tokens.at(places), "".join([line.classes[place] for place in places])), places


@cache
def _phrase_table() -> dict[str, list[tuple[str, Expression]]]:
    """Set phrases and holidays by their first word, longest first."""
    words = load_time_words()
    entries: list[tuple[str, Expression]] = [
        (name, Expression(Reference(ref))) for name, ref in words.references.items()
    ]
    entries += [(name, Expression(Recurring(value))) for name, value in words.sets.items()]
    entries += [(name, Expression(HolidayOf(holiday))) for name, holiday in words.holidays.items()]
    table: dict[str, list[tuple[str, Expression]]] = {}
    for phrase, expression in sorted(entries, key=lambda entry: -len(entry[0])):
        first = phrase.replace("'", " ").replace("-", " ").split()[0]
        table.setdefault(first, []).append((phrase, expression))
    return table


def _phrases(text: str, line: TokenLine) -> Iterator[Found]:
    table = _phrase_table()
    for index, reading in enumerate(line.tokens.readings):
        for phrase, expression in table.get(reading.word, ()):
            start = line.tokens.starts[index]
            end = start + len(phrase)
            written = text[start:end].replace("’", "'")
            if written.lower() != phrase or (end < len(text) and text[end].isalnum()):
                continue
            if isinstance(expression.base, HolidayOf) and not _capitalised(written, expression.base.holiday):
                continue
            yield Found(expression, index, line.at_offset(end), "phrase")
            break


def _capitalised(written: str, holiday: Holiday) -> bool:
    return any(part[:1].isupper() for part in written.split()) and bool(holiday.names)


def _choose(candidates: list[Found]) -> list[Found]:
    """The longest matches that do not overlap; of equally long ones the first named, set phrases last.

    "In the past" gives way to "the past week" in "in the past week".
    """

    def rank(index: int) -> tuple[int, bool, int]:
        found = candidates[index]
        return found.first - found.after, isinstance(found.expression.base, Reference), index

    order = sorted(range(len(candidates)), key=rank)
    taken: set[int] = set()
    chosen: list[Found] = []
    for index in order:
        found = candidates[index]
        span = range(found.first, found.after)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(found)
    return sorted(chosen, key=lambda found: found.first)


def _both_ends(found: list[Found]) -> list[Found]:
    """Ranges said in one as their two ends."""
    out: list[Found] = []
    for item in found:
        if item.until is None:
            out.append(item)
        else:
            out += [replace(item, after=item.until.first - 1, until=None), item.until]
    return out


def _years_shared(found: list[Found], line: TokenLine) -> list[Found]:
    """ "August and September 1914": the year said once holds for both."""
    link = compile_rule(_LINK)
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index].expression.base, found[index + 1].expression.base
        if not isinstance(one, Calendar) or not isinstance(other, Calendar):
            continue
        if one.year or not one.month or not other.year or not other.month or one.year_shift or one.which:
            continue
        if link.fullmatch(line.classes, found[index].after, found[index + 1].first):
            year = other.year - (1 if one.month > other.month else 0)
            base = replace(one, year=year)
            found[index] = replace(found[index], expression=replace(found[index].expression, base=base))
    return found


def _joined(found: list[Found], line: TokenLine) -> list[Found]:
    """Clock times and parts of the day joined with the day beside them: "9 p.m." "on" "Tuesday"."""
    glue = compile_rule(_GLUE)
    out: list[Found] = []
    for current in found:
        if out and glue.fullmatch(line.classes, out[-1].after, current.first):
            merged = _merge(out[-1].expression, current.expression)
            if merged is not None:
                out[-1] = Found(merged, out[-1].first, current.after, f"{out[-1].rule}+{current.rule}")
                continue
        out.append(current)
    return out


def _clocks_shared(found: list[Found], line: TokenLine) -> list[Found]:
    """ "6:20 p.m. (1520 GMT) Sunday": one moment by two clocks, and the day said once holds for both."""
    for index in range(len(found) - 1):
        one, other = found[index].expression, found[index + 1].expression
        if not one.clock or not other.clock or one.base is not None or other.clock.zone is None:
            continue
        if [token.word for token in line.tokens[found[index].after : found[index + 1].first]] == ["("]:
            found[index] = replace(found[index], expression=replace(one, base=other.base))
    return found


def _merge(left: Expression, right: Expression) -> Expression | None:
    """One expression of both; None where they do not complete each other."""
    if isinstance(left.base, Duration | Recurring | Reference) or isinstance(
        right.base, Duration | Recurring | Reference
    ):
        return None
    base = left.base or right.base
    if left.base is not None and right.base is not None:
        base = _merge_days(left, right)
        if base is None:
            return None
    if (left.part and right.part) or (left.clock and right.clock):
        return None
    if (left.overnight or right.overnight) and not _is_bare_weekday(base, left, right):
        return None
    return replace(
        left,
        base=base,
        part=left.part or right.part,
        clock=left.clock or right.clock,
        plural=left.plural or right.plural,
        edge=left.edge or right.edge,
        overnight=left.overnight or right.overnight,
    )


def _is_bare_weekday(base: Base | None, *parts: Expression) -> bool:
    """ "Overnight Wednesday" names one night; "overnight at 3 a.m." does not."""
    named = isinstance(base, Calendar) and base.weekday is not None
    return named and not any(part.part or part.clock or part.edge for part in parts)


def _merge_days(left: Expression, right: Expression) -> Calendar | None:
    """A weekday and a date that name the same day: "Friday morning, March 3"."""
    first, second = left.base, right.base
    if isinstance(first, Period) and isinstance(second, Calendar) and first.unit.name == "week" and second.day:
        return replace(second, week_of=True)
    if not isinstance(first, Calendar) or not isinstance(second, Calendar):
        return None
    if first.weekday and not first.day and not first.month and second.day and not second.weekday and not first.which:
        return replace(second, weekday=first.weekday)
    return None


def _with_edges(found: list[Found], line: TokenLine) -> list[Found]:
    """Each expression with "early", "the end of" and the like before it."""
    pattern = compile_rule(_EDGE_LEFT)
    out: list[Found] = []
    for item in found:
        floor = max(out[-1].after if out else 0, item.first - 6)
        match = pattern.search(line.classes, floor, item.first)
        if match is None or isinstance(item.expression.base, Recurring | Reference):
            out.append(item)
            continue
        word = line.tokens[match.start("edge" if match["edge"] else "portion")]
        out.append(replace(item, first=match.start(), expression=replace(item.expression, edge=edge_of(word))))
    return out
