"""The facts of a briefing, taken from the store: what a document made without a browser begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.planning import Outlook, next_year
from scoring.basis import Basis, BasisKind
from scoring.scored import score_sheet
from ui.briefing.sources import Sources
from ui.reports.year_view import year_view
from ui.view import NextYear

if TYPE_CHECKING:
    from data.store import Store
    from ui.reports.issue import Issue
    from ui.view import View


def briefing_sources(store: Store, place: tuple[str, int], basis: Basis, issue: Issue) -> Sources:
    """Everything that a briefing may say something of.

    Args:
        store: open.
        place: code of the ente, and year.
        basis: which targets.
        issue: what the document tells of itself.

    Raises:
        DataError: the store has no such year.
        ScoringError: a plan cannot be scored by its method.
    """
    ente, year = place
    years = next((found.years for found in store.enti() if found.code == ente), ())
    plans = {each: store.plan(ente, each) for each in {*years, year}}

    def view(of: int, on: Basis) -> View:
        return year_view(plans[of], [plan for each, plan in plans.items() if each != of], on)

    chosen, valid = view(year, basis), view(year, Basis())
    planned = next_year(valid.plan, valid.series, Outlook.LAST)
    return Sources(
        view=chosen,
        before=view(year - 1, Basis()) if year - 1 in plans else None,
        original=view(year, Basis(BasisKind.ORIGINAL)),
        following=NextYear(planned, tuple(score_sheet(sheet, valid.plan.policy) for sheet in planned.sheets)),
        common=store.common_values(),
        fingerprint=issue.fingerprint,
        day=issue.day,
    )
