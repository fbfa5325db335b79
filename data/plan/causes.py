"""Why indicators are not where they were promised to be: whose cause holds, and which must still be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.plan.records import CauseRow, Plan
    from scoring.model import MeasureKey
    from scoring.result import MeasureResult, ScoredSheet

Place = tuple[str, str, str, str]
"""Section, owner, node and indicator; no indicator: the node."""


def causes_of(plan: Plan) -> dict[Place, CauseRow]:
    """The causes of a plan by place."""
    return {(row.section, row.owner, row.node_code, row.indicator_code): row for row in plan.causes}


def cause_of(causes: Mapping[Place, CauseRow], key: MeasureKey) -> CauseRow | None:
    """The cause of an indicator, its own or else its objective's; None where nobody told it."""
    node = key.section, key.owner, key.node_code
    return causes.get((*node, key.indicator_code)) or causes.get((*node, ""))


def lacking(plan: Plan, scored: Iterable[ScoredSheet]) -> Iterator[tuple[ScoredSheet, MeasureResult]]:
    """The indicators whose method wants a cause that nobody has told, each with its sheet.

    Args:
        plan: of the year.
        scored: its sheets.
    """
    causes = causes_of(plan)
    for each in scored:
        for result in each.measures:
            if plan.policy.leaf_bands.needs_cause(result.band) and cause_of(causes, result.measure.key) is None:
                yield each, result
