"""Of a plan of any size a figure has what a person can read, and says how many the others are."""

from __future__ import annotations

import math

import pytest

from scoring.summary import losses, parts
from tests.ui.large import ACTIVITY, AMBITO, OBJECTIVE, large_view
from ui.facts import explain, offered
from ui.facts.drawn import MOST_PARTS, crowded, drawn
from ui.facts.whatif.question import what_if_question
from ui.facts.whatif.target_rows import TRIED, tried
from ui.figures import charts
from ui.figures.columns import columns
from ui.figures.objectives import MOST, ordered_parts
from ui.figures.theme import LIGHT

LEVELS = ["", AMBITO, OBJECTIVE, ACTIVITY]
SCORED = large_view().main


def test_the_bars_of_lost_points_are_few_and_their_points_are_all_of_them() -> None:
    lost = losses(SCORED)
    figure = charts.lost_points(SCORED, lost, ground=LIGHT)
    (bars,) = figure["data"]
    assert len(lost) > charts.MOST_BARS
    others = len(lost) - charts.MOST_BARS + 1
    assert f"Altri {others} obiettivi".replace("\u00a0", " ") in [name.replace("\u00a0", " ") for name in bars["y"]]
    assert figure["layout"]["height"] <= 1_200
    told = math.fsum(step for _, step in explain.elsewhere(SCORED))
    assert sum(bars["x"][1:-1]) == pytest.approx(math.fsum(loss.points for loss in lost) + told)


@pytest.mark.parametrize("level", LEVELS)
def test_columns_hold_the_parts_that_can_be_read_and_fill_the_figure(level: str) -> None:
    cells, *_ = columns(SCORED, level=level, ground=LIGHT, height=490)["data"]
    assert len(cells["y"]) <= MOST_PARTS * (1 + MOST_PARTS)
    first = [width for width, base in zip(cells["width"], cells["base"], strict=True) if base == 0]
    assert sum(first) == pytest.approx(charts.sizes_of(SCORED)[charts.node_id(level)])


@pytest.mark.parametrize("level", LEVELS)
def test_rings_hold_the_parts_that_can_be_read_and_each_fills_its_whole(level: str) -> None:
    (trace,) = charts.tree(SCORED, level=level, shape="sunburst", ground=LIGHT, height=490)["data"]
    assert len(trace["ids"]) <= MOST_PARTS * (1 + MOST_PARTS)
    assert set(trace["parents"]) <= {"", *trace["ids"]}
    sizes = dict(zip(trace["ids"], trace["values"], strict=True))
    own = [size for size, parent in zip(trace["values"], trace["parents"], strict=True) if parent == trace["level"]]
    assert sum(own) == pytest.approx(sizes[trace["level"]])


def test_of_many_parts_those_that_lost_most_are_drawn_and_the_rest_is_counted() -> None:
    shown = drawn(SCORED, AMBITO, lambda _: True)
    all_of_them = SCORED.children(AMBITO)
    assert len(shown.nodes) == MOST_PARTS - 1
    assert shown.more == len(all_of_them) - len(shown.nodes)
    left_out = [each for each in all_of_them if each not in shown.nodes]
    assert min(each.lost for each in shown.nodes) >= max(each.lost for each in left_out)
    assert str(len(all_of_them)) in crowded(SCORED, AMBITO)
    assert crowded(SCORED, OBJECTIVE) == ""


def test_what_answers_the_filters_is_drawn_before_what_lost_more() -> None:
    wanted = {each.code for each in sorted(SCORED.children(AMBITO), key=lambda each: each.lost)[:3]}
    shown = drawn(SCORED, AMBITO, lambda each: each.code in wanted)
    assert wanted <= {each.code for each in shown.nodes}


@pytest.mark.parametrize("at", LEVELS)
def test_a_chooser_offers_a_few_and_always_the_place_where_the_reader_is(at: str) -> None:
    nodes, measures = offered.nodes(SCORED, at), offered.measures(SCORED, at)
    assert len(nodes) <= offered.MOST
    assert len(measures) <= offered.MOST
    assert {step.code for step in SCORED.path(at)} <= {each.code for each in nodes}
    assert {each.measure.key for each in SCORED.measures_of(at)} <= {each.measure.key for each in measures}
    assert "Cerca" in offered.left_out(SCORED)


def test_the_what_if_tries_the_heaviest_targets_and_any_that_is_looked_for() -> None:
    question = what_if_question(large_view(), ("strategico", ""), None)
    assert len(tried(question, "", "")) == TRIED
    last = SCORED.measures[-1]
    assert last in tried(question, last.code, "")
    assert {each.measure.key for each in tried(question, "", ACTIVITY)} <= {
        each.measure.key for each in SCORED.measures_of(ACTIVITY)
    }
    assert len(ordered_parts(question.answer.effects)) == MOST < len(parts(SCORED))


def test_a_mean_of_hundreds_of_parts_says_how_many_they_are() -> None:
    said = explain.node(SCORED.root)
    assert said.startswith("media di ")
    assert len(said) < 120
