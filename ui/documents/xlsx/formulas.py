"""The rules and the means of a method as spreadsheet formulas, so that a colleague can check them cell by cell.

Formulas are in the file format's own English, which every program shows in the reader's language.
What cannot be said in a formula has none, with the reason: never a formula that is nearly right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.plan.scores import plain
from scoring.model import Direction
from scoring.policy import Aggregation, Missing, RoundingMode, Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.model import Measure
    from scoring.policy import Policy

NOTHING = '""'
_MOST_ARGUMENTS = 200
"""A function takes at most 255."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the numbers of an indicator are: addresses like ``H5``; the last two empty where it stands alone."""

    target: str
    soglia: str
    actual: str
    weight: str = ""
    declared: str = ""


@dataclass(frozen=True, slots=True)
class RuleFormula:
    """An indicator whose rule is being written.

    Attributes:
        slack: half a unit of the last printed digit, within which an equality is kept.
        top: score of a promise kept where there is no line, percent.
        cap: highest score, percent.
        params: numbers of the rule.
    """

    cells: Cells
    direction: Direction
    strict: bool
    slack: float
    top: float
    cap: float
    params: tuple[float, ...] = ()

    @property
    def step(self) -> str:
        """The promise kept, or not."""
        actual, target, top = self.cells.actual, self.cells.target, plain(self.top)
        if self.direction is Direction.NOMINAL:
            slack = repr(self.slack).upper()
            return f"IF(AND({actual}>={target}-{slack},{actual}<={target}+{slack}),{top},0)"
        sign = ">" if self.direction is Direction.HIGHER else "<"
        return f"IF({actual}{sign}{'' if self.strict else '='}{target},{top},0)"


def leaf(measure: Measure, cells: Cells, policy: Policy) -> str:
    """The score of an indicator from the cells of its numbers; ``""`` where there is none.

    Args:
        measure: on the sheet whose numbers the cells hold.
        cells: their places.
        policy: the method; ``why_no_leaf`` must have nothing against it.
    """
    declared = f"MAX({plain(policy.floor)},MIN({plain(policy.cap)},{cells.declared}))"
    missing = f"IF(ISNUMBER({cells.declared}),{declared},{_silent(measure, cells, policy)})"
    measured = _measured(measure, cells, policy)
    return f"=IF({cells.weight}>0,IF(ISNUMBER({cells.actual}),{measured},{missing}),{NOTHING})"


def leaf_alone(measure: Measure, cells: Cells, policy: Policy) -> str:
    """The score of an indicator by itself, whatever it weighs; arguments as in ``leaf``."""
    measured, silent = _measured(measure, cells, policy), _silent(measure, cells, policy)
    return f"=IF(ISNUMBER({cells.actual}),{measured},{silent})"


def _measured(measure: Measure, cells: Cells, policy: Policy) -> str:
    """The score where there is an actual, by the rule and within the limits of the method."""
    name, params = policy.rule_of(measure)
    promise = RuleFormula(
        cells,
        measure.direction,
        strict=measure.op is not None and measure.op.is_strict,
        slack=max((q.half_unit for q in (measure.target, measure.actual) if q), default=0.0),
        top=min(100.0, policy.cap),
        cap=policy.cap,
        params=params,
    )
    low, high = plain(max(policy.floor, 0.0)), plain(policy.cap)
    return f"IF(ISNUMBER({cells.target}),MAX({low},MIN({high},{_RULES[name](promise)})),{NOTHING})"


def _silent(measure: Measure, cells: Cells, policy: Policy) -> str:
    """The score where there is none, nor a declared one."""
    low = plain(max(policy.floor, 0.0))
    worth = {Missing.ZERO: low, Missing.REACHED: plain(min(100.0, policy.cap))}.get(policy.missing)
    return NOTHING if worth is None or measure.is_awaited else f"IF(ISNUMBER({cells.target}),{worth},{NOTHING})"


def why_no_leaf(measure: Measure, policy: Policy) -> str:
    """Why the score of an indicator has no formula, in Italian; empty where it has."""
    rule = policy.rule_of(measure)[0]
    if measure.assigned is not None:
        return "valore: il punteggio è assegnato"
    if rule not in _RULES:
        return f"valore: la regola «{rule}» non è scritta in formula"
    if policy.leaf_rounding.mode is not RoundingMode.NONE:
        return "valore: il metodo arrotonda i punteggi degli indicatori"
    is_ratio = rule.startswith("proporzionale") and measure.direction is not Direction.NOMINAL
    if is_ratio and measure.is_date:
        return "valore: un rapporto fra date non è scritto in formula"
    if rule == "entro_data" and measure.direction is not Direction.LOWER:
        return "valore: scadenza con una direzione insolita"
    return ""


def whole(points: Sequence[str], known: Sequence[str], weights: Sequence[str], how: Whole) -> str:
    """The score of a node from its parts; ``""`` where none is measured.

    Args:
        points: cells of weight × score, 0 where there is no score; ranges are welcome.
        known: cells of the weights of what has a score, 0 elsewhere.
        weights: cells of all the weights.
        how: what the method divides by.
    """
    total = _sum(known)
    base = "100" if how.is_sum else (total if how.policy.renormalise else _sum(weights))
    mean = f"MAX({plain(how.policy.floor)},MIN({plain(how.policy.cap)},{_sum(points)}/{base}))"
    return f"=IF({total}>0,{mean},{NOTHING})"


@dataclass(frozen=True, slots=True)
class Whole:
    """How the scores of the parts make that of a node.

    Attributes:
        is_sum: printed weights are summed as they are, out of 100.
    """

    policy: Policy
    is_sum: bool = False


def why_no_whole(policy: Policy, *, in_course: bool = False) -> str:
    """Why the nodes have no formula under a method, in Italian; empty where they have.

    Args:
        policy: the method.
        in_course: something of the sheet is not measured yet.
    """
    methods = {policy.aggregation, *policy.level_aggregations.values()}
    roundings = (policy.node_rounding, policy.root_rounding, *policy.level_roundings.values())
    reasons = (
        (
            in_course and (Aggregation.SUM in methods or not policy.renormalise),
            "la misurazione è in corso e il metodo conta anche il peso di ciò che non ha un punteggio",
        ),
        (
            not methods <= {Aggregation.WEIGHTED_MEAN, Aggregation.SUM},
            "il metodo non fa la media pesata degli indicatori",
        ),
        (
            len(methods) > 1,
            "il metodo non compone i punteggi allo stesso modo in ogni livello",
        ),
        (
            any(section.weights is Weights.HELD for section in policy.sections.values()),
            "per il metodo un obiettivo pesa quanto ciò che contiene",
        ),
        (
            any(how.mode is not RoundingMode.NONE for how in roundings),
            "il metodo arrotonda i risultati degli obiettivi",
        ),
        (
            policy.missing is Missing.NOT_EVALUABLE,
            "per il metodo un consuntivo mancante lascia l'obiettivo senza risultato",
        ),
        (policy.min_measured_share > 0, "il metodo chiede una quota minima di peso misurato"),
    )
    return next((f"valore: {why}" for is_so, why in reasons if is_so), "")


def ranges(column: str, rows: Sequence[int]) -> list[str]:
    """Cells of a column, those one below the other as a range.

    Examples:
        >>> ranges("L", [5, 6, 7, 9])
        ['L5:L7', 'L9']
    """
    found: list[list[int]] = []
    for row in rows:
        if found and row == found[-1][-1] + 1:
            found[-1].append(row)
        else:
            found.append([row])
    return [f"{column}{run[0]}:{column}{run[-1]}" if len(run) > 1 else f"{column}{run[0]}" for run in found]


def _sum(cells: Sequence[str]) -> str:
    if len(cells) <= _MOST_ARGUMENTS:
        return f"SUM({','.join(cells)})"
    groups = [cells[at : at + _MOST_ARGUMENTS] for at in range(0, len(cells), _MOST_ARGUMENTS)]
    return f"SUM({','.join(_sum(group) for group in groups)})"


def _soglia_lineare(of: RuleFormula) -> str:
    """A line from soglia to target; ``#N/D`` where the soglia is not worse than the target."""
    if of.direction is Direction.NOMINAL:
        return of.step
    at = of.cells
    worse = "<" if of.direction is Direction.HIGHER else ">"
    line = f"IF({at.soglia}{worse}{at.target},100*({at.actual}-{at.soglia})/({at.target}-{at.soglia}),NA())"
    return f"IF(ISNUMBER({at.soglia}),{line},{of.step})"


def _minimo_e_atteso(of: RuleFormula) -> str:
    """A jump at the soglia and a line to the target; ``#N/D`` where the soglia is not worse than the target."""
    if of.direction is Direction.NOMINAL:
        return of.step
    at, begins = of.cells, of.params[0] if of.params else 50.0
    worse = "<" if of.direction is Direction.HIGHER else ">"
    better = {"<": ">", ">": "<"}[worse] + ("" if of.strict else "=")
    rise = f"{plain(100 - begins)}*({at.actual}-{at.soglia})/({at.target}-{at.soglia})"
    line = f"IF({at.actual}{better}{at.soglia},{plain(begins)}+{rise},0)"
    return f"IF(ISNUMBER({at.soglia}),IF({at.soglia}{worse}{at.target},{line},NA()),{of.step})"


def _entro_data(of: RuleFormula) -> str:
    at = of.cells
    line = f"IF({at.soglia}>{at.target},MIN(100,100*({at.soglia}-{at.actual})/({at.soglia}-{at.target})),NA())"
    return f"IF(ISNUMBER({at.soglia}),{line},IF({at.actual}<={at.target},100,0))"


def _proporzionale(of: RuleFormula) -> str:
    if of.direction is not Direction.HIGHER:
        return of.step
    at = of.cells
    return f"IF({at.target}>0,100*{at.actual}/{at.target},{of.step})"


def _proporzionale_inverso(of: RuleFormula) -> str:
    if of.direction is not Direction.LOWER:
        return _proporzionale(of)
    at = of.cells
    ratio = f"IF({at.actual}>0,100*{at.target}/{at.actual},{plain(of.cap)})"
    return f"IF({at.target}>0,{ratio},{of.step})"


def _proporzionale_speculare(of: RuleFormula) -> str:
    if of.direction is not Direction.LOWER:
        return _proporzionale(of)
    at = of.cells
    return f"IF({at.target}>0,100*(2-{at.actual}/{at.target}),{of.step})"


_RULES: dict[str, Callable[[RuleFormula], str]] = {
    "soglia_lineare": _soglia_lineare,
    "proporzionale": _proporzionale,
    "proporzionale_inverso": _proporzionale_inverso,
    "proporzionale_speculare": _proporzionale_speculare,
    "on_off": lambda of: of.step,
    "entro_data": _entro_data,
    "minimo_e_atteso": _minimo_e_atteso,
}
"""The rules that have a formula; the others keep their value."""
