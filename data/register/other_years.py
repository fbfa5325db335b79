"""The documents of an ente's other years, as far as they are asked for: what histories are gathered from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from data.plan.tellings import document

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from data.plan.records import MeasureRow, Plan
    from data.plan.tellings import Document
    from scoring.model import MeasureKey


class Archive(Protocol):
    """The official data, as ``Official`` answers for them."""

    def years(self, code: str) -> tuple[int, ...]:
        """The years of an ente, ascending."""

    def is_changed(self, code: str, year: int) -> bool:
        """Whether the rows of a year are not as they were loaded."""

    def plan(self, code: str, year: int) -> Plan:
        """Everything of an ente and year."""

    def about(self, code: str, year: int, keys: Collection[MeasureKey], common_codes: Collection[str]) -> Plan:
        """The plan of a year with at least what it tells of some indicators."""

    def of_years(self, code: str, year: int, years: Collection[int]) -> Plan:
        """The plan of a year with at least the values of some years."""

    def compared(self, code: str, year: int) -> frozenset[MeasureKey]:
        """The indicators beside which a year prints values of others."""


@dataclass(frozen=True, slots=True)
class OfficialOthers:
    """The other years of an ente in the official data; a year that people changed is read whole, once.

    Attributes:
        year: the one year that is not among them.
    """

    official: Archive
    ente: str
    year: int
    _whole: dict[int, Document] = field(default_factory=dict, repr=False, compare=False)

    def about(self, rows: Sequence[MeasureRow]) -> Sequence[Document]:
        """The documents with at least all that they tell of some indicators."""
        keys = {row.key for row in rows}
        codes = {row.common_code for row in rows if row.common_code}
        return self._documents(lambda year: self.official.about(self.ente, year, keys, codes))

    def of_years(self, years: Collection[int]) -> Sequence[Document]:
        """The documents with at least the values and the breaks of some years, of every indicator."""
        return self._documents(lambda year: self.official.of_years(self.ente, year, years))

    def compared(self) -> frozenset[MeasureKey]:
        """The indicators beside which a document prints values of others."""
        return frozenset().union(*(self._compared(at) for at in self._years()))

    def _compared(self, year: int) -> Collection[MeasureKey]:
        if self.official.is_changed(self.ente, year):
            return self._changed(year).benchmarks.keys()
        return self.official.compared(self.ente, year)

    def _years(self) -> Iterator[int]:
        return (year for year in self.official.years(self.ente) if year != self.year)

    def _documents(self, part: Callable[[int], Plan]) -> Sequence[Document]:
        return tuple(
            self._changed(year) if self.official.is_changed(self.ente, year) else document(part(year))
            for year in self._years()
        )

    def _changed(self, year: int) -> Document:
        if year not in self._whole:
            self._whole[year] = document(self.official.plan(self.ente, year))
        return self._whole[year]
