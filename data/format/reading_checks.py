"""Cells whose digits can be read in two ways: refused where only one can be meant, else worth a look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.plan.identity import UnitKind
from data.plan.readings import TwoReadings, two_readings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.format.problem import Problem
    from data.format.year_rows import Cells, YearRows

VALUES = (
    ("targets", "target"),
    ("soglie", "soglia"),
    ("actuals", "actual"),
    ("breakdown", "value"),
    ("breakdown", "target"),
    ("history", "value"),
    ("benchmarks", "value"),
)
"""Tables and columns in the unit of the indicator. Weights and scores stop at 100: their dot divides decimals."""

_FREE = {
    "actuals": ("numerator", "denominator"),
    "breakdown": ("numerator", "denominator"),
    "history": ("numerator", "denominator"),
    "interim": ("numerator", "denominator"),
    "context": ("value",),
}
"""Columns whose unit nobody tells."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that can be read in two ways."""

    table: str
    line: int
    column: str
    cells: Cells
    readings: TwoReadings

    @property
    def text(self) -> str:
        """The digits as they are written."""
        return self.cells[self.column]


def refused_readings(year: YearRows) -> Iterator[Problem]:
    """A count is whole: one that has thousandths has most likely lost its thousands."""
    for doubt in _of_values(year):
        if year.kind(doubt.cells) is UnitKind.COUNT:
            what = f"«{doubt.text}» si può leggere in due modi, e un conteggio è un numero intero."
            remedy = f"Scrivere {doubt.readings.thousands}, oppure {doubt.readings.decimal} se sono davvero decimali."
            yield year.problem(doubt.table, doubt.line, doubt.column, (what, remedy))


def doubts(year: YearRows) -> Iterator[Doubt]:
    """The cells of which both readings are possible."""
    yield from (doubt for doubt in _of_values(year) if year.kind(doubt.cells) is not UnitKind.COUNT)
    for table, columns in _FREE.items():
        for column in columns:
            yield from _in_column(year, table, column)


def _of_values(year: YearRows) -> Iterator[Doubt]:
    for table, column in VALUES:
        yield from _in_column(year, table, column)


def _in_column(year: YearRows, table: str, column: str) -> Iterator[Doubt]:
    for line, cells in year.rows(table):
        if readings := two_readings(cells[column]):
            yield Doubt(table, line, column, cells, readings)
