"""Tellings compared in pairs and brought together.

Of all pairs that are compared only those that speak for one occurrence are kept: there are few of them, while every
telling is compared with dozens. A score or explanation that is asked for later is worked out again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.link.clustering import Agglomeration, Pair, strongest_links
from marsad.link.constraints import Bonds
from marsad.link.scoring import Scorer
from marsad.link.tellings import Telling
from marsad.model.claims import ClaimId


@dataclass(frozen=True, slots=True)
class Groups:
    """Tellings by their indices: the groups in order, and for each the pairs that hold it together."""

    members: list[list[int]]
    links: list[list[Pair]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How tellings are compared and from which score on they are joined."""

    scorer: Scorer
    threshold: float

    def groups(
        self,
        tellings: Sequence[Telling],
        items: Iterable[int],
        pairs: Iterable[Pair],
        bonds: TellingBonds,
    ) -> Groups:
        """The groups that `items` fall into; `pairs` are compared, lower index first."""
        score = self.scorer.score
        strong: dict[Pair, float] = {}
        for one, other in pairs:
            found = score(tellings[one], tellings[other])
            if found > self.threshold:
                strong[one, other] = found
        agglomeration = Agglomeration(
            items, strong, lambda one, other: score(tellings[one], tellings[other]), self.threshold, bonds
        )
        members = agglomeration.run(bonds.must_link)
        return Groups(members, strongest_links(members, strong))


class TellingBonds:
    """The bonds of claims, for tellings by their indices: all claims of a telling are bound to its first."""

    def __init__(self, bonds: Bonds[ClaimId], tellings: Sequence[Telling], must_link: Iterable[Pair] = ()) -> None:
        self._bonds = bonds
        self._tellings = tellings
        self.must_link = tuple(must_link)
        """Pairs of `tellings` that are one."""

    def allows(self, one: int, other: int) -> bool:
        """Whether the two tellings may be one."""
        return self._bonds.allows(self._first(one), self._first(other))

    def join(self, one: int, other: int) -> None:
        """The two tellings are one."""
        self._bonds.join(self._first(one), self._first(other))

    def _first(self, index: int) -> ClaimId:
        return self._tellings[index].claims[0].id
