"""How a rule gave an indicator its score: a formula where the curve slopes, a sentence where it is flat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.calculation import Step, StepKind
from scoring.curves import Transform, unread
from scoring.model import Direction
from ui.facts.format import number, ordinal_day, percent, quantity
from ui.facts.format import target as promise
from ui.facts.formula import Formula, bracketed

if TYPE_CHECKING:
    from scoring.curves import Curve
    from scoring.model import Measure
    from scoring.result import MeasureResult

DUST: Final = 1e-6
"""Percent: less is left by binary arithmetic on days."""


@dataclass(frozen=True, slots=True)
class Told:
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
class _Case:
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

    def place(self, value: float) -> str:
        """A value of the same unit."""
        if self.measure.is_date:
            return ordinal_day(value)
        return f"{number(value, 4)}\u00a0{self.symbol}" if self.symbol else number(value, 4)


def told(result: MeasureResult, symbol: str) -> Told:
    """How the rule of an indicator gave its raw score.

    Args:
        result: with a score computed by its rule.
        symbol: of its unit.
    """
    measure = result.measure
    assert measure.actual is not None  # noqa: S101 - a computed score has all three
    assert result.curve is not None  # noqa: S101
    assert result.raw is not None  # noqa: S101
    case = _Case(result, measure, result.curve, symbol, measure.actual.value, result.raw)
    if result.rule.startswith("fasce"):
        return _band(case)
    if result.rule == "intervallo":
        return _interval(case)
    places = case.curve.at[:, 0, 0]
    return _line(case) if len(places) == 2 and places[0] < places[-1] else _step(case)


def _step(case: _Case) -> Told:
    """The promise kept or not, and nothing between."""
    if case.raw > 0:
        return _kept(case)
    return Told(f"{case.actual} non soddisfa {_asked(case)} e non c'è punteggio intermedio: ", None, 0.0)


def _kept(case: _Case) -> Told:
    # The curve ends at the method's most where that is under 100; over 100 where a ratio to nothing is all of it.
    return Told(
        f"{case.actual} soddisfa {_asked(case)}: ", None, max(100.0, case.raw), _limited(max(100.0, case.raw), case.raw)
    )


def _asked(case: _Case) -> str:
    """What the curve is measured against: the target, or what the rule compares with."""
    if case.result.rule == "doppia_soglia":
        return f"il valore di confronto ({quantity(case.measure.benchmark, case.symbol)})"
    return f"il target ({promise(case.measure, '' if case.measure.is_date else case.symbol)})"


def _limited(value: float, raw: float) -> tuple[Step, ...]:
    """What a curve does to its own line, at one end or the other."""
    if abs(value - raw) < DUST:
        return ()
    return (Step(StepKind.CAP if value > raw else StepKind.FLOOR, value, raw),)


def _line(case: _Case) -> Told:
    """On the line, beyond its good end, or before its bad one."""
    formula, lead = _written(case)
    if formula is None or _is_beyond(case):
        return _kept(case)
    value = formula.work(*formula.numbers)
    steps = _limited(value, case.raw)
    is_ratio = case.result.rule.startswith("proporzionale")
    if value < 0 and not is_ratio:
        return Told(f"{case.actual} non è meglio {_of_the_start(case)}: ", None, 0.0)
    if value > 100 and steps:
        if not is_ratio and case.raw == 100:
            return _kept(case)
        lead = f"{case.actual} soddisfa {_asked(case)}; {lead}"
    return Told(lead, formula, value, steps)


def _is_beyond(case: _Case) -> bool:
    """At the good end of a deadline, whose line does not go on."""
    return case.result.rule == "entro_data" and case.x <= case.anchors[-1]


def _of_the_start(case: _Case) -> str:
    start = case.anchors[0]
    names = (("della soglia", case.measure.soglia), ("della partenza", case.measure.baseline or case.measure.previous))
    wanted = names if case.result.rule == "doppia_soglia" else names[case.result.rule == "progresso" :]
    name = next((name for name, found in wanted if found is not None and found.value == start), "del valore")
    return f"{name} ({case.place(start)})"


def _written(case: _Case) -> tuple[Formula | None, str]:
    """The formula of a line and what is said before it; none for a ratio to nothing, which is infinitely good."""
    rule, x = case.result.rule, case.x
    target = case.measure.target.value if case.measure.target else 0.0
    if case.curve.transform is Transform.RECIPROCAL:
        ratio = Formula((target, x), lambda t, a: f"100 × {t} / {bracketed(a)}", lambda t, a: 100 * t / a)
        return (ratio if x > 0 else None), ""
    if rule.startswith("proporzionale") and case.measure.direction is Direction.HIGHER:
        return Formula((x, target), lambda a, t: f"100 × {bracketed(a)} / {t}", lambda a, t: 100 * a / t), ""
    if rule == "proporzionale_speculare":
        mirror = Formula((x, target), lambda a, t: f"100 × (2 − {bracketed(a)} / {t})", lambda a, t: 100 * (2 - a / t))
        return mirror, ""
    start, full = case.anchors[0], _full(case)
    return _days(case, start, full) if case.measure.is_date else (_slope(x, start, full), "")


def _full(case: _Case) -> float:
    """The value that is worth 100, which is on the line whatever its end."""
    if case.result.rule == "doppia_soglia":
        return case.measure.benchmark.value if case.measure.benchmark else case.anchors[-1]
    return case.measure.target.value if case.measure.target else case.anchors[-1]


def _slope(x: float, zero: float, full: float) -> Formula:
    return Formula(
        (x, zero, full),
        lambda a, z, f: f"100 × ({a} − {bracketed(z)}) / ({f} − {bracketed(z)})",
        lambda a, z, f: 100 * (a - z) / (f - z),
    )


def _days(case: _Case, zero: float, full: float) -> tuple[Formula, str]:
    """A line between two days: the days past the one worth 100, out of those to the one worth 0."""
    window = abs(zero - full)
    late = (case.x - full) * (1 if zero > full else -1)
    formula = Formula(
        (late, window), lambda d, w: f"100 × (1 − {bracketed(d)} / {w})", lambda d, w: 100 * (1 - d / w), decimals=0
    )
    side = "dopo" if case.x > full else "prima del"
    mark = "la scadenza" if side == "dopo" else f" {ordinal_day(full)}".strip()
    start = "alla soglia del" if case.measure.soglia and case.measure.soglia.value == zero else "al"
    days = f"{number(abs(case.x - full), 0)} giorni {side} {mark}, su {number(window, 0)} fino {start} "
    return formula, f"{days}{ordinal_day(zero)}: "


def _interval(case: _Case) -> Told:
    """Inside, on one of the two slopes, or beyond them."""
    low_zero, low, high, high_zero = case.anchors
    inside = f"dall'intervallo da {case.place(low)} a {case.place(high)}"
    if low <= case.x <= high:
        within = f"nell'intervallo da {case.place(low)} a {case.place(high)}"
        return Told(f"{case.actual} è {within}: ", None, 100.0)
    zero, full = (low_zero, low) if case.x < low else (high_zero, high)
    if case.raw <= 0:
        return Told(f"{case.actual} è fuori {inside} e non è meglio della soglia ({case.place(zero)}): ", None, 0.0)
    formula, lead = _days(case, zero, full) if case.measure.is_date else (_slope(case.x, zero, full), "")
    return Told(lead, formula, formula.work(*formula.numbers))


def _band(case: _Case) -> Told:
    """The step on which a value stands, from where to where."""
    limits, scores = case.anchors[1::2], case.scores[1::2]
    signed = np.array(limits) * (-1 if case.curve.transform is Transform.NEGATED else 1)
    x = -case.x if case.curve.transform is Transform.NEGATED else case.x
    passed = int(np.sum(x > signed if case.curve.strict else x >= signed))
    if not passed:
        return Told(f"{case.actual} non arriva alla prima fascia, «{_begins(case, limits[0])}»: ", None, 0.0)
    ends = [_ends(case, limits[passed])] if passed < len(limits) else []
    where = ", ".join([_begins(case, limits[passed - 1]), *ends])
    top = "" if ends else " più alta"
    return Told(f"{case.actual} è nella fascia{top}, «{where}»: ", None, scores[passed - 1])


def _begins(case: _Case, limit: float) -> str:
    is_lower = case.curve.transform is Transform.NEGATED
    word = {(False, False): "almeno", (False, True): "più di", (True, False): "al più", (True, True): "meno di"}
    return f"{word[is_lower, case.curve.strict]} {_limit(case, limit)}"


def _ends(case: _Case, limit: float) -> str:
    is_lower = case.curve.transform is Transform.NEGATED
    word = {(False, False): "meno di", (False, True): "al più", (True, False): "più di", (True, True): "almeno"}
    return f"{word[is_lower, case.curve.strict]} {_limit(case, limit)}"


def _limit(case: _Case, limit: float) -> str:
    """A limit; of a scale in percent, also the percentage of the target that it is."""
    target = case.measure.target
    if case.result.rule != "fasce_percentuali" or target is None:
        return case.place(limit)
    return f"{case.place(limit)} ({percent(100 * limit / target.value)} del target)"
