"""The results of the units of a plan, and the objectives for which none answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.plan.breakdown import is_of_units
from data.plan.units import unit_names
from scoring.units import unit_results, without_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.plan.records import Plan
    from scoring.result import ScoredSheet
    from scoring.units import UnitObjective, UnitResult


def units_of(plan: Plan, scored: Iterable[ScoredSheet]) -> tuple[UnitResult, ...]:
    """The result of every unit, first those of ``units.csv``, then those with values of their own; empty without any.

    Args:
        plan: whose names and method hold.
        scored: its sheets.
    """
    names = unit_names(plan.units)
    measuring = names.of_all(row.part for row in plan.breakdown if is_of_units(row.dimension))
    return unit_results(scored, plan.policy, names.of, dict.fromkeys((*names.declared, *measuring)))


def unowned(plan: Plan, scored: Iterable[ScoredSheet]) -> tuple[UnitObjective, ...]:
    """The objectives without a unit, in the sections whose objectives count for units."""
    return without_unit(scored, plan.policy, unit_names(plan.units).of)
