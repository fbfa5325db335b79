"""Years of an ente scored from plans in hand, for tests that make their plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.facts.year_view import year_view
from ui.facts.years import next_years_plan, valid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.planning import Outlook
    from data.plan.records import CommonValue, Plan
    from scoring.basis import Basis
    from ui.facts.view import NextYear, View


@dataclass(frozen=True, slots=True)
class PlanYears:
    """Years scored from plans in hand.

    Attributes:
        plans: of one ente, a year once.
        values: of all enti on the common indicators.
    """

    plans: Sequence[Plan]
    values: Sequence[CommonValue] = ()

    def view(self, year: int, basis: Basis) -> View | None:
        """A year on some targets; its histories come from the other years too.

        Raises:
            ScoringError: the plan cannot be scored by its method.
        """
        plan = next((each for each in self.plans if each.year == year), None)
        return None if plan is None else year_view(plan, [each for each in self.plans if each is not plan], basis)

    def following(self, year: int, outlook: Outlook) -> NextYear:
        """The plan of the year after.

        Raises:
            KeyError: the ente has no such year.
            ScoringError: the plan cannot be scored by its method.
        """
        return next_years_plan(valid(self, year), outlook)

    def common(self) -> Sequence[CommonValue]:
        """The values of all enti on the common indicators."""
        return self.values
