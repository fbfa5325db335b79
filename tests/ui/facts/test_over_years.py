"""The years side by side are those that can be compared, and say which cannot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from data.plan.records import BreakRow
from scoring.basis import Basis
from scoring.summary import parts
from tests.scoring.shipped import plan
from tests.ui.facts.briefing.years import synthetic_plans
from tests.ui.facts.plan_years import PlanYears
from ui.facts.over_years import cell, headline, over_years
from ui.facts.year_results import results_of

if TYPE_CHECKING:
    from data.plan.records import Plan
    from ui.facts.over_years import OverYears

PLANS = synthetic_plans()
KNOWN = tuple(each.year for each in PLANS)


def found_of(*plans: Plan) -> OverYears:
    known = sorted(each.year for each in plans)
    return over_years([results_of(view) for year in known if (view := PlanYears(plans).view(year, Basis()))], known)


def test_every_year_has_the_result_that_the_engine_gives_it() -> None:
    found = found_of(*PLANS)

    assert found.years == KNOWN
    for year in KNOWN:
        view = PlanYears(PLANS).view(year, Basis())
        assert view
        for line, result in zip(found.lines, (view.main.root, *parts(view.main)), strict=True):
            shown = line.results[year]
            assert (line.code, shown.title, shown.score, shown.band) == (
                result.code,
                result.title,
                result.score,
                result.band,
            )
    assert found_of(*(replace(each, breaks=()) for each in PLANS)).notes() == ()


def test_a_year_that_the_store_has_not_is_a_gap() -> None:
    first, *_, last = PLANS
    found = found_of(first, last)

    assert found.missing == frozenset(range(first.year + 1, last.year))
    assert cell(found.lines[0], first.year + 1) == ""
    assert found.notes()[0].startswith("Non è nell'archivio: ")


def test_another_method_is_marked_and_a_new_act_of_the_same_is_not() -> None:
    *before, last = PLANS[-3:]
    same = replace(last, policy=replace(last.policy, act="un altro atto", first_year=last.year))
    other = replace(last, policy=replace(last.policy, cap=120.0))

    assert found_of(*before, same).new_policy == frozenset()
    assert found_of(*before, other).new_policy == {last.year}


def test_a_break_marks_its_objective_from_its_year() -> None:
    *before, last = PLANS[-3:]
    key = next(row.key for row in last.measures if row.key.section == last.policy.main_section)
    broken = replace(last, breaks=(BreakRow(key=key, year=last.year, kind="method", reason="altro metodo"),))
    found = found_of(*before, broken)

    line = next(line for line in found.lines if line.code == key.node_code)
    assert line.broken == {last.year}
    assert cell(line, last.year).startswith("┊")


def test_a_code_with_another_title_is_marked() -> None:
    *before, last = PLANS[-3:]
    renamed = tuple(
        replace(row, title=f"{row.title} e altro") if row.node_code == "OS1.1" else row for row in last.nodes
    )
    line = next(each for each in found_of(*before, replace(last, nodes=renamed)).lines if each.code == "OS1.1")

    assert line.renamed == {last.year}


def test_an_objective_that_is_gone_comes_after_those_of_the_newest_year() -> None:
    *before, last = PLANS[-2:]
    gone = {row.node_code for row in last.nodes if "OS1.1" in {row.node_code, row.parent_code}}
    kept = replace(
        last,
        nodes=tuple(row for row in last.nodes if row.node_code not in gone),
        measures=tuple(row for row in last.measures if row.key.node_code not in gone),
    )
    codes = [line.code for line in found_of(*before, kept).lines]

    assert codes[-1] == "OS1.1"
    assert codes[0] == ""


def test_one_year_has_no_headline_and_no_year_no_line() -> None:
    assert headline(found_of(plan("torino"))) == ""
    assert over_years((), ()).lines == ()


def test_a_year_that_is_not_scored_yet_is_left_out_and_no_mark_is_told_across_it() -> None:
    first, middle, last = PLANS[-3:]
    other = replace(last, policy=replace(last.policy, cap=120.0))
    views = [PlanYears((first, middle, other)).view(year, Basis()) for year in (first.year, last.year)]
    found = over_years([results_of(view) for view in views if view], [first.year, middle.year, last.year])

    assert found.years == (first.year, last.year)
    assert found.missing == frozenset()
    assert found.new_policy == frozenset()


def test_the_headline_is_of_the_last_years() -> None:
    said = headline(found_of(*PLANS), most=2)

    assert said.count(" · ") == 1
    assert said.startswith(str(KNOWN[-2]))
