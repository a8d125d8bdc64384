"""What is compared between two tellings of an occurrence, in which order, and how both sides are shown.

Every comparison gives a value from -1 (speaks against one occurrence) over 0 (says nothing) to 1 (speaks for it), and 0
where it lacks what it compares on either side. Its docstring is its explanation for people.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from marsad.link.retelling import (
    one_sentence,
    other_perpetrators,
    other_voices,
    same_key,
    same_word,
    shared_targets,
    taken_up,
    text_between,
)
from marsad.link.slots import (
    alike_sentences,
    figures_agree,
    same_perpetrators,
    same_targets,
    same_weapons,
    shared_victims,
    told_apart,
    type_nearness,
)
from marsad.link.stories import Likeness
from marsad.link.subjects import (
    one_shooting,
    one_story,
    same_context,
    story_full_names,
    story_names,
    story_numbers,
    story_wording,
)
from marsad.link.tellings import Telling, told_in
from marsad.link.when_and_where import places_apart, publication_nearness, same_place, time_overlap, times_apart

Compare = Callable[[Telling, Telling, Likeness], float]


@dataclass(frozen=True, slots=True)
class Feature:
    """One comparison: its name, how it is made, and how each side's value is shown."""

    name: str
    compare: Compare
    show: Callable[[Telling], str]

    @property
    def explanation(self) -> str:
        """What the feature means, for people."""
        return " ".join((self.compare.__doc__ or "").split())


def _show_days(telling: Telling) -> str:
    claim = next((claim for claim in telling.claims if claim.time is not None and claim.time.range.is_known), None)
    if claim is None or claim.time is None:
        return "not stated"
    start, end = claim.time.range.iso_start(), claim.time.range.iso_end()
    if start is None or end is None:
        return f"on or before {end}" if start is None else f"on or after {start}"
    return start if start == end else f"{start} to {end}"


def _show_place(telling: Telling) -> str:
    return telling.place.name if telling.place else next((c.place.quote.text for c in telling.claims if c.place), "")


def _show_published(telling: Telling) -> str:
    return telling.report.published.isoformat() if telling.report.published else "not dated"


def _show_figures(telling: Telling) -> str:
    return ", ".join(f"{figure.kind} {figure.quote.text!r}" for figure in telling.figures)


def _show_report(telling: Telling) -> str:
    return telling.report.title or telling.report.publisher or telling.report.id


def _show_trigger(telling: Telling) -> str:
    return telling.claims[0].trigger.text


def _show_sentence(telling: Telling) -> str:
    return telling.claims[0].sentence.text


def _show_centrality(telling: Telling) -> str:
    return f"{telling.central:.0%} of the report"


def _show_voices(telling: Telling) -> str:
    return ", ".join(source.quote.text for source in telling.claims[0].attribution.chain)


_TYPE = Feature("type", type_nearness, lambda telling: ", ".join(sorted(telling.types)))
_TIME = Feature("time", time_overlap, _show_days)
_TIME_APART = Feature("time_apart", times_apart, _show_days)
_PLACE = Feature("place", same_place, _show_place)
_PLACE_APART = Feature("place_apart", places_apart, _show_place)
_PERPETRATORS = Feature("perpetrators", same_perpetrators, lambda telling: ", ".join(telling.perpetrators.worded))
_TARGETS = Feature("targets", same_targets, lambda telling: ", ".join(telling.targets.worded))
_WEAPONS = Feature("weapons", same_weapons, lambda telling: ", ".join(sorted(telling.weapons)))
_FIGURES = Feature("figures", figures_agree, _show_figures)

WITHIN_REPORT: tuple[Feature, ...] = (
    *(_TYPE, _TIME, _TIME_APART, _PLACE, _PLACE_APART, _WEAPONS, _FIGURES),
    Feature("other_perpetrators", other_perpetrators, _PERPETRATORS.show),
    Feature("shared_targets", shared_targets, _TARGETS.show),
    Feature("same_word", same_word, _show_trigger),
    Feature("taken_up", taken_up, _show_trigger),
    Feature("one_sentence", one_sentence, _show_sentence),
    Feature("text_between", text_between, _show_sentence),
    Feature("other_voices", other_voices, _show_voices),
    Feature("same_key", same_key, lambda telling: telling.claims[0].occurrence),
    Feature("one_story", one_story, _show_centrality),
    Feature("one_shooting", one_shooting, _show_centrality),
)
"""What is compared between two tellings of one report, in the order in which it is shown."""

ACROSS_REPORTS: tuple[Feature, ...] = (
    *(_TYPE, _TIME, _TIME_APART),
    Feature("publication", publication_nearness, _show_published),
    *(_PLACE, _PLACE_APART, _PERPETRATORS, _TARGETS, _WEAPONS, _FIGURES),
    Feature("victims", shared_victims, lambda telling: ", ".join(sorted(telling.full_names))),
    Feature("sentence", alike_sentences, lambda telling: told_in(telling.claims)),
    Feature("story_wording", story_wording, _show_report),
    Feature("story_names", story_names, _show_report),
    Feature("story_full_names", story_full_names, _show_report),
    Feature("story_numbers", story_numbers, _show_report),
    Feature("context", same_context, _show_report),
    Feature("told_apart", told_apart, lambda telling: telling.claims[0].occurrence),
)
"""What is compared between tellings of two reports, in the order in which it is shown."""
