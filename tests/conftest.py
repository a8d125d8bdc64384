"""Fixtures for all tests."""

from __future__ import annotations

from collections.abc import Callable
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
