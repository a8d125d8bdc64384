"""The hand-made bundle every exporter is tested on."""

from __future__ import annotations

import pytest
from tests.export.sample import sample_bundle

from marsad.model.bundle import Bundle


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """Invented reports with contradictions, right-to-left text and injection attempts."""
    return sample_bundle()
