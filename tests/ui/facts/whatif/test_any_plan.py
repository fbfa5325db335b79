"""What holds of every part of the what-if, of whatever plan: it answers in words, or says why it has nothing to say."""

from __future__ import annotations

from functools import cache
from math import isfinite

import pytest

from data.plan.planning import Outlook
from scoring.basis import Basis
from scoring.chance import simulate
from tests.scoring.shipped import plan
from tests.ui.facts.briefing import years
from tests.ui.facts.plan_years import PlanYears
from ui.facts.whatif import silent
from ui.facts.whatif.attainable import yardsticks
from ui.facts.whatif.cautions import cautions
from ui.facts.whatif.first_sentences import enough, how_likely, in_the_past, what_weighs
from ui.facts.whatif.goal import goal_without_actuals, ways
from ui.facts.whatif.goal_sets import together
from ui.facts.whatif.goal_words import missing, stopped_lines, too_many
from ui.facts.whatif.pair import pair_words
from ui.facts.whatif.past import node_past, past_years
from ui.facts.whatif.plan_words import plan_words
from ui.facts.whatif.planning_round import planning_round, summary
from ui.facts.whatif.question import what_if_question
from ui.facts.whatif.reach import reaches
from ui.facts.whatif.round_offers import offers
from ui.facts.whatif.sensitivity import ACTUALS, TARGETS, nothing_moves, swings_of
from ui.facts.whatif.target_rows import ambition_of, chip_rows, target_rows, why_still
from ui.facts.whatif.targets import judged_targets
from ui.facts.whatif.targets_words import filters, how_to_read
from ui.facts.whatif.targets_words import summary as ambition

CASES = {
    "300 objectives": years.three_hundred,
    "names of 300 letters": lambda: years.renamed(plan("riviere"), years.LONG),
    "names of one word of 300 letters": lambda: years.renamed(plan("riviere"), years.WIDE),
    "no names": lambda: years.renamed(plan("riviere"), ""),
    "no history": lambda: plan("torino"),
    "one indicator": lambda: years.one_indicator(years.comune_plans()[-1]),
    "everything at its target": lambda: years.at_the_most(years.comune_plans()[-1]),
    "nothing measured": lambda: years.unmeasured(plan("riviere")),
    "half measured": lambda: years.half_measured(plan("torino")),
}
OFFERED = 12
"""Targets of a plan whose offers are looked at: of 600 the first are enough."""


@cache
def question(case, *, is_plan):
    the_plan = CASES[case]()
    known = PlanYears([the_plan])
    view = known.view(the_plan.year, Basis())
    assert view is not None
    following = known.following(the_plan.year, Outlook.LAST) if is_plan else None
    return what_if_question(view, (view.plan.policy.main_section, ""), following)


every_case = pytest.mark.parametrize("case", CASES)
of_year_and_plan = pytest.mark.parametrize("is_plan", [False, True], ids=["the year", "the plan"])


@every_case
@of_year_and_plan
def test_every_counted_target_has_its_row_and_one_that_cannot_move_its_reason(case, is_plan):
    asked = question(case, is_plan=is_plan)
    rows = target_rows(asked)
    assert len(rows) <= len(asked.targets)
    assert len({row.key for row in rows}) == len(rows)
    assert all(isfinite(row.points) and row.points >= 0 for row in rows)
    assert all(why_still(row, asked.symbol(row.result)) for row in rows if not row.can_move)
    chips = chip_rows(asked, rows)
    assert len(chips["contano"]) + len(chips["fermi"]) == len(rows)
    assert all(ambition_of(asked, row) for row in rows[:OFFERED])


@every_case
@of_year_and_plan
def test_the_strip_says_the_pair_and_the_plan_where_its_targets_come_from(case, is_plan):
    asked = question(case, is_plan=is_plan)
    assert "nessun target cambiato" in pair_words(asked.answer, asked.view.series, asked.year)
    assert cautions(asked.answer, asked.view.series) == ()
    assert bool(plan_words(asked)) is is_plan


@every_case
@of_year_and_plan
def test_what_it_takes_is_a_set_or_that_none_is_enough(case, is_plan):
    asked = question(case, is_plan=is_plan)
    goal = goal_without_actuals(asked, "", asked.before.policy.cap)
    if goal.is_reached:
        return
    assert missing(goal)
    assert bool(too_many(goal.scored, "")) is (case == "300 objectives")
    if too_many(goal.scored, ""):
        assert too_many(goal.scored, asked.before.nodes[-1].code) == ""
        return
    yards = yardsticks(asked, goal.scored)
    sets = together(goal, yards, asked.view.series)
    assert enough(goal, sets).startswith(("Per arrivare a ", "Per superare "))
    found = ways(goal, yards, asked.view.series)
    assert found.alone or stopped_lines(found)


@every_case
@of_year_and_plan
def test_ambition_and_round_count_every_target_once(case, is_plan):
    asked = question(case, is_plan=is_plan)
    targets = judged_targets(asked, ())
    assert ambition(targets, asked.year).startswith(f"**{len(targets)}")
    assert filters(targets)["tutti"] == f"Tutti {len(targets)}"
    assert how_to_read(asked, targets)
    found = planning_round(asked, {})
    assert len(found.targets) == len(asked.targets)
    if found.targets:
        assert str(len(found.targets)) in summary(found, asked.year)
    for target in found.targets[:OFFERED]:
        assert all(offer.value is not None or offer.about for offer in offers(asked, target.result, ()))


@every_case
@of_year_and_plan
@pytest.mark.parametrize("what", [TARGETS, ACTUALS])
def test_what_weighs_is_a_number_or_why_none_does(case, is_plan, what):
    asked = question(case, is_plan=is_plan)
    root = asked.answer.after.root
    swings = swings_of(asked, "", what)
    told = what_weighs(asked, root, what, swings)
    assert told or nothing_moves(asked, what, is_any=bool(swings))
    assert len(told) < 300


@every_case
@of_year_and_plan
def test_chances_and_past_are_told_or_greyed_with_a_reason(case, is_plan):
    asked = question(case, is_plan=is_plan)
    after = asked.answer.after
    expected = {each.result.measure.key: each.expected for each in reaches(asked) if each.expected}
    root = simulate(after.sheet, after.policy, expected, draws=50, seed=1).nodes[0]
    assert root.withheld or how_likely(asked, root)
    span = past_years(after, asked.view.series, asked.year)
    assert bool(silent.no_past(asked)) is not bool(span)
    assert in_the_past(asked, node_past(after, asked.view.series, span, asked.year))
