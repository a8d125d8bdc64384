"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from marsad.pipeline.resources import Resources
from marsad.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of third-party corpora; it is not part of the repository."""
    if not SHARED.is_dir():
        pytest.skip("the corpora in ../shared are not here")
    return SHARED


@pytest.fixture(scope="session")
def resources() -> Resources:
    """What the steps are given, of the default install; opened once."""
    return Resources(Settings())


@pytest.fixture(scope="session")
def nlp(resources: Resources) -> Language:
    """The syntax pipeline of the default install, loaded once."""
    return resources.nlp


@pytest.fixture(scope="session")
def parse_text(nlp: Language) -> Callable[[str], Doc]:
    """Parse one text."""
    return nlp


@pytest.fixture(scope="session", autouse=True)
def no_data_of_the_developer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Layers and actors that whoever runs the tests has added must not change their results."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield
