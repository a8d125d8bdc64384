"""Repeated tellings of the same casualties within one report.

The telling that counts is the first in running text, or a later one that gives a number where the first was vague.
Headlines restate the text below them. Figures of another passage ("elsewhere", "in a separate operation") are
never taken for the same by their number alone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from marsad.codebook.casualties import load_casualties
from marsad.extract.figures.people import Group
from marsad.extract.figures.pronouns import PRONOUNS
from marsad.model.claims import ZEROS, Figure, FigureBasis, FigureKind, Who
from marsad.model.layers import FigureMention

REMEMBERED = 60
"""Tellings that a later one is compared with; bounds the work on very long documents."""
VAGUE = frozenset({FigureBasis.NUMBER_WORD, FigureBasis.PLURAL})


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure with what its sentence says about whether it is new."""

    at: int
    """Index in the layer."""
    figure: Figure
    group: Group
    head: str
    """The noun that names the people, in lower case."""
    wording: str
    sentence: int
    passage: int
    title: bool
    named: bool
    """Whether the group is a person's name."""
    covers: frozenset[str] = frozenset()
    """Nouns of people known before that it is said to include: "several men, including the leader"."""

    @property
    def number(self) -> int:
        """The least number of people it stands for."""
        return self.figure.lo or self.figure.hi or 0


def restatements(tellings: Sequence[Telling]) -> dict[int, int]:
    """Index of a mention -> index of the mention whose casualties it tells again."""
    found = _all_kinds(tellings, ())
    begun_again = tuple(
        telling.sentence for telling in tellings if telling.at in found and telling.group.definite and not telling.title
    )
    if begun_again and any(telling.group.further for telling in tellings):
        found = _all_kinds(tellings, begun_again)
    return {at: _origin(found, at) for at in found}


def _all_kinds(tellings: Sequence[Telling], begun_again: Sequence[int]) -> dict[int, int]:
    """`begun_again`: sentences that point back at people told of, from which the account goes through them anew."""
    found: dict[int, int] = {}
    for kind in FigureKind:
        of_kind = [telling for telling in tellings if telling.figure.kind is kind]
        plain = [telling for telling in of_kind if telling.figure.basis not in ZEROS]
        found |= _of_kind([telling for telling in plain if telling.figure.part_of is None], begun_again)
        found |= _same_again([telling for telling in plain if telling.figure.part_of is not None])
        found |= _same_again([telling for telling in of_kind if telling.figure.basis in ZEROS])
    return found


def _origin(found: dict[int, int], at: int) -> int:
    while at in found:
        at = found[at]
    return at


def _same_again(tellings: list[Telling]) -> dict[int, int]:
    found: dict[int, int] = {}
    firsts: dict[tuple[int | None, int | None, FigureBasis, Who, str], int] = {}
    for telling in tellings:
        figure = telling.figure
        first = firsts.setdefault((figure.lo, figure.hi, figure.basis, figure.who, figure.words.lower()), telling.at)
        if first != telling.at:
            found[telling.at] = first
    return found


def _of_kind(tellings: list[Telling], begun_again: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    told: list[Telling] = []
    for _, group in groupby((telling for telling in tellings if not telling.title), key=lambda one: one.sentence):
        here = list(group)
        pairs = (
            _told_one_by_one(here, told)
            or _all_again(here, told)
            or _each_again(here, told, begun_again) | _covered(here, told)
        )
        found |= pairs
        superseded = set(pairs) - {telling.at for telling in here}
        told = [telling for telling in told if telling.at not in superseded]
        told = (told + [telling for telling in here if telling.at not in pairs])[-REMEMBERED:]
    return found | _titles(tellings)


def _titles(tellings: list[Telling]) -> dict[int, int]:
    """Headlines tell what the text below them tells."""
    found: dict[int, int] = {}
    below: list[Telling] = []
    for telling in reversed(tellings):
        if not telling.title:
            below = [telling, *below[: REMEMBERED - 1]]
            continue
        body = next((other for other in below if _who_fits(telling, other)), None)
        if body is not None:
            found[telling.at] = body.at
    return found


def _told_one_by_one(here: list[Telling], told: list[Telling]) -> dict[int, int]:
    """ "several gunmen were held ... their leader and some of his men": the list says more than the total."""
    if len(told) != 1 or told[0].figure.basis not in VAGUE or len(here) < 2:  # noqa: PLR2004 -- a list
        return {}
    first, *rest = here
    known = first.group.definite and not first.group.counted and first.number == 1
    new = all(not telling.group.definite or _is_share(telling) for telling in rest)
    more = sum(telling.number for telling in here) > told[0].number
    return {told[0].at: first.at} if known and new and more else {}


def _covered(here: list[Telling], told: list[Telling]) -> dict[int, int]:
    """Single people told of before whom a later total is said to include."""
    return {
        other.at: telling.at
        for telling in here
        for other in told
        if other.number == 1
        and other.passage == telling.passage
        and (other.head in telling.covers or (telling.covers and other.head in PRONOUNS))
    }


def _all_again(here: list[Telling], told: list[Telling]) -> dict[int, int]:
    """ "the commander was detained along with two suspects": no more than have been told, one of them known."""
    anaphoric = any(telling.group.definite and not telling.group.counted for telling in here)
    known = sum(telling.number for telling in told)
    if not anaphoric or sum(telling.number for telling in here) > known:
        return {}
    return {telling.at: (_best(telling, told) or told[-1]).at for telling in here}


def _best(telling: Telling, told: list[Telling]) -> Telling | None:
    same = (other for other in reversed(told) if other.head == telling.head or other.number == telling.number)
    return next(same, None)


def _each_again(here: list[Telling], told: list[Telling], begun_again: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for telling in here:
        earlier = [other for other in told if _who_fits(other, telling)]
        near = [other for other in earlier if other.passage == telling.passage]
        anew = [other for other in near if any(other.sentence < at <= telling.sentence for at in begun_again)]
        same = next((other for other in reversed(near) if _again(other, telling, anew)), None)
        if same is None and telling.group.definite and not _is_share(telling):
            known = sum(other.number for other in earlier)
            same = earlier[-1] if 0 < telling.number <= known else None
        if same is not None:
            found[telling.at] = same.at
            continue
        vague = next((other for other in reversed(near) if _makes_precise(other, telling, anew)), None)
        if vague is not None:
            found[vague.at] = telling.at
    return found


def _is_share(telling: Telling) -> bool:
    """ "one of his associates" is definite, but they need not have been told of; "two of the detainees" were."""
    return telling.group.counted and "of" in telling.wording.split() and telling.head not in load_casualties().people


def _who_fits(earlier: Telling, later: Telling) -> bool:
    return Who.UNKNOWN in (earlier.figure.who, later.figure.who) or earlier.figure.who is later.figure.who


def _heads_fit(earlier: Telling, later: Telling) -> bool:
    """Whether both nouns may name the same people: "militants" and "insurgents", "soldiers" and "men"."""
    groups = load_casualties().groups
    open_words = groups.generic | groups.unspecific
    alike = earlier.head in groups.alike and later.head in groups.alike
    # A head without letters is a bare number: "killing 29".
    bare = not later.head.isalpha() or not earlier.head.isalpha()
    return earlier.head == later.head or alike or bare or bool(open_words & {earlier.head, later.head})


def _again(earlier: Telling, later: Telling, anew: Collection[Telling]) -> bool:
    """`anew`: tellings after which the account has begun again, so that "two others" need not be further ones."""
    if earlier.wording == later.wording:
        return True
    if later.group.further:
        same = earlier.number == later.number and earlier.figure.basis is later.figure.basis
        return same and earlier in anew and not earlier.group.definite and _heads_fit(earlier, later)
    one = later.number == 1 and earlier.number == 1
    if one:
        return earlier.head == later.head or earlier.named != later.named
    if (earlier.figure.lo, earlier.figure.hi) == (later.figure.lo, later.figure.hi):
        return True
    if later.figure.basis is FigureBasis.PLURAL:
        return earlier.number > 1 and earlier.head == later.head
    return later.figure.basis is FigureBasis.NUMBER_WORD and earlier.figure.basis in VAGUE


def _makes_precise(earlier: Telling, later: Telling, anew: Collection[Telling]) -> bool:
    """ "several insurgents ... three insurgents"."""
    if not later.group.counted or later.figure.basis in VAGUE or later.number <= 1:
        return False
    if (later.group.further or earlier.group.further) and earlier not in anew:
        return False
    return earlier.figure.basis in VAGUE and _heads_fit(earlier, later)


def dedupe_figures(mentions: tuple[FigureMention, ...]) -> tuple[FigureMention, ...]:
    """The mentions without those that restate another; `part_of` is renumbered."""
    kept = [at for at, mention in enumerate(mentions) if mention.restates is None]
    place = {old: new for new, old in enumerate(kept)}
    found = []
    for at in kept:
        total = mentions[at].figure.part_of
        if total is not None:
            total = place.get(total, place.get(mentions[total].restates or 0))
        found.append(replace(mentions[at], figure=replace(mentions[at].figure, part_of=total)))
    return tuple(found)
