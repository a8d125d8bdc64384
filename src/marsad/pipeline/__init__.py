"""Puts the steps together."""
