"""What the steps are given: syntax pipeline, gazetteer, actors, reading engine. Each is opened once, when asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from marsad import __version__
from marsad.codebook.actors import ActorBase, actor_files, load_actors, name_key
from marsad.codebook.places import nationalities
from marsad.errors import PipelineError
from marsad.model.entities import ActorKind
from marsad.resolve.gazetteer import Gazetteer, open_gazetteer
from marsad.resolve.gazetteer.own.shelf import layer_files
from marsad.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

    from marsad.extract import Engine


@dataclass(frozen=True)
class Resources:
    """Read-only resources of one process, each loaded at its first use."""

    settings: Settings

    @cached_property
    def nlp(self) -> Language:
        """The syntax pipeline."""
        # Imported when it is used: spaCy takes seconds to load, and most commands read no report.
        from marsad.text.syntax import load_pipeline  # noqa: PLC0415

        return load_pipeline(self.settings.pipeline)

    @cached_property
    def proper_words(self) -> frozenset[str]:
        """Words of countries and peoples, which are names wherever they stand."""
        return nationalities()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Places, the user's own layers over ours."""
        return open_gazetteer(layers=layer_files(self.settings))

    @cached_property
    def actors(self) -> ActorBase:
        """Actors, the user's own entries first."""
        return load_actors(*actor_files(self.settings))

    @cached_property
    def engine(self) -> Engine:
        """The reading engine that the settings name."""
        from marsad.extract import ENGINES  # noqa: PLC0415

        try:
            return ENGINES[self.settings.engine]()
        except KeyError as error:
            known = ", ".join(sorted(ENGINES))
            raise PipelineError(f"no reading engine is called {self.settings.engine!r}; known are {known}") from error

    def home_of(self, publisher: str | None) -> str | None:
        """The country (ISO2) that an outlet is at home in; None where the outlet is unknown."""
        for actor_id in self.actors.by_name.get(name_key(publisher), ()) if publisher else ():
            record = self.actors.records[actor_id]
            if record.kind is ActorKind.OUTLET and record.countries:
                return record.countries[0]
        return None

    def versions(self) -> dict[str, str]:
        """What made a record, by name: program, engine, syntax pipeline, and files of the user's own."""
        own = {
            "own places": [path.name for path in layer_files(self.settings)],
            "own actors": [Path(path).name for path in actor_files(self.settings)],
        }
        return {
            "marsad": __version__,
            "engine": self.engine.version,
            "syntax": f"{self.settings.pipeline} {self.syntax_version}".strip(),
            **{what: ", ".join(names) for what, names in own.items() if names},
        }

    @cached_property
    def syntax_version(self) -> str:
        """Version of the syntax pipeline."""
        return str(self.nlp.meta.get("version", ""))

    def put_syntax_away(self) -> None:
        """Free the memory of the syntax pipeline, the largest resource; it is loaded again when next used."""
        if "nlp" in self.__dict__:
            _ = self.syntax_version
            del self.__dict__["nlp"]
