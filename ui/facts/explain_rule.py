"""How a rule gave an indicator its score: a formula where the curve slopes, a sentence where it is flat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.curves import Transform
from scoring.model import Direction
from ui.facts.explain_band import band, broken, interval
from ui.facts.explain_case import Beginning, Case, days, limited, slope
from ui.facts.format import quantity
from ui.facts.format import target as promise
from ui.facts.formula import Formula, bracketed

if TYPE_CHECKING:
    from scoring.result import MeasureResult


_FAMILIES: Final = {"fasce": band, "spezzata": broken, "intervallo": interval}
"""The rules that are told in a way of their own, by how their names begin."""


def beginning(result: MeasureResult, symbol: str) -> Beginning:
    """How the rule of an indicator gave its raw score.

    Args:
        result: with a score computed by its rule.
        symbol: of its unit.
    """
    measure = result.measure
    assert measure.actual is not None  # noqa: S101 - a computed score has all three
    assert result.curve is not None  # noqa: S101
    assert result.raw is not None  # noqa: S101
    case = Case(result, measure, result.curve, symbol, measure.actual.value, result.raw)
    for family, tell in _FAMILIES.items():
        if result.rule.startswith(family):
            return tell(case)
    if _opens_with_a_jump(case) and case.raw <= 0:
        beaten = "supera la" if case.curve.strict else "arriva alla"
        soglia = quantity(measure.soglia, symbol)
        return Beginning(f"{case.actual} non {beaten} soglia ({soglia}): ", None, 0.0)
    if _is_from_a_minimum(case):
        return _from_a_minimum(case)
    places = case.curve.at[:, 0, 0]
    is_line = len(places) == 2 and places[0] < places[-1]
    return _line(case) if is_line or _is_ratio_from_a_soglia(case) else _step(case)


def _is_ratio_from_a_soglia(case: Case) -> bool:
    """Whether the rule is a ratio of target and actual, where one has a meaning."""
    target = case.measure.target
    is_ratio = case.result.rule == "oltre_soglia" and case.measure.direction is not Direction.NOMINAL
    return is_ratio and target is not None and target.value > 0


def _opens_with_a_jump(case: Case) -> bool:
    """Whether a soglia opens the ratio of target and actual."""
    return _is_ratio_from_a_soglia(case) and case.measure.soglia is not None and case.measure.soglia.value > 0


def _is_from_a_minimum(case: Case) -> bool:
    """Whether a line goes from the lower of two targets to the other; a value to be hit has no lower one."""
    is_of_two = case.result.rule == "minimo_e_atteso" and case.measure.direction is not Direction.NOMINAL
    return is_of_two and case.anchors[0] != case.anchors[-1]


def _from_a_minimum(case: Case) -> Beginning:
    if case.x_is_past[0]:
        return _line(case)
    minimum = quantity(case.measure.soglia, "" if case.measure.is_date else case.symbol)
    beaten = "supera il" if case.curve.strict else "arriva al"
    return Beginning(f"{case.actual} non {beaten} target minimo ({minimum}): ", None, 0.0)


def _step(case: Case) -> Beginning:
    """The promise kept or not, and nothing between."""
    if case.raw > 0:
        return _kept(case)
    return Beginning(f"{case.actual} non soddisfa {_asked(case)} e non c'è punteggio intermedio: ", None, 0.0)


def _kept(case: Case) -> Beginning:
    # The curve ends at the method's most where that is under 100; over 100 where a ratio to nothing is all of it.
    return Beginning(
        f"{case.actual} soddisfa {_asked(case)}: ", None, max(100.0, case.raw), limited(max(100.0, case.raw), case.raw)
    )


def _asked(case: Case) -> str:
    """What the curve is measured against: the target, or what the rule compares with."""
    if case.result.rule == "doppia_soglia":
        return f"il valore di confronto ({quantity(case.measure.benchmark, case.symbol)})"
    return f"il target ({promise(case.measure, '' if case.measure.is_date else case.symbol)})"


def _line(case: Case) -> Beginning:
    """On the line, beyond its good end, or before its bad one."""
    formula, lead = _written(case)
    if formula is None or _is_beyond(case):
        return _kept(case)
    value = formula.work(*formula.numbers)
    steps = limited(value, case.raw)
    is_ratio = _is_ratio(case)
    if value < 0 and not is_ratio:
        return Beginning(f"{case.actual} non è meglio {_of_the_start(case)}: ", None, 0.0)
    if value > 100 and steps:
        if not is_ratio and case.raw == 100:
            return _kept(case)
        lead = f"{case.actual} soddisfa {_asked(case)}; {lead}"
    return Beginning(lead, formula, value, steps)


def _is_beyond(case: Case) -> bool:
    """At the good end of a deadline, whose line does not go on."""
    return case.result.rule == "entro_data" and case.x <= case.anchors[-1]


def _of_the_start(case: Case) -> str:
    start = case.anchors[0]
    names = (("della soglia", case.measure.soglia), ("della partenza", case.measure.baseline or case.measure.previous))
    wanted = names if case.result.rule == "doppia_soglia" else names[case.result.rule == "progresso" :]
    name = next((name for name, found in wanted if found is not None and found.value == start), "del valore")
    return f"{name} ({case.place(start)})"


def _is_ratio(case: Case) -> bool:
    return case.result.rule.startswith(("proporzionale", "oltre_soglia"))


def _written(case: Case) -> tuple[Formula | None, str]:
    """The formula of a line and what is said before it; none for a ratio to nothing, which is infinitely good."""
    rule, x = case.result.rule, case.x
    target = case.measure.target.value if case.measure.target else 0.0
    if case.curve.transform is Transform.RECIPROCAL:
        ratio = Formula((target, x), lambda t, a: f"100 × {t} / {bracketed(a)}", lambda t, a: 100 * t / a)
        return (ratio if x > 0 else None), ""
    if _is_ratio(case) and case.measure.direction is Direction.HIGHER:
        return Formula((x, target), lambda a, t: f"100 × {bracketed(a)} / {t}", lambda a, t: 100 * a / t), ""
    if rule == "proporzionale_speculare":
        mirror = Formula((x, target), lambda a, t: f"100 × (2 − {bracketed(a)} / {t})", lambda a, t: 100 * (2 - a / t))
        return mirror, ""
    start, full = case.anchors[0], _full(case)
    begins = case.scores[1] if rule == "minimo_e_atteso" else 0.0
    return days(case, start, full, begins) if case.measure.is_date else (slope(x, start, full, begins), "")


def _full(case: Case) -> float:
    """The value that is worth 100, which is on the line whatever its end."""
    if case.result.rule == "doppia_soglia":
        return case.measure.benchmark.value if case.measure.benchmark else case.anchors[-1]
    return case.measure.target.value if case.measure.target else case.anchors[-1]
