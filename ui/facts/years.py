"""The years of an ente, each scored when it is asked for: what pages, documents and commands are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from data.plan.planning import next_year
from data.plan.series import Histories
from scoring.basis import Basis
from scoring.scored import score_sheet
from ui.facts.view import NextYear
from ui.facts.year_view import scored_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.planning import Outlook
    from data.plan.records import CommonValue, Plan
    from data.plan.series import OtherYears
    from ui.facts.view import View


class Years(Protocol):
    """The years of one ente, however they are kept."""

    def view(self, year: int, basis: Basis) -> View | None:
        """A year on some targets; None where the ente has no such year."""

    def following(self, year: int, outlook: Outlook) -> NextYear:
        """The plan of the year after one that the ente has."""

    def common(self) -> Sequence[CommonValue]:
        """The values of all enti on the common indicators; empty where there are none."""


class Archive(Protocol):
    """Where the plans of many enti and years are kept."""

    def years(self, code: str) -> Sequence[int]:
        """The years of an ente."""

    def plan(self, code: str, year: int) -> Plan:
        """Everything of an ente and year."""

    def others(self, code: str, year: int) -> OtherYears:
        """The documents of the other years of an ente."""

    def common_values(self) -> Sequence[CommonValue]:
        """The values of all enti on the common indicators."""


@dataclass(frozen=True, slots=True)
class ArchiveYears:
    """The years of an ente as an archive has them: a view reads its year, and of the others what it shows of them."""

    archive: Archive
    ente: str

    def view(self, year: int, basis: Basis) -> View | None:
        """A year on some targets.

        Raises:
            ScoringError: the plan cannot be scored by its method.
        """
        if year not in self.archive.years(self.ente):
            return None
        plan = self.archive.plan(self.ente, year)
        return scored_view(plan, Histories(plan, self.archive.others(self.ente, year)), basis)

    def following(self, year: int, outlook: Outlook) -> NextYear:
        """The plan of the year after.

        Raises:
            KeyError: the ente has no such year.
            ScoringError: the plan cannot be scored by its method.
        """
        return next_years_plan(valid(self, year), outlook)

    def common(self) -> Sequence[CommonValue]:
        """The values of all enti on the common indicators."""
        return self.archive.common_values()


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
