"""Place names of a report: found, disambiguated over the whole report, pinned down with their uncertainty."""

from marsad.resolve.places.finder import find_places

__all__ = ["find_places"]
