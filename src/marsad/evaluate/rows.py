"""One JSON object of a marked file at a time: keys are asked for with the type they must have, faults name the line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from marsad.errors import InputError

T = TypeVar("T", str, int, float, bool)
WORDS = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Row:
    """An object of a file; `file` and `path` say which, for people: "gold.jsonl:3" and "claims[2].place"."""

    fields: Mapping[str, Any]
    file: str
    path: str = ""

    @property
    def id(self) -> str:
        """The id that a row must have; a number will do."""
        given = self.fields.get("id")
        return str(given) if isinstance(given, int) else self.need("id", str)

    def fail(self, key: str, reason: str) -> InputError:
        """What to raise about a key."""
        return InputError(self.file, f"{_below(self.path, key)}: {reason}")

    def optional(self, key: str, kind: type[T]) -> T | None:
        """The value of a key; None where it is missing or null."""
        value = self.fields.get(key)
        if value is None:
            return None
        right = isinstance(value, (int, float) if kind is float else kind)
        if not right or (kind is not bool and isinstance(value, bool)):
            raise self.fail(key, f"must be {WORDS[kind]}, not {_shown(value)}")
        return kind(value)

    def need(self, key: str, kind: type[T]) -> T:
        """The value of a key that must be there."""
        value = self.optional(key, kind)
        if value is None:
            raise self.fail(key, "is missing")
        return value

    def items(self, key: str) -> list[Any]:
        """The items of a list; none where the key is missing or null."""
        value = self.fields.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.fail(key, f"must be a list, not {_shown(value)}")
        return value

    def rows(self, key: str) -> list[Row]:
        """The objects of a list."""
        return [self._row(item, f"{key}[{number}]") for number, item in enumerate(self.items(key), start=1)]

    def row(self, key: str) -> Row | None:
        """The object of a key; None where it is missing or null."""
        value = self.fields.get(key)
        return None if value is None else self._row(value, key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        for number, item in enumerate(self.items(key), start=1):
            if not isinstance(item, str):
                raise self.fail(f"{key}[{number}]", f"must be text, not {_shown(item)}")
        return tuple(self.items(key))

    def _row(self, value: Any, key: str) -> Row:
        if not isinstance(value, dict):
            raise self.fail(key, f"must be an object, not {_shown(value)}")
        return Row(value, self.file, _below(self.path, key))


def _below(path: str, key: str) -> str:
    return f"{path}.{key}" if path and key else path or key


def _shown(value: Any, most_chars: int = 40) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= most_chars else text[:most_chars] + "…"


def read_rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file, blank lines left out; InputError names the file, the line and the reason."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror or error})") from error
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"is not UTF-8 ({error.reason}, byte {error.start})") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            value = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(where, f"is not JSON ({error.msg}, column {error.colno})") from error
        except RecursionError as error:
            raise InputError(where, "is nested too deeply") from error
        if not isinstance(value, dict):
            raise InputError(where, f"must be an object, not {_shown(value)}")
        yield Row(value, where)
