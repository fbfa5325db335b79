"""Rules and their numbers, before anything is scored by them: those of a method, and those that indicators call."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from data.format.outside import nearest
from data.format.year_rows import key_of
from scoring.errors import RuleParametersError
from scoring.model import Direction, Measure, Op
from scoring.policy import numbers
from scoring.rules import RULES, RuleInputs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.problem import Problem
    from data.format.year_rows import Cells, YearRows
    from scoring.model import MeasureKey
    from scoring.policy import Policy

Sentences = tuple[str, str]
"""What is wrong, and how to mend it."""
_ONE, _ZERO = np.ones((1, 1)), np.zeros((1, 1))


@cache
def refusal(name: str, params: tuple[float, ...], direction: Direction) -> Sentences | None:
    """Why a rule cannot score an indicator of a direction with these numbers; None where it can."""
    given = RuleInputs(
        target=_ONE,
        soglia=_ZERO,
        baseline=_ZERO,
        benchmark=_ONE,
        tolerance=_ZERO,
        direction=direction,
        params=params,
    )
    try:
        RULES[name](given)
    except RuleParametersError as error:
        return error.what, error.remedy
    return None


def refusal_anyway(name: str, params: tuple[float, ...]) -> Sentences | None:
    """Why a rule can score nothing with these numbers; None where it can some direction."""
    found = [refusal(name, params, direction) for direction in Direction]
    return found[0] if all(found) else None


def check_rules(year: YearRows, policy: Policy | None) -> Iterator[Problem]:
    """Rules that indicators call and that there are not, or that cannot score them with their numbers."""
    targets = {key_of(cells): cells for _, cells in year.rows("targets") if cells["valid"] == "1"}
    for line, cells in year.rows("measures"):
        column, found = _own(cells, policy) or ("", None)
        if not found and policy is not None:
            column, found = _applied(cells, policy, targets)
        if found:
            yield year.problem("measures", line, column, found)


def _own(cells: Cells, policy: Policy | None) -> tuple[str, Sentences] | None:
    """What is wrong with the rule that a row names, whatever its direction; the column, and the sentences."""
    name, text = cells["rule"], cells["params"]
    if not name and text:
        return "rule", ("Ci sono i numeri di una regola, ma la regola non c'è.", "Scriverla, o togliere i numeri.")
    if not name or (policy is not None and name in policy.scales):
        return None
    if name not in RULES:
        known = ", ".join((*(policy.scales if policy else ()), *RULES))
        return "rule", (f"La regola «{name}» non esiste.", f"Scrivere una di: {known}.{nearest(name)}")
    try:
        found = refusal_anyway(name, numbers(text))
    except ValueError:
        found = f"I numeri della regola «{name}» non si leggono.", _NUMBERS
    return ("params", found) if found else None


_NUMBERS: Final = (
    "Scrivere solo numeri con il punto, separati da spazi; di un limite escluso, >70 (o <70 dove si cala)."
)


def _applied(cells: Cells, policy: Policy, targets: Mapping[MeasureKey, Cells]) -> tuple[str, Sentences | None]:
    """What is wrong with the rule that a row is scored by, in its direction."""
    if cells["direction"] not in tuple(Direction):
        return "", None  # another check says it
    target = targets.get(key_of(cells), {})
    op = target.get("op", "")
    rule, params = policy.named(cells["rule"], cells["params"])
    measure = Measure(
        key=key_of(cells),
        name="",
        direction=Direction(cells["direction"]),
        unit=target.get("unit", "") or cells["unit"],
        op=Op(op) if op in tuple(Op) else None,
        rule=rule,
        rule_params=params,
    )
    name, params = policy.rule_of(measure)
    found = refusal(name, params, measure.direction) if name in RULES else None
    return ("params" if cells["params"] else "rule" if cells["rule"] else "direction"), found
