"""Naming wrong rows of a table of the user's own."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.cli.console import people, say

MOST_SHOWN = 25


def name_faults(faults: Sequence[tuple[int, str]]) -> None:
    """Each wrong row with its reason on stderr, the first ones of many; the error itself tells faults of the file."""
    console = people()
    for row, reason in faults[:MOST_SHOWN]:
        if row:
            say(console, f"row {row}: {reason}", style="yellow")
    if len(faults) > MOST_SHOWN:
        say(console, f"… and {len(faults) - MOST_SHOWN} more", style="yellow")
