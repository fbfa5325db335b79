"""How a score comes from bands of values, from a line through points, or from an interval."""

from __future__ import annotations

from scoring.curves import Transform
from scoring.limits import limit
from ui.facts.explain_case import Beginning, Case, days, slope
from ui.facts.format import number, percent
from ui.facts.formula import Formula, bracketed


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
    passed = sum(case.x_is_past[1::2])
    if not passed:
        return Beginning(f"{case.actual} non arriva alla prima fascia, «{_begins(case, limits[0])}»: ", None, 0.0)
    ends = [_ends(case, limits[passed])] if passed < len(limits) else []
    where = ", ".join([_begins(case, limits[passed - 1]), *ends])
    top = "" if ends else " più alta"
    return Beginning(f"{case.actual} è nella fascia{top}, «{where}»: ", None, scores[passed - 1])


def broken(case: Case) -> Beginning:
    """Before the first point, beyond the last, or on the line between two."""
    past = case.x_is_past
    if not any(past):
        return Beginning(
            f"{case.actual} non arriva al primo punto, «{_begins(case, case.anchors[0])}»: ", None, case.raw
        )
    left = max(at for at, is_past in enumerate(past) if is_past)
    if left == len(past) - 1:
        return Beginning(f"{case.actual} è oltre l'ultimo punto, «{_begins(case, case.anchors[-1])}»: ", None, case.raw)
    start, end = case.anchors[left], case.anchors[left + 1]
    low, high = case.scores[left], case.scores[left + 1]
    if limit(start)[0] == limit(end)[0]:
        return Beginning(f"{case.actual} non passa il salto, «{_begins(case, end)}»: ", None, low)
    if low == high:
        where = f"{_begins(case, start)}, {_ends(case, end)}"
        return Beginning(f"{case.actual} è fra due punti dello stesso punteggio, «{where}»: ", None, low)
    formula = _piece(case.x, limit(start)[0], limit(end)[0], low, high)
    return Beginning("", formula, formula.work(*formula.numbers))


def _piece(x: float, start: float, end: float, low: float, high: float) -> Formula:
    """The line between two points, each a value and its score."""
    rise = abs(high - low)
    sign, way = ("+", 1) if high > low else ("−", -1)
    before = f"{number(low, 4)} {sign} " if low or way < 0 else ""
    return Formula(
        (x, start, end),
        lambda a, z, f: f"{before}{number(rise, 4)} × ({a} − {bracketed(z)}) / ({f} − {bracketed(z)})",
        lambda a, z, f: low + way * rise * (a - z) / (f - z),
    )


def _begins(case: Case, place: float) -> str:
    is_lower = case.curve.transform is Transform.NEGATED
    word = {(False, False): "almeno", (False, True): "più di", (True, False): "al più", (True, True): "meno di"}
    return f"{word[is_lower, _is_excluded(case, place)]} {_limit(case, place)}"


def _ends(case: Case, place: float) -> str:
    is_lower = case.curve.transform is Transform.NEGATED
    word = {(False, False): "meno di", (False, True): "al più", (True, False): "più di", (True, True): "almeno"}
    return f"{word[is_lower, _is_excluded(case, place)]} {_limit(case, place)}"


def _is_excluded(case: Case, place: float) -> bool:
    """Whether a limit belongs to what is before it: so says the promise of all of them, or the method of this one."""
    return case.curve.strict or limit(place)[1] != 0


def _limit(case: Case, place: float) -> str:
    """A limit; of a scale in percent, also the percentage of the target that it is."""
    target, at = case.measure.target, limit(place)[0]
    if case.result.rule not in {"fasce_percentuali", "spezzata_percentuale"} or target is None:
        return case.place(at)
    return f"{case.place(at)} ({percent(100 * at / target.value)} del target)"
