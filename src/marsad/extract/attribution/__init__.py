"""Who says what: the attributions of a report, their nesting, and the stance that follows from them."""

from marsad.extract.attribution.finder import find_attributions, source_layer
from marsad.extract.attribution.index import Attributions, read_attributions
from marsad.extract.attribution.parties import is_bare_force, is_identifiable
from marsad.extract.attribution.stance import Deed, is_own_deed, refine_stance

__all__ = [
    "Attributions",
    "Deed",
    "find_attributions",
    "is_bare_force",
    "is_identifiable",
    "is_own_deed",
    "read_attributions",
    "refine_stance",
    "source_layer",
]
