"""What one or more years' documents tell of an indicator → its series. Pure: it gathers, nothing is computed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

from data.plan.identity import UnitKind
from data.plan.quantities import ratio
from data.plan.records import ActualRow, BreakRow, HistoryRow
from scoring import bounds
from scoring.basis import Basis, in_force
from scoring.model import Op
from scoring.series import Break, Comparison, Series, YearValue, just_before

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from data.plan.records import BenchmarkRow, MeasureRow, Plan, SogliaRow
    from scoring.basis import TargetVersion
    from scoring.bounds import Bounds
    from scoring.model import MeasureKey, Quantity


NATURAL: Final[Mapping[UnitKind, Bounds]] = MappingProxyType(
    {
        UnitKind.PERCENT: bounds.PERCENT,
        UnitKind.COUNT: bounds.NOT_NEGATIVE,
        UnitKind.NUMBER: bounds.NOT_NEGATIVE,
        UnitKind.DAYS: bounds.NOT_NEGATIVE,
        UnitKind.DATE: bounds.ANY,
    }
)
"""What values of each kind of unit do not pass, unless the history itself has."""


class _Keyed(Protocol):
    """A row that may belong to a measure."""

    @property
    def key(self) -> MeasureKey | None: ...


_Row = TypeVar("_Row", bound=_Keyed)
_Dated = TypeVar("_Dated", ActualRow, BreakRow, HistoryRow)


@dataclass(frozen=True, slots=True)
class Document:
    """One year's plan, its rows by the measure they belong to.

    Attributes:
        common: the first measure of each common code.
    """

    plan: Plan
    measures: Mapping[MeasureKey, MeasureRow]
    common: Mapping[str, MeasureRow]
    history: Mapping[MeasureKey, list[HistoryRow]]
    actuals: Mapping[MeasureKey, list[ActualRow]]
    soglie: Mapping[MeasureKey, list[SogliaRow]]
    benchmarks: Mapping[MeasureKey, list[BenchmarkRow]]
    breaks: Mapping[MeasureKey, list[BreakRow]]

    def same_indicator(self, row: MeasureRow) -> MeasureRow | None:
        """The measure of this document that is the same indicator; None where it has none.

        The same common code where there is one, else the same section, owner, node and code.
        """
        at_same_place = self.measures.get(row.key)
        if not row.common_code or (at_same_place and at_same_place.common_code == row.common_code):
            return at_same_place
        return self.common.get(row.common_code)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What one document says of an indicator."""

    document: Document
    row: MeasureRow

    @property
    def year(self) -> int:
        return self.document.plan.year

    @property
    def key(self) -> MeasureKey:
        return self.row.key

    def of(self, rows: Mapping[MeasureKey, list[_Row]]) -> list[_Row]:
        return rows.get(self.key, [])


@dataclass(frozen=True, slots=True)
class _Told:
    """A year's value as one document tells it, and the unit it tells it in."""

    value: YearValue
    unit: str
    document: int

    @property
    def rank(self) -> tuple[bool, int, bool]:
        """What wins: a value over an absence, a later document, a consuntivo over a note."""
        return self.value.value is not None, self.document, not self.value.note_number


def document(plan: Plan, years: Container[int] | None = None) -> Document:
    """The rows of a plan by their measure.

    Args:
        plan: whole, or with what it tells of some indicators only.
        years: of which values and breaks are wanted, others are left out; None for every year.
    """
    common: dict[str, MeasureRow] = {}
    for row in plan.measures:
        common.setdefault(row.common_code, row)
    return Document(
        plan=plan,
        measures={row.key: row for row in plan.measures},
        common={code: row for code, row in common.items() if code},
        history=_by_measure(_of_years(plan.history, years)),
        actuals=_by_measure(_of_years(plan.actuals, years)),
        soglie=_by_measure(plan.soglie),
        benchmarks=_by_measure(plan.benchmarks),
        breaks=_by_measure(_of_years(plan.breaks, years)),
    )


def _of_years(rows: Iterable[_Dated], years: Container[int] | None) -> Iterable[_Dated]:
    return rows if years is None else (row for row in rows if row.year in years)


def _by_measure(rows: Iterable[_Row]) -> dict[MeasureKey, list[_Row]]:
    found: dict[MeasureKey, list[_Row]] = defaultdict(list)
    for row in rows:
        if row.key is not None:
            found[row.key].append(row)
    return dict(found)


def series_of(plan: Plan, row: MeasureRow, told: MeasureRow, documents: Sequence[Document]) -> Series:
    """The series of an indicator.

    Args:
        plan: whose indicator it is.
        row: of the indicator.
        told: of the indicator that it is: the very same where it is itself.
        documents: of all the years that tell of it, the plan's own too, by year.
    """
    return _series(plan, row, _tellings(plan, told, documents))


def last_value(plan: Plan, told: MeasureRow, documents: Sequence[Document]) -> Quantity | None:
    """What an indicator reached in the year before its plan, never earlier; None where it measured something else.

    Args:
        plan: whose indicator it is.
        told: as in ``series_of``.
        documents: as in ``series_of``; values of that year and of the plan's are enough.
    """
    tellings = _tellings(plan, told, documents)
    winners, _ = _values(tellings)
    return just_before((winner.value for winner in winners), _breaks(tellings, winners), plan.year)


def _tellings(plan: Plan, row: MeasureRow, documents: Iterable[Document]) -> list[_Telling]:
    """Every document that has the indicator, by year."""
    found = ((doc, row if doc.plan is plan else doc.same_indicator(row)) for doc in documents)
    return [_Telling(doc, same) for doc, same in found if same is not None]


def _series(plan: Plan, row: MeasureRow, tellings: list[_Telling]) -> Series:
    chosen = in_force(plan.versions.get(row.key, ()), Basis(), plan.year)
    unit = row.unit or (chosen.unit if chosen else "")
    winners, superseded = _values(tellings)
    return Series(
        key=row.key,
        name=row.indicator_name,
        unit=unit,
        direction=row.direction,
        is_date=plan.ente.unit_kind(unit) is UnitKind.DATE or (chosen is not None and chosen.op is Op.BY),
        values=tuple(winner.value for winner in winners),
        targets=tuple(_targets(tellings)),
        soglie=tuple(_soglie(tellings)),
        comparisons=_comparisons(tellings),
        breaks=_breaks(tellings, winners),
        superseded=superseded,
        natural=NATURAL[plan.ente.unit_kind(unit)],
    )


def _values(tellings: Iterable[_Telling]) -> tuple[list[_Told], tuple[YearValue, ...]]:
    """What is told of each year by whom it is to be believed, and what the others tell; by year."""
    by_year: dict[int, list[_Told]] = defaultdict(list)
    for telling in tellings:
        for value in (*_noted(telling), *_reached(telling)):
            by_year[value.year].append(_Told(value, telling.row.unit, telling.year))
    winners: list[_Told] = []
    superseded: list[YearValue] = []
    for year in sorted(by_year):
        winner = max(by_year[year], key=lambda found: found.rank)
        winners.append(winner)
        superseded += [found.value for found in by_year[year] if found is not winner]
    return winners, tuple(superseded)


def _noted(telling: _Telling) -> Iterator[YearValue]:
    """The rows of the numbered notes that are of a whole year."""
    for row in telling.of(telling.document.history):
        if row.year is None or row.period:
            continue
        worked_out = None if row.value else _ratio(telling, row)
        yield YearValue(
            year=row.year,
            value=row.value or worked_out,
            availability=row.availability,
            numerator=row.numerator,
            denominator=row.denominator,
            raw=row.raw,
            note_number=row.note_number,
            from_ratio=worked_out is not None,
            document=telling.year,
        )


def _ratio(telling: _Telling, row: HistoryRow) -> Quantity | None:
    if not (row.numerator and row.denominator):
        return None
    kind = telling.document.plan.ente.unit_kind(telling.row.unit)
    return ratio(row.numerator.text, row.denominator.text, kind)


def _reached(telling: _Telling) -> Iterator[YearValue]:
    """The consuntivi."""
    for row in telling.of(telling.document.actuals):
        yield YearValue(
            year=row.year,
            value=row.actual or row.ratio,
            availability=row.availability,
            numerator=row.numerator,
            denominator=row.denominator,
            from_ratio=row.actual is None and row.ratio is not None,
            document=telling.year,
        )


def _own_last(tellings: Iterable[_Telling], year: int) -> list[_Telling]:
    """Documents by how much they are to be believed on the promises of a year: its own is the last."""
    return sorted(tellings, key=lambda telling: (telling.year == year, telling.year))


def _targets(tellings: list[_Telling]) -> Iterator[tuple[int, TargetVersion]]:
    for year in sorted({year for telling in tellings for year in _promised_years(telling)}):
        speaking = [found for t in _own_last(tellings, year) if (found := _promises(t, year))]
        *others, own = speaking
        known = {_promise(version) for version in own}
        for version in (version for versions in others for version in versions):
            if _promise(version) not in known:
                known.add(_promise(version))
                yield year, replace(version, valid=False)
        yield from ((year, version) for version in own)


def _promised_years(telling: _Telling) -> Iterator[int]:
    plan = telling.document.plan
    if telling.key in plan.versions:
        yield plan.year
    yield from (year for year, versions in plan.versions_other_years.items() if telling.key in versions)


def _promises(telling: _Telling, year: int) -> tuple[TargetVersion, ...]:
    plan = telling.document.plan
    versions = plan.versions if year == plan.year else plan.versions_other_years.get(year, {})
    return versions.get(telling.key, ())


def _promise(version: TargetVersion) -> tuple[Any, ...]:
    """What makes two versions the same promise, whichever document prints it."""
    return version.op, version.target.value if version.target else version.text


def _soglie(tellings: list[_Telling]) -> Iterator[tuple[int, Quantity]]:
    rows = [(telling, row) for telling in tellings for row in telling.of(telling.document.soglie)]
    for year in sorted({row.year for _, row in rows}):
        last = _own_last((telling for telling, row in rows if row.year == year), year)[-1]
        yield from ((year, row.soglia) for telling, row in rows if telling is last and row.year == year)


def _comparisons(tellings: Iterable[_Telling]) -> tuple[Comparison, ...]:
    """What is printed of the others; a later document wins; those without a year are last."""
    found: dict[tuple[int | None, str, str], Comparison] = {}
    for telling in tellings:
        for row in telling.of(telling.document.benchmarks):
            found[row.year, row.scope, row.statistic] = Comparison(
                year=row.year,
                scope=row.scope,
                statistic=row.statistic,
                value=row.value,
                raw=row.raw,
                unit=row.unit,
            )
    return tuple(sorted(found.values(), key=lambda comparison: (comparison.year is None, comparison.year or 0)))


def _breaks(tellings: Iterable[_Telling], winners: Iterable[_Told]) -> tuple[Break, ...]:
    """What the documents say, and the years from which the unit is another."""
    found = {(at.year, at.kind): at for at in _changes_of_unit(winners)}
    for telling in tellings:
        for row in telling.of(telling.document.breaks):
            found[row.year, row.kind] = Break(year=row.year, kind=row.kind, reason=row.reason)
    return tuple(found[place] for place in sorted(found))


def _changes_of_unit(winners: Iterable[_Told]) -> Iterator[Break]:
    for before, after in pairwise(winner for winner in winners if winner.value.value is not None):
        if before.unit and after.unit and before.unit != after.unit:
            reason = f"L'unità di misura stampata era «{before.unit}», dal {after.value.year} è «{after.unit}»."
            yield Break(year=after.value.year, kind="unit", reason=reason)
