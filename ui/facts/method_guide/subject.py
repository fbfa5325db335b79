"""What a method is tried on: the sheets of a year with their published figures, and the questions that fit them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.basis import Basis
from scoring.questions import parts_of, questions
from scoring.scored import score_sheet
from ui.facts.method_guide.words import Names
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import Plan
    from scoring.model import Sheet
    from scoring.policy import Policy
    from scoring.question import Question
    from scoring.result import MeasureResult
    from ui.facts.view import View


@dataclass(frozen=True, slots=True)
class Subject:
    """A year to try methods on.

    Attributes:
        view: on the valid targets, on which the figures were published.
        questions: those that the sections and levels of the ente ask for.
        names: what the ente calls them.
    """

    view: View
    questions: tuple[Question, ...]
    names: Names

    @property
    def plan(self) -> Plan:
        """The rows of the year."""
        return self.view.plan

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets to be scored."""
        return tuple(scored.sheet for scored in self.view.sheets)

    def symbol(self, result: MeasureResult) -> str:
        """What goes after the numbers of an indicator; empty for a day."""
        return "" if result.measure.is_date else self.view.symbol(result)

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
    return subject_in(year_view(plan, others, Basis()))


def subject_in(view: View) -> Subject:
    """A year scored on its valid targets as what methods are tried on."""
    plan = view.plan
    parts = parts_of([scored.sheet for scored in view.sheets])
    levels = {level.code: level.plural for level in plan.ente.levels}
    roots = {code: section.root for code, section in plan.policy.sections.items()}
    return Subject(view, questions(parts), Names(levels, roots))
