"""The series of the indicators of a plan: each gathered when it is asked for, of as many documents as tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Protocol

from data.plan.shared import sources
from data.plan.tellings import document, last_value, series_of
from scoring.basis import BasisKind
from scoring.series import just_before

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from data.plan.records import MeasureRow, Plan
    from data.plan.tellings import Document
    from scoring.basis import Basis
    from scoring.model import MeasureKey, Quantity
    from scoring.series import Series

_AT_ONCE: Final = 256
"""Indicators whose series are gathered together: who looks at one looks at its neighbours next."""


class OtherYears(Protocol):
    """The documents of the other years of an ente, however they are kept."""

    def about(self, rows: Sequence[MeasureRow]) -> Sequence[Document]:
        """The documents with at least all that they tell of some indicators."""

    def of_years(self, years: Collection[int]) -> Sequence[Document]:
        """The documents with at least the values and the breaks of some years, of every indicator."""

    def compared(self) -> Collection[MeasureKey]:
        """The indicators beside which a document prints values of others."""


@dataclass(frozen=True)
class PlansInHand:
    """The documents of plans that are read already. It has no slots: they are arranged when they are first asked for.

    Attributes:
        plans: of one ente, a year once.
    """

    plans: Sequence[Plan]

    def about(self, rows: Sequence[MeasureRow]) -> Sequence[Document]:  # noqa: ARG002 - all that there is
        """The whole documents."""
        return self._documents

    def of_years(self, years: Collection[int]) -> Sequence[Document]:  # noqa: ARG002 - all that there is
        """The whole documents."""
        return self._documents

    def compared(self) -> Collection[MeasureKey]:
        """The indicators beside which a plan prints values of others."""
        return {row.key for plan in self.plans for row in plan.benchmarks}

    @cached_property
    def _documents(self) -> Sequence[Document]:
        return tuple(document(plan) for plan in self.plans)


class Histories(Mapping["MeasureKey", "Series"]):
    """The series of every indicator of a plan.

    Where two documents speak of the same year, a value wins over an absence and the later document
    over the earlier; what does not win is in ``Series.superseded``, with the year of its document.
    Promises are those of the year's own document where it is loaded, else of the latest; other
    documents' different promises are before them, not valid. A year from which the winning values
    are printed in another unit begins a new series, as if the document said so. What is another
    indicator has the series of that.

    A series is gathered when it is first asked for, with its neighbours in the document, and kept.

    Args:
        plan: whose indicators, names, units and directions are wanted.
        others: documents of the other years of the same ente.
        basis: on which targets they are, as in ``Series.on_basis``.
    """

    def __init__(self, plan: Plan, others: OtherYears, basis: Basis | None = None) -> None:
        self._plan = plan
        self._others = others
        self._basis = basis
        self._rows = {row.key: row for row in plan.measures}
        self._found: dict[MeasureKey, Series] = {}

    def __getitem__(self, key: MeasureKey) -> Series:
        if key not in self._found:
            self._found.update(self._gathered(self._neighbours(key)))
        return self._found[key]

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[MeasureKey]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def on_basis(self, basis: Basis) -> Histories:
        """The same series on some targets; those of the plan as it is are on the valid ones."""
        if basis.kind is BasisKind.VALID:
            return self
        return Histories(self._plan, self._others, basis)

    @cached_property
    def last_year(self) -> Mapping[MeasureKey, Quantity]:
        """The value of the year before; an indicator without one, or that measured something else then, is not there.

        It needs no series, and of the other documents only what they tell of the two years.
        """
        years = frozenset((self._plan.year - 1, self._plan.year))
        found = (document(self._plan, years), *self._others.of_years(years))
        documents = _by_year([each for each in found if each.history or each.actuals])
        values = ((key, last_value(self._plan, self._told(row), documents)) for key, row in self._rows.items())
        return {key: value for key, value in values if value is not None}

    @cached_property
    def compared(self) -> Collection[MeasureKey]:
        """The indicators beside which a document may print values of others; it needs no series."""
        at_place = {row.key for row in self._plan.benchmarks} | set(self._others.compared())
        told = ((key, self._told(row)) for key, row in self._rows.items())
        return frozenset(key for key, row in told if row.common_code or row.key in at_place)

    def gather(self, keys: Iterable[MeasureKey]) -> None:
        """Gather the series of many indicators at once, wherever they are in the document."""
        rows = [self._rows[key] for key in keys if key in self._rows and key not in self._found]
        if rows:
            self._found.update(self._gathered(rows))

    def _neighbours(self, key: MeasureKey) -> tuple[MeasureRow, ...]:
        """The indicator and those around it in the document.

        Raises:
            KeyError: the plan has no such indicator.
        """
        first = self._place[key] // _AT_ONCE * _AT_ONCE
        return self._plan.measures[first : first + _AT_ONCE]

    def _gathered(self, rows: Sequence[MeasureRow]) -> Iterator[tuple[MeasureKey, Series]]:
        told = [self._told(row) for row in rows]
        documents = _by_year((self._own, *self._others.about(told)))
        for row, source in zip(rows, told, strict=True):
            series = series_of(self._plan, row, source, documents)
            yield row.key, series if self._basis is None else series.on_basis(self._basis, self._plan.year)

    def _told(self, row: MeasureRow) -> MeasureRow:
        """The row that an indicator is in the end."""
        return self._rows[self._sources.get(row.key, row.key)]

    @cached_property
    def _own(self) -> Document:
        return document(self._plan)

    @cached_property
    def _place(self) -> Mapping[MeasureKey, int]:
        return {row.key: number for number, row in enumerate(self._plan.measures)}

    @cached_property
    def _sources(self) -> Mapping[MeasureKey, MeasureKey]:
        return sources({row.key: row.same_as for row in self._plan.measures})


def all_series(plan: Plan, other_plans: Sequence[Plan] = ()) -> Histories:
    """The series of every indicator of a plan, from plans that are read already.

    Args:
        plan: whose indicators are wanted.
        other_plans: other years of the same ente; those of another ente are ignored.
    """
    others = [p for p in other_plans if p.ente.code == plan.ente.code and p.year != plan.year]
    return Histories(plan, PlansInHand(others))


def last_year(series: Mapping[MeasureKey, Series], year: int) -> Mapping[MeasureKey, Quantity]:
    """The value of every indicator in the year before, never of an earlier one; what measured something else has none.

    Args:
        series: of a plan.
        year: of the plan.
    """
    if isinstance(series, Histories):
        return series.last_year
    values = ((key, just_before(found.values, found.breaks, year)) for key, found in series.items())
    return {key: value for key, value in values if value is not None}


def series_of_all(series: Mapping[MeasureKey, Series], keys: Sequence[MeasureKey]) -> Mapping[MeasureKey, Series]:
    """The series of many indicators, gathered at once; one that has no series is not there."""
    if isinstance(series, Histories):
        series.gather(keys)
    return {key: series[key] for key in keys if key in series}


def compared(series: Mapping[MeasureKey, Series]) -> Collection[MeasureKey]:
    """The indicators that may have values of others printed beside them: no other has."""
    return series.compared if isinstance(series, Histories) else series.keys()


def _by_year(documents: Sequence[Document]) -> Sequence[Document]:
    return sorted(documents, key=lambda each: each.plan.year)
