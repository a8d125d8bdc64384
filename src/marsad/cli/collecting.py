"""How often a process of our own looks for objects that only refer to one another."""

from __future__ import annotations

import gc
from typing import Final

NEW_OBJECTS: Final = 20_000
ROUNDS: Final = 20


def collect_seldom() -> None:
    """Let Python's garbage collector come by after 20,000 new objects, not after 700.

    It goes through all models, lexicons and claims over and over, 4 % of the time of reading, and finds hardly
    anything: what we make does not refer to itself. Only the owner of a process may call this, so no step does.
    """
    gc.set_threshold(NEW_OBJECTS, ROUNDS, ROUNDS)
