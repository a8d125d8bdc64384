"""Names that no list has: a quarter, a farm, a checkpoint. They lie somewhere in the place the report speaks of."""

from __future__ import annotations

from marsad.model.entities import Place, PlaceKind
from marsad.resolve.gazetteer.file import Entry, Gazetteer
from marsad.resolve.places.containment import contains
from marsad.resolve.places.found import Found
from marsad.resolve.places.page import Page

LOCAL = frozenset((PlaceKind.NEIGHBOURHOOD, PlaceKind.FACILITY, PlaceKind.TERRAIN))
WIDER_KM = {PlaceKind.SETTLEMENT: 4.0, PlaceKind.ADMIN2: 5.0, PlaceKind.ADMIN1: 10.0}
"""Added to the radius of the enclosing place: what is said to be in a town may lie at its edge."""
WELL_KNOWN = 100_000
"""People of a town from which a report that puts it in another province is taken to err."""
LOOK_BACK = 60
"""Tokens before a name within which the last place spoken of is taken for the one around it."""


def is_unlisted(name: Found) -> bool:
    """Whether nothing in the gazetteer is this place, though places of the name may exist elsewhere.

    "Zahra district, in Homs" is not the town of Zahra in another province, and "Kot district, Kandahar province" is
    not the district of that name in the next one.
    """
    if name.best is None:
        return True
    holder = name.container if not name.listed else None
    if holder is None or holder.best is None:
        return False
    if contains(holder.best, name.best) or holder.best.number == name.best.number:
        return False
    if holder.kinds and holder.best.kind in holder.kinds and _is_elsewhere(name, name.best, holder.best):
        return not _is_well_known(name, name.best)
    return bool(LOCAL.intersection(name.kinds)) and name.best.kind not in name.kinds


def _is_elsewhere(name: Found, best: Entry, holder: Entry) -> bool:
    """Whether a place lies outside what the text calls the province or district around it, beyond doubt of borders."""
    if best.country != holder.country:
        return True
    return bool(name.kinds) and holder.kind is PlaceKind.ADMIN1 and best.admin1 is not None


def _is_well_known(name: Found, best: Entry) -> bool:
    exact = any(option.number == best.number and likeness == 1.0 for option, likeness in name.options)
    return exact and best.population >= WELL_KNOWN


def enclosing(names: list[Found], position: int) -> Entry | None:
    """The place around an unlisted name: the one the text puts it in, else the last one spoken of nearby."""
    name = names[position]
    if name.container is not None and name.container.best is not None:
        return name.container.best
    for earlier in range(position - 1, -1, -1):
        other = names[earlier]
        if name.start - other.end > LOOK_BACK:
            break
        # "In Tulsa, Oklahoma": what comes next lies in the town, not anywhere in the state.
        if _can_enclose(other) and not (
            earlier and names[earlier - 1].container is other and _can_enclose(names[earlier - 1])
        ):
            return other.best
    return next(
        (
            other.best
            for other in names[position + 1 :]
            if other.start - name.end < LOOK_BACK // 2 and _can_enclose(other)
        ),
        None,
    )


def _can_enclose(name: Found) -> bool:
    """Whether the name surely stands for a town or an area around others."""
    return name.best is not None and not name.demonym and name.evidence >= 1.0 and name.best.kind in WIDER_KM


def enclosed_place(page: Page, name: Found, around: Entry, gazetteer: Gazetteer) -> Place:
    """The unlisted place, at the point of the one around it with a wider radius; a country lends no point."""
    wide = gazetteer.place(around)
    pinned = around.kind in WIDER_KM or around.kind in LOCAL
    return Place(
        name=page.between(name.phrase_start, name.phrase_end),
        kind=name.kinds[0] if name.kinds else PlaceKind.UNKNOWN,
        lat=wide.lat if pinned else None,
        lon=wide.lon if pinned else None,
        radius_km=(wide.radius_km or 5.0) + WIDER_KM.get(around.kind, 4.0) if pinned and wide.lat is not None else None,
        country=wide.country,
        admin1=wide.admin1,
        admin2=wide.admin2,
        admin1_pcode=wide.admin1_pcode,
        admin2_pcode=wide.admin2_pcode,
        within=(wide.name, *wide.within),
    )
