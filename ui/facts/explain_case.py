"""An indicator whose score is explained, and the pieces of formula that more than one rule has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.calculation import Step, StepKind
from scoring.curves import Transform, unread
from ui.facts.format import count, number, ordinal_day, quantity
from ui.facts.formula import Formula, bracketed

if TYPE_CHECKING:
    from scoring.curves import Curve
    from scoring.model import Measure
    from scoring.result import MeasureResult

DUST: Final = 1e-6
"""Percent: less is left by binary arithmetic on days."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The beginning of a calculation.

    Attributes:
        lead: what stands before it; the whole sentence where there is no formula.
        formula: its operands are the indicator's own numbers; None where the curve is flat.
        value: what it gives, percent.
        steps: what the rule itself does to that: a line ends at zero and at the most.
    """

    lead: str
    formula: Formula | None
    value: float
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """An indicator whose score is computed.

    Attributes:
        x: its actual.
        raw: what the rule gave, percent.
    """

    result: MeasureResult
    measure: Measure
    curve: Curve
    symbol: str
    x: float
    raw: float

    @property
    def actual(self) -> str:
        """As printed, with its unit."""
        return quantity(self.measure.actual, "" if self.measure.is_date else self.symbol)

    @property
    def anchors(self) -> list[float]:
        """The values where the curve turns, from the worst to the best."""
        places = self.curve.at[:, 0, 0]
        is_step = self.curve.transform is Transform.RECIPROCAL and places[0] == places[-1]
        return [float(at) for at in unread(places, Transform.NEGATED if is_step else self.curve.transform)]

    @property
    def scores(self) -> list[float]:
        """The scores there, percent."""
        return [float(score) for score in self.curve.scores[:, 0, 0]]

    @property
    def x_is_past(self) -> list[bool]:
        """Of each anchor, whether the actual has passed it."""
        x = -self.x if self.curve.transform is Transform.NEGATED else self.x
        return [bool(x > at if self.curve.strict else x >= at) for at in self.curve.at[:, 0, 0]]

    def place(self, value: float) -> str:
        """A value of the same unit."""
        if self.measure.is_date:
            return ordinal_day(value)
        return f"{number(value, 4)}\u00a0{self.symbol}" if self.symbol else number(value, 4)


def limited(value: float, raw: float) -> tuple[Step, ...]:
    """What a curve does to its own line, at one end or the other; percent."""
    if abs(value - raw) < DUST:
        return ()
    return (Step(StepKind.CAP if value > raw else StepKind.FLOOR, value, raw),)


def slope(x: float, zero: float, full: float, begins: float = 0.0) -> Formula:
    """A line between the value worth 0, or what it begins with, and the one worth 100."""
    before, rise = _rise(begins)
    return Formula(
        (x, zero, full),
        lambda a, z, f: f"{before} × ({a} − {bracketed(z)}) / ({f} − {bracketed(z)})",
        lambda a, z, f: begins + rise * (a - z) / (f - z),
    )


def _rise(begins: float) -> tuple[str, float]:
    """How a line to 100 is written, and how far it rises: «100», or «50 + 50»."""
    rise = 100 - begins
    return (f"{number(begins, 4)} + {number(rise, 4)}" if begins else "100"), rise


def days(case: Case, zero: float, full: float, begins: float = 0.0) -> tuple[Formula, str]:
    """A line between two days: the days past the one worth 100, out of those to where the line begins."""
    window = abs(zero - full)
    late = (case.x - full) * (1 if zero > full else -1)
    before, rise = _rise(begins)
    formula = Formula(
        (late, window),
        lambda d, w: f"{before} × (1 − {bracketed(d)} / {w})",
        lambda d, w: begins + rise * (1 - d / w),
        decimals=0,
    )
    side = "dopo" if case.x > full else "prima del"
    mark = "la scadenza" if side == "dopo" else f" {ordinal_day(full)}".strip()
    name = "al target minimo del" if begins else "alla soglia del"
    start = name if case.measure.soglia and case.measure.soglia.value == zero else "al"
    days = f"{count(round(abs(case.x - full)), 'giorno', 'giorni')} {side} {mark}, su {number(window, 0)} fino {start} "
    return formula, f"{days}{ordinal_day(zero)}: "
