"""Values of the record to plain JSON values and back, without loss, driven by their type hints.

A field that has its default is left out, so that records stay small and a field added later reads old records.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Hashable
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

Convert = Callable[[Any], Any]


class SerialiseError(ValueError):
    """Plain values that are no record of the asked type; the message names the class and the field."""


def to_plain(value: object) -> Any:
    """A model value (dataclass, enum, date, tuple of these ...) as what `json` writes: objects, lists, scalars."""
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return _identity_or(_codec(cast("Hashable", type(value))).encode)(value)


def from_plain(kind: type[T], plain: Any) -> T:
    """The value of type `kind` that `to_plain` made `plain` from; SerialiseError when it is none."""
    try:
        return cast("T", _identity_or(_codec(cast("Hashable", kind)).decode)(plain))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise SerialiseError(f"not a {getattr(kind, '__name__', kind)}: {error}") from error


def to_json(value: object) -> str:
    """`to_plain` as compact ASCII JSON: any code point survives, lone surrogates and NUL included."""
    return json.dumps(to_plain(value), separators=(",", ":"), allow_nan=False)


def from_json(kind: type[T], text: str) -> T:
    """The value of type `kind` that `to_json` wrote."""
    return from_plain(kind, json.loads(text))


@dataclass(frozen=True, slots=True)
class _Codec:
    """How one type is written and read; None where the value is the same in both, which is most of them."""

    encode: Convert | None = None
    decode: Convert | None = None


_SAME = _Codec()
_LEAVES: dict[Any, _Codec] = {
    str: _SAME,
    int: _SAME,
    float: _SAME,
    bool: _SAME,
    type(None): _SAME,
    datetime: _Codec(datetime.isoformat, datetime.fromisoformat),
    date: _Codec(date.isoformat, date.fromisoformat),
}


def _identity_or(convert: Convert | None) -> Convert:
    return convert or (lambda value: value)


@cache
def _codec(hint: Hashable) -> _Codec:
    """The codec of a type hint; TypeError for hints that the record does not use."""
    if isinstance(hint, NewType):
        return _codec(hint.__supertype__)
    if hint in _LEAVES:
        return _LEAVES[hint]
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional(hint)
    if origin is tuple:
        return _tuple(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _Codec(lambda value: value.value, hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _dataclass(hint)
    raise TypeError(f"the record has no values of type {hint!r}")


def _optional(hint: Any) -> _Codec:
    inner = [arm for arm in get_args(hint) if arm is not type(None)]
    if len(inner) != 1:
        raise TypeError(f"the record has no values of type {hint!r}")
    codec = _codec(inner[0])
    encode, decode = codec.encode, codec.decode
    return _Codec(
        encode and (lambda value: None if value is None else encode(value)),
        decode and (lambda value: None if value is None else decode(value)),
    )


def _tuple(arms: tuple[Any, ...]) -> _Codec:
    if len(arms) == 2 and arms[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        codec = _codec(arms[0])
        encode, decode = codec.encode, codec.decode
        return _Codec(
            (lambda value: [encode(item) for item in value]) if encode else list,
            (lambda value: tuple(decode(item) for item in value)) if decode else tuple,
        )
    encoders = [_identity_or(_codec(arm).encode) for arm in arms]
    decoders = [_identity_or(_codec(arm).decode) for arm in arms]
    return _Codec(
        lambda value: [encode(item) for encode, item in zip(encoders, value, strict=True)],
        lambda value: tuple(decode(item) for decode, item in zip(decoders, value, strict=True)),
    )


def _dataclass(kind: type) -> _Codec:
    hints = get_type_hints(kind)
    plan = [(field.name, _default(field), _codec(hints[field.name])) for field in fields(kind)]
    encoders = [(name, default, codec.encode) for name, default, codec in plan]
    decoders = {name: codec.decode for name, _, codec in plan}

    def encode(value: Any) -> dict[str, Any]:
        plain = {}
        for name, default, convert in encoders:
            item = getattr(value, name)
            if default is MISSING or item != default or type(item) is not type(default):
                plain[name] = item if convert is None else convert(item)
        return plain

    def decode(plain: Any) -> Any:
        given = {}
        for name, item in plain.items():
            convert = decoders[name]
            given[name] = item if convert is None else convert(item)
        return kind(**given)

    return _Codec(encode, decode)


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
