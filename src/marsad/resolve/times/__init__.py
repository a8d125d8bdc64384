"""Time expressions: found by a grammar of our own, resolved against the report's dates."""

from marsad.resolve.times.anchor import Anchor
from marsad.resolve.times.inferred import InferredDate, infer_date
from marsad.resolve.times.mentions import find_times
from marsad.resolve.times.printed import PrintedDate, anchor_of, anchored, text_date

__all__ = ["Anchor", "InferredDate", "PrintedDate", "anchor_of", "anchored", "find_times", "infer_date", "text_date"]
