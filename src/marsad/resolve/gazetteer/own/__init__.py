"""Layers of places of the user's own: reading tables, checking them against ours, writing layer files."""
