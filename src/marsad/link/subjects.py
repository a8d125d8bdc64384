"""Comparisons of what the reports of two tellings are about as a whole. A docstring is the explanation for people."""

from __future__ import annotations

from math import exp, log2, sqrt

from marsad.link.stories import Likeness
from marsad.link.tellings import Telling
from marsad.model.claims import EventTypeId

TYPICAL_WORDING = 0.08
"""Cosine of reports of one story by different hands; of the shapes tried on gun incidents this fitted best."""
PLAIN_VIOLENCE = EventTypeId("attack")
TOLD_AS = frozenset(map(EventTypeId, ("attack", "armed_attack_unspecified", "armed_clash")))
"""Types that one shooting is told as: people were shot, a bullet hit them, there was a gunfight."""


def story_wording(left: Telling, right: Telling, likeness: Likeness) -> float:
    """For what two reports are mainly about: how many uncommon words the whole reports share."""
    return _centrality(left, right) * wording_likeness(likeness)


def story_names(left: Telling, right: Telling, likeness: Likeness) -> float:
    """For what two reports are mainly about: how many uncommon names of any kind the reports share."""
    return _centrality(left, right) * sqrt(likeness.names)


def story_full_names(left: Telling, right: Telling, likeness: Likeness) -> float:
    """For what two reports are mainly about: whether they give the same full names of persons, streets or bodies."""
    return _centrality(left, right) * full_name_likeness(likeness)


def story_numbers(left: Telling, right: Telling, likeness: Likeness) -> float:
    """For what two reports are mainly about: whether they give the same ages and house numbers."""
    return _centrality(left, right) * likeness.numbers


def same_context(left: Telling, right: Telling, likeness: Likeness) -> float:
    """For all that two reports tell: how alike the whole reports are in words and names."""
    if left.report is right.report:
        return 0.0
    return 0.6 * wording_likeness(likeness) + 0.25 * sqrt(likeness.names) + 0.15 * full_name_likeness(likeness)


def one_story(left: Telling, right: Telling, _: Likeness) -> float:
    """Whether the report is about one place and day, so that its sentences tell one occurrence."""
    return min(left.central, right.central)


def one_shooting(left: Telling, right: Telling, _: Likeness) -> float:
    """The same of the killed and wounded without a stated means, and of all that is told of shots: a report on one
    shooting comes back to it again and again."""
    plain = PLAIN_VIOLENCE in left.types & right.types
    shots = left.shots and right.shots and bool(left.types & TOLD_AS) and bool(right.types & TOLD_AS)
    return sqrt(min(left.central, right.central)) if plain or shots else 0.0


def _centrality(left: Telling, right: Telling) -> float:
    return 0.0 if left.report is right.report else left.central * right.central


def wording_likeness(likeness: Likeness) -> float:
    """Rises steeply and saturates: reports of one story by different hands share little more than a tenth."""
    return 1 - exp(-likeness.wording / TYPICAL_WORDING)


def full_name_likeness(likeness: Likeness) -> float:
    """One shared full name counts half, three or more count fully."""
    return min(1.0, 0.5 * log2(1 + likeness.shared_full_names))
