"""What the claims of one incident say about numbers of people: ranges with who gives each end, never an average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from marsad.model.claims import ZEROS, Claim, ClaimId, Figure, FigureBasis, FigureKind, Who
from marsad.model.incidents import Conflict, FigureHistory, FigureRange, FigureStep
from marsad.model.reports import ReportId

EARLIER = "earlier"
"""Group word of a superseded toll."""

_Row = tuple[Figure, ClaimId]
_Group = tuple[FigureKind, str]


def figure_ranges(claims: Sequence[Claim]) -> tuple[FigureRange, ...]:
    """One range for each kind and group, in the order of kinds; parts of a total are left out of its range."""
    return tuple(_range(kind, group, rows) for (kind, group), rows in sorted(_grouped(claims).items()))


def _grouped(claims: Sequence[Claim]) -> dict[_Group, list[_Row]]:
    grouped: defaultdict[_Group, list[_Row]] = defaultdict(list)
    for claim in claims:
        for figure in claim.figures:
            if figure.words != EARLIER:
                grouped[figure.kind, _group_of(figure)].append((figure, claim.id))
    return grouped


def _group_of(figure: Figure) -> str:
    """civilian, combatant or unknown; a part of a total whose group words say who is counted goes by those."""
    if figure.part_of is not None and figure.words and figure.who is Who.UNKNOWN:
        return figure.words.lower()
    return figure.who.value


def _range(kind: FigureKind, group: str, rows: Sequence[_Row]) -> FigureRange:
    zeros = tuple(sorted({(figure.basis, claim) for figure, claim in rows if figure.basis in ZEROS}))
    numbers = [(figure, claim) for figure, claim in rows if figure.basis not in ZEROS and figure.part_of is None]
    if not numbers:
        numbers = [(figure, claim) for figure, claim in rows if figure.basis not in ZEROS]
    lows = [(figure.lo, claim) for figure, claim in numbers if figure.lo is not None]
    highs = [(_high(figure), claim) for figure, claim in numbers]
    lo = min((low for low, _ in lows), default=None)
    hi = (
        None
        if any(high is None for high, _ in highs)
        else max((high for high, _ in highs if high is not None), default=None)
    )
    return FigureRange(
        kind=kind,
        group=group,
        lo=lo,
        hi=hi,
        lo_claims=_claims(claim for low, claim in lows if low == lo),
        hi_claims=_claims(claim for high, claim in highs if high == hi),
        zeros=zeros,
    )


def figure_histories(claims: Sequence[Claim], published: Mapping[ReportId, date | None]) -> tuple[FigureHistory, ...]:
    """How the totals of each kind and group moved; those of which only one number was ever given are left out."""
    found = []
    for (kind, group), rows in sorted(_totals(claims).items()):
        steps = _steps(rows, published)
        if len({step.value for step in steps}) > 1 and len({(step.published, step.superseded) for step in steps}) > 1:
            found.append(FigureHistory(kind, group, steps))
    return tuple(found)


def _totals(claims: Sequence[Claim]) -> dict[_Group, list[tuple[Figure, Claim]]]:
    totals: defaultdict[_Group, list[tuple[Figure, Claim]]] = defaultdict(list)
    for claim in claims:
        for figure in claim.figures:
            if figure.part_of is None and figure.basis not in ZEROS:
                totals[figure.kind, _group_of(figure)].append((figure, claim))
    return totals


def _steps(rows: Sequence[tuple[Figure, Claim]], published: Mapping[ReportId, date | None]) -> tuple[FigureStep, ...]:
    """One step for each value of a day, by day; a superseded count stands before the others of its day."""
    told: defaultdict[tuple[date, bool, str], list[ClaimId]] = defaultdict(list)
    for figure, claim in rows:
        day = published.get(claim.report_id) or date.max
        told[day, figure.words != EARLIER, figure_words(figure)].append(claim.id)
    return tuple(
        FigureStep(None if day == date.max else day, value, _claims(ids), superseded=not holds)
        for (day, holds, value), ids in sorted(told.items())
    )


def _high(figure: Figure) -> int | None:
    if figure.hi is not None:
        return figure.hi
    return figure.lo if figure.basis is FigureBasis.EXACT else None


def _claims(found: Iterable[ClaimId]) -> tuple[ClaimId, ...]:
    return tuple(dict.fromkeys(found))


def figure_conflicts(claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """For each kind and group, the values that cannot all be true, with who gives which."""
    conflicts = []
    for (kind, group), rows in sorted(_grouped(claims).items()):
        values: defaultdict[str, list[ClaimId]] = defaultdict(list)
        totals = [(figure, claim) for figure, claim in rows if figure.part_of is None and figure.basis not in ZEROS[1:]]
        for figure, claim in totals:
            values[figure_words(figure)].append(claim)
        if _clash([figure for figure, _ in totals]):
            field = f"{kind}.{group}"
            conflicts.append(Conflict(field, tuple((words, _claims(values[words])) for words in sorted(values))))
    return tuple(conflicts)


def _clash(figures: Sequence[Figure]) -> bool:
    """Whether no single number satisfies all intervals; "about" allows a tenth either way."""
    bounds = [_bounds(figure) for figure in figures]
    highest_low = max((low for low, _ in bounds), default=0)
    lowest_high = min((high for _, high in bounds if high is not None), default=None)
    return lowest_high is not None and highest_low > lowest_high


def _bounds(figure: Figure) -> tuple[int, int | None]:
    if figure.basis is FigureBasis.NONE_REPORTED:
        return 0, 0
    low, high = figure.lo or 0, _high(figure)
    if figure.basis is FigureBasis.ABOUT:
        margin = max(1, low // 10)
        return max(0, low - margin), None if high is None else high + margin
    return low, high


def figure_words(figure: Figure) -> str:
    """A figure in a few words: "12", "at least 29", "none reported"."""
    if figure.basis in ZEROS:
        return figure.basis.value.replace("_", " ")
    if figure.basis is FigureBasis.UP_TO:
        return f"up to {figure.hi}"
    if figure.hi is None and figure.basis is not FigureBasis.EXACT:
        return f"at least {figure.lo}"
    if figure.lo == figure.hi or figure.hi is None:
        return f"about {figure.lo}" if figure.basis is FigureBasis.ABOUT else f"{figure.lo}"
    return f"{figure.lo if figure.lo is not None else 'unknown'} to {figure.hi}"
