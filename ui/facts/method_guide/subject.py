"""What a method is tried on: the sheets of a year with their published figures, and the questions that fit them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.plan.series import all_series
from data.plan.sheets import sheets
from scoring.basis import Basis
from scoring.questions import parts_of, questions
from scoring.scored import score_sheet
from ui.facts.method_guide.words import Names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import Plan
    from scoring.model import Sheet
    from scoring.policy import Policy
    from scoring.question import Question
    from scoring.result import MeasureResult


@dataclass(frozen=True, slots=True)
class Subject:
    """A year to try methods on.

    Attributes:
        sheets: on the valid targets, on which the figures were published.
        questions: those that the sections and levels of the ente ask for.
        names: what the ente calls them.
    """

    plan: Plan
    sheets: tuple[Sheet, ...]
    questions: tuple[Question, ...]
    names: Names

    def symbol(self, result: MeasureResult) -> str:
        """What goes after the numbers of an indicator; empty for a day."""
        if result.measure.is_date:
            return ""
        found = (unit.symbol for unit in self.plan.ente.units if unit.code == result.measure.unit)
        return next(found, result.measure.unit)

    def examples(self, policy: Policy) -> tuple[MeasureResult, ...]:
        """The indicators with a published score and something to draw, by a method: partial scores first."""
        found = [m for sheet in self.sheets for m in score_sheet(sheet, policy).measures if m.curve is not None]
        told = [m for m in found if m.published and m.published.score]
        return tuple(sorted(told or found, key=_is_full))


def _is_full(found: MeasureResult) -> bool:
    """Whether the published score is nothing or all."""
    printed = found.published.score if found.published else None
    return printed is None or printed.value in {0.0, 100.0}


def subject_of(plan: Plan, others: Sequence[Plan] = ()) -> Subject:
    """A plan as what methods are tried on.

    Args:
        plan: of the year with the figures.
        others: of the ente's other years, from which last year's values come.
    """
    found = sheets(plan, Basis(), all_series(plan, others))
    parts = parts_of(found)
    levels = {level.code: level.plural for level in plan.ente.levels}
    roots = {code: section.root for code, section in plan.policy.sections.items()}
    return Subject(plan, found, questions(parts), Names(levels, roots))
