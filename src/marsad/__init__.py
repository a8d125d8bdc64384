"""Marsad turns published reports of armed violence into an accountable record."""

__version__ = "0.1.0"
