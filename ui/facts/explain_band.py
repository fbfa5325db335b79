"""How a score comes from bands of values, or from an interval."""

from __future__ import annotations

import numpy as np

from scoring.curves import Transform
from ui.facts.explain_case import Beginning, Case, days, slope
from ui.facts.format import percent


def interval(case: Case) -> Beginning:
    """Inside, on one of the two slopes, or beyond them."""
    low_zero, low, high, high_zero = case.anchors
    inside = f"dall'intervallo da {case.place(low)} a {case.place(high)}"
    if low <= case.x <= high:
        within = f"nell'intervallo da {case.place(low)} a {case.place(high)}"
        return Beginning(f"{case.actual} è {within}: ", None, 100.0)
    zero, full = (low_zero, low) if case.x < low else (high_zero, high)
    if case.raw <= 0:
        return Beginning(
            f"{case.actual} è fuori {inside} e non è meglio della soglia ({case.place(zero)}): ", None, 0.0
        )
    formula, lead = days(case, zero, full) if case.measure.is_date else (slope(case.x, zero, full), "")
    return Beginning(lead, formula, formula.work(*formula.numbers))


def band(case: Case) -> Beginning:
    """The step on which a value stands, from where to where."""
    limits, scores = case.anchors[1::2], case.scores[1::2]
    signed = np.array(limits) * (-1 if case.curve.transform is Transform.NEGATED else 1)
    x = -case.x if case.curve.transform is Transform.NEGATED else case.x
    passed = int(np.sum(x > signed if case.curve.strict else x >= signed))
    if not passed:
        return Beginning(f"{case.actual} non arriva alla prima fascia, «{_begins(case, limits[0])}»: ", None, 0.0)
    ends = [_ends(case, limits[passed])] if passed < len(limits) else []
    where = ", ".join([_begins(case, limits[passed - 1]), *ends])
    top = "" if ends else " più alta"
    return Beginning(f"{case.actual} è nella fascia{top}, «{where}»: ", None, scores[passed - 1])


def _begins(case: Case, limit: float) -> str:
    is_lower = case.curve.transform is Transform.NEGATED
    word = {(False, False): "almeno", (False, True): "più di", (True, False): "al più", (True, True): "meno di"}
    return f"{word[is_lower, case.curve.strict]} {_limit(case, limit)}"


def _ends(case: Case, limit: float) -> str:
    is_lower = case.curve.transform is Transform.NEGATED
    word = {(False, False): "meno di", (False, True): "al più", (True, False): "più di", (True, True): "almeno"}
    return f"{word[is_lower, case.curve.strict]} {_limit(case, limit)}"


def _limit(case: Case, limit: float) -> str:
    """A limit; of a scale in percent, also the percentage of the target that it is."""
    target = case.measure.target
    if case.result.rule != "fasce_percentuali" or target is None:
        return case.place(limit)
    return f"{case.place(limit)} ({percent(100 * limit / target.value)} del target)"
