"""NumPy multiplies the matrices of the syntax pipeline, on one processor."""

from __future__ import annotations

from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from thinc.api import NumpyOps, get_current_ops
from threadpoolctl import threadpool_info

from marsad.settings import Settings
from marsad.text.products import multiply_with_numpy, one_processor

TEXT = "Soldiers shot two men at a checkpoint in Harim on Friday, their families said."


def uses_blis(nlp: Language) -> set[bool]:
    components: list[Any] = [component for _, component in nlp.components if getattr(component, "model", None)]
    return {layer.ops.use_blis for component in components for layer in component.model.walk()}


def test_products_are_the_same() -> None:
    plain, ours = spacy.load(Settings().pipeline), spacy.load(Settings().pipeline)
    multiply_with_numpy(ours)
    assert np.allclose(plain(TEXT).tensor, ours(TEXT).tensor, atol=1e-4)


def test_other_pipelines_are_left_alone() -> None:
    ours = spacy.load(Settings().pipeline)
    multiply_with_numpy(ours)
    assert uses_blis(ours) == {False}
    assert uses_blis(spacy.load(Settings().pipeline)) == {True}
    ops = get_current_ops()
    assert isinstance(ops, NumpyOps)
    assert ops.use_blis


def test_on_one_processor_inside_the_block_only() -> None:
    before = threadpool_info()
    with one_processor():
        assert {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"} == {1}
    assert threadpool_info() == before
