"""Which claims people want in one incident, and which apart: what their decisions come to for linking."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.claims import ClaimId

ClaimPair = tuple[ClaimId, ClaimId]


@dataclass(frozen=True, slots=True)
class Constraints:
    """Pairs of claims that must, or may not, be in one incident. The order within a pair says nothing.

    Must-links reach on: what must be with one claim must be with all that must be with it.
    """

    must_link: frozenset[ClaimPair] = frozenset()
    cannot_link: frozenset[ClaimPair] = frozenset()

    @property
    def claims(self) -> frozenset[ClaimId]:
        """The claims that any pair names."""
        return frozenset(claim for pair in self.must_link | self.cannot_link for claim in pair)


UNBOUND = Constraints()
