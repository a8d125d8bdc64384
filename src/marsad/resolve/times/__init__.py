"""Time expressions: found by a grammar of our own, resolved against the report's dates."""

from marsad.resolve.times.anchor import Anchor
from marsad.resolve.times.mentions import find_times

__all__ = ["Anchor", "find_times"]
