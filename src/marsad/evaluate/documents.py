"""Whole reports against corpora that say little about each: a release's counts, a snippet's type, role fillers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from marsad.codebook.event_types import load_event_types
from marsad.evaluate.marked import MarkedClaim, MarkedFigure, Phrase, phrases
from marsad.evaluate.matching import matches
from marsad.evaluate.rows import Row
from marsad.evaluate.tally import Outcome, Tally, matched
from marsad.model.claims import ZEROS, EventTypeId

Found = Mapping[str, Sequence[MarkedClaim]]
"""Claims read, by report id."""
HAPPENED = frozenset({"occurred", "ongoing", "averted"})
# The convention of the corpus of ISAF press releases for numbers told in words, the first that fits.
LEAST_OF_WORDS = (
    (re.compile("couple"), 2),
    (re.compile("several|few|some|group|multiple"), 3),
    (re.compile("numerous|handful|many"), 4),
    (re.compile("large number"), 5),
)
LEAST_OF_PLURAL = 2
NON_ZERO = " where not zero"
COUNTED = {"killed": "min_killed", "captured": "min_captured"}
CASE_LABELS = {
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Armed clash": "ARMED_CLASH",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Peaceful protest": "PEACE_PROTEST",
    "Violent demonstration": "VIOL_DEMONSTR",
    "Mob violence": "MOB_VIOL",
    "Chemical weapon": "CHEM_WEAP",
    "Air/drone strike": "AIR_STRIKE",
    "Suicide bomb": "SUIC_BOMB",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Grenade": "GRENADE",
    "Sexual violence": "SEX_VIOL",
    "Attack": "ATTACK",
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Agreement": "AGREEMENT",
    "Arrests": "ARREST",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Disrupted weapons use": "DISR_WEAP",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER",
}
"""The labels of CASE 2021 task 2 by ACLED sub-event."""
# Role of MUC-4 -> slot of the record, and the kind of filler that it takes (None: any).
ROLES: Mapping[str, tuple[str, str | None]] = {
    "perp_individual_id": ("perpetrators", "individual"),
    "perp_organization_id": ("perpetrators", "organisation"),
    "phys_tgt_id": ("targets", "object"),
    "hum_tgt_name": ("targets", "person"),
    "instrument_id": ("weapons", None),
}
LABEL = "label"


# ---------------------------------------------------------------- counts
def score_counts(rows: Iterable[Row], found: Found) -> list[Outcome]:
    """Press releases with their numbers: exactly right killed and captured, the date, the province."""
    return [
        Outcome(row.id, slot, matched(right, 1, 1))
        for row in rows
        for slot, right in _counts(row, [claim for claim in found.get(row.id, ()) if _is_counted(claim)])
    ]


def _is_counted(claim: MarkedClaim) -> bool:
    return not claim.aggregate and claim.realis in HAPPENED


def _counts(row: Row, claims: Sequence[MarkedClaim]) -> Iterator[tuple[str, bool]]:
    gold = row.row("gold")
    if gold is None:
        raise row.fail("gold", "is missing")
    for kind, key in COUNTED.items():
        wanted = gold.need(key, int)
        right = _sum(kind, claims) == wanted
        yield kind, right
        if wanted > 0:
            yield kind + NON_ZERO, right
    if day := gold.optional("start_date", str):
        yield "date", any(claim.time is not None and (claim.time.start or "")[:10] == day for claim in claims)
    if provinces := gold.texts("province"):
        words = " ".join(_place_words(claim) for claim in claims).lower()
        yield "province", any(name.lower() in words for name in provinces)


def _sum(kind: str, claims: Sequence[MarkedClaim]) -> int:
    """All figures of a kind, each mention once."""
    figures = {
        (figure.phrase.spans[:1], figure.phrase.text): figure
        for claim in reversed(claims)
        for figure in reversed(claim.figures)
        if figure.kind == kind
    }
    return sum(_least(figure) for figure in figures.values())


def _least(figure: MarkedFigure) -> int:
    if figure.basis == "number_word":
        words = figure.phrase.text.lower()
        least = next((n for pattern, n in LEAST_OF_WORDS if pattern.search(words)), None)
        if least is not None:
            return least
    if figure.basis == "plural":
        return LEAST_OF_PLURAL
    return 0 if figure.basis in ZEROS else figure.lo or 0


def _place_words(claim: MarkedClaim) -> str:
    place = claim.place
    return " ".join((place.phrase.text, place.name, *place.within)) if place is not None else ""


# ---------------------------------------------------------------- types
def score_types(rows: Iterable[Row], found: Found) -> list[Outcome]:
    """Snippets of one event each: the label of the main claim's sub-event. Snippets of non-ACLED types are left out."""
    return [outcome for row in rows if row.fields.get("acled_type") for outcome in _types(row, found)]


def _types(row: Row, found: Found) -> Iterator[Outcome]:
    claims = found.get(row.id, ())
    main = next((claim for claim in claims if claim.main), claims[0] if claims else None)
    label, read = row.need("label", str), _label(main) if main is not None else None
    right = label == read
    yield Outcome(row.id, LABEL, Tally(precise=right, recalled=right, wanted=1), label)
    if read is not None:
        yield Outcome(row.id, LABEL, Tally(predicted=1), read)


def _label(claim: MarkedClaim) -> str | None:
    sub_event = claim.acled_sub_event or load_event_types()[EventTypeId(claim.type)].acled_sub_event
    return CASE_LABELS.get(sub_event)


def weighted_f1(by_label: Mapping[str, Tally]) -> float:
    """The F1 of each label, weighted by how many are wanted."""
    wanted = sum(tally.wanted for tally in by_label.values())
    return sum(tally.f1 * tally.wanted for tally in by_label.values()) / wanted if wanted else 0.0


# ---------------------------------------------------------------- roles
def score_roles(rows: Iterable[Row], found: Found) -> list[Outcome]:
    """Role fillers of a report: each wanted entity once, by any of its strings, word for word."""
    return [Outcome(row.id, role, _role(row, role, found.get(row.id, ()))) for row in rows for role in ROLES]


def _role(row: Row, role: str, claims: Sequence[MarkedClaim]) -> Tally:
    slot, kind = ROLES[role]
    entities = {
        tuple(sorted(_plain(str(name)) for name in names))
        for template in row.rows("templates")
        for names in template.items(role)
        if names
    }
    wanted = [names for names in entities if any(names)]
    fillers = {_plain(phrase.text) for claim in claims for phrase in phrases(claim, slot) if _is_of(phrase, kind)} - {
        ""
    }
    # A filler that is part of a longer one is the same thing said shorter.
    read = [one for one in fillers if not any(one != other and one in other for other in fillers)]
    return matched(matches(len(wanted), len(read), lambda i, j: read[j] in wanted[i]), len(read), len(wanted))


def _is_of(phrase: Phrase, kind: str | None) -> bool:
    return kind is None or phrase.kind in {None, kind}


def _plain(text: str) -> str:
    words = re.sub(r"[^\w\s]", "", text.lower()).split()
    return " ".join(word for word in words if word not in {"a", "an", "the"})
