"""Names that only exist in another spelling: which of them are believed in this report."""

from __future__ import annotations

from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.places.found import Found

LIKE_ANYWHERE = 0.86
LIKE_IN_FOCUS = 0.7
FOCUS_SHARE = 0.5
MOST_TRIED = 10
LARGE_TOWN = 100_000


def add_spellings_of_focus(names: list[Found], gazetteer: Gazetteer, votes: dict[str, float]) -> None:
    """A name that only exists far from what the report is about may be another spelling of one that is near."""
    total = sum(votes.values())
    focus = max(votes, key=lambda code: (votes[code], code), default=None)
    if focus is None or votes[focus] < FOCUS_SHARE * total:
        return
    tried: dict[str, tuple[tuple[Entry, float], ...]] = {}
    for name in names:
        small = name.options and all(option.population < LARGE_TOWN for option, _ in name.options)
        if not small or name.evidence < 1.0 or any(option.country == focus for option, _ in name.options):
            continue
        if name.key not in tried and len(tried) < MOST_TRIED:
            near = gazetteer.near(name.key, least=LIKE_IN_FOCUS)
            tried[name.key] = tuple((entry, likeness) for entry, _, likeness in near if entry.country == focus)
        name.options += tried.get(name.key, ())


def drop_unlikely_spellings(names: list[Found], votes: dict[str, float]) -> None:
    """Another romanisation is believed where it is close, or where the report speaks of that country."""
    for name in names:
        if name.options and name.options[0][1] < 1.0:
            name.options = tuple(
                (entry, likeness)
                for entry, likeness in name.options
                if likeness == 1.0
                or (likeness >= LIKE_IN_FOCUS and votes.get(entry.country or "", 0.0))
                or (likeness >= LIKE_ANYWHERE and not votes)
            )
