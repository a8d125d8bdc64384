"""One act told in one sentence by one source: what the reader knows before it looks at the rest of the report."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.extract.rules.grouping import Group
from marsad.extract.rules.roles import Argument
from marsad.extract.rules.setting import Setting
from marsad.model.claims import EventTypeId, Realis
from marsad.model.evidence import Quote
from marsad.model.layers import AttributionSpan, CountMention, DamageMention, FigureMention

NARRATOR = 0
"""The voice of the outlet itself."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A group with everything that its own sentence says about it."""

    group: Group
    trigger: Quote
    sentence: Quote
    type: EventTypeId
    realis: Realis
    realis_rule: str
    perpetrators: tuple[Argument, ...]
    targets: tuple[Argument, ...]
    weapons: tuple[Argument, ...]
    setting: Setting
    chain: tuple[AttributionSpan, ...]
    figures: tuple[FigureMention, ...]
    casualties: frozenset[int]
    """Which casualties the figures tell, as indices of figure mentions: equal ones tell the same people."""
    count: CountMention | None
    damage: tuple[DamageMention, ...]
    is_reference: bool
    """The words only point back at an act told before: "the attack", "this targeting"."""
    is_aggregate: bool
    is_definite: bool
    """The act is named as one known: "the attack", "the overnight fighting"."""
    is_headline: bool
    voice: int = NARRATOR
    """Who tells it: one number for all the names of one source of the report."""
    voices: frozenset[int] = frozenset()
    """Everybody in the chain of sources, the innermost included."""
    echoes: int | None = None
    """Position of the telling before it that has the same words."""
    voice_names: tuple[str, ...] = ()
    """What the report called the innermost source up to here, this telling included."""

    @property
    def position(self) -> int:
        """Character offset of the trigger: the order of tellings."""
        return self.trigger.start
