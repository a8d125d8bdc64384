"""Within one report: the claims about one occurrence brought together, before reports are compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.link.blocking import pairs_within_reports
from marsad.link.clustering import Pair
from marsad.link.comparing import Comparison, Groups, TellingBonds
from marsad.link.constraints import Bonds
from marsad.link.focus import with_centrality, with_subject
from marsad.link.tellings import Surroundings, Telling, build_tellings
from marsad.model.claims import Claim, ClaimId
from marsad.model.constraints import Constraints


@dataclass(frozen=True, slots=True)
class Gathered:
    """What one report tells: its tellings as compared with those of other reports, and how they came together."""

    tellings: list[Telling]
    said: list[Telling]
    """The tellings before they were joined, one for each claim."""
    groups: Groups
    """Which of `said` make up each of `tellings`, in the same order."""


@dataclass(frozen=True, slots=True)
class Gatherer:
    """How the claims of a report are brought together."""

    comparison: Comparison
    known: Surroundings
    bonds: Bonds[ClaimId]
    constraints: Constraints

    def gather(self, claims: Iterable[Claim]) -> Gathered:
        """Bring the claims of one report together, none of them an aggregate."""
        said = with_centrality(build_tellings(([claim] for claim in claims), self.known))
        bonds = TellingBonds(self.bonds, said, must_link_of(said, self.constraints))
        pairs = pairs_within_reports(said, self.known.rules.blocking)
        groups = self.comparison.groups(said, range(len(said)), pairs, bonds)
        joined = [[claim for index in group for claim in said[index].claims] for group in groups.members]
        tellings = said if len(joined) == len(said) else build_tellings(joined, self.known)
        return Gathered(with_centrality(with_subject(tellings)), said, groups)


def must_link_of(tellings: Sequence[Telling], constraints: Constraints) -> list[Pair]:
    """Pairs of `tellings`, lower index first, that hold claims which people want together."""
    if not constraints.must_link:
        return []
    home = {claim.id: index for index, telling in enumerate(tellings) for claim in telling.claims}
    pairs = {
        tuple(sorted((home[one], home[other]))) for one, other in constraints.must_link if one in home and other in home
    }
    return sorted((low, high) for low, high in pairs if low < high)
