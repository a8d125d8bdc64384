"""Which library multiplies the matrices of a pipeline's models, and on how many processors.

spaCy multiplies with BLIS, whose packages know few processors: on one that they do not know, such as AMD's since
Zen 4, they take portable code, a third as fast as what NumPy brings along. The products are the same but for rounding.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from spacy.language import Language
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController


def multiply_with_numpy(nlp: Language) -> None:
    """Let the models of a pipeline multiply with NumPy, but not those that multiply elsewhere than spaCy does."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.components:
        model: Any = getattr(component, "model", None)
        if isinstance(model, Model):
            for layer in model.walk():
                if type(layer.ops) is NumpyOps:
                    layer.ops = ops


def one_processor() -> AbstractContextManager[object]:
    """Keep NumPy from sharing out products inside the block: these are small, and waiting for others costs more."""
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
