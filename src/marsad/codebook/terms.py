"""What the closed vocabularies mean, in words for people, from `data/terms.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.codebook.loading import load_yaml, need
from marsad.errors import CodebookError
from marsad.model.claims import ClaimantClass, FigureBasis, FigureKind, Realis, Stance

FILE = "terms.yaml"
_ENUMS = {
    "realis": Realis,
    "stance": Stance,
    "claimant": ClaimantClass,
    "figure_kind": FigureKind,
    "figure_basis": FigureBasis,
}


@cache
def load_terms() -> Mapping[str, Mapping[str, str]]:
    """Vocabulary -> term -> meaning. Raises CodebookError where a term of the model is missing or unknown."""
    raw = load_yaml(FILE)
    terms = {name: need(raw, name, dict, FILE) for name in (*_ENUMS, "weapon_class")}
    for name, enum in _ENUMS.items():
        members = {member.value for member in enum}
        missing, unknown = sorted(members - set(terms[name])), sorted(set(terms[name]) - members)
        if missing or unknown:
            raise CodebookError(f"{FILE}: {name}: missing {missing}, unknown {unknown}")
    return terms
