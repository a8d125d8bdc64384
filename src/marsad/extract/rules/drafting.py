"""The tellings of an occurrence sorted by who tells them: one draft of a claim for each voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.rules.occurrences import Occurrence
from marsad.extract.rules.telling import NARRATOR, Telling
from marsad.model.claims import Realis, Stance


@dataclass(frozen=True, slots=True)
class Drafted:
    """Tellings of one occurrence by one source."""

    occurrence: int
    tellings: tuple[Telling, ...]

    @property
    def first(self) -> Telling:
        """The telling that names the act best: the first that is no bare reference, and tells more than its result."""
        told = [t for t in self.tellings if not t.is_reference and not t.is_headline]
        return next((t for t in told if not (t.group.is_result and t.type == HARM)), (*told, self.tellings[0])[0])


HARM = "attack"
"""The type of a result that does not say how it came about."""


def drafts_of(occurrences: Sequence[Occurrence]) -> list[Drafted]:
    """The drafts of a report in text order of what they tell first."""
    drafts = [draft for occurrence in occurrences for draft in _by_voice(occurrence) if not _is_left_undone(draft)]
    return sorted(drafts, key=lambda draft: draft.first.position)


def _is_left_undone(draft: Drafted) -> bool:
    """ "The soldiers did not fire": a denial needs somebody who denies."""
    return all(telling.realis is Realis.DENIED and telling.voice == NARRATOR for telling in draft.tellings)


def _by_voice(occurrence: Occurrence) -> Iterator[Drafted]:
    groups: list[list[Telling]] = []
    for telling in occurrence.tellings:
        home = next((g for g in groups if _takes(g, telling)), None)
        if home is None and groups and _goes_on(telling, groups[-1]):
            home = groups[-1]
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    return (Drafted(occurrence.number, tuple(group)) for group in groups)


def _takes(group: Sequence[Telling], telling: Telling) -> bool:
    """Whether a telling belongs to the account that its own voice gave; a second full account stands by itself."""
    # A headline that another voice took up is that voice's.
    first = next((other for other in group if not other.is_headline), group[0])
    if first.voice != telling.voice or not _same_realis(first, telling) or _condemns(first) != _condemns(telling):
        return False
    return telling.voice == NARRATOR or not any(_is_second_account(telling, other) for other in group)


def _is_second_account(telling: Telling, other: Telling) -> bool:
    """Whether both tell place, time and target in words of their own: a statement beside an earlier announcement."""
    if not (_is_full(telling) and _is_full(other)):
        return False
    here, there = telling.setting, other.setting
    return (here.place and here.place.quote.text, here.time and here.time.quote.text) != (
        there.place and there.place.quote.text,
        there.time and there.time.quote.text,
    )


def _is_full(telling: Telling) -> bool:
    return telling.setting.place is not None and telling.setting.time is not None and bool(telling.targets)


def _goes_on(telling: Telling, group: Sequence[Telling]) -> bool:
    """Whether a telling goes on with another voice's account.

    A headline is taken up by who tells it first; a bare reference, and a consequence that nobody else is cited for,
    belong to the account before them.
    """
    if all(other.is_headline for other in group):
        return True
    if telling.chain and telling.chain[-1].stance not in PLAIN:
        return False
    heard = telling.voice == NARRATOR or any(telling.voice in other.voices for other in group)
    return telling.is_reference or (heard and (telling.group.is_effect_only or telling.is_definite))


PLAIN = frozenset({Stance.ASSERTS, Stance.NARRATES})
"""Who accuses, claims or denies says more than the account that he refers to."""


def _condemns(telling: Telling) -> bool:
    """Whether a verdict is given: that is a statement beside the account of the same source."""
    return bool(telling.chain) and telling.chain[-1].stance is Stance.CONDEMNS


def _same_realis(one: Telling, other: Telling) -> bool:
    return (one.realis is Realis.DENIED) == (other.realis is Realis.DENIED)
