"""What is stored, read again each time it is gone through: a large record is exported without being held in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar, overload

from marsad.model.reports import Document, ReportId
from marsad.store import Store

T_co = TypeVar("T_co", covariant=True)


class Stored(Sequence[T_co]):
    """Values of an open store in their order. Going through them is quick, asking for one by its number is not."""

    def __init__(self, read: Callable[[], Iterator[T_co]], size: int) -> None:
        self._read = read
        self._size = size

    def __iter__(self) -> Iterator[T_co]:
        return self._read()

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> T_co: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T_co]: ...

    def __getitem__(self, at: int | slice) -> T_co | Sequence[T_co]:
        numbers = range(self._size)[at]
        if isinstance(numbers, int):
            return next(islice(self, numbers, None))
        wanted = set(numbers)
        chosen = {number: value for number, value in enumerate(self) if number in wanted}
        return tuple(chosen[number] for number in numbers)


class StoredDocuments(Mapping[ReportId, Document]):
    """Texts by report, each fetched when asked for."""

    def __init__(self, store: Store, size: int) -> None:
        self._store = store
        self._size = size

    def __getitem__(self, report_id: ReportId) -> Document:
        document = self._store.document(report_id)
        if document is None:
            raise KeyError(report_id)
        return document

    def __iter__(self) -> Iterator[ReportId]:
        return (report.id for report in self._store.reports())

    def __len__(self) -> int:
        return self._size
