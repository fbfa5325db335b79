"""The years of an ente, each scored when it is asked for: what pages, documents and commands are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from data.plan.planning import next_year
from scoring.basis import Basis
from scoring.scored import score_sheet
from ui.facts.view import NextYear
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.planning import Outlook
    from data.plan.records import CommonValue, Plan
    from ui.facts.view import View


class Years(Protocol):
    """The years of one ente, however they are kept."""

    def view(self, year: int, basis: Basis) -> View | None:
        """A year on some targets; None where the ente has no such year."""

    def following(self, year: int, outlook: Outlook) -> NextYear:
        """The plan of the year after one that the ente has."""

    def common(self) -> Sequence[CommonValue]:
        """The values of all enti on the common indicators; empty where there are none."""


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


def valid(years: Years, year: int) -> View:
    """A year on the targets valid at its end.

    Raises:
        KeyError: the ente has no such year.
    """
    found = years.view(year, Basis())
    if found is None:
        raise KeyError(year)
    return found


def next_years_plan(view: View, outlook: Outlook) -> NextYear:
    """The plan of the year after, drawn from a view's documents and scored.

    Args:
        view: of the year before, on its valid targets.
        outlook: what is assumed to be reached.

    Raises:
        ScoringError: the plan cannot be scored by its method.
    """
    planned = next_year(view.plan, view.series, outlook)
    return NextYear(planned, tuple(score_sheet(sheet, view.plan.policy) for sheet in planned.sheets))
