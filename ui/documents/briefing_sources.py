"""The facts of a briefing, taken from the store: what a document made without a browser begins with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.plan.planning import Outlook, next_year
from data.plan.scenarios import ScenarioKind
from scoring.basis import Basis, BasisKind
from scoring.scored import score_sheet
from ui.documents.plans import plans_of
from ui.facts.briefing.build import briefing, chosen_scenario
from ui.facts.briefing.sources import Hypothesis, Sources
from ui.facts.briefing.whatif import GONE, as_planned
from ui.facts.view import NextYear
from ui.facts.whatif.answer import what_if
from ui.facts.whatif.simulation import Setting, brought_back, official_sheets
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.plan.records import Plan
    from data.plan.scenarios import SavedScenario
    from data.store.store import Store
    from data.workspace.workspace import Workspace
    from ui.facts.briefing.slide import Briefing
    from ui.facts.data_version import Issue
    from ui.facts.view import View


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
    year, (plan, others) = place[1], plans_of(store, place)
    plans = {each.year: each for each in (plan, *others)}

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
    code = chosen_scenario(slides)
    scenario = next((each for each in workspace.scenarios(*place) if each.id == code), None)
    hypothesis = None
    if scenario is not None:
        hypothesis = _hypothesis(sources, scenario, plans_of(store, place)[1])
    elif code:
        plan = as_planned(sources)
        hypothesis = replace(plan, note=f"{GONE} {plan.note}")
    return briefing(replace(sources, hypothesis=hypothesis), slides)


def _hypothesis(sources: Sources, scenario: SavedScenario, others: Sequence[Plan]) -> Hypothesis:
    """A saved scenario on the ente's own sheet, of the year that is looked at or of the plan after it."""
    plan, main = sources.view.plan, sources.main.sheet
    is_plan = scenario.kind is ScenarioKind.PLAN
    setting = Setting(is_plan, scenario.outlook or Outlook.LAST, sources.view.basis)
    official = official_sheets(plan, others, setting)
    before = next(s for s in official if (s.sheet.section, s.sheet.owner) == (main.section, main.owner))
    return Hypothesis(
        answer=what_if(before, brought_back(scenario, official).assumptions),
        year=plan.year + int(is_plan),
        name=scenario.name,
        note=as_planned(sources).note if is_plan else "",
    )
