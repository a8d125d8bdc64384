"""Documents become claims: engines behind one Protocol, named in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from spacy.tokens import Doc

from marsad.extract.rules.engine import RulesEngine
from marsad.model.claims import Claim
from marsad.model.layers import Layers
from marsad.model.reports import Document


class Engine(Protocol):
    """What reads claims. A second engine is one class and one line in ENGINES."""

    @property
    def name(self) -> str:
        """The name that settings choose it by."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the same text may give other claims."""
        ...

    def read(self, document: Document, doc: Doc, layers: Layers) -> tuple[Claim, ...]:
        """The claims of one document in text order; `doc` is its parse, `layers` its places and times."""
        ...


ENGINES: Mapping[str, Callable[[], Engine]] = {"rules": RulesEngine}
