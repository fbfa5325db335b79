"""``traguardo simula``: the scores before and after some hypotheses."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cli.archive import lacks_section, official_of, plan_and_histories, workspace_of
from cli.arguments import OUTLOOKS
from cli.output import FAILED, refuse, refuse_line, say
from data.plan.planning import Outlook
from data.plan.scenarios import ScenarioKind, reconcile
from data.workspace.errors import UnknownScenarioError
from scoring.basis import Basis
from ui.facts.format import percent
from ui.facts.whatif.attainable import yardstick
from ui.facts.whatif.effect_rows import as_csv, as_json, effect_rows, with_needed
from ui.facts.whatif.goal_export import sets_as_csv, sets_as_json
from ui.facts.whatif.goal_sets import together
from ui.facts.whatif.goal_words import name_of, set_name
from ui.facts.whatif.simulation import Asked, Setting, official_sheets, simulate
from ui.facts.year_view import scored_view

if TYPE_CHECKING:
    from argparse import Namespace

    from data.plan.records import Plan
    from data.plan.scenarios import SavedScenario
    from data.plan.series import Histories
    from ui.facts.view import View
    from ui.facts.whatif.goal import Goal
    from ui.facts.whatif.simulation import Simulation


def print_simulation(args: Namespace) -> int:
    """Print every node and indicator before and after the hypotheses; nothing where one cannot be made."""
    with official_of(args) as official:
        return _print(args, *plan_and_histories(official, args))


def _print(args: Namespace, plan: Plan, series: Histories) -> int:
    saved = _scenario(args) if args.scenario else None
    setting = _setting(args, saved)
    why = _misplaced(args, setting)
    if why:
        return refuse_line("simula", why)
    if lacks_section(plan, args.sezione) or (saved and _is_of_another_plan(args, saved)):
        return FAILED
    found = _simulated(args, plan, series, setting, saved)
    for notice in found.notices:
        say(f"Da controllare: {notice}")
    if found.goal:
        return _print_sets(args, scored_view(plan, series, setting.basis), setting, found.goal)
    return _print_simulated(args, plan, setting, found)


def _simulated(
    args: Namespace, plan: Plan, series: Histories, setting: Setting, saved: SavedScenario | None
) -> Simulation:
    before = official_sheets(plan, series, setting)
    there = reconcile([scored.sheet for scored in before], saved.assumptions if saved else ())
    for notice in there.notices:
        say(f"Da controllare: {notice}")
    return simulate(
        Asked(
            before=before,
            default=(plan.policy.main_section, ""),
            saved=there.assumptions,
            texts=tuple(args.ipotesi or ()),
            serve=args.serve or "",
            goal=args.obiettivo or "",
            year=plan.year + setting.is_plan,
        )
    )


def _print_simulated(args: Namespace, plan: Plan, setting: Setting, found: Simulation) -> int:
    if found.problems:
        return refuse(found.problems, len(found.problems), "non è stato calcolato nulla")
    answers = [a for a in found.answers if args.sezione in (None, a.after.sheet.section)]
    rows = effect_rows(answers, is_synthetic=plan.ente.synthetic, is_plan=setting.is_plan)
    if args.serve:
        dates = frozenset(m.key for a in answers for m in a.after.sheet.measures if m.is_date)
        rows = with_needed(rows, {each.key: each for each in found.needed}, dates)
    sys.stdout.write(as_json(rows) if args.formato == "json" else as_csv(rows, is_served=bool(args.serve)))
    return 0


def _print_sets(args: Namespace, view: View, setting: Setting, goal: Goal) -> int:
    """Print the sets of moves that are enough; say of the others how far they come."""
    if goal.is_reached:
        say(f"{name_of(goal.node)} ha già {percent(goal.node.score, fixed=True)}: non serve nulla.")
    results = goal.scored.measures
    yards = {r.measure.key: yardstick(view, r, is_official=not setting.is_plan) for r in results}
    found = () if goal.is_reached else together(goal, yards, view.series)
    for one in found:
        if not one.is_enough:
            say(f"Insieme «{set_name(one)}»: non basta, arriva a {percent(one.score, fixed=True)}.")
    default = (view.plan.policy.main_section, "")
    written = sets_as_json if args.formato == "json" else sets_as_csv
    sys.stdout.write(written([one for one in found if one.is_enough], default))
    return 0


def _scenario(args: Namespace) -> SavedScenario:
    with workspace_of(args) as workspace:
        found = workspace.scenario(args.scenario)
    if args.pubblico and found.is_individual:
        raise UnknownScenarioError(args.scenario)
    return found


def _is_of_another_plan(args: Namespace, saved: SavedScenario) -> bool:
    """Whether a scenario was saved on another ente or year; then says so."""
    if (saved.ente, saved.year) == (args.ente, args.anno):
        return False
    say(f"Lo scenario «{saved.name}» è di {saved.ente} {saved.year}: usare --ente {saved.ente} --anno {saved.year}.")
    return True


def _setting(args: Namespace, saved: SavedScenario | None) -> Setting:
    """Which tree: as asked, else as the scenario was saved, else the year on its valid targets."""
    is_plan = args.piano or (saved is not None and saved.kind is ScenarioKind.PLAN)
    asked = Outlook(OUTLOOKS[args.consuntivi]) if args.consuntivi else None
    outlook = asked or (saved.outlook if saved else None) or Outlook.LAST
    basis = args.base or (saved.basis if saved and not is_plan else Basis())
    return Setting(is_plan=is_plan, outlook=outlook, basis=basis)


def _misplaced(args: Namespace, setting: Setting) -> str:
    """What was asked of a tree that has no such choice; empty where all is well."""
    if args.consuntivi and not setting.is_plan:
        return "--consuntivi vale solo con --piano, perché i consuntivi dell'anno ci sono già"
    if args.obiettivo and args.serve:
        return "--obiettivo e --serve sono due domande: una per volta"
    if args.base not in {None, Basis()} and setting.is_plan:
        return "il piano dell'anno dopo nasce dai target validi: togliere --base"
    return ""
