"""Who the claims of an incident really come from: the innermost sources, and which of them stand on their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from marsad.link.tellings import Telling
from marsad.model.claims import Claim
from marsad.text.names import fold


def origin_of(claim: Claim) -> str:
    """The innermost source by name, empty where the outlet says it in its own voice."""
    if not claim.attribution.chain:
        return ""
    source = claim.attribution.chain[-1]
    return source.resolution.actor.name if source.resolution is not None else source.quote.text


def origins_in_words(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Distinct origins, in order of their first claim; an outlet that narrates is named as such."""
    outlets: defaultdict[str, dict[str, None]] = defaultdict(dict)
    names: dict[str, str] = {}
    for telling in tellings:
        outlet = telling.report.publisher or telling.report.title or telling.report.id
        for claim in telling.claims:
            origin = origin_of(claim)
            key = fold(origin) if origin else ""
            names.setdefault(key, origin)
            outlets[key][outlet] = None
    cited = tuple(f"{names[key]} (in {', '.join(found)})" for key, found in outlets.items() if key)
    return (*cited, *(f"{outlet}, in its own voice" for outlet in outlets.get("", ())))
