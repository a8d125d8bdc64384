"""Counts of people, of strikes, and damage, each with the words it was read from."""

from marsad.extract.figures.aggregates import is_aggregate_context
from marsad.extract.figures.counts import find_counts
from marsad.extract.figures.damaged import find_damage
from marsad.extract.figures.finding import find_figures
from marsad.extract.figures.restating import dedupe_figures

__all__ = ["dedupe_figures", "find_counts", "find_damage", "find_figures", "is_aggregate_context"]
