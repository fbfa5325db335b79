"""The facts of a briefing, taken from the store: what a document made without a browser begins with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.planning import Outlook, next_year
from data.scenarios import ScenarioKind, reconcile
from scoring.basis import Basis, BasisKind
from scoring.scored import score_sheet
from ui.briefing.build import briefing
from ui.briefing.slide import SlideKind
from ui.briefing.sources import Hypothesis, Sources
from ui.briefing.whatif import GONE, as_planned
from ui.reports.year_view import year_view
from ui.view import NextYear
from ui.whatif.answer import what_if

if TYPE_CHECKING:
    from data.store import Store
    from data.workspace import Workspace
    from ui.briefing.slide import Briefing
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
    plans = {each: store.plan(ente, each) for each in sorted({*years, year})}

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


def briefing_of(store: Store, workspace: Workspace, place: tuple[str, int], basis: Basis, issue: Issue) -> Briefing:
    """The briefing as people saved it; as generated where nobody did.

    Raises:
        DataError: the store has no such year.
        ScoringError: a plan cannot be scored by its method.
    """
    sources = briefing_sources(store, place, basis, issue)
    saved = workspace.briefing(*place)
    slides = saved.slides if saved else ()
    scenario = next((each.subject for each in slides if each.kind == SlideKind.WHATIF and each.subject), "")
    hypothesis = _hypothesis(sources, workspace, scenario) if scenario else None
    if scenario and hypothesis is None:
        plan = as_planned(sources)
        hypothesis = replace(plan, note=f"{GONE} {plan.note}")
    return briefing(replace(sources, hypothesis=hypothesis), slides)


def _hypothesis(sources: Sources, workspace: Workspace, code: str) -> Hypothesis | None:
    """A saved scenario on the ente's own sheet; None where it is gone, or of another plan."""
    plan = sources.view.plan
    found = next((each for each in workspace.scenarios(plan.ente.code, plan.year) if each.id == code), None)
    if found is None:
        return None
    is_plan = found.kind is ScenarioKind.PLAN
    before = sources.main
    if is_plan:
        planned = next_year(plan, sources.view.series, found.outlook or Outlook.LAST)
        place = (before.sheet.section, before.sheet.owner)
        sheet = next(each for each in planned.sheets if (each.section, each.owner) == place)
        before = score_sheet(sheet, plan.policy)
    there = reconcile([before.sheet], found.assumptions)
    return Hypothesis(
        answer=what_if(before, there.assumptions),
        year=plan.year + int(is_plan),
        name=found.name,
        note=as_planned(sources).note if is_plan else "",
    )
