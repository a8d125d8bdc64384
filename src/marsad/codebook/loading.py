"""Reading data files that ship with the package: every error names the file and the key."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import Any, TypeVar

import yaml

from marsad.errors import CodebookError

T = TypeVar("T")
_SAFE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SAFE):  # type: ignore[misc]  # chosen at run time: the fast one where it is built
    """Refuses a key that stands twice in one mapping: YAML would let the second silently replace the first."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - as in PyYAML
        """The mapping of a node. Raises ConstructorError where a key stands twice."""
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        if len(set(keys)) < len(keys):
            twice = next(key for number, key in enumerate(keys) if key in keys[:number])
            raise yaml.constructor.ConstructorError(None, None, f"key {twice!r} stands twice", node.start_mark)
        found: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        return found


def load_yaml(name: str) -> Mapping[str, Any]:
    """The mapping in `data/<name>`. Raises CodebookError where the file is missing, not YAML or not a mapping."""
    try:
        text = resources.files("marsad.codebook").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    except OSError as error:
        raise CodebookError(f"{name}: cannot be read ({error})") from error
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> Mapping[str, Any]:
    """The mapping in `text`, which came from the file `name`."""
    try:
        found = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise CodebookError(f"{name}: not YAML ({error})") from error
    if not isinstance(found, dict):
        raise CodebookError(f"{name}: must be a mapping at the top")
    return found


def need(mapping: Mapping[str, Any], key: str, kind: type[T], where: str) -> T:
    """`mapping[key]`, which must be of type `kind`. `where` is the file and the path of keys so far."""
    if key not in mapping:
        raise CodebookError(f"{where}: key {key!r} is missing")
    value = mapping[key]
    if not isinstance(value, kind):
        raise CodebookError(f"{where}: {key} must be {kind.__name__}, not {value!r}")
    return value


def refuse_unknown(mapping: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    """Fail on keys nobody reads: a misspelt key must not pass silently."""
    unknown = sorted(set(mapping) - known)
    if unknown:
        raise CodebookError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}")
