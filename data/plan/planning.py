"""Next year's plan, as it can be drawn from this year's: what is promised already, and what to expect meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from data.plan.identity import UnitKind
from data.plan.sheets import sheets
from data.plan.worded import Known, promised_in_words
from scoring.basis import Basis, TargetVersion, in_force
from scoring.errors import SogliaSideError
from scoring.forecast import Forecast
from scoring.model import Direction, Measure, MeasureState, Op, Quantity
from scoring.rules import refuse_soglia_on_the_wrong_side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.plan.records import MeasureRow, Plan
    from scoring.model import MeasureKey, Sheet
    from scoring.series import Series, YearValue


class Outlook(StrEnum):
    """What is assumed of the results of next year."""

    LAST = "last"
    """What was reached last is reached again."""
    HALF_TREND = "half_trend"
    """The last value moves by half of its mean yearly change."""
    WORST = "worst"
    """The worse end of the band in which eight years out of ten fall."""
    BEST = "best"
    """The better end of the same band."""


class TargetOrigin(StrEnum):
    """Where a target of next year comes from."""

    PRINTED_NEXT_YEAR = "printed_next_year"
    """The document prints it."""
    THIS_YEAR = "this_year"
    SHIFTED_DATE = "shifted_date"
    """This year's, on the same day of next year."""
    NONE = "none"


class ActualOrigin(StrEnum):
    """Where an assumed actual of next year comes from."""

    LAST_VALUE = "last_value"
    HALF_TREND = "half_trend"
    BAND = "band"
    SHIFTED_DATE = "shifted_date"
    """The last date, on the same day of next year."""
    DECLARED = "declared"
    """There is no actual, but the percentage declared this year."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the numbers of an indicator of next year come from.

    Attributes:
        last_year: the year of the last value; None where there is none.
        printed: what the document prints for next year and the target does not say: words without a
            number, or a number in another unit, with it; empty nearly always.
        lost_soglia: this year's soglia, left out because it is not worse than the new target.
    """

    target: TargetOrigin
    actual: ActualOrigin
    last_year: int | None = None
    printed: str = ""
    lost_soglia: Quantity | None = None

    @property
    def is_printed(self) -> bool:
        """Whether the document itself prints the target of next year."""
        return self.target is TargetOrigin.PRINTED_NEXT_YEAR


@dataclass(frozen=True, slots=True)
class Planned:
    """The sheets of next year.

    Attributes:
        year: of the sheets.
        origins: of every measure of them.
        unplaced: indicators that have a printed target for next year, and no sheet to be in.
    """

    year: int
    sheets: tuple[Sheet, ...]
    origins: Mapping[MeasureKey, Origin]
    unplaced: tuple[MeasureKey, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reached:
    """What is assumed to be reached next year, and why."""

    actual: Quantity | None
    origin: ActualOrigin
    last_year: int | None = None


@dataclass(frozen=True, slots=True)
class _Case:
    """One measure on its way to next year.

    Attributes:
        measure: of this year, on the targets valid at its end.
        row: the same as the document has it.
        printed: the version of next year's target that the document treats as valid, if any.
        series: the history; None where there is none.
        outlook: what is assumed.
    """

    plan: Plan
    measure: Measure
    row: MeasureRow
    printed: TargetVersion | None
    series: Series | None
    outlook: Outlook

    @property
    def year(self) -> int:
        """The year being planned."""
        return self.plan.year + 1

    @property
    def next_promise(self) -> Measure | None:
        """The measure with what is printed for next year, a number or words for one; None where neither is."""
        return self._promise(self.printed) if self.printed else None

    @property
    def same_words(self) -> Measure | None:
        """The measure with this year's words as they mean next year; None where it has none, or they mean nothing."""
        this_year = in_force(self.plan.versions.get(self.measure.key, ()), Basis(), self.plan.year)
        return self._promise(this_year) if this_year and this_year.target is None else None

    def _promise(self, version: TargetVersion) -> Measure | None:
        if not self._has_same_unit(version):
            return None
        rule, params = self.plan.policy.named(self.row.rule, self.row.params)
        bare = replace(self.measure, op=version.op, target=version.target, rule=rule, rule_params=params)
        is_percent = self.plan.ente.unit_kind(self.measure.unit) is UnitKind.PERCENT
        known = Known(self.year, self.series, is_percent=is_percent)
        promised = promised_in_words(bare, version.text, known, self.plan.policy)
        return None if promised.target is None else promised

    def _has_same_unit(self, version: TargetVersion) -> bool:
        is_date = version.op is Op.BY or self.plan.ente.unit_kind(version.unit) is UnitKind.DATE
        if is_date or self.measure.is_date:
            return is_date == self.measure.is_date
        return version.unit in {"", self.measure.unit}


def next_year(plan: Plan, series: Mapping[MeasureKey, Series], outlook: Outlook) -> Planned:
    """The plan of the year after, as far as this year's documents let one draw it.

    Nodes, weights, rules and the last printed benchmark are this year's. Each measure has the target
    that the documents print for next year, else this year's valid one; words for a number are read again, as of
    next year («mantenimento» is then this year's value); this year's soglia where it
    is still worse than the target; this year's actual as ``previous``. A measure set aside this year
    takes part again where a target of its own is printed, unless it was suppressed. Nothing is
    published of next year, and no figure is judged.

    Args:
        plan: of this year.
        series: of its measures; one that is not there has no history.
        outlook: what to assume of the actuals. Without a forecast every outlook is the last value;
            without any value there is no actual, and the method says what that means.
    """
    printed = plan.versions_other_years.get(plan.year + 1, {})
    rows = {row.key: row for row in plan.measures}
    origins: dict[MeasureKey, Origin] = {}
    planned: list[Sheet] = []
    for sheet in sheets(plan, Basis(), series):
        cases = [
            _Case(plan, m, rows[m.key], _valid(printed, m, plan.year + 1), series.get(m.key), outlook)
            for m in sheet.measures
        ]
        found = [_planned(case) for case in cases]
        origins |= {measure.key: origin for measure, origin in found}
        planned.append(_unpublished(sheet, tuple(measure for measure, _ in found)))
    unplaced = tuple(key for key in printed if key not in origins)
    return Planned(plan.year + 1, tuple(planned), origins, unplaced)


def same_day(day: date, years: int) -> date:
    """The same day some years later; 28 February where there is no 29.

    Examples:
        >>> str(same_day(date(2023, 4, 30), 1)), str(same_day(date(2024, 2, 29), 1))
        ('2024-04-30', '2025-02-28')
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _valid(
    printed: Mapping[MeasureKey, tuple[TargetVersion, ...]], measure: Measure, year: int
) -> TargetVersion | None:
    return in_force(printed.get(measure.key, ()), Basis(), year)


def _unpublished(sheet: Sheet, measures: tuple[Measure, ...]) -> Sheet:
    nodes = tuple(replace(node, published=None) for node in sheet.nodes)
    return replace(sheet, nodes=nodes, measures=measures, has_published_targets=False)


def _planned(case: _Case) -> tuple[Measure, Origin]:
    target, target_origin = _target(case)
    reached = _reached(replace(case, measure=target))
    measure = replace(
        target,
        soglia=_shifted(target.soglia) if target.is_date else target.soglia,
        actual=reached.actual,
        previous=case.measure.actual,
        is_awaited=False,
        published=None,
    )
    kept, lost = _without_a_soglia_on_the_wrong_side(measure)
    return kept, Origin(target_origin, reached.origin, reached.last_year, _not_said(case), lost)


def _target(case: _Case) -> tuple[Measure, TargetOrigin]:
    """The measure with next year's promise, and where that comes from."""
    measure = case.measure
    if promised := case.next_promise:
        is_back = measure.state is not MeasureState.SUPPRESSED
        state = MeasureState.MEASURED if is_back else measure.state
        return replace(promised, state=state, left_out=""), TargetOrigin.PRINTED_NEXT_YEAR
    if again := case.same_words:
        return again, TargetOrigin.THIS_YEAR
    if measure.target is None:
        return measure, TargetOrigin.NONE
    if measure.is_date:
        return replace(measure, target=_shifted(measure.target)), TargetOrigin.SHIFTED_DATE
    return measure, TargetOrigin.THIS_YEAR


def _not_said(case: _Case) -> str:
    """What is printed for next year and cannot be the target."""
    if case.printed is None or case.next_promise is not None:
        return ""
    figure = case.printed.target.text if case.printed.target else ""
    unit = case.printed.unit if figure else ""
    return " ".join(part for part in (figure, unit, case.printed.text) if part)


def _without_a_soglia_on_the_wrong_side(measure: Measure) -> tuple[Measure, Quantity | None]:
    """The measure, and the soglia that had to be left out of it."""
    try:
        refuse_soglia_on_the_wrong_side(measure)
    except SogliaSideError:
        return replace(measure, soglia=None), measure.soglia
    return measure, None


def _reached(case: _Case) -> _Reached:
    measure = case.measure
    if measure.actual is None and measure.declared is not None:
        return _Reached(None, ActualOrigin.DECLARED)
    last = _last(case)
    if last is None:
        return _Reached(None, ActualOrigin.NONE)
    year, value = last
    if measure.is_date:
        return _Reached(_shifted(value, case.year - year), ActualOrigin.SHIFTED_DATE, year)
    return _expected(case) or _Reached(value, ActualOrigin.LAST_VALUE, year)


def _last(case: _Case) -> tuple[int, Quantity] | None:
    """The year and value reached last, where nothing has since come to mean something else."""
    found: tuple[int, Quantity] | None = None
    known: tuple[YearValue, ...] = case.series.values if case.series else ()
    for each in known:
        if each.value is not None and each.year <= case.plan.year:
            found = each.year, each.value
    if case.measure.actual is not None:
        found = case.plan.year, case.measure.actual
    breaks = case.series.breaks if case.series else ()
    return None if found is None or any(found[0] < at.year <= case.year for at in breaks) else found


def _expected(case: _Case) -> _Reached | None:
    """What the outlook makes of the history; None where that tells nothing, or is not asked."""
    expected = case.series.expected(case.year) if case.series else None
    if case.series is None or not isinstance(expected, Forecast):
        return None
    if case.outlook is Outlook.HALF_TREND:
        moved = case.series.half_trend(case.year)
        return None if moved is None else _Reached(Quantity(moved), ActualOrigin.HALF_TREND, case.plan.year)
    if case.outlook in {Outlook.WORST, Outlook.BEST}:
        end = _end(case.measure, expected, case.outlook)
        return None if end is None else _Reached(Quantity(end), ActualOrigin.BAND, case.plan.year)
    return None


def _end(measure: Measure, expected: Forecast, outlook: Outlook) -> float | None:
    """The end of a band that an outlook means; None where only the target is right and there is none.

    Where more and less than the target are both wrong, the worse end is the one further from it, and
    the best is the target itself if the band reaches it.
    """
    low, high = expected.low, expected.high
    if measure.direction is not Direction.NOMINAL:
        is_high = (measure.direction is Direction.HIGHER) == (outlook is Outlook.BEST)
        return high if is_high else low
    if measure.target is None:
        return None
    target = measure.target.value
    if outlook is Outlook.BEST:
        return min(max(target, low), high)
    return max(low, high, key=lambda end: abs(end - target))


def _shifted(found: Quantity | None, years: int = 1) -> Quantity | None:
    """A day some years later; None for none."""
    if found is None:
        return None
    day = same_day(date.fromordinal(int(found.value)), years)
    return Quantity(float(day.toordinal()), 0.0, day.isoformat())
